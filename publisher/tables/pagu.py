"""Arithmetic of the budget: what each level of the program tree adds up to.

Exact whole rupiah. A missing amount makes every sum over it missing (None).
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.vocabulary.anggaran import (
    Anggaran,
    Jenis,
    Jumlah,
    Kegiatan,
    KelompokBelanja,
    Pagu,
    Program,
    Simpul,
    Tahap,
)
from publisher.vocabulary.values import Rupiah, jumlah


def anak(simpul: Simpul) -> tuple[Simpul, ...]:
    """The nodes one level below."""
    match simpul:
        case Program():
            return simpul.kegiatan
        case Kegiatan():
            return simpul.sub_kegiatan
        case _:
            return ()


def semua_simpul(anggaran: Anggaran) -> Iterator[tuple[int, Simpul]]:
    """(level, node) of the whole tree in its order: 0 program, 1 kegiatan, 2 sub kegiatan."""
    for program in anggaran.program:
        yield 0, program
        for kegiatan in program.kegiatan:
            yield 1, kegiatan
            for sub_kegiatan in kegiatan.sub_kegiatan:
                yield 2, sub_kegiatan


def pada_tahap(pagu: Pagu | None, tahap: Tahap, berlaku: Tahap) -> Jumlah | None:
    """What is written for a stage; `pagu.berlaku` counts for the stage in force."""
    if pagu is None:
        return None
    # No falling back from perubahan to murni, as targets have: a pagu not written for a stage is
    # unknown, and the sums above it must say so.
    written: Jumlah | None = getattr(pagu, tahap)
    return pagu.berlaku if written is None and tahap == berlaku else written


def pagu_simpul(
    simpul: Simpul, tahap: Tahap, anggaran: Anggaran, jenis: Jenis | None = None
) -> Rupiah | None:
    """Pagu in rupiah of a node at a stage: its own, or the sum of its children's."""
    # What is written of a node counts before the sum of its children, which may not all be known;
    # where both are, a rule compares them.
    written = pada_tahap(simpul.pagu, tahap, anggaran.tahap)
    if written is not None:
        return written.menurut(jenis)
    children = anak(simpul)
    return jumlah(pagu_simpul(c, tahap, anggaran, jenis) for c in children) if children else None


def realisasi_simpul(simpul: Simpul, jenis: Jenis | None = None) -> Rupiah | None:
    """Realisasi in rupiah of a node: its own, or the sum of its children's."""
    if simpul.realisasi is not None:
        return simpul.realisasi.menurut(jenis)
    children = anak(simpul)
    return jumlah(realisasi_simpul(c, jenis) for c in children) if children else None


def pagu_kelompok(kelompok: KelompokBelanja, anggaran: Anggaran) -> Rupiah | None:
    """Pagu in rupiah of a group of belanja at the stage in force."""
    if kelompok.rincian:
        return jumlah(_berlaku(r.pagu, anggaran.tahap) for r in kelompok.rincian)
    return _berlaku(kelompok.pagu, anggaran.tahap)


def realisasi_kelompok(kelompok: KelompokBelanja, anggaran: Anggaran) -> Rupiah | None:
    """Realisasi in rupiah: the group's own, its lines', or what the programs spent of it."""
    if kelompok.realisasi is not None:
        return kelompok.realisasi
    # The nearer source first: the lines of a group are its own, programs only touch it.
    dirinci = jumlah(r.realisasi for r in kelompok.rincian)
    if kelompok.rincian and dirinci is not None:
        return dirinci
    return jumlah(realisasi_simpul(p, kelompok.jenis) for p in anggaran.program)


def total_program(anggaran: Anggaran, tahap: Tahap, jenis: Jenis | None = None) -> Rupiah | None:
    """Pagu of all programs in rupiah at a stage."""
    return jumlah(pagu_simpul(p, tahap, anggaran, jenis) for p in anggaran.program)


def total_pagu(anggaran: Anggaran, tahap: Tahap) -> Rupiah | None:
    """The office's pagu in rupiah: by belanja at the stage in force, else by program."""
    # Belanja by kind is kept for the stage in force alone, and may be known before every program's
    # share of it is.
    if tahap == anggaran.tahap:
        total = jumlah(pagu_kelompok(k, anggaran) for k in anggaran.belanja)
        if total is not None:
            return total
    return total_program(anggaran, tahap)


def total_realisasi(anggaran: Anggaran) -> Rupiah | None:
    """The office's realisasi in rupiah to the end of the period."""
    total = jumlah(realisasi_kelompok(k, anggaran) for k in anggaran.belanja)
    if total is not None:
        return total
    return jumlah(realisasi_simpul(p) for p in anggaran.program)


def _berlaku(pagu: Pagu | None, tahap: Tahap) -> Rupiah | None:
    written = pada_tahap(pagu, tahap, tahap)
    return written.menurut(None) if written is not None else None


def selisih(baru: Rupiah | None, lama: Rupiah | None) -> Rupiah | None:
    """`baru` less `lama` in rupiah; may be negative."""
    if baru is None or lama is None:
        return None
    return Rupiah(int(baru) - int(lama), (*baru.asal, *lama.asal))
