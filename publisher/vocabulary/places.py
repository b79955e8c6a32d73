"""Where a value came from: a file and the keys that lead to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

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

    def span_of(self, keys: Keys) -> Span:
        """The span of `keys`, or of the nearest enclosing key that has one."""
        while keys and keys not in self.spans:
            keys = keys[:-1]
        return self.spans.get(keys, Span(0, 0, 0))

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - start + 1


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a source. Narrow it as you would a path: `place / "program" / 2`."""

    source: Source
    keys: Keys = ()
    offset: int | None = None  # a character inside the value, where that is known

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
        return Place(self.source, self.keys, found)

    @property
    def line(self) -> int:
        return self._line_and_column()[0]

    @property
    def column(self) -> int:
        return self._line_and_column()[1]

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

    def _line_and_column(self) -> tuple[int, int]:
        offset = self.source.span_of(self.keys).key if self.offset is None else self.offset
        return self.source.line_and_column(offset)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def whole_file(path: Path, text: str = "") -> Place:
    """A place for what concerns a file and no key of it."""
    return Place(Source(path, text, {}))
