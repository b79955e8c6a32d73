"""Where a text mentions known names and phrases: word for word, or almost so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from publisher.reading.words import Word, folded, tokens

T = TypeVar("T")


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
    """Phrases by their words, capitals and signs aside; finds each in time of its own length."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: _Step[T] = _Step()
        for text, value in phrases:
            step = self._root
            for word in folded(text):
                step = step.next.setdefault(word, _Step())
            if step is not self._root:
                step.values.append(value)

    def find(self, text: str) -> Iterator[Found[tuple[T, ...]]]:
        """The longest phrase at each place, with all that it may mean; none overlaps another."""
        found = list(tokens(text))
        at = 0
        while at < len(found):
            values, length = self._longest(found, at)
            if length:
                yield Found(found[at].start, found[at + length - 1].end, values)
            at += max(length, 1)

    def are_in(self, text: str) -> bool:
        """Is any of them in `text`?"""
        return next(self.find(text), None) is not None

    def _longest(self, found: Sequence[Word], at: int) -> tuple[tuple[T, ...], int]:
        values, length, step = list[T](), 0, self._root
        for n in range(at, len(found)):
            following = step.next.get(found[n].plain)
            if following is None:
                break
            step = following
            if step.values:
                values, length = step.values, n - at + 1
        return tuple(values), length


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, as it was given, and where the text has it."""

    name: str
    start: int
    end: int


class NameTree:
    """Phrases that mean themselves; of names with the same words, the first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = Phrases((name, name) for name in names)

    def mentions(self, text: str) -> Iterator[Mention]:
        return (Mention(f.value[0], f.start, f.end) for f in self._names.find(text))


SHORTEST = 4  # words of a name that can be told from ordinary speech
ALIKE = 80  # percent of letters that agree: a quotation with a change, not another sentence
_SHARED = 6  # names that one pair of words may lead to
# Small words stay small within a title (EYD V), so they do not end a name.
_SMALL = re.compile(r"yang|dan|serta|atau|di|ke|dari|pada|dalam|untuk|dengan|oleh|atas|bagi|para")


@dataclass(frozen=True, slots=True)
class Near:
    """`name` as a text has it from `start` to `end`; equal: all its words are the same."""

    name: str
    start: int
    end: int
    equal: bool


@dataclass(frozen=True, slots=True)
class Change:
    """The words that differ: `ours` in the text, `official` in the name."""

    ours: str
    official: str

    @property
    def slight(self) -> bool:
        """Small words, a swap, or another form of the same word: never another thing."""
        ours, official = self._telling()
        return len(ours) == len(official) and all(
            fuzz.ratio(a, b) >= ALIKE for a, b in zip(ours, official, strict=True)
        )

    @property
    def one_sided(self) -> bool:
        """Words are only left out, or only added; none stands for another."""
        ours, official = (Counter(words) for words in self._telling())
        return not ours - official or not official - ours

    def _telling(self) -> tuple[list[str], list[str]]:
        ours, official = (
            sorted(w for w in side.split() if not _SMALL.fullmatch(w))
            for side in (self.ours, self.official)
        )
        return ours, official


class NearIndex:
    """Names by their pairs of words; the shortest names are left out."""

    def __init__(self, names: Iterable[str], shortest: int = SHORTEST) -> None:
        self.names = {key: name for name in names if len(key := folded(name)) >= shortest}
        self.pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for key in self.names:
            for n, pair in _pairs(key):
                leads = self.pairs[pair]
                if len(leads) < _SHARED:
                    leads.append((key, n))

    def near(self, text: str) -> Iterator[Near]:
        """Each name that the text quotes, word for word or almost so, the best at each place."""
        found = list(tokens(text))
        best: dict[int, tuple[float, Near]] = {}
        for key, start in self._candidates([w.plain for w in found]):
            score, near = self._fitted(key, found, start)
            if score >= ALIKE:
                best[len(best)] = (score, near)
        taken: list[Near] = []
        ends: set[int] = set()
        for _, near in sorted(best.values(), key=lambda x: (-x[0], x[1].start)):
            letters = range(near.start, near.end)
            if ends.isdisjoint(letters):
                ends.update(letters)
                taken.append(near)
        yield from sorted(taken, key=lambda n: n.start)

    def closest(self, text: str) -> str | None:
        """The name that the whole of `text` is, word for word or almost so."""
        key = folded(text)
        if key in self.names:
            return self.names[key]
        scored = [
            (fuzz.ratio(" ".join(key), " ".join(k)), name)
            for k, _ in self._candidates(key)
            if (name := self.names[k])
        ]
        score, name = max(scored, default=(0.0, ""))
        return name if score >= ALIKE + 8 else None

    def _candidates(self, found: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
        """(name, where it would begin): those that share half of a name's pairs with the text."""
        votes: Counter[tuple[tuple[str, ...], int]] = Counter()
        for at, pair in _pairs(found):
            for key, n in self.pairs.get(pair, ()):
                votes[key, at - n] += 1
        for (key, start), count in votes.items():
            near = (votes[key, start + d] for d in (-2, -1, 1, 2) if (key, start + d) in votes)
            if 2 * (count + sum(near)) >= len(key) and count >= 2:
                yield key, start

    def _fitted(self, key: tuple[str, ...], found: list[Word], start: int) -> tuple[float, Near]:
        """The stretch of words about `start` that is most like the name."""
        name, length = " ".join(key), len(key)
        spans = [
            (a, b)
            for a in range(max(start - 1, 0), start + 2)
            for b in range(a + length - 2, min(a + length + 2, len(found)) + 1)
            if a < b <= len(found)
        ]
        scored = [(fuzz.ratio(" ".join(w.plain for w in found[a:b]), name), a, b) for a, b in spans]
        score, a, b = max(scored, key=lambda x: (x[0], -x[2]), default=(0.0, 0, 0))
        if not b:
            return 0.0, Near("", 0, 0, False)
        equal = tuple(w.plain for w in found[a:b]) == key
        return score, Near(self.names[key], found[a].start, found[b - 1].end, equal)


def change(ours: str, official: str) -> Change:
    """From the first word that differs to the last."""
    a, b = folded(ours), folded(official)
    blocks = [
        x for x in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if x[0] != "equal"
    ]
    if not blocks:
        return Change("", "")
    first, last = blocks[0], blocks[-1]
    return Change(" ".join(a[first[1] : last[2]]), " ".join(b[first[3] : last[4]]))


def _pairs(key: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Neighbouring words, and words with one between them."""
    for n in range(len(key) - 1):
        yield n, (key[n], key[n + 1])
        if n + 2 < len(key):
            yield n, (key[n], key[n + 2])
