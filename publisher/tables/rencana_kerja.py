"""Tabel rencana kerja dan pendanaan: the program tree with its roll-ups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.tables.pagu import pagu_simpul, semua_simpul, total_program
from publisher.tables.table import GABUNG, Gabung, Tabel
from publisher.vocabulary.anggaran import Anggaran, Simpul
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Rupiah, Teks

Tingkat = Literal["program", "kegiatan", "sub_kegiatan"]
TINGKAT: tuple[Tingkat, ...] = ("program", "kegiatan", "sub_kegiatan")


@dataclass(frozen=True, slots=True)
class BarisRencana:
    tingkat: Tingkat
    kode: Teks | Gabung
    nama: Teks | Gabung
    lokasi: Teks | Gabung
    indikator: Teks | None
    target: Teks | None
    pagu: Rupiah | Gabung | None
    sumber_dana: Teks | Gabung


def tabel_rencana_kerja(report: Report) -> Tabel[BarisRencana]:
    """One row per program, kegiatan, sub kegiatan and further indicator, in tree order.

    Pagu in rupiah at the stage `rencana_kerja_tahap`; a further indicator
    continues the cells of its node. `jumlah` is the sum of the programs.
    """
    anggaran = report.anggaran
    rows = (
        row for level, simpul in semua_simpul(anggaran) for row in _rows(anggaran, level, simpul)
    )
    total = BarisRencana(
        "program",
        Teks("Jumlah"),
        GABUNG,
        GABUNG,
        None,
        None,
        # Of programs alone: belanja by kind is kept for the stage in force, which the plan's need
        # not be.
        total_program(anggaran, anggaran.rencana_kerja_tahap),
        GABUNG,
    )
    return Tabel(tuple(rows), total)


def _rows(anggaran: Anggaran, level: int, simpul: Simpul) -> Iterator[BarisRencana]:
    tingkat = TINGKAT[level]
    (indikator, target), *more = simpul.semua_indikator
    yield BarisRencana(
        tingkat,
        simpul.kode,
        simpul.nama,
        simpul.lokasi or anggaran.lokasi,
        indikator,
        target,
        pagu_simpul(simpul, anggaran.rencana_kerja_tahap, anggaran),
        simpul.sumber_dana or anggaran.sumber_dana,
    )
    for indikator, target in more:
        yield BarisRencana(tingkat, GABUNG, GABUNG, GABUNG, indikator, target, GABUNG, GABUNG)
