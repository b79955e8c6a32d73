"""Figures in a text, in every spelling that offices type, and how they ought to be written.

Amounts of rupiah (`Rp. 2.062.291.486,-`, `Rp 2,062,291,486` beside the right
`Rp2.062.291.486`), percentages, targets, counts, and numbers in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Ejaan = Literal["rp", "rupiah", "polos"]  # `Rp1.000`, `1.000 rupiah`, `1.000.000`

KELIPATAN = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_SHORT = {"rb": "ribu", "jt": "juta", "m": "miliar", "t": "triliun"}  # `Rp1,2 M`

_TIMES = "|".join(KELIPATAN)
# `,-` and `,--` behind an amount are the old hand's way to say that nothing follows.
_DASH = r"(?:(?:[.,]|\s,)[-=–—]+|[-=]+)"
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<rp>(?:Rp|IDR)[.:]?\s*(?P<minus>-)?)?(?<!\d)"
    rf"(?P<number>\d+\.\d{{1,2}}(?=\s+(?:{_TIMES})\b)|\d{{1,3}}(?:\.\d{{3}})+"
    r"|\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d+)(?!\d)"
    r"(?P<decimals>,\d{1,3}(?![\d.,]\d)|(?<=,\d{3})\.\d\d(?!\d)"
    r"|(?<=\.\d{3}\.\d{3})(?P<stop>\.\d\d)(?!\d|[.,]\d))?"
    rf"(?P<dash>{_DASH}(?![\w-]|\s*(?:Rp|\d)))?"
    rf"(?:\s+(?P<times>{_TIMES})\b|(?<![.,]\d{{3}})\s?(?P<short>rb|jt|(?-i:[MT]))\b(?!\.\w))?"
    r"(?P<word>\s+rupiah\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """`text[start:end]` names `value` rupiah.

    rounded: how many rupiah its last digit stands for; 1 for an amount to the rupiah
    and 10 million for `Rp2,06 miliar`. proper: its right spelling.
    """

    start: int
    end: int
    value: Decimal
    rounded: Decimal
    spelling: Ejaan
    proper: str


def amounts(text: str) -> Iterator[Amount]:
    """Every amount in `text`. Bare numbers count from seven digits on, grouped by dots."""
    for found in _AMOUNT.finditer(text):
        amount = _amount(found, text)
        if amount is not None:
            yield amount


def _amount(found: re.Match[str], text: str) -> Amount | None:
    number, end = found["number"], found.end()
    if found["rp"] is None and found["word"] is None:
        no_money = found["times"] or found["short"] or found["stop"]  # or who knows
        if number.count(".") < 2 or no_money or re.match(r"\.\d", text[end:]):
            return None
        end = found.end("decimals") if found["decimals"] else found.end("number")
    named = _named(found)
    times = KELIPATAN[named.lower()] if named else 0
    whole, decimals = _parts(number, found["decimals"] or "", bool(times))
    value = Decimal(f"{found['minus'] or ''}{whole}.{decimals or '0'}").scaleb(times)
    rounded = Decimal(1).scaleb(times - len(decimals)) if times else Decimal(1)
    spelling: Ejaan = "rp" if found["rp"] else "rupiah" if found["word"] else "polos"
    proper = _proper(found, whole, decimals, spelling)
    return Amount(found.start(), end, value, rounded, spelling, proper)


def _named(found: re.Match[str]) -> str:
    """The word that multiplies the number, whole."""
    return found["times"] or _SHORT.get((found["short"] or "").lower(), "")


def _parts(number: str, decimals: str, short: bool) -> tuple[str, str]:
    """Digits before and after the decimal sign: `Rp2,062 miliar` has three decimals."""
    if short and not decimals and re.fullmatch(r"\d+(,\d+|\.\d{1,2})", number):
        whole, _, rest = number.replace(",", ".").partition(".")
        return whole, rest
    return re.sub(r"[.,]", "", number), decimals[1:]


def _proper(found: re.Match[str], whole: str, decimals: str, spelling: Ejaan) -> str:
    grouped = f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")
    times = f" {_named(found)}" if _named(found) else ""
    if spelling == "rp":
        return f"Rp{found['minus'] or ''}{grouped}{times}"
    return f"{grouped}{times}{' rupiah' if spelling == 'rupiah' else ''}"


_PERCENT = re.compile(
    r"(?<![\w.,])(?P<number>-?(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:[.,]\d+)?)"
    r"(?P<sign>\s?%|\s+per\s?sen\b)",
    re.IGNORECASE,
)
# A dot parts thousands only where three digits follow it each time.
_GROUPED = re.compile(r"-?\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})")


@dataclass(frozen=True, slots=True)
class Percent:
    """`text[start:end]` names `value` percent, with so many `decimals`.

    worded: with `persen` in letters. proper: its right spelling.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    worded: bool
    proper: str


