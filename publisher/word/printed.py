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
from publisher.word.xml import Element, from_xml

STORY = "word/document.xml"


def printed_copy(word: WordFile, out: Path) -> WordFile:
    """Write the file as it is converted: of the anchors in a row of a table only the first.

    The row is on one page, so one says where all of them are. Every bookmark costs the
    conversion, the PDF and all who read it: of a long table they were a third.
    """
    out.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(word.path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(zipfile.ZipInfo(name, EPOCH), _printed(data) if name == STORY else data)
    return WordFile(out)


def _printed(story: bytes) -> bytes:
    root = from_xml(story)
    spare = {mark.get(qn("w:id")): mark for mark in _spare_anchors(root)}
    ends = [end for end in root.iter(qn("w:bookmarkEnd")) if end.get(qn("w:id")) in spare]
    for mark in (*spare.values(), *ends):
        mark.getparent().remove(mark)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _spare_anchors(root: Element) -> Iterator[Element]:
    for mark in root.iter(qn("w:bookmarkStart")):
        if is_anchor(mark) and first_of_row(mark) is not mark:
            yield mark
