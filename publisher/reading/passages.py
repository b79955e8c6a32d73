"""Every text of a report as a reader sees it, letter by letter traceable to its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from publisher.prose import Marker, Ref, read
from publisher.vocabulary.nodes import BELUM_DIISI, Node, Peran
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.values import Narasi, Teks

_PAIR = re.compile(r"\{[^{}]*\}")

Jenis = Literal["narasi", "resmi", "judul", "singkat"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item of narrative, or a short text.

    text: without markup; `prose.REF` stands for each figure asked for by name,
    which is right by construction. jenis: "narasi", "resmi" (official wording,
    whose spelling is not ours to correct), "judul", or "singkat" for the rest.
    """

    text: str
    jenis: Jenis
    at: Place  # of the whole value
    offsets: tuple[int, ...]  # where each character of `text` stands in the value
    refs: tuple[Ref, ...] = ()
    marker: Marker | None = None
    level: int = 0
    braces: tuple[int, ...] = ()  # where in `text` a brace stands that no other closes
    tebal: bool = False  # all of it is bold

    def place(self, start: int, end: int) -> Place:
        """Where `text[start:end]` is written; the whole value where that is nothing."""
        if not 0 <= start < end <= len(self.text):
            return self.at
        return self.at.at_characters(self.offsets[start], self.offsets[end - 1] + 1)


def passages(report: Report) -> tuple[Passage, ...]:
    """All of them, in the order of the files; those of one narrative follow each other."""
    return tuple(
        passage
        for stem in FILES
        for passage in _within(getattr(report, stem.replace("-", "_")), "singkat")
    )


def _within(value: Any, jenis: Jenis) -> Iterator[Passage]:
    if isinstance(value, Narasi):
        yield from _of_narrative(value)
    elif isinstance(value, Teks):
        if value.asal:
            every = tuple(range(len(value)))
            yield Passage(str(value), jenis, value.asal[0], every, braces=_unpaired(value))
    elif isinstance(value, Node):
        for name, field in type(value).model_fields.items():
            role = next((m.nama for m in field.metadata if isinstance(m, Peran)), None)
            if name != "at" and role != "pengenal":
                yield from _within(getattr(value, name), role or "singkat")
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item, jenis)


def _of_narrative(narasi: Narasi) -> Iterator[Passage]:
    if narasi.strip().lower() == BELUM_DIISI:
        return
    for plain in read(narasi):
        yield Passage(
            plain.text,
            "narasi",
            narasi.asal[0],
            plain.offsets,
            plain.refs,
            plain.marker,
            plain.level,
            plain.braces,
            plain.tebal,
        )


def _unpaired(text: str) -> tuple[int, ...]:
    """The braces of a text without markup that belong to no pair."""
    paired = {n for m in _PAIR.finditer(text) for n in (m.start(), m.end() - 1)}
    return tuple(n for n, char in enumerate(text) if char in "{}" and n not in paired)
