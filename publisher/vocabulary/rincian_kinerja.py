"""What stands behind the realisasi of an indicator: its parts, its working, its source, others'."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.vocabulary.nodes import (
    BELUM_DIISI,
    RESMI,
    BelumDiisi,
    BilanganIsi,
    DesimalAtauKosong,
    DesimalIsi,
    NilaiIsi,
    Node,
    TanggalAtauKosong,
    TeksAtauKosong,
    TeksIsi,
)


class SubIndikator(Node):
    """A part of an indicator. It may have no target of its own: only the whole was promised."""

    nama: Annotated[TeksIsi, RESMI]
    satuan: TeksIsi | None = Field(None, description="bila berbeda dari satuan indikator")
    target: DesimalAtauKosong = Field(None, description="boleh tidak ada")
    realisasi: DesimalAtauKosong = None


class Pembanding(Node):
    """The same indicator elsewhere: another kecamatan, the kabupaten, the provinsi, the country."""

    nama: TeksIsi = Field(description="misalnya Kabupaten Lumajang, Provinsi Jawa Timur, nasional")
    nilai: NilaiIsi = Field(description="dalam satuan indikator")
    tahun: BilanganIsi
    sumber: TeksIsi = Field(description="dokumen atau laman yang memuatnya")


class Hitungan(Node):
    """The figures in the indicator's formula, in the order of its terms in `rumus`."""

    pembilang: tuple[DesimalIsi, ...] = Field(min_length=1, description="dijumlahkan")
    penyebut: tuple[DesimalIsi, ...] = Field(min_length=1, description="dikalikan")
    pengali: DesimalIsi | None = Field(None, description="100 bila satuannya %; selain itu 1")

    @model_validator(mode="after")
    def _divides(self) -> Hitungan:
        if any(n == 0 for n in self.penyebut):
            raise PydanticCustomError("division_by_zero", "a `penyebut` of 0 divides nothing")
        return self


class SumberData(Node):
    """Where a figure can be traced to: the document, who holds it, and its date."""

    dokumen: TeksIsi
    pemegang: TeksAtauKosong = Field(None, description="unit atau pejabat yang menyimpannya")
    tanggal: TanggalAtauKosong = None


def _document_only(value: Any) -> Any:
    """`sumber_data = "…"` is short for `sumber_data.dokumen = "…"`."""
    if isinstance(value, str):
        gap = value.strip().lower() == BELUM_DIISI
        return None if gap else {"at": None, "dokumen": value}
    return value


SumberDataIsi = Annotated[
    SumberData | None,
    BeforeValidator(_document_only, json_schema_input_type=SumberData | TeksIsi | BelumDiisi),
]
