"""What can be pointed at: headings, captions and dividers, with their numbers and bookmarks."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from docx.document import Document
from docx.oxml.ns import qn

from publisher.prose import Block
from publisher.prose.formats import romawi
from publisher.vocabulary.keluaran import HeadingKind
from publisher.vocabulary.sisipan import KELOMPOK, Tersisip
from publisher.word.numbering import HeadingNumbers, is_unnumbered
from publisher.word.pieces import Nomor
from publisher.word.placement import placed
from publisher.word.tokens import Ledger
from publisher.word.xml import (
    Bookmarks,
    Element,
    in_body,
    is_grid,
    listed_label,
    paragraphs,
    set_style,
    style_name_of,
    text_of,
    w,
)

DEEPEST = 5  # level of a heading

LEVELS: Mapping[str, tuple[HeadingKind, int]] = {
    "Judul Depan": ("depan", 1),
    "Judul Daftar": ("depan", 1),
    "Heading 1": ("bab", 1),
    "Heading 2": ("subbab", 2),
    "Heading 3": ("subbab", 3),
    "Heading 4": ("subbab", 4),
    "Heading 5": ("subbab", 5),
    "Judul Tabel": ("tabel", 1),
    "Judul Gambar": ("gambar", 1),
    "Judul Lampiran": ("lampiran", 1),
    "Judul Lampiran di Halaman": ("lampiran", 1),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents or of a list.

    number: `BAB I`, `A.`, `Tabel 2.1`, `Lampiran III`, or nothing; bookmark:
    where it points; level: 1 to 5.
    """

    kind: HeadingKind
    number: str
    title: str
    bookmark: str
    level: int

    @property
    def label(self) -> str:
        return f"{self.number} {self.title}".strip()


def caption_numbers(
    body: Element, styles: dict[str, str], ledger: Ledger, own: Mapping[str, Tersisip]
) -> dict[str, tuple[str, str]]:
    """`tabel.belanja` → (bookmark, `Tabel 2.2`), counted within each chapter.

    own: the items that narratives may place; they are counted with those of the template.
    Before the first chapter the number is that of the whole: `Gambar 1`.
    """
    numbers: dict[str, tuple[str, str]] = {}
    chapter, counts = 0, {"tabel": 0, "gambar": 0}
    for p in paragraphs(body):
        name = style_name_of(p, styles)
        if name == "Heading 1":
            chapter, counts = chapter + 1, {"tabel": 0, "gambar": 0}
        for nomor in _numbered(p, name, ledger, own):
            if nomor.name in numbers:
                continue  # placed twice: an error that the review copy shows
            counts[nomor.jenis] += 1
            within = f"{chapter}." if chapter else ""
            label = f"{nomor.jenis.capitalize()} {within}{counts[nomor.jenis]}"
            numbers[nomor.name] = (nomor.bookmark, label)
    return numbers


def _numbered(
    p: Element, style: str, ledger: Ledger, own: Mapping[str, Tersisip]
) -> Iterator[Nomor]:
    text = text_of(p)
    if style.startswith("Judul"):
        yield from (value for value in ledger.split(text) if isinstance(value, Nomor))
    elif own and in_body(p):
        for name in placed(ledger.only_value(text), own):
            group, _, key = name.partition(".")
            if own[name].judul:  # a table without a caption has no number
                yield Nomor(KELOMPOK[group], key, group)


def mark_entries(document: Document, bookmarks: Bookmarks) -> tuple[Entry, ...]:
    """Bookmark every heading, caption and divider, and say what each is."""
    return tuple(_entries(document, bookmarks))


def _entries(document: Document, bookmarks: Bookmarks) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for p, kind, level, number, title in numbered_headings(document):
        bookmark = _bookmark(f"{kind} {number} {title}", seen)
        bookmarks.round_paragraph(landing(p), bookmark)
        yield Entry(kind, number, title, bookmark, level)


def landing(p: Element) -> Element:
    """Where a link to a heading leads: LibreOffice knows no place within a frame, so beside it."""
    at = p
    while at.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None:
        following = next(at.itersiblings(qn("w:p")), None)
        if following is None:
            return p
        at = following
    return at


