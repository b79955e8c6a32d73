"""The copy of a Word file that is converted: what the PDF needs of it, and no more."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx.oxml.ns import qn
from lxml import etree

from publisher.vocabulary.artifacts import WordFile
from publisher.word.anchors import first_of_row, is_anchor
from publisher.word.draft import EPOCH
from publisher.word.long_tables import Cuts, LongTable, cut_tables, separator_style
from publisher.word.xml import Element, from_xml

STORY, STYLES = "word/document.xml", "word/styles.xml"
WHOLE: Cuts = {}


def printed_copy(
    word: WordFile, out: Path, cuts: Cuts | None = WHOLE
) -> tuple[WordFile, tuple[LongTable, ...]]:
    """Write the file as it is converted, and say which long tables it has.

    Of the anchors in a row of a table only the first stays: the row is on one page, so one says
    where all of them are. Every bookmark costs the conversion, the PDF and all who read it; of a
    long table they were a third. cuts: where long tables begin anew; None to find that out.
    """
    out.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(word.path) as old, zipfile.ZipFile(out, "w") as new:
        story = from_xml(old.read(STORY))
        _drop_spare_anchors(story)
        tables = cut_tables(story, cuts)
        changed = {STORY: story}
        if tables:
            changed[STYLES] = from_xml(old.read(STYLES))
            changed[STYLES].append(separator_style())
        for name in old.namelist():
            data = _written(changed[name]) if name in changed else old.read(name)
            new.writestr(zipfile.ZipInfo(name, EPOCH), data)
    return WordFile(out), tables


def _written(part: Element) -> bytes:
    made: bytes = etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _drop_spare_anchors(root: Element) -> None:
    spare = {mark.get(qn("w:id")): mark for mark in _spare_anchors(root)}
    ends = [end for end in root.iter(qn("w:bookmarkEnd")) if end.get(qn("w:id")) in spare]
    for mark in (*spare.values(), *ends):
        mark.getparent().remove(mark)


def _spare_anchors(root: Element) -> Iterator[Element]:
    for mark in root.iter(qn("w:bookmarkStart")):
        if is_anchor(mark) and first_of_row(mark) is not mark:
            yield mark
