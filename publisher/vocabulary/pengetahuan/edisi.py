"""The national list of codes by edition: `nomenklatur_edisi.csv`, of kabupaten and kota.

Names of decrees are no one's own (UU 28/2014 pasal 42). An edition that nobody has in full
(Kepmendagri 050-5889/2021, 900.1-3406/2024, -2850/2025) is not in it: what it says of one of
their years is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from publisher.vocabulary.pengetahuan.nomenklatur import induk, untuk_setiap_bidang

Huruf = Literal["a", "b", "c", "d"]
EDISI: dict[str, str] = {
    "a": "Permendagri 90/2019",
    "b": "Kepmendagri 050-3708/2020",
    "c": "Kepmendagri 900.1.15.5-1317/2023",
    "d": "SIPD 2027",
}
KATA_HUBUNG = (
    *("dan", "di", "atas", "untuk", "pada", "yang", "oleh", "dengan", "dalam", "bagi", "kepada"),
    *("ke", "serta", "atau", "dari"),
)
_WORDS = re.compile(r"\w+")
EMPAT_ANGKA = 2024  # the first budget year of sub kegiatan with four digits
AWAL = 2021  # the first budget year of these codes at all


@dataclass(frozen=True, slots=True)
class ButirEdisi:
    """A name of a code, and the letters of the editions that give it."""

    kode: str
    uraian: str
    edisi: str


@dataclass(frozen=True, slots=True)
class Edisi:
    """Every code with all the names that any edition gives it."""

    butir: Mapping[str, tuple[ButirEdisi, ...]]
    _below: Mapping[str, tuple[ButirEdisi, ...]] = field(init=False, repr=False)
    nama: frozenset[tuple[str, ...]] = field(init=False, repr=False)  # as `kata_nama`

    def __post_init__(self) -> None:
        below: dict[str, list[ButirEdisi]] = {}
        for rows in self.butir.values():
            for row in rows:
                below.setdefault(induk(row.kode), []).append(row)
        object.__setattr__(self, "_below", {k: tuple(v) for k, v in below.items()})
        every = (row.uraian for rows in self.butir.values() for row in rows)
        object.__setattr__(self, "nama", frozenset(map(kata_nama, every)))

    def cari(self, kode: str) -> tuple[ButirEdisi, ...]:
        """The names of a code; of one with two digits also those that it has with four.

        From 050-3708/2020 on an item kept its number: what was renamed got a new one.
        """
        codes = [kode]
        if kode.count(".") == 5 and len(kode.rpartition(".")[2]) == 2:
            head, _, number = kode.rpartition(".")
            codes.append(f"{head}.{number:>04}")
        every = [*codes, *(untuk_setiap_bidang(c) for c in codes)]
        return tuple(row for c in dict.fromkeys(every) for row in self.butir.get(c, ()))

    def sekeluarga(self, kode: str) -> tuple[ButirEdisi, ...]:
        """What stands below the same code, its own and of every bidang."""
        above = induk(kode)
        return self._below.get(above, ()) + self._below.get(untuk_setiap_bidang(above), ())


def kata_nama(nama: str) -> tuple[str, ...]:
    """The words that tell a name of a program from others, in small letters."""
    words = tuple(w for w in _WORDS.findall(nama.casefold()) if w not in KATA_HUBUNG)
    return words[1:] if words[:1] == ("program",) else words


def edisi_pada(tahun: int) -> str:
    """The letters of the editions whose data say what holds for a budget year.

    Nothing where there is none: then a difference is a hint at most.
    """
    if tahun >= EMPAT_ANGKA:
        return "cd"
    return "ab" if tahun == AWAL else ""
