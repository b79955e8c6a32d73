"""What became of every indicator in a year: its capaian, its category, better or worse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from publisher.reading import Naskah, once
from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.periods import years
from publisher.reading.placed import year_of_regulation
from publisher.reading.predikat_hasil import Hasil
from publisher.tables.capaian import capaian_mentah, dibatasi, kategori, terhadap
from publisher.vocabulary.kinerja import Indikator


@dataclass(frozen=True, slots=True)
class Hasilnya:
    """What became of an indicator. bersih: its capaian within the bounds of the scale."""

    ind: Indikator
    sasaran: int  # from 1
    mentah: Decimal
    bersih: Decimal
    kategori: str
    membaik: bool | None  # against the last year that is known; None: as it was, or not known


@once
def per_tahun(naskah: Naskah) -> dict[int, tuple[Hasilnya, ...]]:
    """Of every indicator, in every year for which all of them are known."""
    report = naskah.report
    now, tahap, skala = int(report.laporan.tahun), report.anggaran.tahap, report.kinerja.skala
    found: dict[int, list[Hasilnya]] = {}
    pairs = [(n, i) for n, s in enumerate(report.kinerja.sasaran, 1) for i in s.indikator]
    for n, ind in pairs:
        done = {now: capaian_mentah(ind, tahap)} | {
            int(r.tahun): terhadap(r.realisasi, r.target, ind.polaritas) for r in ind.riwayat
        }
        for year, raw in done.items():
            if raw is not None:
                kept = dibatasi(raw, skala) or raw
                name, better = (
                    str(kategori(kept, skala) or ""),
                    _better(ind) if year == now else None,
                )
                one = Hasilnya(ind, n, Decimal(raw), Decimal(kept), name, better)
                found.setdefault(year, []).append(one)
    return {year: tuple(x) for year, x in found.items() if len(x) == len(pairs)}


def tahun_ini(naskah: Naskah) -> tuple[Hasilnya, ...]:
    """Of this year; nothing where one is not known yet."""
    return per_tahun(naskah).get(int(naskah.report.laporan.tahun), ())


def tahun_kalimat(naskah: Naskah, k: Kalimat) -> tuple[Hasilnya, ...]:
    """Of the year that a sentence speaks of; nothing where that is not sure."""
    now = int(naskah.report.laporan.tahun)
    words = k.text.lower()
    named = {
        y.tahun for y in years(k.text) if not y.joined and not year_of_regulation(k.text, y.start)
    }
    if _LAST.search(words):
        named |= {now - 1}
    part = "triwulan" in words and naskah.report.laporan.triwulan is None
    if part or len(named) > 1:
        return ()
    year = next(iter(named), now)
    if year != now and re.search(r"dibanding|daripada|terhadap", words):
        year = now
    return per_tahun(naskah).get(year, ())


_LAST = re.compile(r"\btahun (?:lalu|sebelumnya|lampau)\b")


def _better(ind: Indikator) -> bool | None:
    known = [r for r in ind.riwayat if r.realisasi is not None]
    if not known or ind.realisasi is None or known[-1].realisasi == ind.realisasi:
        return None
    rose = Decimal(ind.realisasi) > Decimal(known[-1].realisasi or 0)
    return rose == (ind.polaritas == "positif")


def memenuhi(one: Hasilnya, hasil: Hasil, kata: str) -> bool:
    """Is that so of it? kata: the category, or the polarity."""
    if hasil == "kategori":
        return one.kategori == kata
    if hasil == "polaritas":
        return str(one.ind.polaritas) == kata
    if hasil in ("membaik", "memburuk"):
        return one.membaik is (hasil == "membaik")
    return {
        "tercapai": one.mentah >= 100,
        "terlampaui": one.mentah > 100,
        "tepat": one.mentah == 100,
        "meleset": one.mentah < 100,
    }[str(hasil)]
