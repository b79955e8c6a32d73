"""Rules on tables of one's own: what a file or a row holds that cannot be printed as meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.prose.formats import angka
from publisher.reading import Naskah
from publisher.reading.naskah import once
from publisher.tables import compute_tables
from publisher.tables.sendiri import TabelJadi, semua_tabel
from publisher.tables.sendiri.angka import baca_angka, hampa
from publisher.tables.sendiri.kisi import BarisKisi, KolomTabel, Petak
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.tabel import TabelSendiri

_TOTAL = re.compile(
    r"(?:sub[ -]?)?(?:jumlah|total)(?: (?:jumlah|total|keseluruhan|seluruhnya|akhir|umum))?\s*:?",
    re.IGNORECASE,
)
# What is no sum of what stands above it.
_NOT_ADDED = re.compile(
    r"%|persen|rata|indeks|capaian|skor|predikat|kategori|tahun|\bno\b|nomor|kode|nip|tarif|harga",
    re.IGNORECASE,
)


@once
def _tables(naskah: Naskah) -> tuple[tuple[TabelSendiri, TabelJadi], ...]:
    made = semua_tabel(naskah.report, compute_tables(naskah.report), naskah.figures)
    return tuple(zip(naskah.report.sisipan.tabel, made, strict=True))


def _found(naskah: Naskah, jenis: str) -> Iterator[Flaw]:
    for _, made in _tables(naskah):
        for wrong in made.masalah:
            if wrong.jenis == jenis:
                yield Flaw(wrong.at, wrong.said, wrong.help)


@rule("tabel", ERROR)
def tabel_tak_terbaca(naskah: Naskah) -> Iterator[Flaw]:
    """The file of a table cannot be read.

    Its rows would be missing from the report. A file is CSV or XLSX, lies in the report's
    folder, has no password and no more than 10 MB. Mend what the message says, or take the
    table out.
    """
    yield from _found(naskah, "tabel-tak-terbaca")


@rule("tabel", ERROR)
def tabel_kolom_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """A table asks for a column, a computed table or a figure that there is not.

    What is asked for cannot be printed. The message says which names there are; the
    columns of computed tables stand in docs/tabel.md.
    """
    yield from _found(naskah, "tabel-kolom-tak-dikenal")


@rule("tabel", WARNING)
def tabel_bergerigi(naskah: Naskah) -> Iterator[Flaw]:
    """A row has more or fewer cells than its table has columns.

    Mostly a cell was forgotten, and all behind it stand one column too far to the left. What
    stands in cells beyond the last column is not printed. Write one cell for every column; an
    empty one is `""`.
    """
    yield from _found(naskah, "tabel-bergerigi")


@rule("tabel", WARNING)
def tabel_gabung_bertumpuk(naskah: Naskah) -> Iterator[Flaw]:
    """A merged cell reaches over another one, or out of its table.

    Both cannot stand in one place, so that the cell is printed smaller than asked. Make its
    `lebar` or `tinggi` smaller.
    """
    yield from _found(naskah, "tabel-gabung-bertumpuk")


@rule("tabel", WARNING)
def tabel_judul_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """Two columns of a table have the same heading.

    A reader cannot tell them apart. Say in each what it holds, or put a `kelompok` above
    them: Tahun 2023 over one Target, Tahun 2024 over the other.
    """
    yield from _found(naskah, "tabel-judul-ganda")


@rule("tabel", WARNING)
def tabel_bukan_angka(naskah: Naskah) -> Iterator[Flaw]:
    """A column of figures or dates holds something else, or figures in two manners.

    What is no figure cannot be added up: the total stays open. `202,955` is a decimal here
    and thousands elsewhere; a column that mixes both cannot be trusted. Write figures as
    1.234,5, and their unit in `satuan` of the column.
    """
    yield from _found(naskah, "tabel-bukan-angka")


@rule("tabel", ERROR)
def tabel_terlalu_lebar(naskah: Naskah) -> Iterator[Flaw]:
    """A table has more columns than Word can hold.

    Word stops at 63; what is beyond is left out. Name the columns that matter in `kolom`, or
    make two tables of it.
    """
    yield from _found(naskah, "tabel-terlalu-lebar")


@rule("tabel", ERROR)
def tabel_rumus(naskah: Naskah) -> Iterator[Flaw]:
    """A cell holds an error of the spreadsheet, or a formula without its value.

    `#REF!` in a report tells its readers that nobody looked, and a formula that was never
    worked out has no value to print. Mend the formula, open the file in Excel or LibreOffice,
    and save it.
    """
    yield from _found(naskah, "tabel-rumus")


@rule("tabel", INFO)
def tabel_tersembunyi(naskah: Naskah) -> Iterator[Flaw]:
    """A workbook has hidden rows or columns, or several sheets of which one was taken.

    What is hidden is left out of the table, as it is of a print from Excel. Nothing to mend if
    that is meant; else show the rows, or name the sheet in `lembar`.
    """
    yield from _found(naskah, "tabel-tersembunyi")


@rule("tabel", WARNING)
def tabel_kosong(naskah: Naskah) -> Iterator[Flaw]:
    """A table of one's own has no rows.

    It prints as "belum diisi". Write its rows, or take the table out of the text and of
    `sisipan.toml`.
    """
    for tabel, made in _tables(naskah):
        told = any(
            m.jenis in ("tabel-tak-terbaca", "tabel-kolom-tak-dikenal") for m in made.masalah
        )
        if not made.isi.baris and not told:
            yield Flaw(
                tabel.letak_nama,
                message("the table `{name}` has no rows", name=tabel.kunci),
                message("write its rows, or take it out"),
            )


@rule("tabel", ERROR)
def tabel_jumlah_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A typed total is not what the rows above it add up to.

    A reader adds up every column, and the auditor does so too. Correct the row that is wrong,
    or delete the total and let it be added up: `jumlah = ["pagu"]`.
    """
    for tabel, made in _tables(naskah):
        if tabel.dari is None:
            for n, kolom in enumerate(made.isi.kolom):
                if kolom.format != "persen" and not _NOT_ADDED.search(kolom.judul):
                    yield from _wrong_totals(made.isi.baris, n, kolom)


