"""What every part of the report is made of: tables and values that know their place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
)
from pydantic_core import PydanticCustomError, core_schema

from publisher.vocabulary.places import Place
from publisher.vocabulary.values import Bilangan, Desimal, Narasi, Predikat, Rupiah, Teks, places_of

BELUM_DIISI = "belum diisi"  # what the secretary writes, and the report prints, for a gap


class Node(BaseModel):
    """A TOML table, and the place where it was written. Frozen; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    at: Annotated[Any, Field(exclude=True, repr=False)]

    @property
    def place(self) -> Place:
        place: Place = self.at
        return place


# What no file of Word can hold, being none of the characters of XML 1.0.
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_printable(value: str) -> str:
    """Raises PydanticCustomError, which says where the character stands."""
    bad = UNPRINTABLE.search(value)
    if bad:
        raise PydanticCustomError(
            "control_character",
            "a character that Word cannot hold ({code})",
            {"code": code_point(bad[0]), "at": bad.start()},
        )
    return value


def code_point(character: str) -> str:
    """`U+FFFE`"""
    return f"U+{ord(character):04X}"


def _check_text(kind: type[Teks]) -> Any:
    def check(value: Any) -> Teks:
        if not isinstance(value, str):
            raise PydanticCustomError("text_expected", "text in quotes expected")
        if not value.strip():
            raise PydanticCustomError("text_empty", "text is empty")
        check_printable(value)
        return kind(value, places_of(value))

    return check


@dataclass(frozen=True, slots=True)
class Peran:
    """What a text is for, said at its field: `Annotated[TeksIsi, RESMI]`. Rules on words ask."""

    nama: Literal["resmi", "judul", "pengenal"]


RESMI = Peran("resmi")  # official wording: carried over as it is, and never corrected
JUDUL = Peran("judul")  # a title
PENGENAL = Peran("pengenal")  # a key, a code, a file: no words


class _Schema:
    """Pydantic's view of a value type: a check, and what a JSON Schema says of it."""

    def __init__(self, check: Any, **schema: Any) -> None:
        self.check = check
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)


def _check_whole(value: Any) -> Bilangan:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("whole_expected", "a whole number expected")
    return Bilangan(value, places_of(value))


def _check_nomor(value: Any) -> Bilangan | Teks:
    """Raises PydanticCustomError for what is no number of a regulation."""
    if isinstance(value, str):
        text = _check_text(Teks)(value)
        if not re.fullmatch(r"(?=.*\d)[\w./-]+(?: [\w./-]+)*", text.strip()):
            raise PydanticCustomError("pattern", "not in the form", {"contoh": "188.45/12/2024"})
        return Teks(text.strip(), places_of(value))
    return _check_whole(value)


def _check_rupiah(value: Any) -> Rupiah:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("rupiah_expected", "a whole number of rupiah expected")
    if value < 0:
        raise PydanticCustomError("rupiah_negative", "an amount of rupiah cannot be negative")
    return Rupiah(value, places_of(value))


def _check_decimal(value: Any) -> Desimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number_expected", "a number expected")
    number = Decimal(value)
    if not number.is_finite():
        raise PydanticCustomError("number_expected", "a number expected")
    return Desimal(number, places_of(value))


def _check_nilai(value: Any) -> Desimal:
    if isinstance(value, Predikat):
        return value
    if isinstance(value, str) and value.strip() and not re.search(r"\d", value):
        raise PydanticCustomError("predikat_expected", "a number or a listed predicate expected")
    return _check_decimal(value)


def _check_nilai_lama(value: Any) -> Desimal:
    if isinstance(value, str):
        return Predikat(_check_text(Teks)(value), 0, places_of(value))
    return _check_nilai(value)


def _check_date(value: Any) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise PydanticCustomError("date_expected", "a date expected")
    return value


class _Pola:
    """A check that text matches a pattern; message and schema show it."""

    def __init__(self, pattern: str, contoh: str) -> None:
        self.pattern = pattern
        self.contoh = contoh

    def check(self, value: Teks) -> Teks:
        if not re.fullmatch(self.pattern, value):
            raise PydanticCustomError(
                "pattern", "not in the form `{contoh}`", {"contoh": self.contoh}
            )
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^({self.pattern})$"}


