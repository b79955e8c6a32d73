"""What every computed table is: typed rows, and a total where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from publisher.vocabulary.values import Asal, Teks

Row = TypeVar("Row")


class Gabung:
    """Stands in a cell that continues the cell above it."""

    def __repr__(self) -> str:
        return "GABUNG"


# Not None: that is a value that is still open, and prints as such.
GABUNG = Gabung()


class TakAda(Teks):
    """Stands where no figure is to come: no format turns it into a number."""


class Berwarna(Teks):
    """Text whose cell has a colour: six hexadecimal digits."""

    warna: str

    def __new__(cls, value: str, asal: Asal = (), warna: str = "") -> Berwarna:
        self = str.__new__(cls, value)
        self.asal = asal
        self.warna = warna
        return self


@dataclass(frozen=True, slots=True)
class Tabel(Generic[Row]):
    """Values stay values here; how they look is the template's business."""

    baris: tuple[Row, ...]
    jumlah: Row | None = None

    @property
    def total(self) -> Row:
        """The row of totals. Raises LookupError for a table that has none."""
        if self.jumlah is None:
            raise LookupError("this table has no totals")
        return self.jumlah
