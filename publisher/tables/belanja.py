"""Belanja by kind: the budget, and what was spent of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.tables.pagu import (
    pada_tahap,
    pagu_kelompok,
    realisasi_kelompok,
    selisih,
    total_pagu,
    total_realisasi,
)
from publisher.tables.table import Tabel
from publisher.vocabulary.anggaran import Anggaran, KelompokBelanja
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Desimal, Rupiah, Teks, persen


@dataclass(frozen=True, slots=True)
class BarisBelanja:
    kelompok: bool
    no: Teks
    uraian: Teks
    pagu: Rupiah | None


@dataclass(frozen=True, slots=True)
class BarisRealisasi:
    """A group of belanja, or a line of it (`rincian`). tebal: a group above lines of its own."""

    no: Bilangan | Teks | None
    uraian: Teks
    pagu: Rupiah | None
    realisasi: Rupiah | None
    rincian: bool = False
    tebal: bool = False

    @property
    def sisa(self) -> Rupiah | None:
        return selisih(self.pagu, self.realisasi)

    @property
    def persen(self) -> Desimal | None:
        return persen(self.realisasi, self.pagu)


def tabel_belanja(report: Report) -> Tabel[BarisBelanja]:
    """Each group (1, 2) and its lines (1.1, 1.2), pagu in rupiah at the stage in force."""
    anggaran = report.anggaran
    rows = (r for n, k in enumerate(anggaran.belanja, 1) for r in _group(anggaran, n, k))
    total = BarisBelanja(
        True, Teks(""), Teks("Jumlah Belanja"), total_pagu(anggaran, anggaran.tahap)
    )
    return Tabel(tuple(rows), total)


def _group(anggaran: Anggaran, n: int, kelompok: KelompokBelanja) -> Iterator[BarisBelanja]:
    yield BarisBelanja(True, Teks(str(n)), kelompok.nama, pagu_kelompok(kelompok, anggaran))
    for m, rincian in enumerate(kelompok.rincian, 1):
        # Of all kinds together: a line lies within one kind, that of its group.
        pagu = pada_tahap(rincian.pagu, anggaran.tahap, anggaran.tahap)
        amount = pagu.menurut(None) if pagu else None
        yield BarisBelanja(False, Teks(f"{n}.{m}"), rincian.nama, amount)


def tabel_realisasi(report: Report) -> Tabel[BarisRealisasi]:
    """Each group: pagu, realisasi, sisa (pagu − realisasi) in rupiah; realisasi in percent.

    And its lines where what was spent is known of every one of them.
    """
    anggaran = report.anggaran
    rows = []
    for n, kelompok in enumerate(anggaran.belanja, 1):
        pagu = pagu_kelompok(kelompok, anggaran)
        realisasi = realisasi_kelompok(kelompok, anggaran)
        lines = tuple(_lines(anggaran, n, kelompok))
        rows.append(BarisRealisasi(Bilangan(n), kelompok.nama, pagu, realisasi, tebal=bool(lines)))
        rows += lines
    # Of the totals, not of the rows' percentages: a mean of percentages is no percentage.
    pagu, realisasi = total_pagu(anggaran, anggaran.tahap), total_realisasi(anggaran)
    return Tabel(tuple(rows), BarisRealisasi(None, Teks("Belanja Daerah"), pagu, realisasi))


def _lines(anggaran: Anggaran, n: int, kelompok: KelompokBelanja) -> Iterator[BarisRealisasi]:
    # Of a few of them only, the others would be rows of "belum diisi" that nobody has to fill in.
    if any(r.terealisasi is None for r in kelompok.rincian):
        return
    for m, rincian in enumerate(kelompok.rincian, 1):
        pagu = pada_tahap(rincian.pagu, anggaran.tahap, anggaran.tahap)
        amount = pagu.menurut(None) if pagu else None
        no = Teks(f"{n}.{m}")
        yield BarisRealisasi(no, rincian.nama, amount, rincian.terealisasi, rincian=True)
