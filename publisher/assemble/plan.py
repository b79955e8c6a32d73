"""What is to be joined, and the arithmetic of page numbers. Pages count from 0."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Message

LabelStyle = Literal["roman", "arabic", "none"]


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page as a reader sees it: after cropping and rotation, in points."""

    width: float
    height: float

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Prepared:
    """A lampiran as PDF pages, not yet fitted to the report's paper.

    pdf: None where the file was set aside; `instead` is then what its only page
    says. findings: what became of the file on its way.
    """

    kunci: str
    title: str
    pdf: PdfFile | None
    pages: tuple[PageShape, ...]
    findings: tuple[Finding, ...] = ()
    instead: Message | None = None


@dataclass(frozen=True, slots=True)
class Insertion:
    """The pages of a lampiran go after body page `after`, its divider.

    onto: the first of them is laid onto that page, below `room`, points from its lower edge.
    """

    prepared: Prepared
    after: int
    onto: bool = False
    room: float | None = None

    @property
    def added(self) -> int:
        """How many pages longer the body becomes."""
        return len(self.prepared.pages) - self.onto


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline; `page` is a page of the body, `level` starts at 1."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class LabelRange:
    """From body page `page` on, pages are labelled `prefix` + a number from `start` on."""

    page: int
    style: LabelStyle
    start: int
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a reader program shows of the document; `language` as in BCP 47 (`id-ID`).

    date: when the document says it was made; the clock is not asked.
    """

    title: str
    author: str
    subject: str
    language: str
    date: dt.date


def assembled_page(body_page: int, insertions: Sequence[Insertion]) -> int:
    """The page of the publication on which a body page stands."""
    return body_page + sum(i.added for i in insertions if i.after < body_page)


def first_pages(insertions: Sequence[Insertion]) -> Sequence[int]:
    """Where each insertion begins in the publication."""
    first, shift = [0] * len(insertions), 1
    for n in sorted(range(len(insertions)), key=lambda n: insertions[n].after):
        first[n] = insertions[n].after + shift - insertions[n].onto
        shift += insertions[n].added
    return first
