"""`kerangka.toml`: the parts that a Laporan Kinerja must have, and the seven analyses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.nodes import PENGENAL, BilanganIsi, Node, TeksIsi

JenisLaporan = Literal["interim", "tahunan"]
Tingkat = Literal["kesalahan", "peringatan"]


class Bagian(Node):
    """A part of the outline. `kunci`: where its content stands, as `berkas.kunci`."""

    nama: TeksIsi
    jenis: tuple[JenisLaporan, ...] = Field(min_length=1)
    kunci: Annotated[tuple[TeksIsi, ...], PENGENAL] = Field(min_length=1)
    dasar: TeksIsi
    tingkat: Tingkat
    kata: BilanganIsi | None = None  # fewer words than these are none
    kriteria: Annotated[tuple[TeksIsi, ...], PENGENAL] = ()  # criteria of evaluasi.toml


class LampiranWajib(Node):
    """A lampiran that must be there, known by the words of its title."""

    nama: TeksIsi
    jenis: tuple[JenisLaporan, ...] = Field(min_length=1)
    judul_memuat: TeksIsi
    dasar: TeksIsi
    tingkat: Tingkat


class Butir(Node):
    """One of the analyses of an indicator, as the report prints its name."""

    nama: TeksIsi
    wajib: tuple[JenisLaporan, ...]


class TujuhAnalisis(Node):
    """PermenPANRB 53/2014, annex II, Bab III.A: what is said of every indicator, in its order."""

    target: Butir
    tahun_lalu: Butir
    target_akhir: Butir
    standar_nasional: Butir
    penyebab: Butir
    efisiensi: Butir
    program_penunjang: Butir


class Kerangka(Node):
    bagian: tuple[Bagian, ...]
    lampiran: tuple[LampiranWajib, ...]
    analisis: TujuhAnalisis
