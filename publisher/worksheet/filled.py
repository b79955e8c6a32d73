"""Cells that were filled in → the smallest edits of the content files, or what is wrong."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from publisher.ekspor.nilai import BukanNilai, Kolom, date_of
from publisher.importing.changes import GAP, known, pagu_at, put_stages
from publisher.load import Edit, Put, Unsure, inline, plain, quoted, spliced
from publisher.vocabulary.anggaran import JENIS
from publisher.vocabulary.ekspor import Keliru, Sel
from publisher.vocabulary.messages import NOTHING, Message, message
from publisher.vocabulary.nodes import BELUM_DIISI, UNPRINTABLE
from publisher.worksheet.model import BUDGET, PERFORMANCE, WHOLE, Baris
from publisher.worksheet.read import Isian
from publisher.worksheet.write import said

LONGEST = 20_000  # letters of one cell


@dataclass(frozen=True, slots=True)
class Ganti:
    """A value that changes, as a person reads it."""

    sel: Sel
    baris: str
    judul: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class RencanaLembar:
    """files: name in the folder → its new bytes, empty where nothing changes."""

    ganti: tuple[Ganti, ...] = ()
    keliru: tuple[Keliru, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


class _Salah(ValueError):
    def __init__(self, said_: Message, help: Message = NOTHING) -> None:
        super().__init__(str(said_))
        self.said, self.help = said_, help


def plan_worksheet(cells: Sequence[Isian], files: Mapping[str, bytes]) -> RencanaLembar:
    """files: the content files as they are, by name. All cells come in, or none."""
    filler = _Filler({name: plain(_text(raw)) for name, raw in files.items()})
    for cell in cells:
        filler.take(cell)
    filler.settle()
    if filler.wrong:
        return RencanaLembar(keliru=tuple(filler.wrong))
    after: dict[str, bytes] = {}
    for name, edits in filler.edits.items():
        mark = codecs.BOM_UTF8 if files[name].startswith(codecs.BOM_UTF8) else b""
        text = _text(files[name])
        try:
            new = spliced(text, edits)
        except Unsure as unsure:
            at = Sel(name, "", ".".join(map(str, unsure.keys)))
            said_ = message("this is written in a way that cannot be changed surely")
            help = message("write it in a line of its own, as in the example of `publisher new`")
            return RencanaLembar(keliru=(Keliru(at, said_, help),))
        if new != text:
            after[name] = mark + new.encode("utf-8")
    return RencanaLembar(tuple(filler.changes), (), after)


def _text(raw: bytes) -> str:
    return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")


class _Filler:
    def __init__(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        self.data = data
        self.edits: dict[str, list[Edit]] = {name: [] for name in data}
        self.changes: list[Ganti] = []
        self.wrong: list[Keliru] = []
        self.amounts: dict[str, tuple[Baris, dict[str, tuple[Isian, int | None]]]] = {}
        self.lists: dict[tuple[str, str], tuple[Baris, dict[int, str]]] = {}
        self.sources: dict[str, tuple[Baris, dict[str, str | None]]] = {}

    def take(self, cell: Isian) -> None:
        now = said(cell.baris.nilai[cell.kolom.kunci])
        try:
            value = _value(cell)
            new = said(value)
            if new == now:
                return  # the file says so already
            if now != cell.dulu:
                raise _Salah(
                    message(
                        "{file} says {now} since the workbook was made, and {new} stands here",
                        file=cell.lembar.berkas,
                        now=now or "–",
                        new=new or "–",
                    ),
                    message("make a new workbook, or write the right value into the file"),
                )
        except (_Salah, BukanNilai) as bad:
            help = bad.help if isinstance(bad, _Salah) else message("correct this cell")
            self.wrong.append(Keliru(cell.sel, bad.said, help))
            return
        self.changes.append(Ganti(cell.sel, cell.baris.nama, cell.kolom.judul, now, new))
        if cell.lembar.berkas == BUDGET:
            _, filled = self.amounts.setdefault(cell.baris.kunci, (cell.baris, {}))
            filled[cell.kolom.kunci] = (cell, value)
        else:
            self._performance(cell, value)

    def settle(self) -> None:
        """What several cells of a row say together."""
        for row, filled in self.amounts.values():
            try:
                self.edits[BUDGET] += _budget_edits(row, filled, self.data[BUDGET])
            except _Salah as bad:
                first = next(iter(filled.values()))[0]
                self.wrong.append(Keliru(first.sel, bad.said, bad.help))
        for (_, name), (row, entries) in self.lists.items():
            self.edits[PERFORMANCE].append(_list_edit(row, name, entries, self.data[PERFORMANCE]))
        for row, parts in self.sources.values():
            self.edits[PERFORMANCE] += _source_edits(row, parts, self.data[PERFORMANCE])

    def _performance(self, cell: Isian, value: Any) -> None:
        row, kunci = cell.baris, cell.kolom.kunci
        parts = kunci.split(".")
        raw = _raw(value)
        if parts[0] == "triwulan":
            _, entries = self.lists.setdefault((row.kunci, parts[1]), (row, {}))
            entries[int(parts[2])] = raw
        elif parts[0] == "sumber_data":
            _, given = self.sources.setdefault(row.kunci, (row, {}))
            given[parts[1]] = None if value in (None, "") else raw
        else:
            self.edits[PERFORMANCE].append(Put((*row.keys, *parts), raw))


# -- values


def _value(cell: Isian) -> Any:
    """What a cell says. Raises _Salah, BukanNilai."""
    value = cell.nilai
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    match cell.kolom.isi:
        case "rupiah":
            return _rupiah(value)
        case "angka":
            return _number(value, cell)
        case "tanggal":
            return date_of(value)
        case _:
            return _words(value)


def _rupiah(value: Any) -> int:
    amount = Kolom("indonesia").rupiah(value)
    if amount is None:
        raise _Salah(message("this cell holds no amount"))
    if amount < 0:
        raise _Salah(message("an amount below zero stands here: {amount}", amount=amount))
    if amount != amount.to_integral_value():
        raise _Salah(message("{amount} is not a whole number of rupiah", amount=amount))
    return int(amount)


def _number(value: Any, cell: Isian) -> Any:
    """A figure in the indicator's unit; a word where its target is a word too."""
    target = next((v for k, v in cell.baris.nilai.items() if k.startswith("target") and v), None)
    if isinstance(value, str) and isinstance(target, str):
        return _words(value)
    if isinstance(value, str) and value.strip().endswith("%"):
        raise _Salah(
            message("`{written}` has a percent sign", written=value.strip()),
            message("write the figure alone: 93,33"),
        )
    amount = Kolom("indonesia").rupiah(value)
    if amount is None:
        raise _Salah(message("this cell holds no figure"))
    return amount.normalize() if isinstance(amount, Decimal) else amount