def percents(text: str) -> Iterator[Percent]:
    """Every percentage in `text`. A dot without a comma after it is a decimal sign."""
    for found in _PERCENT.finditer(text):
        number = found["number"]
        grouped = _GROUPED.fullmatch(number) is not None
        plain = number.replace(".", "").replace(",", ".") if grouped else number.replace(",", ".")
        decimals = len(plain.partition(".")[2])
        worded = "%" not in found["sign"]
        proper = (number if grouped else number.replace(".", ",")) + (" persen" if worded else "%")
        yield Percent(found.start(), found.end(), Decimal(plain), decimals, worded, proper)


_MEASURE = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)(?![\w.,]*\d)\s*(?P<unit>[^\d]*)"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its unit; decimals: how many were written."""

    start: int
    end: int
    value: Decimal
    decimals: int
    unit: str

    @property
    def units(self) -> tuple[str, ...]:
        """`Orang/Bulan` counts in either."""
        return tuple(u for u in (part.strip() for part in self.unit.split("/")) if u)

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """What rounds to it: 83 stands for 82,5 to 83,5."""
        half = Decimal(5).scaleb(-self.decimals - 1)
        return self.value - half, self.value + half


def measures(text: str) -> Iterator[Measure]:
    """Each number of a target, with what follows it up to the next."""
    for found in _MEASURE.finditer(text):
        whole, _, decimals = found["number"].partition(",")
        value = Decimal(whole.replace(".", "") + (f".{decimals}" if decimals else ""))
        unit = found["unit"].strip(" .,;()/-–&+")
        end = found.start() + len(found[0].rstrip())
        yield Measure(found.start(), end, value, len(decimals), unit)


_DIGITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
# Indonesian says these ones as a prefix.
_ONE = {"sepuluh": "puluh", "sebelas": "belas", "seratus": "ratus", "seribu": "ribu"}
_ONE |= {f"se{word}": word for word in ("juta", "miliar", "milyar", "triliun", "trilyun")}
_BELOW_1000 = {"puluh": 10, "belas": 0, "ratus": 100}

_NUMERAL = "|".join(sorted([*_DIGITS, *KELIPATAN, *_ONE, *_BELOW_1000], key=len, reverse=True))
_RUN = re.compile(rf"(?<!\w)(?:{_NUMERAL})(?:[\s-]+(?:{_NUMERAL}))*(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`text[start:end]` says `value` in words."""

    start: int
    end: int
    value: int


def number_words(text: str) -> Iterator[NumberWords]:
    """Every number in words in `text`; what does not add up to one number is left out."""
    for found in _RUN.finditer(text):
        value = as_number(found[0])
        if value is not None:
            yield NumberWords(found.start(), found.end(), value)


def as_number(words: str) -> int | None:
    """The number that all of `words` says, or None where they say none.

    >>> as_number("dua juta empat ratus ribu")
    2400000
    """
    total, part, digit, ceiling, below = 0, 0, 0, 10**15, 1000
    parts = re.split(r"[\s-]+", words.strip().lower())
    for word in (piece for p in parts for piece in _pieces(p)):
        if word in _DIGITS:
            if digit or (word == "nol" and len(parts) > 1):
                return None
            digit = _DIGITS[word]
        elif word in _BELOW_1000 and digit and below > (worth := _BELOW_1000[word] or 10):
            part += digit + 10 if word == "belas" else digit * worth
            digit, below = 0, 1 if word == "belas" else worth
        elif word in KELIPATAN and (part or digit) and (times := 10 ** KELIPATAN[word]) < ceiling:
            total += (part + digit) * times
            part, digit, ceiling, below = 0, 0, times, 1000
        else:
            return None
        if digit and below == 1:
            return None
    return total + part + digit


def _pieces(word: str) -> tuple[str, ...]:
    return ("satu", _ONE[word]) if word in _ONE else (word,)


_IN_BRACKETS = re.compile(r"\s*\((?P<words>[^()\d]{3,300}?)(?:\s+(?P<unit>rupiah))?\s*\)", re.I)


@dataclass(frozen=True, slots=True)
class BracketedWords:
    """`text[start:end]` is a number in words in brackets; `unit` is `rupiah` or nothing."""

    start: int
    end: int
    value: int
    words: str
    unit: str


def words_in_brackets(text: str, at: int) -> BracketedWords | None:
    """The number in words that stands in brackets right after `at`: ` (empat belas)`."""
    found = _IN_BRACKETS.match(text, at)
    value = as_number(found["words"]) if found else None
    if found is None or value is None:
        return None
    start = text.index("(", at)
    return BracketedWords(start, found.end(), value, found["words"], (found["unit"] or "").lower())


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
