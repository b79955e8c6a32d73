"""A report's folder of an earlier program → the same content in the shape of today.

The smallest changes, and nothing is written here. What is already in that shape stays as it is,
so that a second time changes nothing.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.load import Drop as Remove
from publisher.load import Edit, Put, Unsure, from_disk, inline, spliced
from publisher.tables.masa import banyaknya, jangka_dari
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import JENIS, CaraAnggaran, Jumlah, Simpul
from publisher.vocabulary.laporan import VERSI, Laporan
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.places import Keys
from publisher.vocabulary.report import Report

GAP = f'"{BELUM_DIISI}"'


@dataclass(frozen=True, slots=True)
class Upgrade:
    """before, after: the files that change. moved: amounts brought to the form of quarters.

    left: keys of rows that are written in a way that cannot be changed surely.
    """

    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]
    moved: int
    left: tuple[str, ...]


def upgrade(report: Report) -> Upgrade:
    """What the files of a report become."""
    path = report.folder / "anggaran.toml"
    before: dict[Path, bytes] = {}
    after: dict[Path, bytes] = {}
    old = new = from_disk(path)
    rows = dict(_quarters(report))
    left: list[str] = []
    try:
        new = _changed(old, [edit for edits in rows.values() for edit in edits])
    except Unsure:
        # One row after the other: one that is not sure keeps no other from coming along.
        for keys, edits in rows.items():
            try:
                new = _changed(new, edits)
            except Unsure:
                left.append(".".join(map(str, keys)))
    moved = len(rows) - len(left)
    if new != old:
        before[path], after[path] = old, new
    if moved or (report.laporan.versi or VERSI) < VERSI:
        path = report.folder / "laporan.toml"
        before[path] = from_disk(path)
        after[path] = _changed(before[path], [Put(("versi",), str(VERSI), after="jenis")])
    return Upgrade(before, after, moved, tuple(left))


def _quarters(report: Report) -> Iterator[tuple[Keys, tuple[Edit, ...]]]:
    """`realisasi_lalu` beside `realisasi` → the quarters that they are; by the row's keys."""
    for _, simpul in semua_simpul(report.anggaran):
        edits = _of_row(simpul, report.laporan, report.anggaran.cara_realisasi)
        if edits:
            yield simpul.place.keys, edits


def _of_row(simpul: Simpul, laporan: Laporan, cara: CaraAnggaran) -> tuple[Edit, ...]:
    before, now = simpul.realisasi_lalu, simpul.realisasi
    quarters = banyaknya("triwulan", laporan.triwulan)
    # Where only the rows below say what was spent, they have the quarters; and nothing is before
    # Triwulan I.
    if before is None or now is None or jangka_dari(now) is not None or quarters == 1:
        return ()
    figures = [GAP] * (quarters - 2) + [_raw(before), _raw(now)]
    series = {"triwulan": f"[{', '.join(figures)}]"}
    if cara != "kumulatif":  # as they are: from the year's beginning on, whatever the file says
        series = {"cara": '"kumulatif"', **series}
    keys = simpul.place.keys
    return Put((*keys, "realisasi"), inline(series)), Remove((*keys, "realisasi_lalu"))


def _raw(amount: Jumlah) -> str:
    split = [j for j in JENIS if j in amount.model_fields_set]
    if not split:
        return _rupiah(amount.seluruhnya)
    return inline({j: _rupiah(getattr(amount, j)) for j in split})


def _rupiah(value: int | None) -> str:
    return GAP if value is None else f"{int(value):_}"


def _changed(data: bytes, edits: tuple[Edit, ...] | list[Edit]) -> bytes:
    """The byte order mark, which no text has, is kept."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + spliced(data.removeprefix(mark).decode("utf-8"), edits).encode("utf-8")
