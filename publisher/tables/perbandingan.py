"""The report's period beside the one before: what was spent of each program, and the change."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.tables.masa import realisasi_sebelum
from publisher.tables.pagu import (
    pagu_simpul,
    realisasi_simpul,
    selisih,
    total_pagu,
    total_realisasi,
)
from publisher.tables.table import Tabel
from publisher.vocabulary.anggaran import Program
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Desimal, Rupiah, Teks, bulat, jumlah, persen, places_of


@dataclass(frozen=True, slots=True)
class BarisPerbandingan:
    """In rupiah. sebelum, sampai: to the end of the last period and of this one.

    selama: of this period alone. pagu_sebelum: that of the last report.
    """

    kode: Teks
    nama: Teks
    pagu_sebelum: Rupiah | None
    sebelum: Rupiah | None
    pagu: Rupiah | None
    selama: Rupiah | None
    sampai: Rupiah | None

    @property
    def persen_sebelum(self) -> Desimal | None:
        return persen(self.sebelum, self.pagu_sebelum)

    @property
    def persen(self) -> Desimal | None:
        return persen(self.sampai, self.pagu)

    @property
    def naik(self) -> Desimal | None:
        """By how many percentage points the share grew; negative where it fell."""
        before, now = self.persen_sebelum, self.persen
        if before is None or now is None:
            return None
        return Desimal(bulat(now - before), places_of(before, now))


def tabel_perbandingan(report: Report) -> Tabel[BarisPerbandingan] | None:
    """One row per program and the whole budget, of the belanja `kinerja_belanja` if that is set.

    None where nothing of a period before is known.
    """
    rows = tuple(_row(report, p) for p in report.anggaran.program)
    total = _total(report)
    if all(row.sebelum is None for row in (*rows, total)):
        return None
    return Tabel(rows, total)


def setahun(report: Report) -> bool:
    """Does the last period lie in the year of the report, so that its realisasi is part of it?"""
    lalu = report.periode_lalu
    return lalu.tahun == report.laporan.tahun if lalu else report.laporan.triwulan is not None


def _row(report: Report, program: Program) -> BarisPerbandingan:
    anggaran, jenis = report.anggaran, report.anggaran.kinerja_belanja
    pagu = pagu_simpul(program, anggaran.tahap, anggaran, jenis)
    sampai = realisasi_simpul(program, jenis)
    sebelum = realisasi_sebelum(program, report.laporan, jenis) if setahun(report) else None
    kept = None
    # The record has a program's whole amounts: they are not those of one kind of belanja.
    if report.periode_lalu is not None and jenis is None:
        kept = next((p for p in report.periode_lalu.program if p.kode == program.kode), None)
    if sebelum is None and kept is not None:
        sebelum = kept.realisasi
    before = kept.pagu if kept is not None else pagu
    return BarisPerbandingan(
        program.kode, program.nama, before, sebelum, pagu, _alone(report, sampai, sebelum), sampai
    )


def _total(report: Report) -> BarisPerbandingan:
    anggaran, jenis = report.anggaran, report.anggaran.kinerja_belanja
    rows = [_row(report, p) for p in anggaran.program]
    pagu = jumlah(r.pagu for r in rows) if jenis else total_pagu(anggaran, anggaran.tahap)
    sampai = jumlah(r.sampai for r in rows) if jenis else total_realisasi(anggaran)
    kept = report.periode_lalu.anggaran if report.periode_lalu and jenis is None else None
    before = kept.pagu if kept is not None else pagu
    sebelum = kept.realisasi if kept is not None else jumlah(r.sebelum for r in rows)
    alone = _alone(report, sampai, sebelum)
    return BarisPerbandingan(Teks(""), Teks("Jumlah"), before, sebelum, pagu, alone, sampai)


def _alone(report: Report, sampai: Rupiah | None, sebelum: Rupiah | None) -> Rupiah | None:
    return selisih(sampai, sebelum) if setahun(report) else sampai
