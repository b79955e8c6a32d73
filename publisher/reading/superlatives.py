"""Which program a text says has the highest or the lowest absorption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.reading.names import Mention, NameTree
from publisher.reading.sentences import Sentence
from publisher.reading.years import years_alone

Arah = Literal["tertinggi", "terendah"]

_OF = re.compile(r"\b(?:serapan|penyerapan|daya serap|persentase realisasi)\w*", re.IGNORECASE)
_WORD = re.compile(
    r"\b(?:(?P<high>tertinggi|terbesar|paling tinggi)|(?P<low>terendah|terkecil|paling rendah))\b",
    re.IGNORECASE,
)
_NOT_THE = re.compile(r"salah satu|\b(?:kedua|ketiga|urutan|bukan|tidak|belum)\b", re.IGNORECASE)
_LEADS_TO = re.compile(r"\b(?:pada|adalah|ialah|yaitu|yakni|oleh|di|dalam)\s+$")
_BEFORE = re.compile(r"\b(?:tahun|periode|triwulan) (?:lalu|sebelumnya)\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:](?=\s)|\b(?:sedangkan|sementara|adapun|dan serapan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Superlative:
    arah: Arah
    name: str
    start: int  # of the name
    end: int


def superlatives(
    sentences: Iterable[Sentence], programs: NameTree, tahun: int
) -> Iterator[Superlative]:
    """Of this year: the name after such a word in its clause, or else the last one before it."""
    for sentence in sentences:
        of_the_year = years_alone(sentence.text) <= {tahun} and not _BEFORE.search(sentence.text)
        if not of_the_year or not _OF.search(sentence.text) or _NOT_THE.search(sentence.text):
            continue
        named = list(programs.mentions(sentence.text))
        breaks = [
            b.start()
            for b in _BREAK.finditer(sentence.text)
            if not any(m.start < b.start() < m.end for m in named)
        ]
        for word in _WORD.finditer(sentence.text):
            start = max((b for b in breaks if b < word.start()), default=0)
            end = min((b for b in breaks if b > word.start()), default=len(sentence.text))
            name = _meant(named, start, word, end)
            if name:
                arah: Arah = "tertinggi" if word["high"] else "terendah"
                at = sentence.start
                yield Superlative(arah, name.name, at + name.start, at + name.end)


def _meant(named: list[Mention], start: int, word: re.Match[str], end: int) -> Mention | None:
    after = [m for m in named if word.end() <= m.start < end]
    before = [m for m in named if start <= m.start and m.end <= word.start()]
    if before and after and not _LEADS_TO.search(word.string[: after[0].start]):
        return before[-1]  # `Program A dengan serapan tertinggi mengungguli Program B`
    return after[0] if after else before[-1] if before else None
