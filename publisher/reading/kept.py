"""What a report says that its last one said too, word by word: known by digests.

A digest is of the words alone: a text that was wrapped anew is still the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publisher.prose import read
from publisher.reading.periods import periods
from publisher.reading.placed import year_of_regulation
from publisher.vocabulary.nodes import BELUM_DIISI, Node
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.values import Narasi, Teks

_NOTES = ("catatan", "keterangan")  # without markup, but in the office's own words
_LONGEST_NAME = 200
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text of the office's own words. berkas, kunci: as its author finds it."""

    berkas: str
    kunci: str
    text: Narasi | Teks
    at: Place

    @property
    def digest(self) -> str:
        return digest_of(self.text)

    @property
    def figured(self) -> tuple[str, ...]:
        """The digests of its paragraphs and items in which a figure is typed."""
        if not isinstance(self.text, Narasi):
            return ()
        return tuple(digest_of(p.text) for p in read(self.text) if has_figure(p.text))


def digest_of(text: str) -> str:
    return digest_of_bytes(" ".join(text.split()).encode("utf-8"))


def digest_of_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def has_figure(text: str) -> bool:
    """Is a period or a number typed in it that is not part of the name of a regulation?"""
    named = any(not year_of_regulation(text, period.end - 4) for period in periods(text))
    return named or any(
        not year_of_regulation(text, found.start()) and not _of_a_name(text, found.start())
        for found in _NUMBER.finditer(text)
    )


def _of_a_name(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at].lower()
    return bool(re.search(r"(?:nomor|no\.?|pasal|ayat|bab|misi)\s*\(?$", before))


def narratives(report: Report) -> Iterator[Narrative]:
    """Every narrative of the content, and every note."""
    for stem in FILES:
        part = getattr(report, stem.replace("-", "_"))
        for text in _texts(part):
            if text.asal and text.strip().lower() != BELUM_DIISI:
                at = text.asal[0]
                yield Narrative(at.path.name, at.key, text, at)


def named_in(value: Any) -> Iterator[Teks]:
    """Every text of a part of the report that may be the name of a file."""
    if isinstance(value, Teks):
        if not isinstance(value, Narasi) and "\n" not in value and len(value) < _LONGEST_NAME:
            yield value
    elif isinstance(value, Node):
        for name in type(value).model_fields:
            if name != "at":
                yield from named_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from named_in(item)


def _texts(value: Any) -> Iterator[Narasi | Teks]:
    if isinstance(value, Narasi):
        yield value
    elif isinstance(value, Node):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name in _NOTES and isinstance(inner, Teks):
                yield inner
            elif name != "at":
                yield from _texts(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
