"""The words of a text: as they are spelled, as they make up a name, and as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.prose import REF

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_TOKEN = re.compile(rf"[^\W_]+(?:['’][^\W_]+)*|{REF}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, and where it stands; `plain` is it without its capitals."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.casefold()


def words(text: str) -> Iterator[Word]:
    """Every run of letters, in order, with the hyphens in it: `rata-rata` is one.

    >>> [w.text for w in words("2 surat-menyurat, Bab I")]
    ['surat-menyurat', 'Bab', 'I']
    """
    for found in _WORD.finditer(text):
        yield Word(found[0], found.start(), found.end())


def plain_words(text: str) -> tuple[str, ...]:
    """The words in small letters, to compare texts without their signs."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def tokens(text: str) -> Iterator[Word]:
    """What makes up a name: words, numbers, and figures asked for, without the signs around."""
    return (Word(w[0], w.start(), w.end()) for w in _TOKEN.finditer(text))


def folded(text: str) -> tuple[str, ...]:
    """The tokens without capitals: what makes a name the same name."""
    return tuple(word.casefold() for word in _TOKEN.findall(text))


# Whole words only: an empty one was once read before any word that begins with I, V or X.
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
