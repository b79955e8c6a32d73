"""A filled-in workbook → the cells that differ from what they held when it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.ekspor.bentuk import plain
from publisher.ekspor.kisi import Kisi, TakTerbuka, grids_of, hidden_sheet
from publisher.ekspor.tabel import as_text
from publisher.vocabulary.ekspor import Keliru, Sel
from publisher.vocabulary.messages import message
from publisher.worksheet.model import Baris, Kolom, Lembar
from publisher.worksheet.write import MARK, VERSION, said

AGAIN = message("make a new workbook with `publisher worksheet`, and copy the values into it")


@dataclass(frozen=True, slots=True)
class Isian:
    """A cell that was filled in. dulu: what it held when the workbook was made, as `said`."""

    lembar: Lembar
    baris: Baris
    kolom: Kolom
    nilai: Any  # as the spreadsheet gives it; "" or None for an emptied cell
    sel: Sel
    dulu: str


@dataclass(frozen=True, slots=True)
class Terisi:
    identitas: tuple[str, ...]
    isian: tuple[Isian, ...]
    keliru: tuple[Keliru, ...]


def is_worksheet(raw: bytes) -> bool:
    """Is it a workbook of ours, whatever its name is?"""
    return hidden_sheet(raw, MARK) is not None


def read_worksheet(raw: bytes, name: str, sheets: Sequence[Lembar]) -> Terisi:
    """sheets: as they would be made of the content of today."""
    mark = hidden_sheet(raw, MARK) or ()
    whole = Sel(name, "", "")
    try:
        grids = {grid.nama: grid for grid in grids_of(raw, name)}
    except TakTerbuka as unread:
        return Terisi((), (), (Keliru(whole, unread.said, unread.help),))
    if not mark or len(mark[0]) < 2 or as_text(mark[0][1]) != str(VERSION):
        said_ = message("{name} was made by another version of the program", name=name)
        return Terisi((), (), (Keliru(whole, said_, AGAIN),))
    before = {tuple(as_text(c) for c in row[:3]): str(row[3]) for row in mark[1:] if len(row) > 3}
    reader = _Reader(name, before)
    for sheet in sheets:
        reader.sheet(sheet, grids.get(sheet.nama))
    identity = tuple(as_text(cell) for cell in mark[0][2:] if as_text(cell))
    return Terisi(identity, tuple(reader.found), tuple(reader.wrong))


class _Reader:
    def __init__(self, name: str, before: Mapping[tuple[str, ...], str]) -> None:
        self.name, self.before = name, before
        self.found: list[Isian] = []
        self.wrong: list[Keliru] = []

    def sheet(self, sheet: Lembar, grid: Kisi | None) -> None:
        if grid is None:
            said_ = message("the sheet `{sheet}` is gone", sheet=sheet.nama)
            self.wrong.append(Keliru(Sel(self.name, sheet.nama, ""), said_, AGAIN))
            return
        rows = list(grid.rows())
        head = self._head(sheet, rows)
        if head is None:
            said_ = message("the headings of this sheet are gone")
            self.wrong.append(Keliru(grid.at(self.name, 0, 0), said_, AGAIN))
            return
        places = {plain(as_text(cell)): n for n, cell in enumerate(rows[head])}
        columns: dict[str, int] = {}
        for column in sheet.kolom:
            place = places.get(plain(column.judul))
            if place is None:
                said_ = message("the column `{title}` is gone", title=column.judul)
                self.wrong.append(Keliru(grid.at(self.name, head, 0), said_, AGAIN))
            else:
                columns[column.kunci] = place
        self._rows(sheet, grid, rows, head, columns)

    def _head(self, sheet: Lembar, rows: Sequence[Sequence[Any]]) -> int | None:
        wanted = [plain(head) for head in sheet.kepala]
        for n, row in enumerate(rows[:20]):
            if [plain(as_text(cell)) for cell in row[:2]] == wanted:
                return n
        return None

    def _rows(
        self,
        sheet: Lembar,
        grid: Kisi,
        rows: Sequence[Sequence[Any]],
        head: int,
        columns: Mapping[str, int],
    ) -> None:
        known = {row.kunci: row for row in sheet.baris}
        seen: dict[str, int] = {}
        for n in range(head + 1, len(rows)):
            key = as_text(rows[n][0]) if rows[n] else ""
            values = {k: rows[n][c] if c < len(rows[n]) else None for k, c in columns.items()}
            if not key:
                if any(said(v) for v in values.values()):
                    self._tell(grid, n, 0, message("values stand in this row, and no code"))
                continue
            if key not in known:
                self._tell(grid, n, 0, message("`{code}` is no row of this report", code=key))
            elif key in seen:
                at = grid.at(self.name, seen[key], 0)
                self._tell(grid, n, 0, message("this row stands twice: in {other} too", other=at))
            else:
                seen[key] = n
                self._row(sheet, known[key], grid, n, values, columns)
        for key in known.keys() - seen.keys():
            self._tell(grid, head, 0, message("the row of {code} is gone", code=key))

    def _row(
        self,
        sheet: Lembar,
        row: Baris,
        grid: Kisi,
        number: int,
        values: Mapping[str, Any],
        columns: Mapping[str, int],
    ) -> None:
        for column in sheet.kolom:
            if column.kunci not in columns:
                continue
            value, place = values[column.kunci], columns[column.kunci]
            if (number, place) in grid.unsaved and column.kunci in row.terbuka:
                self._tell(grid, number, place, message("the formula of this cell has no result"))
                continue
            now = said(value)
            before = self.before.get((sheet.nama, row.kunci, column.kunci), "")
            if column.kunci in row.terbuka:
                if now != before:
                    at = grid.at(self.name, number, place)
                    self.found.append(Isian(sheet, row, column, value, at, before))
            elif now and column.isi != "rupiah":
                self._tell(grid, number, place, message("this cell is not to be filled in"))

    def _tell(self, grid: Kisi, row: int, column: int, said_: Any) -> None:
        self.wrong.append(Keliru(grid.at(self.name, row, column), said_, AGAIN))
