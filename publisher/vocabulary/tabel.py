"""Tables of one's own: as an office writes them, as a file holds them, and as they are printed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Field,
    PlainValidator,
    StrictBool,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from publisher.vocabulary.messages import Message
from publisher.vocabulary.nodes import (
    BELUM_DIISI,
    JUDUL,
    PENGENAL,
    BilanganIsi,
    DesimalIsi,
    Node,
    TeksIsi,
    antara,
    check_printable,
    pola,
)
from publisher.vocabulary.places import Place
from publisher.vocabulary.tersisip import KunciSisipan, Tersisip, memasang
from publisher.vocabulary.values import Bilangan, Desimal, Teks, places_of

Rata = Literal["kiri", "tengah", "kanan", "angka"]
BentukSel = Literal["teks", "angka", "rupiah", "desimal", "persen", "tanggal"]
NILAI = ("angka", "rupiah", "desimal", "persen")
"""The formats of figures."""

Nilai = Teks | Bilangan | Desimal | dt.date | None
"""What stands in a cell; None is a gap that is still open."""

LARGEST_GRID = 63
"""The columns that a table of Word can have."""


@dataclass(frozen=True, slots=True)
class SelTulis:
    """A cell as written: it may cover several columns and rows, and may say why it is empty.

    desimal: the decimals that a spreadsheet shows; None where nothing says so.
    """

    isi: Nilai
    at: Place
    lebar: int = 1
    tinggi: int = 1
    alasan: Teks | None = None
    desimal: int | None = None
    persen: bool = False


@dataclass(frozen=True, slots=True)
class BarisTulis:
    """A row as written: cells in the order of the columns, by column, or a heading over all."""

    at: Place
    sel: tuple[SelTulis, ...] = ()
    menurut_kolom: tuple[tuple[str, SelTulis], ...] = ()
    kelompok: Teks | None = None


@dataclass(frozen=True, slots=True)
class Lembar:
    """What a file of a table holds.

    kepala: the rows of headings. lebar: its columns. masalah: what is wrong with it.
    """

    at: Place
    kepala: tuple[tuple[SelTulis, ...], ...] = ()
    baris: tuple[BarisTulis, ...] = ()
    lebar: int = 0
    masalah: tuple[Masalah, ...] = ()


@dataclass(frozen=True, slots=True)
class Masalah:
    """What is wrong with a table; jenis: the rule that says so."""

    jenis: str
    at: Place
    said: Message
    help: Message


def _cell(value: Any, at: Place) -> SelTulis:
    if isinstance(value, dict):
        unknown = value.keys() - {"isi", "lebar", "tinggi", "alasan", "at"}
        if unknown or "isi" not in value:
            raise PydanticCustomError(
                "table_cell", "a cell is a value, or `{ isi = …, lebar = 2, tinggi = 2 }`"
            )
        reason = value.get("alasan")
        return SelTulis(
            _value(value["isi"]),
            value["at"],
            _size(value.get("lebar", 1)),
            _size(value.get("tinggi", 1)),
            None if reason is None else Teks(_text(reason), places_of(reason)),
        )
    return SelTulis(_value(value), at)


def _size(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise PydanticCustomError("whole_expected", "a whole number expected")
    return int(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text in quotes expected")
    return check_printable(value)


def _value(value: Any) -> Nilai:
    match value:
        case str():
            gap = value.strip().lower() == BELUM_DIISI
            return None if gap else Teks(_text(value), places_of(value))
        case bool() | dt.datetime() | dt.time():
            pass
        case int():
            return Bilangan(value, places_of(value))
        case Decimal() if value.is_finite():
            return Desimal(value, places_of(value))
        case dt.date():
            return value
    raise PydanticCustomError("table_cell", "a cell is text, a number or a date")


def _row(value: Any) -> BarisTulis:
    match value:
        case BarisTulis():
            return value
        case _Larik():
            cells = tuple(_cell(cell, value.at / n) for n, cell in enumerate(value.sel))
            return BarisTulis(value.at, cells)
        case dict():
            return _row_by_column(value)
    raise PydanticCustomError("table_row", "a row is a list of cells in brackets")


def _row_by_column(value: dict[str, Any]) -> BarisTulis:
    at: Place = value["at"]
    cells = {k: v for k, v in value.items() if k != "at"}
    if cells.keys() == {"kelompok"}:
        name = cells["kelompok"]
        return BarisTulis(at, kelompok=Teks(_text(name), places_of(name)))
    return BarisTulis(at, menurut_kolom=tuple((k, _cell(v, at / k)) for k, v in cells.items()))


@dataclass(frozen=True, slots=True)
class _Larik:
    """A row that is a list, which unlike a table does not know its place."""

    at: Place
    sel: list[Any]


def _placed_rows(value: Any) -> Any:
    if not (isinstance(value, dict) and isinstance(value.get("baris"), list)):
        return value
    place: Place = value["at"] / "baris"
    rows = [
        _Larik(place / n, row) if isinstance(row, list) else row
        for n, row in enumerate(value["baris"])
    ]
    return {**value, "baris": rows}


BarisIsi = Annotated[
    BarisTulis, PlainValidator(_row), WithJsonSchema({"type": ["array", "object"]})
]
"""`["III/a", 3]`, `{ golongan = "III/a" }` by column, or `{ kelompok = "Misi 1" }`."""


def _filter(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise PydanticCustomError("table_filter", "a filter names columns and their words")
    wanted = {k: v if isinstance(v, list) else [v] for k, v in value.items() if k != "at"}
    if not all(isinstance(word, str) for words in wanted.values() for word in words):
        raise PydanticCustomError("table_filter", "a filter names columns and their words")
    return tuple((k, tuple(words)) for k, words in wanted.items())


SaringIsi = Annotated[
    tuple[tuple[str, tuple[str, ...]], ...],
    PlainValidator(_filter),
    WithJsonSchema({"type": "object"}),
]
KunciIsi = Annotated[TeksIsi, pola(r"[a-z][a-z0-9_]*", "nama_kolom"), PENGENAL]


class Kolom(Node):
    """A column of a table of one's own; widths in centimetres."""

    kunci: KunciIsi
    judul: Annotated[TeksIsi | None, JUDUL] = None
    kelompok: Annotated[TeksIsi | None, JUDUL] = Field(
        None, description="judul di atas judul kolom, sama pada kolom-kolom yang sekelompok"
    )
    asal: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="judul kolom di dalam berkas, bila lain dari kunci"
    )
    lebar: DesimalIsi | None = Field(None, description="sentimeter")
    rata: Rata | None = None
    format: BentukSel | None = None
    desimal: Annotated[BilanganIsi | None, antara(0, 6)] = Field(
        None, description="banyaknya angka di belakang koma"
    )
    satuan: TeksIsi | None = Field(None, description="ditulis di belakang setiap angka")
    gabung: StrictBool = Field(
        False, description="true: sel yang sama dengan sel di atasnya digabung"
    )


