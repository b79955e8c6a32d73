"""Fitting a page into a box: pure arithmetic, in points, the origin at the lower left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publisher.assemble.plan import PageShape

Rotation = Literal[0, 90, 180, 270]  # clockwise, as /Rotate
Matrix = tuple[float, float, float, float, float, float]  # as the operands of `cm`

CM = 72 / 2.54
# The footer with the page number stands within the lowest 2.5 cm of the paper.
SIDE_MARGIN = 1.5 * CM
TOP_MARGIN = 1.5 * CM
BOTTOM_MARGIN = 2.5 * CM


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def common(self, other: Box) -> Box:
        """What lies in both boxes; its width or height is not positive where nothing does."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a page: the box, turned, `unit` points to the unit of its coordinates."""

    box: Box
    rotation: Rotation = 0
    unit: float = 1.0

    @property
    def shape(self) -> PageShape:
        width, height = self.box.width * self.unit, self.box.height * self.unit
        turned = self.rotation in (90, 270)
        return PageShape(height, width) if turned else PageShape(width, height)


def content_box(paper: Box, room: float | None = None) -> Box:
    """Where a lampiran may be on a page of the report; room: below that height alone.

    A heading that left less than half of the page is not made room for: it would be all there is.
    """
    top = paper.top - TOP_MARGIN
    if room is not None and room > paper.bottom + paper.height / 2:
        top = min(top, paper.bottom + room)
    return Box(
        paper.left + SIDE_MARGIN,
        paper.bottom + BOTTOM_MARGIN,
        paper.right - SIDE_MARGIN,
        top,
    )


def fit(view: View, into: Box) -> Matrix:
    """The transformation that shows `view` upright, centred in `into`, never enlarged."""
    shape = view.shape
    scale = min(1.0, into.width / shape.width, into.height / shape.height)
    dx = into.left + (into.width - scale * shape.width) / 2
    dy = into.bottom + (into.height - scale * shape.height) / 2
    a, b, c, d, e, f = _upright(view)
    k = scale * view.unit
    return k * a, k * b, k * c, k * d, k * e + dx, k * f + dy


def _upright(view: View) -> Matrix:
    """Turn the box as a reader sees it, its lower left corner to the origin."""
    box = view.box
    if view.rotation == 90:
        return 0, -1, 1, 0, -box.bottom, box.right
    if view.rotation == 180:
        return -1, 0, 0, -1, box.right, box.top
    if view.rotation == 270:
        return 0, 1, -1, 0, box.top, -box.left
    return 1, 0, 0, 1, -box.left, -box.bottom
