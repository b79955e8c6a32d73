"""Charts of one's own: what is drawn, how, and from which figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from publisher.vocabulary.messages import Message
from publisher.vocabulary.nodes import PENGENAL, DesimalAtauKosong, Node, TeksIsi
from publisher.vocabulary.places import Place
from publisher.vocabulary.tersisip import KunciSisipan, Tersisip, memasang
from publisher.vocabulary.values import Teks

JenisGrafik = Literal["batang", "batang_bertumpuk", "garis", "lingkaran"]


class Deret(Node):
    """A series that is typed: one value for each kategori."""

    nama: TeksIsi = Field(description="tercetak pada legenda")
    nilai: tuple[DesimalAtauKosong, ...] = Field(
        min_length=1, description='satu untuk setiap kategori; yang belum ada: "belum diisi"'
    )


class Grafik(Tersisip):
    """A chart of figures that are computed, those of an own table, or typed ones."""

    kunci: KunciSisipan = Field(description=memasang("grafik"))
    jenis: JenisGrafik = Field("batang", description="batang, batang_bertumpuk, garis, lingkaran")
    dari: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description='tabel yang digambar: misalnya "serapan" atau "tabel.pegawai"'
    )
    label: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="kolom tabel itu yang menjadi kategori"
    )
    kolom: Annotated[tuple[TeksIsi, ...], PENGENAL] = Field(
        (), description="kolom tabel itu yang nilainya digambar"
    )
    tingkat: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="hanya baris tingkat ini: program, kegiatan, atau sub_kegiatan"
    )
    nama: tuple[TeksIsi, ...] = Field((), description="nama setiap kolom pada legenda")
    kategori: tuple[TeksIsi, ...] = Field((), description="kategori, bila nilainya diketik")
    deret: tuple[Deret, ...] = ()
    satuan: TeksIsi | None = Field(None, description='satuan nilai, misalnya "%" atau "Orang"')
    sumbu_nilai: TeksIsi | None = Field(None, description="judul sumbu nilai")
    sumbu_kategori: TeksIsi | None = Field(None, description="judul sumbu kategori")
    mendatar: StrictBool | None = Field(
        None, description="batang mendatar; tidak ditulis: bila kategorinya banyak atau panjang"
    )
    legenda: StrictBool | None = Field(
        None, description="tidak ditulis: bila ada lebih dari satu deret"
    )
    cetak_nilai: StrictBool = Field(True, description="nilai tercetak pada grafik")


@dataclass(frozen=True, slots=True)
class DeretJadi:
    """The values of a series, one for each category; None is a gap."""

    nama: Teks
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Cacat:
    """What is wrong with a chart. grave: nothing true can be drawn of it."""

    at: Place
    message: Message
    help: Message
    grave: bool = True


@dataclass(frozen=True, slots=True)
class GrafikJadi:
    """A chart's figures. satuan: of its values; empty where they have none."""

    kategori: tuple[Teks, ...]
    deret: tuple[DeretJadi, ...]
    satuan: str
    cacat: tuple[Cacat, ...] = ()

    @property
    def kosong(self) -> bool:
        return any(c.grave for c in self.cacat)
