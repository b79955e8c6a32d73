"""On which page of a long table each row stands, from how high each is; pure.

Heights are differences of places on one page of a first layout (`long_tables`); then rows go on
pages as LibreOffice puts them: as many as there is room for, what stays together together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from publisher.word.long_tables import LongTable

PAGES = 4  # of a piece
UNDER = 0.25  # points from a place in a cell up to the line above it


class Places(Protocol):
    def __getitem__(self, name: str) -> int: ...
    def top(self, name: str) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Measured:
    """What a first layout told of a table, in points.

    heights: of each row. first: where row 0 would begin, on which page, and what the bookmark in
    it said (`own`). later: where the first row of the other pages begins. pages: how many there
    were then. floor: a row that would end below it goes on the next page.
    """

    table: LongTable
    heights: tuple[float, ...]
    first: float
    page: int
    own: float
    later: float
    pages: int
    floor: float


def measured(table: LongTable, places: Places) -> Measured | None:
    """None where the first layout does not tell."""
    try:
        return _measured(table, places)
    except KeyError:
        return None


def _measured(table: LongTable, places: Places) -> Measured:
    tops = _Tops(places)
    count = len(table.glued)
    begins = [n for n in range(count) if tops.has(table.above(n, 0))]
    second = begins[1] if len(begins) > 1 else 0  # it begins a page
    later = tops.at(table.above(second, 0))
    mark = later - tops.at(table.above(second, 1))
    heights: list[float] = []
    at, last = 0.0, 0
    for n in range(count):
        page, below = places[table.row(n)], places[table.below(n)]
        if n in begins:
            at, last = tops.at(table.above(n, 1)) - mark, places[table.above(n, 1)]
        if page != last:
            at = later
        # A thin row for which no room was left tells that there was none.
        end = tops.at(table.below(n)) if below == page else table.bottom
        heights.append(round(at - end, 2))
        at, last = (end if below == page else later) - mark, below
    page = places[table.row(0)]
    return Measured(
        table,
        tuple(heights),
        tops.at(table.above(0, 1)) + mark,
        page,
        tops.at(table.row(0)),
        later,
        places[table.row(count - 1)] - page + 1,
        table.bottom - UNDER,
    )


@dataclass(frozen=True, slots=True)
class _Tops:
    places: Places

    def has(self, name: str) -> bool:
        return self.places.top(name) is not None

    def at(self, name: str) -> float:
        top = self.places.top(name)
        if top is None:
            raise KeyError(name)
        return top


def page_starts(found: Measured, moved: float = 0.0) -> list[int] | None:
    """The rows that begin a page. moved: how much higher than then the table begins.

    None where something that stays together is longer than a page.
    """
    starts, at = [0], found.first + moved
    for start, height in _together(found):
        if at - height < found.floor:
            if found.later - height < found.floor:
                return None
            starts.append(start)
            at = found.later
        at -= height
    return starts


def _together(found: Measured) -> Iterator[tuple[int, float]]:
    """First row and height of the rows that stay together."""
    start, height = 0, 0.0
    for n, (own, glued) in enumerate(zip(found.heights, found.table.glued, strict=True)):
        height += own
        if not glued or n == len(found.heights) - 1:
            yield start, height
            start, height = n + 1, 0.0


def cuts(found: Measured, starts: Sequence[int]) -> list[int]:
    """Of the rows that begin a page those that begin a piece."""
    chosen: list[int] = []
    pages = 0
    for start in starts:
        pages += 1
        if start and pages > PAGES and found.table.begins[start]:
            chosen.append(start)
            pages = 1
    return chosen


def moved(found: Measured, places: Places) -> float:
    """How much higher the table begins than in the first layout."""
    return (places.top(found.table.row(0)) or 0.0) - found.own


def is_laid_out(found: Measured, starts: Sequence[int], places: Places) -> bool:
    """Is every row on the page where it would be in the whole table?"""
    first, begins = places[found.table.row(0)], set(starts[1:])
    page = first
    for n in range(len(found.heights)):
        page += n in begins
        if places[found.table.row(n)] != page:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Pieces:
    """What one layout tells the next of the long tables.

    measured: empty as long as nothing is known. cuts: None where that is to be found out.
    """

    measured: tuple[Measured, ...] = ()
    cuts: Mapping[int, Sequence[int]] | None = None

    def seen(self, tables: Sequence[LongTable], places: Places) -> tuple[Pieces, bool]:
        """What the next layout is to know; and whether this one is that of the whole tables."""
        if self.cuts is None:
            found = [one for table in tables if (one := measured(table, places))]
            starts = {one.table.number: page_starts(one) for one in found}
            own = {one.table.number: cuts(one, starts[one.table.number] or ()) for one in found}
            cut = {number: own[number] for number, first in starts.items() if first}
            return Pieces(tuple(found), cut), not tables
        better = dict(self.cuts)
        for one in self.measured:
            number = one.table.number
            if number not in better:
                continue
            first = page_starts(one, moved(one, places))
            if first and is_laid_out(one, first, places):
                continue
            again = cuts(one, first) if first else None
            if again is None or again == list(better[number]):
                del better[number]  # it is not as we think: let LibreOffice take its time
            else:
                better[number] = again
        return Pieces(self.measured, better), better == self.cuts

    def foreseen(self, pages: Mapping[str, int]) -> dict[str, int]:
        """Where destinations of the first layout will be, by the pages that tables then take."""
        longer = {}
        for one in self.measured:
            starts = page_starts(one) if one.table.number in (self.cuts or {}) else None
            if starts:
                longer[one.page + one.pages - 1] = len(starts) - one.pages
        return {
            name: page + sum(more for last, more in longer.items() if page > last)
            for name, page in pages.items()
        }
