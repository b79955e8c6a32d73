"""What a title, a column or a file name says of the stage of the budget and of the year."""

from __future__ import annotations

import re

from publisher.vocabulary.anggaran import PERGESERAN, Tahap

_SHIFT = re.compile(
    r"pergeseran[\s_-]*(?:ke[\s_-]*)?(\d|iv|v?i{1,3}|ix|v)?(?![a-z0-9])", re.IGNORECASE
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_YEAR = re.compile(r"(?<!\d)(20[1-4]\d)(?!\d)")


def stage_in(text: str) -> Tahap | None:
    """The one stage that a text names; None where it names none, or more than one.

    A pergeseran without its number is none: a year has several.

    >>> stage_in("rekap5_pergeseran_2.xlsx"), stage_in("APBD Murni"), stage_in("DPPA")
    ('pergeseran_2', 'murni', None)
    """
    named: set[Tahap] = set()
    shifts = list(_SHIFT.finditer(text))
    for found in shifts:
        number = found[1]
        if number is None:
            return None
        n = int(number) if number.isdigit() else _ROMAN[number.casefold()]
        if not 1 <= n <= len(PERGESERAN):
            return None
        named.add(PERGESERAN[n - 1])
    words = re.findall(r"[a-z]+", text.casefold())
    if {"murni", "penetapan", "induk"} & set(words):
        named.add("murni")
    # "Perubahan" stands in the names of forms too: a shift that is named says which it is.
    if "perubahan" in words and not shifts:
        named.add("perubahan")
    return named.pop() if len(named) == 1 else None


def year_in(text: str) -> int | None:
    """The one budget year that a text names; that of `Tahun Anggaran 2023` before others."""
    said = re.search(r"tahun\s*(?:anggaran)?\s*:?\s*(20[1-4]\d)", text, re.IGNORECASE)
    if said:
        return int(said[1])
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None
