"""The sheets → an .xlsx: what is to be filled in is open and yellow, all else is locked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from publisher.worksheet.model import Baris, Kolom, Lembar

MARK = "_publisher"
VERSION = 1
TITLE_ROWS = 3  # above the headings
FIRST = TITLE_ROWS + 1
NARROW, MONEY, WIDE = 14, 18, 60  # widths of columns, in letters
GUIDE = (
    "Lembar kerja laporan kinerja",
    "",
    "Isilah sel berwarna kuning. Sel lain terkunci karena dihitung atau diambil dari laporan.",
    "Rupiah ditulis bulat tanpa titik. Persen ditulis sebagai angka: 93,33, bukan 93,33%.",
    "Yang belum diketahui dibiarkan kosong.",
    "Realisasi s.d. triwulan dihitung sejak Januari.",
    "Simpan dengan nama bebas sebagai .xlsx, lalu: publisher import NAMA.xlsx --into FOLDER",
)
Formats = dict[str, Any]


def workbook(sheets: Sequence[Lembar], identity: Sequence[str]) -> bytes:
    """The same sheets give the same bytes. identity: office, year and period, to know it again."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": False})
    # ZIP's first day, or else the workbook would say when it was built.
    book.set_properties({"created": dt.datetime(1980, 1, 1)})
    formats = _formats(book)
    guide = book.add_worksheet("Petunjuk")
    guide.set_column(0, 0, 110)
    for n, line in enumerate((*GUIDE, "", *identity)):
        guide.write_string(n, 0, line, formats["title" if n == 0 else "plain"])
    for sheet in sheets:
        _sheet(book.add_worksheet(sheet.nama), sheet, formats)
    _mark(book.add_worksheet(MARK), sheets, identity)
    book.close()
    return out.getvalue()


def _formats(book: Any) -> Formats:
    border = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
    fill = {**border, "bg_color": "#FFF9DB", "locked": False}
    shut = {**border, "bg_color": "#F2F2F2"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "plain": book.add_format({"text_wrap": True}),
        "head": book.add_format({**border, "bold": True, "text_wrap": True, "bg_color": "#D9E2F3"}),
        "bold": book.add_format({**border, "bold": True, "text_wrap": True}),
        "name": book.add_format({**border, "text_wrap": True}),
        "rupiah": book.add_format({**fill, "num_format": "#,##0"}),
        "angka": book.add_format({**fill, "num_format": "General"}),
        "teks": book.add_format({**fill, "text_wrap": True}),
        "tanggal": book.add_format({**fill, "num_format": "dd/mm/yyyy"}),
        "shut": book.add_format({**shut, "num_format": "#,##0"}),
    }


def _sheet(page: Any, sheet: Lembar, formats: Formats) -> None:
    page.write_string(0, 0, sheet.nama, formats["title"])
    page.freeze_panes(FIRST, 2)
    page.set_column(0, 0, 20)
    page.set_column(1, 1, WIDE)
    for n, head in enumerate((*sheet.kepala, *(c.judul for c in sheet.kolom))):
        page.write_string(TITLE_ROWS, n, head, formats["head"])
    for n, column in enumerate(sheet.kolom, 2):
        width = {"rupiah": MONEY, "teks": WIDE, "angka": NARROW, "tanggal": NARROW}[column.isi]
        page.set_column(n, n, width)
    for r, row in enumerate(sheet.baris, FIRST):
        page.write_string(r, 0, row.kunci, formats["name" if row.tingkat == 2 else "bold"])
        page.write_string(r, 1, row.nama, formats["name" if row.tingkat == 2 else "bold"])
        for c, column in enumerate(sheet.kolom, 2):
            if column.kunci in row.terbuka:
                _open_cell(page, r, c, column, row.nilai[column.kunci], formats)
            elif column.isi == "rupiah":
                _computed(page, r, c, sheet, row, column, formats)
            else:
                page.write_blank(r, c, None, formats["shut"])
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def _open_cell(page: Any, r: int, c: int, column: Kolom, value: Any, formats: Formats) -> None:
    form = formats[column.isi]
    if value is None:
        page.write_blank(r, c, None, form)
    elif isinstance(value, dt.date):
        page.write_datetime(r, c, dt.datetime(value.year, value.month, value.day), form)
    elif isinstance(value, str):
        page.write_string(r, c, value, form)
    else:
        page.write_number(r, c, float(value) if isinstance(value, Decimal) else value, form)
    if column.isi == "rupiah":
        page.data_validation(
            r,
            c,
            r,
            c,
            {
                "validate": "integer",
                "criteria": ">=",
                "value": 0,
                "error_title": "Rupiah",
                "error_message": "Tulis rupiah bulat, tanpa titik dan tanpa Rp.",
            },
        )


def _computed(
    page: Any, r: int, c: int, sheet: Lembar, row: Baris, column: Kolom, formats: Formats
) -> None:
    """The sum of the rows right below that have one: of a program its kegiatan."""
    below = _children(sheet.baris, r - FIRST)
    if not below:
        page.write_blank(r, c, None, formats["shut"])
        return
    cells = ",".join(xl_rowcol_to_cell(n + FIRST, c) for n in below)
    page.write_formula(r, c, f"=SUM({cells})", formats["shut"], _sum(sheet, r - FIRST, column))


def _children(rows: Sequence[Baris], at: int) -> list[int]:
    level, found = rows[at].tingkat, []
    for n in range(at + 1, len(rows)):
        if rows[n].tingkat <= level:
            break
        if rows[n].tingkat == level + 1:
            found.append(n)
    return found


def _sum(sheet: Lembar, at: int, column: Kolom) -> int:
    """What the formula gives, for programs that do not work it out."""
    total = 0
    for n in _children(sheet.baris, at):
        row = sheet.baris[n]
        open_cell = column.kunci in row.terbuka
        total += int(row.nilai[column.kunci] or 0) if open_cell else _sum(sheet, n, column)
    return total


def _mark(page: Any, sheets: Sequence[Lembar], identity: Sequence[str]) -> None:
    """What the cells held when the workbook was made: what was not touched changes nothing."""
    page.very_hidden()
    page.write_row(0, 0, [MARK, VERSION, *identity])
    r = 1
    for sheet in sheets:
        for row in sheet.baris:
            for column in sheet.kolom:
                if column.kunci in row.terbuka:
                    value = said(row.nilai[column.kunci])
                    page.write_row(r, 0, [sheet.nama, row.kunci, column.kunci, value])
                    r += 1


def said(value: Any) -> str:
    """A value as the mark keeps it; what a spreadsheet gives back is compared in this form."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return f"{number.normalize():f}"
