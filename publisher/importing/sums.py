"""Several files of one office → what each row is by stage and month, or where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.vocabulary.anggaran import JENIS, Jenis, Tahap
from publisher.vocabulary.ekspor import Ekspor, Jumlahan, Keliru, Sel, Simpulan, jenis_rekening
from publisher.vocabulary.messages import message

Perjenis = Mapping[Jenis | None, int]  # rupiah by kind of belanja; None: the file names no kind


@dataclass(frozen=True, slots=True)
class Tertulis:
    """An amount by kind, and the cells that it was summed from."""

    jenis: Perjenis
    sel: tuple[Sel, ...]

    @property
    def total(self) -> int:
        return sum(self.jenis.values())


@dataclass(slots=True)
class Baris:
    """One sub kegiatan. sebulan, kumulatif: realisasi by month, 1 to 12."""

    simpul: Simpulan
    pagu: dict[Tahap, Tertulis] = field(default_factory=dict)
    sebulan: dict[int, Tertulis] = field(default_factory=dict)
    kumulatif: dict[int, Tertulis] = field(default_factory=dict)


@dataclass(slots=True)
class Gabungan:
    """All files together. bulan: the months whose documents the files hold, kumulatif: those to
    whose end they count. rekening: pagu by stage and account of two parts more than its kind.
    """

    baris: dict[str, Baris] = field(default_factory=dict)
    simpul: dict[str, Simpulan] = field(default_factory=dict)
    bulan: set[int] = field(default_factory=set)
    kumulatif: set[int] = field(default_factory=set)
    tahap: set[Tahap] = field(default_factory=set)
    rekening: dict[tuple[Tahap, str], Jumlahan] = field(default_factory=dict)
    keliru: list[Keliru] = field(default_factory=list)


def together(files: Sequence[Ekspor]) -> Gabungan:
    """What the files say together; a figure that two of them say differently is a trouble."""
    whole = Gabungan()
    for one in files:
        _add(whole, one)
    _accumulate(whole)
    return whole


def _add(whole: Gabungan, one: Ekspor) -> None:
    for code, simpul in one.simpul.items():
        whole.simpul.setdefault(code, simpul)
    amounts: dict[tuple[str, str, int, Tahap | None], list[tuple[str, Jumlahan]]] = {}
    for (sub, rekening, ukuran), jumlah in one.jumlah.items():
        if ukuran.hal == "pagu":
            if ukuran.tahap is None:
                continue
            key: tuple[str, str, int, Tahap | None] = (sub, "pagu", 0, ukuran.tahap)
            whole.tahap.add(ukuran.tahap)
        else:
            key = (sub, str(ukuran.cara), ukuran.bulan or 0, None)
            (whole.kumulatif if ukuran.cara == "kumulatif" else whole.bulan).add(ukuran.bulan or 0)
        amounts.setdefault(key, []).append((rekening, jumlah))
    months = {m for _, what, m, _ in amounts if what == "sebulan"}
    # A file of documents holds every month from its first to its last, also one without any.
    whole.bulan |= set(range(min(months), max(months) + 1)) if months else set()
    for (sub, what, month, tahap), parts in amounts.items():
        row = whole.baris.setdefault(sub, Baris(_simpul(whole, sub, parts)))
        written = _by_kind(parts)
        place: dict[int, Tertulis] | dict[Tahap, Tertulis]
        place = row.pagu if what == "pagu" else row.sebulan if what == "sebulan" else row.kumulatif
        _put(whole, sub, place, tahap if what == "pagu" else month, written)
    _accounts(whole, one)


def _simpul(whole: Gabungan, sub: str, parts: Sequence[tuple[str, Jumlahan]]) -> Simpulan:
    return whole.simpul.get(sub) or Simpulan(sub, "", parts[0][1].sel[0])


def _put(whole: Gabungan, sub: str, place, key, written: Tertulis) -> None:  # type: ignore[no-untyped-def]
    known = place.get(key)
    if known is None or known.total == written.total:
        if known is None or (None in known.jenis and None not in written.jenis):
            place[key] = written
        return
    said = message(
        "{code}: {amount} here, and {other} in {place}",
        code=sub,
        amount=written.total,
        other=known.total,
        place=known.sel[0],
    )
    help = message("two files say different things of one figure: leave one of them out")
    whole.keliru.append(Keliru(written.sel[0], said, help))


def _by_kind(parts: Iterable[tuple[str, Jumlahan]]) -> Tertulis:
    kinds: dict[Jenis | None, int] = {}
    cells: list[Sel] = []
    for rekening, jumlah in parts:
        kind = jenis_rekening(rekening) if rekening else None
        kinds[kind] = kinds.get(kind, 0) + jumlah.nilai
        if jumlah.nilai or not cells:
            cells += jumlah.sel
    ordered: dict[Jenis | None, int] = {k: kinds[k] for k in (*JENIS, None) if kinds.get(k)}
    return Tertulis(ordered or {next(iter(kinds)): 0}, tuple(cells))


def _accounts(whole: Gabungan, one: Ekspor) -> None:
    """Pagu by account of three parts (5.1.01), where every row has a whole account."""
    keys = [k for k in one.jumlah if k[2].hal == "pagu" and k[2].tahap is not None]
    if not keys or any(k[1].count(".") < 2 for k in keys):
        return
    sums: dict[tuple[Tahap, str], Jumlahan] = {}
    for key in keys:
        _, rekening, ukuran = key
        short = ".".join(rekening.split(".")[:3])
        at = (ukuran.tahap, short)
        before = sums.get(at, Jumlahan(0, ()))  # type: ignore[arg-type]
        new = one.jumlah[key]
        sums[at] = Jumlahan(before.nilai + new.nilai, before.sel + new.sel)  # type: ignore[index]
    for at, jumlah in sums.items():
        whole.rekening.setdefault(at, jumlah)


def _accumulate(whole: Gabungan) -> None:
    """Months from January on make what was spent to their end; where both are known, they agree."""
    reach = 0
    while reach + 1 in whole.bulan:
        reach += 1
    for code, row in whole.baris.items():
        kinds: dict[Jenis | None, int] = {}
        cells: tuple[Sel, ...] = ()
        for month in range(1, reach + 1):
            part = row.sebulan.get(month)
            for kind, amount in (part.jenis if part else {}).items():
                kinds[kind] = kinds.get(kind, 0) + amount
            cells += part.sel if part else ()
            ordered = {k: kinds[k] for k in (*JENIS, None) if kinds.get(k)}
            _put(whole, code, row.kumulatif, month, Tertulis(ordered, cells or (row.simpul.sel,)))
    whole.kumulatif |= set(range(1, reach + 1))