def _named_column(value: Any) -> Any:
    """A column of which only key or heading is said: `kolom = ["nama", "Laki-laki (%)"]`."""
    if not isinstance(value, Teks) or not value.asal or not value.strip():
        return value
    if _KUNCI.fullmatch(value):
        return {"kunci": value, "at": value.asal[0]}
    return {"kunci": Teks(kunci_dari(value), value.asal), "judul": value, "at": value.asal[0]}


_KUNCI = re.compile("[a-z][a-z0-9_]*")


def kunci_dari(judul: str) -> str:
    """`Laki-laki (orang)` → `laki_laki_orang`; a key begins with a letter."""
    key = re.sub(r"[^a-z0-9]+", "_", judul.casefold()).strip("_")
    return key if _KUNCI.fullmatch(key) else f"kolom_{key}".strip("_")


def _by_heading(value: Any) -> Any:
    """Columns that are named by their headings may be summed and sorted by them too."""
    columns = value.get("kolom") if isinstance(value, dict) else None
    if not isinstance(columns, list):
        return value
    keys = {c: kunci_dari(c) for c in columns if isinstance(c, str) and not _KUNCI.fullmatch(c)}

    def key(name: Any) -> Any:
        sign = "-" if isinstance(name, str) and name.startswith("-") else ""
        found = keys.get(name[len(sign) :]) if isinstance(name, str) else None
        return name if found is None else Teks(sign + found, places_of(name))

    told = {k: key(value[k]) for k in ("urut", "kelompok") if k in value}
    for k in ("jumlah", "rata_rata"):
        if isinstance(value.get(k), list):
            told[k] = [key(name) for name in value[k]]
    return {**value, **told}


