"""Files of SIPD, e-Monev and spreadsheets → amounts by code, to the rupiah or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from publisher.ekspor.bentuk import Bentuk
from publisher.ekspor.catat import Catatan, Jawaban, whole
from publisher.ekspor.datar import Terbaca, read_flat
from publisher.ekspor.kisi import Kisi, TakTerbuka, grids_of
from publisher.ekspor.tabel import Hampir, Tabel, table_of
from publisher.ekspor.tahap import year_in
from publisher.ekspor.tingkat import read_tree
from publisher.vocabulary.ekspor import Ekspor, Jumlahan, Keliru, Pertanyaan, Sel
from publisher.vocabulary.messages import message


@dataclass(frozen=True, slots=True)
class Bacaan:
    """ekspor: None where there is a trouble or an open question, which are then told."""

    ekspor: Ekspor | None
    keliru: tuple[Keliru, ...] = ()
    pertanyaan: tuple[Pertanyaan, ...] = ()


def read_export(raw: bytes, name: str, jawaban: Jawaban) -> Bacaan:
    """What a file holds. name: its name without folders, which may say a stage or a month."""
    try:
        grids = grids_of(raw, name)
        found = [table_of(grid) for grid in grids]
    except TakTerbuka as unread:
        return Bacaan(None, (Keliru(Sel(name, "", ""), unread.said, unread.help),))
    tables = [one for one in found if isinstance(one, Tabel)]
    if not tables:
        return Bacaan(None, (_unknown(name, grids, found),))
    if len(tables) > 1:
        sheets = ", ".join(t.kisi.nama for t in tables)
        said = message(
            "{name} holds several tables that could be meant: {sheets}", name=name, sheets=sheets
        )
        help = message("keep the one that is wanted in a file of its own")
        return Bacaan(None, (Keliru(Sel(name, "", ""), said, help),))
    return _read(raw, name, tables[0], jawaban)


def _unknown(name: str, grids: tuple[Kisi, ...], found: list[Tabel | Hampir | None]) -> Keliru:
    near = min(
        (f for f in found if isinstance(f, Hampir)), key=lambda f: len(f.kurang), default=None
    )
    if near is None:
        said = message("{name} is none of the exports that are known", name=name)
        return Keliru(
            Sel(name, "", ""),
            said,
            message(
                "download `Laporan Realisasi Per Dokumen`, `Rekap 5` or `Rekapitulasi Belanja` of "
                "SIPD as Excel"
            ),
        )
    grid = grids[found.index(near)]
    return Keliru(
        grid.at(name, near.baris, 0),
        message(
            "{name} looks like `{form}`, but has no column for {lacking}",
            name=name,
            form=near.bentuk.nama,
            lacking=", ".join(near.kurang),
        ),
        message("its columns are: {columns}", columns=", ".join(near.ada[:40])),
    )


def _read(raw: bytes, name: str, tabel: Tabel, jawaban: Jawaban) -> Bacaan:
    note = Catatan(name, tabel)
    try:
        read = (read_flat if tabel.bentuk.susunan == "datar" else read_tree)(note, jawaban)
    except TakTerbuka as unread:
        return Bacaan(None, (Keliru(Sel(name, "", ""), unread.said, unread.help),))
    if not read.baris and not note.keliru:
        said = message("{name} has headings and no row of data", name=name)
        note.keliru.append(Keliru(tabel.kisi.at(name, tabel.awal, 0), said))
    sums = _whole_sums(note, read)
    if note.keliru or note.pertanyaan:
        return Bacaan(None, tuple(note.keliru), tuple(note.pertanyaan))
    years = read.tahun or {y for y in (year_in(tabel.judul), year_in(name)) if y}
    if len(years) > 1:
        said = message("{name} holds several years: {years}", name=name, years=sorted(years))
        return Bacaan(None, (Keliru(Sel(name, tabel.kisi.nama, ""), said),))
    return Bacaan(
        Ekspor(
            name,
            hashlib.sha256(raw).hexdigest(),
            tabel.bentuk.nama,
            next(iter(years), None),
            read.kode_skpd,
            read.nama_skpd,
            note.simpul,
            sums,
            read.baris,
            read.dilewati,
            {"setoran": int(read.setoran)} if read.setoran else {},
        )
    )


def _whole_sums(note: Catatan, read: Terbaca) -> dict:  # type: ignore[type-arg]
    sums = {}
    for key, (amount, cells) in read.jumlah.items():
        rupiah = whole(amount)
        if rupiah is None:
            said = message("{amount} is not a whole number of rupiah", amount=amount)
            note.keliru.append(Keliru(cells[0], said))
            continue
        if rupiah or key[2].hal == "pagu" or not key[1]:
            sums[key] = Jumlahan(rupiah, tuple(cells))
    return sums


__all__ = ["Bacaan", "Bentuk", "Jawaban", "read_export"]
