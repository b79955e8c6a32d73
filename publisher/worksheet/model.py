"""Content files → the sheets of the workbook: which rows, which columns, what may be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from publisher.importing.changes import known, pagu_at
from publisher.prose.formats import romawi
from publisher.vocabulary.anggaran import JENIS, TAHAP, sebutan_tahap
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.places import Keys

Isi = Literal["rupiah", "angka", "teks", "tanggal"]
BUDGET, PERFORMANCE = "anggaran.toml", "kinerja.toml"
WHOLE = "seluruhnya"
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
KINDS = {
    "operasi": "operasi",
    "modal": "modal",
    "tak_terduga": "tak terduga",
    "transfer": "transfer",
    WHOLE: "tanpa rincian",
}


@dataclass(frozen=True, slots=True)
class Kolom:
    """kunci: `pagu.murni.operasi`, `realisasi.triwulan.2.operasi`, `analisis.penyebab`, …"""

    kunci: str
    judul: str
    isi: Isi


@dataclass(frozen=True, slots=True)
class Baris:
    """kunci: the code, or `1.2` of the second indicator of the first sasaran.

    nilai: what the file says now, None for nothing or `belum diisi`. terbuka: the columns that may
    be filled in; in the others the workbook computes, or nothing belongs there.
    """

    kunci: str
    nama: str
    tingkat: int  # 0 program, 1 kegiatan, 2 sub kegiatan; 0 sasaran, 1 indikator
    keys: Keys
    nilai: Mapping[str, Any]
    terbuka: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lembar:
    nama: str
    berkas: str
    kepala: tuple[str, str]  # of the columns of key and name
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]


def sheets_of(
    budget: Mapping[str, Any], performance: Mapping[str, Any], akhir: int
) -> tuple[Lembar, ...]:
    """akhir: the last month of the report's period, 1 to 12."""
    return (_budget(budget, akhir), _performance(performance, akhir))


# -- anggaran.toml


def _budget(data: Mapping[str, Any], akhir: int) -> Lembar:
    nodes = list(_nodes(data))
    berlaku = str(data.get("tahap", "murni"))
    stages = _stages(nodes, berlaku)
    step = "bulan" if any("bulan" in _series(row) for *_, row in nodes) else "triwulan"
    many = akhir if step == "bulan" else akhir // 3
    columns: list[Kolom] = []
    for stage in stages:
        amounts = [known(pagu_at(row.get("pagu"), stage, berlaku)) for *_, row in nodes]
        for kind in _kinds(amounts):
            title = f"Pagu {sebutan_tahap(stage)} – {KINDS[kind]}"  # type: ignore[arg-type]
            columns.append(Kolom(f"pagu.{stage}.{kind}", title, "rupiah"))
    spent = [a for *_, row in nodes for a in _parts(row, step, many)]
    kinds = _kinds(spent)
    cumulative = str(data.get("cara_realisasi", "kumulatif")) == "kumulatif"
    for n in range(1, many + 1):
        for kind in kinds:
            title = f"{_until(step, n, cumulative)} – {KINDS[kind]}"
            columns.append(Kolom(f"realisasi.{step}.{n}.{kind}", title, "rupiah"))
    rows = [_budget_row(*node, columns, step, many, berlaku) for node in nodes]
    return Lembar(
        "Anggaran", BUDGET, ("Kode", "Program, kegiatan, sub kegiatan"), tuple(columns), tuple(rows)
    )


def _nodes(data: Mapping[str, Any]) -> Iterator[tuple[int, Keys, Mapping[str, Any]]]:
    for p, program in enumerate(data.get("program", ())):
        yield 0, ("program", p), program
        for k, kegiatan in enumerate(program.get("kegiatan", ())):
            yield 1, ("program", p, "kegiatan", k), kegiatan
            for s, sub in enumerate(kegiatan.get("sub_kegiatan", ())):
                yield 2, ("program", p, "kegiatan", k, "sub_kegiatan", s), sub


def _stages(nodes: Sequence[tuple[int, Keys, Mapping[str, Any]]], berlaku: str) -> list[str]:
    named = {berlaku}
    for *_, row in nodes:
        pagu = row.get("pagu")
        if isinstance(pagu, dict):
            named |= {key for key in pagu if key in TAHAP}
    return [stage for stage in TAHAP if stage in named]


def _kinds(amounts: Sequence[Mapping[str | None, Any] | None]) -> list[str]:
    """The kinds of belanja that are written, and a column for amounts without one."""
    named = {k for a in amounts if a for k in a}
    kinds: list[str] = [kind for kind in JENIS if kind in named] or ["operasi", "modal"]
    return [*kinds, WHOLE] if None in named else kinds


def _until(step: str, n: int, cumulative: bool) -> str:
    part = MONTHS[n - 1] if step == "bulan" else f"Triwulan {romawi(n)}"
    return f"Realisasi s.d. {part}" if cumulative else f"Realisasi {part}"


def _series(row: Mapping[str, Any]) -> Mapping[str, Any]:
    value = row.get("realisasi")
    return value if isinstance(value, dict) and {"triwulan", "bulan"} & set(value) else {}


def _parts(row: Mapping[str, Any], step: str, many: int) -> list[Mapping[str | None, Any] | None]:
    """The amount of each column of realisasi; a single amount stands in the last."""
    series = _series(row)
    found: list[Mapping[str | None, Any] | None] = [None] * many
    if not series:
        found[-1] = known(row.get("realisasi"))
        return found
    own = "bulan" if "bulan" in series else "triwulan"
    stride = 3 if own == "triwulan" and step == "bulan" else 1
    for n, entry in enumerate(series[own], 1):
        if n * stride <= many:
            found[n * stride - 1] = known(entry)
    return found


