"""What a sasaran cost and what came of it; and where the money came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from publisher.tables.capaian import capaian, capaian_tertulis
from publisher.tables.pagu import anak, pagu_simpul, realisasi_simpul
from publisher.tables.serapan import tabel_serapan
from publisher.tables.table import GABUNG, Gabung, Tabel, TakAda
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.kinerja import Efisiensi, Sasaran
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import (
    Bilangan,
    Desimal,
    Rupiah,
    Teks,
    bulat,
    jumlah,
    persen,
    places_of,
)


@dataclass(frozen=True, slots=True)
class BarisAnggaranSasaran:
    """pagu, realisasi: rupiah of all programs of the sasaran; capaian: mean of its indicators."""

    no: Bilangan | None
    sasaran: Teks
    pagu: Rupiah | None
    realisasi: Rupiah | None
    persen: Desimal | None
    capaian: Desimal | Teks | None


@dataclass(frozen=True, slots=True)
class BarisEfisiensi:
    """capaian, serapan: percent; tingkat: points by the office's formula, or why there is none."""

    no: Bilangan | Gabung
    sasaran: Teks | Gabung
    indikator: Teks
    capaian: Desimal | Teks | None
    serapan: Desimal | None
    tingkat: Desimal | Teks | None


@dataclass(frozen=True, slots=True)
class BarisSumberDana:
    """pagu, realisasi: rupiah; persen: realisasi of pagu; bagian: share of the whole pagu."""

    no: Bilangan | None
    sumber_dana: Teks
    pagu: Rupiah | None
    realisasi: Rupiah | None
    persen: Desimal | None
    bagian: Desimal | None


def serapan_sasaran(report: Report, sasaran: Sasaran) -> tuple[Rupiah | None, Rupiah | None]:
    """Pagu and realisasi in rupiah of the programs that a sasaran names; None without any."""
    rows = {row.kode: row for row in tabel_serapan(report).baris}
    # A code that no program has is an error of the checks; here it is left out.
    own = [rows[kode] for kode in dict.fromkeys(sasaran.program) if kode in rows]
    if not own:
        return None, None
    return jumlah(row.pagu for row in own), jumlah(row.realisasi for row in own)


def tabel_anggaran_sasaran(report: Report) -> Tabel[BarisAnggaranSasaran]:
    """Pagu and realisasi per sasaran. A program of two sasaran counts in both, so no total."""
    rows = []
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        pagu, realisasi = serapan_sasaran(report, sasaran)
        rows.append(
            BarisAnggaranSasaran(
                Bilangan(n),
                sasaran.nama,
                pagu,
                realisasi,
                persen(realisasi, pagu),
                _mean(report, sasaran),
            )
        )
    return Tabel(tuple(rows), _total(rows, report))


def _total(rows: list[BarisAnggaranSasaran], report: Report) -> BarisAnggaranSasaran | None:
    named = [kode for sasaran in report.kinerja.sasaran for kode in dict.fromkeys(sasaran.program)]
    if not rows or len(named) != len(set(named)):
        return None
    pagu, realisasi = jumlah(r.pagu for r in rows), jumlah(r.realisasi for r in rows)
    share = persen(realisasi, pagu)
    return BarisAnggaranSasaran(None, Teks("Jumlah"), pagu, realisasi, share, None)


def _mean(report: Report, sasaran: Sasaran) -> Desimal | Teks | None:
    """As `rata_rata_capaian`; a dash where a predicate was missed: words have no mean."""
    if any(isinstance(capaian_tertulis(report, ind), Teks) for ind in sasaran.indikator):
        return TakAda("–")
    return rata_rata_capaian(report, sasaran)


def rata_rata_capaian(report: Report, sasaran: Sasaran) -> Desimal | None:
    """The mean of the capaian of its indicators in percent, half-up; None while one is open."""
    tahap, skala = report.anggaran.tahap, report.kinerja.skala
    values = [capaian(ind, tahap, skala) for ind in sasaran.indikator]
    known = [v for v in values if v is not None]
    if not known or len(known) < len(values):
        return None
    return Desimal(bulat(sum(known, Decimal(0)) / len(known)), places_of(*known))


def tabel_efisiensi(report: Report) -> Tabel[BarisEfisiensi]:
    """Capaian beside absorption, and efficiency by the formula that the office states."""
    return Tabel(tuple(_efficiencies(report)))


def _efficiencies(report: Report) -> Iterator[BarisEfisiensi]:
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        pagu, realisasi = serapan_sasaran(report, sasaran)
        serapan = persen(realisasi, pagu)
        for m, ind in enumerate(sasaran.indikator):
            nilai = capaian_tertulis(report, ind)
            yield BarisEfisiensi(
                GABUNG if m else Bilangan(n),
                GABUNG if m else sasaran.nama,
                ind.nama,
                nilai,
                serapan,
                TakAda("–")
                if isinstance(nilai, Teks)
                else tingkat_efisiensi(nilai, serapan, report.kinerja.efisiensi),
            )


def tingkat_efisiensi(
    nilai: Desimal | None, serapan: Desimal | None, cara: Efisiensi
) -> Desimal | None:
    """Points: capaian − absorption, or 100 − absorption where the capaian is high enough.

    No regulation gives the formula (PermenPANRB 53/2014 asks for the analysis only); of
    money left over where little was reached nothing is claimed.
    """
    if nilai is None or serapan is None:
        return None
    if cara.rumus == "100 - serapan":
        value = Decimal(100) - serapan if nilai >= cara.capaian_minimal else None
    else:
        value = Decimal(nilai) - serapan
    return None if value is None else Desimal(value, places_of(nilai, serapan))


def tabel_sumber_dana(report: Report) -> Tabel[BarisSumberDana]:
    """Pagu in force and realisasi by source of funds, in the order in which the tree names them."""
    anggaran = report.anggaran
    groups: dict[str, list[tuple[Rupiah | None, Rupiah | None]]] = {}
    names: dict[str, Teks] = {}
    for nama, simpul in _by_source(anggaran.program, anggaran.sumber_dana):
        names.setdefault(str(nama), nama)
        amounts = (pagu_simpul(simpul, anggaran.tahap, anggaran), realisasi_simpul(simpul))
        groups.setdefault(str(nama), []).append(amounts)
    whole = jumlah(p for rows in groups.values() for p, _ in rows)
    rows = tuple(
        _source(Bilangan(n), names[key], amounts, whole)
        for n, (key, amounts) in enumerate(groups.items(), 1)
    )
    everything = [pair for pairs in groups.values() for pair in pairs]
    return Tabel(rows, _source(None, Teks("Jumlah"), everything, whole) if rows else None)


def _by_source(nodes: Iterable[Simpul], inherited: Teks) -> Iterator[tuple[Teks, Simpul]]:
    """The highest nodes below which there is one source only: their amounts are known first."""
    for simpul in nodes:
        own = simpul.sumber_dana or inherited
        below = list(_by_source(anak(simpul), own))
        if {str(nama) for nama, _ in below} <= {str(own)}:
            yield own, simpul
        else:
            yield from below


def _source(
    no: Bilangan | None,
    nama: Teks,
    amounts: list[tuple[Rupiah | None, Rupiah | None]],
    whole: Rupiah | None,
) -> BarisSumberDana:
    pagu, realisasi = jumlah(p for p, _ in amounts), jumlah(r for _, r in amounts)
    share, part = persen(realisasi, pagu), persen(pagu, whole)
    return BarisSumberDana(no, nama, pagu, realisasi, share, part)
