"""`nomenklatur.csv`: the official codes of programs, kegiatan and sub kegiatan, and their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SETIAP_BIDANG = "X.XX"  # the programs that every bidang urusan has


@dataclass(frozen=True, slots=True)
class Butir:
    """One row of the list, in its official words."""

    kode: str
    uraian: str
    indikator: str = ""
    satuan: str = ""


@dataclass(frozen=True, slots=True)
class Nomenklatur:
    """The list by code. tetap: the bidang urusan all of whose programs the shared list names."""

    butir: Mapping[str, Butir]
    tetap: frozenset[str] = frozenset()
    _below: Mapping[str, tuple[Butir, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        below: dict[str, list[Butir]] = {}
        for butir in self.butir.values():
            below.setdefault(induk(butir.kode), []).append(butir)
        object.__setattr__(self, "_below", {k: tuple(v) for k, v in below.items()})

    def cari(self, kode: str) -> Butir | None:
        """The row of a code, its own or that of every bidang; None where the list has none."""
        return self.butir.get(kode) or self.butir.get(untuk_setiap_bidang(kode))

    def sekeluarga(self, kode: str) -> tuple[Butir, ...]:
        """The rows that stand beside a code: below the same code, its own and of every bidang."""
        parent = induk(kode)
        return self._below.get(parent, ()) + self._below.get(untuk_setiap_bidang(parent), ())


def induk(kode: str) -> str:
    """The code above: of `7.01.02.2.01` it is `7.01.02`, of that `7.01`."""
    parts = kode.split(".")
    return ".".join(parts[: {5: 3}.get(len(parts), len(parts) - 1)])


def untuk_setiap_bidang(kode: str) -> str:
    """`X.XX.01.2.06` for `7.01.01.2.06`."""
    return re.sub(r"^\d\.\d\d(?=\.|$)", SETIAP_BIDANG, kode)


def bidang_lengkap(rows: Iterable[Butir]) -> frozenset[str]:
    """The bidang urusan that some programs name."""
    parents = {induk(b.kode) for b in rows if b.kode.count(".") == 2}
    return frozenset(parents - {SETIAP_BIDANG})
