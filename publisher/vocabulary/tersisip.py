"""What everything has that an office places in its narrative."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from publisher.vocabulary.nodes import JUDUL, PENGENAL, Node, TeksIsi, pola
from publisher.vocabulary.places import Place

KunciSisipan = Annotated[TeksIsi, pola("[a-z][a-z0-9_]*", "posyandu_mei"), PENGENAL]


def memasang(jenis: str) -> str:
    """What a schema says of the key of an item: how it is placed."""
    return f"nama pendek: {{{jenis}.kunci}} sebagai paragraf tersendiri memasangnya"


class Tersisip(Node):
    """What every item has: a key, a caption, and the lines below it."""

    kunci: KunciSisipan = Field(description=memasang("gambar"))
    judul: Annotated[TeksIsi, JUDUL] = Field(description="tercetak di samping nomornya")
    sumber: TeksIsi | None = Field(None, description="tercetak sebagai “Sumber: …”")
    catatan: TeksIsi | None = Field(None, description="keterangan di bawahnya")

    @property
    def letak_nama(self) -> Place:
        """Where its name is written; of what is typed in a narrative, where it begins."""
        return (*self.kunci.asal, self.place)[0]
