"""`anggaran.toml` and `kinerja.toml` of the next period: what moves, and what must be new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from publisher.load import Append, Drop, Edit, Put, inline
from publisher.succession.identity import GAP
from publisher.succession.period import Period
from publisher.tables.capaian import target_pada
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import (
    JENIS,
    Anggaran,
    Jumlah,
    KelompokBelanja,
    RincianBelanja,
    Simpul,
)
from publisher.vocabulary.kinerja import Indikator, Kinerja
from publisher.vocabulary.places import Keys
from publisher.vocabulary.values import Desimal


@dataclass
class Moves:
    """Edits, and how many figures they move and empty."""

    edits: list[Edit] = field(default_factory=list)
    moved: int = 0
    emptied: int = 0

    def empty(self, keys: Keys) -> None:
        self.edits.append(Put(keys, GAP))
        self.emptied += 1


def budget_moves(anggaran: Anggaran, last: Period, new: Period) -> Moves:
    moves = Moves()
    if new.tahun == last.tahun and new.triwulan is None and last.triwulan == 4:
        return moves  # what was spent to the end of the year is what the year spent
    for _, simpul in semua_simpul(anggaran):
        if new.tahun == last.tahun:
            _next_quarter(moves, simpul)
        else:
            _next_year(moves, simpul)
    for kelompok in anggaran.belanja:
        rows: tuple[KelompokBelanja | RincianBelanja, ...] = (kelompok, *kelompok.rincian)
        for row in rows:
            if row.realisasi is not None:
                moves.empty((*row.place.keys, "realisasi"))
            if new.tahun != last.tahun and row.pagu is not None:
                _new_pagu(moves, row.place.keys)
    if new.tahun != last.tahun and anggaran.tahap != "murni":
        moves.edits.append(Put(("tahap",), '"murni"'))
    return moves


def _next_quarter(moves: Moves, simpul: Simpul) -> None:
    if simpul.realisasi is None:
        return
    keys = simpul.place.keys
    known = _amounts(simpul.realisasi)
    if simpul.realisasi_lalu is not None or any(raw != GAP for raw in known.values()):
        moves.edits.append(Put((*keys, "realisasi_lalu"), _written(known), after="realisasi"))
        moves.moved += sum(raw != GAP for raw in known.values())
    _empty_amount(moves, (*keys, "realisasi"), simpul.realisasi)


def _next_year(moves: Moves, simpul: Simpul) -> None:
    keys = simpul.place.keys
    if simpul.realisasi is not None:
        _empty_amount(moves, (*keys, "realisasi"), simpul.realisasi)
    if simpul.realisasi_lalu is not None:
        moves.edits.append(Drop((*keys, "realisasi_lalu")))
    if simpul.pagu is not None:
        _new_pagu(moves, keys)
    for target, at in ((simpul.target, keys), *_further(simpul)):
        if target is not None:
            moves.empty((*at, "target"))


def _further(simpul: Simpul) -> Iterator[tuple[str, Keys]]:
    return ((str(one.target), one.place.keys) for one in simpul.indikator_lain)


def _new_pagu(moves: Moves, keys: Keys) -> None:
    """A new year has a new pagu, at its first stage."""
    moves.empty((*keys, "pagu"))


def _empty_amount(moves: Moves, keys: Keys, amount: Jumlah) -> None:
    split = [j for j in JENIS if j in amount.model_fields_set]
    for jenis in split:
        if getattr(amount, jenis) is not None:
            moves.empty((*keys, jenis))
    if not split and amount.seluruhnya is not None:
        moves.empty(keys)


def _amounts(amount: Jumlah) -> Mapping[str, str]:
    names = ("seluruhnya", *JENIS)
    return {n: _rupiah(getattr(amount, n)) for n in names if n in amount.model_fields_set}


def _rupiah(value: int | None) -> str:
    return GAP if value is None else f"{int(value):_}"


def _written(amounts: Mapping[str, str]) -> str:
    if "seluruhnya" in amounts:
        return amounts["seluruhnya"]
    return inline(amounts)


def performance_moves(kinerja: Kinerja, anggaran: Anggaran, last: Period, new: Period) -> Moves:
    moves = Moves()
    for sasaran in kinerja.sasaran:
        for ind in sasaran.indikator:
            if new.tahun != last.tahun:
                _into_history(moves, ind, anggaran, last)
            elif new.triwulan is not None:
                _into_quarters(moves, ind, last, new.triwulan)
    return moves


def _into_quarters(moves: Moves, ind: Indikator, last: Period, quarter: int) -> None:
    """What was reached stands among the quarters; those since are open."""
    done = last.triwulan or 4
    written = list(ind.triwulan.realisasi) if ind.triwulan else []
    if ind.realisasi is not None or written:
        figures = [*written, *[None] * (quarter - len(written))]
        if figures[done - 1] is None:
            figures[done - 1] = _of_quarter(ind, figures[: done - 1])
        moves.moved += figures[done - 1] is not None
        raw = "[" + ", ".join(_number(f) for f in figures) + "]"
        keys = ind.place.keys
        if ind.triwulan is None:
            moves.edits.append(Put((*keys, "triwulan"), f"{{ realisasi = {raw} }}", "realisasi"))
        else:
            moves.edits.append(Put((*keys, "triwulan", "realisasi"), raw))
    if ind.realisasi is not None:
        moves.empty((*ind.place.keys, "realisasi"))


def _of_quarter(ind: Indikator, before: list[Desimal | None]) -> Desimal | None:
    """The quarter's own figure, where quarters are added up; else that to its end."""
    if ind.realisasi is None or ind.triwulan is None or ind.triwulan.cara != "jumlah":
        return ind.realisasi
    known = [f for f in before if f is not None]
    return Desimal(ind.realisasi - sum(known)) if len(known) == len(before) else None


def _into_history(moves: Moves, ind: Indikator, anggaran: Anggaran, last: Period) -> None:
    keys = ind.place.keys
    target = target_pada(ind.target, anggaran.tahap, anggaran.tahap)
    if ind.realisasi is not None or target is not None:
        row = {
            "tahun": str(last.tahun),
            "target": _number(target),
            "realisasi": _number(ind.realisasi),
        }
        if ind.riwayat:
            moves.edits.append(Append((*keys, "riwayat"), row))
        else:
            moves.edits.append(Put((*keys, "riwayat"), f"[{inline(row)}]", "realisasi"))
        moves.moved += ind.realisasi is not None
    if target is not None:
        moves.empty((*keys, "target"))
    if ind.realisasi is not None:
        moves.empty((*keys, "realisasi"))
    for name in ("target", "realisasi"):
        if ind.triwulan is not None and getattr(ind.triwulan, name):
            moves.edits.append(Put((*keys, "triwulan", name), "[]"))
            moves.emptied += len(getattr(ind.triwulan, name))


def _number(value: Desimal | None) -> str:
    return GAP if value is None else f"{value:f}"
