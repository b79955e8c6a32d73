"""Arithmetic of the budget: what each level of the program tree adds up to.

Exact whole rupiah. A missing amount makes every sum over it missing (None).
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.vocabulary.anggaran import (
    PERGESERAN,
    TAHAP,
    TAHAP_APBD,
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


def tertulis_pada(pagu: Pagu | None, tahap: Tahap, berlaku: Tahap) -> Jumlah | None:
    """What is written for just this stage; `pagu.berlaku` counts for the stage in force."""
    if pagu is None:
        return None
    written: Jumlah | None = getattr(pagu, tahap)
    return pagu.berlaku if written is None and tahap == berlaku else written


def pada_tahap(pagu: Pagu | None, tahap: Tahap, berlaku: Tahap) -> Jumlah | None:
    """What holds for a stage: at a pergeseran that left the amount alone, that of the stage before.

    At murni and perubahan only what is written for it.
    """
    # A pergeseran touches a few rows of the DPA, and the others stay. The APBD perubahan has a DPA
    # of its own with every row: a pagu not written for it is unknown, and sums over it must say so.
    before = TAHAP[: TAHAP.index(tahap) + 1] if tahap in PERGESERAN else (tahap,)
    held = (tertulis_pada(pagu, stage, berlaku) for stage in reversed(before))
    return next((amount for amount in held if amount is not None), None)


def pagu_simpul(
    simpul: Simpul, tahap: Tahap, anggaran: Anggaran, jenis: Jenis | None = None
) -> Rupiah | None:
    """Pagu in rupiah of a node at a stage: its own, or the sum of its children's."""
    # What is written of a node counts before the sum of its children, which may not all be known;
    # where both are, a rule compares them.
    written = pada_tahap(simpul.pagu, tahap, anggaran.tahap)
    if written is not None and not _bergeser_di_bawah(simpul, tahap, anggaran.tahap):
        return written.menurut(jenis)
    children = anak(simpul)
    return jumlah(pagu_simpul(c, tahap, anggaran, jenis) for c in children) if children else None


def _bergeser_di_bawah(simpul: Simpul, tahap: Tahap, berlaku: Tahap) -> bool:
    """Has a pergeseran moved a row below since the node's own amount was set?"""
    if tahap not in PERGESERAN:
        return False
    own = _tahap_terakhir(simpul, tahap, berlaku)
    return any(_tahap_terakhir(s, tahap, berlaku) > own for s in _di_bawah(simpul))


def _tahap_terakhir(simpul: Simpul, tahap: Tahap, berlaku: Tahap) -> int:
    """The number of the last stage up to `tahap` at which a pagu is written; -1 for none."""
    last = TAHAP.index(tahap) + 1
    known = (tertulis_pada(simpul.pagu, stage, berlaku) is not None for stage in TAHAP[:last])
    return max((n for n, written in enumerate(known) if written), default=-1)


def _di_bawah(simpul: Simpul) -> Iterator[Simpul]:
    for child in anak(simpul):
        yield child
        yield from _di_bawah(child)


def tahap_dipakai(anggaran: Anggaran) -> tuple[Tahap, ...]:
    """The stages of the APBD, and the pergeseran that the report writes a pagu for, in order."""
    rows: list[Pagu | None] = [simpul.pagu for _, simpul in semua_simpul(anggaran)]
    for kelompok in anggaran.belanja:
        rows += [kelompok.pagu, *(r.pagu for r in kelompok.rincian)]
    named = {anggaran.tahap, anggaran.rencana_kerja_tahap, *TAHAP_APBD}
    written = {
        stage
        for pagu in rows
        if pagu is not None
        for stage in PERGESERAN
        if getattr(pagu, stage) is not None
    }
    return tuple(stage for stage in TAHAP if stage in named | written)


def tahap_dibandingkan(anggaran: Anggaran) -> Tahap:
    """What murni is compared with: the stage in force, or the change that is still to come."""
    return "perubahan" if anggaran.tahap == "murni" else anggaran.tahap


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
    if kelompok.terealisasi is not None:
        return kelompok.terealisasi
    # The nearer source first: the lines of a group are its own, programs only touch it.
    dirinci = jumlah(r.terealisasi for r in kelompok.rincian)
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
