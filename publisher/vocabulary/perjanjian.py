"""The Perjanjian Kinerja: `perjanjian-kinerja.toml`. Who signs it, and what was signed."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from publisher.vocabulary.anggaran import Tahap
from publisher.vocabulary.laporan import nip_tercetak
from publisher.vocabulary.nodes import (
    PENGENAL,
    RESMI,
    NilaiLamaAtauKosong,
    Node,
    RupiahAtauKosong,
    Tahun,
    TanggalAtauKosong,
    TeksAtauKosong,
    TeksIsi,
)
from publisher.vocabulary.values import Teks

Nip = Annotated[TeksIsi, AfterValidator(nip_tercetak), PENGENAL]


class Pihak(Node):
    """One of the two who sign. A bupati or wali kota has neither pangkat nor NIP here."""

    nama: Annotated[TeksAtauKosong, PENGENAL] = Field(default=None, description="nama dengan gelar")
    jabatan: Annotated[TeksIsi, PENGENAL]
    pangkat: Annotated[TeksAtauKosong, PENGENAL] = None
    nip: Nip | None = Field(default=None, description="18 angka; tidak ditulis untuk bupati")


class TargetPerjanjian(Node):
    """An indicator and its target as signed."""

    nama: Annotated[TeksIsi, RESMI]
    target: NilaiLamaAtauKosong = Field(default=None, description="dalam satuan indikator")
    satuan: Annotated[TeksIsi, PENGENAL]


class SasaranPerjanjian(Node):
    nama: Annotated[TeksIsi, RESMI]
    indikator: tuple[TargetPerjanjian, ...]


class ProgramPerjanjian(Node):
    """A program and its money as signed."""

    nama: Annotated[TeksIsi, RESMI]
    anggaran: RupiahAtauKosong = None
    keterangan: Annotated[TeksIsi | None, PENGENAL] = Field(
        default=None, description="sumber dana, misalnya DTU-DAU"
    )


class Perjanjian(Node):
    """A Perjanjian Kinerja as it was signed, word by word. The last one of a stage counts.

    tahun: of which year; one that names none is of the report's own.
    """

    tahun: Tahun | None = Field(
        default=None, description="tahun perjanjian; tidak ditulis: tahun laporan ini"
    )
    tahap: Tahap = Field(description="tahap anggaran yang menjadi dasarnya")
    tempat: Annotated[TeksIsi, PENGENAL]
    tanggal: TanggalAtauKosong = Field(default=None, description="tanggal penandatanganan")
    pihak_pertama: Pihak
    pihak_kedua: Pihak
    sasaran: tuple[SasaranPerjanjian, ...]
    program: tuple[ProgramPerjanjian, ...]


class PerjanjianKinerja(Node):
    """Who will sign the next one, and every one that was signed (PermenPANRB 53/2014)."""

    tahap: Tahap | None = Field(
        default=None, description="tahap perjanjian yang dicetak; kosong: tahap yang berlaku"
    )
    tempat: Annotated[TeksIsi | None, PENGENAL] = Field(
        default=None, description="bila bukan tempat pada laporan.toml"
    )
    tanggal: TanggalAtauKosong = Field(default=None, description="tanggal yang akan dicetak")
    pihak_pertama: Pihak | None = Field(
        default=None, description="bila bukan penanda tangan pada laporan.toml"
    )
    pihak_kedua: Pihak | None = Field(default=None, description="atasan, misalnya bupati")
    # Signed words are nobody's to mend any more: no rule on words reads them.
    ditandatangani: Annotated[tuple[Perjanjian, ...], PENGENAL] = Field(
        default=(), description="yang telah ditandatangani; ditulis oleh `publisher freeze`"
    )

    def pada(self, tahap: Tahap, tahun: int) -> Perjanjian | None:
        """The one of a year in force at a stage: a change of official may need a second one."""
        own = (p for p in reversed(self.ditandatangani) if p.tahun in (None, tahun))
        return next((p for p in own if p.tahap == tahap), None)


def sebutan_daerah(kabupaten: str) -> Teks:
    """The head of a region: `Bupati Lumajang`, `Wali Kota Batu`, `Gubernur Banten`."""
    heads = {"Kabupaten": "Bupati", "Kota": "Wali Kota", "Provinsi": "Gubernur"}
    kind, _, name = str(kabupaten).strip().partition(" ")
    head = heads.get(kind)
    return Teks(f"{head} {name}" if head and name else f"Kepala Daerah {kabupaten}")
