"""The chapters: one content file each. Narrative is in the light markup of `prose`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from publisher.vocabulary.nodes import (
    JUDUL,
    RESMI,
    BilanganAtauKosong,
    BilanganIsi,
    NarasiIsi,
    Node,
    NomorPeraturan,
    TeksAtauKosong,
    TeksIsi,
)
from publisher.vocabulary.tindak_lanjut import Inovasi, Penghargaan, TindakLanjut
from publisher.vocabulary.values import Teks


class SubBab(Node):
    """A section that an office adds to a chapter."""

    judul: Annotated[TeksIsi, JUDUL]
    isi: NarasiIsi


class Pengantar(Node):
    """`pengantar.toml`: what stands before Bab I."""

    kata_pengantar: NarasiIsi
    ikhtisar_eksekutif: NarasiIsi


class Peraturan(Node):
    """A regulation by its official title."""

    bentuk: Annotated[TeksIsi, RESMI] = Field(description="misalnya Peraturan Presiden")
    nomor: NomorPeraturan = Field(description='29, atau teks: "900.1.15.5-1317", "188.45/12/2024"')
    tahun: BilanganIsi
    tentang: Annotated[TeksAtauKosong, RESMI] = None

    @property
    def judul(self) -> Teks:
        """`Peraturan Presiden Nomor 29 Tahun 2014 tentang …` (UU 12/2011, lampiran II)."""
        tentang = f" tentang {self.tentang}" if self.tentang else ""
        text = f"{self.bentuk} Nomor {self.nomor} Tahun {self.tahun}{tentang}"
        return Teks(text, self.bentuk.asal)


class Pendahuluan(Node):
    """`pendahuluan.toml`: Bab I without visi and misi."""

    latar_belakang: NarasiIsi
    dasar_hukum: NarasiIsi
    peraturan: tuple[Peraturan, ...]
    maksud_tujuan: NarasiIsi
    kedudukan: NarasiIsi
    tugas_fungsi: NarasiIsi
    susunan_organisasi: NarasiIsi
    uraian_tugas: NarasiIsi
    isu_strategis: NarasiIsi
    sistematika: NarasiIsi | None = Field(None, description="boleh dihapus bila tidak diminta")
    subbab: tuple[SubBab, ...] = ()


class Masalah(Node):
    masalah: Annotated[TeksIsi, RESMI]
    kondisi: Annotated[TeksIsi, RESMI] = Field(description="kondisi yang diharapkan")


class PokokVisi(Node):
    nama: Annotated[TeksIsi, RESMI]
    masalah: tuple[Masalah, ...]
    penjelasan: Annotated[tuple[TeksIsi, ...], RESMI]


class Misi(Node):
    nama: Annotated[TeksIsi, RESMI]
    penjelasan: Annotated[TeksIsi, RESMI]
    tujuan: Annotated[tuple[TeksIsi, ...], RESMI]


class VisiMisi(Node):
    """`visi-misi.toml`: the official vision and missions and what the office takes from them."""

    tahun_awal: BilanganAtauKosong
    tahun_akhir: BilanganAtauKosong
    visi: Annotated[TeksIsi, RESMI]
    pengantar_visi: NarasiIsi
    pengantar_masalah: NarasiIsi
    pengantar_penjelasan: NarasiIsi
    pengantar_misi: NarasiIsi
    pengantar_tujuan: NarasiIsi
    misi_diacu: BilanganAtauKosong = Field(description="nomor misi yang diacu perangkat daerah")
    narasi_misi_diacu: NarasiIsi
    pengantar_sasaran: NarasiIsi
    pokok_visi: tuple[PokokVisi, ...] = ()
    misi: tuple[Misi, ...] = ()


class Perencanaan(Node):
    """`perencanaan.toml`: Bab II."""

    pengantar: NarasiIsi
    rencana_kerja: NarasiIsi
    anggaran: NarasiIsi
    perjanjian_kinerja: NarasiIsi
    rekonsiliasi: NarasiIsi
    subbab: tuple[SubBab, ...] = ()


class Akuntabilitas(Node):
    """`akuntabilitas.toml`: Bab III."""

    pengantar: NarasiIsi
    pengukuran: NarasiIsi
    polaritas_positif: NarasiIsi
    polaritas_negatif: NarasiIsi
    skala: NarasiIsi
    capaian: NarasiIsi
    analisis: NarasiIsi | None = Field(None, description="sebelum tabel analisis capaian")
    hasil: NarasiIsi
    penetapan_indikator: NarasiIsi
    cara_pengukuran: NarasiIsi
    program_kegiatan: NarasiIsi
    realisasi_anggaran: NarasiIsi
    serapan_program: NarasiIsi
    rujukan_lampiran: NarasiIsi
    pengantar_tindak_lanjut: NarasiIsi | None = Field(None, description="sebelum tabelnya")
    tindak_lanjut: tuple[TindakLanjut, ...] = Field(
        (), description="rekomendasi evaluasi dan reviu, dan tindak lanjutnya"
    )
    pengantar_penghargaan: NarasiIsi | None = Field(None, description="sebelum tabelnya")
    penghargaan: tuple[Penghargaan, ...] = ()
    pengantar_inovasi: NarasiIsi | None = Field(None, description="sebelum tabelnya")
    inovasi: tuple[Inovasi, ...] = ()
    subbab: tuple[SubBab, ...] = ()


class Penutup(Node):
    """`penutup.toml`: Bab IV."""

    simpulan: NarasiIsi
    langkah_perbaikan: NarasiIsi
    penutup: NarasiIsi