@dataclass(slots=True)
class _Sums:
    """What a total may be the sum of: the rows since the last one, all rows, or all totals."""

    block: list[Decimal | None]
    every: list[Decimal | None]
    totals: list[Decimal | None]

    def sums(self) -> list[Decimal]:
        groups = (self.block, self.every, self.totals)
        known = [[v for v in g if v is not None] for g in groups if None not in g]
        return [sum(g, Decimal(0)) for g in known if len(g) > 1]


def _wrong_totals(rows: Sequence[BarisKisi], n: int, kolom: KolomTabel) -> Iterator[Flaw]:
    seen = _Sums([], [], [])
    for row in rows:
        if row.jenis == "kelompok":
            seen.block = []
            continue
        petak = row.petak[n]
        if not _is_total(row):
            value = _figure(petak)
            if not (petak.tutup or hampa(petak.sel.isi)):
                seen.block.append(value)
                seen.every.append(value)
            continue
        written, sums = _figure(petak), seen.sums()
        if written is not None:
            if sums and written not in sums:
                yield _differing(petak, kolom, written, sums[0])
            seen.totals.append(written)
        seen.block = []


def _differing(petak: Petak, kolom: KolomTabel, written: Decimal, total: Decimal) -> Flaw:
    return Flaw(
        petak.sel.at,
        message(
            "the total of column `{name}` is {written}, but the rows above it add up to {total}",
            name=kolom.judul,
            written=angka(written),
            total=angka(total),
        ),
        message("correct the row that is wrong, or let the total be added up: `jumlah = […]`"),
    )


def _is_total(row: BarisKisi) -> bool:
    words = (p.sel.isi for p in row.petak if not p.tutup and isinstance(p.sel.isi, str))
    label = next((w for w in words if not hampa(w) and baca_angka(w) is None), "")
    return _TOTAL.fullmatch(label.strip()) is not None


def _figure(petak: Petak) -> Decimal | None:
    value = petak.sel.isi
    if petak.sel.persen or petak.tutup:
        return None
    if isinstance(value, Decimal | int):
        return Decimal(value)
    read = baca_angka(value) if isinstance(value, str) else None
    return read.nilai if read else None


RULES = (
    tabel_tak_terbaca,
    tabel_kolom_tak_dikenal,
    tabel_bergerigi,
    tabel_gabung_bertumpuk,
    tabel_judul_ganda,
    tabel_bukan_angka,
    tabel_terlalu_lebar,
    tabel_rumus,
    tabel_tersembunyi,
    tabel_kosong,
    tabel_jumlah_berbeda,
)
