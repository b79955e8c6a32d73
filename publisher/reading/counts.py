"""Counts of what a report counts: `6 Program dan 14 Kegiatan`, `empat belas kegiatan`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.reading.number_words import as_number, number_words

Benda = Literal[
    "program", "kegiatan", "sub_kegiatan", "sasaran", "indikator", "misi", "unit", "lampiran"
]

_NOUNS: tuple[tuple[Benda, str], ...] = (
    ("sub_kegiatan", r"sub[\s-]?kegiatan"),
    ("program", r"program"),
    ("kegiatan", r"kegiatan"),
    ("sasaran", r"sasaran(?:\s+strategis)?"),
    ("indikator", r"indikator(?:\s+kinerja(?:\s+utama)?|\s+sasaran)?"),
    ("misi", r"misi"),
    ("unit", r"(?:unit|unsur)\s+organisasi|unsur|unit"),
    ("lampiran", r"lampiran"),
)
NOUN = "|".join(f"(?P<{benda}>{pattern})" for benda, pattern in _NOUNS)
_COUNT = re.compile(
    rf"(?<![\w.,/–-])(?P<number>\d{{1,4}})(?:\s*\((?P<words>[^()\d]{{3,60}})\))?"
    rf"\s+(?:buah\s+)?(?:{NOUN})(?![\w-])",
    re.IGNORECASE,
)
AFTER_NUMBER = re.compile(rf"\s+(?:buah\s+)?(?:{NOUN})(?![\w-])", re.IGNORECASE)
# A number that names one of a row says nothing of how many there are.
_ORDINAL = re.compile(
    r"(?:\b(?:triwulan|tw|semester|misi|nomor|no\.?|tahun|pasal|ayat|bab|lampiran|tabel|gambar|"
    r"program|kegiatan|sasaran|indikator|tujuan|anggaran|ta|salah|ke|urutan|tanggal|minggu|bulan|"
    r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
    r"|\bke-?)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """`text[start:end]` says that there are `value` of something, whose noun begins at `noun`.

    number_end: where the number itself ends, its words in brackets included.
    """

    start: int
    end: int
    value: int
    benda: Benda
    number_end: int
    in_brackets: bool  # `14 (empat belas)`
    worded: bool  # `empat belas`


def counts(text: str) -> Iterator[Count]:
    """Every count in `text`, in its order."""
    found = [*_in_digits(text), *_in_words(text)]
    return iter(sorted(found, key=lambda c: c.start))


def _in_digits(text: str) -> Iterator[Count]:
    for m in _COUNT.finditer(text):
        value = int(m["number"])
        in_brackets = m["words"] is not None
        words_fit = not in_brackets or as_number(m["words"]) is not None
        if words_fit and not 1900 <= value < 2100 and not _ordinal(text, m.start()):
            number_end = m.end("words") + 1 if in_brackets else m.end("number")
            yield Count(m.start(), m.end(), value, _benda(m), number_end, in_brackets, False)


def _in_words(text: str) -> Iterator[Count]:
    for words in number_words(text):
        noun = AFTER_NUMBER.match(text, words.end)
        if noun and words.value and not _ordinal(text, words.start):
            yield Count(words.start, noun.end(), words.value, _benda(noun), words.end, False, True)


def _benda(found: re.Match[str]) -> Benda:
    return next(benda for benda, _ in _NOUNS if found[benda] is not None)


def _ordinal(text: str, start: int) -> bool:
    return _ORDINAL.search(text, max(0, start - 16), start) is not None
