"""What a template may take. It is counted, not timed: a template that works here works anywhere.

What would be too large is refused before it is made: neither a clock nor the
system can stop `9 ** 9 ** 9` halfway, and on Windows nothing limits memory.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from math import prod
from typing import Any

from jinja2.utils import Namespace

from publisher.word.pieces import Chart, Contents, Formula, ItemList, Logo, OrganisationChart

STEPS = 250_000  # turns of loops, calls, filters and operators
SIZE = 50_000_000  # characters of the document's XML
VALUE = 1_000_000  # characters and members of one value that is computed
GROWTH = 10_000_000  # the same, of what an operation might make
BITS = 80  # of a whole number: some 24 digits; the formats of figures know 28
WIDTH = 1_000  # of a field in a format
PIECE = 10_000  # characters of XML that a drawing or a list of contents is reckoned as
WORK = 1_000  # characters or members that are handled in one step

# Filters and methods whose result is larger than what they are given.
GROWING = frozenset(
    {
        *("batch", "center", "expandtabs", "indent", "join", "ljust", "replace", "rjust"),
        *("round", "slice", "tojson", "to_bytes", "translate", "truncate", "zfill"),
    }
)
_NUMBER = re.compile(r"\d+")
_WIDTH_FROM_ELSEWHERE = re.compile(r"%[^a-zA-Z%]*\*|\{[^{}]*\{")


class Excess(Exception):
    """A template would take more than it may."""


@dataclass(slots=True)
class Allowance:
    """The steps and characters that one rendering has taken."""

    steps: int = 0
    size: int = 0

    def turn(self, size: int = 0) -> None:
        """A step, and so many characters that are written in it."""
        self.work(1)
        self.size += size
        if self.size > SIZE:
            raise Excess

    def work(self, steps: int) -> None:
        self.steps += steps
        if self.steps > STEPS:
            raise Excess

    def weighed(self, value: Any) -> int:
        """The weight of a value that something is done with, which is work."""
        weight = weigh(value)
        self.work(weight // WORK)
        return weight

    def printed(self, value: Any) -> None:
        drawn = isinstance(value, Chart | Contents | Formula | Logo | OrganisationChart)
        if isinstance(value, int | Decimal) and abs(value) >= 2**BITS:
            raise Excess
        text = value.places if isinstance(value, ItemList) else value
        self.turn(PIECE if drawn else len(text) if isinstance(text, str) else weigh(text))

    def operands(self, name: str, values: list[Any]) -> list[Any]:
        """What a filter or a method of the name is given; refused where too much would come of it.

        values: that which it works on, then its arguments.
        """
        self.work(1)
        if name in GROWING:
            values = [_at_hand(value) for value in values]
        weights = [self.weighed(value) for value in values]
        if name in GROWING:
            sizes = [abs(v) if isinstance(v, int) else 1 for v in values[1:]]
            _refuse_over(GROWTH, prod(weights) * prod(max(1, size) for size in sizes))
        if name == "sum" and any(isinstance(v, list | tuple) for v in values[1:]):
            raise Excess  # joins lists, each time copying what it has
        return values

    def formatted(self, text: str | bytes, values: Any) -> None:
        """`text` is a format that is about to be filled."""
        format = text.decode("latin-1") if isinstance(text, bytes) else text
        if _WIDTH_FROM_ELSEWHERE.search(format):
            raise Excess
        _refuse_over(WIDTH, *(int(n[:9]) for n in _NUMBER.findall(format)))
        fields = format.count("{") + format.count("%")
        _refuse_over(GROWTH, self.weighed(format) * WIDTH, fields * self.weighed(values))

    def multiplied(self, left: Any, right: Any) -> None:
        if isinstance(left, int) and isinstance(right, int):
            _refuse_over(BITS, left.bit_length() + right.bit_length())
            return
        for value, times in ((left, right), (right, left)):
            if isinstance(value, str | bytes | Collection) and isinstance(times, int):
                _refuse_over(VALUE, self.weighed(value) * max(1, times))

    def raised(self, base: Any, exponent: Any) -> None:
        if isinstance(base, int) and isinstance(exponent, int):
            _refuse_over(BITS, base.bit_length() * exponent)


def weigh(value: Any) -> int:
    """Characters and members, those of members too. Raises Excess for what is too large."""
    total, ahead = 0, [value]
    while ahead:
        one = ahead.pop()
        total += 1
        if isinstance(one, str | bytes | range):
            total += len(one)
        elif isinstance(one, Namespace):
            ahead.append(getattr(one, "_Namespace__attrs", None))
        elif isinstance(one, Mapping):
            ahead += [*one.keys(), *one.values()]
        elif isinstance(one, Collection):
            ahead += one
        _refuse_over(VALUE, total + len(ahead))
    return total


def _at_hand(value: Any) -> Any:
    """The members of what makes them one by one, so that they can be weighed."""
    if not hasattr(value, "__next__"):
        return value
    members = list(islice(value, VALUE + 1))
    weigh(members)
    return members


def _refuse_over(most: int, *amounts: int) -> None:
    if any(amount > most for amount in amounts):
        raise Excess