def _budget_row(
    level: int,
    keys: Keys,
    row: Mapping[str, Any],
    columns: Sequence[Kolom],
    step: str,
    many: int,
    berlaku: str,
) -> Baris:
    values: dict[str, Any] = {}
    open_here: set[str] = set()
    parts = _parts(row, step, many)
    for column in columns:
        name, *rest, kind = column.kunci.split(".")
        amount: Mapping[str | None, Any] | None
        if name == "pagu":
            amount = known(pagu_at(row.get("pagu"), rest[0], berlaku))
            fits = True
        else:
            n = int(rest[1])
            amount = parts[n - 1]
            fits = _fits(row, step, n, many)
        values[column.kunci] = (amount or {}).get(None if kind == WHOLE else kind)
        # Of what is written at this level it may be changed here; else the rows below make it.
        if fits and (level == 2 or amount is not None or not _below(row)):
            open_here.add(column.kunci)
    return Baris(
        str(row.get("kode", "")),
        str(row.get("nama", "")),
        level,
        keys,
        values,
        frozenset(open_here),
    )


def _below(row: Mapping[str, Any]) -> bool:
    return bool(row.get("kegiatan") or row.get("sub_kegiatan"))


def _fits(row: Mapping[str, Any], step: str, n: int, many: int) -> bool:
    """Can this column of realisasi be said in the form in which the row is written?"""
    series = _series(row)
    if series:
        return step == "triwulan" or "bulan" in series or n % 3 == 0
    return row.get("realisasi") is None or n == many


# -- kinerja.toml


def _performance(data: Mapping[str, Any], akhir: int) -> Lembar:
    rows: list[Baris] = []
    many = akhir // 3
    columns = _performance_columns(data, many)
    for s, sasaran in enumerate(data.get("sasaran", ()), 1):
        keys: Keys = ("sasaran", s - 1)
        rows.append(Baris(str(s), str(sasaran.get("nama", "")), 0, keys, {}, frozenset()))
        for i, indikator in enumerate(sasaran.get("indikator", ()), 1):
            at: Keys = (*keys, "indikator", i - 1)
            values = {c.kunci: _value(indikator, c.kunci, akhir) for c in columns}
            rows.append(
                Baris(
                    f"{s}.{i}",
                    f"{indikator.get('nama', '')} ({indikator.get('satuan', '')})",
                    1,
                    at,
                    values,
                    frozenset(c.kunci for c in columns if _is_open(indikator, c.kunci, data)),
                )
            )
    return Lembar("Kinerja", PERFORMANCE, ("Nomor", "Sasaran dan indikator"), columns, tuple(rows))


def _performance_columns(data: Mapping[str, Any], many: int) -> tuple[Kolom, ...]:
    indicators = [i for s in data.get("sasaran", ()) for i in s.get("indikator", ())]
    stages = [
        stage
        for stage in TAHAP
        if any(isinstance(i.get("target"), dict) and stage in i["target"] for i in indicators)
    ]
    whole = any(not isinstance(i.get("target"), dict) for i in indicators)
    columns = [Kolom("target", "Target", "angka")] if whole or not stages else []
    columns += [Kolom(f"target.{s}", f"Target {sebutan_tahap(s)}", "angka") for s in stages]
    for n in range(1, 5):
        columns.append(Kolom(f"triwulan.target.{n}", f"Target Triwulan {romawi(n)}", "angka"))
    for n in range(1, many + 1):
        columns.append(Kolom(f"triwulan.realisasi.{n}", f"Realisasi Triwulan {romawi(n)}", "angka"))
    columns += [
        Kolom("realisasi", "Realisasi", "angka"),
        Kolom("analisis.penyebab", "Penyebab", "teks"),
        Kolom("analisis.solusi", "Solusi", "teks"),
        Kolom("sumber_data.dokumen", "Sumber data: dokumen", "teks"),
        Kolom("sumber_data.pemegang", "Sumber data: pemegang", "teks"),
        Kolom("sumber_data.tanggal", "Sumber data: tanggal", "tanggal"),
    ]
    return tuple(columns)


def _value(indikator: Mapping[str, Any], kunci: str, akhir: int) -> Any:
    found: Any = indikator
    for part in kunci.split("."):
        if isinstance(found, list):
            n = int(part) - 1
            found = found[n] if n < len(found) else None
        elif isinstance(found, dict):
            found = found.get(part)
        elif part == "dokumen" and isinstance(found, str):
            return None if found == BELUM_DIISI else found
        else:
            return None
    if isinstance(found, dict | list) or found == BELUM_DIISI:
        return None
    return found


def _is_open(indikator: Mapping[str, Any], kunci: str, data: Mapping[str, Any]) -> bool:
    """May this column be filled in, in the form in which the indicator is written?"""
    target = indikator.get("target")
    if kunci == "target":
        return not isinstance(target, dict)
    if kunci.startswith("target."):
        return isinstance(target, dict)
    if kunci.startswith("triwulan.realisasi"):
        return "bulan" not in indikator
    if kunci == "realisasi":
        # Where quarters or months are written, they make it.
        parts = [indikator.get(name, {}) for name in ("triwulan", "bulan")]
        return not any(isinstance(p, dict) and p.get("realisasi") for p in parts)
    return True
