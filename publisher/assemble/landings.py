"""Where the bookmarks of the Word file are in its PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, PdfError
from pypdf import PdfReader

from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ToolFailed
from publisher.vocabulary.messages import message

KEPT = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a destination leads: a page, from 0, and the point of it, where that is said."""

    page: int
    left: float | None
    top: float | None


class Destinations(Mapping[str, int]):
    """Name of a Word bookmark → page of the PDF, from 0.

    Looking up a name is exact. Listing the names reads every `5F` as `_`,
    which may mistake a name in which the letters `5F` stand themselves.
    """

    def __init__(self, pages: Mapping[str, int], tops: Mapping[str, float] | None = None) -> None:
        self.pages = dict(pages)  # under the names that the PDF has
        self.tops = dict(tops or {})

    def top(self, name: str) -> float | None:
        """How far above the page's lower edge it leads, in points; None where that is not said."""
        return self.tops.get(destination_name(name))

    def __getitem__(self, name: str) -> int:
        return self.pages[destination_name(name)]

    def __iter__(self) -> Iterator[str]:
        return (name.replace("5F", "_") for name in self.pages)

    def __len__(self) -> int:
        return len(self.pages)


def destination_name(bookmark: str) -> str:
    """The name that LibreOffice gives the destination of a bookmark.

    It writes the name as in a URL, and then every character that is not a
    letter, a digit or a hyphen as its two hexadecimal digits: `_` as `5F`.
    """
    return KEPT.sub(lambda sign: f"{ord(sign[0]):02X}", quote(bookmark, safe="!$&'()*+,;=:@/?"))


def destinations(pdf: PdfFile) -> Destinations:
    """The named destinations of a PDF that lead to one of its pages. Raises ToolFailed."""
    targets = named_targets(pdf)
    tops = {name: target.top for name, target in targets.items() if target.top is not None}
    return Destinations({name: target.page for name, target in targets.items()}, tops)


def destination_labels(pdf: PdfFile) -> dict[str, str]:
    """Name of a Word bookmark of our own → the number printed on its page. Raises ToolFailed."""
    pages = destinations(pdf)
    with pdf.path.open("rb") as file:
        labels = PdfReader(file).page_labels
    return {name: labels[page] for name, page in pages.items() if page < len(labels)}


def named_targets(pdf: PdfFile) -> dict[str, Target]:
    """Name of a destination, as the PDF writes it → where it leads. Raises ToolFailed."""
    try:
        with Pdf.open(pdf.path) as opened:
            return targets_of(opened)
    except PdfError:
        raise ToolFailed(
            message("LibreOffice made a PDF that cannot be read"),
            message("build again; if it stays so, install LibreOffice anew"),
        ) from None


def targets_of(pdf: Pdf) -> dict[str, Target]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    targets = ((name, _target(target, numbers)) for name, target in _named(pdf))
    return {name: target for name, target in targets if target is not None}


def _named(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    """Both places where a PDF may keep them: a dictionary, and a name tree (PDF 1.2)."""
    for name, target in (pdf.Root.get_dict(Name.Dests) or Dictionary()).items():
        yield name.removeprefix("/"), target
    tree = (pdf.Root.get_dict(Name.Names) or Dictionary()).get(Name.Dests)
    if tree is not None:
        yield from NameTree(tree).items()


def _target(target: Object, numbers: Mapping[tuple[int, int], int]) -> Target | None:
    array = target.get(Name.D) if isinstance(target, Dictionary) else target
    if not isinstance(array, Array) or not len(array) or not isinstance(array[0], Dictionary):
        return None
    page = numbers.get(array[0].objgen)
    if page is None:
        return None
    left, top = (_number(array, n) if array[1:2] == [Name.XYZ] else None for n in (2, 3))
    return Target(page, left, top)


def _number(array: Array, n: int) -> float | None:
    return float(array[n]) if len(array) > n and isinstance(array[n], int | Decimal) else None
