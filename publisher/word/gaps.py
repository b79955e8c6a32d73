"""What is printed as missing in a finished Word file, and the keys of the report beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.oxml.ns import qn

from publisher.vocabulary.keluaran import PrintedGap
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.word.anchors import anchored_notes, anchored_paragraphs
from publisher.word.ranges import printed_text
from publisher.word.xml import Element, paragraphs, style_name_of

Keys = tuple[str, ...]

_COPIES = ("toc ", "table of figures")  # lines of headings and captions that stand elsewhere


def printed_gaps(document: Document) -> Iterator[PrintedGap]:
    """Every paragraph that has the words: of the body, of headers and footers, of footnotes.

    One without a key has those of its row, else those of the nearest one before it.
    """
    styles = {s.style_id: s.name for s in document.styles}
    known = {p: _of_content(keys) for p, keys in anchored_paragraphs(document)}
    last: Keys = ()
    for p in paragraphs(document.element.body):
        text, own = _says(p), known.get(p, ())
        last = own or last
        if text and not style_name_of(p, styles).casefold().startswith(_COPIES):
            yield PrintedGap(text, own or _of_row(p, known) or last, bool(own))
    for p, keys in anchored_notes(document):
        text = _says(p)
        if text:
            yield PrintedGap(text, keys, True)
    for p in _edges(document):
        text = _says(p)
        if text:
            yield PrintedGap(text, (), False)


def _says(p: Element) -> str:
    text = " ".join(printed_text(p).split())
    return text if BELUM_DIISI in text.casefold() else ""


def _of_content(keys: Keys) -> Keys:
    """Without those of files of the program's own: they stand in no folder of a report."""
    return tuple(key for key in keys if not key.startswith("/") and ":" not in key[:3])


def _of_row(p: Element, known: Mapping[Element, Keys]) -> Keys:
    """The nearest first."""
    row = next(p.iterancestors(qn("w:tr")), None)
    if row is None:
        return ()
    cells = list(paragraphs(row))
    at = cells.index(p)
    near = sorted((abs(n - at), n) for n, one in enumerate(cells) if known.get(one))
    return tuple(key for _, n in near for key in known[cells[n]])


def _edges(document: Document) -> Iterator[Element]:
    parts = [r.target_part for r in document.part.rels.values() if not r.is_external]
    for part in parts:
        if str(part.partname).startswith(("/word/header", "/word/footer")):
            yield from paragraphs(part.element)
