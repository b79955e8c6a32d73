"""Capaian: how far a target was reached, in percent.

Formulas: positive polarity R/T × 100; negative (T − (R − T))/T × 100, as the
kecamatan's own report defines them (PermenPANRB 53/2014 leaves the formula to
the office). A target of 0 leaves the ratio undefined.
"""

from __future__ import annotations

from decimal import Decimal
from math import prod

from publisher.prose.formats import banyak_desimal, romawi, ukuran_seragam
from publisher.tables.masa import desimal_sampai
from publisher.tables.table import Berwarna, TakAda
from publisher.vocabulary.anggaran import PERGESERAN, TAHAP, Tahap
from publisher.vocabulary.kinerja import WARNA, Indikator, Kategori, Polaritas, Skala, Target
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Asal, Desimal, Predikat, Teks, bulat, places_of

SETAHUN = 4  # triwulan


def target_pada(target: Target, tahap: Tahap, berlaku: Tahap) -> Desimal | None:
    """The target at a stage: its own, else `target.berlaku`, which is of every stage.

    In the stage in force, and at a pergeseran, an unchanged target is that of the stage before.
    """
    written: Desimal | None = getattr(target, tahap)
    if written is None and tahap == berlaku:
        written = target.berlaku
    # A change of the budget need not touch a target: the one before goes on being in force.
    if written is None and (tahap == berlaku or tahap in PERGESERAN):
        earlier = (getattr(target, t) for t in reversed(TAHAP[: TAHAP.index(tahap)]))
        written = next((t for t in earlier if t is not None), None)
    # `target = 95` says nothing of stages, and most targets never change; a gap that is written
    # for a stage stays one.
    if written is None and tahap not in target.model_fields_set:
        return target.berlaku
    return written


def capaian(indikator: Indikator, tahap: Tahap, skala: Skala) -> Desimal | None:
    """Percent, half-up to two places, kept within the bounds of `skala`, and not below 0.

    None where realisasi or target is missing, or the target is 0.
    """
    return dibatasi(capaian_mentah(indikator, tahap), skala)


def dibatasi(raw: Desimal | None, skala: Skala) -> Desimal | None:
    """A capaian within `skala.batas_bawah` (0 where it is not set) and `skala.batas_atas`."""
    if raw is None:
        return None
    # A cap at 100 or 120 is local policy, not the regulation's: the content says which, if any.
    value: Decimal = raw
    if skala.batas_atas is not None:
        value = min(value, skala.batas_atas)
    # Of less than nothing nobody speaks: e-SAKIP applications count it as 0, and so does this.
    value = max(value, Decimal(0) if skala.batas_bawah is None else skala.batas_bawah)
    return Desimal(value, raw.asal)


def capaian_mentah(indikator: Indikator, tahap: Tahap) -> Desimal | None:
    """Capaian in percent before any cap; negative where a negative indicator ran away."""
    target = target_pada(indikator.target, tahap, tahap)
    if tak_tercapai(indikator, tahap) and indikator.capaian_predikat is not None:
        stated = indikator.capaian_predikat
        return Desimal(stated, places_of(indikator.realisasi, target, stated))
    return terhadap(indikator.realisasi, target, indikator.polaritas)


def tak_tercapai(indikator: Indikator, tahap: Tahap) -> bool:
    """Is its realisasi a lower predicate than its target?"""
    target = target_pada(indikator.target, tahap, tahap)
    both = isinstance(target, Predikat) and isinstance(indikator.realisasi, Predikat)
    return both and _predikat_terhadap(indikator.realisasi, target) is None


def _predikat_terhadap(realisasi: Desimal | None, target: Desimal | None) -> Desimal | None:
    """100 percent where the predicate is reached: below it, no ratio of ranks means anything."""
    if not isinstance(target, Predikat) or not isinstance(realisasi, Predikat):
        return None
    reached = realisasi == target or 0 < target <= realisasi
    return Desimal(100, places_of(realisasi, target)) if reached else None


