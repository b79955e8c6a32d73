"""What a template may print besides text and figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from publisher.prose import Block
from publisher.vocabulary.grafik import JenisGrafik
from publisher.vocabulary.kinerja import Rumus
from publisher.vocabulary.organisasi import Organisasi
from publisher.vocabulary.values import Teks

ContentsKind = Literal["isi", "tabel", "gambar", "lampiran"]


@dataclass(frozen=True, slots=True)
class ItemList:
    """List items that are computed, not typed; `style` overrules the paragraph's own."""

    blocks: tuple[Block, ...]
    places: tuple[Teks, ...] = ()


@dataclass(frozen=True, slots=True)
class Nomor:
    """The number of a table or figure, where its caption stands."""

    jenis: Literal["tabel", "gambar"]
    kunci: str
    kelompok: str = ""  # `grafik`, which is counted with what it is not called

    @property
    def name(self) -> str:
        return f"{self.kelompok or self.jenis}.{self.kunci}"

    @property
    def bookmark(self) -> str:
        return f"_Ref_{self.kelompok or self.jenis}_{self.kunci}"


@dataclass(frozen=True, slots=True)
class Batas:
    """Where a part of the report begins that an outline may move; it prints nothing."""

    jenis: Literal["depan", "bab", "bagian", "lembar", "akhir", "lampiran"]
    kunci: str


@dataclass(frozen=True, slots=True)
class Rujukan:
    """`Tabel 2.1`, wherever a template refers to what it numbers."""

    name: str


@dataclass(frozen=True, slots=True)
class Formula:
    """`kiri = pembilang/penyebut × pengali`, set as a Word formula."""

    rumus: Rumus
    kiri: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    organisasi: Organisasi
    alt: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: values per category and series, where a gap (None) has no mark.

    persen: values are percent. desimal: how many places a label prints; None: as many as
    the value has. height: in cm, where it is not worked out of the categories.
    """

    jenis: JenisGrafik
    kategori: tuple[str, ...]
    deret: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    alt: str
    persen: bool = False
    desimal: int | None = None
    sumbu_nilai: str = ""
    sumbu_kategori: str = ""
    mendatar: bool = False
    legenda: bool = False
    cetak_nilai: bool = True
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    file: Path
    height_cm: float
    alt: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, or a list of tables, figures or lampiran."""

    jenis: ContentsKind
