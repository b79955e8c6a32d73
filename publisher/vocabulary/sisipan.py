"""What an office puts into its narrative besides words: `sisipan.toml`.

An item is placed by a paragraph that is only its name, `{gambar.posyandu}`, and
referred to by the same name within a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.grafik import Grafik
from publisher.vocabulary.nodes import (
    JUDUL,
    PENGENAL,
    BilanganIsi,
    LebarIsi,
    Node,
    TeksIsi,
    antara,
)
from publisher.vocabulary.tabel import TabelSendiri
from publisher.vocabulary.tersisip import KunciSisipan, memasang
from publisher.vocabulary.tersisip import Tersisip as Tersisip
from publisher.vocabulary.values import Bilangan, Teks

JenisNomor = Literal["tabel", "gambar"]

KELOMPOK: Mapping[str, JenisNomor] = {
    "gambar": "gambar",
    "galeri": "gambar",
    "tabel": "tabel",
    "grafik": "gambar",
}
"""The array of `sisipan.toml` that an item stands in → how it is counted: Gambar or Tabel."""


Ukuran = tuple[Decimal, Decimal]  # width and height in centimetres

TEKS = Decimal(16)  # cm of text across an A4 page of the program's own template
LEBAR_SAMPING = Decimal(6)  # cm of a picture beside text, where the office asks for no width
TINGGI_BIASA = Decimal(11)  # cm: half a page, where the office asks for no width
TINGGI_TERBESAR = Decimal(20)  # cm: the caption stays on the same page
TINGGI_FOTO = (Decimal(9), Decimal(8), Decimal(7))  # cm, in a grid of 1, 2, 3 columns
SELA = Decimal("0.4")  # cm between two photos of a grid

BerkasGambar = Annotated[TeksIsi, PENGENAL]
JENIS_BERKAS = "JPEG, PNG, TIFF, WebP, GIF, atau BMP dalam folder ini"


class Gambar(Tersisip):
    """One picture."""

    berkas: BerkasGambar = Field(description=JENIS_BERKAS)
    lebar: LebarIsi | None = Field(
        None, description='dalam cm, "penuh", atau bagian dari lebar teks ("50%")'
    )
    uraian: TeksIsi | None = Field(
        None, description="apa yang terlihat, untuk pembaca yang tidak melihat gambar"
    )
    samping: Literal["kiri", "kanan"] | None = Field(
        None, description="di tepi kiri atau kanan, di samping paragraf-paragraf sesudahnya"
    )

    def kotak(self, teks: Decimal) -> Ukuran:
        """The room that the picture may fill, between margins that are `teks` cm apart."""
        if self.samping is not None:  # beside it there must be room for words
            return min(self._lebar(teks, LEBAR_SAMPING), teks * 6 / 10), TINGGI_BIASA
        if self.lebar is None:
            return teks, TINGGI_BIASA
        return min(self._lebar(teks, teks), teks), TINGGI_TERBESAR

    def _lebar(self, teks: Decimal, biasa: Decimal) -> Decimal:
        """Its width in cm as it is asked for."""
        if self.lebar is None:
            return biasa
        if isinstance(self.lebar, Decimal):
            return self.lebar
        return teks if self.lebar == "penuh" else teks * int(self.lebar.rstrip("%")) / 100


class Foto(Node):
    """One photo of a grid."""

    berkas: BerkasGambar = Field(description=JENIS_BERKAS)
    judul: Annotated[TeksIsi | None, JUDUL] = Field(None, description="tercetak di bawah foto")
    uraian: TeksIsi | None = Field(
        None, description="apa yang terlihat, untuk pembaca yang tidak melihat gambar"
    )


class Galeri(Tersisip):
    """Photos in a grid under one caption, such as dokumentasi kegiatan."""

    kunci: KunciSisipan = Field(description=memasang("galeri"))
    kolom: Annotated[BilanganIsi, antara(1, 3)] = Field(
        Bilangan(2), description="banyaknya foto yang berdampingan: 1, 2, atau 3"
    )
    foto: tuple[Foto, ...] = Field(min_length=1)

    def kotak(self, teks: Decimal) -> Ukuran:
        """The room of one photo, as `Gambar.kotak`."""
        return teks / int(self.kolom) - SELA, TINGGI_FOTO[int(self.kolom) - 1]


def muat(lebar: int, tinggi: int, kotak: Ukuran) -> Ukuran:
    """The size in cm at which a picture of so many pixels fits into a box."""
    scale = min(kotak[0] / lebar, kotak[1] / tinggi)
    return lebar * scale, tinggi * scale


class Sisipan(Node):
    """Pictures, tables and charts of one's own, in the order in which they were written."""

    gambar: tuple[Gambar, ...] = ()
    galeri: tuple[Galeri, ...] = ()
    tabel: tuple[TabelSendiri, ...] = ()
    grafik: tuple[Grafik, ...] = ()

    def berkas_gambar(self, teks: Decimal = TEKS) -> Iterator[tuple[Teks, Ukuran]]:
        """Each picture's file, and the room in cm that it may fill; teks: the text's width."""
        for one in self.gambar:
            yield one.berkas, one.kotak(teks)
        for grid in self.galeri:
            yield from ((foto.berkas, grid.kotak(teks)) for foto in grid.foto)

    def semua(self) -> Iterator[tuple[str, Tersisip]]:
        """(`gambar.posyandu`, item) of each, keys used twice included."""
        for kelompok in KELOMPOK:
            for item in getattr(self, kelompok, ()):
                yield f"{kelompok}.{item.kunci}", item

    def menurut_nama(self) -> dict[str, Tersisip]:
        """Of two items with one key the first: a finding says that there are two."""
        named: dict[str, Tersisip] = {}
        for name, item in self.semua():
            named.setdefault(name, item)
        return named
