"""A native Word chart: XlsxWriter draws it and keeps its data in an embedded workbook."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal
from xml.sax.saxutils import quoteattr

import xlsxwriter
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from publisher.prose.formats import persen
from publisher.word.pieces import BarChart
from publisher.word.xml import EMU_PER_CM, Element, from_xml, ns

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OOXML = "application/vnd.openxmlformats-officedocument."
SHOW_VALUE_ONLY = (  # LibreOffice shows whatever is not switched off
    b'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    b'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
FONT = {"name": "Arial", "size": 8, "color": "#000000"}


def draw_bars(document: Document, chart: BarChart, width_cm: float, ident: int) -> Element:
    """A run with the chart as an inline drawing; its parts are added to the document."""
    workbook = _workbook(chart)
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        drawing = parts.read("xl/charts/chart1.xml")
    number = 1 + sum(p.partname.startswith("/word/charts/") for p in document.part.package.parts)
    data = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        f"{OOXML}spreadsheetml.sheet",
        workbook,
        document.part.package,
    )
    part = Part(
        PackURI(f"/word/charts/chart{number}.xml"),
        f"{OOXML}drawingml.chart+xml",
        b"",
        document.part.package,
    )
    drawing = drawing.replace(b'<c:showVal val="1"/>', SHOW_VALUE_ONLY)
    link = f'<c:externalData {ns("c", "r")} r:id="{part.relate_to(data, f"{OFFICE}/package")}"/>'
    end = b"<c:printSettings>" if b"<c:printSettings>" in drawing else b"</c:chartSpace>"
    # The schema wants externalData last; print settings are of no use in Word.
    head, _, _ = drawing.partition(end)
    part._blob = head + link.encode() + b"</c:chartSpace>"
    height_cm = 2.4 + 1.15 * len(chart.labels)  # room for the axis, and for two lines a label
    return _inline(
        chart, document.part.relate_to(part, f"{OFFICE}/chart"), (width_cm, height_cm), ident
    )


def _workbook(chart: BarChart) -> bytes:
    """An .xlsx with the data and the bar chart; the same chart gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # ZIP's first day, or else the workbook would say when it was built.
    book.set_properties({"created": dt.datetime(1980, 1, 1)})
    sheet = book.add_worksheet("Data")
    sheet.write_row(0, 0, ["Program", chart.title])
    for n, (label, percent) in enumerate(zip(chart.labels, chart.percents, strict=True), 1):
        sheet.write(n, 0, label)
        if percent is not None:
            sheet.write_number(n, 1, percent)
    last = len(chart.labels)
    bars = book.add_chart({"type": "bar"})
    bars.add_series(
        {
            "name": ["Data", 0, 1],
            "categories": ["Data", 1, 0, last, 0],
            "values": ["Data", 1, 1, last, 1],
            "fill": {"color": "#1F4E79"},
            "gap": 60,
            # Typed labels: a number format would take the reader's own decimal sign.
            "data_labels": {
                "value": True,
                "font": FONT,
                "custom": [
                    {"delete": True} if p is None else {"value": persen(Decimal(str(p)))}
                    for p in chart.percents
                ],
            },
        }
    )
    bars.set_legend({"none": True})
    bars.set_title({"none": True})
    bars.set_x_axis(
        {
            "min": 0,
            # Beyond 100 where a program spent more than its pagu: a finding, but it must be seen.
            "max": max(100, *(p or 0 for p in chart.percents)),
            "num_format": '0"%"',
            "major_unit": 20,
            "minor_tick_mark": "none",
            "num_font": FONT,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}},
        }
    )
    # A bar chart counts from below; the programs stand in the order of the table.
    bars.set_y_axis({"reverse": True, "num_font": FONT, "crossing": "max"})
    bars.set_chartarea({"border": {"none": True}})
    sheet.insert_chart("D2", bars)
    book.close()
    return out.getvalue()


def _inline(chart: BarChart, rid: str, size_cm: tuple[float, float], ident: int) -> Element:
    width, height = (round(cm * EMU_PER_CM) for cm in size_cm)
    return from_xml(
        f"<w:r {ns('w', 'wp', 'a', 'c', 'r')}><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{ident}" name="Grafik {ident}" descr={quoteattr(chart.alt)}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{rid}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
