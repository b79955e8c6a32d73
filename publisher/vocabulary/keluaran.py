"""What was measured in the finished files. Lengths in twips (1/20 point), pages from 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
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
    """A page as it is seen. label: its printed number. boxes: what is drawn on one of the body.

    lampiran: the key of the lampiran that the page is of, or nothing. blank: it has no words
    and is white; of a page of a lampiran, without what the report prints round that.
    """

    label: str
    width: int
    height: int
    boxes: tuple[Box, ...] = ()
    lampiran: str = ""
    blank: bool = False
    lost: str = ""  # words that stand for a cross-reference which leads nowhere
    gap: bool = False  # it shows `belum diisi` for something


@dataclass(frozen=True, slots=True)
class BuiltFont:
    """A font of the file, or one that it lacks and visible text is set in; and its pages."""

    name: str
    embedded: bool
    pages: tuple[int, ...]
    in_part: bool = True  # only the letters that are used


@dataclass(frozen=True, slots=True)
class Violation:
    """What breaks PDF/A, in the validator's English; `page` from 1 where it is known."""

    rule: str
    why: str
    page: int | None = None
    certain: bool = True  # else: of a kind that the validator cannot judge

    def __str__(self) -> str:
        where = f" (halaman {self.page})" if self.page else ""
        return f"{self.rule.removeprefix('ISO_19005_2:')}: {self.why}{where}"


@dataclass(frozen=True, slots=True)
class BuiltPdf:
    """All that is measured of a PDF, ours or from anywhere, in one pass."""

    size: int  # bytes
    pages: tuple[BuiltPage, ...] = ()
    opens: bool = True
    locked: bool = False  # cannot be opened without a password
    encrypted: bool = False
    damaged: int = 0  # faults that the reader had to mend
    unreadable: str = ""  # why another program cannot read it
    unreadable_page: int = 0  # from 1; 0 where it is none, or not known which
    claim: str = ""  # the level of PDF/A that it says it has
    violations: tuple[Violation, ...] = ()  # of PDF/A-2b
    tagged: bool = False
    language: str = ""
    title: str = ""
    shows_title: bool = False
    outline: bool = False
    labelled: bool = False
    signatures: int = 0
    certified: bool = False  # a signature that forbids changes (DocMDP)
    signature_fields: tuple[tuple[str, int], ...] = ()  # empty ones: name, page from 1 or 0
    other_fields: tuple[str, ...] = ()
    xfa: bool = False
    active: tuple[str, ...] = ()  # kinds of actions that start something
    files: int = 0
    fonts: tuple[BuiltFont, ...] = ()
    broken_links: tuple[int, ...] = ()  # the pages on which they stand
    signs: tuple[int, ...] = ()  # the pages with the sign of the signature, one for each time
    boxed: str = ""  # characters that are boxes in the body, for want of a font
    landings: Mapping[str, int] | None = None  # bookmark of the Word file → its page

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
class PrintedGap:
    """A paragraph with the words `belum diisi`. keys: of it, or where not `own`, of its row."""

    text: str
    keys: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class BuiltWord:
    papers: tuple[Paper, ...] = ()
    headings: tuple[Heading, ...] = ()
    contents: tuple[ContentsLine, ...] = ()
    tables: tuple[BuiltTable, ...] = ()
    pictures_without_alt: tuple[str, ...] = ()  # their names in Word
    gaps: tuple[PrintedGap, ...] = ()


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A lampiran whose pictures were made smaller; sizes in bytes."""

    kunci: str
    before: int
    after: int
    dpi: int  # across a whole page, of its largest pictures


@dataclass(frozen=True, slots=True)
class StandIn:
    """The family that is used for a font which is not installed."""

    family: str
    is_twin: bool  # as wide, letter by letter


@dataclass(frozen=True, slots=True)
class Keluaran:
    """The finished files of a report; or of a PDF from anywhere, of which there is no more.

    lampiran_size: key → bytes of its pages alone. stand_ins: by the font that the Word file
    names. megabytes and tanda: the limit of its size, and the sign of the signature or nothing.
    coarse: dots per inch of the narrative's pictures, where they are less than print could show.
    draf: every page says so. told: the keys that findings on the content are about.
    """

    report: Report | None
    word_path: Path
    pdf_path: Path
    word: BuiltWord
    pdf: BuiltPdf
    lampiran_size: Mapping[str, int] = field(default_factory=dict)
    template: Path | None = None
    shrunk: tuple[Shrunk, ...] = ()
    stand_ins: Mapping[str, StandIn] = field(default_factory=dict)
    megabytes: Decimal = Decimal(10)
    tanda: str = ""
    coarse: int = 0
    draf: bool = False
    told: frozenset[str] = frozenset()

    def lampiran(self, kunci: str) -> Lampiran | None:
        listed = self.report.laporan.lampiran if self.report else ()
        return next((x for x in listed if x.kunci == kunci), None)
