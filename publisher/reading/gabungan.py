"""Amounts of several programs together: `dua program dengan pagu gabungan Rp339.250.000`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from publisher.reading import Naskah, once
from publisher.reading.typed import Reading
from publisher.tables.pagu import (
    anak,
    pagu_simpul,
    realisasi_simpul,
    semua_simpul,
    tahap_dipakai,
)
from publisher.vocabulary.anggaran import Anggaran, Simpul

MOST = 10  # rows of which every combination is added up: 1.024 sums

_TOGETHER = re.compile(
    r"\b(?:gabungan|digabung(?:kan)?|bersama(?:-sama)?|secara\s+keseluruhan|kumulatif|"
    r"(?:se)?luruhnya|semuanya|jumlah|berjumlah|total|"
    r"ke(?:dua|tiga|empat|lima|enam|tujuh)(?:nya)?|lainnya|sisanya|"
    r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|[2-9]|\d\d)\s+"
    r"(?:program|kegiatan|sub\s?kegiatan|paket|belanja|jenis|rincian|item|sasaran)|"
    r"(?:program|kegiatan)\s+(?:teknis|pendukung|penunjang|lain|tersebut|itu|ini))\b",
    re.IGNORECASE,
)
_SMALL_PARTS = re.compile(r"\b(?:sub\s?kegiatan|paket|item|rincian|belanja|pengadaan)\b", re.I)


def together(naskah: Naskah, reading: Reading) -> bool:
    """May the amount be that of several rows at once?

    The programs are added up in every combination, and the kegiatan of each. What adds up
    smaller parts, or those of an unknown choice, cannot be followed and is left alone.
    """
    if int(reading.typed.value) in _sums(naskah):
        return True
    text, at = reading.passage.text, reading.typed.start
    first, last = naskah.sentences.around(text, at, reading.typed.end)
    sentence = text[max(0, first - 200) : last]
    many = _TOGETHER.search(sentence) or _nodes(naskah, text[first:last]) > 1
    return bool(many and _SMALL_PARTS.search(sentence))


def _nodes(naskah: Naskah, sentence: str) -> int:
    """How many rows of the program tree a sentence names."""
    folded = sentence.casefold()
    return sum(str(s.nama).casefold() in folded for _, s in semua_simpul(naskah.report.anggaran))


@once
def _sums(naskah: Naskah) -> frozenset[int]:
    anggaran = naskah.report.anggaran
    families: list[Sequence[Simpul]] = [anggaran.program]
    families += [anak(p) for p in anggaran.program]
    return frozenset(
        total
        for family in families
        if len(family) <= MOST
        for column in _columns(family, anggaran)
        for total in _every_sum(column)
    )


def _columns(family: Sequence[Simpul], anggaran: Anggaran) -> Iterator[list[int]]:
    """Pagu of each stage, realisasi and remainder of each row; nothing where one is not known."""
    spent = [realisasi_simpul(s, None) for s in family]
    for tahap in tahap_dipakai(anggaran):
        pagu = [pagu_simpul(s, tahap, anggaran, None) for s in family]
        known = [int(p) for p in pagu if p is not None]
        if len(known) == len(pagu):
            yield known
            if tahap == anggaran.tahap and all(r is not None for r in spent):
                yield [p - int(r or 0) for p, r in zip(known, spent, strict=True)]
    if all(r is not None for r in spent):
        yield [int(r or 0) for r in spent]


def _every_sum(column: Sequence[int]) -> Iterable[int]:
    return (sum(c) for n in range(2, len(column) + 1) for c in combinations(column, n))
