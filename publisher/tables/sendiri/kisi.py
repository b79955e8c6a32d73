"""Rows as written → a grid: every row with every column, and what covers what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.tabel import BarisTulis, BentukSel, Masalah, Rata, SelTulis
from publisher.vocabulary.values import Teks

Tutup = Literal["", "kiri", "atas"]
JenisBaris = Literal["isi", "kelompok", "subtotal", "jumlah"]


@dataclass(frozen=True, slots=True)
class KolomTabel:
    """kelompok: the headings above its own, from the top. lebar: centimetres."""

    kunci: str
    judul: Teks
    at: Place
    kelompok: tuple[Teks, ...] = ()
    rata: Rata | None = None
    format: BentukSel | None = None
    desimal: int | None = None
    satuan: str = ""
    lebar: Decimal | None = None
    gabung: bool = False


@dataclass(frozen=True, slots=True)
class Petak:
    """One place of the grid: a cell, or what the cell to the left or above covers."""

    sel: SelTulis
    tutup: Tutup = ""


@dataclass(frozen=True, slots=True)
class BarisKisi:
    at: Place
    petak: tuple[Petak, ...]
    jenis: JenisBaris = "isi"


@dataclass(frozen=True, slots=True)
class Kisi:
    """jumlah: the totals of a computed table, which knows them better than its rows do."""

    kolom: tuple[KolomTabel, ...]
    baris: tuple[BarisKisi, ...]
    jumlah: BarisKisi | None = None
    masalah: tuple[Masalah, ...] = ()


def kosong(at: Place) -> Petak:
    return Petak(SelTulis(Teks(""), at))


def tata(
    rows: Sequence[BarisTulis], kunci: Sequence[str], masalah: list[Masalah]
) -> tuple[BarisKisi, ...]:
    """The grid of rows; what does not fit into it is left out and said in `masalah`."""
    return tuple(_Tata(len(kunci), tuple(kunci), masalah).rows(rows))


@dataclass(frozen=True, slots=True)
class _Tata:
    lebar: int
    kunci: tuple[str, ...]
    masalah: list[Masalah]

    def rows(self, rows: Sequence[BarisTulis]) -> Iterator[BarisKisi]:
        covered: dict[tuple[int, int], Petak] = {}
        for n, row in enumerate(rows):
            if row.kelompok is not None:
                yield judul_kelompok(row.kelompok, row.at, self.lebar)
                continue
            cells = self._by_column(row) if row.menurut_kolom else row.sel
            yield BarisKisi(row.at, self._row(n, row, cells, covered, len(rows)))

    def _row(
        self,
        n: int,
        row: BarisTulis,
        cells: Sequence[SelTulis],
        covered: dict[tuple[int, int], Petak],
        height: int,
    ) -> tuple[Petak, ...]:
        petak: dict[int, Petak] = {c: p for (r, c), p in covered.items() if r == n}
        for key in [(n, c) for c in petak]:
            del covered[key]
        at, excess = 0, 0
        for cell in cells:
            while at in petak:
                at += 1
            if at >= self.lebar:
                excess += bool(cell.isi != "")
                continue
            fitting = self._fitting(cell, n, at, petak, height)
            petak[at] = Petak(fitting)
            for c in range(at + 1, at + fitting.lebar):
                petak[c] = Petak(fitting, "kiri")
            for r in range(n + 1, n + fitting.tinggi):
                for c in range(at, at + fitting.lebar):
                    covered[r, c] = Petak(fitting, "kiri" if c > at else "atas")
            at += fitting.lebar
        missing = [c for c in range(self.lebar) if c not in petak]
        if excess:
            self._ragged(row, self.lebar + excess)
        elif missing and not row.menurut_kolom:
            self._ragged(row, self.lebar - len(missing))
        return tuple(petak.get(c, kosong(row.at)) for c in range(self.lebar))

    def _fitting(
        self, cell: SelTulis, n: int, at: int, taken: dict[int, Petak], height: int
    ) -> SelTulis:
        """The cell, made smaller where what it would cover is another's."""
        free = next((c - at for c in range(at, at + cell.lebar) if c in taken), cell.lebar)
        wide = min(free, self.lebar - at)
        high = min(cell.tinggi, height - n)
        if (wide, high) != (cell.lebar, cell.tinggi):
            self.masalah.append(
                Masalah(
                    "tabel-gabung-bertumpuk",
                    cell.at,
                    message("a merged cell reaches over another one, or out of the table"),
                    message("make its `lebar` or `tinggi` smaller"),
                )
            )
        return replace(cell, lebar=wide, tinggi=high)

    def _by_column(self, row: BarisTulis) -> tuple[SelTulis, ...]:
        cells = dict(row.menurut_kolom)
        for name in cells.keys() - set(self.kunci):
            self.masalah.append(tak_dikenal(cells[name].at, name, self.kunci))
        return tuple(cells.get(k, SelTulis(Teks(""), row.at)) for k in self.kunci)

    def _ragged(self, row: BarisTulis, count: int) -> None:
        more = message("what stands in the last cells is not printed: remove or move it")
        fewer = message('write a cell for every column; an empty one is ""')
        said = message(
            "the row has {count} cells, and the table {number} columns",
            count=count,
            number=self.lebar,
        )
        help = more if count > self.lebar else fewer
        self.masalah.append(Masalah("tabel-bergerigi", row.at, said, help))


def tak_dikenal(at: Place, name: str, known: Sequence[str]) -> Masalah:
    return Masalah(
        "tabel-kolom-tak-dikenal",
        at,
        message("the table has no column `{name}`", name=name),
        message("it has {names}", names=", ".join(f"`{k}`" for k in known)),
    )


def judul_kelompok(judul: Teks, at: Place, lebar: int) -> BarisKisi:
    """A row that is the heading of those below it."""
    cell = SelTulis(judul, at, lebar)
    rest = [Petak(cell, "kiri")] * (lebar - 1)
    return BarisKisi(at, (Petak(cell), *rest), "kelompok")


def pilih(baris: BarisKisi, columns: Sequence[int]) -> BarisKisi:
    """The row with only some columns, in another order."""
    petak: list[Petak] = []
    for n, c in enumerate(columns):
        old = baris.petak[c]
        beside = n > 0 and columns[n - 1] == c - 1
        if old.tutup == "kiri" and not (beside and baris.petak[c - 1].sel is old.sel):
            old = Petak(old.sel)
        petak.append(old)
    return BarisKisi(baris.at, tuple(_resized(petak, n) for n in range(len(petak))), baris.jenis)


def _resized(petak: Sequence[Petak], n: int) -> Petak:
    if petak[n].tutup == "kiri":
        return petak[n]
    end = n + 1
    while end < len(petak) and petak[end].tutup == "kiri":
        end += 1
    return Petak(replace(petak[n].sel, lebar=end - n), petak[n].tutup)


def terurai(baris: BarisKisi) -> BarisKisi:
    """The row by itself: what the row above covers is said again."""
    petak = tuple(Petak(replace(p.sel, tinggi=1)) if p.tutup == "atas" else p for p in baris.petak)
    return BarisKisi(baris.at, petak, baris.jenis)
