"""A grid → the table as it is printed: headings, cells as text, and what stands under it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from publisher.prose.formats import angka, angka_tetap, rupiah, tanggal
from publisher.tables.sendiri.angka import hampa, tampak_angka
from publisher.tables.sendiri.kisi import BarisKisi, JenisBaris, Kisi, KolomTabel, Petak
from publisher.vocabulary.places import Place
from publisher.vocabulary.tabel import NILAI, Rata, SelTulis, TabelSendiri
from publisher.vocabulary.values import Asal, Teks, places_of

JenisCetak = Literal["kepala", "nomor"] | JenisBaris
YEARS = range(1900, 2101)
_MEASURED = re.compile(r"[\d.,]+ ?[^\W\d][^\d]{0,15}")  # `73 poin`


@dataclass(frozen=True, slots=True)
class SelCetak:
    """isi: None for a gap. sambung: it is merged with cells below or above."""

    isi: Teks | None
    asal: Asal
    rata: Rata = "kiri"
    lebar: int = 1
    sambung: Literal["", "mulai", "lanjut"] = ""


@dataclass(frozen=True, slots=True)
class BarisCetak:
    jenis: JenisCetak
    sel: tuple[SelCetak, ...]


@dataclass(frozen=True, slots=True)
class TabelCetak:
    """lebar: of each column in centimetres, where its author says so.

    kepala: how many of the rows repeat on every page. mendatar, kecil: None where the width
    of the page decides.
    """

    baris: tuple[BarisCetak, ...]
    lebar: tuple[Decimal | None, ...]
    kepala: int
    catatan: tuple[Teks, ...] = ()
    sumber: Teks | None = None
    mendatar: bool | None = None
    kecil: bool | None = None


def tersusun(kisi: Kisi, tabel: TabelSendiri) -> TabelCetak:
    """The printed table of a grid."""
    kisi = _numbered(kisi, tabel) if tabel.nomor else kisi
    head = kepala(kisi.kolom, tabel.nomor_kolom)
    notes = _Reasons(tabel.catatan)
    columns = [_Column(k, [r.petak[n] for r in kisi.baris]) for n, k in enumerate(kisi.kolom)]
    rows = [_printed(row, columns, tabel.kosong, notes) for row in kisi.baris]
    return TabelCetak(
        tuple(_whole_merges([*head, *rows])),
        tuple(k.lebar for k in kisi.kolom),
        len(head),
        (*catatan(tabel.catatan), *notes.lines),
        sumber(tabel.sumber),
        tabel.mendatar,
        tabel.kecil,
    )


def sumber(text: Teks | None) -> Teks | None:
    """`Sumber: …`"""
    if text is None or text.casefold().startswith("sumber"):
        return text
    return Teks(f"Sumber: {text}", text.asal)


def catatan(text: Teks | None) -> Iterator[Teks]:
    """Each line of a note by itself; the word Catatan before one that has no mark of its own."""
    for line in text.split("\n") if text else ():
        marked = re.match(r"\W|\w{1,3}[.)]|(catatan|keterangan)\b", line, re.IGNORECASE)
        if line.strip():
            yield Teks(line if marked else f"Catatan: {line}", places_of(text))


def _numbered(kisi: Kisi, tabel: TabelSendiri) -> Kisi:
    """With a first column that counts the rows."""
    at, count = tabel.place / "nomor", 0
    rows = []
    for row in kisi.baris:
        count += row.jenis == "isi"
        text = Teks(str(count) if row.jenis == "isi" else "", (at,))
        first = Petak(SelTulis(text, at))
        if row.jenis != "isi":
            wider = replace(row.petak[0].sel, lebar=row.petak[0].sel.lebar + 1)
            first, rest = Petak(wider), (Petak(wider, "kiri"), *row.petak[1:])
            rows.append(replace(row, petak=(first, *rest)))
        else:
            rows.append(replace(row, petak=(first, *row.petak)))
    column = KolomTabel("no", Teks("No."), at, rata="tengah")
    return replace(kisi, kolom=(column, *kisi.kolom), baris=tuple(rows))


def kepala(kolom: Sequence[KolomTabel], bernomor: bool) -> list[BarisCetak]:
    """The rows of headings: groups of columns above, and their numbers below."""
    levels = max((len(k.kelompok) for k in kolom), default=0) + 1
    rows = [BarisCetak("kepala", tuple(_level(kolom, n, levels))) for n in range(levels)]
    if bernomor:
        numbers = tuple(SelCetak(Teks(f"({n})"), (k.at,), "tengah") for n, k in enumerate(kolom, 1))
        rows.append(BarisCetak("nomor", numbers))
    return rows


def _level(kolom: Sequence[KolomTabel], level: int, levels: int) -> Iterator[SelCetak]:
    n = 0
    while n < len(kolom):
        above = kolom[n].kelompok
        if level < len(above):
            end = n + 1
            while end < len(kolom) and kolom[end].kelompok[: level + 1] == above[: level + 1]:
                end += 1
            yield SelCetak(above[level], _places(above[level], kolom[n].at), "tengah", end - n)
            n = end
            continue
        first, last = level == len(above), level + 1 == levels
        joins: Literal["", "mulai", "lanjut"] = "lanjut"
        if first:
            joins = "" if last else "mulai"
        title = kolom[n].judul if first else Teks("")
        yield SelCetak(title, _places(kolom[n].judul, kolom[n].at), "tengah", 1, joins)
        n += 1


def _places(text: Teks | None, at: Place) -> Asal:
    return places_of(text) or (at,)


class _Column:
    """How the cells of a column look: decided once, by all of them."""

    def __init__(self, kolom: KolomTabel, petak: Sequence[Petak]) -> None:
        self.kolom = kolom
        cells = [p.sel.isi for p in petak if not p.tutup and p.sel.lebar == 1]
        known = [c for c in cells if c is not None and not hampa(c)]
        figures = bool(known) and all(tampak_angka(c) for c in known)
        dates = bool(known) and all(isinstance(c, dt.date) for c in known)
        measured = any(_MEASURED.fullmatch(str(c)) for c in known) and all(
            tampak_angka(c) or _MEASURED.fullmatch(str(c)) for c in known
        )
        self.rata: Rata = kolom.rata or _own_side(kolom, figures, dates, measured)
        # `2.024` is no year.
        self.years = figures and all(isinstance(c, int) and c in YEARS for c in known)

    def text(self, cell: SelTulis) -> Teks | None:
        value = cell.isi
        if value is None or isinstance(value, Teks):
            return value
        if isinstance(value, dt.date):
            return Teks(tanggal(value), (cell.at,))
        return Teks(self._figure(value, cell), places_of(value))

    def _figure(self, value: Decimal | int, cell: SelTulis) -> str:
        format, decimals = self.kolom.format, self.kolom.desimal
        if self.years and format is None and decimals is None:
            return str(int(value))
        if format == "rupiah" and value == int(value) and decimals is None:
            text = rupiah(int(value))
        elif decimals is None and format in ("desimal", "persen"):
            text = angka_tetap(value, 2)
        elif decimals is None and format in (None, "angka") and cell.desimal is not None:
            text = angka_tetap(value, cell.desimal)
        else:
            text = angka(value) if decimals is None else angka_tetap(value, decimals)
        percent = format == "persen" or (format is None and cell.persen)
        unit = f" {self.kolom.satuan}" if self.kolom.satuan else ""
        return f"{text}%" if percent else f"{text}{unit}"


def _own_side(kolom: KolomTabel, figures: bool, dates: bool, measured: bool) -> Rata:
    if kolom.judul.rstrip(".").casefold() in ("no", "nomor"):
        return "tengah"
    if kolom.format in NILAI or figures:
        return "angka"
    return "tengah" if dates or measured or kolom.format == "tanggal" else "kiri"


class _Reasons:
    """Why cells are empty, said once under the table and marked in them."""

    def __init__(self, written: Teks | None) -> None:
        # The stars that the author's own notes begin with are taken.
        self.stars = max((len(s) for s in re.findall(r"^\*+", written or "", re.M)), default=0)
        self.marks: dict[str, str] = {}
        self.lines: list[Teks] = []

    def mark(self, reason: Teks) -> str:
        if reason not in self.marks:
            n = self.stars + len(self.marks) + 1
            mark = "*" * n if n <= 3 else f"{n})"
            self.marks[reason] = mark
            self.lines.append(Teks(f"{mark} {reason}", reason.asal))
        return self.marks[reason]


def _printed(
    row: BarisKisi, columns: Sequence[_Column], empty: Teks | None, notes: _Reasons
) -> BarisCetak:
    cells = [
        _cell(petak, columns[n], row.jenis, empty, notes)
        for n, petak in enumerate(row.petak)
        if petak.tutup != "kiri"
    ]
    return BarisCetak(row.jenis, tuple(cells))


def _cell(
    petak: Petak, column: _Column, jenis: JenisBaris, empty: Teks | None, notes: _Reasons
) -> SelCetak:
    cell = petak.sel
    text = column.text(cell)
    if text is not None and not text.strip() and empty is not None and jenis == "isi":
        text = Teks(empty, _places(cell.isi if isinstance(cell.isi, Teks) else None, cell.at))
    if cell.alasan is not None and text is not None:
        text = Teks(f"{text}{notes.mark(cell.alasan)}", text.asal)
    side: Rata = column.rata
    label = jenis == "jumlah" and isinstance(cell.isi, Teks) and bool(cell.isi)
    if cell.lebar > 1 or label:
        side = "kiri" if jenis in ("kelompok", "subtotal") else "tengah"
    joins: Literal["", "mulai", "lanjut"] = "mulai" if cell.tinggi > 1 else ""
    if petak.tutup == "atas":
        joins = "lanjut"
    return SelCetak(text, _places(text, cell.at), side, cell.lebar, joins)


def _whole_merges(rows: Sequence[BarisCetak]) -> Iterator[BarisCetak]:
    """Merges that begin where they say and go on without a break, whatever was left out."""
    starts = [_starts(row) for row in rows]
    for n, row in enumerate(rows):
        cells = []
        for at, cell in starts[n].items():
            above = starts[n - 1].get(at) if n else None
            below = starts[n + 1].get(at) if n + 1 < len(rows) else None
            within = cell.sambung == "lanjut" and above is not None and above.lebar == cell.lebar
            goes_on = below is not None and below.sambung == "lanjut" and below.lebar == cell.lebar
            joins: Literal["", "mulai", "lanjut"] = "mulai" if goes_on else ""
            cells.append(replace(cell, sambung="lanjut" if within else joins))
        yield replace(row, sel=tuple(cells))


def _starts(row: BarisCetak) -> Mapping[int, SelCetak]:
    at, starts = 0, {}
    for cell in row.sel:
        starts[at] = cell
        at += cell.lebar
    return starts
