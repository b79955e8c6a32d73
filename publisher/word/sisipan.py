"""What an office places in its narrative → block elements of Word.

To add a kind: a function that takes the item and a `Studio`, and a line in MAKERS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from publisher.prose import Block, parse
from publisher.tables import Tabel
from publisher.tables.grafik import data_grafik
from publisher.tables.sendiri import tabel_sendiri
from publisher.tables.sendiri.lebar import ukuran
from publisher.vocabulary.grafik import Grafik
from publisher.vocabulary.report import Report
from publisher.vocabulary.sisipan import KELOMPOK, Gambar, Tersisip
from publisher.vocabulary.tabel import TabelSendiri
from publisher.vocabulary.values import Asal, Narasi, places_of
from publisher.word.chart import chart_of, draw_chart
from publisher.word.inline import Inliner
from publisher.word.own_table import draw_table
from publisher.word.pieces import Nomor
from publisher.word.turned import Stood
from publisher.word.xml import CM_PER_TWIP, Element, run, set_style, w

Made = tuple[Element, Asal]  # a block and the places of the words that it prints

CAPTION = {"tabel": "Judul Tabel", "gambar": "Judul Gambar"}
SOURCE, PLAIN = "Sumber", "Sel"  # templates of before have no style for a source line


@dataclass(frozen=True, slots=True)
class Studio:
    """What a maker works with. width: of the text, in twips. ids: style name → id.

    ident: gives the id of a new drawing. turned: the width of the text on a sheet across.
    stood: the tables that were made.
    """

    document: Document
    report: Report
    inliner: Inliner
    ids: Mapping[str, str]
    width: int
    ident: Callable[[], int]
    name: str  # of the item: `gambar.posyandu`
    tables: Mapping[str, Tabel[Any] | None]
    turned: int
    stood: list[Stood]

    def paragraph(self, style: str, *content: Element) -> Element:
        p = w("p")
        set_style(p, self.ids.get(style, self.ids[PLAIN]))
        for element in content:
            p.append(element)
        return p

    def caption(self, item: Tersisip) -> Made:
        """`Gambar 2.1 Posyandu Desa`: numbered, bookmarked, in the lists."""
        group, _, key = self.name.partition(".")
        nomor = Nomor(KELOMPOK[group], key, group)
        p = self.paragraph(CAPTION[nomor.jenis])
        for r in self.inliner.runs(nomor, None, p, []):
            p.append(r)
        p.append(run(f" {item.judul}"))
        return p, places_of(item.judul)

    def notes(self, item: Tersisip) -> Iterator[Made]:
        """The source line and the note, where there are any."""
        for before, text in (("Sumber: ", item.sumber), ("Catatan: ", item.catatan)):
            if text is not None:
                yield self.paragraph(SOURCE, run(before + text)), places_of(text)


def gambar(item: Any, studio: Studio) -> Iterator[Made]:
    yield studio.paragraph("Gambar", run(str(item.berkas))), places_of(item.berkas)
    yield studio.caption(item)
    yield from studio.notes(item)


def tabel(item: TabelSendiri, studio: Studio) -> Iterator[Made]:
    """Caption, table and notes; where they are wide, marked for a sheet across."""
    sheet = studio.report.lembar.get(item.place.key)
    printed = tabel_sendiri(item, sheet, studio.tables, studio.inliner.names).cetak
    size = ukuran(printed, studio.width, studio.turned)
    caption = studio.caption(item)
    yield caption
    drawn, cells = draw_table(str(item.judul), printed, size, studio.ids, studio.inliner)
    yield drawn, ()
    yield from cells
    last = drawn
    for note in (printed.sumber, *printed.catatan):
        if note is not None:
            last = studio.paragraph(SOURCE, run(note))
            last.get_or_add_pPr().get_or_add_jc().val = WD_ALIGN_PARAGRAPH.LEFT
            yield last, places_of(note)
    studio.stood.append(Stood(caption[0], last, studio.name, size.mendatar))


def grafik(item: Any, studio: Studio) -> Iterator[Made]:
    jadi = data_grafik(item, studio.tables)
    if jadi.kosong:  # an error, which the review copy shows where the chart would stand
        drawn = run(f"[{studio.name}]")
    else:
        drawn = draw_chart(
            studio.document, chart_of(item, jadi), studio.width * CM_PER_TWIP, studio.ident()
        )
    yield studio.paragraph("Gambar", drawn), places_of(item.kunci, *jadi.kategori)
    yield studio.caption(item)
    yield from studio.notes(item)


MAKERS: Mapping[type[Tersisip], Callable[[Any, Studio], Iterable[Made]]] = {
    Gambar: gambar,
    TabelSendiri: tabel,
    Grafik: grafik,
}


def placed(value: Any, own: Mapping[str, Tersisip]) -> Iterator[str]:
    """The names of the items that a narrative places, in its order."""
    if isinstance(value, Narasi) and own:
        yield from (b.only_name for b in parse(value) if is_placement(b, own))


def is_placement(block: Block, own: Mapping[str, Tersisip]) -> bool:
    return block.marker is None and block.only_name in own


def in_body(p: Element) -> bool:
    """Not in a cell, a text box, or a header: there an item has no room, and no number."""
    return p.getparent() is not None and p.getparent().tag == qn("w:body")
