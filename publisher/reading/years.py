"""Years in a text: `2023`, each once, and whether it stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

YEAR = r"(?:19|20)\d\d"
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
