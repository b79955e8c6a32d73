"""A report and all its words: what rules on words are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from itertools import groupby
from typing import Any, TypeVar, cast

from publisher.reading.passages import Jenis, Passage, passages
from publisher.reading.sentences import SentenceReader
from publisher.tables import figure_names
from publisher.vocabulary.report import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Naskah:
    """figures: every computed figure by the name that prose asks for it by.

    numbered: the tables and figures that the template numbers (`tabel.belanja`), in its
    order, and the chapter of each. kept: what `once` has computed from the rest; a pure
    cache, which is no part of what a report is.
    """

    report: Report
    passages: tuple[Passage, ...]
    figures: Mapping[str, Any]
    numbered: Mapping[str, int]
    kept: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def of(self, *jenis: Jenis) -> Iterator[Passage]:
        """The passages of these kinds; all of them where none is named."""
        return (p for p in self.passages if not jenis or p.jenis in jenis)

    @property
    def sentences(self) -> SentenceReader:
        """Reads sentences, with the abbreviations that the office knows."""
        return _sentence_reader(self)

    def narratives(self) -> Iterator[tuple[Passage, ...]]:
        """The paragraphs and items of each narrative, together."""
        for _, group in groupby(self.of("narasi"), key=lambda p: (p.at.path, p.at.keys)):
            yield tuple(group)


def once(reader: Callable[[Naskah], T]) -> Callable[[Naskah], T]:
    """Compute what a reader finds in a report only once, however many rules ask for it.

    The reader gives something that is complete and never changes, so no iterator.
    """

    @wraps(reader)
    def read(naskah: Naskah) -> T:
        if reader not in naskah.kept:
            naskah.kept[reader] = reader(naskah)
        return cast(T, naskah.kept[reader])

    return read


@once
def _sentence_reader(naskah: Naskah) -> SentenceReader:
    return SentenceReader(naskah.report.pengetahuan)


def read_report(report: Report, numbered: Mapping[str, int]) -> Naskah:
    return Naskah(report, passages(report), figure_names(report), numbered)
