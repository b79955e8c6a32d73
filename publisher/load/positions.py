"""Where every key and value of a TOML text stands.

`tomllib` says what a text means but not where; this says only where. It takes
the text as valid TOML 1.0: on text that `tomllib` refuses it stops early.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from itertools import count

from publisher.vocabulary.places import Keys, Span

# All repeats are possessive (`*+`): none backtracks, so that a hostile text costs no more.
BLANK = re.compile(r"[ \t]*+")
GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")  # between statements, and between items
KEY = re.compile(r"""[ \t]*+("(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)[ \t]*+""")
LONG_TEXT = (
    r'"""(?:[^"\\]|\\.|""?(?!"))*+"{3,5}'  # up to two quotes may stand before the closing three
    r"|'''(?:[^']|''?(?!'))*+'{3,5}"
)
SHORT_TEXT = (
    r'"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
BARE = r"[^\s,\]}#]++(?: [^\s,\]}#]++)?"  # the blank is that of `2023-06-30 07:32:00`
SCALAR = re.compile(f"{LONG_TEXT}|{SHORT_TEXT}|{BARE}", re.DOTALL)
Part = tuple[str, int]  # one part of a dotted key, and its offset
DEEPEST = 32  # keys from the top of a file to a value; a report has eight at most


class TooDeep(ValueError):
    """Keys or brackets that are nested deeper than DEEPEST: at `offset`."""

    def __init__(self, offset: int) -> None:
        super().__init__("nested too deeply")
        self.offset = offset


def spans_of(text: str) -> dict[Keys, Span]:
    """The span of every key path that `tomllib` reads from `text`, in linear time.

    The value of a table is its header, or all of `{…}`; a table that is only
    passed through (`a` in `[a.b]` or `a.b = 1`) has the span that names it.

    Raises TooDeep: each level costs time and memory for all below it.

    >>> spans_of("[x]\\ny = [5]")[("x", "y", 0)]
    Span(key=9, start=9, end=10)
    """
    scan = _Scan(text)
    scan.document()
    return scan.implied | scan.written


def repeated_key(text: str) -> tuple[Keys, int, int] | None:
    """What the last statement of `text` repeats, where `tomllib` refuses it for that.

    Returns the nearest key on its path that stands earlier, the offset there and
    that of the repetition; None where there is none.
    """
    scan = _Scan(text)
    scan.document()
    key, offset = scan.last
    for length in range(len(key), 0, -1):
        for known in (scan.written, scan.implied):
            first = known.get(key[:length])
            if first is not None and first.key < offset:
                return key[:length], first.key, offset
    return None


class _Scan:
    """One walk over a text: `at` is the cursor, the rest what was found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.table: Keys = ()  # the table that the latest header opened
        self.items: dict[Keys, int] = {}  # `[[name]]` → index of its latest table
        self.written: dict[Keys, Span] = {}
        self.implied: dict[Keys, Span] = {}  # tables that other keys pass through
        self.last: tuple[Keys, int] = ((), 0)

    def document(self) -> None:
        self._skip(GAP)
        while self._header() if self._peek() == "[" else self._pair(self.table):
            self._skip(GAP)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _note(self, key: Keys, span: Span) -> None:
        self.written.setdefault(key, span)
        self.last = key, span.key

    def _header(self) -> bool:
        """`[name]` or `[[name]]`."""
        start = self.at
        width = 2 if self.text.startswith("[[", start) else 1
        self.at += width
        parts = self._parts()
        self.at += width
        if not parts:
            return False
        self.table = self._through((), parts, start)
        if width == 2:
            self._next_item(Span(parts[-1][1], start, self.at))
        else:
            self._note(self.table, Span(parts[-1][1], start, self.at))
        return True

    def _next_item(self, name: Span) -> None:
        self.implied.setdefault(self.table, name)
        n = self.items[self.table] = self.items.get(self.table, -1) + 1
        self.table = (*self.table, n)
        self._note(self.table, Span(name.start, name.start, name.end))

    def _pair(self, table: Keys) -> bool:
        """`key = value`. False where none stands at the cursor."""
        self._skip(BLANK)
        start = self.at
        parts = self._parts()
        if not parts or self._peek() != "=":
            return False
        key = self._through(table, parts, start)
        self.at += 1
        self._skip(BLANK)
        self._value(key, parts[-1][1])
        return True

    def _parts(self) -> list[Part]:
        """The parts of the dotted key at the cursor, which moves behind it."""
        parts: list[Part] = []
        while match := KEY.match(self.text, self.at):
            parts.append((_unquoted(match[1]), match.start(1)))
            self.at = match.end()
            if len(parts) > DEEPEST:
                raise TooDeep(parts[0][1])
            if self._peek() != ".":
                break
            self.at += 1
        return parts

    def _through(self, table: Keys, parts: list[Part], start: int) -> Keys:
        """The path that a dotted key names from `table`; notes the tables on its way."""
        for name, offset in parts[:-1]:
            table = (*table, name)
            self.implied.setdefault(table, Span(offset, start, self.at))
            if table in self.items:  # `[a.b]` continues the latest `[[a]]`
                table = (*table, self.items[table])
        if len(table) >= DEEPEST:
            raise TooDeep(start)
        return (*table, parts[-1][0])

    def _value(self, key: Keys, offset: int) -> None:
        start = self.at
        if len(key) > DEEPEST:
            raise TooDeep(start)
        if self._peek() == "[":
            self._enclosed("]", lambda n: self._value((*key, n), self.at))
        elif self._peek() == "{":
            self._enclosed("}", lambda _: self._pair(key))
        else:
            self._skip(SCALAR)
        self._note(key, Span(offset, start, self.at))

    def _enclosed(self, closing: str, item: Callable[[int], object]) -> None:
        """What stands between brackets, item by item."""
        self.at += 1
        for n in count():
            self._skip(GAP)
            if self._peek() in (closing, ""):
                break
            item(n)
            self._skip(GAP)
            if self._peek() != ",":
                break
            self.at += 1
        self.at += 1


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    if "\\" not in part:
        return part[1:-1]
    try:
        return next(iter(tomllib.loads(f"{part} = 0")))
    except tomllib.TOMLDecodeError:
        return part[1:-1]  # a text that is no TOML is walked too, to say what is wrong with it
