"""A value without quotes that is no TOML: what its author meant, and how it is written.

Each form is a pattern of the whole value and the remedy for it; the first that fits is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from publisher.vocabulary.messages import Message, message

Match = re.Match[str]
Remedy = Callable[[Match], Message]

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
OTHER_MONTHS = {"may": 5, "agt": 8, "aug": 8, "oct": 10, "dec": 12}
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
AS_DIGITS = str.maketrans("OoIl", "0011")
TEXT = r"\"(?:[^\"\\]|\\.)*+\"|'[^']*+'"
ITEM = rf"(?:{TEXT}|[\d._]+)"


def remedy_for(value: str) -> Message | None:
    """How `value` is written, where its form says what it is; None where it is just text."""
    for form, remedy in FORMS:
        found = re.fullmatch(form, value, re.IGNORECASE)
        if found:
            return remedy(found)
    return None


def letters_among_digits(value: str) -> str:
    """The letters O and l that stand for digits; nothing where the value is no number."""
    number = re.fullmatch(r"[\dOoIl][\dOoIl_.,]*", value)
    if not number or not (re.search(r"\d", value) or value in "Oo"):
        return ""
    return ", ".join(dict.fromkeys(c for c in value if c in "OoIl"))


def grouped(digits: str) -> str:
    """`1_000_000`"""
    return f"{int(digits):_}"


def _amount(m: Match) -> Message:
    whole = re.sub(r"\D", "", re.sub(r"[.,](\d\d?|-+)$", "", m["amount"]))
    return message("write an amount without Rp, dots and blanks: `{value}`", value=grouped(whole))


def _in_words(m: Match) -> Message:
    return message("write all digits of the amount: `1_000_000` for 1 juta")


def _decimal(m: Match) -> Message:
    return message("write a decimal point, not a comma: `{value}`", value=m[0].replace(",", "."))


def _percent(m: Match) -> Message:
    number = m["number"].replace(",", ".")
    return message("write the number without the percent sign: `{value}`", value=number)


def _date(m: Match) -> Message:
    year, month, day = m["year"], _month(m["month"]), int(m["day"])
    if month is None or len(year) != 4 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return message("write a date as year-month-day: `2023-06-30`")
    iso = f"{year}-{month:02}-{day:02}"
    return message("write a date as year-month-day, without quotes: `{value}`", value=iso)


def _month(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    short = written[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else OTHER_MONTHS.get(short)


def _code(m: Match) -> Message:
    return message('put a code in quotes: `"{value}"`', value=m[0])


def _zero_in_front(m: Match) -> Message:
    return message(
        'a number has no zero in front: `{number}`; a code stands in quotes: `"{code}"`',
        number=m[0].lstrip("0") or "0",
        code=m[0],
    )


def _nip(m: Match) -> Message:
    return message('put a NIP in quotes: `"{value}"`', value=m[0])


def _unit(m: Match) -> Message:
    return message(
        "where the key is a number, write only that: `{number}`; "
        'text stands in quotes: `"{words}"`',
        number=m["number"].replace(",", "."),
        words=m[0],
    )


def _blank(m: Match) -> Message:
    return message('write "belum diisi", in quotes, for what is not known, and 0 for nothing')


def _sum(m: Match) -> Message:
    return message("write the result: a key holds one number and nothing is computed in it")


def _in_brackets(m: Match) -> Message:
    return message("write the number without brackets around it")


def _underscores(m: Match) -> Message:
    value = re.sub("_+", "_", m[0]).strip("_")
    return message("one `_` may stand between two digits: `{value}`", value=value)


def _point(m: Match) -> Message:
    number = m[0].strip(".")
    value = f"0.{number}" if m[0].startswith(".") else number
    return message("digits stand on both sides of a decimal point: `{value}`", value=value)


def _dash(m: Match) -> Message:
    return message("write the minus sign of the keyboard: `-{value}`", value=m[1])


def _several(m: Match) -> Message:
    return message("several values stand between brackets: `[{value}]`", value=m[0])


def _yes_or_no(m: Match) -> Message:
    return message("write `true` for yes or `false` for no; text stands in straight quotes")


def _small_letters(m: Match) -> Message:
    return message("write `{value}` in small letters", value=m[0].lower())


def _roman(m: Match) -> Message:
    return message("write the digit: `{value}`", value=ROMAN[m[0].upper()])


NUMBER = r"(?P<number>-?\d+(?:[.,]\d+)?)"
# From the narrow to the wide: an amount with dots is also a number with a unit.
FORMS: tuple[tuple[str, Remedy], ...] = (
    (r"(?P<amount>-?\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*(?:[.,]\d{1,2})?(?:,-+)?)", _amount),
    (r"Rp\.?\s*(?P<amount>\d[\d.,_ ]*-*)", _amount),
    (r"(?:Rp\.?\s*)?\d[\d.,]*\s*(?:ribu|juta|miliar|milyar|triliun|rb|jt|m)", _in_words),
    (r"\d\.\d\d(?:\.\d+)+", _code),
    (r"-?\d+,\d+", _decimal),
    (rf"{NUMBER}\s*(?:%|persen)", _percent),
    (r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d\d)", _date),
    (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", _date),
    (r"(?P<day>\d{1,2})[- ](?P<month>[a-z]{3,9})\.?[- ](?P<year>\d{4})", _date),
    (r"\d{8} \d{6} \d \d{3}", _nip),
    (r"0\d+", _zero_in_front),
    (r"\d[\d_]*(?:\s*[-+*/x]\s*\d[\d_]*)+", _sum),
    (r"\((?:Rp\.?\s*)?[\d._,]+\)", _in_brackets),
    (rf"{ITEM}(?:\s*[,;]\s*{ITEM})+", _several),
    (r"\d[\d_]*", _underscores),
    (r"\.\d+|\d+\.", _point),
    (r"[–—−](\d[\d.]*)", _dash),
    (r"[-–—]+", _blank),
    (rf"{NUMBER}\s+\w.*", _unit),
    (r"true|false", _small_letters),
    (r"ya|tidak|iya|yes|no|benar|salah", _yes_or_no),
    ("|".join(ROMAN), _roman),
)
