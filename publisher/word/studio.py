"""What the makers of pictures, tables and charts in the narrative work with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from publisher.tables import Tabel
from publisher.vocabulary.artifacts import Illustration
from publisher.vocabulary.report import Report
from publisher.vocabulary.sisipan import KELOMPOK, Tersisip
from publisher.vocabulary.values import Asal, Teks, places_of
from publisher.word.inline import Inliner
from publisher.word.pieces import Nomor
from publisher.word.turned import Stood
from publisher.word.xml import Element, run, set_style, w

Made = tuple[Element, Asal]
"""A block, or a paragraph in the cell of a table that was given before it; and the places of the
words that it prints, for the anchors."""

CAPTION = {"tabel": "Judul Tabel", "gambar": "Judul Gambar"}
SOURCE, PLAIN = "Sumber", "Sel"  # templates of before have no style for a source line


@dataclass(frozen=True, slots=True)
class Studio:
    """What a maker works with. width: of the text, in twips. ids: style name → id.

    ident: gives the id of a new drawing. turned: the width of the text on a sheet across, of the
    report's paper or another.
    stood: the tables that were made; framed: the captions that stand in frames, and their names.
    """

    document: Document
    report: Report
    inliner: Inliner
    ids: Mapping[str, str]
    width: int
    ident: Callable[[], int]
    name: str  # of the item: `gambar.posyandu`
    tables: Mapping[str, Tabel[Any] | None]
    turned: Callable[[str | None], int]
    stood: list[Stood]
    pictures: Mapping[str, Illustration]  # by where their `berkas` is written
    framed: list[tuple[Element, str]]

    def paragraph(self, style: str, *content: Element) -> Element:
        p = w("p")
        set_style(p, self.ids.get(style, self.ids[PLAIN]))
        for element in content:
            p.append(element)
        return p

    def caption(self, item: Tersisip) -> Made:
        """`Gambar 2.1  Posyandu Desa`, as in the template: numbered, bookmarked, in the lists."""
        group, _, key = self.name.partition(".")
        nomor = Nomor(KELOMPOK[group], key, group)
        p = self.paragraph(CAPTION[nomor.jenis])
        for r in self.inliner.runs(nomor, None, p, []):
            p.append(r)
        p.append(run(f"  {item.judul}"))
        return p, places_of(item.judul)

    def notes(self, item: Tersisip) -> Iterator[Made]:
        """The source line and the note, where there are any."""
        for before, text in (("Sumber: ", item.sumber), ("Catatan: ", item.catatan)):
            if text is not None:
                yield self.paragraph(SOURCE, run(before + text)), places_of(text)

    def below(self, item: Tersisip) -> Iterator[Made]:
        """The caption and the lines under what has its caption below it."""
        caption, places = self.caption(item)
        notes = list(self.notes(item))
        if notes:  # they stand close together, on one page
            caption.get_or_add_pPr().get_or_add_keepNext()
            caption.pPr.get_or_add_spacing().set(qn("w:after"), "40")
            last = notes[-1][0]
            last.get_or_add_pPr().get_or_add_spacing().set(qn("w:after"), "240")
        yield caption, places
        yield from notes

    def picture(self, berkas: Teks) -> Illustration:
        """The picture that a `berkas` names, as it was made ready for print."""
        return shown(self.pictures, berkas)


def shown(pictures: Mapping[str, Illustration], berkas: Teks) -> Illustration:
    """The picture that a `berkas` names; one without a file where there is none."""
    return pictures.get(str(berkas.asal[0]) if berkas.asal else "", Illustration(None))