KolomIsi = Annotated[Kolom, BeforeValidator(_named_column, json_schema_input_type=str | Kolom)]


class TabelSendiri(Tersisip):
    """`[[tabel]]`: rows of its own (`baris`), of a file, or of a computed table (`dari`)."""

    kunci: KunciSisipan = Field(description=memasang("tabel"))
    kolom: tuple[KolomIsi, ...] = Field(
        (),
        description='kunci atau judul setiap kolom: ["nama", "Laki-laki (orang)"], atau'
        ' { kunci = "laki_laki", judul = "Laki-laki (orang)" } dengan format dan lebarnya',
    )
    baris: tuple[BarisIsi, ...] = ()
    berkas: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="berkas CSV atau XLSX di dalam folder laporan"
    )
    lembar: Annotated[TeksIsi | None, PENGENAL] = Field(None, description="nama lembar XLSX")
    rentang: Annotated[
        TeksIsi | None, pola(r"[A-Za-z]{1,3}\d+:[A-Za-z]{1,3}\d+", "A1:F20"), PENGENAL
    ] = None
    pemisah: Literal[";", ",", "\t", "|"] | None = Field(
        None, description="pemisah kolom berkas CSV; tanpa ini dikenali sendiri"
    )
    kepala: Annotated[BilanganIsi, antara(0, 3)] = Field(
        Bilangan(1), description="banyaknya baris judul kolom di dalam berkas"
    )
    dari: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="nama tabel yang dihitung program, misalnya serapan"
    )
    saring: SaringIsi = Field(
        (), description='hanya baris yang kolomnya berisi itu: { tingkat = "program" }'
    )
    urut: Annotated[TeksIsi | None, pola(r"-?[a-z][a-z0-9_]*", "-persen"), PENGENAL] = Field(
        None, description="kolom untuk mengurutkan; dengan - dari yang terbesar"
    )
    teratas: Annotated[BilanganIsi | None, antara(1, 9999)] = Field(
        None, description="hanya sekian baris pertama"
    )
    kelompok: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="kolom yang menjadi baris judul di atas baris-barisnya"
    )
    subtotal: StrictBool = Field(False, description="true: jumlah setiap kelompok")
    jumlah: Annotated[tuple[TeksIsi, ...], PENGENAL] = Field(
        (), description="kolom yang dijumlahkan di baris terakhir"
    )
    rata_rata: Annotated[tuple[TeksIsi, ...], PENGENAL] = Field(
        (), description="kolom yang dirata-ratakan di baris terakhir"
    )
    nomor: StrictBool = Field(False, description="true: kolom No. di depan")
    nomor_kolom: StrictBool = Field(False, description="true: baris (1) (2) (3) di bawah judul")
    kosong: TeksIsi | None = Field(None, description='isi sel yang kosong, misalnya "n.a."')
    mendatar: StrictBool | None = Field(
        None, description="true: di halaman mendatar; tanpa ini bila tabelnya lebar"
    )
    kertas: Literal["A3"] | None = Field(
        None, description='"A3": di lembar A3 mendatar, misalnya rencana aksi'
    )
    kecil: StrictBool | None = Field(None, description="true: dengan huruf kecil")

    @model_validator(mode="before")
    @classmethod
    def _rows_know_their_place(cls, value: Any) -> Any:
        return _placed_rows(_by_heading(value))

    @model_validator(mode="after")
    def _one_source(self) -> TabelSendiri:
        told = self.model_fields_set & {"baris", "berkas", "dari"}
        if len(told) != 1:
            raise PydanticCustomError(
                "table_sources", "a table has one of `baris`, `berkas` and `dari`"
            )
        if "baris" in told and not self.kolom:
            raise PydanticCustomError("table_columns", "rows need columns")
        return self
