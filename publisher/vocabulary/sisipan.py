"""What an office puts into its narrative besides words: `sisipan.toml`.

An item is placed by a paragraph that is only its name, `{gambar.posyandu}`, and
referred to by the same name within a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.grafik import Grafik
from publisher.vocabulary.nodes import PENGENAL, Node, TeksIsi
from publisher.vocabulary.tabel import TabelSendiri
from publisher.vocabulary.tersisip import Tersisip as Tersisip

JenisNomor = Literal["tabel", "gambar"]

KELOMPOK: Mapping[str, JenisNomor] = {
    "gambar": "gambar",
    "galeri": "gambar",
    "tabel": "tabel",
    "grafik": "gambar",
}
"""The array of `sisipan.toml` that an item stands in → how it is counted: Gambar or Tabel."""


class Gambar(Tersisip):
    """One picture."""

    berkas: Annotated[TeksIsi, PENGENAL] = Field(description="JPEG, PNG, TIFF, WebP, GIF, BMP")


class Sisipan(Node):
    """Pictures, tables and charts of one's own, in the order in which they were written."""

    gambar: tuple[Gambar, ...] = ()
    tabel: tuple[TabelSendiri, ...] = ()
    grafik: tuple[Grafik, ...] = ()

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
