"""A file's bytes → its tables as grids of plain values, whatever the file's name says it is."""

from __future__ import annotations

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import python_calamine as calamine

from publisher.ekspor.rumus import unsaved_formulas
from publisher.vocabulary.ekspor import Sel
from publisher.vocabulary.messages import Message, message

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_UNPACKED = 1_500_000_000  # bytes: a hundred thousand rows of 46 columns are about 400 MB
MOST_RATIO = 400  # times the size of the file: a spreadsheet packs to a tenth or twentieth
MOST_PARTS = 5_000
AS_EXCEL = message("download it again as Excel (.xlsx) or JSON")
RESAVE = message("open it in Excel or LibreOffice, and save it again as .xlsx")

Row = Sequence[Any]


class TakTerbuka(Exception):
    """A file that cannot be read at all. said, help: for the user."""

    def __init__(self, said: Message, help: Message = AS_EXCEL) -> None:
        super().__init__(str(said))
        self.said, self.help = said, help


@dataclass(frozen=True, slots=True)
class Kisi:
    """One table. rows: read anew at each call, so that a large one is never held whole.

    address: (row, column) from 0 → the name of that cell, as its program shows it.
    merged: (top, left, bottom, right), all inclusive. unsaved: cells whose formula has no result.
    """

    nama: str
    rows: Callable[[], Iterator[Row]]
    address: Callable[[int, int], str]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    unsaved: frozenset[tuple[int, int]] = frozenset()
    judul: str = ""  # text around the table, such as the title above it

    def at(self, berkas: str, row: int, column: int) -> Sel:
        return Sel(berkas, self.nama, self.address(row, column))


def grids_of(raw: bytes, name: str) -> tuple[Kisi, ...]:
    """The tables of a file. Raises TakTerbuka."""
    if not raw.strip():
        raise TakTerbuka(message("{name} is empty", name=name))
    if raw.startswith(ZIP):
        _refuse_bomb(raw, name)
        return _of_book(raw, name)
    if raw.startswith(OLE):
        if ENCRYPTED in raw:
            raise TakTerbuka(
                message("{name} is protected by a password", name=name),
                message("save a copy without a password"),
            )
        return _of_book(raw, name)
    _refuse_foreign(raw, name)
    text = _text(raw, name)
    head = text.lstrip()[:2000].casefold()
    if head.startswith(("{", "[")) or head.strip() == "null":
        return _of_json(text, name)
    if "<table" in text.casefold():
        return _of_html(text, name)
    if head.startswith("<"):
        raise TakTerbuka(message("{name} is a web page without a table", name=name))
    return (_of_csv(text, name),)


def _refuse_foreign(raw: bytes, name: str) -> None:
    if raw.startswith(b"%PDF"):
        raise TakTerbuka(
            message("{name} is a PDF: figures cannot be read from it to the rupiah", name=name),
            message(
                "download the same report as Excel: `Laporan Realisasi Per Dokumen`, `Rekap 5` or "
                "`Rekapitulasi Belanja` of SIPD"
            ),
        )
    for mark, kind in ((b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"{\\rtf", "RTF")):
        if raw.startswith(mark):
            raise TakTerbuka(message("{name} is a file of {kind}", name=name, kind=kind))
    if b"\0" in raw[:4000] and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise TakTerbuka(message("{name} is of a kind that is not known here", name=name))


def _text(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "strict")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")  # what Excel on Windows calls CSV


# -- workbooks


