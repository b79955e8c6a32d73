"""Text and numbers that know where they were written.

They behave as the plain `str`, `int` and `Decimal` that they are, and carry
`asal`, the places they came from, through sums, ratios and formats. Plain
values are welcome everywhere too: they simply have no `asal`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from publisher.vocabulary.places import Place

Asal = tuple[Place, ...]


class Teks(str):
    """Text with its places."""

    asal: Asal

    def __new__(cls, value: str, asal: Asal = ()) -> Teks:
        self = super().__new__(cls, value)
        self.asal = asal
        return self


class Narasi(Teks):
    """Text in the light markup of `prose`: `*tebal*`, `_miring_`, lists, `{names}`."""

    def __new__(cls, value: str, asal: Asal = ()) -> Narasi:
        self = str.__new__(cls, value)
        self.asal = asal
        return self


class Petikan(Teks):
    """A part of a narrative. huruf: where each of its letters stands in the whole of it."""

    huruf: tuple[int, ...]

    def __new__(cls, value: str, narasi: Place, huruf: tuple[int, ...]) -> Petikan:
        at = narasi.at_characters(huruf[0], huruf[-1] + 1) if huruf else narasi
        self = str.__new__(cls, value)
        self.asal, self.huruf = (at,), huruf
        return self


class Bilangan(int):
    """A whole number with its places."""

    asal: Asal

    def __new__(cls, value: int, asal: Asal = ()) -> Bilangan:
        self = super().__new__(cls, value)
        self.asal = asal
        return self

    def __add__(self, other: int) -> Bilangan:
        return type(self)(int(self) + int(other), places_of(self, other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Bilangan:
        return type(self)(int(self) - int(other), places_of(self, other))


class Rupiah(Bilangan):
    """An exact amount of rupiah. Sums and differences of rupiah are rupiah."""


class Desimal(Decimal):
    """A decimal number (percent unless said otherwise) with its places."""

    asal: Asal

    def __new__(cls, value: Decimal | int | str, asal: Asal = ()) -> Desimal:
        self = super().__new__(cls, value)
        self.asal = asal
        return self


class Predikat(Desimal):
    """A word of an ordered list. As a number it is its rank, 1 for the lowest; it prints as `nama`.

    Where the list is not known, as of what was signed or reported before, the rank is 0.
    """

    nama: str

    def __new__(cls, nama: str, peringkat: int, asal: Asal = ()) -> Predikat:
        self = Decimal.__new__(cls, peringkat)
        self.nama, self.asal = nama, asal
        return self

    def __eq__(self, other: object) -> bool:
        # No number is the same as a word, and the lists of two files may be of other lengths.
        return isinstance(other, Predikat) and self.nama.casefold() == other.nama.casefold()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.nama.casefold())


def places_of(*values: Any) -> Asal:
    """All places of some values, each once, in order."""
    return tuple(dict.fromkeys(p for v in values for p in getattr(v, "asal", ())))


def jumlah(values: Iterable[Rupiah | None]) -> Rupiah | None:
    """The sum in rupiah; None as soon as one amount is missing, or where there are none:
    a gap is never zero."""
    amounts = list(values)
    if not amounts or any(a is None for a in amounts):
        return None
    known = [a for a in amounts if a is not None]
    return Rupiah(sum(int(a) for a in known), places_of(*known))


def bulat(value: Decimal, desimal: int = 2) -> Decimal:
    """Rounded half-up to `desimal` places, as budget reports are (4,615 → 4,62)."""
    return value.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)


def persen(bagian: Rupiah | None, seluruh: Rupiah | None) -> Desimal | None:
    """`bagian` of `seluruh` in percent, half-up to two places.

    None where either is missing or `seluruh` is 0: the ratio is undefined.
    """
    if bagian is None or seluruh is None or int(seluruh) == 0:
        return None
    ratio = Decimal(int(bagian)) * 100 / Decimal(int(seluruh))
    return Desimal(bulat(ratio), places_of(bagian, seluruh))
