"""Which reports there are to make: folders, or a list of offices with folder and deadline."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.load import read_list
from publisher.tables.sendiri.angka import baca_tanggal
from publisher.vocabulary.errors import ContentUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place, whole_file
from publisher.vocabulary.tabel import BarisTulis, Lembar, SelTulis
from publisher.vocabulary.values import Teks

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "kantor": ("kantor", "perangkat daerah", "opd", "skpd", "nama kantor", "office"),
    "folder": ("folder", "direktori", "letak"),
    "batas": ("batas", "batas waktu", "batas penyampaian", "tenggat", "deadline"),
    "diterima": ("diterima", "tanggal diterima", "tanggal penyampaian", "dikirim", "received"),
    "pdf": ("pdf", "berkas pdf"),
}
"""Columns of a list, and what people call them."""
PLAIN = ("isi", "content", "laporan", "konten")  # names of folders that tell no office
LONGEST = 60  # characters of the name of a folder of outputs
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # devices of Windows, whatever their ending


@dataclass(frozen=True, slots=True)
class Tugas:
    """A report to make. kunci: the name of its folder of outputs; pdf: the one that was sent."""

    kantor: str
    kunci: str
    folder: Path
    batas: dt.date | None = None
    diterima: dt.date | None = None
    pdf: Path | None = None


def of_folders(folders: Sequence[Path], batas: dt.date | None) -> tuple[Tugas, ...]:
    """One for each folder. Raises ContentUnusable where one is named twice."""
    real: dict[Path, Path] = {}
    for folder in folders:
        known = real.setdefault(folder.resolve(), folder)
        if known is not folder:
            raise ContentUnusable(
                message("the folder {folder} is named twice", folder=folder),
                message("name each folder once"),
            )
    names = [_office_of(folder) for folder in real]
    keys = _unique([slug(name) for name in names], [slug(_above(f)) for f in real])
    return tuple(
        Tugas(name, key, folder, batas)
        for name, key, folder in zip(names, keys, folders, strict=True)
    )


def _office_of(folder: Path) -> str:
    """The name of a folder; of the one above where it is the same for every office."""
    plain = folder.name.casefold() in PLAIN and folder.parent.name
    return folder.parent.name if plain else folder.name


def _above(folder: Path) -> str:
    office = _office_of(folder)
    above = folder.parent if folder.name == office else folder.parent.parent
    return f"{above.name}-{office}"


def _unique(keys: Sequence[str], longer: Sequence[str]) -> list[str]:
    """Each its own: those that several have become longer, or get a number."""
    often = Counter(keys)
    wanted = [long if often[key] > 1 else key for key, long in zip(keys, longer, strict=True)]
    taken: Counter[str] = Counter()
    unique = []
    for key in wanted:
        taken[key] += 1
        unique.append(key if taken[key] == 1 else f"{key}-{taken[key]}")
    return unique


def slug(name: str) -> str:
    """`Kecamatan Jatiroto (Kota)` → `kecamatan-jatiroto-kota`: a name that every disk can bear."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "laporan"
    return f"{made}-" if RESERVED.fullmatch(made) else made


def of_list(file: Path, batas: dt.date | None = None) -> tuple[Tugas, ...]:
    """One for each row of a CSV or XLSX file. batas: of rows that name none.

    A folder is meant as seen from the file. Raises ContentUnusable at the first row that says
    nothing usable.
    """
    if not file.exists():
        raise ContentUnusable(
            message("the list {file} is not there", file=file),
            message("correct its name, or the folder that it is in"),
            whole_file(file),
        )
    sheet = read_list(file)
    for wrong in sheet.masalah:
        raise ContentUnusable(wrong.said, wrong.help, wrong.at)
    columns = _columns(sheet, file)
    rows = [_Row(row, columns, file) for row in sheet.baris if any(c.isi for c in row.sel)]
    if not rows:
        raise ContentUnusable(
            message("the list {file} names no office", file=file),
            message("write one row for each office below the headings"),
            whole_file(file),
        )
    made = [replace(t, batas=t.batas or batas) for t in (row.task() for row in rows)]
    _refuse_twice(made, rows)
    keys = _unique([t.kunci for t in made], [f"{t.kunci}-{slug(t.folder.name)}" for t in made])
    return tuple(replace(t, kunci=key) for t, key in zip(made, keys, strict=True))


def _columns(sheet: Lembar, file: Path) -> dict[str, int]:
    head = sheet.kepala[0] if sheet.kepala else ()
    names = [" ".join(str(cell.isi or "").split()).casefold() for cell in head]
    found = {
        column: next((n for n, name in enumerate(names) if name in known), -1)
        for column, known in HEADINGS.items()
    }
    for column in ("kantor", "folder"):
        if found[column] < 0:
            raise ContentUnusable(
                message("the list {file} has no column `{column}`", file=file, column=column),
                message(
                    "its first row names the columns: kantor, folder, batas; and where they are "
                    "known, diterima and pdf"
                ),
                head[0].at if head else whole_file(file),
            )
    return {column: n for column, n in found.items() if n >= 0}


def _refuse_twice(made: Sequence[Tugas], rows: Sequence[_Row]) -> None:
    seen: dict[Path, Tugas] = {}
    for task, row in zip(made, rows, strict=True):
        other = seen.setdefault(task.folder.resolve(), task)
        if other is not task:
            raise ContentUnusable(
                message(
                    "{folder} is the folder of {office} and of {other}",
                    folder=task.folder,
                    office=task.kantor,
                    other=other.kantor,
                ),
                message("give each office its own folder, in one row"),
                row.row.at,
            )


@dataclass(frozen=True, slots=True)
class _Row:
    row: BarisTulis
    columns: Mapping[str, int]
    file: Path

    def task(self) -> Tugas:
        office, folder = self._text("kantor"), self._text("folder")
        pdf = self._text("pdf", needed=False)
        return Tugas(
            office,
            slug(office),
            self._path(folder),
            self._date("batas"),
            self._date("diterima"),
            self._path(pdf) if pdf else None,
        )

    def _path(self, text: str) -> Path:
        return self.file.parent / text.replace("\\", "/")

    def _cell(self, column: str) -> SelTulis | None:
        n = self.columns.get(column, -1)
        return self.row.sel[n] if 0 <= n < len(self.row.sel) else None

    def _text(self, column: str, needed: bool = True) -> str:
        cell = self._cell(column)
        text = str(cell.isi).strip() if cell and cell.isi is not None else ""
        if needed and not text:
            raise ContentUnusable(
                message("a row without `{column}`", column=column),
                message("write it, or remove the row"),
                self._at(cell),
            )
        return text

    def _date(self, column: str) -> dt.date | None:
        cell = self._cell(column)
        if cell is None or cell.isi is None or cell.isi == "":
            return None
        isi = Teks(str(cell.isi).strip()) if isinstance(cell.isi, str) else cell.isi
        found = baca_tanggal(isi)
        if found is None:
            raise ContentUnusable(
                message("`{words}` in the column {column} is no date", words=isi, column=column),
                message("write it as 28/02/2026 or 2026-02-28"),
                cell.at,
            )
        return found

    def _at(self, cell: SelTulis | None) -> Place:
        return cell.at if cell else self.row.at


def date_of(text: str) -> dt.date | None:
    """A date of the command line, as a list has it."""
    return baca_tanggal(Teks(text.strip()))
