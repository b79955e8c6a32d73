"""What the sheets of a recap's workbook are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["teks", "bulat", "desimal", "rupiah", "tanggal"]


@dataclass(frozen=True, slots=True)
class Formula:
    """text: `=ROUND(…)`, with English names and commas, as the file has it. value: what it gives;
    None for an empty text. array: over whole columns, where no function of the sheet does it."""

    text: str
    value: Decimal | int | None
    array: bool = False


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a cell of the same workbook, `'Asal'!A2`."""

    target: str
    text: str


Cell = Formula | Jump | str | int | Decimal | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: float
    kind: Kind = "teks"


@dataclass(frozen=True, slots=True)
class Sheet:
    """frozen: columns that stay while the others are scrolled."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 2


@dataclass(frozen=True, slots=True)
class Area:
    """A sheet of `count` rows, whose columns formulas name."""

    name: str
    count: int

    def __getitem__(self, column: str) -> str:
        """`'Sasaran'!$E$2:$E$43`: all rows below the head, at least one."""
        return f"'{self.name}'!${column}$2:${column}${max(self.count, 1) + 1}"


def known(*cells: str) -> str:
    """Are all of these numbers?"""
    tests = [f"ISNUMBER({cell})" for cell in cells]
    return tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"


def ratio(part: str, whole: str, value: Decimal | None) -> Formula:
    """`part` of `whole` in percent, to two places; empty where one is open or the whole is 0."""
    # The product first: it is exact, so that only one division is rounded before ROUND.
    percent = f"ROUND({part}*100/{whole},2)"
    return Formula(f'=IF({known(part, whole)},IF({whole}<>0,{percent},""),"")', value)
