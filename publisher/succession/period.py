"""Which period a report is of, and which one follows it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from publisher.prose.formats import romawi
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.nodes import BELUM_DIISI

GAP = f'"{BELUM_DIISI}"'  # as TOML writes it


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, or a whole year where `triwulan` is None."""

    tahun: int
    triwulan: int | None = None

    @property
    def jenis(self) -> str:
        return "interim" if self.triwulan else "tahunan"

    @property
    def end(self) -> dt.date:
        month = 3 * (self.triwulan or 4)
        return dt.date(self.tahun, month, calendar.monthrange(self.tahun, month)[1])

    @property
    def order(self) -> tuple[int, int]:
        """The annual report follows that of Triwulan IV."""
        return self.tahun, self.triwulan or 5

    def __str__(self) -> str:
        return f"{f'Triwulan {romawi(self.triwulan)} ' if self.triwulan else ''}Tahun {self.tahun}"


def period_of(laporan: Laporan) -> Period:
    return Period(int(laporan.tahun), int(laporan.triwulan) if laporan.triwulan else None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for; nothing: the period that comes next."""

    triwulan: int | None = None
    tahunan: bool = False
    tahun: int | None = None


def following(last: Period, wanted: Wanted) -> Period:
    """The first period after `last` that is what was asked for.

    A year that was asked for is taken as it is: it may name a period that is not after `last`.
    """
    if not wanted.triwulan and not wanted.tahunan:
        return _asked_by_year(last, wanted.tahun)
    asked = Period(wanted.tahun or last.tahun, wanted.triwulan)
    if wanted.tahun is None and asked.order <= last.order:
        return Period(last.tahun + 1, wanted.triwulan)
    return asked


def _asked_by_year(last: Period, tahun: int | None) -> Period:
    if tahun is not None and tahun != last.tahun:
        return Period(tahun, 1)
    n = last.triwulan
    if n is None:
        return Period(last.tahun + 1, 1)
    return Period(last.tahun, n + 1 if n < 4 else None)


def moved(date: dt.date, last: Period, new: Period) -> dt.date:
    """A report's date, as far from the end of its period as the last one's was."""
    return new.end + (date - last.end)
