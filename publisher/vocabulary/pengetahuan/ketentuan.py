"""Data files of what regulations say: records, each with its basis or its date.

Whoever judges a report by them asks for the record by name; an office adds its own.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.nodes import (
    PENGENAL,
    BilanganIsi,
    DesimalIsi,
    NarasiIsi,
    Node,
    TeksIsi,
)
from publisher.vocabulary.pengetahuan.kata import Daftar, DaftarIsi, Kamus

Cara = Literal["kerangka", "indikator", "pernyataan", "tepat_waktu"]
JenisLaporan = Literal["interim", "tahunan"]
Tingkat = Literal["kesalahan", "peringatan"]


class Huruf(Node):
    """A step of a scale for one criterion, as evaluasi.toml had before; it is not used."""

    huruf: TeksIsi
    nilai: DesimalIsi
    di_atas: DesimalIsi | None = None


class Peringkat(Node):
    """A step for a sub-component: the share of its criteria met, in percent, and its points.

    dari: it begins there; di_atas: just above it; the last step has neither.
    """

    predikat: TeksIsi
    nilai: DesimalIsi  # percent of the weight
    dari: DesimalIsi | None = None
    di_atas: DesimalIsi | None = None


class PredikatNilai(Node):
    """What a whole SAKIP score above `di_atas` is called."""

    predikat: TeksIsi
    sebutan: TeksIsi
    di_atas: DesimalIsi


class Kriteria(Node):
    """One question. `cara`: how it is answered; `kunci`: by what."""

    kode: Annotated[TeksIsi, PENGENAL]
    uraian: TeksIsi
    cara: Cara
    kunci: Annotated[Daftar, PENGENAL] = ()
    judul: TeksIsi | None = None  # of the section or table of the report that shows it


class Komponen(Node):
    kode: Annotated[TeksIsi, PENGENAL]
    nama: TeksIsi
    bobot: DesimalIsi
    kriteria: tuple[Kriteria, ...] = Field(min_length=1)


class Evaluasi(Node):
    """`evaluasi.toml`: the criteria by which the reporting of performance is evaluated."""

    skala: tuple[Huruf, ...] = ()  # of before: an office's file may still have it
    peringkat: tuple[Peringkat, ...] = Field(min_length=2)
    predikat: tuple[PredikatNilai, ...] = ()
    komponen: tuple[Komponen, ...]


class IstilahUsang(Node):
    """A term, what is said instead since a year, and words beside which it is still right."""

    istilah: TeksIsi
    ganti: TeksIsi
    sejak: BilanganIsi
    dasar: TeksIsi
    hanya_kapital: bool = False  # with small letters these are ordinary words
    kecuali: Daftar = ()


class Istilah(Node):
    """`istilah.toml`: terms of government, and whose they are."""

    kepala: Daftar
    tingkat_pusat: Daftar
    belanja_usang: Daftar
    belanja_usang_sejak: BilanganIsi
    kata_hubungan: Daftar
    bukan_nama: Daftar
    usang: tuple[IstilahUsang, ...]


class BatasUsia(Node):
    """Offices, by how their titles begin, and the age of retirement (BUP) from them."""

    awal: DaftarIsi
    usia: BilanganIsi


class Jabatan(Node):
    """`jabatan.toml`: until which age an official may hold an office.

    batas_usia: the longest beginning that fits decides. pelaksana: who acts for the holder.
    """

    pelaksana: Daftar = ()
    atas_nama: Daftar = ()
    batas_usia: tuple[BatasUsia, ...] = ()


class PeraturanUmum(Node):
    """A regulation by its official title, as `[[peraturan]]` of Bab I has it."""

    bentuk: TeksIsi
    nomor: BilanganIsi
    tahun: BilanganIsi
    tentang: TeksIsi


class JenisPerangkat(Node):
    """A kind of office: its head, and what the law says of it. memuat: of its name."""

    nama: TeksIsi
    memuat: Daftar = ()
    kepala: TeksIsi
    jabatan: TeksIsi
    kedudukan: NarasiIsi
    tugas_fungsi: NarasiIsi
    peraturan: tuple[PeraturanUmum, ...] = ()


class Perangkat(Node):
    """`perangkat.toml`: the kinds of office of a kabupaten or kota."""

    jenis: tuple[JenisPerangkat, ...]
    peraturan: tuple[PeraturanUmum, ...]

    def cari(self, jenis: str, nama: str = "") -> JenisPerangkat | None:
        """The kind of an office, by the words of its name where there are several."""
        same = [j for j in self.jenis if j.nama.casefold() == jenis.strip().casefold()]
        words = nama.casefold().split()
        special = [j for j in same if {m.casefold() for m in j.memuat} & set(words)]
        return next(iter((*special, *(j for j in same if not j.memuat))), None)


class Bagian(Node):
    """A part of the outline. `kunci`: where its content stands, as `berkas.kunci`."""

    nama: TeksIsi
    jenis: tuple[JenisLaporan, ...] = Field(min_length=1)
    kunci: Annotated[Daftar, PENGENAL] = Field(min_length=1)
    dasar: TeksIsi
    tingkat: Tingkat
    kata: BilanganIsi | None = None  # fewer words than these are none
    kriteria: Annotated[Daftar, PENGENAL] = ()  # criteria of evaluasi.toml


class LampiranWajib(Node):
    """A lampiran that must be there, known by the words of its title."""

    nama: TeksIsi
    jenis: tuple[JenisLaporan, ...] = Field(min_length=1)
    judul_memuat: TeksIsi
    dasar: TeksIsi
    tingkat: Tingkat


class Analisis(Node):
    """One of the analyses of an indicator, as the report prints its name."""

    nama: TeksIsi
    wajib: tuple[JenisLaporan, ...]


class TujuhAnalisis(Node):
    """PermenPANRB 53/2014, annex II, Bab III.A: what is said of every indicator, in its order."""

    target: Analisis
    tahun_lalu: Analisis
    target_akhir: Analisis
    standar_nasional: Analisis
    penyebab: Analisis
    efisiensi: Analisis
    program_penunjang: Analisis


class Kerangka(Node):
    """`kerangka.toml`: the parts that a Laporan Kinerja must have, and the seven analyses."""

    bagian: tuple[Bagian, ...]
    lampiran: tuple[LampiranWajib, ...]
    analisis: TujuhAnalisis


class PeraturanDikenal(Node):
    """A regulation, and the one that took its place, where there is one.

    belum_dibandingkan: nobody has compared the title with the regulation yet.
    """

    bentuk: TeksIsi
    nomor: BilanganIsi
    tahun: BilanganIsi
    tentang: TeksIsi | None = None
    belum_dibandingkan: bool = False
    diganti: TeksIsi | None = None
    diganti_tahun: BilanganIsi | None = None


class DaftarPeraturan(Node):
    """`peraturan.toml`: regulations and their titles.

    singkatan: a short form without blanks, in small letters → the full one.
    """

    singkatan: Kamus
    dasar_minimal: tuple[PeraturanDikenal, ...]
    peraturan: tuple[PeraturanDikenal, ...]
