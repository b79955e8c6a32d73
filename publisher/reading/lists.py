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
    """The outermost lists of a narrative, in order.

    A paragraph, or another kind of label at the same level, parts two lists.
    """
    intro: Passage | None = None
    run: list[Passage] = []
    for passage in narrative:
        if passage.marker:
            run.append(passage)
            continue
        yield from _read(run, intro)
        intro, run = passage, []
    yield from _read(run, intro)


def _read(run: list[Passage], intro: Passage | None) -> Iterator[Daftar]:
    roots: list[_Open] = []
    stack: list[_Open] = []
    for n, passage in enumerate(run):
        while len(stack) > 1 and passage.level < stack[-1].level:
            stack.pop()
        if not stack or (len(stack) == 1 and _is_other(stack[0], passage)):
            stack = [_Open(run[n - 1] if n else intro, 0)]
            roots.append(stack[0])
        elif passage.level > stack[-1].level:
            stack.append(_below(stack[-1], passage.level))
        elif _is_other(stack[-1], passage):
            stack[-1] = _below(stack[-2], passage.level)
        stack[-1].items.append((passage, []))
    yield from map(_closed, roots)


def _is_other(daftar: _Open, passage: Passage) -> bool:
    """The passage has another kind of label than the items of the list, at their level."""
    last = daftar.items[-1][0].marker
    here = passage.marker
    return (
        passage.level <= daftar.level
        and last is not None
        and here is not None
        and (last.kind != here.kind)
    )


def _below(daftar: _Open, level: int) -> _Open:
    """A new list below the last item of `daftar`."""
    parent, lists_below = daftar.items[-1]
    deeper = _Open(parent, level)
    lists_below.append(deeper)
    return deeper


def _closed(daftar: _Open) -> Daftar:
    items = tuple(Item(p, tuple(_closed(b) for b in below)) for p, below in daftar.items)
    return Daftar(items, daftar.intro)
