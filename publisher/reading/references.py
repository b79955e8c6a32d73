"""What a text points at by a typed number: `Lampiran I`, `Tabel 2.1`, or by `terlampir`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.reading.words import ANY_ROMAN

Sasaran = Literal["lampiran", "tabel", "gambar"]

_REFERENCE = re.compile(
    rf"\b(?P<what>[Ll]ampiran|LAMPIRAN)\s+(?P<roman>{ANY_ROMAN}|\d{{1,3}})\b(?![./-]?\d|\s+(?:lembar|halaman|buah|berkas)\b)"
    r"|\b(?P<kind>[Tt]abel|TABEL|[Gg]ambar|GAMBAR)\s+(?P<chapter>\d{1,2})(?:\s?\.\s?(?P<order>\d{1,3}))?\b(?!,\d)"
)
_ATTACHED = re.compile(r"\b[Tt]erlampir\b")
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Reference:
    """chapter: 2 of `Tabel 2.1`, 0 of `Tabel 1`, which has none."""

    kind: Sasaran
    number: int
    start: int
    end: int
    chapter: int = 0


@dataclass(frozen=True, slots=True)
class Attached:
    """The word `terlampir`."""

    start: int
    end: int


def references(text: str) -> Iterator[Reference]:
    for found in _REFERENCE.finditer(text):
        if found["what"]:
            number = found["roman"]
            worth = int(number) if number.isdigit() else from_roman(number)
            yield Reference("lampiran", worth, found.start(), found.end())
        else:
            kind: Sasaran = "tabel" if found["kind"].lower() == "tabel" else "gambar"
            chapter, order = int(found["chapter"]), found["order"]
            number, chapter = (int(order), chapter) if order else (chapter, 0)
            yield Reference(kind, number, found.start(), found.end(), chapter)


def attached(text: str) -> Iterator[Attached]:
    return (Attached(found.start(), found.end()) for found in _ATTACHED.finditer(text))


def from_roman(text: str) -> int:
    """`IV` → 4."""
    worths = [_WORTH[c] for c in text]
    pairs = zip(worths, [*worths[1:], 0], strict=True)
    return sum(-worth if worth < after else worth for worth, after in pairs)
