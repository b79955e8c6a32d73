"""What the quarters of an indicator give for the year, and up to a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from publisher.vocabulary.kinerja import Indikator, Triwulan
from publisher.vocabulary.values import Desimal, places_of

SETAHUN = 4


def sampai(angka: Sequence[Desimal | None], triwulan: int, cara: Triwulan) -> Desimal | None:
    """Targets or realisasi from the year's beginning to the end of a quarter.

    None where that quarter, or for `jumlah` one before it, is not written.
    """
    if len(angka) < triwulan:
        return None
    if cara.cara != "jumlah":
        return angka[triwulan - 1]
    known = [n for n in angka[:triwulan] if n is not None]
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
