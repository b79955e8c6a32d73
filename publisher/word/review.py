"""The review copy: the Word file with a comment at the words of each remark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from publisher.reading import Passage
from publisher.vocabulary.artifacts import WordFile
from publisher.vocabulary.remarks import Phrases, Remark
from publisher.word.draft import save_document
from publisher.word.ranges import mark_range
from publisher.word.spots import Spot, Spots

AUTHOR, INITIALS = "publisher", "P"
STYLES = {
    "annotation text": ("CommentText", WD_STYLE_TYPE.PARAGRAPH),
    "annotation reference": ("CommentReference", WD_STYLE_TYPE.CHARACTER),
}


def review_copy(
    word: WordFile,
    remarks: Sequence[Remark],
    phrases: Phrases,
    passages: Sequence[Passage],
    folder: Path,
    out: Path,
) -> WordFile:
    """Write `word` to `out` with every remark as a comment. The same input gives the same bytes.

    folder: the content folder, from which the keys in the file are named.
    """
    # Of the finished file and not of the draft: the copy must be what was made, to the letter.
    document = docx.Document(str(word.path))
    _provide_styles(document)
    spots = Spots(document, passages, folder)
    placed = [(remark, spots.spot(remark.at)) for remark in remarks]  # before any run is split
    for remark, spot in placed:
        ident = _write(document, remark, spot, phrases)
        mark_range(spot.paragraph, spot.start, spot.end, ident)
    return save_document(document, out)


def _write(document: Document, remark: Remark, spot: Spot, phrases: Phrases) -> int:
    """Write a comment's text; its id."""
    comment = document.comments.add_comment(author=AUTHOR, initials=INITIALS)
    element = comment._comment_elm
    del element.attrib[qn("w:date")]  # the clock's
    comment.paragraphs[0].add_run(remark.title).bold = True
    lines = remark.text.split("\n")
    if not spot.printed:
        lines.append(phrases.not_printed)
    elif spot.others:
        lines.append(phrases.elsewhere(spot.others))
    for line in lines:
        comment.add_paragraph(line)
    return comment.comment_id


def _provide_styles(document: Document) -> None:
    """Word's own styles of comments, where the template lacks them: small, and not justified."""
    known = {style.name for style in document.styles}
    for name, (style_id, kind) in STYLES.items():
        if name not in known:
            style = document.styles.add_style(name, kind, builtin=True)
            style.element.set(qn("w:styleId"), style_id)
            style.font.size = Pt(10 if kind is WD_STYLE_TYPE.PARAGRAPH else 8)
            if kind is WD_STYLE_TYPE.PARAGRAPH:
                style.paragraph_format.line_spacing = 1
                style.paragraph_format.space_after = Pt(0)
                style.paragraph_format.alignment = 0
