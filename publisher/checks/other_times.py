"""Does a sentence speak of the report's own time, or of another?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.checks.placed import Placed
from publisher.prose import Ref
from publisher.reading.periods import Period
from publisher.reading.years import years
from publisher.vocabulary.laporan import Laporan

_OF_REGULATION = re.compile(r"\b(?:nomor|no\.?)\s+\S{1,25}\s+(?:tahun|th\.?)\s*$", re.IGNORECASE)


def speaks_of_other_times(
    text: str, start: int, end: int, placed: Sequence[Placed], laporan: Laporan
) -> bool:
    """Does `text[start:end]` name another year, or another part of the year?

    The year of a regulation is none, nor are those of a span of years.
    """
    spans = [p for p in placed if isinstance(p.item, Period) and p.item.tahun_akhir is not None]
    for year in years(text, start, end):
        own = year.joined or year.tahun == int(laporan.tahun)
        inside = any(p.start <= year.start < p.end for p in spans)
        if not own and not inside and not year_of_regulation(text, year.start):
            return True
    return any(isinstance(p.item, Period) and other_part(p.item, laporan) for p in placed)


def year_of_regulation(text: str, at: int) -> bool:
    """Is the year at `at` part of `Nomor 6 Tahun 2018`?"""
    return _OF_REGULATION.search(text, max(0, at - 40), at) is not None


def other_part(period: Period, laporan: Laporan) -> bool:
    """Another quarter or half of the year than the one that the report covers."""
    quarter = int(laporan.triwulan or 4)
    if period.triwulan is not None and period.triwulan != quarter:
        return True
    return period.semester is not None and period.semester * 2 != quarter


def names_itself(sentence: str, placed: Sequence[Placed], laporan: Laporan) -> bool:
    """Does a sentence name the office, its report, or a point in time?"""
    return str(laporan.perangkat_daerah.nama).casefold() in sentence.casefold() or any(
        (isinstance(p.item, Period) and p.item.tahun_akhir is None)
        or (isinstance(p.item, Ref) and p.item.name.startswith(("laporan.", "perangkat_daerah.")))
        for p in placed
    )
