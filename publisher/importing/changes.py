"""What a row says and what the files say of it → the smallest edits of `anggaran.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.importing.sums import Baris, Perjenis, Tertulis
from publisher.load import Drop, Edit, Put, inline
from publisher.vocabulary.anggaran import JENIS, TAHAP, Jenis, Tahap
from publisher.vocabulary.ekspor import Sel
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.places import Keys

GAP = f'"{BELUM_DIISI}"'
QUARTER = 3  # months
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ubah:
    """A figure that changes. lama: None where nothing was known. In whole rupiah."""

    kode: str
    hal: str  # `pagu.murni`, `realisasi`
    lama: int | None
    baru: int | None
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Periode:
    """akhir: the last month that the report reaches, 1 to 12. tahap: in force."""

    akhir: int
    tahap: Tahap
    cara: str = "kumulatif"  # of realisasi in the file, where a row does not say


def raw(kinds: Perjenis) -> str:
    """`1_500_000`, or `{ operasi = …, modal = … }` where the kinds are known."""
    if not kinds or None in kinds:
        return f"{sum(kinds.values()):_}"
    return inline({str(k): f"{kinds[k]:_}" for k in JENIS if k in kinds})


def known(value: Any) -> dict[str | None, int | None] | None:
    """An amount as written, by kind: {None: 5} for a whole one; None where nothing is written."""
    if value is None:
        return None
    if isinstance(value, dict):
        split = {k: known_number(v) for k, v in value.items() if k in JENIS}
        if "seluruhnya" in value:
            return {None: known_number(value["seluruhnya"])}
        return {k: split[k] for k in split} or None
    return {None: known_number(value)}


def known_number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def total(amount: Mapping[str | None, int | None] | None) -> int | None:
    if amount is None or any(v is None for v in amount.values()):
        return None
    return sum(v or 0 for v in amount.values())


def says_same(written: Any, amount: Tertulis) -> bool:
    """Does the file say this already, be it without kinds?"""
    now = known(written)
    if now is None or total(now) != amount.total:
        return False
    if None in now or None in amount.jenis:
        return True
    new = {str(k): v for k, v in amount.jenis.items() if v}
    return {k: v for k, v in now.items() if v} == new


# -- pagu


def pagu_edits(
    keys: Keys, row: Row, amounts: Mapping[Tahap, Tertulis], periode: Periode, kode: str, hal: str
) -> tuple[list[Ubah], list[Edit]]:
    """Of one row or line: what changes at which stages, and the edits that make it so."""
    pagu = row.get("pagu")
    changes: list[Ubah] = []
    new: dict[str, str] = {}
    for stage in sorted(amounts, key=TAHAP.index):
        written, amount = pagu_at(pagu, stage, periode.tahap), amounts[stage]
        if says_same(written, amount):
            continue
        before = total(known(written))
        changes.append(Ubah(kode, f"{hal}.{stage}", before, amount.total, amount.sel))
        new[stage] = raw(amount.jenis)
    return changes, put_stages((*keys, "pagu"), pagu, new, periode.tahap)


def pagu_at(pagu: Any, stage: str, berlaku: str) -> Any:
    if not isinstance(pagu, dict):
        return pagu if stage == berlaku else None
    if stage in pagu:
        return pagu[stage]
    whole = {k: v for k, v in pagu.items() if k in JENIS or k == "seluruhnya"}
    if whole:
        return whole if stage == berlaku else None
    return pagu.get("berlaku") if stage == berlaku else None


def put_stages(at: Keys, pagu: Any, new: Mapping[str, str], berlaku: str) -> list[Edit]:
    """The edits that give a row raw amounts at some stages, in the form in which it is written."""
    if not new:
        return []
    if pagu is None or (isinstance(pagu, dict) and not set(pagu) & {*JENIS, "seluruhnya"}):
        short = isinstance(pagu, dict) and "berlaku" in pagu
        return [
            Put((*at, "berlaku" if short and stage == berlaku else stage), text)
            for stage, text in new.items()
        ]
    if set(new) == {berlaku}:  # `pagu = 5`: what it says now is of this stage
        return [Put(at, new[berlaku])]
    now = known(pagu) or {}
    whole = (
        _number(now[None]) if None in now else inline({str(k): _number(v) for k, v in now.items()})
    )
    stages = {berlaku: whole, **new}
    return [Put(at, inline({stage: stages[stage] for stage in sorted(stages, key=_order)}))]


def _order(stage: str) -> int:
    return [str(t) for t in TAHAP].index(stage)


def _number(value: int | None) -> str:
    return GAP if value is None else f"{value:_}"


# -- realisasi


def realisasi_edit(
    keys: Keys,
    row: Row,
    baris: Baris,
    months: Sequence[int],
    partly: Sequence[int],
    periode: Periode,
) -> tuple[Ubah, Edit] | None:
    """months: to whose end the files count. partly: months known alone, without those before."""
    new = _realisasi(row, baris, months, partly, periode)
    if new is None:
        return None
    written, amount, sel = new
    before = reached(row.get("realisasi"), periode)
    now = row.get("realisasi")
    if now is not None and written == _plain_value(now):
        return None
    change = Ubah(str(row.get("kode", "")), "realisasi", before, amount, sel)
    return change, Put((*keys, "realisasi"), written)


def _realisasi(
    row: Row, baris: Baris, months: Sequence[int], partly: Sequence[int], periode: Periode
) -> tuple[str, int | None, tuple[Sel, ...]] | None:
    """The raw value, what it says to the end of the period, and the cells of that."""
    now = row.get("realisasi")
    end = baris.kumulatif.get(periode.akhir) if periode.akhir in months else None
    if periode.akhir in months and end is None:
        end = Tertulis({}, (baris.simpul.sel,))
    kinds = _kinds(row, baris)
    if isinstance(now, dict) and ("triwulan" in now or "bulan" in now):
        return _into_series(now, baris, months, partly, periode, kinds)
    if end is not None:
        if says_same(now, end):
            return None
        quarters = [m for m in range(QUARTER, periode.akhir + 1, QUARTER)]
        if now is None and len(quarters) > 1 and all(m in months for m in quarters):
            cells = [baris.kumulatif.get(m) or Tertulis({}, ()) for m in quarters]
            texts = ", ".join(_with_kinds(c.jenis, kinds) for c in cells)
            head = {} if periode.cara == "kumulatif" else {"cara": '"kumulatif"'}
            return inline({**head, "triwulan": f"[{texts}]"}), end.total, end.sel
        return _with_kinds(end.jenis, kinds), end.total, end.sel
    if now is not None:
        return None  # a total is known that these months do not reach
    return _months_alone(baris, months, partly, periode, kinds)


def _months_alone(
    baris: Baris,
    months: Sequence[int],
    partly: Sequence[int],
    periode: Periode,
    kinds: tuple[str, ...],
) -> tuple[str, int | None, tuple[Sel, ...]] | None:
    """Some months of the period: each in its place, and the others open."""
    use, cara = (partly, "jumlah") if partly else (months, "kumulatif")
    inside = [m for m in use if m <= periode.akhir]
    if not inside:
        return None
    source = baris.sebulan if cara == "jumlah" else baris.kumulatif
    texts: list[str] = []
    cells: list[Sel] = []
    for month in range(1, max(inside) + 1):
        part = source.get(month)
        cells += part.sel if part and month in inside else ()
        texts.append(_with_kinds(part.jenis if part else {}, kinds) if month in inside else GAP)
    raw_list = inline({"cara": f'"{cara}"', "bulan": f"[{', '.join(texts)}]"})
    return raw_list, None, tuple(cells) or (baris.simpul.sel,)


def _into_series(
    now: Mapping[str, Any],
    baris: Baris,
    months: Sequence[int],
    partly: Sequence[int],
    periode: Periode,
    kinds: tuple[str, ...],
) -> tuple[str, int | None, tuple[Sel, ...]] | None:
    name, step = ("triwulan", QUARTER) if "triwulan" in now else ("bulan", 1)
    cara = now.get("cara", periode.cara)
    entries = list(now[name])
    cells: list[Sel] = []
    changed = False
    for n in range(periode.akhir // step):
        month = (n + 1) * step
        part = _part(baris, month, step, cara, months, partly)
        if part is None:
            if n >= len(entries):
                entries.append(BELUM_DIISI)
            continue
        cells += part.sel
        if n < len(entries) and says_same(entries[n], part):
            continue
        changed = True
        value = _with_kinds(part.jenis, kinds)
        if n < len(entries):
            entries[n] = _Raw(value)
        else:
            entries.append(_Raw(value))
    while entries and entries[-1] == BELUM_DIISI and len(entries) > len(now[name]):
        entries.pop()
    if not changed:
        return None
    texts = ", ".join(one if isinstance(one, _Raw) else _plain_value(one) for one in entries)
    pairs = {"cara": f'"{now["cara"]}"'} if "cara" in now else {}
    end = baris.kumulatif.get(periode.akhir)
    return inline({**pairs, name: f"[{texts}]"}), end.total if end else None, tuple(cells)


class _Raw(str):
    """TOML text, not a value."""


def _part(
    baris: Baris, month: int, step: int, cara: str, months: Sequence[int], partly: Sequence[int]
) -> Tertulis | None:
    """What one entry of a series is, where the files say it."""
    if cara == "kumulatif":
        if month not in months:
            return None
        return baris.kumulatif.get(month) or Tertulis({}, ())
    span = range(month - step + 1, month + 1)
    if all(m in partly or (m in months and (m - 1 in months or m == 1)) for m in span):
        sums: dict[Any, int] = {}
        cells: tuple[Sel, ...] = ()
        for m in span:
            one = baris.sebulan.get(m) or _less(baris.kumulatif.get(m), baris.kumulatif.get(m - 1))
            for kind, amount in one.jenis.items():
                sums[kind] = sums.get(kind, 0) + amount
            cells += one.sel
        return Tertulis(sums, cells)
    if month in months and (month - step in months or month == step):
        return _less(baris.kumulatif.get(month), baris.kumulatif.get(month - step))
    return None


def _less(one: Tertulis | None, other: Tertulis | None) -> Tertulis:
    if one is None:
        return Tertulis({}, ())
    before = other.jenis if other else {}
    kinds = {k: one.jenis.get(k, 0) - before.get(k, 0) for k in {*one.jenis, *before}}
    return Tertulis({k: v for k, v in kinds.items() if v}, one.sel)


def _kinds(row: Row, baris: Baris) -> tuple[str, ...]:
    """The kinds of belanja that a row has money of: a zero is written of them."""
    known_here = (*baris.pagu.values(), *baris.kumulatif.values(), *baris.sebulan.values())
    found = {kind for one in known_here for kind, v in one.jenis.items() if v and kind}
    pagu = row.get("pagu")
    if not found and isinstance(pagu, dict):
        for one in (pagu, *pagu.values()):
            if isinstance(one, dict):
                found |= {k for k in one if k in JENIS}
    return tuple(k for k in JENIS if k in found)


def _with_kinds(kinds: Perjenis, of_row: tuple[str, ...]) -> str:
    if None in kinds or not (kinds or of_row):
        return raw(kinds)
    full: dict[Jenis | None, int] = {
        k: kinds.get(k, 0) for k in JENIS if k in of_row or kinds.get(k)
    }
    return raw(dict(full))


def reached(value: Any, periode: Periode) -> int | None:
    """What a realisasi says now to the end of the period."""
    if not isinstance(value, dict) or not {"triwulan", "bulan"} & set(value):
        return total(known(value))
    name, step = ("triwulan", QUARTER) if "triwulan" in value else ("bulan", 1)
    entries = [total(known(one)) for one in value[name]][: periode.akhir // step]
    if len(entries) < periode.akhir // step:
        return None
    if value.get("cara", periode.cara) == "kumulatif":
        return entries[-1]
    return None if None in entries else sum(e or 0 for e in entries)


def _plain_value(value: Any) -> str:
    """A value that was read, as TOML writes it."""
    if isinstance(value, dict):
        return inline({k: _plain_value(v) for k, v in value.items()})
    if isinstance(value, list):
        return f"[{', '.join(_plain_value(v) for v in value)}]"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:_}"
    return f'"{value}"'


def dropped_above(
    data: Mapping[str, Any], name: str, whole: set[str], stage: str | None, berlaku: str
) -> Iterator[tuple[Keys, Row, Any]]:
    """Amounts of program and kegiatan that all rows below them now make: (keys, row, value).

    whole: codes of the sub kegiatan that the files have.
    """
    for p, program in enumerate(data.get("program", ())):
        for keys, row, subs in _above(("program", p), program):
            if not subs or not all(s.get("kode") in whole for s in subs):
                continue
            value = row.get(name)
            if name == "pagu":
                value = pagu_at(value, stage or "", berlaku)
            if value is not None:
                yield keys, row, value


def _above(keys: Keys, program: Row) -> Iterator[tuple[Keys, Row, list[Row]]]:
    below = [s for k in program.get("kegiatan", ()) for s in k.get("sub_kegiatan", ())]
    yield keys, program, below
    for n, kegiatan in enumerate(program.get("kegiatan", ())):
        yield (*keys, "kegiatan", n), kegiatan, list(kegiatan.get("sub_kegiatan", ()))


def drop_pagu(keys: Keys, pagu: Any, stage: str) -> Edit:
    at = (*keys, "pagu")
    if isinstance(pagu, dict) and stage in pagu:
        return Drop((*at, stage)) if len(pagu) > 1 else Drop(at)
    if isinstance(pagu, dict) and "berlaku" in pagu and len(pagu) > 1:
        return Drop((*at, "berlaku"))
    return Drop(at)
