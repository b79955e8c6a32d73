"""Pengukuran Kinerja and Rencana Aksi as sheets of their own.

No regulation gives them a form (PermenPANRB 53/2014 asks only for frequency,
person in charge, calculation and medium); the columns are those that offices use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from publisher.tables.capaian import (
    SETAHUN,
    capaian_tertulis,
    target_pada,
    tertulis,
    ukuran_indikator,
)
from publisher.tables.kinerja import lihat_sasaran, sasaran_pertama
from publisher.tables.pagu import pagu_simpul
from publisher.tables.table import GABUNG, Gabung, Tabel, TakAda
from publisher.vocabulary.anggaran import Kegiatan, Program
from publisher.vocabulary.kinerja import Indikator, Sasaran
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Desimal, Rupiah, Teks, places_of


@dataclass(frozen=True, slots=True)
class BarisPengukuran:
    """capaian: in percent."""

    no: Bilangan | Gabung
    sasaran: Teks | Gabung
    indikator: Teks
    target: Teks
    realisasi: Teks
    capaian: Desimal | Teks | None


@dataclass(frozen=True, slots=True)
class BarisAksi:
    """A program or kegiatan beside the indicator of its sasaran; anggaran in rupiah."""

    no: Bilangan | Teks | Gabung
    sasaran: Teks | Gabung
    indikator: Teks | Gabung
    target: Teks | Gabung
    triwulan_1: Teks | Gabung
    triwulan_2: Teks | Gabung
    triwulan_3: Teks | Gabung
    triwulan_4: Teks | Gabung
    program: Teks | Gabung
    tebal: bool
    anggaran: Rupiah | Teks | Gabung | None
    penanggung_jawab: Teks | Gabung | None


def tabel_pengukuran(report: Report) -> Tabel[BarisPengukuran]:
    """Target and realisasi in the indicator's unit at the stage in force, capaian in percent."""
    tahap = report.anggaran.tahap
    rows = [
        BarisPengukuran(
            GABUNG if m else Bilangan(n),
            GABUNG if m else sasaran.nama,
            ind.nama,
            ukuran_indikator(ind, target_pada(ind.target, tahap, tahap)),
            tertulis(report, ind),
            capaian_tertulis(report, ind),
        )
        for n, sasaran in enumerate(report.kinerja.sasaran, 1)
        for m, ind in enumerate(sasaran.indikator)
    ]
    return Tabel(tuple(rows))


def tabel_rencana_aksi(report: Report) -> Tabel[BarisAksi]:
    """Per sasaran its indicators, beside them its programs and their kegiatan.

    Targets and pagu of the stage that the plan is made by (`rencana_kerja_tahap`).
    A program of several sasaran is worked out at the first of them. What belongs to no sasaran
    comes last, beside dashes: the plan is of all the money.
    """
    return Tabel(tuple(_rows(report)))


def _rows(report: Report) -> Iterator[BarisAksi]:
    programs = report.anggaran.program
    planned = {kode for s in report.kinerja.sasaran for kode in s.program}
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        own = [p for p in programs if p.kode in sasaran.program]
        yield from _sasaran_rows(report, n, sasaran, own)
    others = [p for p in programs if p.kode not in planned]
    for m, step in enumerate(_steps(others)):
        left = dict.fromkeys((*LEFT, "penanggung_jawab"), GABUNG if m else Teks("–"))
        yield _row({**left, **_step_cells(report, *step)})


LEFT = (
    *("no", "sasaran", "indikator", "target"),
    *("triwulan_1", "triwulan_2", "triwulan_3", "triwulan_4"),
)


def _row(cells: dict[str, Any]) -> BarisAksi:
    return BarisAksi(**{**dict.fromkeys(BarisAksi.__slots__, GABUNG), "tebal": False, **cells})


def _sasaran_rows(
    report: Report, n: int, sasaran: Sasaran, programs: list[Program]
) -> Iterator[BarisAksi]:
    first = sasaran_pertama(report)
    own = [p for p in programs if first[p.kode] == n]
    steps = [(p, True) for p in programs if first[p.kode] < n]
    for m, (ind, step) in enumerate(zip_longest(sasaran.indikator, [*_steps(own), *steps])):
        cells: dict[str, Any] = {} if m else {"no": Bilangan(n), "sasaran": sasaran.nama}
        cells |= _indicator_cells(report, ind) if ind else {}
        if step is not None and first.get(step[0].kode, n) < n:
            cells |= {"program": lihat_sasaran(step[0].nama, first[step[0].kode])}
            cells |= {"tebal": True, "anggaran": TakAda("–")}
        elif step is not None:
            cells |= _step_cells(report, *step)
        elif m == 0:  # no program supports the sasaran: a dash, for nothing is to come
            cells |= {"program": Teks("–"), "anggaran": Teks("–")}
        yield _row(cells)


def _steps(programs: list[Program]) -> Iterator[tuple[Program | Kegiatan, bool]]:
    for program in programs:
        yield program, True
        for kegiatan in program.kegiatan:
            yield kegiatan, False


def _indicator_cells(report: Report, ind: Indikator) -> dict[str, Any]:
    anggaran, quarters = report.anggaran, ind.triwulan.target if ind.triwulan else ()
    target = target_pada(ind.target, anggaran.rencana_kerja_tahap, anggaran.tahap)
    cells = {
        f"triwulan_{n + 1}": ukuran_indikator(ind, quarters[n] if n < len(quarters) else None)
        for n in range(SETAHUN)
    }
    return {
        "indikator": ind.nama,
        "target": ukuran_indikator(ind, target),
        "penanggung_jawab": ind.penanggung_jawab,
        **cells,
    }


def _step_cells(report: Report, simpul: Program | Kegiatan, tebal: bool) -> dict[str, Any]:
    anggaran = report.anggaran
    pagu = pagu_simpul(simpul, anggaran.rencana_kerja_tahap, anggaran)
    return {"program": simpul.nama, "tebal": tebal, "anggaran": pagu}


def cara_triwulan(report: Report) -> tuple[Teks, ...]:
    """How the quarters of each indicator are counted, where they are written."""
    ways = {
        "kumulatif": "kumulatif sejak awal tahun",
        "jumlah": "untuk setiap triwulan, setahun adalah jumlahnya",
        "terakhir": "keadaan pada akhir triwulan",
    }
    return tuple(
        Teks(
            f"Target triwulan {ind.nama}: {ways[ind.triwulan.cara or 'kumulatif']}.",
            places_of(ind.nama),
        )
        for sasaran in report.kinerja.sasaran
        for ind in sasaran.indikator
        if ind.triwulan and ind.triwulan.target
    )
