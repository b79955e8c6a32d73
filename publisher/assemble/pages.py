"""Reading pages of a PDF with pikepdf."""

from __future__ import annotations

from typing import cast

import pikepdf
from pikepdf import Array, Name, Page, Pdf

from publisher.assemble.geometry import Box, Rotation, View
from publisher.assemble.plan import PageShape
from publisher.vocabulary.artifacts import PdfFile

SMALLEST = 1.0  # units; a page below that shows nothing


def page_count(pdf: PdfFile) -> int:
    with Pdf.open(pdf.path) as opened:
        return len(opened.pages)


def qpdf_version() -> str:
    """The version of the library below pikepdf, which writes the files."""
    return str(pikepdf.__libqpdf_version__)


def page_shapes(pdf: PdfFile) -> tuple[PageShape, ...]:
    """The shape of every page as it is displayed."""
    with Pdf.open(pdf.path) as opened:
        return tuple(view_of(page).shape for page in opened.pages)


def view_of(page: Page) -> View:
    """What a reader sees of the page. Raises ValueError when it has no size."""
    media = _box(page.mediabox)
    cropped = _box(page.cropbox).common(media)
    box = cropped if _has_size(cropped) else media
    if not _has_size(box):
        raise ValueError("the page has no size")
    rotation = cast(Rotation, round(float(page.get(Name.Rotate, 0)) / 90) * 90 % 360)
    return View(box, rotation, _unit(page))


def _unit(page: Page) -> float:
    unit = float(page.get(Name.UserUnit, 1))
    return unit if unit > 0 else 1.0


def _box(array: Array) -> Box:
    """A rectangle, whichever two opposite corners the file gives."""
    x1, y1, x2, y2 = (float(number) for number in array)
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _has_size(box: Box) -> bool:
    return box.width >= SMALLEST and box.height >= SMALLEST
