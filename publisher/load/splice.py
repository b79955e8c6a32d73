"""Keys put, dropped and appended in a TOML text: the smallest changes, each one confirmed.

Comments, layout, order and line ends stay as they are. What the new text says is read
again and compared with what it should say; a change that is not sure is never made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.load.leftover import parsed
from publisher.load.positions import spans_of
from publisher.vocabulary.places import Keys, Span

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_REMARK = re.compile(r"[ \t]*(#[^\r\n]*)")
_INDENT = re.compile(r"[ \t]*")


class Unsure(ValueError):
    """A change of `keys` that cannot be made without touching what is not meant."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(f"no sure change of {keys}")
        self.keys = keys
        self.file = ""


@dataclass(frozen=True, slots=True)
class Put:
    """The value at `keys` becomes `raw`, as TOML writes it; a key that is not there is added.

    A value that is written in lines of its own, or below a header, goes with all of them.
    """

    keys: Keys
    raw: str
    after: str = ""  # a new key goes behind this one, else to the end of its table


@dataclass(frozen=True, slots=True)
class Drop:
    """`keys` goes: a line, an item of a list, or a table with all below it."""

    keys: Keys


@dataclass(frozen=True, slots=True)
class Append:
    """The list at `keys`, which is there, gets one more item: a value, or a table of raw values."""

    keys: Keys
    item: str | Mapping[str, str]


Edit = Put | Drop | Append


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """`text` with all edits. Raises Unsure, and ValueError where `text` is no TOML.

    >>> spliced("a = 1 # one", [Put(("a",), "2"), Put(("b",), "3")])
    'a = 2 # one\\nb = 3'
    """
    if not edits:
        return text
    scan = _Layout(text)
    pieces = sorted(
        (piece for n, edit in enumerate(edits) for piece in scan.pieces(edit, n)),
        key=lambda p: (p.start, p.end, p.order),  # what is added, before what goes
    )
    parts, at = [], 0
    for piece in pieces:
        if piece.start < at:
            raise Unsure(edits[piece.order].keys)
        parts += [text[at : piece.start], piece.text]
        at = piece.end
    new = "".join([*parts, text[at:]])
    _confirm(text, new, edits)
    return new


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str
    order: int


