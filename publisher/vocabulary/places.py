"""Where a value came from: a file and the keys that lead to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher.vocabulary.quoting import offsets_in

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key and its value stand in the text: offsets in characters, from 0."""

    key: int
    start: int  # of the value's raw token
    end: int  # one past the value's raw token


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One content file as it was read: its path, its text, and where every key stands."""

    path: Path
    text: str = field(repr=False)
    spans: Mapping[Keys, Span] = field(repr=False)
    _lines: list[int] = field(init=False, repr=False)  # offset at which each line starts
    _letters: dict[Keys, tuple[int, ...]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        object.__setattr__(self, "_lines", starts)

    def span_of(self, keys: Keys) -> Span:
        """The span of `keys`, or of the nearest enclosing key that has one."""
        while keys and keys not in self.spans:
            keys = keys[:-1]
        return self.spans.get(keys, Span(0, 0, 0))

    def start_of(self, keys: Keys) -> int:
        """Where a key begins. One that is not written: where a remark shows its form, as
        `# [[program]]`, or else the nearest key around it."""
        if keys and keys not in self.spans:
            named = ".".join(k for k in keys if isinstance(k, str))
            shown = re.search(rf"^# ?\[\[{re.escape(named)}\]\]", self.text, re.MULTILINE)
            if shown:
                return shown.start()
        return self.span_of(keys).key

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def line_bounds(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends, without its line end; nothing for a line there is not."""
        if not 1 <= line <= len(self._lines):
            return 0, 0
        start = self._lines[line - 1]
        end = self._lines[line] - 1 if line < len(self._lines) else len(self.text)
        return start, end - (end > start and self.text[end - 1] == "\r")

    def letters_of(self, keys: Keys) -> tuple[int, ...]:
        """`offsets_in` of the raw value, counted once: many findings may be in one text."""
        if keys not in self._letters:
            span = self.span_of(keys)
            self._letters[keys] = offsets_in(self.text[span.start : span.end])
        return self._letters[keys]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a source. Narrow it as you would a path: `place / "program" / 2`."""

    source: Source
    keys: Keys = ()
    offset: int | None = None  # a character inside the value, where that is known
    end: int | None = None  # one past the last of the words meant, where they are known

    def __truediv__(self, key: str | int) -> Place:
        return Place(self.source, (*self.keys, key))

    def at_word(self, word: str, nth: int = 0) -> Place:
        """The `nth` occurrence of `word` in the raw value, or the value itself."""
        span = self.source.span_of(self.keys)
        found = span.start - 1
        for _ in range(nth + 1):
            found = self.source.text.find(word, found + 1, span.end)
            if found < 0:
                return self
        return Place(self.source, self.keys, found, found + len(word))

    def at_characters(self, start: int, end: int) -> Place:
        """The characters `start` to `end` (exclusive) of a text value, as they are written.

        The value itself where it is no text, or holds fewer characters.
        """
        at = self.source.span_of(self.keys).start
        offsets = self.source.letters_of(self.keys)
        if not 0 <= start < end < len(offsets):
            return self
        last = offsets[end - 1]
        escaped = self.source.text[at + last] == "\\"  # an escape is several letters
        stop = offsets[end] if escaped else last + 1
        return Place(self.source, self.keys, at + offsets[start], at + stop)

    @property
    def words(self) -> str:
        """The words meant, as they are written; nothing where only a key or a file is meant."""
        if self.offset is None or self.end is None:
            return ""
        return self.source.text[self.offset : self.end]

    @property
    def start(self) -> int:
        """The first character meant: of the words, or of the key."""
        return self.source.start_of(self.keys) if self.offset is None else self.offset

    @property
    def stop(self) -> int:
        """One past the last character meant: of the words, or of the key or word that begins."""
        if self.offset is not None and self.end is not None:
            return self.end
        found = _WORD.match(self.source.text, self.start)
        return found.end() if found else self.start

    @property
    def line(self) -> int:
        return self.source.line_and_column(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.line_and_column(self.start)[1]

    @property
    def path(self) -> Path:
        return self.source.path

    @property
    def key(self) -> str:
        """The key as a person would name it: `program[2].kegiatan[0].nama`."""
        text = ""
        for key in self.keys:
            text += f"[{key}]" if isinstance(key, int) else f".{key}" if text else key
        return text

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


_WORD = re.compile(r"[\w.-]*\w")


def key_of(place: Place, folder: Path) -> str:
    """`anggaran.toml#program[2].kegiatan[0].nama`: as a paragraph of the Word file is known by."""
    path = place.path.relative_to(folder) if place.path.is_relative_to(folder) else place.path
    return f"{path.as_posix()}#{place.key}".replace(" ", "%20")  # keys are listed between blanks


def whole_file(path: Path, text: str = "") -> Place:
    """A place for what concerns a file and no key of it."""
    return Place(Source(path, text, {}))
