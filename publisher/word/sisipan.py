"""What an office places in its narrative → block elements of Word.

To add a kind: a function that takes the item and a `Studio`, and a line in MAKERS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from publisher.tables.grafik import data_grafik, sumber_sendiri
from publisher.tables.sendiri import tabel_sendiri
from publisher.tables.sendiri.lebar import ukuran
from publisher.vocabulary.grafik import Grafik
from publisher.vocabulary.sisipan import Galeri, Gambar, Tersisip
from publisher.vocabulary.tabel import TabelSendiri
from publisher.vocabulary.values import places_of
from publisher.word.chart import chart_of, draw_chart
from publisher.word.own_table import draw_table
from publisher.word.photos import galeri, gambar
from publisher.word.studio import SOURCE, Made, Studio
from publisher.word.turned import Stood
from publisher.word.xml import CM_PER_TWIP, run, w


def tabel(item: TabelSendiri, studio: Studio) -> Iterator[Made]:
    """Caption, table and notes; where they are wide, marked for a sheet across."""
    sheet = studio.report.lembar.get(item.place.key)
    printed = tabel_sendiri(item, sheet, studio.tables, studio.inliner.names).cetak
    turned = studio.turned(item.kertas)
    if item.kertas:
        printed = replace(printed, mendatar=True)
    size = ukuran(printed, studio.width, turned)
    aside = ((turned if size.mendatar else studio.width) - sum(size.kolom)) // 2
    drawn, cells = draw_table(str(item.judul), printed, size, studio.ids, studio.inliner)
    first = last = drawn
    if item.judul:
        caption = studio.caption(item)
        yield caption
        first = caption[0]
    yield drawn, ()
    yield from cells
    for note in (printed.sumber, *printed.catatan):
        if note is not None:
            last = studio.paragraph(SOURCE, run(note))
            last.get_or_add_pPr().get_or_add_jc().val = WD_ALIGN_PARAGRAPH.LEFT
            if aside > 0:  # below the table's own edge
                last.pPr._insert_ind(w("ind", left=aside))
            yield last, places_of(note)
    studio.stood.append(Stood(first, last, studio.name, size.mendatar, item.kertas))


def grafik(item: Grafik, studio: Studio) -> Iterator[Made]:
    tables, names = studio.tables, studio.inliner.names
    jadi = data_grafik(item, tables, sumber_sendiri(item, studio.report, tables, names))
    if jadi.kosong:  # an error, which the review copy shows where the chart would stand
        drawn = run(f"[{studio.name}]")
    else:
        drawn = draw_chart(
            studio.document, chart_of(item, jadi), studio.width * CM_PER_TWIP, studio.ident()
        )
    series = (value for deret in jadi.deret for value in (deret.nama, *deret.nilai))
    places = places_of(item.kunci, *jadi.kategori, *series)
    yield studio.paragraph("Gambar", drawn), places
    yield from studio.below(item)


MAKERS: Mapping[type[Tersisip], Callable[[Any, Studio], Iterable[Made]]] = {
    Gambar: gambar,
    Galeri: galeri,
    TabelSendiri: tabel,
    Grafik: grafik,
}
