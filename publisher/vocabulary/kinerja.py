"""Performance: `kinerja.toml`. Sasaran, their indikator, and how capaian is judged."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.vocabulary.nodes import (
    PENGENAL,
    RESMI,
    BelumDiisi,
    DesimalAtauKosong,
    DesimalIsi,
    Node,
    TeksIsi,
)


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

    berlaku: DesimalAtauKosong = None
    murni: DesimalAtauKosong = None
    perubahan: DesimalAtauKosong = None


def _current_target(value: Any) -> Any:
    return value if isinstance(value, dict | Target) else {"at": None, "berlaku": value}


TargetIsi = Annotated[
    Target,
    BeforeValidator(_current_target, json_schema_input_type=Target | DesimalIsi | BelumDiisi),
]


class Indikator(Node):
    nama: Annotated[TeksIsi, RESMI]
    satuan: TeksIsi = Field(description='"%", "Dokumen", …')
    polaritas: Literal["positif", "negatif"] = Field(
        "positif", description="negatif: makin rendah realisasi, makin baik"
    )
    target: TargetIsi
    realisasi: DesimalAtauKosong = Field(
        None, description="dalam satuan indikator, sampai akhir periode laporan"
    )
    cara_pengukuran: Annotated[TeksIsi | None, RESMI] = None
    rumus: Rumus | None = None


class Sasaran(Node):
    nama: Annotated[TeksIsi, RESMI]
    indikator: tuple[Indikator, ...] = Field(min_length=1)
    program: Annotated[tuple[TeksIsi, ...], PENGENAL] = Field(
        (), description="kode program yang mendukung"
    )


class Kategori(Node):
    """One step of the scale: from `bawah` (included) up to the next step (excluded)."""

    nama: TeksIsi
    bawah: DesimalIsi | None = Field(None, description="batas bawah, termasuk; kosong: terendah")


class Skala(Node):
    """Capaian in words. Bounds are explicit: `bawah <= x < bawah of the step above`."""

    batas_atas: DesimalIsi | None = Field(
        None, description="capaian dibatasi sampai nilai ini (persen); kosong: tidak dibatasi"
    )
    kategori: tuple[Kategori, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _falls_without_gap(self) -> Skala:
        bounds = [k.bawah for k in self.kategori]
        known = [b for b in bounds[:-1] if b is not None]
        if bounds[-1] is not None or len(known) != len(bounds) - 1:
            raise PydanticCustomError("scale_open", "only the last step has no `bawah`")
        if any(a <= b for a, b in zip(known, known[1:], strict=False)):
            raise PydanticCustomError("scale_order", "the steps must go from high to low")
        return self


class Kinerja(Node):
    sasaran: tuple[Sasaran, ...] = Field(min_length=1)
    skala: Skala