def pola(pattern: str, contoh: str) -> _Pola:
    """A check that text matches a pattern; the message shows an example of it."""
    return _Pola(pattern, contoh)


class _Rentang:
    """A check that a whole number lies between two bounds, both included."""

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def check(self, value: Bilangan) -> Bilangan:
        if not self.least <= value <= self.most:
            raise PydanticCustomError(
                "out_of_range", "not in range", {"least": self.least, "most": self.most}
            )
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "minimum": self.least, "maximum": self.most}


def antara(least: int, most: int) -> _Rentang:
    """A check that a whole number lies between two bounds, both included."""
    return _Rentang(least, most)


def _gap(value: Any) -> Any:
    return None if is_gap(value) else value


def is_gap(value: Any) -> bool:
    """Is it the text that says that something is not known yet?"""
    return isinstance(value, str) and value.strip().rstrip(".").lower() == BELUM_DIISI


TeksIsi = Annotated[Teks, _Schema(_check_text(Teks), type="string", minLength=1)]
NarasiIsi = Annotated[Narasi, _Schema(_check_text(Narasi), type="string", minLength=1)]
BilanganIsi = Annotated[Bilangan, _Schema(_check_whole, type="integer")]
NomorPeraturan = Annotated[
    Bilangan | Teks,
    _Schema(_check_nomor, anyOf=[{"type": "integer"}, {"type": "string", "pattern": "[0-9]"}]),
]
RupiahIsi = Annotated[Rupiah, _Schema(_check_rupiah, type="integer", minimum=0)]
DesimalIsi = Annotated[Desimal, _Schema(_check_decimal, type="number")]
_NILAI = [{"type": "number"}, {"type": "string", "pattern": "[^0-9.,%\\s]"}]
# A number, or a predicate, which the indicator has read by its list.
NilaiIsi = Annotated[Desimal, _Schema(_check_nilai, anyOf=_NILAI)]
# The same as it was signed or reported: a predicate is what its words say.
NilaiLama = Annotated[Desimal, _Schema(_check_nilai_lama, anyOf=_NILAI)]
Tahun = Annotated[Bilangan, _Schema(_check_whole, type="integer"), _Rentang(2000, 2100)]
NomorTriwulan = Annotated[Bilangan, _Schema(_check_whole, type="integer"), _Rentang(1, 4)]
Tanggal = Annotated[dt.date, _Schema(_check_date, type="string", format="date")]


def _check_lebar(value: Any) -> Teks | Desimal:
    """`penuh`, `50%`, or centimetres. Raises PydanticCustomError."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and 0 < value <= 100:
        return _check_decimal(value)
    text = "".join(value.split()).lower() if isinstance(value, str) else ""
    share = re.fullmatch(r"(\d{1,3})%", text)
    if text == "penuh" or (share and 0 < int(share[1]) <= 100):
        return Teks(text, places_of(value))
    raise PydanticCustomError("lebar", "a width is `penuh`, a share or centimetres")


LebarIsi = Annotated[
    Teks | Desimal,
    _Schema(
        _check_lebar,
        anyOf=[
            {"type": "number", "exclusiveMinimum": 0, "maximum": 100},
            {"type": "string", "pattern": "^(penuh|[0-9]{1,3} ?%)$"},
        ],
    ),
]

BelumDiisi = Literal["belum diisi"]  # BELUM_DIISI, as a schema shows it


def _or_gap(kind: Any) -> BeforeValidator:
    return BeforeValidator(_gap, json_schema_input_type=kind | BelumDiisi)


RupiahAtauKosong = Annotated[RupiahIsi | None, _or_gap(RupiahIsi)]
DesimalAtauKosong = Annotated[DesimalIsi | None, _or_gap(DesimalIsi)]
NilaiAtauKosong = Annotated[NilaiIsi | None, _or_gap(NilaiIsi)]
NilaiLamaAtauKosong = Annotated[NilaiLama | None, _or_gap(NilaiLama)]
TeksAtauKosong = Annotated[TeksIsi | None, _or_gap(TeksIsi)]
NarasiAtauKosong = Annotated[NarasiIsi | None, _or_gap(NarasiIsi)]
BilanganAtauKosong = Annotated[BilanganIsi | None, _or_gap(BilanganIsi)]
TanggalAtauKosong = Annotated[Tanggal | None, _or_gap(Tanggal)]
