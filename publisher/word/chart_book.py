"""The workbook of a chart: XlsxWriter draws the chart and keeps its data beside it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from publisher.prose.formats import angka, desimal, persen
from publisher.vocabulary.values import bulat
from publisher.word.pieces import Chart

# The accents of a theme in their order; dark and light in turn, for print in black and white.
PALETTE = ("#1F4E79", "#9DC3E6", "#548235", "#C5E0B4", "#7F6000", "#FFD966")
ACCENTS = tuple(f"accent{n}" for n in range(1, 7))
GRID = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}
LIGHT = frozenset(PALETTE[1::2])


@dataclass(frozen=True, slots=True)
class Look:
    font: str
    size: float
    height_cm: float

    @property
    def text(self) -> dict[str, Any]:
        return {"name": self.font, "size": self.size, "color": "#000000"}

    @property
    def title(self) -> dict[str, Any]:
        return {**self.text, "bold": False}


def workbook(chart: Chart, look: Look) -> bytes:
    """An .xlsx with the data and the chart; the same chart gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # ZIP's first day, or else the workbook would say when it was built.
    book.set_properties({"created": dt.datetime(1980, 1, 1)})
    sheet = book.add_worksheet("Data")
    _write(sheet, chart)
    drawn = book.add_chart(_kind(chart))
    for n in range(len(chart.deret)):
        drawn.add_series(_series(chart, look, n))
    drawn.set_title({"none": True})
    drawn.set_legend(
        {"position": "right" if chart.jenis == "lingkaran" else "bottom", "font": look.text}
        if chart.legenda or chart.jenis == "lingkaran"
        else {"none": True}
    )
    drawn.show_blanks_as("gap")
    if chart.jenis != "lingkaran":
        _axes(drawn, chart, look)
    drawn.set_chartarea({"border": {"none": True}})
    sheet.insert_chart("F2", drawn)
    book.close()
    return out.getvalue()


def _write(sheet: Any, chart: Chart) -> None:
    # Words as words: a category `=1+1` is no formula, and an address no link.
    sheet.write_string(0, 0, chart.sumbu_kategori or "Kategori")
    for m, label in enumerate(chart.kategori, 1):
        sheet.write_string(m, 0, label)
    for n, (name, values) in enumerate(chart.deret, 1):
        sheet.write_string(0, n, name)
        for m, value in enumerate(values, 1):
            if value is not None:
                # The only floats: of a drawing, whose labels are printed from decimals again.
                sheet.write_number(m, n, float(value))


def _kind(chart: Chart) -> dict[str, str]:
    if chart.jenis == "garis":
        return {"type": "line"}
    if chart.jenis == "lingkaran":
        return {"type": "pie"}
    kind = {"type": "bar" if chart.mendatar else "column"}
    return {**kind, "subtype": "stacked"} if chart.jenis == "batang_bertumpuk" else kind


def _series(chart: Chart, look: Look, n: int) -> dict[str, Any]:
    _, values = chart.deret[n]
    last, colour = len(chart.kategori), PALETTE[n % len(PALETTE)]
    series: dict[str, Any] = {
        "name": ["Data", 0, n + 1],
        "categories": ["Data", 1, 0, last, 0],
        "values": ["Data", 1, n + 1, last, n + 1],
        "fill": {"color": colour},
        "gap": 60,
    }
    if chart.jenis == "garis":
        marker = {"type": "circle", "size": 5, "fill": {"color": colour}}
        series |= {
            "line": {"color": colour, "width": 1.75},
            "marker": {**marker, "border": {"color": colour}},
        }
    if chart.jenis == "lingkaran":
        fills = [PALETTE[m % len(PALETTE)] for m in range(last)]
        series["points"] = [{"fill": {"color": c}, "border": {"color": "#FFFFFF"}} for c in fills]
    if chart.cetak_nilai:
        series["data_labels"] = _labels(chart, look, n, values)
    return series


def _labels(chart: Chart, look: Look, n: int, values: Sequence[Decimal | None]) -> dict[str, Any]:
    # Typed labels: a number format would take the reader's own decimal sign.
    within = chart.jenis == "batang_bertumpuk"
    white = within and PALETTE[n % len(PALETTE)] not in LIGHT
    font = {**look.text, "color": "#FFFFFF"} if white else look.text
    total = sum(v for v in values if v is not None)
    custom = [
        {"delete": True} if v is None else {"value": _label(chart, v, total), "font": font}
        for v in values
    ]
    labels: dict[str, Any] = {"value": True, "font": font, "custom": custom}
    if chart.jenis == "garis":
        labels["position"] = "above"
    if chart.jenis == "lingkaran":
        labels |= {"position": "outside_end", "leader_lines": True}
    return labels


def _label(chart: Chart, value: Decimal, total: Decimal | int) -> str:
    if chart.persen:
        return persen(value)
    text = angka(value if chart.desimal is None else bulat(value, chart.desimal))
    return f"{text} ({desimal(value * 100 / total)}%)" if chart.jenis == "lingkaran" else text


def _axes(drawn: Any, chart: Chart, look: Look) -> None:
    known = [v for _, values in chart.deret for v in values if v is not None]
    least: Decimal = min(Decimal(0), *known)
    most: Decimal = max(Decimal(0), *known)
    value_axis: dict[str, Any] = {
        # No thousands sign, which would be the reader's own: amounts are in juta or miliar.
        "num_format": '0"%"' if chart.persen else "0",
        "minor_tick_mark": "none",
        "num_font": look.text,
        "name_font": look.title,
        "major_gridlines": GRID,
    }
    if least == 0:
        value_axis["min"] = 0
    if chart.persen and chart.jenis != "batang_bertumpuk" and most >= 20 and least == 0:
        # Beyond 100 where more was spent than the pagu: a finding, but it must be seen.
        value_axis |= {"max": 100 if most <= 100 else float(most), "major_unit": 20}
    elif most - least < 5:
        value_axis["label_position"] = "none"  # `0` would print 0,5 and 1 as the same number
    category_axis: dict[str, Any] = {"num_font": look.text, "name_font": look.title}
    category_axis |= {"minor_tick_mark": "none"}
    if least < 0:
        category_axis["label_position"] = "low"  # beside the bars, not across them
    if chart.sumbu_nilai:
        value_axis["name"] = chart.sumbu_nilai
    if chart.sumbu_kategori:
        category_axis["name"] = chart.sumbu_kategori
    if chart.mendatar:
        # A bar chart counts from below; the categories stand in the order of the table.
        drawn.set_x_axis(value_axis)
        drawn.set_y_axis({**category_axis, "reverse": True, "crossing": "max"})
    else:
        drawn.set_x_axis(category_axis)
        drawn.set_y_axis(value_axis)
