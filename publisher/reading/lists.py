"""Lists that a narrative types: what introduces them, their items, and lists below items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.reading.passages import Passage


@dataclass(frozen=True, slots=True)
class Item:
    passage: Passage
    below: tuple[Daftar, ...] = ()


@dataclass(frozen=True, slots=True)
class Daftar:
    """Items of one level that follow each other. intro: the paragraph or item before them."""

    items: tuple[Item, ...]
    intro: Passage | None = None

    def flat(self) -> Iterator[Item]:
        """Its items and all items below them, as a reader meets them."""
        for item in self.items:
            yield item
            for daftar in item.below:
                yield from daftar.flat()

    def nested(self) -> Iterator[Daftar]:
        """This list and every list below it."""
        yield self
        for item in self.items:
            for daftar in item.below:
                yield from daftar.nested()


@dataclass(slots=True)
class _Open:
    """A list, or an item, that is still being read."""

    intro: Passage | None
    level: int
    items: list[tuple[Passage, list[_Open]]] = field(default_factory=list)


def lists(narrative: Sequence[Passage]) -> Iterator[Daftar]:
    """The outermost lists of a narrative, in order; a paragraph between two lists parts them."""
    intro: Passage | None = None
    run: list[Passage] = []
    for passage in narrative:
        if passage.marker:
            run.append(passage)
            continue
        if run:
            yield _closed(_read(run, intro))
        intro, run = passage, []
    if run:
        yield _closed(_read(run, intro))


def _read(run: list[Passage], intro: Passage | None) -> _Open:
    root = _Open(intro, 0)
    stack = [root]
    for passage in run:
        while len(stack) > 1 and passage.level < stack[-1].level:
            stack.pop()
        if passage.level > stack[-1].level and stack[-1].items:
            parent, below = stack[-1].items[-1]
            deeper = _Open(parent, passage.level)
            below.append(deeper)
            stack.append(deeper)
        stack[-1].items.append((passage, []))
    return root


def _closed(daftar: _Open) -> Daftar:
    items = tuple(Item(p, tuple(_closed(b) for b in below)) for p, below in daftar.items)
    return Daftar(items, daftar.intro)