class _Layout:
    """Where statements, headers and tables of a text stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self.spans = spans_of(text)
        self.data = parsed(text)
        self.below: dict[Keys, list[Keys]] = {}
        for keys in self.spans:
            self.below.setdefault(keys[:-1], []).append(keys)
        headers = sorted((s.start, k) for k, s in self.spans.items() if self._is_header(k, s))
        self.headers = [(self._header_start(at), k) for at, k in headers]
        self.starts = [at for at, _ in self.headers]
        ends = {s.end for k, s in self.spans.items() if not self._is_header(k, s)}
        self.ends = sorted({*ends, *(self._line_end(at) for at in self.starts)})

    def _is_header(self, keys: Keys, span: Span) -> bool:
        """`[…]`, or an item of `[[…]]`, which begins a line."""
        if isinstance(keys[-1], int):
            line = self.text[self._header_start(span.start) : span.start]
            opens = self.text.startswith("[[", span.start) and not line.strip()
            return opens and span.key == span.start
        opens = self.text.startswith("[", span.start) and span.key > span.start
        array = self.text.startswith("[[", span.start)
        return opens and not array and self._own(span)

    def _own(self, span: Span) -> bool:
        """The header of this table, and not of one below it."""
        rest = self.text[span.key : span.end]
        return rest.rstrip().endswith("]") and "." not in re.sub(r'"[^"]*"', "", rest)

    def _header_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """Where the line of a character ends, before its line end."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - (end > at and self.text[end - 1] == "\r")

    def pieces(self, edit: Edit, order: int) -> list[_Piece]:
        match edit:
            case Put(keys, raw) if self._is_value(keys):
                span = self.spans[keys]
                return [_Piece(span.start, span.end, raw, order)]
            case Put(keys):
                old = self._dropped(keys, order) if keys in self.spans else []
                return [*old, self._added(edit, order)]
            case Drop(keys):
                return self._dropped(keys, order)
            case Append():
                return [self._appended(edit, order)]

    def _is_value(self, keys: Keys) -> bool:
        """Is it written as `key = value`, or as an item of a list in brackets?"""
        span = self.spans.get(keys)
        if span is None or self._is_header(keys, span):
            return False
        return span.key < span.start or (isinstance(keys[-1], int) and span.key == span.start)

    # -- adding

    def _added(self, edit: Put, order: int) -> _Piece:
        table = edit.keys[:-1]
        while table and table not in self.spans:
            table = table[:-1]
        name = ".".join(_written_key(k) for k in edit.keys[len(table) :])
        line = f"{name} = {edit.raw}"
        if table and self._is_value(table):
            return self._into_inline(table, line, order)
        if table and not self._is_header(table, self.spans[table]):
            return self._beside(table, line, order)
        return self._into_section(table, line, edit.after, order)

    def _into_inline(self, table: Keys, pair: str, order: int) -> _Piece:
        span = self.spans[table]
        if not self.text.startswith("{", span.start):
            raise Unsure(table)
        inner = [self.spans[k].end for k in self.below.get(table, ())]
        if not inner:
            return _Piece(span.start, span.end, f"{{ {pair} }}", order)
        return _Piece(max(inner), max(inner), f", {pair}", order)

    def _beside(self, table: Keys, line: str, order: int) -> _Piece:
        """Below the last line of a table that only dotted keys make: `pagu.murni = …`."""
        below = [self.spans[k] for k in self.below.get(table, ()) if self._is_value(k)]
        if not below:
            raise Unsure(table)
        last = max(below, key=lambda s: s.end)
        prefix = self.text[self._header_start(last.key) : last.key]
        return self._new_line(self._line_end(last.end), f"{prefix}{line}", order)

    def _into_section(self, table: Keys, line: str, after: str, order: int) -> _Piece:
        known = self.spans.get((*table, after)) if after else None
        at = self._line_end(known.end) if known is not None else self._section_end(table)
        if at == 0 and not table:
            return _Piece(0, 0, f"{line}{self.line_end}", order)
        indent = _INDENT.match(self.text, self._header_start(at))
        return self._new_line(at, f"{indent[0] if indent else ''}{line}", order)

    def _new_line(self, at: int, text: str, order: int) -> _Piece:
        """Below the line that ends at a character."""
        below = self._below(at)
        if below == at:  # the last line has no end
            return _Piece(at, at, f"{self.line_end}{text}", order)
        return _Piece(below, below, f"{text}{self.line_end}", order)

    def _below(self, at: int) -> int:
        return at + len(self.line_end) if self.text.startswith(self.line_end, at) else at

    def _section_end(self, table: Keys) -> int:
        """The end of the last line of a table's own lines, or of its header."""
        start = self._header_start(self.spans[table].start) if table else 0
        n = bisect_right(self.starts, start) if table else 0
        stop = self.starts[n] if n < len(self.starts) else len(self.text)
        return self._last_line_before(start, stop)

    def _last_line_before(self, start: int, stop: int) -> int:
        n = bisect_right(self.ends, stop)
        while n and self.ends[n - 1] > stop:
            n -= 1
        at = self.ends[n - 1] if n else 0
        return self._line_end(at) if at >= start and n else 0

    # -- dropping

    def _dropped(self, keys: Keys, order: int) -> list[_Piece]:
        span = self.spans.get(keys)
        if span is None:
            raise Unsure(keys)
        if self._is_header(keys, span):
            return [self._section(keys, order)]
        if not self._is_value(keys):  # made by dotted keys: each of its lines
            below = self.below.get(keys, [])
            if not below or isinstance(_at(self.data, keys), list):
                return self._all_items(keys, order)
            return [piece for k in below for piece in self._dropped(k, order)]
        if isinstance(keys[-1], int) or self._is_inline(keys[:-1]):
            return [self._item(keys, order)]
        return [self._line(self._header_start(span.key), span.end, order)]

    def _all_items(self, keys: Keys, order: int) -> list[_Piece]:
        items = [k for k in self.below.get(keys, ()) if isinstance(k[-1], int)]
        if not items:
            raise Unsure(keys)
        return [piece for k in items for piece in self._dropped(k, order)]

    def _is_inline(self, table: Keys) -> bool:
        span = self.spans.get(table)
        return span is not None and self._is_value(table) and self.text.startswith("{", span.start)

    def _line(self, start: int, end: int, order: int) -> _Piece:
        """A key's line, or lines; a remark behind it stays, in a line of its own."""
        remark = _REMARK.match(self.text, end)
        if remark is None:
            return self._lines(start, end, order)
        return _Piece(start, remark.start(1), "", order)

    def _lines(self, start: int, end: int, order: int) -> _Piece:
        return _Piece(start, self._below(self._line_end(end)), "", order)

    def _item(self, keys: Keys, order: int) -> _Piece:
        """An item between brackets or braces, with the comma that joins it to the others."""
        span = self.spans[keys]
        start = span.start if isinstance(keys[-1], int) else self._pair_start(keys)
        siblings = sorted((self.spans[k] for k in self.below[keys[:-1]]), key=lambda s: s.start)
        n = siblings.index(span)
        if n + 1 < len(siblings):
            comma = self.text.find(",", span.end, siblings[n + 1].start)
            gap = re.compile(r",[ \t]*").match(self.text, comma)
            return _Piece(start, gap.end() if gap else span.end, "", order)
        if n:
            return _Piece(siblings[n - 1].end, span.end, "", order)
        return _Piece(start, span.end, "", order)

    def _pair_start(self, keys: Keys) -> int:
        """Where `a.b = 1` begins between braces, of which a span knows only the last part."""
        before = self.text[: self.spans[keys].key]
        return len(before) - len(re.search(r"[\w.\"'-]*$", before)[0])  # type: ignore[index]

    def _section(self, keys: Keys, order: int) -> _Piece:
        start = self._header_start(self.spans[keys].start)
        n = bisect_right(self.starts, start)
        while n < len(self.headers) and self.headers[n][1][: len(keys)] == keys:
            n += 1
        stop = self.starts[n] if n < len(self.starts) else len(self.text)
        piece = self._lines(start, self._last_line_before(start, stop), order)
        blank = re.compile(r"[ \t]*\r?\n").match(self.text, piece.end)
        return _Piece(start, blank.end() if blank else piece.end, "", order)

    # -- appending

    def _appended(self, edit: Append, order: int) -> _Piece:
        span = self.spans.get(edit.keys)
        if span is None or not isinstance(_at(self.data, edit.keys), list):
            raise Unsure(edit.keys)
        if self._is_value(edit.keys):
            return self._into_list(edit, span, order)
        if isinstance(edit.item, str):
            raise Unsure(edit.keys)
        last = (*edit.keys, len(_at(self.data, edit.keys)) - 1)
        header = self.text[span.start : span.end]
        piece = self._section(last, order)
        lines = ["", header, *(f"{key} = {raw}" for key, raw in edit.item.items())]
        end = self._line_end(self._last_line_before(piece.start, piece.end))
        return self._new_line(end, self.line_end.join(lines), order)

    def _into_list(self, edit: Append, span: Span, order: int) -> _Piece:
        raw = edit.item if isinstance(edit.item, str) else inline(edit.item)
        items = sorted(
            (self.spans[k] for k in self.below.get(edit.keys, ())), key=lambda s: s.start
        )
        if not items:
            return _Piece(span.start, span.end, f"[{raw}]", order)
        last = items[-1]
        before = items[-2].end if len(items) > 1 else span.start
        gap = self.text[before : last.start]
        new_line = gap[gap.rfind("\n") :] if "\n" in gap and gap.endswith((" ", "\n", "\t")) else ""
        own_line = self.line_end + new_line[1:] if new_line else " "
        return _Piece(last.end, last.end, f",{own_line}{raw}", order)


