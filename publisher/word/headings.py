"""What can be pointed at: headings, captions and dividers, with their numbers and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from docx.oxml.ns import qn

from publisher.prose.formats import huruf, romawi
from publisher.vocabulary.keluaran import HeadingKind
from publisher.vocabulary.sisipan import KELOMPOK, Tersisip
from publisher.word.pieces import Nomor
from publisher.word.sisipan import in_body, placed
from publisher.word.tokens import Ledger
from publisher.word.xml import Bookmarks, Element, paragraphs, style_name_of, text_of

LEVELS: Mapping[str, tuple[HeadingKind, int]] = {
    "Judul Depan": ("depan", 1),
    "Judul Daftar": ("depan", 1),
    "Heading 1": ("bab", 1),
    "Heading 2": ("subbab", 2),
    "Heading 3": ("subbab", 3),
    "Judul Tabel": ("tabel", 1),
    "Judul Gambar": ("gambar", 1),
    "Judul Lampiran": ("lampiran", 1),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents or of a list.

    number: `BAB I`, `A.`, `Tabel 2.1`, `Lampiran III`, or nothing; bookmark:
    where it points; level: 1 to 3.
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
            yield Nomor(KELOMPOK[group], key, group)


def mark_entries(body: Element, styles: dict[str, str], bookmarks: Bookmarks) -> tuple[Entry, ...]:
    """Bookmark every heading, caption and divider, and say what each is."""
    return tuple(_entries(body, styles, bookmarks))


def _entries(body: Element, styles: dict[str, str], bookmarks: Bookmarks) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for p, kind, level, number, title in numbered_headings(body, styles):
        bookmark = _bookmark(f"{kind} {number} {title}", seen)
        bookmarks.round_paragraph(p, bookmark)
        yield Entry(kind, number, title, bookmark, level)


def numbered_headings(
    body: Element, styles: dict[str, str]
) -> Iterator[tuple[Element, HeadingKind, int, str, str]]:
    """(paragraph, kind, level, number, title) of every heading, caption and divider."""
    counts = [0, 0, 0, 0]
    for p in list(paragraphs(body)):
        found = LEVELS.get(style_name_of(p, styles))
        # In a table cell or a text box a heading's style is a look, not a heading.
        if found is None or p.getparent().tag != qn("w:body"):
            continue
        kind, level = found
        yield p, kind, level, *_number(kind, level, " ".join(text_of(p).split()), counts)


def _number(kind: HeadingKind, level: int, title: str, counts: list[int]) -> tuple[str, str]:
    """The number that Word will print before a heading; counts go on."""
    if kind == "bab":
        counts[0:3] = [counts[0] + 1, 0, 0]
        return f"BAB {romawi(counts[0])}", title
    if kind == "subbab":
        # As Word counts: a heading begins all deeper levels anew.
        counts[level - 1] += 1
        counts[level:3] = [0] * (3 - level)
        return f"{huruf(counts[1]).upper()}." if level == 2 else f"{counts[2]}.", title
    if kind == "lampiran":
        counts[3] += 1
        return f"Lampiran {romawi(counts[3])}", title
    if kind in ("tabel", "gambar"):
        word, order, *rest = title.split(" ")
        return f"{word} {order}", " ".join(rest)
    return "", title


def _bookmark(text: str, seen: dict[str, int]) -> str:
    """A name that stays the same from build to build; `_Toc` hides it in Word."""
    digest = int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")
    # By its words and not by its place: a heading added above must not rename all that follow.
    seen[text] = seen.get(text, 0) + 1
    return f"_Toc{(digest + seen[text] - 1) % 10**9:09d}"
