"""Where a text gives a capaian a category of the scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sebutan:
    """`text[start:end]` names a category, as `kategori Baik` does. nama: as the scale has it."""

    start: int
    end: int
    nama: str


def sebutan_kategori(text: str, names: Sequence[str]) -> Iterator[Sebutan]:
    """Each category of `names` that follows a word like `kategori` or `predikat`.

    Without such a word `baik` is only a word.
    """
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    known = {n.lower(): n for n in names}
    choice = "|".join(re.escape(n) for n in longest_first)
    pattern = re.compile(
        r"\b(?:ber)?(?:kategori|predikat|kriteria)(?:nya)?\s+(?:capaian\s+|kinerja\s+)?"
        rf"(?:adalah\s+|yaitu\s+|yakni\s+)?[\"'“‘(]?(?P<nama>{choice})\b",
        re.IGNORECASE,
    )
    for found in pattern.finditer(text):
        yield Sebutan(*found.span("nama"), known[found["nama"].lower()])
