"""The kind of belanja that a pagu written as one amount is of, where the report says so.

A row that spends `{ operasi = … }` only, or whose other stage is written by kind, has a pagu of
that kind. It is filled in only where all programs then add up to the belanja by kind: a row may
have a budget of a kind of which nothing is spent yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from publisher.tables.pagu import anak, pada_tahap, pagu_kelompok, pagu_simpul, total_program
from publisher.vocabulary.anggaran import (
    JENIS,
    TAHAP,
    Anggaran,
    Jenis,
    Jumlah,
    Kegiatan,
    Pagu,
    Program,
    Simpul,
    SubKegiatan,
)
from publisher.vocabulary.values import Rupiah, jumlah

S = TypeVar("S", Program, Kegiatan, SubKegiatan)


def dengan_jenis(anggaran: Anggaran) -> Anggaran:
    """With the pagu in force of every row by kind; as it is where not all of that is sure."""
    filled = anggaran.model_copy(
        update={"program": tuple(_program(p, anggaran) for p in anggaran.program)}
    )
    return filled if _adds_up(filled) else anggaran


def _adds_up(anggaran: Anggaran) -> bool:
    """Do the programs and the belanja by kind say the same of every kind?"""
    if not anggaran.belanja:
        return False
    for jenis in JENIS:
        groups = [pagu_kelompok(k, anggaran) for k in anggaran.belanja if k.jenis == jenis]
        known = jumlah(groups) if groups else Rupiah(0)
        if known is None or total_program(anggaran, anggaran.tahap, jenis) != known:
            return False
    return True


def _program(program: Program, anggaran: Anggaran) -> Program:
    below = tuple(_kegiatan(k, anggaran) for k in program.kegiatan)
    return _of_one_kind(program.model_copy(update={"kegiatan": below}), anggaran)


def _kegiatan(kegiatan: Kegiatan, anggaran: Anggaran) -> Kegiatan:
    below = tuple(_of_one_kind(s, anggaran) for s in kegiatan.sub_kegiatan)
    return _of_one_kind(kegiatan.model_copy(update={"sub_kegiatan": below}), anggaran)


def _of_one_kind(simpul: S, anggaran: Anggaran) -> S:
    """The row with its whole amounts by kind: of its only kind, or as the rows below are."""
    pagu = simpul.pagu
    if pagu is None:
        return simpul
    kinds = _kinds(simpul) or {k.jenis for k in anggaran.belanja}
    stages = {s: a for s in ("berlaku", *TAHAP) if _is_whole(a := getattr(pagu, s))}
    if len(kinds) == 1:
        (kind,) = kinds
        split = {s: Jumlah(at=a.at, **{kind: a.seluruhnya}) for s, a in stages.items()}
        return simpul.model_copy(update={"pagu": pagu.model_copy(update=split)})
    return _as_below(simpul, pagu, anggaran)


def _as_below(simpul: S, pagu: Pagu, anggaran: Anggaran) -> S:
    own = pada_tahap(pagu, anggaran.tahap, anggaran.tahap)
    below = anak(simpul)
    stage = anggaran.tahap if getattr(pagu, anggaran.tahap) is not None else "berlaku"
    if own is None or not _is_whole(own) or own is not getattr(pagu, stage) or not below:
        return simpul
    sums = {j: jumlah(pagu_simpul(s, anggaran.tahap, anggaran, j) for s in below) for j in JENIS}
    if jumlah(sums.values()) != own.seluruhnya:
        return simpul
    split = Jumlah(at=own.at, **{j: amount for j, amount in sums.items() if amount})
    return simpul.model_copy(update={"pagu": pagu.model_copy(update={stage: split})})


def _is_whole(amount: Jumlah | None) -> bool:
    return amount is not None and bool(amount.seluruhnya)


def _kinds(simpul: Simpul) -> set[Jenis]:
    """The kinds that the row is written to have money of; else those of the rows below."""
    own = {j for amount in _amounts(simpul) for j in JENIS if _names(amount, j)}
    return own or {j for child in anak(simpul) for j in _kinds(child)}


def _names(amount: Jumlah, jenis: Jenis) -> bool:
    # 0 is written of a kind that the row has nothing of; a gap may become anything.
    return jenis in amount.model_fields_set and getattr(amount, jenis) != 0


def _amounts(simpul: Simpul) -> Iterator[Jumlah]:
    pagu, realisasi = simpul.pagu, simpul.realisasi
    found: list[Iterable[Jumlah | None]] = [[simpul.realisasi_lalu]]
    if pagu is not None:
        found.append(getattr(pagu, stage) for stage in ("berlaku", *TAHAP))
    if realisasi is not None:
        found += [[realisasi], realisasi.triwulan or (), realisasi.bulan or ()]
    yield from (amount for amounts in found for amount in amounts if amount is not None)
