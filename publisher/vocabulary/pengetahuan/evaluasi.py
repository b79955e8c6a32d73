"""`evaluasi.toml`: the criteria by which the reporting of performance is evaluated."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.nodes import PENGENAL, DesimalIsi, Node, TeksIsi

Cara = Literal["kerangka", "indikator", "pernyataan", "tepat_waktu"]


class Huruf(Node):
    """A step of the scale: for a coverage above `di_atas` percent; the last step has none."""

    huruf: TeksIsi
    nilai: DesimalIsi  # of 1
    di_atas: DesimalIsi | None = None


class Kriteria(Node):
    """One question. `cara`: how it is answered; `kunci`: by what."""

    kode: Annotated[TeksIsi, PENGENAL]
    uraian: TeksIsi
    cara: Cara
    kunci: Annotated[tuple[TeksIsi, ...], PENGENAL] = ()
    judul: TeksIsi | None = None  # of the section or table of the report that shows it


class Komponen(Node):
    kode: Annotated[TeksIsi, PENGENAL]
    nama: TeksIsi
    bobot: DesimalIsi
    kriteria: tuple[Kriteria, ...] = Field(min_length=1)


class Evaluasi(Node):
    skala: tuple[Huruf, ...] = Field(min_length=2)
    komponen: tuple[Komponen, ...]
