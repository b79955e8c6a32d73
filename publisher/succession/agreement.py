"""`perjanjian-kinerja.toml` of the next period: what was signed becomes the past of its year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.load import Drop, Edit, Put
from publisher.succession.period import GAP, Period
from publisher.vocabulary.perjanjian import PerjanjianKinerja


@dataclass(frozen=True, slots=True)
class Agreement:
    """edits: of perjanjian-kinerja.toml. past: how many agreements of the year are past now."""

    edits: tuple[Edit, ...]
    past: int
    emptied: int


def agreement_edits(perjanjian: PerjanjianKinerja, last: Period, new: Period) -> Agreement:
    """Within a year all of it stands. In a new one the parties do, and what was signed is kept
    under its year: it is a fact of that year, and binds no other."""
    if last.tahun == new.tahun:
        return Agreement((), 0, 0)
    past = [n for n, one in enumerate(perjanjian.ditandatangani) if one.tahun in (None, last.tahun)]
    undated = [n for n in past if perjanjian.ditandatangani[n].tahun is None]
    of_them = (Put(("ditandatangani", n, "tahun"), str(last.tahun), after="tahap") for n in undated)
    dated = perjanjian.tanggal is not None
    return Agreement((*_of_the_next(perjanjian), *of_them), len(past), int(dated))


def _of_the_next(perjanjian: PerjanjianKinerja) -> Iterator[Edit]:
    """The day is open, and the year begins with what its budget begins with."""
    if perjanjian.tanggal is not None:
        yield Put(("tanggal",), GAP)
    if perjanjian.tahap is not None:
        yield Drop(("tahap",))
