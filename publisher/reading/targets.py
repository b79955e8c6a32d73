"""Targets as plans write them: `4 Dokumen`, `91,67%`, `10 Orang / 12 Bulan`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MEASURE = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)(?![\w.,]*\d)\s*(?P<unit>[^\d]*)"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its unit; decimals: how many were written."""

    start: int
    end: int
    value: Decimal
    decimals: int
    unit: str

    @property
    def units(self) -> tuple[str, ...]:
        """`Orang/Bulan` counts in either."""
        return tuple(u for u in (part.strip() for part in self.unit.split("/")) if u)

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """What rounds to it: 83 stands for 82,5 to 83,5."""
        half = Decimal(5).scaleb(-self.decimals - 1)
        return self.value - half, self.value + half


def measures(text: str) -> Iterator[Measure]:
    """Each number of a target, with what follows it up to the next."""
    for found in _MEASURE.finditer(text):
        whole, _, decimals = found["number"].partition(",")
        value = Decimal(whole.replace(".", "") + (f".{decimals}" if decimals else ""))
        unit = found["unit"].strip(" .,;()/-–&+")
        end = found.start() + len(found[0].rstrip())
        yield Measure(found.start(), end, value, len(decimals), unit)
