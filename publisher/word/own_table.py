"""A table of one's own in Word: ruled as the tables of the template are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.tables.sendiri import BarisCetak, SelCetak, TabelCetak
from publisher.tables.sendiri.lebar import Ukuran
from publisher.vocabulary.values import Asal
from publisher.word.inline import Inliner
from publisher.word.xml import Element, from_xml, ns, set_style, w

DARK, LIGHT = "D9D9D9", "F2F2F2"  # behind headings and totals, and behind headings of rows
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
SIDES = {"kiri": "Sel", "tengah": "Sel Tengah", "kanan": "Sel Angka", "angka": "Sel Angka"}
FILLS = {"kepala": DARK, "nomor": DARK, "kelompok": LIGHT, "subtotal": LIGHT, "jumlah": DARK}

Anchored = list[tuple[Element, Asal]]


@dataclass(frozen=True, slots=True)
class Looks:
    """The ids of the template's styles for cells, by their names."""

    ids: Mapping[str, str]
    small: bool

    def of(self, cell: SelCetak, row: BarisCetak) -> str:
        name = SIDES[cell.rata]
        if row.jenis in ("kepala", "nomor"):
            name = "Sel Kepala"
        elif row.jenis == "kelompok":
            name = "Sel Judul"
        if self.small:
            small = name.replace("Sel", "Sel Kecil", 1)
            name = small if small in self.ids else name
        return self.ids.get(name, self.ids["Sel"])


def draw_table(
    judul: str, tabel: TabelCetak, ukuran: Ukuran, ids: Mapping[str, str], inliner: Inliner
) -> tuple[Element, Anchored]:
    """The table, and the paragraphs of its cells with the places of their text.

    judul: its name for who cannot see it.
    """
    looks = Looks(ids, ukuran.kecil)
    table = _frame(ukuran)
    if judul:
        table.tblPr.append(w("tblCaption", val=judul))
    anchored: Anchored = []
    for row in tabel.baris:
        table.append(_row(row, ukuran, looks, inliner, anchored))
    return table, anchored


def _frame(ukuran: Ukuran) -> Element:
    pad = 45 if ukuran.kecil else 70
    borders = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in EDGES
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in ukuran.kolom)
    return from_xml(
        f'<w:tbl {ns("w")}><w:tblPr><w:tblW w:w="{sum(ukuran.kolom)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{pad}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )


def _row(
    row: BarisCetak, ukuran: Ukuran, looks: Looks, inliner: Inliner, anchored: Anchored
) -> Element:
    element, properties = w("tr"), w("trPr")
    properties.append(w("cantSplit"))
    if row.jenis in ("kepala", "nomor"):
        properties.append(w("tblHeader"))
    element.append(properties)
    at = 0
    for cell in row.sel:
        width = sum(ukuran.kolom[at : at + cell.lebar])
        at += cell.lebar
        tc = _cell(cell, row, width)
        p = w("p")
        set_style(p, looks.of(cell, row))
        tc.append(p)
        if cell.sambung != "lanjut":
            _write(p, cell, row, inliner)
            anchored.append((p, cell.asal))
        element.append(tc)
    return element


def _cell(cell: SelCetak, row: BarisCetak, width: int) -> Element:
    tc, properties = w("tc"), w("tcPr")
    properties.append(w("tcW", w=width, type="dxa"))
    if cell.lebar > 1:
        properties.append(w("gridSpan", val=cell.lebar))
    if cell.sambung:
        properties.append(w("vMerge", val="restart" if cell.sambung == "mulai" else "continue"))
    fill = FILLS.get(row.jenis)
    if fill:
        properties.append(w("shd", val="clear", color="auto", fill=fill))
    if row.jenis in ("kepala", "nomor"):
        properties.append(w("vAlign", val="center"))
    tc.append(properties)
    return tc


def _write(p: Element, cell: SelCetak, row: BarisCetak, inliner: Inliner) -> None:
    rpr = w("rPr")
    if row.jenis == "nomor":
        rpr.append(w("b", val="0"))
        rpr.append(w("i"))
    elif row.jenis in ("subtotal", "jumlah"):
        rpr.append(w("b"))
    for run in inliner.runs(cell.isi, rpr if len(rpr) else None, p, []):
        p.append(run)
