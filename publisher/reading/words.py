"""The words of a text, and the sentence in which one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?;:]\s|\n")
_REACH = 400  # letters to each side: no sentence of a report is longer


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the hyphens in it: `rata-rata` is one."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.casefold()


def words(text: str) -> Iterator[Word]:
    """Every run of letters, in order.

    >>> [w.text for w in words("2 surat-menyurat, Bab I")]
    ['surat-menyurat', 'Bab', 'I']
    """
    for found in _WORD.finditer(text):
        yield Word(found[0], found.start(), found.end())


def plain_words(text: str) -> tuple[str, ...]:
    """The words in small letters, to compare texts without their signs."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds `text[start:end]`."""
    first = max(0, start - _REACH)
    for found in _BREAK.finditer(text, first, start):
        first = found.end()
    after = _BREAK.search(text, end, min(len(text), end + _REACH))
    return first, after.start() if after else min(len(text), end + _REACH)


def begins_sentence(text: str, at: int) -> bool:
    """Nothing, or the end of a sentence, stands before; quotes and brackets open one too."""
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in ".!?:;(\"“‘'[–—"
