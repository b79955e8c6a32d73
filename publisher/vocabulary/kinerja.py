"""Performance: `kinerja.toml`. Sasaran, their indikator, and how capaian is judged."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from publisher.vocabulary.anggaran import TAHAP
from publisher.vocabulary.nodes import (
    BELUM_DIISI,
    PENGENAL,
    RESMI,
    BelumDiisi,
    BilanganIsi,
    DesimalIsi,
    NarasiAtauKosong,
    NilaiAtauKosong,
    NilaiIsi,
    Node,
    NomorTriwulan,
    TeksAtauKosong,
    TeksIsi,
    pola,
)
from publisher.vocabulary.predikat import PredikatIsi, dibaca
from publisher.vocabulary.rincian_kinerja import (
    Hitungan,
    Pembanding,
    SubIndikator,
    SumberDataIsi,
)
from publisher.vocabulary.values import Desimal, Predikat, Teks

Polaritas = Literal["positif", "negatif"]
CaraTriwulan = Literal["kumulatif", "jumlah", "terakhir"]


class Rumus(Node):
    """A fraction times a factor, in words; set as a Word formula."""

    pembilang: Annotated[tuple[TeksIsi, ...], RESMI] = Field(
        min_length=1, description="suku-suku yang dijumlahkan"
    )
    penyebut: Annotated[tuple[TeksIsi, ...], RESMI] = Field(
        min_length=1, description="suku-suku yang dikalikan"
    )
    pengali: TeksIsi | None = Field(None, description='misalnya "100%"')


class Target(Node):
    """A target at each stage of planning, in the indicator's unit."""

    berlaku: NilaiAtauKosong = None
    murni: NilaiAtauKosong = None
    pergeseran_1: NilaiAtauKosong = None
    pergeseran_2: NilaiAtauKosong = None
    pergeseran_3: NilaiAtauKosong = None
    pergeseran_4: NilaiAtauKosong = None
    pergeseran_5: NilaiAtauKosong = None
    pergeseran_6: NilaiAtauKosong = None
    pergeseran_7: NilaiAtauKosong = None
    pergeseran_8: NilaiAtauKosong = None
    pergeseran_9: NilaiAtauKosong = None
    perubahan: NilaiAtauKosong = None


def _current_target(value: Any) -> Any:
    return value if isinstance(value, dict | Target) else {"at": None, "berlaku": value}


TargetIsi = Annotated[
    Target,
    BeforeValidator(_current_target, json_schema_input_type=Target | NilaiIsi | BelumDiisi),
]


class Triwulan(Node):
    """Targets and realisasi of the quarters, from Triwulan I on, in the indicator's unit.

    Where `cara` is not written, that of the file holds. `jumlah`: each quarter's
    own, and the year is their sum. `terakhir`: the state at the quarter's end,
    which may fall; the year is the last one.
    """

    cara: CaraTriwulan | None = Field(
        None,
        description="kumulatif: angka sejak awal tahun; jumlah: angka triwulan itu saja,"
        " dijumlahkan; terakhir: keadaan pada akhir triwulan; kosong: menurut cara_realisasi",
    )
    target: tuple[NilaiAtauKosong, ...] = Field(
        (), max_length=4, description="target Triwulan I, II, III, IV"
    )
    realisasi: tuple[NilaiAtauKosong, ...] = Field(
        (), max_length=4, description="realisasi Triwulan I sampai triwulan laporan"
    )


class Bulan(Node):
    """Realisasi of the months, from January on, in the indicator's unit; `cara` as of quarters."""

    cara: CaraTriwulan | None = Field(
        None,
        description="kumulatif: angka sejak awal tahun; jumlah: angka bulan itu saja,"
        " dijumlahkan; terakhir: keadaan pada akhir bulan; kosong: menurut cara_realisasi",
    )
    realisasi: tuple[NilaiAtauKosong, ...] = Field(
        (), max_length=12, description="realisasi Januari sampai bulan terakhir periode laporan"
    )


class TahunLalu(Node):
    """What became of an earlier year."""

    tahun: BilanganIsi
    target: NilaiAtauKosong = None
    realisasi: NilaiAtauKosong = None


class TargetAkhir(Node):
    """The medium-term target: that of the last year of the Renstra or RPJMD."""

    tahun: BilanganIsi
    target: NilaiAtauKosong = None
    dokumen: TeksIsi = Field(Teks("Renstra"), description="misalnya Renstra atau RPJMD")


