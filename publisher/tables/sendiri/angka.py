"""Figures that are text, as people type them in a spreadsheet: `1.234,5`, `Rp1.000`, `12,5%`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.tabel import Masalah, SelTulis
from publisher.vocabulary.values import Bilangan, Desimal, Teks, places_of

Gaya = Literal["indonesia", "inggris", ""]  # how a figure is written, where that can be seen

BLANKS = frozenset(("", "-", "–", "—", "n.a.", "n.a", "n/a", "na", "nihil", "tidak ada", "."))
"""Words that say that there is nothing: they add nothing to a sum."""

_PLAIN = re.compile(r"\d+")
_INDONESIAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+\.\d+")
_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
GALAT = re.compile(r"#(REF|VALUE|NAME|DIV/0|N/A|NUM|NULL|SPILL|CALC|NILAI|NAMA)[!?]?", re.I)
"""What a spreadsheet shows of a formula that failed."""

FIRST_DAY = dt.date(1899, 12, 30)  # of a spreadsheet's count of days
LAST_DAY = 2_958_465  # 31 December 9999


@dataclass(frozen=True, slots=True)
class Terbaca:
    nilai: Decimal
    gaya: Gaya

    @property
    def desimal(self) -> int | None:
        """Its decimals as typed; None for a whole number."""
        return -int(self.nilai.as_tuple().exponent) or None


def hampa(isi: object) -> bool:
    """Does the cell say that there is nothing?"""
    return isinstance(isi, str) and isi.strip().lower() in BLANKS


def baca_angka(text: str, satuan: str = "") -> Terbaca | None:
    """The figure that a text is, with what may stand round it; None where it is none.

    >>> baca_angka("Rp1.234,50").nilai
    Decimal('1234.50')
    """
    bare = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    bare = bare.removesuffix(satuan).strip() if satuan else bare
    bare = re.sub(r"^Rp\.?\s*", "", bare, flags=re.IGNORECASE).removesuffix("%").strip()
    bare = bare.removesuffix(",-") if re.search(r"\d,-$", bare) else bare
    negative = bare.startswith(("-", "−")) or (bare.startswith("(") and bare.endswith(")"))
    bare = bare.strip("()").lstrip("-−").strip()
    bare = re.sub(r"(?<=\d) (?=\d{3}(?:\D|$))", "", bare)
    found = _unsigned(bare)
    if found is None or not negative:
        return found
    return Terbaca(-found.nilai, found.gaya)


def _unsigned(bare: str) -> Terbaca | None:
    if _PLAIN.fullmatch(bare):
        return Terbaca(Decimal(bare), "")
    if _INDONESIAN.fullmatch(bare):
        # `0.125` cannot be thousands, for these do not begin with a zero.
        if bare.startswith("0.") and "," not in bare:
            return Terbaca(Decimal(bare), "inggris")
        return Terbaca(Decimal(bare.replace(".", "").replace(",", ".")), "indonesia")
    if _ENGLISH.fullmatch(bare):
        return Terbaca(Decimal(bare.replace(",", "")), "inggris")
    return None


def sebagai_nilai(cell: SelTulis, terbaca: Terbaca) -> Bilangan | Desimal:
    """The figure with the places of the text that it was read from."""
    places = places_of(cell.isi) or (cell.at,)
    if terbaca.nilai == terbaca.nilai.to_integral_value() and "E" not in str(terbaca.nilai):
        return Bilangan(int(terbaca.nilai), places)
    return Desimal(terbaca.nilai, places)


def baca_tanggal(isi: object) -> dt.date | None:
    """A date of a text (`30/6/2024`, `2024-06-30`) or of a spreadsheet's count of days."""
    if isinstance(isi, dt.date):
        return isi
    if isinstance(isi, Decimal | int) and not isinstance(isi, bool):
        whole = int(isi)
        return FIRST_DAY + dt.timedelta(whole) if 0 < whole <= LAST_DAY else None
    found = _DATE.fullmatch(isi.strip()) if isinstance(isi, Teks) else None
    if not found:
        return None
    day, month, year = (
        (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    )
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def tampak_angka(isi: object) -> bool:
    """Does it look like a figure, so that a column of it stands at the right?

    A code with leading zeros and a NIP are no figures, though they are digits.
    """
    if isinstance(isi, Decimal | int):
        return True
    if not isinstance(isi, str):
        return False
    digits = re.sub(r"\D", "", isi)
    code = (len(digits) > 1 and digits[0] == "0" and "," not in isi) or len(digits) > 15
    return not code and baca_angka(isi) is not None


def galat(error: str, at: Place, cell: str = "") -> Masalah:
    """What is said of a cell that holds an error of a spreadsheet."""
    said = message("a cell holds the error {error}", error=error)
    if cell:
        said = message("{cell} holds the error {error}", cell=cell, error=error)
    return Masalah("tabel-rumus", at, said, message("mend the formula in the spreadsheet"))
