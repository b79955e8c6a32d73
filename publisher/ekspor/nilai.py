"""Cells → whole rupiah and dates: exact, or nothing at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from publisher.vocabulary.messages import Message, message

Gaya = Literal["indonesia", "inggris"]
EMPTY = {"", "null", "none", "nan"}
NOUGHT = {"-", "–", "—", "nihil"}  # how accounts write zero
NOTHING_WRITTEN = EMPTY | NOUGHT
GALAT = re.compile(r"#(REF|VALUE|NAME|DIV/0|N/A|NUM|NULL)[!?]?", re.IGNORECASE)
_GROUPED_ID = re.compile(r"\d{1,3}(\.\d{3})+")
_GROUPED_EN = re.compile(r"\d{1,3}(,\d{3})+")
_RUPIAH = re.compile(r"^\s*(?:rp|idr)?\.?\s*", re.IGNORECASE)
_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_SHORT = {name[:3]: n for n, name in enumerate(_MONTHS, 1)} | {
    "agu": 8,
    "ags": 8,
    "agt": 8,
    "nop": 11,
    "pebruari": 2,
    "peb": 2,
    "aug": 8,
    "may": 5,
    "oct": 10,
    "dec": 12,
}


class BukanNilai(ValueError):
    """A cell that is no amount or no date. said: what is wrong with it."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True, slots=True)
class Kolom:
    """How the texts of one column write numbers; None where nothing in it says so."""

    gaya: Gaya | None = None
    bercampur: bool = False

    def rupiah(self, value: Any) -> Decimal | None:
        """The amount of a cell; None for an empty one, 0 for `-`. Raises BukanNilai."""
        if value is None:
            return None
        if isinstance(value, bool):
            raise BukanNilai(message("`{written}` is no amount", written=value))
        if isinstance(value, int | float | Decimal):
            return _exact(value)
        if not isinstance(value, str):
            raise BukanNilai(message("a date stands where an amount belongs"))
        return self._of_text(value)

    def _of_text(self, value: str) -> Decimal | None:
        text = " ".join(value.replace("\xa0", " ").split())
        if text.casefold() in EMPTY:
            return None
        if text.casefold() in NOUGHT:
            return Decimal(0)
        if GALAT.fullmatch(text):
            raise BukanNilai(message("the formula of this cell failed: {written}", written=text))
        bare, negative = _signed(_RUPIAH.sub("", text))
        style = _style(bare) or ("sama" if re.fullmatch(r"\d+", bare) else None)
        if style is None and _lone(bare):
            if self.gaya is None or self.bercampur:
                raise BukanNilai(
                    message("`{written}` can be read as thousands or as decimals", written=text)
                )
            style = self.gaya
        if style is None:
            raise BukanNilai(message("`{written}` is no amount", written=text))
        plain = bare
        if style == "indonesia":
            plain = bare.replace(".", "").replace(",", ".")
        elif style == "inggris":
            plain = bare.replace(",", "")
        try:
            amount = Decimal(plain)
        except InvalidOperation:
            raise BukanNilai(message("`{written}` is no amount", written=text)) from None
        return -amount if negative else amount


def column_of(values: Iterable[Any]) -> Kolom:
    """How a column writes its numbers, told by the texts in it that leave no choice."""
    seen = {_style(_signed(_RUPIAH.sub("", v.strip()))[0]) for v in values if isinstance(v, str)}
    styles = seen - {None}
    if len(styles) > 1:
        return Kolom(None, bercampur=True)
    return Kolom("indonesia" if not styles or styles == {"indonesia"} else "inggris")


def _signed(text: str) -> tuple[str, bool]:
    """Without sign or brackets: `(1.000)` and `-1.000` are below zero."""
    bare = text.strip()
    if bare.startswith("(") and bare.endswith(")"):
        return _RUPIAH.sub("", bare[1:-1]).strip(), True
    if bare.startswith(("-", "−")):
        return _RUPIAH.sub("", bare[1:]).strip(), True
    return bare, False


def _style(text: str) -> Gaya | None:
    """Which form a number is surely written in; None where it may be either, or is none."""
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}(\.\d{3})+,\d+|\d+,\d{1,2}", text):
        return "indonesia"
    if re.fullmatch(r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3}(,\d{3})+\.\d+|\d+\.\d{1,2}", text):
        return "inggris"
    return None


def _lone(text: str) -> bool:
    """`1.234` or `1,234`."""
    return bool(_GROUPED_ID.fullmatch(text) or _GROUPED_EN.fullmatch(text))


def _exact(value: float | Decimal) -> Decimal:
    """A spreadsheet's number holds 15 digits: up to there its text is what was written."""
    amount = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not amount.is_finite():
        raise BukanNilai(message("`{written}` is no amount", written=value))
    if abs(amount) >= Decimal(10) ** 15:
        raise BukanNilai(
            message("`{written}` has more digits than a spreadsheet keeps", written=value)
        )
    # Binary fractions of sums: 953161732.0000001 is what the program rounded when it showed it.
    cents = amount.quantize(Decimal("0.01"))
    return cents if abs(amount - cents) < Decimal("0.00001") else amount


def date_of(value: Any) -> dt.date | None:
    """The day that a cell names, in any of the forms of `formats`; None for an empty one.

    Raises BukanNilai. `03/04/2023` is 3 April, as everywhere in Indonesia.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if value is None or not isinstance(value, str) or value.strip().casefold() in NOTHING_WRITTEN:
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and 20_000 < value < 80_000
        ):
            return dt.date(1899, 12, 30) + dt.timedelta(days=int(value))  # of a spreadsheet
        return None
    text = value.strip().lstrip("'")
    wrong = BukanNilai(message("`{written}` is no date", written=text))
    try:
        if found := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$", text):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        if found := re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]+)\.?[ -](\d{4})", text):
            month = month_of(found[2])
            if month:
                return dt.date(int(found[3]), month, int(found[1]))
    except ValueError:
        raise wrong from None
    raise wrong


def month_of(word: str) -> int | None:
    """The number of a month by its Indonesian name, whole or shortened."""
    name = word.strip().casefold()
    if name in _MONTHS:
        return _MONTHS.index(name) + 1
    return _SHORT.get(name) or (_SHORT.get(name[:3]) if len(name) == 3 else None)


def month_in(text: str) -> int | None:
    """The one month that a title or file name names, as a word or as `2023-06`, `bulan_6`."""
    words = {
        m
        for w in re.findall(r"[A-Za-z]{3,}", text)
        if w.casefold() in _MONTHS and (m := month_of(w))
    }
    if len(words) == 1:
        return words.pop()
    if words:
        return None
    found = re.search(r"(?:19|20)\d\d[-_](0[1-9]|1[0-2])(?!\d)", text) or re.search(
        r"bulan[ _-]*(0?[1-9]|1[0-2])(?!\d)", text, re.IGNORECASE
    )
    return int(found[1]) if found else None
