"""Figures in Indonesian letters. Every format keeps the places of what it formats.

Numbers by Babel's locale `id`, words by num2words. Rounding is half-up. A gap
(None) prints as "belum diisi" in every format.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from num2words import num2words

from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.values import Desimal, Predikat, Rupiah, Teks, bulat, places_of

LOCALE = "id"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
MOST_ROMAN = 32_767  # Word counts no further, neither pages nor headings


class UnfitFormat(Exception):
    """The format does not fit the value; carries the value's kind in its message."""


def rupiah(value: int) -> str:
    """`Rp2.062.291.486`: Rp sticks to the amount (EYD V)."""
    return "Rp" + angka(_whole(value))


def angka(value: int | Decimal) -> str:
    """`2.062.291.486`, `91,67`: as many decimals as the number has."""
    if isinstance(value, Predikat):
        return value.nama
    # Without trailing zeros: `4,00 Dokumen` would seem measured to the hundredth.
    number = Decimal(_number(value)).normalize()
    decimals = max(0, -int(number.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(number, pattern, locale=LOCALE))


def angka_tetap(value: int | Decimal, desimal: int) -> str:
    """`54,10`: with so many decimals, half-up."""
    pattern = "#,##0" + ("." + "0" * desimal if desimal else "")
    number = bulat(Decimal(_number(value)), desimal)
    return str(format_decimal(number, pattern, locale=LOCALE))


def desimal(value: int | Decimal) -> str:
    """`54,13`: two decimals, half-up."""
    return str(format_decimal(bulat(Decimal(_number(value))), "#,##0.00", locale=LOCALE))


def persen(value: int | Decimal) -> str:
    """`54,13%`: two decimals, half-up."""
    return desimal(value) + "%"


def terbilang(value: int) -> str:
    """`dua miliar enam puluh dua juta …`"""
    return str(num2words(_whole(value), lang=LOCALE))


def rupiah_terbilang(value: int) -> str:
    """`Rp2.400.000 (dua juta empat ratus ribu rupiah)`"""
    return f"{rupiah(value)} ({terbilang(value)} rupiah)"


def angka_terbilang(value: int) -> str:
    """`14 (empat belas)`"""
    return f"{angka(_whole(value))} ({terbilang(value)})"


def besar(value: str) -> str:
    return _text(value).upper()


def kecil(value: str) -> str:
    return _text(value).lower()


PARTICLES = frozenset(
    ("dan", "di", "ke", "dari", "yang", "untuk", "pada", "dalam", "atau", "dengan", "oleh")
    + ("bagi", "serta", "tentang", "atas", "terhadap")
)
# In a text of capitals only, nothing else tells an abbreviation from a word.
ABBREVIATIONS = frozenset(
    ("APBD", "APBN", "ASN", "BLUD", "BPJS", "BUMD", "DAK", "DAU", "DPRD", "FKUB", "HAM", "IPAL")
    + ("IPTEK", "KB", "KIA", "KTP", "LPPD", "PAD", "PAUD", "PBB", "PKK", "PNS", "PUG", "RKPD")
    + ("RPJMD", "RT", "RW", "SD", "SDM", "SKPD", "SMP", "SPAM", "TPA", "UKM", "UMKM", "UPTD")
)
_WORD = re.compile(r"[A-Za-z]+")


def judul(value: str) -> str:
    """`Perubahan`: the first letter as a capital; a text of capitals only as a title."""
    # Not str.title(): abbreviations and names inside keep their capitals.
    text = _text(value)
    if text == text.upper() and len(text.split()) > 1:
        text = _WORD.sub(_titled, text)
    return text[:1].upper() + text[1:]


def _titled(word: re.Match[str]) -> str:
    found = word[0]
    if found in ABBREVIATIONS:
        return found
    return found.lower() if found.lower() in PARTICLES else found.capitalize()


def sebutan(nama: Teks) -> Teks:
    """A name of the nomenclature as a sentence says it: not in capitals only."""
    return Teks(judul(nama), nama.asal) if nama == nama.upper() else nama


def tanggal(value: dt.date) -> str:
    """`30 Juni 2023`"""
    if not isinstance(value, dt.date):
        raise UnfitFormat("date")
    return str(format_date(value, "d MMMM y", locale=LOCALE))


def romawi(value: int) -> str:
    """`IV`; from 4000 on with as many M as it takes, as Word does."""
    number, text = _whole(value), ""
    if not 0 < number <= MOST_ROMAN:
        raise UnfitFormat("roman")
    for worth, sign in ROMAN:
        while number >= worth:
            text, number = text + sign, number - worth
    return text


def huruf(number: int) -> str:
    """`a` to `z`, then `aa`, `bb`: as Word counts with letters."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


FORMATS: dict[str, Callable[[Any], str]] = {
    "rupiah": rupiah,
    "angka": angka,
    "desimal": desimal,
    "persen": persen,
    "terbilang": terbilang,
    "rupiah_terbilang": rupiah_terbilang,
    "angka_terbilang": angka_terbilang,
    "besar": besar,
    "kecil": kecil,
    "judul": judul,
    "tanggal": tanggal,
    "romawi": romawi,
}


def format_value(value: Any, format: str = "") -> Teks:
    """`value` as the report prints it: by the named format, or by what it is.

    Rupiah print as rupiah, decimals as percent, whole numbers grouped, text as
    itself. Raises UnfitFormat, and KeyError for a format that does not exist.
    """
    if value is None:
        return Teks(BELUM_DIISI)
    return Teks(FORMATS[format or _own_format(value)](value), places_of(value))


def _own_format(value: Any) -> str:
    if isinstance(value, Rupiah):
        return "rupiah"
    if isinstance(value, dt.date):
        return "tanggal"
    if isinstance(value, Predikat):
        return "angka"
    # Decimals of the vocabulary are percentages unless an indicator says otherwise.
    if isinstance(value, Decimal):
        return "persen"
    return "angka" if isinstance(value, int) else "apa_adanya"


FORMATS["apa_adanya"] = str


def dengan_satuan(value: Desimal | None, satuan: str) -> Teks:
    """A figure of an indicator in its unit: `93,33%`, `4 Dokumen`."""
    if value is None:
        return Teks(BELUM_DIISI)
    if isinstance(value, Predikat):  # a word has no unit
        return Teks(value.nama, places_of(value))
    text = persen(value) if satuan == "%" else f"{angka(value)} {satuan}"
    return Teks(text, places_of(value, satuan))


# Of these a figure is said without its unit: "IKM sebesar 86,14", not "86,14 Indeks".
TAK_DISEBUT = frozenset({"angka", "indeks", "nilai", "skor", "poin", "rasio", "predikat"})
MOST_DECIMALS = 3  # a Gini ratio has them; rounding would change what was promised


def banyak_desimal(values: Iterable[Decimal | None]) -> int:
    """How many decimals the figures of one indicator are printed with: the most of any."""
    most = 0
    for value in values:
        if value is not None:
            exponent = int(Decimal(value).normalize().as_tuple().exponent)
            most = max(most, -exponent)
    return min(most, MOST_DECIMALS)


def satuan_kalimat(satuan: str) -> str:
    """A unit as a sentence says it: `kasus`, nothing for an index; `SKPD` keeps its capitals."""
    if satuan.casefold() in TAK_DISEBUT:
        return ""
    return re.sub(r"\b[A-Z][a-z]+\b", lambda m: m[0].lower(), satuan)


def ukuran_seragam(value: Desimal | None, satuan: str, desimal: int) -> Teks:
    """As `dengan_satuan`, with so many decimals (percent: two); an index without its unit."""
    if value is None:
        return Teks(BELUM_DIISI)
    if isinstance(value, Predikat):  # a word has no unit
        return Teks(value.nama, places_of(value))
    if satuan == "%":
        return Teks(persen(value), places_of(value, satuan))
    unit = "" if satuan.casefold() in TAK_DISEBUT else satuan
    return Teks(f"{angka_tetap(value, desimal)} {unit}".strip(), places_of(value, satuan))


def daftar(items: Iterable[str]) -> Teks:
    """`A, B, dan C`; of nothing a gap."""
    values = list(items)
    if not values:
        return Teks(BELUM_DIISI)
    return Teks(str(format_list(values, locale=LOCALE)), places_of(*values))


def _number(value: Any) -> int | Decimal:
    # Python's True is an int; of no report is it a figure.
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise UnfitFormat("number")
    return value if isinstance(value, Decimal) else int(value)


def _whole(value: Any) -> int:
    number = _number(value)
    if int(number) != number:
        raise UnfitFormat("whole")
    return int(number)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise UnfitFormat("text")
    return value
