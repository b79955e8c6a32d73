"""The sheet by which a Laporan Kinerja is reviewed (PermenPANRB 53/2014, annex III)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.nodes import PENGENAL, Node, TeksIsi
from publisher.vocabulary.pengetahuan.kata import Daftar

CaraReviu = Literal[
    "terisi",
    "target",
    "capaian",
    "lampiran",
    "perbaikan",
    "keuangan",
    "sumber_data",
    "penanggung_jawab",
    "menurut_sasaran",
    "sasaran_perjanjian",
    "target_perjanjian",
    "penjelasan",
    "perbandingan",
    "cukup_mengukur",
    "smart",
    "orang",
]


class KriteriaReviu(Node):
    """One of the 23 statements. `cara`: how the data answer it; `kunci`: by what."""

    kode: Annotated[TeksIsi, PENGENAL]
    uraian: TeksIsi
    cara: CaraReviu
    kunci: Annotated[Daftar, PENGENAL] = ()
    tanya: TeksIsi  # what is left to the reviewer


class AspekReviu(Node):
    """A part of the sheet: format, preparation, substance."""

    kode: Annotated[TeksIsi, PENGENAL]
    nama: TeksIsi
    kriteria: tuple[KriteriaReviu, ...] = Field(min_length=1)


class Reviu(Node):
    """`reviu.toml`: the checklist, and whose report must be reviewed by it.

    wajib: kinds of government whose own report it is. Others may use the sheet.
    """

    dasar: TeksIsi
    wajib: Daftar
    aspek: tuple[AspekReviu, ...] = Field(min_length=1)
