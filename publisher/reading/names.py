"""Where a text mentions names word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.reading.words import Word, folded, tokens

__all__ = ["Mention", "NameTree", "folded"]

_END = ""  # in a branch of the tree: the names that end there


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, as it was given, and where the text has it."""

    name: str
    start: int
    end: int


class NameTree:
    """Names by their words, capitals and signs aside; finds each in time of its own length."""

    def __init__(self, names: Iterable[str]) -> None:
        self.root: dict[str, Any] = {}
        for name in names:
            branch = self.root
            for word in folded(name):
                branch = branch.setdefault(word, {})
            if branch is not self.root:
                branch.setdefault(_END, name)

    def mentions(self, text: str) -> Iterator[Mention]:
        """The longest name at each place; none overlaps another."""
        found = list(tokens(text))
        at = 0
        while at < len(found):
            name, length = self._longest(found, at)
            if length:
                yield Mention(name, found[at].start, found[at + length - 1].end)
            at += max(length, 1)

    def _longest(self, found: Sequence[Word], at: int) -> tuple[str, int]:
        name, length, branch = "", 0, self.root
        for n in range(at, len(found)):
            below = branch.get(found[n].plain)
            if below is None:
                break
            branch = below
            if _END in branch:
                name, length = branch[_END], n - at + 1
        return name, length
