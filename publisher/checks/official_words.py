"""Whose words a passage has: the author's own, those of a regulation or plan, or a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.reading import Naskah, Passage, once
from publisher.reading.quotes import Quotes
from publisher.reading.words import Word, words

_OF_PEOPLE = ("perangkat_daerah", "penanda_tangan")
_SENTENCES = ("visi-misi", "organisasi")  # files whose official texts are sentences, not names


@dataclass(frozen=True, slots=True)
class Said:
    """A passage and its words, once more in small letters."""

    passage: Passage
    words: tuple[Word, ...]
    plain: tuple[str, ...]


@once
def own_words(naskah: Naskah) -> tuple[Said, ...]:
    """The passages whose words are the author's own: no official texts, no names of people."""
    return _read(
        p for p in naskah.of("narasi", "judul", "singkat") if p.at.keys[:1] not in _heads()
    )


@once
def statements(naskah: Naskah) -> tuple[Said, ...]:
    """Official texts that are sentences: visi, misi and their explanation, duties of units."""
    return _read(
        p for p in naskah.of("resmi") if p.at.path.stem in _SENTENCES and not _names_a_unit(p)
    )


def duties(naskah: Naskah) -> Iterator[Passage]:
    """The duties of the units: official words, but often copied from another office."""
    return (said.passage for said in statements(naskah) if said.passage.at.keys[:1] == ("unit",))


def duty_words(naskah: Naskah) -> Iterator[Said]:
    """The duties with their words."""
    return (said for said in statements(naskah) if said.passage.at.keys[:1] == ("unit",))


@once
def official(naskah: Naskah) -> Quotes:
    """The official texts of the report; passages are read when somebody asks."""
    return _quotes(naskah, naskah.of("resmi"))


@once
def official_but_duties(naskah: Naskah) -> Quotes:
    """Every official text but the duties."""
    return _quotes(naskah, _without(naskah, duties(naskah)))


@once
def official_names(naskah: Naskah) -> Quotes:
    """The official texts that are names: of the program tree, of regulations, of indicators."""
    return _quotes(naskah, names(naskah))


def names(naskah: Naskah) -> Iterator[Passage]:
    """The official texts that are no sentences."""
    return _without(naskah, (said.passage for said in statements(naskah)))


def certain(passage: Passage, start: int, end: int, right: str) -> str | None:
    """`right`, where nothing but these letters is written at the place (no markup, no escapes)."""
    written = passage.place(start, end).words
    return right if re.sub(r"\s+", " ", written) == passage.text[start:end] else None


def _read(passages: Iterable[Passage]) -> tuple[Said, ...]:
    read = ((p, tuple(words(p.text))) for p in passages)
    return tuple(Said(p, found, tuple(w.plain for w in found)) for p, found in read)


def _quotes(naskah: Naskah, passages: Iterable[Passage]) -> Quotes:
    office = naskah.report.laporan.perangkat_daerah
    return Quotes([str(office.nama), str(office.kabupaten), *(p.text for p in passages)])


def _without(naskah: Naskah, passages: Iterable[Passage]) -> Iterator[Passage]:
    skipped = {id(p) for p in passages}
    return (p for p in naskah.of("resmi") if id(p) not in skipped)


def _names_a_unit(passage: Passage) -> bool:
    keys = passage.at.keys
    return keys[:1] == ("unit",) and keys[-1] == "nama"


def _heads() -> tuple[tuple[str], ...]:
    return tuple((name,) for name in _OF_PEOPLE)
