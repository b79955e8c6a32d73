"""Which indicators a sentence may count: of which year or quarter, of which sasaran."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from publisher.reading import Naskah, once
from publisher.reading.hasil_indikator import Hasilnya, tahun_kalimat
from publisher.reading.kalimat_berangka import Kalimat, kalimat
from publisher.reading.periods import periods
from publisher.reading.predikat_hasil import sasaran_ke
from publisher.reading.rata_terbaik import rata
from publisher.tables.capaian import (
    capaian_mentah,
    dibatasi,
    kategori,
    target_triwulan,
    terhadap,
)
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.values import Desimal, bulat

Lingkup = tuple[Hasilnya, ...]
_YEARLY = re.compile(r"\bsetahun\b|\btahunan\b|\bakhir\s+tahun\b|\bsatu\s+tahun\b", re.IGNORECASE)
_QUARTERLY = re.compile(r"\btriwulan\b|\btw\b", re.IGNORECASE)
_OF_THE_PLAN = re.compile(r"\brenstra\b|\brpjmd\b|\btarget\s+akhir\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\btahun\s+(?:lalu|sebelumnya|lampau)\b|\brenstra\b|\bsemester\b|\brpjmd\b", re.IGNORECASE
)


def lingkup(naskah: Naskah, k: Kalimat) -> tuple[Lingkup, ...]:
    """What a count may be of: all indicators of the year, those measured, or the quarter's.

    An interim report speaks of its quarter's targets or of the year's; where the sentence does not
    say which, either is right. Nothing where another quarter or year is spoken of.
    """
    year = tahun_kalimat(naskah, k)
    if naskah.report.laporan.triwulan is None:
        return (year,) if year and not _OF_THE_PLAN.search(k.text) else ()
    if _other_time(naskah, k):
        return ()
    quarter, year = _per_triwulan(naskah), year or _terukur(naskah)
    if _YEARLY.search(k.text) and not _QUARTERLY.search(k.text):
        return (year,) if year else ()
    if quarter and _QUARTERLY.search(k.text) and not _YEARLY.search(k.text):
        return (quarter,)
    return tuple(x for x in (quarter, year) if x)


def _other_time(naskah: Naskah, k: Kalimat) -> bool:
    """Does it speak of a quarter or year that is not the report's?"""
    laporan = naskah.report.laporan
    now = int(laporan.tahun)
    for p in periods(k.text):
        if p.triwulan is not None and p.triwulan != laporan.triwulan:
            return True
        if p.tahun is not None and p.tahun != now:
            return True
    return _OTHER.search(k.text) is not None


@once
def _terukur(naskah: Naskah) -> Lingkup:
    """Those that have a capaian of this year already."""
    tahap = naskah.report.anggaran.tahap
    return tuple(
        _hasil(naskah, n, i, raw)
        for n, i in _semua(naskah)
        if (raw := capaian_mentah(i, tahap)) is not None
    )


@once
def _per_triwulan(naskah: Naskah) -> Lingkup:
    """Those that have a capaian against the target to the end of the report's quarter."""
    own = naskah.report.laporan.triwulan
    return tuple(
        _hasil(naskah, n, i, raw)
        for n, i in _semua(naskah)
        if (raw := terhadap(i.realisasi, target_triwulan(i, own), i.polaritas)) is not None
    )


def _semua(naskah: Naskah) -> Iterator[tuple[int, Indikator]]:
    """Each indicator with its sasaran, from 1."""
    for n, sasaran in enumerate(naskah.report.kinerja.sasaran, 1):
        for ind in sasaran.indikator:
            yield n, ind


def _hasil(naskah: Naskah, n: int, ind: Indikator, raw: Desimal) -> Hasilnya:
    skala = naskah.report.kinerja.skala
    kept = dibatasi(raw, skala) or raw
    return Hasilnya(ind, n, Decimal(raw), Decimal(kept), str(kategori(kept, skala) or ""), None)


def per_sasaran(known: Lingkup, naskah: Naskah) -> Lingkup:
    """Each sasaran as one: its average, and the category of that."""
    skala = naskah.report.kinerja.skala
    found: list[Hasilnya] = []
    for n in dict.fromkeys(x.sasaran for x in known):
        own = [x for x in known if x.sasaran == n]
        raw, kept = rata([x.mentah for x in own]), rata([x.bersih for x in own])
        if raw is not None and kept is not None:
            name = str(kategori(Desimal(bulat(kept)), skala) or "")
            found.append(Hasilnya(own[0].ind, n, raw, kept, name, None))
    return tuple(found)


@once
def menurut_sasaran(naskah: Naskah) -> tuple[tuple[Kalimat, int | None], ...]:
    """Each sentence with the sasaran that it speaks of: 0 where it is one that is not known."""
    return tuple(_with_sasaran(naskah))


def _with_sasaran(naskah: Naskah) -> Iterator[tuple[Kalimat, int | None]]:
    names = [" ".join(str(s.nama).lower().split()) for s in naskah.report.kinerja.sasaran]
    last: int | None = None
    passage = None
    for k in kalimat(naskah):
        if k.passage is not passage:
            last, passage = None, k.passage
        lower = " ".join(k.text.lower().split())
        here = {n for _, n in sasaran_ke(k.text)}
        here |= {n for n, name in enumerate(names, 1) if name in lower}
        if here:
            last = next(iter(here)) if len(here) == 1 else None
            yield k, last or 0
        elif _OF_IT.search(lower):
            yield k, last or 0
        elif k.dalam_analisis or _SOME_SASARAN.search(lower) or (last and "seluruh" not in lower):
            yield k, 0
        else:
            yield k, None


_OF_IT = re.compile(
    r"indikatornya|sasaran (?:ini|tersebut|itu)|\bke\w+ indikator(?: kinerja)? (?:itu|tersebut|"
    r"ini)|"
    r"\bdi ?antaranya\b|\bke(?:dua|tiga|empat|lima|enam)nya\b"
)
_SOME_SASARAN = re.compile(
    r"\bsasaran (?!strategis\b(?! [a-z])|dan\b|kinerja\b|mencapai|yang\b)[a-z]"
)