def inline(pairs: Mapping[str, str]) -> str:
    """`{ tahun = 2023, target = 75 }` of raw values."""
    return "{ " + ", ".join(f"{_written_key(k)} = {raw}" for k, raw in pairs.items()) + " }"


def _written_key(key: str | int) -> str:
    text = str(key)
    return text if _BARE.fullmatch(text) else '"' + text.replace('"', '\\"') + '"'


def _confirm(old: str, new: str, edits: Sequence[Edit]) -> None:
    """Raises Unsure where `new` does not say what `old` says with the edits."""
    wanted, dropped = _read(old), []
    for edit in edits:
        match edit:
            case Put(keys, raw):
                _put(wanted, keys, _read(f"k = {raw}")["k"])
            case Append(keys, item):
                raw = item if isinstance(item, str) else inline(item)
                _at(wanted, keys).append(_read(f"k = {raw}")["k"])
            case Drop(keys):
                dropped.append(keys)
    for keys in sorted(dropped, key=str, reverse=True):
        _remove(wanted, keys)
    try:
        same = _tidy(_read(new)) == _tidy(wanted)
    except ValueError:
        same = False
    if not same:
        raise Unsure(edits[0].keys)


def _read(text: str) -> dict[str, Any]:
    return parsed(text, parse_float=_Number)


@dataclass(frozen=True, slots=True)
class _Number:
    """A decimal as it is written: 1.0 is not 1."""

    written: str


class _Gone:
    """Stands where an item of a list was, so that those behind it keep their number."""


def _tidy(value: Any) -> Any:
    """Without what was dropped, and the empty tables and lists that it leaves."""
    if isinstance(value, dict):
        kept = {k: _tidy(v) for k, v in value.items() if not isinstance(v, _Gone)}
        return {k: v for k, v in kept.items() if v not in ({}, [])}
    if isinstance(value, list):
        return [_tidy(v) for v in value if not isinstance(v, _Gone)]
    return value


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _put(data: Any, keys: Keys, value: Any) -> None:
    for key in keys[:-1]:
        data = data.setdefault(key, {}) if isinstance(data, dict) else data[key]
    data[keys[-1]] = value


def _remove(data: Any, keys: Keys) -> None:
    table: Any = _at(data, keys[:-1])
    table[keys[-1]] = _Gone()
