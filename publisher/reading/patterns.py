"""Patterns made of the words of data files."""

from __future__ import annotations

import re
from collections.abc import Iterable

ROMAN = r"(?:(?=[IVX]+\b)X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX]))"  # I to XXXIX
ANY_ROMAN = (  # as far as one likes; `CV` and `DI` are words too
    r"(?:(?=[IVXLCDM]+\b)M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLCDM]))"
)


def either(words: Iterable[str]) -> str:
    """One of the words, the longest first; `urut*` stands for `urutan` too."""
    parts = (re.escape(w).replace(r"\*", r"\w*") for w in sorted(words, key=len, reverse=True))
    return "|".join(part.replace(r"\ ", r"\s+") for part in parts)


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, whole and in any case."""
    return re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)", re.IGNORECASE)