def _refuse_bomb(raw: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if any(p.flag_bits & 1 for p in parts):
                raise TakTerbuka(
                    message("{name} is protected by a password", name=name),
                    message("save a copy without a password"),
                )
            size = sum(p.file_size for p in parts)
            if (
                len(parts) > MOST_PARTS
                or size > MOST_UNPACKED
                or size > MOST_RATIO * max(len(raw), 50_000)
            ):
                raise TakTerbuka(message("{name} unpacks to more than is read", name=name))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _refuse_entities(archive, part, name)
    except TakTerbuka:
        raise
    # A foreign archive may break the library in any way; each is one thing to its author.
    except Exception as broken:
        raise _damaged(name) from broken


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """No spreadsheet declares a document type; what does, wants its reader to swell or to open."""
    with archive.open(part) as opened:
        if b"<!DOCTYPE" in opened.read(4096).upper():
            raise TakTerbuka(message("{name} holds what no spreadsheet writes", name=name), RESAVE)


def _damaged(name: str) -> TakTerbuka:
    return TakTerbuka(message("{name} is damaged or not complete", name=name), AS_EXCEL)


def _of_book(raw: bytes, name: str) -> tuple[Kisi, ...]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        shown = [
            one.name
            for one in book.sheets_metadata
            if one.typ is calamine.SheetTypeEnum.WorkSheet
            and one.visible is calamine.SheetVisibleEnum.Visible
        ]
        return tuple(_of_sheet(book, raw, one, len(shown) > 1) for one in shown)
    except calamine.PasswordError as locked:
        raise TakTerbuka(
            message("{name} is protected by a password", name=name),
            message("save a copy without a password"),
        ) from locked
    # A foreign file may break the library in any way; each is one thing to its author.
    except Exception as broken:
        raise _damaged(name) from broken


def hidden_sheet(raw: bytes, name: str) -> tuple[Row, ...] | None:
    """The rows of a sheet by its name, hidden or not; None where the file has none of it."""
    if not raw.startswith(ZIP):
        return None
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        if name not in book.sheet_names:
            return None
        return tuple(tuple(row) for row in book.get_sheet_by_name(name).iter_rows())
    except Exception:  # a damaged file is told by whoever reads it as an export
        return None


def _of_sheet(book: calamine.CalamineWorkbook, raw: bytes, sheet: str, named: bool) -> Kisi:
    found = book.get_sheet_by_name(sheet)
    _, left = found.start or (0, 0)

    def rows() -> Iterator[Row]:
        blank = ("",) * left  # the library leaves empty columns out, not empty rows
        for row in found.iter_rows():
            yield (*blank, *row)

    merged = tuple((*first, *last) for first, last in found.merged_cell_ranges or ())
    return Kisi(sheet, rows, cell_name, merged, unsaved_formulas(raw, sheet))


def cell_name(row: int, column: int) -> str:
    """`C12` of row 11, column 2."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


# -- texts


def _of_csv(text: str, name: str) -> Kisi:
    sample = "\n".join(text.splitlines()[:30])
    delimiter = max(";,\t|", key=sample.count)

    def rows() -> Iterator[Row]:
        try:
            yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        except csv.Error as broken:
            raise _damaged(name) from broken

    return Kisi("", rows, cell_name)


def _of_html(text: str, name: str) -> tuple[Kisi, ...]:
    """The tables of a page that is called .xls: SIPD and e-Monev save them so."""
    page = _Page()
    page.feed(text)
    page.close()
    title = " ".join(" ".join(page.around).split())
    return tuple(
        Kisi(
            f"tabel {n}" if len(page.tables) > 1 else "",
            lambda grid=grid: iter(grid),  # type: ignore[misc]
            cell_name,
            tuple(merged),
            judul=title,
        )
        for n, (grid, merged) in enumerate(page.tables, 1)
        if grid
    )


class _Page(HTMLParser):
    """Each `<table>` as a grid in which a cell that spans others fills all of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[list[list[str]], list[tuple[int, int, int, int]]]] = []
        self.around: list[str] = []
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._filled: dict[tuple[int, int], str] = {}
        self._row = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(([], []))
            self._filled, self._row = {}, -1
        elif tag == "tr" and self.tables:
            self._end_cell()
            self._row += 1
            self.tables[-1][0].append([])
        elif tag in ("td", "th") and self._row >= 0:
            self._end_cell()
            given = dict(attrs)
            self._cell = []
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif tag == "br":
            self.around.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        elif not self.tables or self._row < 0:
            self.around.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "".join(self._cell).replace("\xa0", " ").strip()
        self._cell = None
        grid, merged = self.tables[-1]
        row = grid[self._row]
        while (self._row, len(row)) in self._filled:
            row.append(self._filled[self._row, len(row)])
        rows, columns = self._span
        left = len(row)
        if rows > 1 or columns > 1:
            merged.append((self._row, left, self._row + rows - 1, left + columns - 1))
        for down in range(1, rows):
            for right in range(columns):
                self._filled[self._row + down, left + right] = ""
        row.extend([text] + [""] * (columns - 1))
        while (self._row, len(row)) in self._filled:
            row.append(self._filled[self._row, len(row)])


def _span(text: str | None) -> int:
    return min(int(text), 200) if text and text.strip().isdigit() and int(text) else 1


# -- JSON


def _of_json(text: str, name: str) -> tuple[Kisi, ...]:
    """Every list of records in it, as a table whose headings are the keys."""
    try:
        data = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as broken:
        raise _damaged(name) from broken
    found = list(_lists(data, ""))
    if not found:
        raise TakTerbuka(message("{name} holds no rows", name=name))
    title = " ".join(f"{k}: {v}" for k, v in _scalars(data))
    return tuple(_of_records(path, records, title) for path, records in found)


def _scalars(data: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield from ((k, v) for k, v in data.items() if isinstance(v, str | int))


def _lists(data: Any, path: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if isinstance(data, list):
        records = [one for one in data if isinstance(one, dict)]
        if records and len(records) == len(data):
            yield path, records
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, f"{path}.{key}" if path else str(key))


def _of_records(path: str, records: list[dict[str, Any]], title: str) -> Kisi:
    keys = list(dict.fromkeys(key for one in records for key in one))

    def rows() -> Iterator[Row]:
        yield keys
        for one in records:
            yield [_plain(one.get(key)) for key in keys]

    def address(row: int, column: int) -> str:
        return f"{path}[{row - 1}].{keys[column]}" if row else f"{path}[].{keys[column]}"

    return Kisi("", rows, address, judul=title)


def _plain(value: Any) -> Any:
    return None if isinstance(value, list | dict) else value


__all__ = ["Kisi", "Row", "TakTerbuka", "cell_name", "grids_of", "hidden_sheet"]