class StandarNasional(Node):
    """The national standard of an indicator and where it is set, or a text that there is none."""

    nilai: NilaiIsi | None = None
    sumber: TeksIsi | None = Field(None, description="peraturan atau dokumen yang menetapkannya")
    keterangan: TeksIsi | None = Field(None, description="bila tidak ada standar nasional")

    @model_validator(mode="after")
    def _value_or_text(self) -> StandarNasional:
        if (self.nilai is None) != (self.sumber is None) or (self.nilai is None) == (
            self.keterangan is None
        ):
            raise PydanticCustomError(
                "standard", "write `nilai` and `sumber`, or only `keterangan`"
            )
        return self


def _no_standard(value: Any) -> Any:
    """`standar_nasional = "…"` is short for `standar_nasional.keterangan = "…"`."""
    if isinstance(value, str):
        gap = value.strip().lower() == BELUM_DIISI
        return None if gap else {"at": None, "keterangan": value}
    return value


StandarNasionalIsi = Annotated[
    StandarNasional | None,
    BeforeValidator(_no_standard, json_schema_input_type=StandarNasional | TeksIsi | BelumDiisi),
]


class Analisis(Node):
    """What the office says of an indicator (PermenPANRB 53/2014, Bab III); the rest is computed."""

    target: NarasiAtauKosong = Field(None, description="1. target dan realisasi tahun ini")
    tahun_lalu: NarasiAtauKosong = Field(None, description="2. dibandingkan tahun-tahun lalu")
    target_akhir: NarasiAtauKosong = Field(
        None, description="3. dibandingkan target jangka menengah"
    )
    standar_nasional: NarasiAtauKosong = Field(None, description="4. dibandingkan standar nasional")
    penyebab: NarasiAtauKosong = Field(
        None, description="5. penyebab keberhasilan atau kegagalan, naik atau turunnya kinerja"
    )
    solusi: NarasiAtauKosong = Field(None, description="5. upaya atau solusi yang dilakukan")
    efisiensi: NarasiAtauKosong = Field(None, description="6. efisiensi penggunaan sumber daya")
    program_penunjang: NarasiAtauKosong = Field(
        None, description="7. program dan kegiatan yang menunjang atau menghambat"
    )


class Indikator(Node):
    nama: Annotated[TeksIsi, RESMI]
    satuan: TeksIsi = Field(description='"%", "Dokumen", …')
    polaritas: Polaritas = Field(
        "positif", description="negatif: makin rendah realisasi, makin baik"
    )
    target: TargetIsi
    realisasi: NilaiAtauKosong = Field(
        None,
        description="dalam satuan indikator, sampai akhir periode laporan; boleh tidak ditulis bila"
        " ada realisasi menurut triwulan atau bulan",
    )
    predikat: PredikatIsi | None = Field(
        None,
        description='bila nilainya kata, dari yang terbaik: ["Paripurna", "Utama"], atau daftar'
        ' resmi "opini" (WTP, WDP, …) dan "sakip" (AA, A, BB, …), yang dikenali dari targetnya',
    )
    capaian_predikat: DesimalIsi | None = Field(
        None,
        description="persen bila predikat target tidak tercapai; kosong: tercetak tidak tercapai",
    )
    cara_pengukuran: Annotated[TeksIsi | None, RESMI] = None
    rumus: Rumus | None = None
    penyebut: BilanganIsi | None = Field(
        None, description="banyaknya yang dihitung penyebut persen, misalnya 6 (desa)"
    )
    triwulan: Triwulan | None = None
    bulan: Bulan | None = None
    riwayat: tuple[TahunLalu, ...] = Field((), description="tahun-tahun lalu, dari yang terlama")
    target_akhir: TargetAkhir | None = None
    standar_nasional: StandarNasionalIsi = None
    pembanding: tuple[Pembanding, ...] = Field(
        (), description="indikator yang sama di tempat lain: kabupaten, provinsi, nasional"
    )
    sub_indikator: tuple[SubIndikator, ...] = Field((), description="bagian-bagian indikator")
    hitungan: Hitungan | None = Field(
        None, description="angka di dalam rumus; hasilnya dibandingkan dengan realisasi"
    )
    mulai_triwulan: NomorTriwulan | None = Field(
        None, description="triwulan pertama indikator diukur, misalnya 4 untuk predikat tahunan"
    )
    sumber_data: SumberDataIsi = Field(
        None, description="bila berbeda dari sumber data sasaran atau berkas"
    )
    penanggung_jawab: TeksAtauKosong = Field(None, description="unit atau jabatan")
    analisis: Analisis | None = None

    @model_validator(mode="before")
    @classmethod
    def _predicates(cls, raw: Any) -> Any:
        return dibaca(raw, _BERNILAI)

    @model_validator(mode="after")
    def _of_one_sort(self) -> Indikator:
        stages = (getattr(self.target, stage) for stage in ("berlaku", *TAHAP))
        known = [v for v in (*stages, self.realisasi) if v is not None]
        words = sum(isinstance(v, Predikat) for v in known)
        if 0 < words < len(known):
            raise PydanticCustomError("predikat_mixed", "numbers and predicates are mixed")
        return self


