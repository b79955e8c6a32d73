"""Where a figure beside an indicator may come from: its data, or what follows from them.

A true figure is one that the report has of the indicator, the difference, share or growth of two
of those, or of figures that stand beside it, or one that some table or another text has as well.
A figure that is none of these nobody can trace, and most often it is a slip.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from publisher.reading import Naskah, once
from publisher.reading.angka_indikator import semua_angka
from publisher.reading.indikator import daftar_indikator
from publisher.reading.kalimat_berangka import Kalimat, kalimat
from publisher.reading.nilai import Nilai, dalam_satuan
from publisher.tables.capaian import target_pada
from publisher.vocabulary.anggaran import TAHAP
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.values import Bilangan, Desimal, Rupiah

NEARBY = 24  # figures of a paragraph that one of them may be worked out from
FAR = 600  # letters to each side that such figures may stand in
HUNDRED = Decimal(100)
SPENT = re.compile(r"\b(?:serap\w*|penyerap\w*|menyerap|terserap|efisien\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sumber:
    """What is known of one indicator. angka: its figures; beda: differences of two of them;
    bagian: shares of one in another and growth from one to another, in percent."""

    angka: tuple[Decimal, ...]
    beda: tuple[Decimal, ...]
    bagian: tuple[Decimal, ...]


@once
def sumber_indikator(naskah: Naskah) -> tuple[Sumber, ...]:
    """Of every indicator, in the order of the report."""
    return tuple(_sumber(naskah, ind) for ind in daftar_indikator(naskah).indikator)


def _sumber(naskah: Naskah, ind: Indikator) -> Sumber:
    report = naskah.report
    known = semua_angka(ind, report.anggaran.tahap, report.kinerja.skala, int(report.laporan.tahun))
    values = [a.nilai for a in known]
    values += [Decimal(p.nilai) for p in ind.pembanding]
    values += [Decimal(s.realisasi) for s in ind.sub_indikator if s.realisasi is not None]
    standar = ind.standar_nasional
    values += [Decimal(standar.nilai)] if standar is not None and standar.nilai is not None else []
    if ind.hitungan is not None:
        values += [Decimal(n) for n in (*ind.hitungan.pembilang, *ind.hitungan.penyebut)]
    for tahap in TAHAP:
        target = target_pada(ind.target, tahap, report.anggaran.tahap)
        values += [Decimal(target)] if target is not None else []
    distinct = tuple(dict.fromkeys(values))
    return Sumber(distinct, tuple(_differences(distinct)), tuple(_shares(distinct)))


def _differences(values: Iterable[Decimal]) -> Iterator[Decimal]:
    return (abs(a - b) for a, b in combinations(values, 2))


def _shares(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """What one is of another, what it grew from it, and what is left of it, in percent."""
    for a, b in permutations(values, 2):
        if b > 0 and 0 <= a <= b * 1000:
            share = a * HUNDRED / b
            yield share
            yield abs(share - HUNDRED)
    for a in values:
        if 0 < a < HUNDRED:
            yield HUNDRED - a


@once
def angka_laporan(naskah: Naskah) -> frozenset[Decimal]:
    """Every figure that the report computes."""
    kinds = (Rupiah, Bilangan, Desimal)
    return frozenset(Decimal(v) for v in naskah.figures.values() if isinstance(v, kinds))


@once
def berulang(naskah: Naskah) -> Mapping[tuple[Decimal, str], int]:
    """In how many paragraphs each figure stands."""
    seen = {(id(k.passage), v.value, v.satuan) for k in kalimat(naskah) for v in k.nilai}
    return Counter((value, satuan) for _, value, satuan in seen)


def terbalik(naskah: Naskah, n: int, value: Nilai) -> bool:
    """Is it the capaian of an indicator of negative polarity, but by the ratio of the other way?"""
    daftar, report = daftar_indikator(naskah), naskah.report
    ind = daftar.indikator[n]
    if ind.polaritas != "negatif" or value.satuan != "persen" or ind.realisasi is None:
        return False
    own = report.laporan.triwulan
    targets = [target_pada(ind.target, report.anggaran.tahap, report.anggaran.tahap)]
    if own is not None and ind.triwulan is not None:
        targets += ind.triwulan.target[int(own) - 1 : int(own)]
    done = Decimal(ind.realisasi)
    ways = [x for t in targets if t and done for x in (done / t, Decimal(t) / done)]
    true = any(value.rounds(x) for x in sumber_indikator(naskah)[n].angka)
    return not true and any(value.rounds(w * HUNDRED) for w in ways)


def terlacak(naskah: Naskah, k: Kalimat, value: Nilai, whose: Sequence[int]) -> bool:
    """May the figure come from the data of these indicators, or from what stands beside it?"""
    if _known(naskah, value, whose) or berulang(naskah)[value.value, value.satuan] > 1:
        return True
    if _of_others(k, value) and not any(_has_others(naskah, n) for n in whose):
        return True
    return _worked_out(naskah, k, value, whose)


def _has_others(naskah: Naskah, n: int) -> bool:
    """Has the report a figure of another place or a standard, with which it can be compared?"""
    ind = daftar_indikator(naskah).indikator[n]
    standar = ind.standar_nasional
    return bool(ind.pembanding) or (standar is not None and standar.nilai is not None)


def _known(naskah: Naskah, value: Nilai, whose: Sequence[int]) -> bool:
    """Is it a figure of theirs or of a table, or what two of theirs give?"""
    near = _Near(value, rounded=False)
    of = [sumber_indikator(naskah)[n] for n in whose]
    if any(near.any(s.angka) for s in of) or near.any(angka_laporan(naskah)):
        return True
    if value.satuan == "persen" and any(near.any(s.bagian) for s in of):
        return True
    return any(near.any(s.beda) for s in of)


class _Near:
    """Tells whether a figure may be one of many."""

    def __init__(self, value: Nilai, rounded: bool = True) -> None:
        """rounded: worked out from figures that were rounded themselves."""
        last = Decimal(15 if value.decimals and rounded else 5).scaleb(-value.decimals - 1)
        self.slack = last if value.langkah <= 1 else value.langkah
        self.value = abs(value.value)

    def any(self, values: Iterable[Decimal]) -> bool:
        low, high = self.value - self.slack, self.value + self.slack
        return any(low <= v <= high for v in values)


def _worked_out(naskah: Naskah, k: Kalimat, value: Nilai, whose: Sequence[int]) -> bool:
    """From figures beside it that are known themselves or are counts, and from the data.

    Two figures that only each other bears out are one slip that was made twice.
    """
    near = _Near(value)
    known = [n for i in whose for n in sumber_indikator(naskah)[i].angka]
    spent = SPENT.search(k.text) is not None
    beside = [
        v.value
        for v in _beside(naskah, k, value, whose)
        if spent or not v.decimals or _known(naskah, v, whose) or _of_others(k, v)
    ]
    if near.any(_differences(beside)) or near.any(a + b for a, b in combinations(beside, 2)):
        return True
    if near.any(abs(a - b) for a in beside for b in known):
        return True
    if value.satuan != "persen":
        return near.any([sum(beside, Decimal(0))])
    if near.any(_shares(beside)) or near.any(abs(a - HUNDRED) for a in beside):
        return True
    return near.any(
        x * HUNDRED / y for a in beside for b in known for x, y in ((a, b), (b, a)) if y > 0
    )


_OTHERS = re.compile(
    r"\b(?:kabupaten|kota|provinsi|nasional|kecamatan|indonesia|kementerian|tetangga)\b", re.I
)


def _of_others(k: Kalimat, value: Nilai) -> bool:
    """A figure of another place is given, whether the report has it or not."""
    return _OTHERS.search(k.passage.text, max(0, value.start - 70), value.end + 30) is not None


def _beside(naskah: Naskah, k: Kalimat, value: Nilai, whose: Sequence[int]) -> Iterator[Nilai]:
    satuan = str(daftar_indikator(naskah).indikator[whose[0]].satuan)
    near = [
        v
        for v in sebelah(naskah)[id(k.passage)]
        if v.start != value.start and abs(v.start - value.start) < FAR
    ]
    near.sort(key=lambda v: abs(v.start - value.start))
    return (dalam_satuan(v, satuan) for v in near[:NEARBY])


@once
def sebelah(naskah: Naskah) -> Mapping[int, list[Nilai]]:
    """The figures of each passage."""
    found: dict[int, list[Nilai]] = {}
    for k in kalimat(naskah):
        found.setdefault(id(k.passage), []).extend(k.nilai)
    return found
