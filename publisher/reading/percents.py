"""Percentages in a text: `54,13%`, `93.33 %`, `54,13 persen`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_PERCENT = re.compile(
    r"(?<![\w.,])(?P<number>-?(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:[.,]\d+)?)"
    r"(?P<sign>\s?%|\s+per\s?sen\b)",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"-?\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})")


@dataclass(frozen=True, slots=True)
class Percent:
    """`text[start:end]` names `value` percent, with so many `decimals`.

    worded: with `persen` in letters. proper: its right spelling.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    worded: bool
    proper: str


def percents(text: str) -> Iterator[Percent]:
    """Every percentage in `text`. A dot without a comma after it is a decimal sign."""
    for found in _PERCENT.finditer(text):
        number = found["number"]
        grouped = _GROUPED.fullmatch(number) is not None
        plain = number.replace(".", "").replace(",", ".") if grouped else number.replace(",", ".")
        decimals = len(plain.partition(".")[2])
        worded = "%" not in found["sign"]
        proper = (number if grouped else number.replace(".", ",")) + (" persen" if worded else "%")
        yield Percent(found.start(), found.end(), Decimal(plain), decimals, worded, proper)
