"""A grid → the export that its headings make it, and where its columns are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any

from publisher.ekspor.bentuk import BENTUK, Bentuk, plain
from publisher.ekspor.kisi import Kisi, Row

SEARCHED = 60  # rows from the top among which headings begin
DEEPEST = 5  # rows of one heading
NUMBERING = re.compile(r"(\d{1,2})([.,]00)?(\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Tabel:
    """kolom: for each field its columns, from 0; `kode` may have several, others one.

    judul: what stands above the headings. awal: the first row below them. kepala: the
    headings by column, to know them again where a page repeats them.
    """

    kisi: Kisi
    bentuk: Bentuk
    kolom: Mapping[str, tuple[int, ...]]
    judul: str
    awal: int
    kepala: Mapping[int, Any]

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(row from 0, its cells) of what stands below the headings, blank rows left out."""
        for number, row in enumerate(self.kisi.rows()):
            if number < self.awal or not any(_filled(cell) for cell in row):
                continue
            if not self._repeats(row) and not _numbers_columns(row):
                yield number, row

    def _repeats(self, row: Row) -> bool:
        """A heading that stands again, as at the top of each printed page."""
        same = sum(1 for c, head in self.kepala.items() if c < len(row) and row[c] == head)
        return same >= min(3, len(self.kepala))

    def cell(self, row: Row, field: str) -> Any:
        """The value of a one-column field; None where the row or the file has none."""
        columns = self.kolom.get(field)
        if not columns or columns[0] >= len(row):
            return None
        value = row[columns[0]]
        return None if value == "" else value

    def text(self, row: Row, field: str) -> str:
        return as_text(self.cell(row, field))


@dataclass(frozen=True, slots=True)
class Hampir:
    """The export that a grid comes nearest to, and which of its headings are absent."""

    bentuk: Bentuk
    kurang: tuple[str, ...]
    baris: int
    ada: tuple[str, ...]  # the headings that it has


def table_of(kisi: Kisi) -> Tabel | Hampir | None:
    """The table of a grid; what it nearly is; None for a grid that is none of the exports."""
    top = list(islice(kisi.rows(), SEARCHED + DEEPEST))
    best: Hampir | None = None
    for start in range(min(SEARCHED, len(top))):
        if sum(1 for cell in top[start] if _filled(cell)) < 3:
            continue
        for depth in range(1, DEEPEST + 1):
            if start + depth > len(top):
                break
            heads = _headings(kisi, top, start, depth)
            for bentuk in BENTUK:
                kolom = _columns(bentuk, heads)
                lacking = tuple(f for f in bentuk.wajib if f not in kolom)
                if not lacking:
                    deeper = _deeper(kisi, top, start, depth, bentuk, len(kolom))
                    return _found(kisi, top, start, deeper, bentuk)
                if len(lacking) * 2 <= len(bentuk.wajib) and _nearer(lacking, best):
                    seen = tuple(h for h in dict.fromkeys(heads.values()) if h)
                    best = Hampir(bentuk, lacking, start, seen)
    return best


def _nearer(lacking: Sequence[str], best: Hampir | None) -> bool:
    return best is None or len(lacking) < len(best.kurang)


def _deeper(kisi: Kisi, top: list[Row], start: int, depth: int, bentuk: Bentuk, known: int) -> int:
    """More rows belong to the heading as long as they make more columns known."""
    while start + depth < len(top) and depth < DEEPEST:
        more = _columns(bentuk, _headings(kisi, top, start, depth + 1))
        if len(more) <= known or any(f not in more for f in bentuk.wajib):
            break
        depth, known = depth + 1, len(more)
    return depth


def _found(kisi: Kisi, top: list[Row], start: int, depth: int, bentuk: Bentuk) -> Tabel:
    heads = _headings(kisi, top, start, depth)
    kolom = _columns(bentuk, heads)
    title = " ".join(as_text(c) for row in top[:start] for c in row if _filled(c))
    last = {c: cell for c, cell in enumerate(top[start + depth - 1]) if _filled(cell)}
    return Tabel(kisi, bentuk, kolom, f"{kisi.judul} {title}".strip(), start + depth, last)


def _headings(kisi: Kisi, top: list[Row], start: int, depth: int) -> dict[int, str]:
    """The heading of each column, read from top to bottom; a heading above several is in each."""
    width = max(len(row) for row in top[start : start + depth])
    covered = {
        (r, c): (t, left)
        for t, left, b, right in kisi.merged
        if start <= t < start + depth
        for r in range(t, b + 1)
        for c in range(left, right + 1)
    }
    heads: dict[int, str] = {}
    carried = [""] * depth
    for column in range(width):
        parts: list[str] = []
        for down in range(depth):
            row = start + down
            source = covered.get((row, column))
            at = source if source is not None else (row, column)
            cell = top[at[0]][at[1]] if at[1] < len(top[at[0]]) else ""
            text = plain(cell) if _filled(cell) else ""
            # A group's name stands in its first column alone where a file knows no merged cells.
            if text or source is not None:
                carried[down] = text
            elif down < depth - 1 and _named_below(top, start, down, depth, column):
                text = carried[down]
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        heads[column] = " ".join(parts)
    return heads


def _named_below(top: list[Row], start: int, down: int, depth: int, column: int) -> bool:
    rows = top[start + down + 1 : start + depth]
    return any(column < len(row) and _filled(row[column]) for row in rows)


def _columns(bentuk: Bentuk, heads: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for field, pattern in bentuk.kolom.items():
        known = re.compile(pattern)
        columns = [c for c, head in heads.items() if c not in taken and known.fullmatch(head)]
        if not columns:
            continue
        mine = _run(columns) if field == "kode" else columns[:1]
        if field == "kode":
            mine = _with_unnamed(mine, heads)
        found[field] = tuple(mine)
        taken.update(mine)
    return found


def _run(columns: list[int]) -> list[int]:
    """The first columns that stand side by side."""
    run = columns[:1]
    for before, column in pairwise(columns):
        if column != before + 1:
            break
        run.append(column)
    return run


def _with_unnamed(mine: list[int], heads: Mapping[int, str]) -> list[int]:
    """A code stands in several columns below a heading that only the first of them has."""
    while heads.get(mine[-1] + 1, "?") == "":
        mine = [*mine, mine[-1] + 1]
    return mine


def _numbers_columns(row: Row) -> bool:
    """`1 2 3 … 14=(10+11)`: the row that numbers the columns, whatever stands beside it."""
    numbers: list[int] = []
    others = 0
    for cell in row:
        if not _filled(cell):
            continue
        found = NUMBERING.fullmatch(as_text(cell))
        if found:
            numbers.append(int(found[1]))
        elif others == 2:  # a row of data says so at once
            return False
        else:
            others += 1
    if len(numbers) < 3:
        return False
    return all(b - a == 1 for a, b in pairwise(numbers))


def _filled(cell: Any) -> bool:
    return cell is not None and not (
        isinstance(cell, str) and not cell.replace("\xa0", " ").strip()
    )


@lru_cache(maxsize=50_000)  # most cells of an export say what another says
def as_text(cell: Any) -> str:
    """A cell as text on one line; a whole number without the `.0` of a spreadsheet."""
    if cell is None:
        return ""
    if isinstance(cell, float | Decimal) and cell == int(cell):
        return str(int(cell))
    text = " ".join(str(cell).replace("\xa0", " ").split())
    return "" if text.casefold() == "null" else text.lstrip("'")
