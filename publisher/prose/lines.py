r"""The lines of a narrative → its blocks, still with the signs inside them.

What begins a list in every office (`-`, `1.`, `a.`, `(1)`) does so on any line. A sign
that other programs use (`•`, `–`, `*`, `+`, `1)`, `a)`) does where it is surely meant:
at the start of a paragraph, behind a line that ends with a colon, semicolon or full
stop, or below an item with the same sign. A lone `* ` is the sign of a remark, not a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from publisher.prose.forms import BlockKind, Marker
from publisher.prose.typed import CAPTION, TypedItem, TypedTable, caption, picture, table

NOTE_KEY = r"[A-Za-z0-9][\w-]{0,39}"
DOTS = "•●▪◦○‣·➢➤►❖✓✔\uf0b7"  # the last one as Word's symbol font has it
_CLASSIC = r"-|\d{1,3}\.|(?P<letter>[a-z])(?P=letter)*\.|\(\d{1,3}\)"
_HABIT = r"[–—]|\+(?=[ \t]+\D)|\d{1,3}\)|(?P<half>[a-z])(?P=half)*\)"
_ITEM = re.compile(
    rf"(?P<indent>[ \t]*)(?:(?P<classic>{_CLASSIC})[ \t]+|(?P<habit>{_HABIT}|\*)[ \t]+"
    rf"|(?P<dot>[{DOTS}])[ \t]*)(?=\S)"
)
_STAR = re.compile(r"^[ \t]*\*[ \t]+\S", re.MULTILINE)
_HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]+(?=\S)")
_NOTE = re.compile(rf"[ \t]*\[\^({NOTE_KEY})\]:[ \t]*(?=\S)")
_QUOTE = re.compile(r"[ \t]*>[ \t]+(?=\D)(?=\S)")
_QUOTED = re.compile(r"[ \t]*>[ \t]*")
# A paragraph that begins so has a backslash before it. `*` has one of its own.
STARTS = re.compile(
    rf"\\*(?:(?:{_CLASSIC}|{_HABIT})(?:\s|$)|[{DOTS}]|>[ \t]+\D|#{{1,6}}[ \t]|\[\^{NOTE_KEY}\]:"
    r"|Tabel:[ \t]+\S)"
)
STARTS_QUOTE = re.compile(r"\\*\d")  # `> 100` compares, it does not quote
_CLOSED = (":", ";", ".")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A block: its lines joined, and where each character of them stands.

    typed: the table or picture that it is.
    """

    kind: BlockKind
    text: str
    offsets: tuple[int, ...]
    marker: Marker | None = None
    level: int = 0
    kunci: str = ""
    typed: TypedItem | None = None


@dataclass(slots=True)
class _Open:
    """A block whose lines are still being read; each with where it begins."""

    kind: BlockKind = "paragraf"
    marker: Marker | None = None
    level: int = 0
    kunci: str = ""
    lines: list[tuple[str, int]] = field(default_factory=list)


def chunks(text: str) -> Iterator[Chunk]:
    """The blocks of a narrative, in order."""
    read = list(_Reader(len(_STAR.findall(text)) > 1).read(text))
    return _captioned(read) if any(c.typed for c in read) else iter(read)


def _captioned(read: list[Chunk]) -> Iterator[Chunk]:
    """Each `Tabel: …` given to the table below it, or else to the one above."""
    out: list[Chunk] = []
    for n, chunk in enumerate(read):
        words = caption(chunk.text, chunk.offsets) if _is_plain(chunk) else None
        below = _bare(read[n + 1]) if n + 1 < len(read) else None
        above = _bare(out[-1]) if out else None
        if words and below:
            read[n + 1] = _of_item(replace(below, judul=words), chunk.offsets[0])
        elif words and above:
            out[-1] = _of_item(replace(above, judul=words), out[-1].offsets[0])
        else:
            out.append(chunk)
    return iter(out)


def _is_plain(chunk: Chunk) -> bool:
    return chunk.kind == "paragraf" and chunk.marker is None and chunk.typed is None


def _bare(chunk: Chunk) -> TypedTable | None:
    """The table that a block is, if it has no caption."""
    item = chunk.typed
    return item if isinstance(item, TypedTable) and item.judul is None else None


def _of_item(item: TypedItem, begin: int) -> Chunk:
    return Chunk("paragraf", item.written, (begin,), typed=item)