def terhadap(
    realisasi: Desimal | None, target: Desimal | None, polaritas: Polaritas
) -> Desimal | None:
    """How far a target was reached, in percent: this year's, a quarter's or a later year's."""
    if isinstance(target, Predikat) or isinstance(realisasi, Predikat):
        return _predikat_terhadap(realisasi, target)
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


def desimal_indikator(ind: Indikator) -> int:
    """With how many decimals every figure of an indicator is printed."""
    akhir, standar, quarters = ind.target_akhir, ind.standar_nasional, ind.triwulan
    return banyak_desimal(
        (
            *(getattr(ind.target, tahap) for tahap in ("berlaku", *TAHAP)),
            ind.realisasi,
            *(n for year in ind.riwayat for n in (year.target, year.realisasi)),
            akhir.target if akhir else None,
            standar.nilai if standar else None,
            *(other.nilai for other in ind.pembanding),
            *(quarters.target if quarters else ()),
        )
    )


def ukuran_indikator(ind: Indikator, value: Desimal | None) -> Teks:
    """A figure of an indicator as a table prints it: in its unit, all with the same decimals."""
    return ukuran_seragam(value, ind.satuan, desimal_indikator(ind))


def belum_waktunya(report: Report, indikator: Indikator) -> bool:
    """Whether an indicator is measured only in a later quarter, and is not yet."""
    now, begins = report.laporan.triwulan, indikator.mulai_triwulan
    late = now is not None and begins is not None and now < begins
    return late and indikator.realisasi is None


def capaian_tertulis(report: Report, indikator: Indikator) -> Desimal | Teks | None:
    """Its capaian in percent as the tables print it: a dash before its first quarter, and words
    where a predicate was not reached and the office does not say what that is worth."""
    if belum_waktunya(report, indikator):
        return TakAda("–")
    nilai = capaian(indikator, report.anggaran.tahap, report.kinerja.skala)
    if nilai is None and tak_tercapai(indikator, report.anggaran.tahap):
        return TakAda("tidak tercapai", places_of(indikator.realisasi))
    return nilai


def capaian_triwulan(report: Report, indikator: Indikator) -> Desimal | Teks | None:
    """As `capaian_tertulis`, against the target to the end of the report's quarter.

    Not kept within the bounds of the scale, which is that of a whole year.
    """
    if belum_waktunya(report, indikator):
        return TakAda("–")
    target, done = target_triwulan(indikator, report.laporan.triwulan), indikator.realisasi
    nilai = terhadap(done, target, indikator.polaritas)
    if nilai is None and isinstance(target, Predikat) and isinstance(done, Predikat):
        return TakAda("tidak tercapai", places_of(done))
    # Of a target of 0 for a quarter, which is common, no share can be reckoned.
    return TakAda("–") if nilai is None and target == 0 and done is not None else nilai


def tertulis(report: Report, indikator: Indikator) -> Teks:
    """Its realisasi with the unit, or from when it is measured."""
    if belum_waktunya(report, indikator):
        # Not "belum diisi": nobody can fill it in before its time.
        return TakAda(f"diukur mulai Triwulan {romawi(indikator.mulai_triwulan or SETAHUN)}")
    return ukuran_indikator(indikator, indikator.realisasi)


def hasil_hitungan(indikator: Indikator) -> Desimal | None:
    """What the figures in the formula give, in the indicator's unit, half-up to two places."""
    hitungan = indikator.hitungan
    if hitungan is None:
        return None
    factor = hitungan.pengali or Desimal(100 if indikator.satuan == "%" else 1)
    value = sum(hitungan.pembilang, Decimal(0)) * factor / prod(hitungan.penyebut, start=Decimal(1))
    return Desimal(bulat(value), places_of(*hitungan.pembilang, *hitungan.penyebut))


def target_triwulan(indikator: Indikator, triwulan: int | None) -> Desimal | None:
    """The target to the end of a quarter; of the year where there is no quarter."""
    quarters = indikator.triwulan
    if quarters is None:
        return None
    return desimal_sampai(quarters.target, triwulan or SETAHUN, quarters.cara)
