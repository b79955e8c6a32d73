"""Sheets across for what is too wide for an upright one, each a section of its own."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from publisher.word.inline import Inliner
from publisher.word.pieces import Rujukan
from publisher.word.sections import section_of, text_width
from publisher.word.xml import Element, run, set_style, style_name_of, w

BREAK, CONTINUED = "Pemisah", "Kepala Lanjutan"
AFTER_TABLE = {"Isi": "Isi Setelah Tabel"}
PAPERS = {"A3": (23_811, 16_838)}  # twips, across
SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Stood:
    """Blocks of the body, from the first to the last, that are a table; wide: on a sheet across.

    paper: `A3`, where it is not that of the report.
    """

    first: Element
    last: Element
    name: str  # of the table: `tabel.pegawai`
    wide: bool
    paper: str | None = None


def turned_width(sect: Element, paper: str | None = None) -> int:
    """The width of the text where the sheet of a section lies across; twips."""
    if paper is None and _lies_across(sect):
        return text_width(sect)
    return text_width(_turned(sect, paper))


def turn_sheets(document: Document, stood: Sequence[Stood], inliner: Inliner) -> None:
    """Give each of them, and those that follow each other together, a sheet across.

    What stands before ends an upright sheet, and what follows begins one.
    """
    names = {s.style_id: s.name for s in document.styles}
    for group in _together([s for s in stood if s.wide]):
        sect = section_of(group[-1].last)
        paper = group[0].paper
        if paper is None and _lies_across(sect):
            continue
        first = _with_headings(group[0].first, names)
        before = first.getprevious()
        if before is not None and _section_in(before) is None:
            _end_section(document, before, copy.deepcopy(sect))
            _goes_on(sect)
        across = _turned(sect, paper)
        if len(group) == 1:
            _say_continued(document, across, group[0].name, inliner)
        _close(document, group[-1].last, sect, across)


def _together(wide: Sequence[Stood]) -> Iterator[list[Stood]]:
    group: list[Stood] = []
    for one in wide:
        follows = group and group[-1].last.getnext() is one.first
        if group and not (follows and group[-1].paper == one.paper):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _with_headings(block: Element, names: dict[str, str]) -> Element:
    """The block, or the headings right above it: they go on its sheet."""
    above = block.getprevious()
    while above is not None and above.tag == qn("w:p"):
        if not style_name_of(above, names).startswith("Heading") or _section_in(above) is not None:
            break
        block, above = above, above.getprevious()
    return block


def _section_in(block: Element) -> Element | None:
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _end_section(document: Document, block: Element, sect: Element) -> None:
    """End a section behind a block: in it where it is a paragraph."""
    p = block
    if block.tag != qn("w:p"):
        p = w("p")
        set_style(p, document.styles[BREAK].style_id)
        block.addnext(p)
    p.get_or_add_pPr().append(sect)


def _close(document: Document, last: Element, sect: Element, across: Element) -> None:
    """End the sheet across; where nothing follows, no empty upright sheet comes behind it."""
    after = last.getnext()
    own = after if after.tag == qn("w:sectPr") else _section_in(after)
    if own is not None and own is sect and (after is sect or after.find(qn("w:r")) is None):
        sect.getparent().replace(sect, across)
        return
    _end_section(document, last, across)
    _goes_on(sect)


def _goes_on(sect: Element) -> None:
    """A section that another one begins: page numbers and headers go on."""
    numbers = sect.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), None)
    title = sect.find(qn("w:titlePg"))
    if title is not None:
        sect.remove(title)


def _lies_across(sect: Element) -> bool:
    size = sect.find(qn("w:pgSz"))
    return int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))


def _turned(sect: Element, paper: str | None) -> Element:
    across = copy.deepcopy(sect)
    _goes_on(across)
    if paper and _lies_across(sect):
        _set_size(across, *PAPERS[paper])
        return across
    size, margins = across.find(qn("w:pgSz")), across.find(qn("w:pgMar"))
    width, height = PAPERS[paper] if paper else (size.get(qn("w:h")), size.get(qn("w:w")))
    _set_size(across, width, height)
    # Turned as a whole: what was bound at the left is bound at the top.
    old = {side: margins.get(qn(f"w:{side}")) for side in SIDES}
    for side, was in zip(SIDES, ("left", "top", "right", "bottom"), strict=True):
        margins.set(qn(f"w:{side}"), old[was])
    return across


def _set_size(sect: Element, width: int | str, height: int | str) -> None:
    size = sect.find(qn("w:pgSz"))
    for name, value in (("w", width), ("h", height), ("orient", "landscape")):
        size.set(qn(f"w:{name}"), str(value))


def _say_continued(document: Document, across: Element, name: str, inliner: Inliner) -> None:
    """`Tabel 2.1 (lanjutan)` at the head of every further sheet, where the template has a style."""
    styles = {s.name: s.style_id for s in document.styles}
    if CONTINUED not in styles or name not in inliner.numbers:
        return
    for old in across.findall(qn("w:headerReference")):
        across.remove(old)
    for kind in ("first", "default"):
        part, rid = document.part.add_header_part()  # type: ignore[no-untyped-call]
        for child in list(part.element):
            part.element.remove(child)
        p = w("p")
        set_style(p, styles[CONTINUED])
        if kind == "default":
            for element in inliner.runs(Rujukan(name), None, p, []):
                p.append(element)
            p.append(run(" (lanjutan)"))
        part.element.append(p)
        reference = w("headerReference", type=kind)
        reference.set(qn("r:id"), rid)
        across.insert(0, reference)
    _same_footer_on_the_first(across)
    across._insert_titlePg(w("titlePg"))


def _same_footer_on_the_first(across: Element) -> None:
    footers = {f.get(qn("w:type")): f for f in across.findall(qn("w:footerReference"))}
    if "default" in footers and "first" not in footers:
        first = copy.deepcopy(footers["default"])
        first.set(qn("w:type"), "first")
        footers["default"].addnext(first)


def space_after(stood: Sequence[Stood], names: dict[str, str], ids: dict[str, str]) -> None:
    """Air between a table, or the notes under it, and the text that follows."""
    for one in stood:
        p = one.last.getnext()
        if p is not None and p.tag == qn("w:p"):
            style = AFTER_TABLE.get(style_name_of(p, names))
            if style in ids:
                set_style(p, ids[style])
