"""The budget: `anggaran.toml`. Amounts are whole rupiah, each written once.

An amount is written at the lowest level at which it is known; every level
above is computed (`tables.anggaran`).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.vocabulary.nodes import (
    PENGENAL,
    RESMI,
    BelumDiisi,
    Node,
    RupiahAtauKosong,
    RupiahIsi,
    TeksAtauKosong,
    TeksIsi,
    pola,
)
from publisher.vocabulary.rincian_kinerja import SumberDataIsi
from publisher.vocabulary.values import Rupiah, Teks, jumlah

# APBD murni, its shifts without a change of the APBD (PP 12/2019 pasal 164), APBD perubahan
Tahap = Literal[
    "murni",
    "pergeseran_1",
    "pergeseran_2",
    "pergeseran_3",
    "pergeseran_4",
    "pergeseran_5",
    "pergeseran_6",
    "pergeseran_7",
    "pergeseran_8",
    "pergeseran_9",
    "perubahan",
]
Jenis = Literal["operasi", "modal", "tak_terduga", "transfer"]  # akun 5.1, 5.2, 5.3, 5.4
JENIS: tuple[Jenis, ...] = ("operasi", "modal", "tak_terduga", "transfer")
LINGKUP: tuple[Jenis | None, ...] = (None, *JENIS)  # the whole amount, then each kind of it
TAHAP: tuple[Tahap, ...] = get_args(Tahap)  # in the order in which they come into force
TAHAP_APBD: tuple[Tahap, ...] = ("murni", "perubahan")  # those that the APBD itself knows
PERGESERAN: tuple[Tahap, ...] = tuple(t for t in TAHAP if t not in TAHAP_APBD)
CaraAnggaran = Literal["kumulatif", "jumlah"]
KODE = r"\d\.\d\d\.\d\d(\.[1-7]\.\d\d(\.(\d\d|\d{4}))?)?"  # Kepmendagri 050-5889/2021


def sebutan_tahap(tahap: Tahap) -> str:
    """How a text calls a stage: `perubahan`, `pergeseran ke-1`."""
    return tahap.replace("_", " ke-")


class Jumlah(Node):
    """One amount in rupiah, whole or split by kind of belanja.

    A kind that the split does not name has no budget; one that is named
    `"belum diisi"` is unknown, and then so is the total.
    """

    seluruhnya: RupiahAtauKosong = None
    operasi: RupiahAtauKosong = None
    modal: RupiahAtauKosong = None
    tak_terduga: RupiahAtauKosong = None
    transfer: RupiahAtauKosong = None

    @model_validator(mode="after")
    def _whole_or_split(self) -> Jumlah:
        if "seluruhnya" in self.model_fields_set and len(self._split()):
            raise PydanticCustomError("whole_and_split", "write the whole amount or its split")
        return self

    def _split(self) -> list[Jenis]:
        return [j for j in JENIS if j in self.model_fields_set]

    @property
    def semua(self) -> tuple[Rupiah | None, ...]:
        """Every amount of it, as written: the whole one, or those of the split."""
        return tuple(getattr(self, j) for j in self._split()) or (self.seluruhnya,)

    def menurut(self, jenis: Jenis | None) -> Rupiah | None:
        """The amount of one kind of belanja, or of all (`None`); None where unknown."""
        if not self._split():
            return self.seluruhnya if jenis is None else None
        if jenis is None:
            return jumlah(getattr(self, j) for j in self._split())
        amount: Rupiah | None = getattr(self, jenis)
        return Rupiah(0) if jenis not in self.model_fields_set else amount


def _whole_amount(value: Any) -> Any:
    """`pagu = 1_000` is short for `pagu.seluruhnya = 1_000`."""
    return value if isinstance(value, dict | Jumlah) else {"at": None, "seluruhnya": value}


JumlahIsi = Annotated[
    Jumlah,
    BeforeValidator(_whole_amount, json_schema_input_type=Jumlah | RupiahIsi | BelumDiisi),
]


def _one_form(written: set[str]) -> None:
    """Raises PydanticCustomError where an amount and parts of it are written, or both kinds."""
    forms = (bool({"seluruhnya", *JENIS} & written), "triwulan" in written, "bulan" in written)
    if sum(forms) > 1:
        raise PydanticCustomError(
            "realisasi_forms", "write one amount, or its quarters, or its months"
        )


_CARA = (
    "jumlah: angka triwulan atau bulan itu saja, dijumlahkan; kumulatif: angka sejak awal tahun;"
    " kosong: menurut cara_realisasi"
)
_TRIWULAN = "Triwulan I sampai triwulan laporan"
_BULAN = "Januari sampai bulan terakhir periode laporan"


class Realisasi(Jumlah):
    """What was spent to the end of the report's period: one amount, or those of its parts.

    Where parts are written, the amount is worked out of them when the report is read
    (`tables.masa`). They are kept, and from then on `cara` is what holds for them.
    """

    cara: CaraAnggaran | None = Field(None, description=_CARA)
    triwulan: tuple[JumlahIsi, ...] | None = Field(None, max_length=4, description=_TRIWULAN)
    bulan: tuple[JumlahIsi, ...] | None = Field(None, max_length=12, description=_BULAN)

    @model_validator(mode="after")
    def _in_one_form(self) -> Realisasi:
        _one_form(self.model_fields_set)
        return self


class RealisasiBelanja(Node):
    """As `Realisasi`, of a line or group of belanja, which is of one kind."""

    seluruhnya: RupiahAtauKosong = None
    cara: CaraAnggaran | None = Field(None, description=_CARA)
    triwulan: tuple[RupiahAtauKosong, ...] | None = Field(None, max_length=4, description=_TRIWULAN)
    bulan: tuple[RupiahAtauKosong, ...] | None = Field(None, max_length=12, description=_BULAN)

    @model_validator(mode="after")
    def _in_one_form(self) -> RealisasiBelanja:
        _one_form(self.model_fields_set)
        return self


def _whole_realisasi(value: Any) -> Any:
    """`realisasi = 1_000` is short for `realisasi.seluruhnya = 1_000`."""
    return value if isinstance(value, dict | Node) else {"at": None, "seluruhnya": value}


RealisasiIsi = Annotated[
    Realisasi,
    BeforeValidator(_whole_realisasi, json_schema_input_type=Realisasi | RupiahIsi | BelumDiisi),
]
RealisasiBelanjaIsi = Annotated[
    RealisasiBelanja,
    BeforeValidator(
        _whole_realisasi, json_schema_input_type=RealisasiBelanja | RupiahIsi | BelumDiisi
    ),
]


class Pagu(Node):
    """The budget at its stages, or at the stage in force only (`berlaku`)."""

    berlaku: JumlahIsi | None = None
    murni: JumlahIsi | None = None
    pergeseran_1: JumlahIsi | None = None
    pergeseran_2: JumlahIsi | None = None
    pergeseran_3: JumlahIsi | None = None
    pergeseran_4: JumlahIsi | None = None
    pergeseran_5: JumlahIsi | None = None
    pergeseran_6: JumlahIsi | None = None
    pergeseran_7: JumlahIsi | None = None
    pergeseran_8: JumlahIsi | None = None
    pergeseran_9: JumlahIsi | None = None
    perubahan: JumlahIsi | None = None


def _current_pagu(value: Any) -> Any:
    """`pagu = 1_000` is short for `pagu.berlaku = 1_000`."""
    return value if isinstance(value, dict | Pagu) else {"at": None, "berlaku": value}


PaguIsi = Annotated[
    Pagu, BeforeValidator(_current_pagu, json_schema_input_type=Pagu | RupiahIsi | BelumDiisi)
]


class IndikatorRenja(Node):
    """An indicator and target of a program, kegiatan or sub kegiatan, in its official words."""

    indikator: Annotated[TeksIsi, RESMI]
    target: Annotated[TeksIsi, RESMI] = Field(description='misalnya "4 Dokumen" atau "91,67%"')


class _Simpul(Node):
    """What the three levels of the program tree share."""

    kode: Annotated[TeksIsi, pola(KODE, "7.01.01.2.06.09"), PENGENAL] = Field(
        description="kode nomenklatur, misalnya 7.01.01.2.06.09"
    )
    nama: Annotated[TeksIsi, RESMI]
    indikator: Annotated[TeksIsi | None, RESMI] = None
    target: Annotated[TeksIsi | None, RESMI] = None
    indikator_lain: tuple[IndikatorRenja, ...] = ()
    lokasi: TeksIsi | None = Field(None, description="bila berbeda dari lokasi umum")
    sumber_dana: TeksIsi | None = Field(None, description="bila berbeda dari sumber dana umum")
    pagu: PaguIsi | None = None
    realisasi: RealisasiIsi | None = Field(
        None, description="rupiah, sampai akhir periode laporan, atau menurut triwulan atau bulan"
    )
    realisasi_lalu: JumlahIsi | None = Field(
        None, description="rupiah, sampai akhir triwulan sebelumnya; tidak dicetak"
    )
    sumber_data: SumberDataIsi = Field(
        None, description="sumber data realisasi, bila berbeda dari simpul di atasnya atau berkas"
    )

    @property
    def semua_indikator(self) -> tuple[tuple[Teks | None, Teks | None], ...]:
        """(indikator, target) pairs, the first one first."""
        lain = tuple((i.indikator, i.target) for i in self.indikator_lain)
        return ((self.indikator, self.target), *lain)


class SubKegiatan(_Simpul):
    """The lowest level of the budget."""


class Kegiatan(_Simpul):
    sub_kegiatan: tuple[SubKegiatan, ...] = ()


class Program(_Simpul):
    kegiatan: tuple[Kegiatan, ...] = ()


Simpul = Program | Kegiatan | SubKegiatan


class RincianBelanja(Node):
    """One line of belanja under its group."""

    nama: TeksIsi
    pagu: PaguIsi | None = None
    realisasi: RealisasiBelanjaIsi | None = Field(
        None, description="rupiah, sampai akhir periode laporan, atau menurut triwulan atau bulan"
    )

    @property
    def terealisasi(self) -> Rupiah | None:
        """What was spent in rupiah to the end of the period."""
        return self.realisasi.seluruhnya if self.realisasi is not None else None


class KelompokBelanja(Node):
    """A group of belanja (akun 5.1–5.4). Its pagu is the sum of its lines."""

    jenis: Jenis
    nama: TeksIsi
    pagu: PaguIsi | None = Field(None, description="hanya bila tidak dirinci")
    realisasi: RealisasiBelanjaIsi | None = Field(
        None, description="hanya bila tidak dapat dihitung dari rincian atau program"
    )
    rincian: tuple[RincianBelanja, ...] = ()

    @property
    def terealisasi(self) -> Rupiah | None:
        """What was spent in rupiah to the end of the period, where it is written at the group."""
        return self.realisasi.seluruhnya if self.realisasi is not None else None


class Anggaran(Node):
    tahap: Tahap = Field(description="tahap yang berlaku saat laporan dibuat")
    lokasi: TeksIsi
    sumber_dana: TeksIsi = Field(description="sebutan di tabel, misalnya DTU-DAU")
    nama_sumber_dana: TeksIsi
    rencana_kerja_tahap: Tahap = Field("murni", description="tahap yang dimuat tabel rencana kerja")
    cara_realisasi: CaraAnggaran = Field(
        "kumulatif",
        description="realisasi menurut triwulan atau bulan: kumulatif (sejak awal tahun) atau"
        " jumlah (angka triwulan atau bulan itu saja)",
    )
    kinerja_belanja: Jenis | None = Field(
        None, description="jenis belanja yang dimuat tabel kinerja; kosong: seluruhnya"
    )
    belanja: tuple[KelompokBelanja, ...] = ()
    program: tuple[Program, ...] = ()
    sumber_data: SumberDataIsi = Field(
        None, description="sumber data semua realisasi berkas ini, misalnya LRA dari SIPD"
    )
    catatan: TeksAtauKosong = None
