"""Where in the Word file a remark goes: at its words, at its key, or as near as can be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn

from publisher.reading import Passage
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.places import Place, Source, key_of
from publisher.word.align import letters_at, printed_letters, raw_offsets
from publisher.word.anchors import anchored_paragraphs
from publisher.word.merge import grid_column, grid_span
from publisher.word.ranges import boundaries, printed_text
from publisher.word.xml import Element, paragraphs

NEAR = 6  # paragraphs after a key's own in which its gap may be printed
NAMING = ("nama", "judul", "kode", "nomor")  # keys by which people know a table of the file


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters `start` to `end` of a paragraph.

    others: further paragraphs that the key is printed or counted in. printed:
    whether the key itself is printed at all.
    """

    paragraph: Element
    start: int
    end: int
    others: int = 0
    printed: bool = True


class Spots:
    """Finds the spot of each place in one document."""

    def __init__(self, document: Document, passages: Sequence[Passage], folder: Path) -> None:
        self._body = document.element.body
        self._folder = folder
        anchored = list(anchored_paragraphs(document))
        self._paragraphs = [p for p, _ in anchored]
        self._keys = [keys for _, keys in anchored]
        self._of, self._below = _index(self._keys)
        self._passages = _by_key(passages, folder)
        self._files: dict[Path, list[tuple[int, int]]] = {}

    def spot(self, at: Place) -> Spot:
        key = key_of(at, self._folder)
        found = self._of.get(key, [])
        if not found:
            return self._near(at)
        others = self._others(key, found)
        # Words first, then the key alone: a comment at the wrong word is worse than one at a
        # paragraph.
        for n, passage, letters in self._meant(key, at):
            for p in self._in_order(key, found, n):
                printed = printed_letters(passage.text, printed_text(p), *letters, boundaries(p))
                if printed is not None:
                    return Spot(p, *printed, others)
        return _whole(self._in_order(key, found)[0], others)

    def _is_narrative(self, key: str) -> bool:
        return any(p.jenis == "narasi" for p in self._passages.get(key, []))

    def _others(self, key: str, found: Sequence[int]) -> int:
        """How many more paragraphs hold a key; those of one narrative are one place."""
        if self._is_narrative(key):
            return sum(self._keys[n][0] != key for n in found)
        return len(found) - 1

    def _meant(self, key: str, at: Place) -> Iterator[tuple[int, Passage, tuple[int, int]]]:
        """The passages that hold the words of a place, or all of its value, and their numbers."""
        raw = raw_offsets(at)
        known = self._passages.get(key, [])
        # A table that is typed is one placement, and each of its cells a passage: these first.
        for n, passage in sorted(enumerate(known), key=lambda one: one[1].jenis == "sisipan"):
            whole = (0, len(passage.text))
            letters = whole if at.offset is None else letters_at(passage, at, raw)
            if letters is not None and passage.catatan:
                yield from _at_mark(passage.catatan, known)
            elif letters is not None:
                yield n, passage, letters

    def _in_order(self, key: str, found: Sequence[int], passage: int = 0) -> list[Element]:
        """The paragraphs that hold a key: a narrative's own, else those with the least besides.

        Of a narrative the paragraph that its passage of that number became is the first.
        """
        if self._is_narrative(key):
            own = [n for n in found if self._keys[n][0] == key]
            order = own[passage:] + own[:passage] or list(found)
        else:
            order = sorted(found, key=lambda n: (len(self._keys[n]), -self._kinship(n, key), n))
        return [self._paragraphs[n] for n in order]

    def _kinship(self, n: int, key: str) -> int:
        """How much of a key the name at the front of the same row shares: 0 outside a table.

        A sum of one figure has but one key too; its row is about something larger.
        """
        row = _row(self._paragraphs[n])
        shared = 0
        for m in range(n - 1, -1, -1):
            if row is None or _row(self._paragraphs[m]) is not row:
                break
            if self._names(m):
                shared = max(shared, len(commonprefix([self._keys[m][0], key])))
        return shared

    def _near(self, at: Place) -> Spot:
        """For a key that is printed nowhere: its gap, a part of it, what is about it, or before."""
        # From the key itself outwards, as somebody would look for it.
        for length in range(len(at.keys), 0, -1):
            found = self._below.get(key_of(Place(at.source, at.keys[:length]), self._folder))
            if found:
                gap = self._gap(at, found)
                if gap is not None:
                    return gap
                n = min(found, key=lambda n: (not self._names(n), len(self._keys[n]), n))
                return _whole(self._paragraphs[n], printed=length == len(at.keys))
        return _whole(self._before(at), printed=False)

    def _names(self, n: int) -> bool:
        """Does a paragraph print what its table in the file is called, and nothing else?"""
        keys = self._keys[n]
        return len(keys) == 1 and keys[0].rpartition(".")[2] in NAMING

    def _gap(self, at: Place, found: Sequence[int]) -> Spot | None:
        """Where a value that is still open is printed as such, near one of these paragraphs."""
        span = at.source.spans.get(at.keys)
        if span is None or BELUM_DIISI not in at.source.text[span.start : span.end].lower():
            return None
        word = next((str(key) for key in reversed(at.keys) if isinstance(key, str)), "")
        for n in found:
            for p in _near_gaps(self._paragraphs[n], word):
                start = printed_text(p).find(BELUM_DIISI)
                return Spot(p, start, start + len(BELUM_DIISI))
        return None

    def _before(self, at: Place) -> Element:
        """The paragraph of the nearest key before, in the same file; else the cover's first."""
        own = at.source.spans.get(at.keys)
        placed = self._in_file(at.source)
        n = bisect_right(placed, (own.key, -1)) if own is not None else 0
        if n:
            return self._paragraphs[placed[n - 1][1]]
        said = (p for p in paragraphs(self._body) if printed_text(p).strip())
        return next(said, next(paragraphs(self._body)))

    def _in_file(self, source: Source) -> list[tuple[int, int]]:
        """(offset in the file, paragraph) of every key of a file that is printed, in its order."""
        if source.path not in self._files:
            keys = (
                (span.key, key_of(Place(source, keys), self._folder))
                for keys, span in source.spans.items()
            )
            self._files[source.path] = sorted(
                (offset, min(self._of[key], key=lambda n: len(self._keys[n])))
                for offset, key in keys
                if key in self._of
            )
        return self._files[source.path]


