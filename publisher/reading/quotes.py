"""Official wording that prose quotes: names are right as they are, whatever their spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from publisher.reading.words import plain_words

RUN = 3  # so many words in a row, as an official text has them, are a quotation


class Quotes:
    """The runs of words in official texts. Read only when somebody asks; linear in their words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        runs: set[tuple[str, ...]] = set()
        for text in self._texts:
            said = plain_words(text)
            runs.add(said) if len(said) < RUN else runs.update(_runs_of(said))
        return frozenset(runs)

    def hold(self, said: Sequence[str], first: int, last: int) -> bool:
        """Whether the words `first` to `last` (exclusive) stand in a quotation.

        said: the words of a passage in small letters.
        """
        near = range(max(0, first - RUN + 1), first + 1)
        if any(tuple(said[n : n + RUN]) in self._runs for n in near if last <= n + RUN):
            return True
        return any(
            tuple(said[n : n + size]) in self._runs
            for size in range(1, RUN)
            for n in range(max(0, last - size), first + 1)
            if n + size <= len(said)
        )


def _runs_of(said: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(said[n : n + RUN]) for n in range(len(said) - RUN + 1))
