"""`susunan.toml`: which chapters and sections the report has, in which order, under which titles.

Without the file, the report is as its Word template has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.vocabulary.nodes import JUDUL, PENGENAL, NarasiIsi, Node, TeksIsi
from publisher.vocabulary.places import Place
from publisher.vocabulary.values import Teks

Penomoran = Literal["huruf", "desimal", "angka"]


class Ruas(Node):
    """A chapter or section: one of the template's by its key, or one of the office's own."""

    kunci: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="bagian dari templat, misalnya latar_belakang; lihat docs/susunan.md"
    )
    judul: Annotated[TeksIsi | None, JUDUL] = Field(
        None, description="judul sendiri; bagian templat tanpa judul memakai judul templat"
    )
    isi: NarasiIsi | None = Field(None, description="naskah sendiri di bawah judul")

    @model_validator(mode="after")
    def _named(self) -> Ruas:
        if self.kunci is None and self.judul is None:
            raise PydanticCustomError("kunci_or_judul", "write `kunci` or `judul`")
        return self

    @property
    def letak(self) -> Place:
        """Where it is written; a section that is only a key has no table of its own."""
        named = self.kunci or self.judul
        assert named is not None
        place: Place = named.asal[0]
        return place

    @property
    def isinya(self) -> tuple[Ruas, ...]:
        """The sections below it."""
        inner: tuple[Ruas, ...] = getattr(self, "bagian", ())
        return inner

    def semua(self) -> Iterator[Ruas]:
        """This one and all below it, in their order."""
        yield self
        for inner in self.isinya:
            yield from inner.semua()


def _as_table(value: Any) -> Any:
    """`"latar_belakang"` is short for `{ kunci = "latar_belakang" }`."""
    if isinstance(value, Teks):
        return {"kunci": value, "at": value.asal[0] if value.asal else None}
    return value


def _short(kind: Any) -> Any:
    return Annotated[kind, BeforeValidator(_as_table, json_schema_input_type=kind | TeksIsi)]


# A class for each level: a heading of the fifth level is none in any report.
class SubSubBagian(Ruas):
    """A section of the fourth heading level."""


class SubBagian(Ruas):
    """A section of the third heading level."""

    bagian: tuple[_short(SubSubBagian), ...] = ()  # type: ignore[valid-type]


class BagianBab(Ruas):
    """A section of a chapter."""

    bagian: tuple[_short(SubBagian), ...] = ()  # type: ignore[valid-type]


class Bab(Ruas):
    """A chapter. Without `bagian`, one of the template's has all of its own."""

    bagian: tuple[_short(BagianBab), ...] = ()  # type: ignore[valid-type]


class Susunan(Node):
    """The outline. Without `bab`, chapters are as the template has them."""

    penomoran: Penomoran | None = Field(
        default=None,
        description="huruf (A., 1., a)), desimal (1.1, 1.1.1), atau angka (1., a., 1))",
    )
    depan: Annotated[tuple[TeksIsi, ...], PENGENAL] = Field(
        default=(),
        description="urutan halaman depan: kata_pengantar, ikhtisar_eksekutif, daftar_isi, …",
    )
    bab: tuple[_short(Bab), ...] = ()  # type: ignore[valid-type]

    @property
    def diatur(self) -> bool:
        """Does it put anything in another order than the template's?"""
        return bool(self.bab or self.depan)

    def semua(self) -> Iterator[Ruas]:
        """Every chapter and section, in their order."""
        for bab in self.bab:
            yield from bab.semua()


JenisBagian = Literal["depan", "bab", "bagian", "lembar", "akhir"]


@dataclass(frozen=True, slots=True)
class BagianTemplat:
    """What stands in a template from one of its marks to the next.

    tingkat: of its heading, 0 where it has none; terdalam: of the deepest heading in it. induk:
    the key of what it is part of.
    memuat: what of the content its tags print, `pendahuluan.latar_belakang`. nomor: the tables
    and figures that it numbers, `tabel.belanja`.
    """

    kunci: str
    jenis: JenisBagian
    judul: str = ""
    tingkat: int = 0
    terdalam: int = 0
    induk: str = ""
    memuat: tuple[str, ...] = ()
    nomor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Templat:
    """What a Word template has marks for, in its order; tingkat: its deepest heading."""

    bagian: tuple[BagianTemplat, ...] = ()
    tingkat: int = 0

    def cari(self, kunci: str, *jenis: JenisBagian) -> BagianTemplat | None:
        """The part with this key, of one of these kinds."""
        return next((b for b in self.bagian if b.kunci == kunci and b.jenis in jenis), None)

    def di_bawah(self, induk: str, *jenis: JenisBagian) -> tuple[BagianTemplat, ...]:
        return tuple(b for b in self.bagian if b.induk == induk and b.jenis in jenis)
