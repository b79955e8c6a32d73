"""What is kept of one report of many: who sent it and when, what became of it, and its figures.

A `Catatan` is made where the report is built, travels as JSON, and is all that a recap over many
reports needs: every figure says in which file and line of its office it was written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from publisher.vocabulary.findings import Severity

BENTUK = 1  # of a record: raised when a key of today says what it did not say before

Bahasa = Mapping[str, str]
"""A sentence in every language of the program: `{"id": …, "en": …}`."""

Penyampaian = Literal["tepat_waktu", "terlambat", "tanpa_batas", "belum"]
"""Sent in time, sent late, sent where no deadline is known, not sent."""

Menurut = Literal["daftar", "laporan", "berkas"]
"""Who says when it was sent: the list, the report itself, or the newest date of its files."""

Keadaan = Literal["terbit", "konsep", "tanpa_pdf", "ditolak", "gagal", "belum"]
"""Published; published with DRAF on every page; only the Word file; refused, for its content has
errors; failed, whatever its content says; nothing there to build."""

Verifikasi = Literal["sama", "ditandatangani", "berbeda", "tak_terbaca"]
"""Of the PDF that the office sent: byte for byte what its content builds; that and a signature;
something else; no PDF that can be read."""


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure. nilai: exact, None for a gap. asal: where it was written, `anggaran.toml:41`; of a
    sum, of each of its amounts. kata: what is printed where a word stands for it (a predicate)."""

    nilai: Decimal | None
    asal: tuple[str, ...] = ()
    kata: str = ""


@dataclass(frozen=True, slots=True)
class Periode:
    """jenis: `interim` or `tahunan`; akhir: the last day that the report covers."""

    jenis: str
    tahun: int
    triwulan: int | None
    akhir: dt.date


@dataclass(frozen=True, slots=True)
class Terkirim:
    """When the report came, against its deadline. hari: days after it, 0 in time; of one that has
    not come, days until today. diterima: None where it has not come, or nothing says when."""

    keadaan: Penyampaian
    batas: dt.date | None = None
    diterima: dt.date | None = None
    menurut: Menurut | None = None
    hari: int = 0


@dataclass(frozen=True, slots=True)
class CatatanTemuan:
    """A finding, without the file that it was found in. dikecualikan: the author's reason."""

    aturan: str
    kelompok: str
    tingkat: Severity
    berkas: str
    baris: int
    kolom: int
    kunci: str
    kata: str
    pesan: Bahasa
    saran: Bahasa
    dikecualikan: str | None = None
    terbuka: bool = False  # an obligatory part that is not filled in


@dataclass(frozen=True, slots=True)
class CatatanKomponen:
    """A sub-component of the self-score. bobot: the most that it can be."""

    kode: str
    nama: str
    bobot: Decimal
    nilai: Decimal
    tertinggi: Decimal
    predikat: str


@dataclass(frozen=True, slots=True)
class CatatanNilai:
    total: Decimal
    tertinggi: Decimal
    bobot: Decimal
    komponen: tuple[CatatanKomponen, ...]


@dataclass(frozen=True, slots=True)
class CatatanBelanja:
    """A program, or a kind of belanja, by its `kode`. pagu, realisasi: rupiah; persen: of pagu."""

    kode: str
    nama: str
    pagu: Angka
    realisasi: Angka
    persen: Angka


@dataclass(frozen=True, slots=True)
class CatatanAnggaran:
    """pagu: at the stage in force (`tahap`), of all belanja."""

    tahap: str
    pagu: Angka
    realisasi: Angka
    persen: Angka
    belanja: tuple[CatatanBelanja, ...]
    program: tuple[CatatanBelanja, ...]


@dataclass(frozen=True, slots=True)
class CatatanIndikator:
    """target: of the year, at the stage in force; capaian: percent, against it.

    capaian_periode: against the target to the end of the quarter, of an interim report.
    kategori: the step of the office's own scale. tercapai: None where that cannot be told.
    """

    nama: str
    satuan: str
    polaritas: str
    target: Angka
    realisasi: Angka
    capaian: Angka
    capaian_periode: Angka | None
    kategori: str
    tercapai: bool | None


@dataclass(frozen=True, slots=True)
class CatatanSasaran:
    """capaian: the mean of its indicators in percent. pagu, realisasi: of its programs."""

    nama: str
    capaian: Angka
    pagu: Angka
    realisasi: Angka
    indikator: tuple[CatatanIndikator, ...]


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of a report. sebab: why it is not published. pdf: of what the office sent.

    keluaran: SHA-256 and size of each file that was made. disisihkan: lampiran for which a page
    stands that says why. detik: of making it, on the machine `di`.
    """

    keadaan: Keadaan
    sebab: Bahasa | None = None
    saran: Bahasa | None = None
    halaman: int = 0
    keluaran: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    disisihkan: tuple[str, ...] = ()
    pdf: Verifikasi | None = None
    pdf_beda: Bahasa | None = None
    detik: Decimal = Decimal(0)
    di: str = ""


@dataclass(frozen=True, slots=True)
class Catatan:
    """One report of many. kunci: the name of its folder of outputs.

    folder: where its content lies. jenis: kind of office (`kecamatan`). isi, program, mesin:
    digests of all that it is made of, of this program, and of the machine that made it: what is
    unchanged need not be made again.
    What the content does not say, or cannot because it is broken, is empty or None.
    """

    kantor: str
    kunci: str
    folder: str
    penyampaian: Terkirim
    hasil: Hasil
    jenis: str = ""
    kabupaten: str = ""
    periode: Periode | None = None
    temuan: tuple[CatatanTemuan, ...] = ()
    nilai: CatatanNilai | None = None
    anggaran: CatatanAnggaran | None = None
    sasaran: tuple[CatatanSasaran, ...] = ()
    isi: str = ""
    program: str = ""
    mesin: str = ""
    bentuk: int = BENTUK


@dataclass(frozen=True, slots=True)
class Rekap:
    """All reports of one run, those first that want attention. tanggal: of the day it was made."""

    tanggal: dt.date
    laporan: tuple[Catatan, ...]
    bentuk: int = BENTUK