_BERNILAI = (
    *("target", "realisasi", "triwulan", "bulan", "riwayat", "target_akhir"),
    *("standar_nasional", "pembanding"),
)


class Sasaran(Node):
    nama: Annotated[TeksIsi, RESMI]
    indikator: tuple[Indikator, ...]
    program: Annotated[tuple[TeksIsi, ...], PENGENAL] = Field(
        (), description="kode program yang mendukung"
    )
    sumber_data: SumberDataIsi = Field(None, description="bila berbeda dari sumber data berkas")


WARNA: dict[str, str] = {
    "hijau": "C6E0B4",
    "biru": "BDD7EE",
    "kuning": "FFE699",
    "jingga": "F8CBAD",
    "merah": "F4A6A6",
    "kelabu": "D9D9D9",
}
"""Colours that black print stays readable on, as Word writes them."""


class Kategori(Node):
    """One step of the scale, up to where the step above begins.

    `bawah`: it begins there; `lebih_dari`: just above it, as in "> 100 Sangat Baik".
    """

    nama: TeksIsi
    bawah: DesimalIsi | None = Field(None, description="batas bawah, termasuk; kosong: terendah")
    lebih_dari: DesimalIsi | None = Field(
        None, description="batas bawah, tidak termasuk: 100 berarti di atas 100"
    )
    warna: Annotated[TeksIsi, pola("|".join(WARNA) + "|[0-9A-Fa-f]{6}", "hijau")] | None = Field(
        None, description="hijau, biru, kuning, jingga, merah, kelabu, atau enam angka heksadesimal"
    )

    @model_validator(mode="after")
    def _one_bound(self) -> Kategori:
        if self.bawah is not None and self.lebih_dari is not None:
            raise PydanticCustomError("two_bounds", "write either `bawah` or `lebih_dari`")
        return self

    @property
    def batas(self) -> Desimal | None:
        """Where it begins; None for the lowest step."""
        return self.bawah if self.lebih_dari is None else self.lebih_dari

    def memuat(self, nilai: Desimal) -> bool:
        """Whether `nilai` reaches this step."""
        if self.lebih_dari is not None:
            return nilai > self.lebih_dari
        return self.bawah is None or nilai >= self.bawah


def _none_or_two(steps: tuple[Kategori, ...]) -> tuple[Kategori, ...]:
    """A scale that is not known yet has no steps; one that is has two at least."""
    if len(steps) == 1:
        length = {"field_type": "Tuple", "min_length": 2, "actual_length": 1}
        raise PydanticKnownError("too_short", length)
    return steps


class Skala(Node):
    """Capaian in words. Each step ends where the one above begins: nothing lies between."""

    batas_atas: DesimalIsi | None = Field(
        None, description="capaian dibatasi sampai nilai ini (persen); kosong: tidak dibatasi"
    )
    batas_bawah: DesimalIsi | None = Field(
        None, description="capaian tidak kurang dari nilai ini (persen); kosong: tidak dibatasi"
    )
    kategori: Annotated[tuple[Kategori, ...], AfterValidator(_none_or_two)] = ()

    @model_validator(mode="after")
    def _falls_without_gap(self) -> Skala:
        if not self.kategori:  # not known yet
            return self
        bounds = [k.batas for k in self.kategori]
        known = [
            # Of two steps at one figure the one above it is the higher: > 100, then 100 itself.
            (k.batas, k.lebih_dari is not None)
            for k in self.kategori[:-1]
            if k.batas is not None
        ]
        if bounds[-1] is not None or len(known) != len(bounds) - 1:
            raise PydanticCustomError("scale_open", "only the last step has no `bawah`")
        if any(a <= b for a, b in zip(known, known[1:], strict=False)):
            raise PydanticCustomError("scale_order", "the steps must go from high to low")
        return self


class Efisiensi(Node):
    """How the office reckons efficiency; no regulation fixes the formula."""

    rumus: Literal["capaian - serapan", "100 - serapan"] = Field(
        default="capaian - serapan", description="dalam poin persen"
    )
    capaian_minimal: DesimalIsi = Field(
        default=Desimal(100),
        description="hanya untuk 100 - serapan: di bawah capaian ini efisiensi tidak dinyatakan",
    )


class Kinerja(Node):
    cara_realisasi: CaraTriwulan = Field(
        "kumulatif",
        description="cara membaca angka triwulan dan bulan, kecuali indikator yang menulis `cara`",
    )
    sasaran: tuple[Sasaran, ...] = ()
    skala: Skala
    efisiensi: Efisiensi = Field(default_factory=lambda: Efisiensi(at=None))
    sumber_data: SumberDataIsi = Field(None, description="sumber data semua realisasi berkas ini")
