"""Columns as wide as their longest word: no word of a table breaks for want of room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from publisher.word.contents import width_of
from publisher.word.merge import grid_span
from publisher.word.sections import section_of, text_width
from publisher.word.xml import WITHIN, Element, is_grid, text_of, w

TWIPS_PER_POINT = 20
AIR = 25  # twips of a cell that its borders take
LEAST_SIZE = 6.0  # points; smaller letters are not read in print
STEP = 0.5


@dataclass(slots=True)
class Letters:
    """Size in points and weight of a paragraph's letters, by its style."""

    document: Document
    known: dict[str, tuple[float, bool, bool]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # of all styles, by their ids

    def of(self, p: Element) -> tuple[float, bool, bool]:
        """(size, bold, all capitals)"""
        style = p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else ""
        if style not in self.known:
            self.known[style] = self._look(style)
        return self.known[style]

    def name_of(self, p: Element) -> str:
        style = p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else ""
        if not self.names:
            self.names |= {s.style_id: s.name or "" for s in self.document.styles}
        return self.names.get(style, "")

    def _look(self, style_id: str) -> tuple[float, bool, bool]:
        size = bold = caps = None
        style: Any = next((s for s in self.document.styles if s.style_id == style_id), None)
        while style is not None:
            size = size or (style.font.size.pt if style.font.size else None)
            bold = style.font.bold if bold is None else bold
            caps = style.font.all_caps if caps is None else caps
            style = style.base_style
        return size or 11.0, bool(bold), bool(caps)


def fit_columns(document: Document) -> None:
    """Widen each column of the body's tables to its longest word: from the columns that have
    room, then from the page; where both do not do, the letters get smaller."""
    letters = Letters(document)
    for table in document.element.body.iterchildren(qn("w:tbl")):
        if not is_grid(table):
            _fit(table, letters)


def _fit(table: Element, letters: Letters) -> None:
    grid = list(table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    have = [int(c.get(qn("w:w"))) for c in grid]
    page = max(text_width(section_of(table)), sum(have))
    smaller = 0.0
    need = _needs(table, len(grid), letters, smaller)
    if all(n <= h for n, h in zip(need, have, strict=True)):
        return
    while sum(need) > page and _largest(table, letters) - smaller > LEAST_SIZE:
        smaller += STEP
        need = _needs(table, len(grid), letters, smaller)
    _set_widths(table, grid, widened(have, need, page))
    if smaller:
        _shrink(table, letters, smaller)


def widened(have: list[int], need: list[int], page: int) -> list[int]:
    """Columns of at least `need`, as near to `have` as `page` allows; all in twips.

    Where all that is needed is more than the page, each gets its share.
    """
    if sum(need) >= page:
        return [n * page // sum(need) for n in need]
    short = sum(max(0, n - h) for n, h in zip(need, have, strict=True))
    spare = [max(0, h - n) for n, h in zip(need, have, strict=True)]
    taken = min(short, sum(spare))
    return [
        max(n, h) - (-(-s * taken // sum(spare)) if taken else 0)
        for n, h, s in zip(need, have, spare, strict=True)
    ]


def _needs(table: Element, columns: int, letters: Letters, smaller: float) -> list[int]:
    """The width in twips of each column that breaks no word, in letters so much smaller."""
    need, wide = [0] * columns, list[tuple[int, int, int]]()
    padding = _padding(table)
    for row in table.iterchildren(qn("w:tr")):
        at = 0
        for cell in row.iterchildren(qn("w:tc")):
            span = grid_span(cell)
            width = max(_words(cell, letters, smaller), default=0)
            least = round(width * TWIPS_PER_POINT) + padding if width else 0
            if span == 1 and at < columns:
                need[at] = max(need[at], least)
            elif span > 1:
                wide.append((at, min(span, columns - at), least))
            at += span
    for at, span, least in wide:
        short = least - sum(need[at : at + span])
        if short > 0 and span:
            need[at + span - 1] += short
    return need


def _words(cell: Element, letters: Letters, smaller: float) -> Iterator[float]:
    for p in cell.iterchildren(qn("w:p")):
        size, bold, caps = letters.of(p)
        bold = bold or p.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:b')}") is not None
        size = max(size - smaller, min(size, LEAST_SIZE))
        text = text_of(p).upper() if caps else text_of(p)
        text = WITHIN.sub("\u2011", text)
        for word in text.replace("-", "- ").replace("/", "/ ").split():
            yield width_of(word, size, bold)


def _padding(table: Element) -> int:
    margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    if margins is None:
        return 216 + AIR
    sides = (margins.find(qn(f"w:{side}")) for side in ("left", "right"))
    return sum(int(s.get(qn("w:w"))) for s in sides if s is not None) + AIR


def _largest(table: Element, letters: Letters) -> float:
    return max((letters.of(p)[0] for p in table.iter(qn("w:p"))), default=0)


def _set_widths(table: Element, grid: list[Element], widths: list[int]) -> None:
    for column, width in zip(grid, widths, strict=True):
        column.set(qn("w:w"), str(width))
    whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if whole is not None and whole.get(qn("w:type")) == "dxa":
        whole.set(qn("w:w"), str(sum(widths)))
    for row in table.iterchildren(qn("w:tr")):
        at = 0
        for cell in row.iterchildren(qn("w:tc")):
            span = grid_span(cell)
            own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if own is not None:
                own.set(qn("w:w"), str(sum(widths[at : at + span])))
            at += span


def _shrink(table: Element, letters: Letters, smaller: float) -> None:
    for p in table.iter(qn("w:p")):
        size = letters.of(p)[0]
        half = round(2 * max(size - smaller, min(size, LEAST_SIZE)))
        for r in p.iter(qn("w:r")):
            properties = r.get_or_add_rPr()
            for tag in ("w:sz", "w:szCs"):
                for old in properties.findall(qn(tag)):
                    properties.remove(old)
            properties._insert_sz(w("sz", val=half))
            properties.find(qn("w:sz")).addnext(w("szCs", val=half))
