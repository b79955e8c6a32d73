"""Whose words a passage has: the author's own, those of a regulation or plan, or a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from publisher.reading import Naskah, Passage, once
from publisher.reading.regulations import Regulation, regulations
from publisher.reading.words import Word, plain_words, words

RUN = 3  # so many words in a row, as an official text has them, are a quotation


class Quotes:
    """The runs of words in official texts. Read only when somebody asks; linear in their words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        runs: set[tuple[str, ...]] = set()
        for text in self._texts:
            said = plain_words(text)
            runs.add(said) if len(said) < RUN else runs.update(_runs_of(said))
        return frozenset(runs)

    def hold(self, said: Sequence[str], first: int, last: int) -> bool:
        """Whether the words `first` to `last` (exclusive) stand in a quotation.

        said: the words of a passage in small letters.
        """
        near = range(max(0, first - RUN + 1), first + 1)
        if any(tuple(said[n : n + RUN]) in self._runs for n in near if last <= n + RUN):
            return True
        return any(
            tuple(said[n : n + size]) in self._runs
            for size in range(1, RUN)
            for n in range(max(0, last - size), first + 1)
            if n + size <= len(said)
        )


def _runs_of(said: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(said[n : n + RUN]) for n in range(len(said) - RUN + 1))


_OF_PEOPLE = ("perangkat_daerah", "penanda_tangan", "penanda_tangan_lain")
_TITLES = ("jabatan", "pangkat", "kepala")  # of people, and words all the same
_OF_THE_PLAN = ("indikator", "target")  # keys of the program tree that its nomenclature leaves open
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
    return _read(p for p in naskah.of("narasi", "judul", "singkat") if not _names_somebody(p))


@once
def plan_words(naskah: Naskah) -> tuple[Said, ...]:
    """Sasaran, indicators, their targets and how they are measured: official, as the office's own
    plan words them, and no name that others have fixed."""
    return _read(p for p in naskah.of("resmi") if _of_the_plan(p))


def _of_the_plan(passage: Passage) -> bool:
    file = passage.at.path.stem
    return file == "kinerja" or (file == "anggaran" and passage.at.keys[-1] in _OF_THE_PLAN)


@once
def fixed_names(naskah: Naskah) -> Quotes:
    """The official names that the office cannot change: those of the plan excepted."""
    return _quotes(naskah, (p for p in names(naskah) if not _of_the_plan(p)))


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


def _names_somebody(passage: Passage) -> bool:
    keys = passage.at.keys
    return keys[:1] in tuple((n,) for n in _OF_PEOPLE) and keys[-1] not in _TITLES


@lru_cache(maxsize=256)
def _words_and_citations(
    text: str,
) -> tuple[tuple[Word, ...], tuple[str, ...], tuple[Regulation, ...]]:
    """The words of a text, once more in small letters, and its regulations: asked for often."""
    return tuple(words(text)), plain_words(text), tuple(regulations(text))


def in_regulation(text: str, at: int) -> bool:
    """Whether the letter stands in a citation or its title."""
    return any(r.start <= at < r.end for r in _words_and_citations(text)[2])


def hit(text: str, start: int, end: int) -> tuple[tuple[str, ...], int, int]:
    """The words of a text, and which of them stand at `start` to `end`: what `Quotes` asks for."""
    found, said, _ = _words_and_citations(text)
    first = bisect_right(found, start, key=lambda w: w.end)
    return said, first, bisect_left(found, end, key=lambda w: w.start)


def quoted(quotes: Quotes, text: str, start: int, end: int) -> bool:
    """Whether the words stand in an official name or the title of a regulation."""
    return quotes.hold(*hit(text, start, end)) or in_regulation(text, start)