@dataclass(slots=True)
class _Reader:
    """starry: lines that begin with a star are items, as there are several."""

    starry: bool
    open: _Open | None = None
    indents: list[int] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)  # labels with letters that were read
    before: str = ""  # the last line that has words
    quoting: bool = False  # the line before belongs to a quotation

    def read(self, text: str) -> Iterator[Chunk]:
        lines = list(_placed(text))
        n = 0
        while n < len(lines):
            taken = self._typed(lines, n)
            if taken:
                item, count = taken
                yield from self._close()
                yield item
                self.indents, self.quoting, self.before = [], False, lines[n + count - 1][0]
                n += count
            else:
                yield from self._line(*lines[n])
                n += 1
        yield from self._close()

    def _line(self, line: str, begin: int) -> Iterator[Chunk]:
        quoting, self.quoting = self.quoting, False
        if not line.strip():
            yield from self._close()
        elif quoting and line.strip() == ">":
            yield from self._close()
            self.quoting = True
        else:
            opened = self._opened(line, begin, quoting)
            if opened:
                yield from self._close()
                self.open = opened
            else:
                self._go_on(line, begin)
            self.before = line.rstrip()
            self.quoting = self.open is not None and self.open.kind == "kutipan"
            if opened and opened.kind == "judul":
                yield from self._close()

    def _typed(self, lines: list[tuple[str, int]], n: int) -> tuple[Chunk, int] | None:
        """The table, its caption, or the picture that a line begins, and how many lines it has."""
        line, begin = lines[n]
        sign = line.lstrip()[:1]
        if sign == "!" and self.open is None and (shown := picture(line, begin)):
            # Alone in its paragraph, or with other pictures only.
            after = lines[n + 1] if n + 1 < len(lines) else ("", 0)
            alone = not after[0].strip() or picture(*after)
            return (_of_item(shown, shown.begin), 1) if alone else None
        if sign not in ("T", "|") or not self._may_end(line):
            return None
        if sign == "|":
            made = table(lines, n)
            return (_of_item(made[0], made[0].begin), made[1]) if made else None
        above = self.open is None and n > 0 and lines[n - 1][0].lstrip()[:1] == "|"
        if CAPTION.match(line.strip()) and (above or table(lines, n + 1)):
            at = len(line) - len(line.lstrip())
            return Chunk("paragraf", *_joined([(line.strip(), begin + at)])), 1
        return None

    def _may_end(self, line: str) -> bool:
        """May the block that is open end here without a blank line?"""
        if self.open is None:
            return True
        return self.open.kind == "paragraf" and (self.open.marker is None or line[:1].strip() != "")

    def _close(self) -> Iterator[Chunk]:
        if self.open:
            o = self.open
            yield Chunk(o.kind, *_joined(o.lines), o.marker, o.level, o.kunci)
        self.open = None

    def _go_on(self, line: str, begin: int) -> None:
        """A line without a label goes on with its block; behind a blank one it ends the list."""
        if self.open is None:
            self.open, self.indents = _Open(), []
        at = len(line) - len(line.lstrip())
        if self.open.kind == "kutipan" and (quoted := _QUOTED.match(line)):
            at = quoted.end()
        self.open.lines.append((line[at:].strip(), begin + at))

    def _opened(self, line: str, begin: int, quoting: bool) -> _Open | None:
        """The block that a line begins, if it does."""
        found: re.Match[str] | None
        if (found := _HEADING.match(line)) and (self.open is None or len(found[1]) > 1):
            self.indents = []
            opened = _Open("judul", level=len(found[1]))
        elif found := _NOTE.match(line):
            opened = _Open("catatan", kunci=found[1])
        elif found := self._quote(line, quoting):
            self.indents = []
            opened = _Open("kutipan")
        elif found := self._item(line):
            marker = _marker(found["classic"] or found["habit"] or found["dot"])
            if marker.kind in ("letter", "letter_half"):
                self.numbers.add(marker.raw)
            _nest(self.indents, len(found["indent"].expandtabs(2)))
            opened = _Open(marker=marker, level=len(self.indents) - 1)
        else:
            return None
        opened.lines = [(line[found.end() :].strip(), begin + found.end())]
        return opened

    def _quote(self, line: str, quoting: bool) -> re.Match[str] | None:
        if self.open is None:
            return _QUOTED.match(line) if quoting else _QUOTE.match(line)
        goes_on = self.open.kind != "kutipan" and self.before.endswith(":")
        return _QUOTE.match(line) if goes_on else None

    def _item(self, line: str) -> re.Match[str] | None:
        item = _ITEM.match(line)
        if item is None or self._is_word(item):
            return None
        sign = item["habit"] or item["dot"]
        if sign == "*":
            return item if self.starry or self.before.endswith(":") else None
        if not sign or self.open is None or self.before.endswith(_CLOSED):
            return item
        above, marker = self.open.marker, _marker(sign)
        same = above is not None and (above.kind, above.tanda) == (marker.kind, marker.tanda)
        return item if same else None

    def _is_word(self, item: re.Match[str]) -> bool:
        """`aa.` is a label only after `z.`: a line may begin with `cc.` or `pp.`"""
        letters = (item["classic"] or item["habit"] or "")[:-1] if _lettered(item) else ""
        if len(letters) < 2:
            return False
        last = _marker(item["classic"] or item["habit"])
        return Marker(last.kind, last.number - 1).raw not in self.numbers


def _placed(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a text, and where each stands in it."""
    begin = 0
    for line in text.split("\n"):
        yield line, begin
        begin += len(line) + 1


def _lettered(item: re.Match[str]) -> bool:
    return bool(item["letter"] or item["half"])


def _joined(lines: list[tuple[str, int]]) -> tuple[str, tuple[int, ...]]:
    offsets: list[int] = []
    for line, begin in lines:
        if offsets:
            offsets.append(offsets[-1] + 1)  # the blank that joins them stands for the line end
        offsets.extend(range(begin, begin + len(line)))
    return " ".join(line for line, _ in lines), tuple(offsets)


def _nest(indents: list[int], indent: int) -> None:
    """Make `indents` the stack of list indents down to this item's."""
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1]:
        indents.append(indent)


def _marker(mark: str) -> Marker:
    if mark == "-":
        return Marker("bullet")
    if mark in DOTS or mark in "–—+*":
        return Marker("bullet", tanda=mark)
    if mark.startswith("("):
        return Marker("paren", int(mark[1:-1]))
    half = mark.endswith(")")
    if mark[:-1].isdigit():
        return Marker("decimal_half" if half else "decimal", int(mark[:-1]))
    number = ord(mark[0]) - 96 + 26 * (len(mark) - 2)
    return Marker("letter_half" if half else "letter", number)
