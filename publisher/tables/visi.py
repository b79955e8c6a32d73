"""The three tables of vision and missions."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.tables.table import GABUNG, Gabung, Tabel
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Teks


@dataclass(frozen=True, slots=True)
class BarisMasalah:
    no: Bilangan
    masalah: Teks
    kondisi: Teks
    pokok_visi: Teks | Gabung
    visi: Teks | Gabung


@dataclass(frozen=True, slots=True)
class BarisPenjelasan:
    visi: Teks | Gabung
    pokok_visi: Teks | Gabung
    no: Bilangan
    penjelasan: Teks


@dataclass(frozen=True, slots=True)
class BarisMisi:
    no: Bilangan
    misi: Teks
    penjelasan: Teks


def tabel_masalah(report: Report) -> Tabel[BarisMasalah]:
    """One row per problem, numbered through; pokok visi and visi span their rows."""
    rows: list[BarisMasalah] = []
    for pokok in report.visi_misi.pokok_visi:
        for m, masalah in enumerate(pokok.masalah):
            # The file groups problems under their pokok visi; the table shows the group once.
            rows.append(
                BarisMasalah(
                    Bilangan(len(rows) + 1),
                    masalah.masalah,
                    masalah.kondisi,
                    GABUNG if m else pokok.nama,
                    GABUNG if rows else report.visi_misi.visi,
                )
            )
    return Tabel(tuple(rows))


def tabel_penjelasan_visi(report: Report) -> Tabel[BarisPenjelasan]:
    """One row per explanation, numbered within its pokok visi."""
    rows: list[BarisPenjelasan] = []
    for pokok in report.visi_misi.pokok_visi:
        for m, penjelasan in enumerate(pokok.penjelasan):
            rows.append(
                BarisPenjelasan(
                    GABUNG if rows else report.visi_misi.visi,
                    GABUNG if m else pokok.nama,
                    Bilangan(m + 1),
                    penjelasan,
                )
            )
    return Tabel(tuple(rows))


def tabel_misi(report: Report) -> Tabel[BarisMisi]:
    """One row per mission."""
    rows = (
        BarisMisi(Bilangan(n), misi.nama, misi.penjelasan)
        for n, misi in enumerate(report.visi_misi.misi, 1)
    )
    return Tabel(tuple(rows))
