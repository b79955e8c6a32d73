"""Fixes → a TOML text with the smallest changes, and what had to be refused.

Everything outside the words that are replaced stays as it is: comments, layout,
line ends. Every change is confirmed by reading both texts: the values meant, and
no others, hold what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.load.leftover import leftovers, line_of, parsed
from publisher.load.positions import spans_of
from publisher.vocabulary.places import Keys, Place, Span
from publisher.vocabulary.quoting import offsets_in, quote_of, written

MARKS = "*_{}"  # of the light markup
REFERENCE = re.compile(r"\{[\w.]+(?:\|\w+)?\}")  # a figure by name: whole, it changes no mark


@dataclass(frozen=True, slots=True)
class Fix:
    """The characters `start` to `end` of a text, inside the value at `keys`, become `text`."""

    keys: Keys
    start: int
    end: int
    text: str

    @classmethod
    def at(cls, place: Place, text: str) -> Fix | None:
        """None where no words are meant, but a whole key or file."""
        if place.offset is None or place.end is None:
            return None
        return cls(place.keys, place.offset, place.end, text)


@dataclass(frozen=True, slots=True)
class Mended:
    text: str
    done: tuple[Fix, ...] = ()
    refused: tuple[Fix, ...] = ()  # no change of this kind is sure
    later: tuple[Fix, ...] = ()  # overlaps one that was done


@dataclass(frozen=True, slots=True)
class _Splice:
    """A fix in the letters of the file."""

    fix: Fix
    raw: str


@dataclass(frozen=True, slots=True)
class _Value:
    """Where a value stands, and how text is written in it; no quote where it is no string."""

    span: Span
    quote: str | None
    line_end: str


def mended(text: str, fixes: Iterable[Fix]) -> Mended:
    """`text` with all fixes that are sure. Of two that overlap the first is done.

    Lines that are left over go first, and alone: what follows them moves.
    """
    fixes = tuple(dict.fromkeys(fixes))
    lines = _leftover_lines(text, fixes)
    if lines:
        return _cut(text, lines, fixes)
    apart, later = _apart(fixes)
    values = _values(text, {fix.keys for fix in apart})
    splices = [s for s in (_splice(text, fix, values.get(fix.keys)) for fix in apart) if s]
    new, unsure = _applied(text, splices)
    done = {s.fix for s in splices} - {s.fix for s in unsure}
    return Mended(
        new,
        tuple(fix for fix in apart if fix in done),
        tuple(fix for fix in apart if fix not in done),
        tuple(later),
    )


def _leftover_lines(text: str, fixes: Iterable[Fix]) -> dict[Fix, tuple[int, int]]:
    """The fixes that take away a line `program = []`, with what goes."""
    wanted = [fix for fix in fixes if not fix.text]
    spans = spans_of(text) if wanted else {}
    known = set(leftovers(text, spans)) if wanted else set()
    return {fix: line_of(text, spans[fix.keys]) for fix in wanted if fix.keys in known}


def _cut(text: str, lines: Mapping[Fix, tuple[int, int]], fixes: Iterable[Fix]) -> Mended:
    new = text
    for start, end in sorted(lines.values(), reverse=True):
        new = new[:start] + new[end:]
    others = tuple(fix for fix in fixes if fix not in lines)
    if _read(new) != _read(text):
        return Mended(text, (), tuple(lines), others)
    return Mended(new, tuple(lines), (), others)


def _values(text: str, wanted: set[Keys]) -> dict[Keys, _Value]:
    spans, windows = spans_of(text), "\r\n" in text
    values = {}
    for keys in wanted & spans.keys():
        token = text[spans[keys].start : spans[keys].end]
        own = "\r\n" in token if "\n" in token else windows
        values[keys] = _Value(spans[keys], quote_of(token), "\r\n" if own else "\n")
    return values


def _splice(text: str, fix: Fix, value: _Value | None) -> _Splice | None:
    """The fix as it is written in its value; None where it is no sure change inside one."""
    if value is None or not value.span.start <= fix.start < fix.end <= value.span.end:
        return None
    words = text[fix.start : fix.end]
    if value.quote is None:
        return _Splice(fix, fix.text) if fix.text != words else None
    before, after = REFERENCE.sub("", words), REFERENCE.sub("", fix.text)
    if any(before.count(mark) != after.count(mark) for mark in MARKS):
        return None  # half a pair of marks would change what is bold, or a figure
    raw = written(fix.text, value.quote, value.line_end)
    return None if raw is None or raw == words else _Splice(fix, raw)


def _apart(fixes: Iterable[Fix]) -> tuple[list[Fix], list[Fix]]:
    """In the order of the text, those that do not touch each other; and the others."""
    kept: list[Fix] = []
    later: list[Fix] = []
    for fix in sorted(dict.fromkeys(fixes), key=lambda f: (f.start, f.end)):
        (later if kept and fix.start < kept[-1].end else kept).append(fix)
    return kept, later


def _applied(text: str, splices: Sequence[_Splice]) -> tuple[str, list[_Splice]]:
    """The text with the splices, and those that did not prove sure: found by halving."""
    if not splices:
        return text, []
    new = _spliced(text, splices)
    # Most fixes are sure, and one reading of both texts confirms them all.
    if _confirmed(text, new, [s.fix for s in splices]):
        return new, []
    if len(splices) == 1:
        return text, list(splices)
    half = len(splices) // 2
    text, behind = _applied(text, splices[half:])  # from the end: earlier offsets stay true
    text, before = _applied(text, splices[:half])
    return text, [*before, *behind]


def _spliced(text: str, splices: Sequence[_Splice]) -> str:
    parts, at = [], 0
    for splice in splices:
        parts += [text[at : splice.fix.start], splice.raw]
        at = splice.fix.end
    return "".join([*parts, text[at:]])


def _confirmed(old: str, new: str, fixes: Sequence[Fix]) -> bool:
    """Does `new` say what `old` says, but for the values that the fixes change?"""
    try:
        was, now = _read(old), _read(new)
    except (ValueError, RecursionError):
        return False
    by_value: dict[Keys, list[Fix]] = {}
    for fix in fixes:
        by_value.setdefault(fix.keys, []).append(fix)
    spans = spans_of(old)
    for keys, inside in by_value.items():
        span = spans.get(keys)
        if span is None:
            return False
        wanted = _wanted(_get(was, keys), old[span.start : span.end], span.start, inside)
        if wanted is None or not _put(was, keys, wanted):
            return False
    return bool(was == now)


def _read(text: str) -> Any:
    return parsed(text, parse_float=_Number)


@dataclass(frozen=True, slots=True)
class _Number:
    """A decimal as it is written: NaN equals itself, and 1.0 is not 1."""

    written: str


def _wanted(value: Any, token: str, at: int, fixes: Sequence[Fix]) -> Any:
    """What the value must read with its fixes; None where they do not hit whole characters."""
    if not isinstance(value, str):
        return _number(token, at, fixes)
    offsets = offsets_in(token)
    index = {offset: n for n, offset in enumerate(offsets)}
    parts, done = [], 0
    for fix in fixes:
        first, last = index.get(fix.start - at), _ends(offsets, index, fix.end - at)
        if first is None or last is None:
            return None
        parts += [value[done:first], fix.text]
        done = last
    return "".join([*parts, value[done:]])


def _ends(offsets: Sequence[int], index: dict[int, int], end: int) -> int | None:
    """The number of characters before `end`."""
    if end in index:
        return index[end]
    before = index.get(end - 1)  # its line end is two letters, or a gap follows it
    return None if before is None else before + 1


def _number(token: str, at: int, fixes: Sequence[Fix]) -> Any:
    """A value without quotes is replaced whole, by one of its kind."""
    if len(fixes) != 1 or (fixes[0].start, fixes[0].end) != (at, at + len(token)):
        return None
    try:
        was, now = (_read(f"k = {raw}") for raw in (token, fixes[0].text))
    except ValueError:
        return None
    same_kind = now.keys() == was.keys() and type(now["k"]) is type(was["k"])
    return now["k"] if same_kind else None


def _get(data: Any, keys: Keys) -> Any:
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _put(data: Any, keys: Keys, value: Any) -> bool:
    if not keys or _get(data, keys) is None:
        return False
    table: Any = _get(data, keys[:-1])
    table[keys[-1]] = value
    return True
