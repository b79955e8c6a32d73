"""What no fix may change: figures asked for, codes, NIP, names, words of others, marks of
footnotes, addresses of links, and what stands by a lone brace."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from publisher.prose import REF
from publisher.reading.codes import codes, nips
from publisher.reading.names import NameTree
from publisher.reading.naskah import Naskah, Passage, once
from publisher.reading.words import folded
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.places import Keys, Place, Source

_PAIR = re.compile(r"\{[^{}]*\}")
Value = tuple[Source, Keys]


@dataclass(frozen=True, slots=True)
class Untouchable:
    """The offsets in a file, and the words there; numeric: its blanks and stops may change."""

    start: int
    end: int
    words: str
    numeric: bool = False

    def is_kept_by(self, start: int, end: int, text: str) -> bool:
        """Does writing `text` for `start` to `end` of the file leave it as it is?"""
        if end <= self.start or self.end <= start:
            return True
        whole = start <= self.start and self.end <= end
        if self.numeric:
            return whole and _digits(self.words) in _digits(text)
        return whole and bool(self.words) and self.words in text


def with_safe_fix(finding: Finding, naskah: Naskah) -> Finding:
    """The one place that every fix passes: one that would change what is not ours is no fix."""
    at = finding.at
    if finding.fix is None:
        return finding
    kept = _untouchable(naskah).get((at.source, at.keys), ())
    if all(span.is_kept_by(at.start, at.stop, finding.fix) for span in kept):
        return finding
    return replace(finding, fix=None)


@once
def _untouchable(naskah: Naskah) -> Mapping[Value, tuple[Untouchable, ...]]:
    """By the value in which they stand."""
    names = NameTree(_names(naskah))
    found: dict[Value, list[Untouchable]] = defaultdict(list)
    for passage in naskah.passages:
        found[passage.at.source, passage.at.keys] += _in_passage(passage, names)
    return {value: tuple(spans) for value, spans in found.items()}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _names(naskah: Naskah) -> Iterator[str]:
    """Names of the office, its people and all official wording; one word alone is a word."""
    laporan = naskah.report.laporan
    yield from (laporan.penanda_tangan.nama, laporan.perangkat_daerah.nama)
    yield laporan.perangkat_daerah.kabupaten
    yield from (pejabat.nama for pejabat in laporan.penanda_tangan_lain)
    yield from (p.text for p in naskah.of("resmi") if len(folded(p.text)) > 1)


def _in_passage(passage: Passage, names: NameTree) -> Iterator[Untouchable]:
    text = passage.text
    if passage.jenis in ("resmi", "kutipan"):
        yield _at(passage.place(0, len(text)))
        return
    yield from _by_braces(passage)
    for mention in names.mentions(text):
        yield _at(passage.place(mention.start, mention.end))
    numbers = [(c.start, c.end) for c in codes(text)] + [(n.start, n.end) for n in nips(text)]
    for start, end in numbers:
        yield _at(passage.place(start, end), numeric=True)


def _by_braces(passage: Passage) -> Iterator[Untouchable]:
    """Figures asked for; from a lone `{` on all, and about a lone `}` the whole paragraph."""
    stands = (n for n, letter in enumerate(passage.text) if letter == REF)
    for ref, n in zip(passage.refs, stands, strict=False):
        at = passage.offsets[n]
        yield _at(passage.at.at_characters(at, at + len(ref.raw)))
    for start, end in (*((m.at, m.end) for m in passage.marks), *passage.addresses):
        yield _at(passage.at.at_characters(start, end))
    if passage.jenis in ("singkat", "judul"):
        for pair in _PAIR.finditer(passage.text):
            yield _at(passage.place(pair.start(), pair.end()))
    if passage.braces:
        opens = all(passage.text[n] == "{" for n in passage.braces)
        start = passage.braces[0] if opens else 0
        whole = _at(passage.place(start, len(passage.text)))
        yield Untouchable(whole.start, whole.end, "")


def _at(place: Place, *, numeric: bool = False) -> Untouchable:
    span = place.source.span_of(place.keys)
    start = span.start if place.offset is None else place.offset
    end = span.end if place.end is None else place.end
    return Untouchable(start, end, place.source.text[start:end], numeric)
