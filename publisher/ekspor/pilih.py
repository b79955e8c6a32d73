"""Which office of a file is meant, where it holds several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from publisher.ekspor import tanya
from publisher.ekspor.catat import Catatan, Jawaban, bare, has_total

FIELDS = ("kode_skpd", "nama_skpd", "kode_unit", "nama_unit")


class Pemilik(Protocol):
    kode_skpd: str
    nama_skpd: str
    dilewati: tuple[str, ...]


def pilih_skpd(
    note: Catatan, rows: Sequence[Sequence[Any]], jawaban: Jawaban, result: Pemilik
) -> set[str] | None:
    """The codes of the units whose rows count; None: all rows.

    A kecamatan holds its kelurahan, so an SKPD that is meant brings its units along.
    """
    tabel = note.tabel
    units: dict[str, tuple[str, str, str]] = {}  # unit → its name, its SKPD, that one's name
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        cells = tuple(tabel.cell(row, field) for field in FIELDS)
        if cells in seen:
            continue
        seen.add(cells)
        skpd = tabel.text(row, "kode_skpd")
        unit = tabel.text(row, "kode_unit") or skpd
        if unit and not has_total(row):
            name = tabel.text(row, "nama_unit") or tabel.text(row, "nama_skpd")
            units.setdefault(unit, (name, skpd or unit, tabel.text(row, "nama_skpd") or name))
    if not units:
        return None
    offices = {skpd: name for _, skpd, name in units.values()}
    wanted = bare(jawaban.skpd)
    if wanted:
        mine = {u for u, (_, s, sn) in units.items() if wanted in (bare(s), bare(sn), bare(s + sn))}
        mine = mine or {
            u for u, (n, _, _) in units.items() if wanted in (bare(u), bare(n), bare(u + n))
        }
    else:
        mine = set(units) if len(offices) == 1 else set()
    if not mine:
        names = [f"{code} {name}" for code, name in offices.items()]
        note.ask(tanya.office(note.berkas, names))
        mine = set(units)
    first = next(u for u in units if u in mine)
    name, skpd, skpd_name = units[first]
    one = len(mine) == 1
    result.kode_skpd, result.nama_skpd = (first, name) if one else (skpd, skpd_name)
    result.dilewati = tuple(f"{u} {units[u][0]}" for u in units if u not in mine)
    return mine


def _is_meant(wanted: str, code: str, name: str) -> bool:
    return wanted in (bare(code), bare(name), bare(code + name))
