"""Where the boxes of an organisation chart stand: as a tree, or in rows where that is too wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.vocabulary.organisasi import Organisasi
from publisher.word.contents import lines_of, width_of

POINTS_PER_CM = 72 / 2.54
SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0)  # points; the first that fits
LINE = 1.18  # of the size, from line to line
INSET = 0.1  # cm left and right of the words; above and below as much
BESIDE = 0.35  # cm between two boxes
DROP = 0.38  # cm from a box to the line below it, and from the line to the next box
BELOW = 0.22  # cm between the boxes of a stack
INDENT = 0.35  # cm that a box stands to the right of its superior's, in a stack
WIDEST = 4.6  # cm
LOWEST = 0.75  # cm; a box of one short line is not lower


@dataclass(frozen=True, slots=True)
class Kotak:
    """A unit's box; cm from the upper left corner of the chart."""

    nama: str
    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def bottom(self) -> float:
        return self.top + self.height


Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Bagan:
    """size: of the letters, in points; width, height: cm."""

    size: float
    width: float
    height: float
    boxes: tuple[Kotak, ...]
    lines: tuple[Line, ...]


def fits(name: str, width: float, height: float, size: float) -> bool:
    """Do the words stand in a box, none of them broken?"""
    return widest_word(name, size) + 2 * INSET <= width and _height(name, width, size) <= height


def widest_word(name: str, size: float) -> float:
    """In cm."""
    return max((width_of(w, size, True) for w in name.split()), default=0.0) / POINTS_PER_CM


def in_rows(organisasi: Organisasi, width: float, height: float) -> Bagan:
    """The units right below the head in rows, and what is below each in a stack.

    In the largest letters in which the chart is no higher than `height` (cm); else the smallest.
    """
    below: dict[str | None, list[str]] = {}
    for unit in organisasi.unit:
        below.setdefault(unit.atasan and str(unit.atasan), []).append(str(unit.nama))
    bagan = _placed(below, width, SIZES[0])
    for size in SIZES[1:]:
        if bagan.height <= height:
            break
        bagan = _placed(below, width, size)
    return bagan


def _placed(below: dict[str | None, list[str]], width: float, size: float) -> Bagan:
    head = below[None][0]
    stacks = [list(_stack(top, 0, below)) for top in below.get(head, [])]
    need = max(
        (_need(name, depth, size) for stack in stacks for name, depth, _ in stack), default=1
    )
    many = min(len(stacks), max(1, int(width // (need + BESIDE)))) or 1
    rows = -(-len(stacks) // many)
    margin = BESIDE if rows > 1 else 0.0  # where the line to the lower rows runs
    many = -(-len(stacks) // rows) if rows else 1
    column = min((width - margin) / many, WIDEST + BESIDE)
    whole = max(margin + column * many, min(width, WIDEST))
    first = _box(head, (whole - min(whole, WIDEST)) / 2, 0.0, min(whole, WIDEST), size)
    boxes, lines = [first], list[Line]()
    bus = first.bottom + DROP
    if stacks:
        lines.append((first.middle, first.bottom, first.middle, bus))
    for row in range(rows):
        part = stacks[row * many : (row + 1) * many]
        left = margin + (whole - margin - column * len(part)) / 2 + BESIDE / 2
        # Of one height, as units of one rank are drawn.
        least = max(_height(stack[0][0], column - BESIDE, size) for stack in part)
        stood = [
            list(_stood(stack, left + n * column, bus + DROP, column - BESIDE, least, size))
            for n, stack in enumerate(part)
        ]
        middles = [stack[0][0].middle for stack in stood]
        lines += [(m, bus, m, bus + DROP) for m in middles]
        ends = [*middles, *([first.middle] if row == 0 else []), *([0.05] if margin else [])]
        lines.append((min(ends), bus, max(ends), bus))
        boxes += [box for stack in stood for box, _ in stack]
        lines += [line for stack in stood for _, own in stack for line in own]
        if margin and row + 1 < rows:
            lower = max(box.bottom for stack in stood for box, _ in stack) + DROP
            lines.append((0.05, bus, 0.05, lower))
            bus = lower
    return Bagan(size, whole, max(b.bottom for b in boxes), tuple(boxes), tuple(lines))


def _stack(
    name: str, depth: int, below: dict[str | None, list[str]], superior: str = ""
) -> Iterator[tuple[str, int, str]]:
    """A unit and all below it, each with its depth and its superior."""
    yield name, depth, superior
    for child in below.get(name, []):
        yield from _stack(child, depth + 1, below, name)


def _stood(
    stack: Sequence[tuple[str, int, str]],
    left: float,
    top: float,
    width: float,
    least: float,
    size: float,
) -> Iterator[tuple[Kotak, list[Line]]]:
    """The boxes of a stack from its top down, each with the lines that lead to it.

    least: how high its top is.
    """
    known: dict[str, Kotak] = {}
    for name, depth, superior in stack:
        indent = depth * INDENT
        box = _box(name, left + indent, top, max(width - indent, 1.0), size)
        if depth == 0:
            box = replace(box, height=least)
        known[name] = box
        upper = known.get(superior)
        lines: list[Line] = []
        if upper is not None:
            x, y = upper.left + INDENT / 2, box.top + box.height / 2
            lines = [(x, upper.bottom, x, y), (x, y, box.left, y)]
        yield box, lines
        top = box.bottom + BELOW


def _box(name: str, left: float, top: float, width: float, size: float) -> Kotak:
    return Kotak(name, left, top, width, _height(name, width, size))


def _need(name: str, depth: int, size: float) -> float:
    return widest_word(name, size) + 2 * INSET + depth * INDENT


def _height(name: str, width: float, size: float) -> float:
    room = (width - 2 * INSET) * POINTS_PER_CM
    lines = len(list(lines_of(name, room, size, True)))
    return max(LOWEST, lines * size * LINE / POINTS_PER_CM + 2 * INSET)
