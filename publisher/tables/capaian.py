"""Capaian: how far a target was reached, in percent.

Formulas: positive polarity R/T × 100; negative (T − (R − T))/T × 100, as the
kecamatan's own report defines them (PermenPANRB 53/2014 leaves the formula to
the office). A target of 0 leaves the ratio undefined.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import prod

from publisher.tables.table import Berwarna
from publisher.vocabulary.anggaran import Tahap
from publisher.vocabulary.kinerja import (
    WARNA,
    Indikator,
    Kategori,
    Polaritas,
    Skala,
    Target,
    Triwulan,
)
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Asal, Desimal, Teks, bulat, places_of

SETAHUN = 4  # triwulan


def target_pada(target: Target, tahap: Tahap, berlaku: Tahap) -> Desimal | None:
    """The target at a stage; `target.berlaku` counts for the stage in force.

    In the stage in force, an unchanged target is the murni one.
    """
    # A change of the budget need not touch a target; the murni one then goes on being in force.
    written: Desimal | None = getattr(target, tahap)
    if written is None and tahap == berlaku:
        return target.berlaku if target.berlaku is not None else target.murni
    return written


def capaian(indikator: Indikator, tahap: Tahap, skala: Skala) -> Desimal | None:
    """Percent, half-up to two places, kept within the bounds of `skala` where they are set.

    None where realisasi or target is missing, or the target is 0.
    """
    return dibatasi(capaian_mentah(indikator, tahap), skala)


def dibatasi(raw: Desimal | None, skala: Skala) -> Desimal | None:
    """A capaian within `skala.batas_bawah` and `skala.batas_atas`."""
    if raw is None:
        return None
    # A cap at 100 or 120 is local policy, not the regulation's: the content says which, if any.
    value: Decimal = raw
    if skala.batas_atas is not None:
        value = min(value, skala.batas_atas)
    if skala.batas_bawah is not None:
        value = max(value, skala.batas_bawah)
    return Desimal(value, raw.asal)


def capaian_mentah(indikator: Indikator, tahap: Tahap) -> Desimal | None:
    """Capaian in percent before any cap; negative where a negative indicator ran away."""
    target = target_pada(indikator.target, tahap, tahap)
    return terhadap(indikator.realisasi, target, indikator.polaritas)


def terhadap(
    realisasi: Desimal | None, target: Desimal | None, polaritas: Polaritas
) -> Desimal | None:
    """How far a target was reached, in percent: this year's, a quarter's or a later year's."""
    # Of a target of 0 neither formula says anything; neither 0 nor 100 percent would be true.
    if target is None or realisasi is None or target == 0:
        return None
    t, r = Decimal(target), Decimal(realisasi)
    ratio = r / t if polaritas == "positif" else (t - (r - t)) / t
    # Rounded once, at the end: of a rounded ratio the second decimal would be lost.
    return Desimal(bulat(ratio * 100), places_of(realisasi, target))


def kategori(nilai: Desimal | None, skala: Skala) -> Teks | None:
    """The step of the scale that holds `nilai`: the first whose lower bound it reaches."""
    if nilai is None:
        return None
    # By lower bounds alone. Scales are written in whole numbers (76 to 90, 91 to 100), and 90.5
    # would fall between two steps that have both bounds.
    for step in skala.kategori:
        if step.memuat(nilai):
            return berwarna(step, places_of(step.nama, nilai))
    return None


def berwarna(step: Kategori, asal: Asal) -> Teks:
    """The name of a step, in its colour where it has one."""
    warna = None if step.warna is None else WARNA.get(step.warna, str(step.warna))
    return Berwarna(step.nama, asal, warna) if warna else Teks(step.nama, asal)


def belum_waktunya(report: Report, indikator: Indikator) -> bool:
    """Whether an indicator is measured only in a later quarter, and is not yet."""
    now, begins = report.laporan.triwulan, indikator.mulai_triwulan
    late = now is not None and begins is not None and now < begins
    return late and indikator.realisasi is None


def hasil_hitungan(indikator: Indikator) -> Desimal | None:
    """What the figures in the formula give, in the indicator's unit, half-up to two places."""
    hitungan = indikator.hitungan
    if hitungan is None:
        return None
    factor = hitungan.pengali or Desimal(100 if indikator.satuan == "%" else 1)
    value = sum(hitungan.pembilang, Decimal(0)) * factor / prod(hitungan.penyebut, start=Decimal(1))
    return Desimal(bulat(value), places_of(*hitungan.pembilang, *hitungan.penyebut))


def sampai(angka: Sequence[Desimal | None], triwulan: int, cara: Triwulan) -> Desimal | None:
    """Targets or realisasi from the year's beginning to the end of a quarter.

    None where that quarter, or for `jumlah` one before it, is not written.
    """
    if len(angka) < triwulan:
        return None
    # A state (people covered, a grade) is not added up: its last quarter is how far it has come.
    if cara.cara != "jumlah":
        return angka[triwulan - 1]
    known = [n for n in angka[:triwulan] if n is not None]
    # Adding what is there would pass a part off as all: the sum of a gap is a gap.
    if len(known) < triwulan:
        return None
    return Desimal(sum(known, Decimal(0)), places_of(*known))


def target_triwulan(indikator: Indikator, triwulan: int | None) -> Desimal | None:
    """The target to the end of a quarter; of the year where there is no quarter."""
    quarters = indikator.triwulan
    return sampai(quarters.target, triwulan or SETAHUN, quarters) if quarters else None


def realisasi_triwulan(indikator: Indikator, triwulan: int | None) -> Desimal | None:
    """The realisasi to the end of a quarter; of the year where there is no quarter."""
    quarters = indikator.triwulan
    return sampai(quarters.realisasi, triwulan or SETAHUN, quarters) if quarters else None