def numbered_headings(
    document: Document,
) -> Iterator[tuple[Element, HeadingKind, int, str, str]]:
    """(paragraph, kind, level, number, title) of every heading, caption and divider."""
    styles = {s.style_id: s.name or "" for s in document.styles}
    counts = _Counts(HeadingNumbers.of(document))
    for p in list(paragraphs(document.element.body)):
        listed = listed_label(p)
        if listed is not None:
            number, title = counts.number("lampiran", 1, listed)
            yield p, "lampiran", 1, number, title.removeprefix(number).strip()
            continue
        found = LEVELS.get(style_name_of(p, styles))
        # In a table cell or a text box a heading's style is a look, not a heading.
        # But that of a grid of photos has its row there.
        if found is None or not (p.getparent().tag == qn("w:body") or _below_photos(p)):
            continue
        kind, level = found
        title = " ".join(text_of(p).split())
        if is_unnumbered(p):
            yield p, kind, level, "", title
        else:
            yield p, kind, level, *counts.number(kind, level, title)


@dataclass(slots=True)
class _Counts:
    """What has been counted so far: headings of each level, and lampiran."""

    headings: HeadingNumbers
    levels: list[int] = field(default_factory=list)
    lampiran: int = 0

    def number(self, kind: HeadingKind, level: int, title: str) -> tuple[str, str]:
        """The number that Word will print before a heading, and its title; counts go on."""
        if kind in ("bab", "subbab"):
            # As Word counts: a heading begins all deeper levels anew.
            above = [*self.levels, *[0] * level][: level - 1]
            own = self.levels[level - 1] if level <= len(self.levels) else 0
            self.levels = [*above, own + 1]
            return self.headings.number(self.levels), title
        if kind == "lampiran":
            self.lampiran += 1
            return f"Lampiran {romawi(self.lampiran)}", title
        if kind in ("tabel", "gambar"):
            word, order, *rest = title.split(" ")
            return f"{word} {order}", " ".join(rest)
        return "", title


@dataclass(slots=True)
class Titles:
    """Headings that stand in narratives, at their levels below the template's own.

    styles: style id → name. made: the headings of narratives, which are no section that
    another narrative stands in.
    """

    styles: dict[str, str]
    made: set[Element] = field(default_factory=set)

    def levels(self, p: Element, blocks: Iterable[Block]) -> dict[int, int]:
        """How many `#` a heading has → its level, for a narrative that is printed at `p`.

        The fewest make the level below the section; each other number the next.
        """
        signs = sorted({b.level for b in blocks if b.kind == "judul"})
        above = self._above(p) if signs else 0
        return {sign: above + n if above else 0 for n, sign in enumerate(signs, 1)}

    def _above(self, p: Element) -> int:
        """The level of the section that `p` stands in; 0 in a cell, where nothing is a section."""
        if p.getparent().tag != qn("w:body"):
            return 0
        for q in p.itersiblings(qn("w:p"), preceding=True):
            kind, level = LEVELS.get(style_name_of(q, self.styles), ("", 0))
            if kind in ("depan", "bab", "subbab") and q not in self.made:
                return level
        return 1

    def make(self, p: Element, level: int, rpr: Element | None) -> Element | None:
        """Make `p` a heading; the look of its runs. Where no style has the level: in bold."""
        ids = {name: style for style, name in self.styles.items()}
        style = ids.get(f"Heading {level}") if level > 1 else None
        if style is None:
            p.get_or_add_pPr().get_or_add_keepNext()
            return with_bold(rpr)
        p.remove(p.pPr) if p.pPr is not None else None
        set_style(p, style)
        if self._in_front(p):
            p.pPr.get_or_add_numPr().get_or_add_numId().val = 0
        self.made.add(p)
        return None

    def _in_front(self, p: Element) -> bool:
        """Before the first chapter sections have no numbers."""
        before = p.itersiblings(qn("w:p"), preceding=True)
        return all(style_name_of(q, self.styles) != "Heading 1" for q in before)


def _below_photos(p: Element) -> bool:
    table = next(p.iterancestors(qn("w:tbl")), None)
    return table is not None and is_grid(table)


def with_bold(rpr: Element | None) -> Element:
    out = copy.deepcopy(rpr) if rpr is not None else w("rPr")
    if out.find(qn("w:b")) is None:
        out._insert_b(w("b"))
    return out


def _bookmark(text: str, seen: dict[str, int]) -> str:
    """A name that stays the same from build to build; `_Toc` hides it in Word."""
    digest = int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")
    # By its words and not by its place: a heading added above must not rename all that follow.
    seen[text] = seen.get(text, 0) + 1
    return f"_Toc{(digest + seen[text] - 1) % 10**9:09d}"
