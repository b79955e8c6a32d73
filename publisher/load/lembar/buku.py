"""XLSX → rows: the values that formulas had when it was saved, as they are shown in it."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from publisher.load.lembar.berkas import BELUM, MOST_COLUMNS, MOST_ROWS, TakTerbaca
from publisher.load.lembar.denah import Aneh, Denah, cell_of, plan_of, refuse_entities
from publisher.tables.sendiri.angka import GALAT, galat
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import UNPRINTABLE
from publisher.vocabulary.places import Keys, Place, Source, Span
from publisher.vocabulary.tabel import BarisTulis, Lembar, Masalah, Nilai, SelTulis, TabelSendiri
from publisher.vocabulary.values import Bilangan, Desimal, Teks

MOST_UNPACKED = 120_000_000  # bytes
MOST_PARTS = 2_000
RESAVE = message("open it in Excel or LibreOffice, and save it again as .xlsx")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
DECIMALS = re.compile(r"0\.(0+)")
PADDED = re.compile(r"0{2,}")


def rows_of_book(raw: bytes, path: Path, tabel: TabelSendiri) -> Lembar:
    """The rows of one sheet. Raises TakTerbaca. Nothing outside the file is ever opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _refuse_unsafe(archive, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a table does not need
            book = openpyxl.load_workbook(
                io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
            )
            try:
                return _Book(book, path, tabel).read()
            finally:
                book.close()
    except TakTerbaca:
        raise
    except Aneh as odd:
        raise TakTerbaca(
            message("{name} holds what no spreadsheet writes, and is not read", name=path.name),
            RESAVE,
        ) from odd
    # A foreign file may break the library in any way; each is one thing to its author.
    except Exception as broken:
        raise TakTerbaca(message("{name} is damaged", name=path.name), RESAVE) from broken


def _refuse_unsafe(archive: zipfile.ZipFile, path: Path) -> None:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names and not any(n.endswith("workbook.xml") for n in names):
        raise TakTerbaca(
            message("{name} is no workbook of Excel (.xlsx)", name=path.name),
            message("open it in Excel or LibreOffice, and save it as .xlsx or .csv"),
        )
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
        raise TakTerbaca(
            message("{name} unpacks to more than is read", name=path.name),
            message("leave in it only the sheet that the table shows"),
        )
    if any(p.flag_bits & 1 for p in parts):
        raise TakTerbaca(message("{name} is protected by a password", name=path.name), RESAVE)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                refuse_entities(opened)


@dataclass(slots=True)
class _Book:
    book: Any
    path: Path
    tabel: TabelSendiri
    wrong: list[Masalah] = field(default_factory=list)
    spans: dict[Keys, Span] = field(default_factory=dict)

    def read(self) -> Lembar:
        sheet = self._sheet()
        # The library has no public name for the part that a sheet is read from.
        with sheet._get_source() as part:
            plan = plan_of(part)
        top, left, bottom, right = self._range(plan)
        columns = [c for c in range(left, right + 1) if not plan.hides_column(c)]
        rows = [r for r in range(top, bottom + 1) if r not in plan.hidden_rows]
        at = self.tabel.place / "berkas"
        self._tell_hidden(right - left + 1 - len(columns), bottom - top + 1 - len(rows), at)
        if len(rows) > MOST_ROWS or len(columns) > MOST_COLUMNS:
            raise TakTerbaca(
                message(
                    "{name} has more than {rows} rows or {columns} columns",
                    name=self.path.name,
                    rows=MOST_ROWS,
                    columns=MOST_COLUMNS,
                ),
                message("say in `rentang` which cells the table shows: A1:F20"),
            )
        read = _Sheet(sheet, plan, self, columns, rows)
        grid = read.rows()
        head = int(self.tabel.kepala)
        return Lembar(
            at,
            tuple(_each_place(r, len(columns)) for r in grid[:head]),
            tuple(grid[head:]),
            len(columns),
            tuple(self.wrong),
        )

    def _sheet(self) -> Any:
        sheets = {s.title: s for s in self.book.worksheets}
        wanted = self.tabel.lembar
        if wanted is not None:
            found = next((s for n, s in sheets.items() if n.strip() == wanted.strip()), None)
            if found is None:
                raise TakTerbaca(
                    message("{name} has no sheet `{sheet}`", name=self.path.name, sheet=wanted),
                    message("it has {names}", names=", ".join(f"`{n}`" for n in sheets)),
                    self.tabel.place / "lembar",
                )
            return found
        visible = [s for s in sheets.values() if s.sheet_state == "visible"]
        if not visible:
            raise TakTerbaca(
                message("{name} has no sheet with cells", name=self.path.name),
                message("say in `lembar` which sheet the table shows"),
            )
        if len(visible) > 1:
            self.wrong.append(
                Masalah(
                    "tabel-tersembunyi",
                    self.tabel.place / "berkas",
                    message(
                        "{name} has {count} sheets; the table shows the first, `{sheet}`",
                        name=self.path.name,
                        count=len(visible),
                        sheet=visible[0].title,
                    ),
                    message('say which is meant: `lembar = "{sheet}"`', sheet=visible[0].title),
                )
            )
        return visible[0]

    def _range(self, plan: Denah) -> tuple[int, int, int, int]:
        """The cells that are meant: top, left, bottom, right."""
        if self.tabel.rentang is not None:
            first, _, last = self.tabel.rentang.partition(":")
            one, two = cell_of(first), cell_of(last)
            if one is None or two is None or two < one or two[1] < one[1]:
                raise TakTerbaca(
                    message("`{range}` is no range of cells", range=self.tabel.rentang),
                    message("write the upper left and the lower right cell: A1:F20"),
                    self.tabel.place / "rentang",
                )
            return (*one, *two)
        if not plan.filled:
            raise TakTerbaca(message("{name} has no sheet with cells", name=self.path.name), RESAVE)
        rows, columns = zip(*plan.filled, strict=True)
        return min(rows), min(columns), max(rows), max(columns)

    def _tell_hidden(self, columns: int, rows: int, at: Place) -> None:
        if columns or rows:
            self.wrong.append(
                Masalah(
                    "tabel-tersembunyi",
                    at,
                    message(
                        "{name} has {rows} hidden rows and {columns} hidden columns, "
                        "which the table leaves out",
                        name=self.path.name,
                        rows=rows,
                        columns=columns,
                    ),
                    message("show them in the spreadsheet if they belong to the table"),
                )
            )


def _each_place(row: BarisTulis, width: int) -> tuple[SelTulis, ...]:
    """Headings of one cell for each place: what a merge above covers is an empty one."""
    return row.sel[:width]


@dataclass(slots=True)
class _Sheet:
    sheet: Any
    plan: Denah
    of: _Book
    columns: list[int]
    shown: list[int]
    texts: list[str] = field(default_factory=list)

    def rows(self) -> list[BarisTulis]:
        merged, covered = self._merges()
        wanted = set(self.shown)
        last, right = max(self.shown, default=0), max(self.columns, default=0)
        raw: dict[int, Any] = {}
        cells = self.sheet.iter_rows(min_row=1, max_row=last, max_col=right)
        for n, row in enumerate(cells, 1):
            if n in wanted:
                raw[n] = row
        source = Source(self.of.path, self._text(raw), self.of.spans)
        head = set(self.shown[: int(self.of.tabel.kepala)])
        rows = [
            (n, self._row(n, raw.get(n, ()), source, merged, covered, n in head))
            for n in self.shown
        ]
        within = {row for row, _ in covered}
        return [r for n, r in rows if n in head or n in within or any(c.isi != "" for c in r.sel)]

    def _text(self, raw: dict[int, Any]) -> str:
        """The rows as lines, so that a finding shows what stands there."""
        lines: list[str] = []
        offset = 0
        last = max(self.shown, default=0)
        for n in range(1, last + 1):
            row = raw.get(n, ())
            at = offset
            parts = []
            for c in self.columns:
                value = row[c - 1].value if c <= len(row) else None
                part = "" if value is None else " ".join(str(value).split())
                if n in raw:
                    self.of.spans[self._key(n, c)] = Span(at, at, at + len(part))
                at += len(part) + 1
                parts.append(part)
            line = "\t".join(parts) if n in raw else ""
            lines.append(line)
            offset += len(line) + 1
        return UNPRINTABLE.sub("", "\n".join(lines)) if lines else ""

    def _key(self, row: int, column: int) -> Keys:
        return (f"{self.sheet.title}!{get_column_letter(column)}{row}",)

    def _merges(self) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
        """The first cell of each merge with its shown size, and the cells that it covers."""
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        covered: set[tuple[int, int]] = set()
        for top, left, high, wide in self.plan.merges:
            rows = [r for r in self.shown if top <= r < top + high]
            columns = [c for c in self.columns if left <= c < left + wide]
            if rows and columns:
                merged[rows[0], columns[0]] = (len(rows), len(columns))
                covered |= {(r, c) for r in rows for c in columns} - {(rows[0], columns[0])}
        return merged, covered

    def _row(
        self,
        n: int,
        row: Any,
        source: Source,
        merged: dict[tuple[int, int], tuple[int, int]],
        covered: set[tuple[int, int]],
        is_head: bool,
    ) -> BarisTulis:
        cells: list[SelTulis] = []
        place = Place(source, self._key(n, self.columns[0]) if self.columns else ())
        for c in self.columns:
            at = Place(source, self._key(n, c))
            high, wide = merged.get((n, c), (1, 1))
            if (n, c) in covered:
                # A row of headings has a cell for each place, but for those that one reaches over.
                left = next((x for x in reversed(self.columns) if x < c), None)
                if is_head and (left is None or not self._reaches(merged, n, c)):
                    cells.append(SelTulis(Teks(""), at))
                continue
            raw = row[c - 1] if c <= len(row) else None
            cells.append(self._cell(raw, at, n, c, wide, high))
        return BarisTulis(place, tuple(cells))

    def _reaches(self, merged: dict[tuple[int, int], tuple[int, int]], n: int, c: int) -> bool:
        """Does a merge that begins in this row cover the cell?"""
        at = self.columns.index(c)
        return any(
            row == n and 0 < at - self.columns.index(column) < wide
            for (row, column), (_, wide) in merged.items()
        )

    def _cell(self, raw: Any, at: Place, n: int, c: int, wide: int, high: int) -> SelTulis:
        name = at.keys[0] if at.keys else ""
        if (n, c) in self.plan.formulas:
            self.of.wrong.append(
                Masalah(
                    "tabel-rumus",
                    at,
                    message("{cell} holds a formula that was never worked out", cell=name),
                    RESAVE,
                )
            )
            return SelTulis(None, at, wide, high)
        value = raw.value if raw is not None else None
        if isinstance(value, str) and GALAT.fullmatch(value.strip()):
            self.of.wrong.append(galat(value.strip(), at, str(name)))
            return SelTulis(None, at, wide, high)
        format = str(raw.number_format) if raw is not None and value is not None else "General"
        isi, decimals, percent = shown(value, format, at)
        return SelTulis(isi, at, wide, high, desimal=decimals, persen=percent)


def shown(value: Any, format: str, at: Place) -> tuple[Nilai, int | None, bool]:
    """A cell's value, its decimals where the format says, and if it is a percentage."""
    places = (at,)
    match value:
        case None:
            return Teks("", places), None, False
        case bool():
            return Teks("ya" if value else "tidak", places), None, False
        case int() | float():
            return _figure(value, format, at)
        case dt.datetime() if value.time() != dt.time():
            return Teks(value.strftime("%d/%m/%Y %H.%M"), places), None, False
        case dt.datetime():
            return value.date(), None, False
        case dt.date():
            return value, None, False
        case dt.time():
            return Teks(value.strftime("%H.%M"), places), None, False
        case dt.timedelta():
            return Teks(str(value), places), None, False
    text = UNPRINTABLE.sub("", str(value)).strip()
    return (None if text.lower() == BELUM else Teks(text, places)), None, False


def _figure(value: int | float, format: str, at: Place) -> tuple[Nilai, int | None, bool]:
    # A spreadsheet keeps fifteen digits, and what more a float has is not its author's.
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    look = QUOTED.sub("", format.partition(";")[0])
    decimals = DECIMALS.search(look)
    count = len(decimals[1]) if decimals else None
    if "%" in look:
        return Desimal(number * 100, (at,)), count or 0, True
    if PADDED.fullmatch(look) and number == number.to_integral_value():
        return Teks(f"{int(number):0{len(look)}d}", (at,)), None, False  # a code, not a figure
    if number == number.to_integral_value():
        return Bilangan(int(number), (at,)), count, False
    return Desimal(number, (at,)), 0 if look in ("0", "#,##0") else count, False
