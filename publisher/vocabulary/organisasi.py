"""The organisation: `organisasi.toml`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.vocabulary.nodes import PENGENAL, RESMI, Node, TeksIsi
from publisher.vocabulary.values import Teks

PENGANTAR = "Untuk menyelenggarakan tugas tersebut, {nama} mempunyai fungsi:"


class Unit(Node):
    """A unit, whom it reports to, and its duties in the words of the regulation."""

    nama: Annotated[TeksIsi, RESMI]
    atasan: Annotated[TeksIsi | None, PENGENAL] = Field(
        None, description="nama unit atasannya; kosong: pimpinan"
    )
    tugas: Annotated[TeksIsi, RESMI] = Field(
        description='kalimat utuh: "Sekretariat mempunyai tugas … ."'
    )
    pengantar_fungsi: Annotated[TeksIsi, RESMI] = Field(
        Teks(PENGANTAR.format(nama="…")), description="bila bunyinya lain dari yang biasa"
    )
    fungsi: Annotated[tuple[TeksIsi, ...], RESMI]

    @model_validator(mode="before")
    @classmethod
    def _usual_words(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "pengantar_fungsi" in value:
            return value
        return {**value, "pengantar_fungsi": Teks(PENGANTAR.format(nama=value.get("nama", "…")))}


class Organisasi(Node):
    dasar: TeksIsi = Field(description="peraturan susunan organisasi")
    unit: tuple[Unit, ...] = ()

    @model_validator(mode="after")
    def _one_tree(self) -> Organisasi:
        names = [u.nama for u in self.unit]
        if len(set(names)) < len(names):
            raise PydanticCustomError("unit_twice", "two units have the same name")
        if self.unit and [u.atasan for u in self.unit].count(None) != 1:
            raise PydanticCustomError("unit_head", "exactly one unit has no `atasan`")
        for n, unit in enumerate(self.unit):
            if unit.atasan is not None and unit.atasan not in names[:n]:
                raise PydanticCustomError(
                    "unit_superior",
                    "the superior of `{unit}` must stand before it: `{atasan}`",
                    {"unit": str(unit.nama), "atasan": str(unit.atasan)},
                )
        return self
