"""The report's identity: `laporan.toml`."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from publisher.vocabulary.nodes import (
    JUDUL,
    PENGENAL,
    BilanganIsi,
    DesimalIsi,
    Node,
    Tahun,
    TanggalAtauKosong,
    TeksAtauKosong,
    TeksIsi,
    is_gap,
    pola,
)
from publisher.vocabulary.sampul import Sampul
from publisher.vocabulary.values import Bilangan, Desimal, Teks

IsiLampiran = Literal[
    "bagan_organisasi",
    "tabel_kinerja",
    "tabel_keuangan",
    "perjanjian_kinerja",
    "pengukuran_kinerja",
    "rencana_aksi",
    "reviu",
]

VERSI = 2  # of the content: raised when a key of today says what it did not say before

Jawaban = Literal["ya", "sebagian", "tidak", "belum diisi"]


class Pernyataan(Node):
    """An answer and its evidence. Without evidence it counts as not given."""

    jawaban: Jawaban = Field(description="ya, sebagian, tidak, atau belum diisi")
    bukti: TeksAtauKosong = Field(None, description="dokumen, nomor, tanggal, atau alamat laman")


class Pemanfaatan(Node):
    """How the report was used (PermenPANRB 88/2021, 3.c)."""

    perhatian_pimpinan: Pernyataan | None = Field(
        None, description="dibahas pimpinan, misalnya dalam rapat evaluasi"
    )
    kepedulian_pegawai: Pernyataan | None = Field(None, description="diketahui seluruh pegawai")
    penyesuaian_aktivitas: Pernyataan | None = Field(
        None, description="kegiatan disesuaikan berdasarkan isi laporan"
    )
    penyesuaian_anggaran: Pernyataan | None = Field(
        None, description="anggaran disesuaikan, misalnya dalam DPA perubahan"
    )
    evaluasi_keberhasilan: Pernyataan | None = Field(
        None, description="keberhasilan dievaluasi dan rekomendasi ditindaklanjuti"
    )
    penyesuaian_perencanaan: Pernyataan | None = Field(
        None, description="target atau rencana berikutnya disesuaikan"
    )
    budaya_kinerja: Pernyataan | None = Field(
        None, description="memengaruhi cara kerja, misalnya penghargaan atau penugasan"
    )


class EvaluasiKantor(Node):
    """Statements of the office for the self-score; none of them is printed."""

    berkala: Pernyataan | None = Field(None, description="disusun setiap triwulan dan setiap tahun")
    diformalkan: Pernyataan | None = Field(None, description="ditandatangani pimpinan")
    direviu: Pernyataan | None = Field(None, description="telah direviu APIP atau tim reviu")
    dipublikasikan: Pernyataan | None = Field(None, description="dimuat di laman resmi atau ESR")
    tanggal_penyampaian: TanggalAtauKosong = None
    batas_penyampaian: TanggalAtauKosong = Field(
        None, description="laporan tahunan: akhir Februari tahun berikutnya bila tidak ditulis"
    )
    pemanfaatan: Pemanfaatan | None = None


class PerangkatDaerah(Node):
    """The office that reports."""

    jenis: TeksIsi = Field(description="kecamatan, dinas, badan, … (huruf kecil)")
    nama: TeksIsi = Field(description="nama resmi, misalnya Kecamatan Jatiroto")
    kabupaten: TeksIsi = Field(description="misalnya Kabupaten Lumajang")
    kepala: TeksIsi = Field(description="sebutan jabatan kepala: Camat, Kepala Dinas, …")
    jumlah_kelurahan: BilanganIsi | None = Field(
        None, description="hanya kecamatan yang memiliki kelurahan"
    )
    alamat: TeksAtauKosong = None
    logo: Annotated[TeksAtauKosong, PENGENAL] = Field(
        None, description="berkas PNG atau JPEG untuk sampul dan kop"
    )

    @property
    def kepala_daerah(self) -> Teks:
        """`Bupati` of a kabupaten, `Wali Kota` of a kota (UU 23/2014); both where it is open."""
        kind = self.kabupaten.split()[0].casefold()
        said = {"kabupaten": "Bupati", "kota": "Wali Kota"}.get(kind, "Bupati/Wali Kota")
        return Teks(said, self.kabupaten.asal)


class Pejabat(Node):
    """Who signs (Permendagri 1/2023 Pasal 44: jabatan, nama, gelar, pangkat, NIP)."""

    jabatan: TeksIsi
    nama: TeksIsi
    gelar_depan: TeksAtauKosong = None
    gelar_belakang: TeksAtauKosong = None
    pangkat: TeksAtauKosong = Field(None, description="misalnya Pembina Tk. I")
    nip: Annotated[TeksIsi, AfterValidator(lambda v: nip_tercetak(v)), PENGENAL] = Field(
        description="18 angka; dicetak 8 6 1 3", examples=["196804071989031006"]
    )

    @property
    def nama_lengkap(self) -> Teks:
        """Name with degrees: `NAMA, S.H.`"""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return Teks(f"{depan}{self.nama}{belakang}", self.nama.asal)


class PejabatLain(Pejabat):
    """Who signs beside the head of the office."""

    peran: Literal["mengetahui", "menyetujui", "disusun oleh"]
    pada: tuple[Literal["kata_pengantar", "penutup"], ...] = Field(
        default=("penutup",), description='tempatnya: "kata_pengantar", "penutup", atau keduanya'
    )

    @property
    def sebutan(self) -> str:
        """`Mengetahui`"""
        return self.peran.capitalize()


def nip_tercetak(value: Teks) -> Teks:
    """NIP in its one printed form, 8 6 1 3 (Peraturan BKN 22/2007). Raises PydanticCustomError."""
    if is_gap(value):
        return value
    digits = "".join(value.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == 18):
        raise PydanticCustomError("nip_malformed", "a NIP has 18 digits")
    try:
        dt.datetime.strptime(digits[:8], "%Y%m%d")
    except ValueError:
        raise PydanticCustomError(
            "nip_birthdate", "the first 8 digits of a NIP are a date of birth"
        ) from None
    printed = f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
    return Teks(printed, value.asal)


class Kertas(Node):
    """Paper. Margins and fonts are styles of the template."""

    ukuran: Literal["A4", "F4"] = Field(
        default="A4", description="A4 (210 × 297 mm) atau F4 (215 × 330 mm)"
    )


TandaBaca = Annotated[TeksIsi, pola(r"[!-/:-@\[-`{-~]", "#")]


class TandaTangan(Node):
    """How the report is signed electronically, outside this program."""

    kolom: StrictBool = Field(
        default=True,
        description="kolom tanda tangan di PDF, di atas nama penanda tangan: true atau false",
    )
    tanda: Annotated[TandaBaca | None, PENGENAL] = Field(
        default=None,
        description="satu tanda baca yang dicari layanan BSrE (tag_koordinat), misalnya #",
    )


Pemisah = Literal["halaman", "judul", "tidak"]


class Lampiran(Node):
    """One attachment: a computed part (`isi`) or a file (`berkas`)."""

    kunci: Annotated[TeksIsi, pola("[a-z][a-z0-9_]*", "perjanjian_kinerja"), PENGENAL] = Field(
        description="nama pendek untuk rujukan {lampiran.kunci}"
    )
    judul: Annotated[TeksIsi, JUDUL]
    isi: IsiLampiran | None = Field(None, description="bagian yang dihitung")
    berkas: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="PDF, JPEG, PNG, TIFF, DOCX, atau XLSX"
    )
    pemisah: Pemisah | None = Field(
        None, description="hanya bila lain dari pemisah_lampiran: halaman, judul, atau tidak"
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> Lampiran:
        if (self.isi is None) == (self.berkas is None):
            raise PydanticCustomError("isi_or_berkas", "write either `isi` or `berkas`")
        return self


class Pengecualian(Node):
    """A waiver: findings that the office has looked at and leaves as they are, and why.

    It finds them by their words, not by their line: lines move.
    """

    aturan: Annotated[TeksIsi, PENGENAL] = Field(
        description="nama aturan pada temuan, misalnya belum-diisi"
    )
    berkas: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="hanya temuan dalam berkas ini, misalnya kinerja.toml"
    )
    kutipan: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="hanya temuan yang barisnya atau pesannya memuat kata-kata ini"
    )
    alasan: Annotated[TeksIsi, AfterValidator(lambda v: _alasan(v)), PENGENAL] = Field(
        description="mengapa dibiarkan, sedikitnya tiga kata"
    )


def _alasan(value: Teks) -> Teks:
    """A reason that says something to who reads it next year."""
    if len(value.split()) < 3:
        raise PydanticCustomError("alasan_pendek", "a reason has three words at least")
    return value


def _versi(value: Bilangan | None) -> Bilangan | None:
    """Content of a later program may say what this one would misread."""
    if value is not None and value > VERSI:
        raise PydanticCustomError("versi", "newer than the program", {"versi": VERSI})
    return value


def _positive(value: Desimal) -> Desimal:
    if value <= 0:
        raise PydanticCustomError("size_limit", "the size limit is a number of MB above 0")
    return value


BatasUkuran = Annotated[DesimalIsi, AfterValidator(_positive)]


class Laporan(Node):
    """Which report this is."""

    bahasa: Literal["id", "en"] = Field("id", description="bahasa pesan program: id atau en")
    versi: Annotated[BilanganIsi | None, AfterValidator(lambda v: _versi(v))] = Field(
        None, description="bentuk isi laporan; ditulis oleh `publisher upgrade`"
    )
    jenis: Literal["interim", "tahunan"]
    tahun: Tahun
    triwulan: BilanganIsi | None = Field(None, description="1–4; hanya untuk laporan interim")
    tempat: TeksIsi
    tanggal: TanggalAtauKosong
    perangkat_daerah: PerangkatDaerah
    penanda_tangan: Pejabat
    penanda_tangan_lain: tuple[PejabatLain, ...] = ()
    kertas: Kertas = Field(default_factory=lambda: Kertas(at=None))
    sampul: Sampul | None = Field(None, description="sampul selain judul dan lambangnya")
    tanda_tangan: TandaTangan = Field(default_factory=lambda: TandaTangan(at=None))
    lampiran: tuple[Lampiran, ...] = ()
    pemisah_lampiran: Pemisah = Field(
        "halaman",
        description="awal lampiran: halaman (lembar pemisah), judul (pada halaman pertamanya), "
        "atau tidak",
    )
    evaluasi: EvaluasiKantor | None = Field(
        None, description="pernyataan untuk `publisher score`; tidak dicetak"
    )
    pengecualian: tuple[Pengecualian, ...] = Field(
        (), description="temuan yang sudah diperiksa dan dibiarkan, dengan alasannya"
    )
    batas_ukuran: BatasUkuran = Field(
        Desimal(10), description="ukuran PDF terbesar yang diterima kabupaten, dalam MB"
    )

    @model_validator(mode="after")
    def _interim_has_a_quarter(self) -> Laporan:
        if self.jenis == "interim" and (self.triwulan is None or not 1 <= self.triwulan <= 4):
            raise PydanticCustomError("triwulan", "an interim report needs `triwulan`, 1 to 4")
        if self.jenis == "tahunan" and self.triwulan is not None:
            raise PydanticCustomError("triwulan_annual", "an annual report has no `triwulan`")
        return self

    def pemisah(self, lampiran: Lampiran) -> Pemisah:
        """How a lampiran of this report begins."""
        return lampiran.pemisah or self.pemisah_lampiran

    @property
    def tanggal_berkas(self) -> dt.date:
        """The date that the files bear: that of signing; while it is open, the period's end."""
        return self.tanggal or self.akhir_periode

    @property
    def akhir_periode(self) -> dt.date:
        """The last day that the report covers."""
        month = 3 * int(self.triwulan or Bilangan(4))
        return dt.date(self.tahun, month, calendar.monthrange(self.tahun, month)[1])