def _at_mark(
    kunci: str, known: Sequence[Passage]
) -> Iterator[tuple[int, Passage, tuple[int, int]]]:
    """Where a footnote's mark stands: Word takes no comment inside a footnote."""
    for n, passage in enumerate(known):
        for mark in passage.marks:
            if mark.kunci == kunci:
                end = max(mark.start, 1)
                yield n, passage, (end - 1, end)


def _row(p: Element) -> Element | None:
    return next(p.iterancestors(qn("w:tr")), None)


def _whole(p: Element, others: int = 0, printed: bool = True) -> Spot:
    text = printed_text(p)
    return Spot(p, len(text) - len(text.lstrip()), len(text.rstrip()), others, printed)


def _by_key(passages: Sequence[Passage], folder: Path) -> Mapping[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(key_of(passage.at, folder), []).append(passage)
    return found


def _index(
    anchored: Sequence[tuple[str, ...]],
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Key → paragraphs that hold it; key → paragraphs that hold it or one below."""
    of: dict[str, list[int]] = {}
    below: dict[str, list[int]] = {}
    for n, keys in enumerate(anchored):
        for key in keys:
            of.setdefault(key, []).append(n)
        for outer in dict.fromkeys(outer for key in keys for outer in _outer(key)):
            below.setdefault(outer, []).append(n)
    return of, below


def _outer(key: str) -> Iterator[str]:
    """`a.toml#b[0].c` → itself, `a.toml#b[0]`, `a.toml#b`."""
    file, _, path = key.partition("#")
    for n, sign in enumerate(path):
        if sign in ".[":
            yield f"{file}#{path[:n]}"
    yield key


def _near_gaps(p: Element, word: str) -> Iterator[Element]:
    """The paragraphs near `p` that print a gap of the key named `word`.

    In a table a cell of the same row, under a header that says the word; else
    one of the next paragraphs, which says it or nothing else.
    """
    row = next(p.iterancestors(qn("w:tr")), None)
    if row is None:
        yield from (q for q in _from_here_on(p) if _is_gap_of(printed_text(q), word))
        return
    for cell in row.iterchildren(qn("w:tc")):
        gap = next((q for q in paragraphs(cell) if printed_text(q).strip() == BELUM_DIISI), None)
        if gap is not None and word.casefold() in _heads_above(row, cell):
            yield gap


def _is_gap_of(text: str, word: str) -> bool:
    """`belum diisi`, `(pangkat belum diisi)`"""
    return text.strip(" ()") in (BELUM_DIISI, f"{word} {BELUM_DIISI}")


def _from_here_on(p: Element) -> Iterator[Element]:
    yield p
    for n, following in enumerate(p.itersiblings(qn("w:p"))):
        if n == NEAR:
            return
        yield following


def _heads_above(row: Element, cell: Element) -> str:
    """All that the header rows say above a cell."""
    column = grid_column(cell)
    heads = (
        head
        for above in row.getparent().iterchildren(qn("w:tr"))
        if above.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for head in above.iterchildren(qn("w:tc"))
    )
    over = (h for h in heads if grid_column(h) <= column < grid_column(h) + grid_span(h))
    return " ".join(printed_text(p) for h in over for p in paragraphs(h)).casefold()
