"""Sentences of a passage, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(]*[A-Z\ufffc]|\s*$)")
_SHORT = re.compile(
    r"(?:\b(?:No|Nomor|Tk|Jl|Dr|Drs|Dra|Ir|Hj?|Prof|Kab|Kec|Kel|Ds|Yth|dll|dst|dsb|hlm|tgl|Swt"
    r"|(?<!Bab )(?<!Misi )(?<!Tahap )(?<!Lampiran )(?<!Triwulan )(?<!Semester )"
    r"[A-Z](?:\.[A-Z][a-z]*)*)"
    r"|^\s*\d{1,2})$"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\ufffc")

_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, and where it stands; `folded` is it without its capitals."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.text.casefold()


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph or item. A stop after an abbreviation ends none.

    >>> [s.text for s in sentences("Nilai No. 5 naik. Serapan turun")]
    ['Nilai No. 5 naik.', 'Serapan turun']
    """
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - 12) : end.start()]
        if end.group()[0] == "." and end.end() < len(text.rstrip()) and _SHORT.search(before):
            continue
        yield from _sentence(text, start, end.end())
        start = end.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    raw = text[start:end]
    if raw.strip():
        start += len(raw) - len(raw.lstrip())
        yield Sentence(raw.strip(), start, start + len(raw.strip()))


def years(text: str) -> set[int]:
    """The years that a text names alone: not those of a range such as 2018–2023."""
    return {int(year) for year in _YEAR.findall(text)}


def words(text: str) -> Iterator[Word]:
    """The words, numbers and figures asked for by name, without the signs around them."""
    return (Word(w.group(), w.start(), w.end()) for w in _WORD.finditer(text))


def folded(text: str) -> tuple[str, ...]:
    """The words without capitals and signs: what makes a name the same name."""
    return tuple(word.casefold() for word in _WORD.findall(text))
