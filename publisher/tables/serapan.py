"""Budget absorption by program, and the same down the tree for the financial lampiran."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.tables.pagu import (
    pagu_simpul,
    realisasi_simpul,
    selisih,
    semua_simpul,
    total_program,
)
from publisher.tables.rencana_kerja import TINGKAT, Tingkat
from publisher.tables.table import Tabel
from publisher.vocabulary.anggaran import Anggaran, Simpul
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Desimal, Rupiah, Teks, jumlah, persen


@dataclass(frozen=True, slots=True)
class BarisSerapan:
    tingkat: Tingkat
    kode: Teks
    nama: Teks
    murni: Rupiah | None
    pagu: Rupiah | None
    realisasi: Rupiah | None

    @property
    def sisa(self) -> Rupiah | None:
        return selisih(self.pagu, self.realisasi)

    @property
    def persen(self) -> Desimal | None:
        return persen(self.realisasi, self.pagu)


def tabel_serapan(report: Report) -> Tabel[BarisSerapan]:
    """One row per program. Amounts in rupiah, of the belanja `kinerja_belanja` if that is set.

    pagu: stage in force; murni: the whole murni pagu; sisa = pagu − realisasi;
    persen = realisasi of pagu.
    """
    anggaran = report.anggaran
    rows = tuple(_row(anggaran, "program", p) for p in anggaran.program)
    return Tabel(rows, _total(anggaran))


def lingkup(anggaran: Anggaran) -> Teks:
    """` Belanja Operasi` where the performance tables count only that; else nothing."""
    for kelompok in anggaran.belanja:
        if kelompok.jenis == anggaran.kinerja_belanja:
            return Teks(f" {kelompok.nama}", kelompok.nama.asal)
    return Teks("")


def tabel_keuangan(report: Report) -> Tabel[BarisSerapan]:
    """As `tabel_serapan`, down to the lowest level at which any realisasi is known."""
    anggaran = report.anggaran
    nodes = list(semua_simpul(anggaran))
    # Below that the lampiran would be pages of "belum diisi".
    known = {level for level, s in nodes if s.realisasi is not None}
    deepest = max(known, default=0)
    rows = tuple(_row(anggaran, TINGKAT[level], s) for level, s in nodes if level <= deepest)
    return Tabel(rows, _total(anggaran))


def _row(anggaran: Anggaran, tingkat: Tingkat, simpul: Simpul) -> BarisSerapan:
    jenis = anggaran.kinerja_belanja
    return BarisSerapan(
        tingkat,
        simpul.kode,
        simpul.nama,
        pagu_simpul(simpul, "murni", anggaran),  # of all kinds: murni is seldom written by kind
        # Pagu and realisasi of the same kind, or the percentage would compare two things.
        pagu_simpul(simpul, anggaran.tahap, anggaran, jenis),
        realisasi_simpul(simpul, jenis),
    )


def _total(anggaran: Anggaran) -> BarisSerapan:
    jenis = anggaran.kinerja_belanja
    return BarisSerapan(
        "program",
        Teks(""),
        Teks("Jumlah"),
        total_program(anggaran, "murni"),
        total_program(anggaran, anggaran.tahap, jenis),
        jumlah(realisasi_simpul(p, jenis) for p in anggaran.program),
    )
