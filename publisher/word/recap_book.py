"""A recap as a workbook: what offices wrote as values, all that follows from it as formulas.

Each formula carries the value that was printed, for readers that do not calculate. What is open
is an empty cell; a formula over it gives an empty text, never zero.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from publisher.tables.rekapitulasi import Rekapitulasi
from publisher.word import recap_sheets
from publisher.word.recap_cells import Cell, Formula, Jump, Kind, Sheet

FORMATS: dict[Kind, dict[str, Any]] = {
    "teks": {"text_wrap": True},
    "bulat": {"num_format": "0"},
    "desimal": {"num_format": "#,##0.00"},
    "rupiah": {"num_format": "#,##0"},
    "tanggal": {"num_format": "dd/mm/yyyy", "align": "left"},
}
LOOK = {"font_name": "Arial", "font_size": 9, "valign": "top", "border": 1}
HEAD = {**LOOK, "bold": True, "bg_color": "#D9D9D9", "text_wrap": True, "align": "center"}
FORMULA = {"bg_color": "#F2F2F2"}
HEAD_HEIGHT = 38  # points: three lines
LONGEST = 32_767  # characters that a cell holds


def recap_workbook(made: Rekapitulasi) -> bytes:
    """An .xlsx; the same recap gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # ZIP's first day, or else the workbook would say when it was built.
    book.set_properties({"created": dt.datetime(1980, 1, 1), "title": "Rekapitulasi"})
    writer = _Writer(book)
    for sheet in recap_sheets.sheets(made):
        writer.write(sheet)
    book.close()
    return out.getvalue()


@dataclass(slots=True)
class _Writer:
    book: Any

    def write(self, sheet: Sheet) -> None:
        made = self.book.add_worksheet(sheet.name)
        head = self.book.add_format(HEAD)
        plain = [self.book.add_format({**LOOK, **FORMATS[c.kind]}) for c in sheet.columns]
        worked = [
            self.book.add_format({**LOOK, **FORMATS[c.kind], **FORMULA}) for c in sheet.columns
        ]
        for n, column in enumerate(sheet.columns):
            made.set_column(n, n, column.width)
            made.write_string(0, n, column.title, head)
        dated = self.book.add_format({**LOOK, **FORMATS["tanggal"]})
        for m, row in enumerate(sheet.rows, 1):
            for n, cell in enumerate(row):
                look = (worked if isinstance(cell, Formula) else plain)[n]
                _put(made, (m, n), cell, dated if isinstance(cell, dt.date) else look)
        made.set_row(0, HEAD_HEIGHT)
        made.freeze_panes(1, sheet.frozen)
        made.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
        _paper(made, sheet)


def _paper(made: Any, sheet: Sheet) -> None:
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer(f"&L{sheet.name}&R&P/&N")


def _put(made: Any, at: tuple[int, int], cell: Cell, look: Any) -> None:
    match cell:
        case None:
            made.write_blank(*at, None, look)
        case Formula() if cell.array:
            made.write_array_formula(*at, *at, f"{{{cell.text}}}", look, _cached(cell.value))
        case Formula():
            made.write_formula(*at, cell.text, look, _cached(cell.value))
        case Jump():
            made.write_url(*at, f"internal:{cell.target}", look, cell.text[:LONGEST])
        case dt.date():
            made.write_datetime(*at, dt.datetime.combine(cell, dt.time()), look)
        case str():
            # Words as words: `=1+1` is no formula, and an address no link.
            made.write_string(*at, cell[:LONGEST], look)
        case _:
            # The only floats: a workbook has no other numbers, and these are exact to 15 digits.
            made.write_number(*at, float(cell), look)


def _cached(value: Decimal | int | None) -> Any:
    return "" if value is None else float(value)
