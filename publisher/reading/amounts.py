"""Amounts of rupiah in a text, in every spelling that offices type.

`Rp2.062.291.486` is the right one (EYD V); `Rp. 2.062.291.486,-`, `Rp 2,062,291,486`
and the like are read too, and know how they ought to be written.
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
