"""What was measured in the finished files. Lengths in twips (1/20 point), pages from 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.report import Report

Drawn = Literal["text", "line", "picture"]
HeadingKind = Literal["depan", "bab", "subbab", "tabel", "gambar", "lampiran"]


@dataclass(frozen=True, slots=True)
class Box:
    """What one thing on a page covers, from the page's lower left corner."""

    kind: Drawn
    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """label: its printed number. boxes: all that is drawn, of a page of the body.

    lampiran: the key of the lampiran that the page is of, or nothing. blank:
    nothing of the lampiran is drawn on it.
    """

    label: str
    width: int
    height: int
    boxes: tuple[Box, ...] = ()
    lampiran: str = ""
    blank: bool = False


@dataclass(frozen=True, slots=True)
class BuiltFont:
    """A font of the file, or one that it lacks and visible text is set in; and its pages."""

    name: str
    embedded: bool
    pages: tuple[int, ...]
    in_part: bool = True  # only the letters that are used


@dataclass(frozen=True, slots=True)
class BuiltPdf:
    """landings: bookmark of the Word file → page on which it stands."""

    size: int  # bytes
    pages: tuple[BuiltPage, ...]
    encrypted: bool = False
    signatures: int = 0
    fonts: tuple[BuiltFont, ...] = ()
    landings: Mapping[str, int] | None = None

    def label_of(self, bookmark: str) -> str | None:
        """The printed number of the page on which a bookmark stands."""
        page = self.page_of(bookmark)
        return None if page is None else self.pages[page].label

    def page_of(self, bookmark: str) -> int | None:
        page = (self.landings or {}).get(bookmark)
        return page if page is not None and page < len(self.pages) else None


@dataclass(frozen=True, slots=True)
class Paper:
    """A section's paper and margins."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, caption or divider: `A.`, `Latar Belakang`."""

    kind: HeadingKind
    level: int
    number: str
    title: str
    bookmark: str

    @property
    def label(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents (list "isi") or of a list of tables, figures or lampiran."""

    list: Literal["isi", "lain"]
    group: int  # lines of one list have one number
    text: str
    page: str  # the number printed at its end
    bookmark: str = ""  # where it leads, if it is a link


@dataclass(frozen=True, slots=True)
class BuiltTable:
    """caption: of the paragraph just above, if that is one. bookmarks: within, in order."""

    caption: Heading | None
    bookmarks: tuple[str, ...]
    rows_may_break: bool
    header_repeats: bool


@dataclass(frozen=True, slots=True)
class BuiltWord:
    papers: tuple[Paper, ...] = ()
    headings: tuple[Heading, ...] = ()
    contents: tuple[ContentsLine, ...] = ()
    tables: tuple[BuiltTable, ...] = ()
    pictures_without_alt: tuple[str, ...] = ()  # their names in Word


@dataclass(frozen=True, slots=True)
class Keluaran:
    """The finished files of a report. lampiran_size: key → bytes of its pages alone."""

    report: Report
    word_path: Path
    pdf_path: Path
    word: BuiltWord
    pdf: BuiltPdf
    lampiran_size: Mapping[str, int]

    def lampiran(self, kunci: str) -> Lampiran | None:
        return next((x for x in self.report.laporan.lampiran if x.kunci == kunci), None)
