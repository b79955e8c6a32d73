"""Whether the title that a text gives a regulation is the one it has."""

from __future__ import annotations

import re

_WORDS = re.compile(r"\w+(?:-\w+)*")
_SMALL = frozenset(("dan", "atas", "di", "dalam", "dengan", "pada", "yang", "untuk", "serta"))
SHORTENED = 2  # words of a title at least, where it is cut off


def words_of(text: str) -> list[str]:
    """Its words; signs do not count, and `&` is `dan`."""
    return _WORDS.findall(text.replace("&", " dan "))


def title_begins(text: str, title: str) -> bool:
    """Whether `text` begins with the words of `title`; signs and capitals do not count."""
    due = [w.casefold() for w in words_of(title)]
    said = [w.casefold() for w in words_of(text)]
    return said[: len(due)] == due


def is_title(said: str, due: str) -> bool:
    """Whether `said`, a title as a text has it, is the title `due`, or its beginning.

    Its words may be abbreviated: `SAKIP`, `Pemda`.

    >>> is_title("SAKIP", "Sistem Akuntabilitas Kinerja Instansi Pemerintah")
    True
    """
    typed, title = words_of(said), words_of(due)
    at = 0
    for word in typed:
        if at == len(title):  # what follows is the sentence's own
            return True
        step = _step(word, title[at:])
        if step == 0:
            return False
        at += step
    return at == len(title) or at >= SHORTENED


def _step(word: str, title: list[str]) -> int:
    """How many words of the title `word` stands for."""
    if not title:
        return 0
    if word.casefold() == title[0].casefold():
        return 1
    if word.isupper() and len(word) > 1:
        return _initials(word, title)
    return _clipped(word, title)


def _initials(word: str, title: list[str]) -> int:
    left = list(word)
    for n, each in enumerate(title, 1):
        if left and each[0].upper() == left[0]:
            left.pop(0)
        elif each.casefold() not in _SMALL:
            return 0
        if not left:
            return n
    return 0


def _clipped(word: str, title: list[str]) -> int:
    """`Pemda`, `Barjas`: the beginnings of two words or more, one after the other."""
    rest = word.casefold()
    for n, each in enumerate(title, 1):
        small = each.casefold()
        shared = next(
            (k for k in range(min(len(rest), len(small)), 0, -1) if rest[:k] == small[:k]), 0
        )
        if shared < 2:
            return 0
        rest = rest[shared:]
        if not rest:
            return n if n > 1 else 0
    return 0
