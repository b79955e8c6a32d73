"""Time in a text: years, and periods (`Triwulan II Tahun 2023`, `TA 2023`, `2018–2023`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

YEAR = r"(?:19|20)\d\d"
# A year alone: not within a range, an amount, a date in digits or a number of a letter.
_YEAR = re.compile(rf"(?<![\w.,])(?P<year>{YEAR})(?!\w|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Year:
    """joined: the stroke or dash by which it hangs on something else: `2018–2023`, `5/2018`."""

    tahun: int
    start: int
    joined: str


def years(text: str, start: int = 0, end: int | None = None) -> Iterator[Year]:
    """Every year in `text[start:end]`; a longer number holds none."""
    for found in _YEAR.finditer(text, start, len(text) if end is None else end):
        beside = (
            text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        )
        joined = next((sign for sign in beside if sign in "-–—/"), "")
        yield Year(int(found["year"]), found.start(), joined)


def years_alone(text: str) -> set[int]:
    """The years that a text names, but not those of a range such as 2018–2023."""
    return {year.tahun for year in years(text) if year.joined in ("", "/")}


BULAN = {
    name: n
    for n, names in enumerate(
        (
            "januari", "februari pebruari", "maret", "april", "mei", "juni", "juli", "agustus",
            "september", "oktober", "november nopember", "desember",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ORDINALS = {"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_PERIOD = re.compile(
    rf"(?<![\w.,/-])(?:(?P<day>[0-3]?\d)\s+(?P<month>{'|'.join(BULAN)})\s+(?P<of>{YEAR})"
    rf"|(?P<from>{YEAR})\s?(?:[-–—]|s\.?d\.?|s/d|sampai\s+dengan)\s?(?:tahun\s+)?(?P<to>{YEAR})"
    rf"|(?P<part>triwulan|tri\s?wulan|tw|semester|smt)\.?[\s-]?"
    rf"(?P<nth>IV|I{{1,3}}|[1-4]|pertama|kesatu|kedua|ketiga|keempat)(?!\w)"
    rf"(?:,?\s+(?:(?:tahun(?:\s+anggaran)?|t\.?a\.?)(?:\s+berjalan)?\s+)?(?P<within>{YEAR}))?"
    rf"|(?P<ta>tahun\s+anggaran|t\.?a\.?)\s+(?P<budget>{YEAR})"
    rf"|tahun(?:\s+berjalan)?\s+(?P<year>{YEAR}))(?![\w-]|[.,]\d|\s?[–—]\s?\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """`text[start:end]` names a stretch of time; what is not said is None.

    tahun_akhir: only for a span of years, which begins with `tahun`.
    """

    start: int
    end: int
    tahun: int | None = None
    tahun_akhir: int | None = None
    triwulan: int | None = None
    semester: int | None = None
    tanggal: dt.date | None = None
    anggaran: bool = False  # said as a budget year


def periods(text: str) -> Iterator[Period]:
    """Every period in `text`; a year counts after `Tahun` or `TA`, or as part of a span."""
    for found in _PERIOD.finditer(text):
        period = _period(found)
        if period is not None:
            yield period


def _period(m: re.Match[str]) -> Period | None:
    at = m.span()
    if m["day"]:
        try:
            date = dt.date(int(m["of"]), BULAN[m["month"].lower()], int(m["day"]))
        except ValueError:
            return None
        return Period(*at, tahun=date.year, tanggal=date)
    if m["from"]:
        return Period(*at, tahun=int(m["from"]), tahun_akhir=int(m["to"]))
    if m["part"]:
        word = m["nth"].lower()
        nth = _ORDINALS.get(word) or _ROMAN.get(word) or int(word)
        tahun = int(m["within"]) if m["within"] else None
        if m["part"].lower() in ("semester", "smt"):
            return Period(*at, tahun=tahun, semester=nth) if nth <= 2 else None
        return Period(*at, tahun=tahun, triwulan=nth)
    return Period(*at, tahun=int(m["budget"] or m["year"]), anggaran=m["ta"] is not None)
