"""The parts of indicators, and the same indicators elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from publisher.prose.formats import dengan_satuan
from publisher.tables.capaian import terhadap, ukuran_indikator
from publisher.tables.table import GABUNG, Gabung, Tabel, TakAda
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Desimal, Predikat, Teks, bulat, places_of


@dataclass(frozen=True, slots=True)
class BarisRincianIndikator:
    """capaian: percent; a part without a target has none."""

    no: Bilangan | Gabung
    indikator: Teks | Gabung
    rincian: Teks
    target: Teks
    realisasi: Teks
    capaian: Desimal | TakAda | None


@dataclass(frozen=True, slots=True)
class BarisPembanding:
    """selisih: own realisasi less the other's, in the indicator's unit (points where percent)."""

    no: Bilangan | Gabung
    indikator: Teks | Gabung
    realisasi: Teks | Gabung
    pembanding: Teks
    tahun: Teks
    nilai: Teks
    selisih: Desimal | Teks | None
    sumber: Teks


def tabel_rincian_indikator(report: Report) -> Tabel[BarisRincianIndikator] | None:
    """The parts of every indicator that has any; None where none has."""
    rows = tuple(_parts(report))
    return Tabel(rows) if rows else None


def _parts(report: Report) -> Iterator[BarisRincianIndikator]:
    for n, ind in enumerate(_with(report, "sub_indikator"), 1):
        for m, sub in enumerate(ind.sub_indikator):
            unit = sub.satuan or ind.satuan
            promised = "target" in sub.model_fields_set
            yield BarisRincianIndikator(
                GABUNG if m else Bilangan(n),
                GABUNG if m else ind.nama,
                sub.nama,
                dengan_satuan(sub.target, unit) if promised else TakAda("–"),
                dengan_satuan(sub.realisasi, unit),
                terhadap(sub.realisasi, sub.target, ind.polaritas) if promised else TakAda("–"),
            )


def tabel_pembanding(report: Report) -> Tabel[BarisPembanding] | None:
    """The indicators beside those of others; None where no indicator has any."""
    rows = tuple(_others(report))
    return Tabel(rows) if rows else None


def _others(report: Report) -> Iterator[BarisPembanding]:
    for n, ind in enumerate(_with(report, "pembanding"), 1):
        for m, other in enumerate(ind.pembanding):
            own = ind.realisasi
            beda = None if own is None else bulat(Decimal(own) - other.nilai)
            yield BarisPembanding(
                GABUNG if m else Bilangan(n),
                GABUNG if m else ind.nama,
                GABUNG if m else ukuran_indikator(ind, own),
                other.nama,
                Teks(str(int(other.tahun)), places_of(other.tahun)),
                ukuran_indikator(ind, other.nilai),
                TakAda("–")
                if isinstance(own, Predikat)
                else None
                if beda is None
                else Desimal(beda, places_of(own, other.nilai)),
                other.sumber,
            )


def _with(report: Report, key: str) -> Iterator[Indikator]:
    for sasaran in report.kinerja.sasaran:
        yield from (ind for ind in sasaran.indikator if getattr(ind, key))
