"""Known phrases in a text, the longest first, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """`text[start:end]` is a phrase that means `value`."""

    start: int
    end: int
    value: T


@dataclass(slots=True)
class _Step(Generic[T]):
    next: dict[str, _Step[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class Phrases(Generic[T]):
    """Phrases by their words; case, blanks and punctuation between words do not count."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: _Step[T] = _Step()
        for text, value in phrases:
            step = self._root
            for word in _WORD.findall(text.casefold()):
                step = step.next.setdefault(word, _Step())
            if step is not self._root:
                step.values.append(value)

    def find(self, text: str) -> Iterator[Found[tuple[T, ...]]]:
        """The phrases in `text`, none within another, each with all that it may mean."""
        words = [(m.start(), m.end(), m[0].casefold()) for m in _WORD.finditer(text)]
        i = 0
        while i < len(words):
            step, last = self._root, i
            values: tuple[T, ...] = ()
            for j in range(i, len(words)):
                following = step.next.get(words[j][2])
                if following is None:
                    break
                step = following
                if step.values:
                    last, values = j, tuple(step.values)
            if values:
                yield Found(words[i][0], words[last][1], values)
                i = last + 1
            else:
                i += 1
