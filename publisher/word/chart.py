"""A native Word chart with its data in an embedded workbook, in the template's font and colours."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.styles.style import ParagraphStyle

from publisher.prose.formats import angka, desimal, rupiah
from publisher.vocabulary.grafik import Grafik, GrafikJadi
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.word.chart_book import ACCENTS, PALETTE, Look, workbook
from publisher.word.pieces import Chart
from publisher.word.xml import EMU_PER_CM, Element, from_xml, ns

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OOXML = "application/vnd.openxmlformats-officedocument."
SHOW_VALUE_ONLY = (
    b'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    b'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
EXPLICIT = (  # LibreOffice shows whatever is not switched off, bends lines, and takes a gap for 0
    (b'<c:showVal val="1"/>', SHOW_VALUE_ONLY),
    (b'lang="en-US"', b'lang="id-ID"'),
    (b'<c:plotVisOnly val="1"/>', b'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'),
)
LARGE = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
MOST_UPRIGHT = 8  # categories that stand beside each other; more lie below each other
LONGEST_UPRIGHT = 16  # letters of a label below an upright bar
HIGHEST = 18.0  # cm: a page less its caption
NAMES = {
    "batang": "Grafik batang",
    "batang_bertumpuk": "Grafik batang bertumpuk",
    "garis": "Grafik garis",
    "lingkaran": "Grafik lingkaran",
}


def chart_of(grafik: Grafik, jadi: GrafikJadi) -> Chart:
    """What is to be drawn of an office's chart. Large amounts become juta, miliar or triliun."""
    worth, word = _scale(jadi)
    unit = " ".join(filter(None, (word, jadi.satuan if jadi.satuan != "%" else "")))
    titled = str(grafik.sumbu_nilai or (unit[:1].upper() + unit[1:]))
    many = len(jadi.kategori) > MOST_UPRIGHT
    long = any(len(label) > LONGEST_UPRIGHT for label in jadi.kategori)
    lying = grafik.mendatar if grafik.mendatar is not None else many or long
    return Chart(
        jenis=grafik.jenis,
        kategori=tuple(map(str, jadi.kategori)),
        deret=tuple(
            (str(d.nama), tuple(None if v is None else v / worth for v in d.nilai))
            for d in jadi.deret
        ),
        alt=_alt(grafik, jadi),
        persen=jadi.satuan == "%",
        desimal=2 if worth > 1 else None,
        sumbu_nilai=titled,
        sumbu_kategori=str(grafik.sumbu_kategori or ""),
        mendatar=lying and grafik.jenis.startswith("batang"),
        legenda=len(jadi.deret) > 1 if grafik.legenda is None else grafik.legenda,
        cetak_nilai=grafik.cetak_nilai,
    )


def _scale(jadi: GrafikJadi) -> tuple[int, str]:
    """What the amounts are counted in: an axis of twelve digits cannot be read."""
    if jadi.satuan != "rupiah":
        return 1, ""
    most = max(abs(v) for d in jadi.deret for v in d.nilai if v is not None)
    return next(((worth, word) for worth, word in LARGE if most >= 10 * worth), (1, ""))


def _alt(grafik: Grafik, jadi: GrafikJadi) -> str:
    """The figures in words, each exact: who cannot see the chart reads them."""
    many = len(jadi.deret) > 1
    said = "; ".join(
        (f"{d.nama}: " if many else "")
        + "; ".join(
            f"{label} {_value(value, jadi.satuan)}"
            for label, value in zip(jadi.kategori, d.nilai, strict=True)
        )
        for d in jadi.deret
    )
    return f"{NAMES[grafik.jenis]} {grafik.judul}: {said}."


def _value(value: Decimal | None, unit: str) -> str:
    if value is None:
        return BELUM_DIISI
    if unit == "%":
        return f"{desimal(value)}%"
    if unit == "rupiah" and value == int(value):
        return rupiah(int(value))
    return f"{angka(value)} {unit}".strip()


def draw_chart(document: Document, chart: Chart, width_cm: float, ident: int) -> Element:
    """A run with the chart as an inline drawing; its parts are added to the document."""
    look = Look(_font(document), 8, chart.height or height_of(chart))
    book = workbook(chart, look)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        drawing = parts.read("xl/charts/chart1.xml")
    if _theme(document) is not None:
        drawing = _in_theme(drawing)
    rid = _add(document, drawing, book)
    return _inline(chart, rid, (width_cm, look.height_cm), ident)


def height_of(chart: Chart) -> float:
    """In centimetres. Bars that lie have room for two lines a label, as far as a page has it."""
    if not chart.mendatar:
        return 7.5 if chart.jenis != "lingkaran" else 6.5 + 0.15 * len(chart.kategori)
    beside = 1 if chart.jenis == "batang_bertumpuk" else len(chart.deret)
    legend = 0.8 if chart.legenda else 0
    title = 0.6 if chart.sumbu_nilai else 0
    rows = len(chart.kategori) * max(1.15, 0.5 * beside + 0.2)
    return min(HIGHEST, 2.4 + legend + title + rows)


def _font(document: Document) -> str:
    """That of the cells of tables, or of the document."""
    style: Any = next((s for s in document.styles if s.name == "Sel"), None)
    while isinstance(style, ParagraphStyle):
        if style.font.name:
            return str(style.font.name)
        style = style.base_style
    return "Arial"


def _theme(document: Document) -> bytes | None:
    parts = (r.target_part for r in document.part.rels.values() if r.reltype.endswith("/theme"))
    return next((part.blob for part in parts), None)


def _in_theme(drawing: bytes) -> bytes:
    """Colours of our palette become those of the theme: an office changes them in one place."""
    for colour, accent in zip(PALETTE, ACCENTS, strict=True):
        rgb = f'<a:srgbClr val="{colour.lstrip("#")}"/>'.encode()
        drawing = drawing.replace(rgb, f'<a:schemeClr val="{accent}"/>'.encode())
    return drawing


def _add(document: Document, drawing: bytes, book: bytes) -> str:
    """The chart and its workbook as parts of the document; the relationship's id."""
    package = document.part.package
    number = 1 + sum(p.partname.startswith("/word/charts/") for p in package.parts)
    data = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        f"{OOXML}spreadsheetml.sheet",
        book,
        package,
    )
    part = Part(
        PackURI(f"/word/charts/chart{number}.xml"), f"{OOXML}drawingml.chart+xml", b"", package
    )
    for said, meant in EXPLICIT:
        drawing = drawing.replace(said, meant)
    if b"<c:lineChart>" in drawing:
        drawing = drawing.replace(b"</c:ser>", b'<c:smooth val="0"/></c:ser>')
    link = f'<c:externalData {ns("c", "r")} r:id="{part.relate_to(data, f"{OFFICE}/package")}"/>'
    end = b"<c:printSettings>" if b"<c:printSettings>" in drawing else b"</c:chartSpace>"
    # The schema wants externalData last; print settings are of no use in Word.
    head, _, _ = drawing.partition(end)
    part._blob = head + link.encode() + b"</c:chartSpace>"
    return str(document.part.relate_to(part, f"{OFFICE}/chart"))


def _inline(chart: Chart, rid: str, size_cm: tuple[float, float], ident: int) -> Element:
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
