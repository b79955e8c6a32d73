"""The report in Word, still without page numbers; it learns them when the PDF exists."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn

from publisher.vocabulary.artifacts import WordFile
from publisher.word.contents import UNKNOWN, page_results
from publisher.word.headings import Entry
from publisher.word.sections import section_of, start_at, turn
from publisher.word.xml import Element

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that ZIP knows


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed document and its entries in document order."""

    document: Document
    entries: tuple[Entry, ...]

    def save(self, out: Path, numbers: Mapping[str, str], starts: Mapping[str, int]) -> WordFile:
        """Write the .docx. The same arguments give the same bytes.

        numbers: bookmark → printed page number. starts: bookmark of a divider →
        the arabic number at which its section starts.
        """
        body = self.document.element.body
        # In place, not anew: the same draft is saved again and again until its numbers settle.
        for bookmark, result in page_results(body):
            result.text = numbers.get(bookmark, UNKNOWN)
        for mark in body.iter(qn("w:bookmarkStart")):
            number = starts.get(mark.get(qn("w:name")))
            if number is not None:
                start_at(section_of(mark.getparent()), number)
        return save_document(self.document, out)


def save_document(document: Document, out: Path) -> WordFile:
    """Write a document as a ZIP without dates; part names sorted, each once."""
    # python-docx writes the clock into every member, and may write a part twice.
    document.save(str(out))
    with zipfile.ZipFile(out) as old:
        entries = {i.filename: old.read(i) for i in old.infolist()}
    first = "[Content_Types].xml"  # readers expect it at the front
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [first, *sorted(entries.keys() - {first})]:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, entries[name])
    return WordFile(out)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that an attachment's page will be laid on: empty, or with lines that stand for it."""

    landscape: bool
    number: int  # the page number that its footer prints
    lines: tuple[str, ...] = ()  # a title, and paragraphs


def save_frames(draft: Draft, frames: tuple[Frame, ...], out: Path) -> WordFile:
    """Write a .docx of pages with the report's own footer, one for each frame.

    Paper, footer and fonts are those of the draft's last portrait section.
    """
    document = copy.copy(draft.document)
    body = draft.document.element.body
    sections = list(body.iter(qn("w:sectPr")))
    model = next(s for s in reversed(sections) if s.find(qn("w:pgSz")).get(qn("w:orient")) is None)
    # The body is lent and put back, not copied: only the headers, footers and fonts around it are
    # wanted, and a deep copy of hundreds of pages costs more than all frames.
    held = list(body)
    try:
        for child in held:
            body.remove(child)
        for n, frame in enumerate(frames):
            sect = _frame_section(model, frame)
            last = n == len(frames) - 1
            p = _paragraphs(draft.document, frame.lines)
            if last:
                body.append(sect)
            else:
                p.get_or_add_pPr().append(sect)
        return save_document(document, out)
    finally:
        for child in list(body):
            body.remove(child)
        for child in held:
            body.append(child)


def _paragraphs(document: Document, lines: tuple[str, ...]) -> Element:
    """Append a frame's lines to the document; its last paragraph."""
    p: Element = document.add_paragraph("")._p
    for n, line in enumerate(lines):
        style = "Judul Isi Lampiran" if n == 0 else "Isi"
        known = any(s.name == style for s in document.styles)
        p = document.add_paragraph(line, style if known else None)._p
    return p


def _frame_section(model: Element, frame: Frame) -> Element:
    sect = copy.deepcopy(model)
    start_at(sect, frame.number)
    if frame.landscape:
        turn(sect)
    return sect
