"""Numbers in Indonesian words: `dua juta empat ratus ribu`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_TIMES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_ONE = {"sepuluh": "puluh", "sebelas": "belas", "seratus": "ratus", "seribu": "ribu"}
_ONE |= {f"se{word}": word for word in ("juta", "miliar", "milyar", "triliun", "trilyun")}
_SHORT = {"puluh": 10, "belas": 0, "ratus": 100}

_WORD = "|".join(sorted([*_DIGITS, *_TIMES, *_ONE, *_SHORT], key=len, reverse=True))
_RUN = re.compile(rf"(?<!\w)(?:{_WORD})(?:[\s-]+(?:{_WORD}))*(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`text[start:end]` says `value` in words."""

    start: int
    end: int
    value: int


def number_words(text: str) -> Iterator[NumberWords]:
    """Every number in words in `text`; what does not add up to one number is left out."""
    for found in _RUN.finditer(text):
        value = as_number(found[0])
        if value is not None:
            yield NumberWords(found.start(), found.end(), value)


def as_number(words: str) -> int | None:
    """The number that all of `words` says, or None where they say none.

    >>> as_number("dua juta empat ratus ribu")
    2400000
    """
    total, part, digit, ceiling, below = 0, 0, 0, 10**15, 1000
    parts = re.split(r"[\s-]+", words.strip().lower())
    for word in (piece for p in parts for piece in _pieces(p)):
        if word in _DIGITS:
            if digit or (word == "nol" and len(parts) > 1):
                return None
            digit = _DIGITS[word]
        elif word in _SHORT and digit and below > (worth := _SHORT[word] or 10):
            part += digit + 10 if word == "belas" else digit * worth
            digit, below = 0, 1 if word == "belas" else worth
        elif word in _TIMES and (part or digit) and (times := 10 ** _TIMES[word]) < ceiling:
            total += (part + digit) * times
            part, digit, ceiling, below = 0, 0, times, 1000
        else:
            return None
        if digit and below == 1:
            return None
    return total + part + digit


def _pieces(word: str) -> tuple[str, ...]:
    return ("satu", _ONE[word]) if word in _ONE else (word,)


_IN_BRACKETS = re.compile(r"\s*\((?P<words>[^()\d]{3,300}?)(?:\s+(?P<unit>rupiah))?\s*\)", re.I)


@dataclass(frozen=True, slots=True)
class BracketedWords:
    """`text[start:end]` is a number in words in brackets; `unit` is `rupiah` or nothing."""

    start: int
    end: int
    value: int
    words: str
    unit: str


def words_in_brackets(text: str, at: int) -> BracketedWords | None:
    """The number in words that stands in brackets right after `at`: ` (empat belas)`."""
    found = _IN_BRACKETS.match(text, at)
    value = as_number(found["words"]) if found else None
    if found is None or value is None:
        return None
    start = text.index("(", at)
    return BracketedWords(start, found.end(), value, found["words"], (found["unit"] or "").lower())
