"""`anggaran.toml` and `kinerja.toml` of the next period: what moves, and what must be new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.load import Append, Drop, Edit, Put, inline
from publisher.succession.identity import raw_text
from publisher.succession.period import GAP, Period
from publisher.tables.capaian import target_pada
from publisher.tables.masa import SETAHUN, Jangka, banyaknya, jangka_dari
from publisher.tables.pagu import anak, semua_simpul
from publisher.vocabulary.anggaran import (
    JENIS,
    Anggaran,
    KelompokBelanja,
    Realisasi,
    RealisasiBelanja,
    RincianBelanja,
    Simpul,
)
from publisher.vocabulary.kinerja import Bulan, Indikator, Kinerja, Triwulan
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.places import Keys, Place
from publisher.vocabulary.values import Desimal, Predikat, Rupiah

Row = Simpul | KelompokBelanja | RincianBelanja


@dataclass
class Moves:
    """Edits, and how many figures they move and empty."""

    last: Period
    new: Period
    edits: list[Edit] = field(default_factory=list)
    moved: int = 0
    emptied: int = 0

    @property
    def same_year(self) -> bool:
        return self.new.tahun == self.last.tahun

    def empty(self, keys: Keys) -> None:
        self.edits.append(Put(keys, GAP))
        self.emptied += 1

    def extend(self, at: Place, written: int, wanted: int) -> None:
        """A list of the parts of a year gets those that have passed since, open."""
        if not written:
            self.begin(at, wanted)
            return
        self.edits += [Append(at.keys, GAP)] * max(0, wanted - written)
        self.emptied += max(0, wanted - written)

    def begin(self, at: Place, wanted: int) -> None:
        """A list of the parts of a year begins again, in a new year."""
        span = at.source.spans.get(at.keys)
        written = at.source.text[span.start : span.end] if span is not None else ""
        if "#" in written:  # what is said of each part is said of the next year's too
            parts = [k for k in at.source.spans if k[:-1] == at.keys]
            self.edits += [Put(keys, GAP) for keys in parts]
            self.emptied += len(parts)
        else:
            self.edits.append(Put(at.keys, "[" + ", ".join([GAP] * wanted) + "]"))
            self.emptied += wanted


def budget_moves(anggaran: Anggaran, last: Period, new: Period) -> Moves:
    """Of every row; in the annual report after Triwulan IV the figures are those of the year."""
    moves = Moves(last, new)
    if _only_renamed(last, new):
        return moves
    rows: list[Row] = [simpul for _, simpul in semua_simpul(anggaran)]
    for kelompok in anggaran.belanja:
        rows += [kelompok, *kelompok.rincian]
    for row in rows:
        if row.realisasi is not None:
            _move_amount(moves, row, row.realisasi)
        if not moves.same_year:
            _new_plan(moves, row)
    if not moves.same_year:
        for stage in ("tahap", "rencana_kerja_tahap"):
            if getattr(anggaran, stage) != "murni":
                moves.edits.append(Put((stage,), '"murni"'))
    return moves


def _only_renamed(last: Period, new: Period) -> bool:
    """What was reached to the end of Triwulan IV is what the year reached."""
    return new == Period(last.tahun) and last.triwulan == 4


def _move_amount(moves: Moves, row: Row, written: Realisasi | RealisasiBelanja) -> None:
    at = row.place / "realisasi"
    jangka = jangka_dari(written)
    if jangka is not None:
        if isinstance(row, Simpul) and row.realisasi_lalu is not None:
            moves.edits.append(Drop((*row.place.keys, "realisasi_lalu")))
        parts = getattr(written, jangka) or ()
        wanted = banyaknya(jangka, moves.new.triwulan)
        if moves.same_year:
            moves.extend(at / jangka, len(parts), wanted)
            moves.moved += bool(parts)
        else:
            moves.begin(at / jangka, wanted)
        return
    amounts = _amounts(written)
    if isinstance(row, Simpul):
        _keep_before(moves, row, amounts)
    for name, raw in amounts.items():
        if raw != GAP:
            moves.empty(at.keys if name == "seluruhnya" else (*at.keys, name))


def _keep_before(moves: Moves, simpul: Simpul, amounts: Mapping[str, str]) -> None:
    """One amount to the end of the period becomes that of the period before."""
    keys = (*simpul.place.keys, "realisasi_lalu")
    known = sum(raw != GAP for raw in amounts.values())
    if moves.same_year and (simpul.realisasi_lalu is not None or known):
        raw = amounts["seluruhnya"] if "seluruhnya" in amounts else inline(amounts)
        moves.edits.append(Put(keys, raw, after="realisasi"))
        moves.moved += known
    elif simpul.realisasi_lalu is not None:
        moves.edits.append(Drop(keys))


def _amounts(written: Node) -> Mapping[str, str]:
    names = [n for n in ("seluruhnya", *JENIS) if n in written.model_fields_set]
    return {name: _rupiah(getattr(written, name)) for name in names}


def _rupiah(value: Rupiah | None) -> str:
    return GAP if value is None else f"{int(value):_}"


def _new_plan(moves: Moves, row: Row) -> None:
    """A new year has a new pagu, at its first stage, and new targets."""
    keys = row.place.keys
    if isinstance(row, Simpul):
        if row.pagu is not None and any(_has_pagu(below) for below in anak(row)):
            moves.edits.append(Drop((*keys, "pagu")))  # it is the sum of what is below
        elif row.pagu is not None:
            moves.empty((*keys, "pagu"))
        for target, at in ((row.target, keys), *_further(row)):
            if target is not None:
                moves.empty((*at, "target"))
    elif row.pagu is not None:
        moves.empty((*keys, "pagu"))


def _has_pagu(simpul: Simpul) -> bool:
    return simpul.pagu is not None or any(map(_has_pagu, anak(simpul)))


def _further(simpul: Simpul) -> Iterator[tuple[str, Keys]]:
    return ((str(one.target), one.place.keys) for one in simpul.indikator_lain)


def performance_moves(kinerja: Kinerja, anggaran: Anggaran, last: Period, new: Period) -> Moves:
    """Of every indicator, as `budget_moves`."""
    moves = Moves(last, new)
    if _only_renamed(last, new):
        return moves
    for sasaran in kinerja.sasaran:
        for ind in sasaran.indikator:
            if moves.same_year:
                _into_parts(moves, ind)
            else:
                _into_history(moves, ind, anggaran)
    return moves


def _is_written(ind: Indikator) -> bool:
    """Or worked out of the parts of the year?"""
    return (*ind.place.keys, "realisasi") in ind.place.source.spans


def _into_parts(moves: Moves, ind: Indikator) -> None:
    """What was reached stands among the parts of the year; those since are open.

    Where an office writes one figure alone, that of the last period stands in the record.
    """
    keys = ind.place.keys
    by_month = ind.bulan is not None and ind.bulan.realisasi
    for jangka in SETAHUN:
        parts: Triwulan | Bulan | None = getattr(ind, jangka)
        if parts is not None and (parts.realisasi or (jangka == "triwulan" and not by_month)):
            _extend(moves, ind, parts, (*keys, jangka, "realisasi"), jangka)
    moves.moved += ind.realisasi is not None
    if ind.realisasi is not None and _is_written(ind):
        moves.empty((*keys, "realisasi"))


def _extend(
    moves: Moves, ind: Indikator, parts: Triwulan | Bulan, keys: Keys, jangka: Jangka
) -> None:
    done = banyaknya(jangka, moves.last.triwulan)
    wanted = banyaknya(jangka, moves.new.triwulan)
    written = len(parts.realisasi)
    figures = [*parts.realisasi, *[None] * (wanted - written)]
    late = figures[done - 1] is None
    if late:
        figures[done - 1] = _own(ind, figures[: done - 1], parts)
    raws = [_number(f) for f in figures]
    if not written:
        moves.edits.append(Put(keys, f"[{', '.join(raws)}]"))
    elif late and done <= written and figures[done - 1] is not None:
        moves.edits.append(Put((*keys, done - 1), raws[done - 1]))
    if written:
        moves.edits += [Append(keys, raw) for raw in raws[written:]]
    moves.emptied += raws[max(written, done) :].count(GAP)


def _own(
    ind: Indikator, before: Sequence[Desimal | None], parts: Triwulan | Bulan
) -> Desimal | None:
    """The figure of the last part alone, where parts are added up; else that to its end."""
    if ind.realisasi is None or parts.cara != "jumlah" or isinstance(ind.realisasi, Predikat):
        return ind.realisasi
    known = [f for f in before if f is not None]
    return Desimal(ind.realisasi - sum(known)) if len(known) == len(before) else None


def _into_history(moves: Moves, ind: Indikator, anggaran: Anggaran) -> None:
    """The year's target and realisasi are history; those of the new year are open."""
    keys = ind.place.keys
    target = target_pada(ind.target, anggaran.tahap, anggaran.tahap)
    # Only a year that is over is history: what Triwulan II had reached is not what the year did.
    over = moves.last.triwulan in (None, 4)
    if over and not any(row.tahun == moves.last.tahun for row in ind.riwayat):
        row = {
            "tahun": str(moves.last.tahun),
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
    if ind.realisasi is not None and _is_written(ind):
        moves.empty((*keys, "realisasi"))
    for jangka in SETAHUN:
        parts = getattr(ind, jangka)
        if parts is not None and parts.realisasi:
            wanted = banyaknya(jangka, moves.new.triwulan)
            moves.begin(ind.place / jangka / "realisasi", wanted)
    if ind.triwulan is not None and ind.triwulan.target:
        moves.begin(ind.place / "triwulan" / "target", 4)


def _number(value: Desimal | None) -> str:
    if isinstance(value, Predikat):
        return raw_text(value.nama)
    return GAP if value is None else f"{value:f}"