def _words(value: Any) -> str:
    text = said(value)
    bad = UNPRINTABLE.search(text)
    if bad:
        raise _Salah(message("a character that nobody sees stands in this cell"))
    if len(text) > LONGEST:
        raise _Salah(message("more than {number} letters stand here", number=LONGEST))
    return text


def _raw(value: Any) -> str:
    if value is None:
        return GAP
    if isinstance(value, str):
        return quoted(value) if "\n" not in value else _lines(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _lines(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{escaped}"""'


# -- anggaran.toml


def _budget_edits(
    row: Baris, filled: Mapping[str, tuple[Isian, int | None]], data: Mapping[str, Any]
) -> list[Edit]:
    node = _at(data, row.keys)
    berlaku = str(data.get("tahap", "murni"))
    values = {**row.nilai, **{k: value for k, (_, value) in filled.items()}}
    edits: list[Edit] = []
    stages = dict.fromkeys(k.split(".")[1] for k in filled if k.startswith("pagu."))
    new = {
        stage: _amount(values, f"pagu.{stage}.", pagu_at(node.get("pagu"), stage, berlaku))
        for stage in stages
    }
    edits += put_stages((*row.keys, "pagu"), node.get("pagu"), new, berlaku)
    touched = {int(k.split(".")[2]) for k in filled if k.startswith("realisasi.")}
    if touched:
        step = next(k.split(".")[1] for k in filled if k.startswith("realisasi."))
        edits.append(_spent(row, node, values, step, touched, data))
    return edits


def _amount(values: Mapping[str, Any], prefix: str, now: Any) -> str:
    """The amount of one stage or part of the year, by kind where kinds are filled in."""
    kinds = {k: values[prefix + k] for k in JENIS if prefix + k in values}
    whole = values.get(prefix + WHOLE)
    given = {k: v for k, v in kinds.items() if v is not None}
    if whole is not None and any(given.values()):
        raise _Salah(
            message("an amount stands with and without a kind of belanja"),
            message("fill in either the kinds, or the column `tanpa rincian`"),
        )
    if whole is not None:
        return f"{whole:_}"
    written = {k for k in known(now) or {} if k}
    shown: dict[str, str] = {
        str(k): GAP if v is None else f"{v:_}"
        for k, v in kinds.items()
        if v is not None or k in written
    }
    return inline(shown) if shown else GAP


def _spent(
    row: Baris,
    node: Mapping[str, Any],
    values: Mapping[str, Any],
    step: str,
    touched: set[int],
    data: Mapping[str, Any],
) -> Put:
    now = node.get("realisasi")
    series = now if isinstance(now, dict) and {"triwulan", "bulan"} & set(now) else {}
    last = max(int(k.split(".")[2]) for k in values if k.startswith(f"realisasi.{step}."))
    raws = {n: _amount(values, f"realisasi.{step}.{n}.", None) for n in range(1, last + 1)}
    cara = series.get("cara") or data.get("cara_realisasi", "kumulatif")
    _rises(values, step, last, cara)
    if not series and all(raws[n] == GAP for n in range(1, last)):
        return Put((*row.keys, "realisasi"), raws[last])
    own = "bulan" if "bulan" in series else "triwulan" if series else step
    stride = 3 if own == "triwulan" and step == "bulan" else 1
    entries = [_plain(e) for e in series.get(own, ())]
    for n in range(1, last // stride + 1):
        new = raws[n * stride]
        if n <= len(entries):
            entries[n - 1] = new if n * stride in touched else entries[n - 1]
        else:
            entries.append(new)
    while len(entries) > len(series.get(own, ())) and entries[-1] == GAP:
        entries.pop()
    pairs = {"cara": quoted(str(series["cara"]))} if "cara" in series else {}
    return Put((*row.keys, "realisasi"), inline({**pairs, own: f"[{', '.join(entries)}]"}))


def _rises(values: Mapping[str, Any], step: str, last: int, cara: str) -> None:
    """Raises _Salah where what was spent since January becomes less."""
    if cara != "kumulatif":
        return
    before: int | None = None
    for n in range(1, last + 1):
        parts = [
            v for k, v in values.items() if k.startswith(f"realisasi.{step}.{n}.") and v is not None
        ]
        if not parts:
            continue
        now = sum(parts)
        if before is not None and now < before:
            raise _Salah(
                message("realisasi falls from {before} to {now}", before=before, now=now),
                message("it counts from January on: write the sum to the end of each part"),
            )
        before = now


def _plain(value: Any) -> str:
    """An entry as it stands, as TOML writes it."""
    if isinstance(value, dict):
        return inline({k: _plain(v) for k, v in value.items()})
    return quoted(value) if isinstance(value, str) else f"{value:_}"


# -- kinerja.toml


def _list_edit(row: Baris, name: str, entries: Mapping[int, str], data: Mapping[str, Any]) -> Put:
    """`triwulan.target` or `triwulan.realisasi` with some of its entries new."""
    triwulan = _at(data, row.keys).get("triwulan", {})
    items = [_figure(v) for v in triwulan.get(name, ())]
    many = len(items)
    for n, raw in entries.items():
        items += [GAP] * (n - len(items))
        items[n - 1] = raw
    while len(items) > many and items[-1] == GAP:
        items.pop()
    return Put((*row.keys, "triwulan", name), f"[{', '.join(items)}]")


def _figure(value: Any) -> str:
    return quoted(value) if isinstance(value, str) else str(value)


def _source_edits(
    row: Baris, parts: Mapping[str, str | None], data: Mapping[str, Any]
) -> list[Edit]:
    """`sumber_data`: a text alone, or a table of document, holder and day."""
    now = _at(data, row.keys).get("sumber_data")
    if isinstance(now, dict):
        return [Put((*row.keys, "sumber_data", k), v or GAP) for k, v in parts.items()]
    known_text = quoted(now) if isinstance(now, str) and now != BELUM_DIISI else None
    all_parts = {"dokumen": known_text, **parts}
    given = {k: v for k, v in all_parts.items() if v}
    if set(given) <= {"dokumen"}:
        return [Put((*row.keys, "sumber_data"), given.get("dokumen", GAP))]
    return [Put((*row.keys, "sumber_data"), inline({"dokumen": GAP, **given}))]


def _at(data: Any, keys: Sequence[str | int]) -> Any:
    for key in keys:
        data = data[key]
    return data
