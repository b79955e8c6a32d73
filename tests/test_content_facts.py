"""The sample content carries the facts of the report it was made from, each value exactly.

`facts/` holds them in that report's own spelling, mistakes included. Where the
content says something else on purpose, DEVIATIONS says what and why.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
CONTENT = TESTS.parent / "content"
GAP = "belum diisi"
LEVELS = ("program", "kegiatan", "sub_kegiatan")
Row = dict[str, str]
Table = dict[str, Any]


@dataclass(frozen=True)
class Deviation:
    """In a column of a facts file, the content says `content` where the fact has `source`."""

    file: str
    column: str
    source: str
    content: str
    reason: str


MISSPELT = "misspelt"
HYPHEN = "no spaces round a hyphen"
BRACKETS = "no spaces inside brackets"
OLD_TERM = "belanja (tidak) langsung is not a kind of belanja since 2021"
ONE_WORDING = "sasaran and indikator are worded once, as in sasaran_indikator.csv"
NOT_RUPIAH = "rupiah are not the performance of an indicator in percent"

DEVIATIONS = (
    Deviation("program_tree", "kode_asli", "7.01.01.02.", "7.01.01.2.", "not its parent's code"),
    Deviation("program_tree", "kode_asli", "7.01.08", "7.01.06", "not the code of its kegiatan"),
    Deviation("program_tree", "sumber_dana", "DTU - DAU", "DTU-DAU", HYPHEN),
    Deviation("program_tree", "indikator", "Rata - rata", "Rata-rata", HYPHEN),
    Deviation("program_tree", "indikator", "prsentase", "persentase", MISSPELT),
    Deviation("program_tree", "indikator", "Presentase", "Persentase", MISSPELT),
    Deviation("belanja_2_2", "uraian", " / Belanja Langsung", "", OLD_TERM),
    Deviation("belanja_2_2", "uraian", " / Belanja Tidak langsung", "", OLD_TERM),
    Deviation("realisasi_belanja", "belanja", "Belanja Langsung", "Belanja Operasi", OLD_TERM),
    Deviation("realisasi_belanja", "belanja", "Belanja Tidak Langsung", "Belanja Modal", OLD_TERM),
    Deviation("realisasi_belanja", "persen_teks", "4,61", "4,62", "cut off instead of rounded"),
    Deviation("sasaran_indikator", "indikator", "Rata - rata", "Rata-rata", HYPHEN),
    Deviation(
        "kinerja_tabel_1",
        "sasaran",
        "Meningkatnya kualitas fasilitasi dan koordinasi kecamatan",
        "Mengoptimalkan Fasilitas dan Koordinasi Kecamatan",
        ONE_WORDING,
    ),
    Deviation(
        "kinerja_tabel_1",
        "sasaran",
        "Meningkatnya kualitas serta Akuntabilitas Keuangan dan Pemerintahan Desa",
        "Meningkatnya Akuntabilitas Pemerintahan Desa",
        ONE_WORDING,
    ),
    Deviation("kinerja_tabel_1", "indikator", "hasil fasilitasi", "hasil fasilitas", ONE_WORDING),
    Deviation(
        "kinerja_tabel_1", "indikator", "persentase desa yang", "Persentase Desa yang", ONE_WORDING
    ),
    Deviation("kinerja_tabel_1", "indikator", "desa yang tepat", "desa tepat", ONE_WORDING),
    Deviation("kinerja_tabel_1", "cara_pengukuran", "Perintahan", "Pemerintahan", MISSPELT),
    Deviation("kinerja_tabel_1", "cara_pengukuran", "dokuman", "dokumen", MISSPELT),
    Deviation("kinerja_tabel_1", "cara_pengukuran", "di kali", "dikali", MISSPELT),
    Deviation("kinerja_tabel_1", "realisasi_kinerja_teks", "867.535.343", GAP, NOT_RUPIAH),
    Deviation("kinerja_tabel_1", "realisasi_kinerja_teks", "77.895.000", GAP, NOT_RUPIAH),
    Deviation(
        "misi", "misi", "( good and clean governance )", "(good and clean governance)", BRACKETS
    ),
    Deviation(
        "misi",
        "penjelasan",
        "( good and clean governance )",
        "(good and clean governance)",
        BRACKETS,
    ),
    Deviation(
        "misi", "penjelasan", "penyelenggaraantatakelola", "penyelenggaraan tata kelola", "glued"
    ),
)


def raw_facts(name: str) -> list[Row]:
    with (TESTS / "facts" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts(name: str) -> list[Row]:
    """The rows of a facts file as the content should have them: with its deviations."""
    rows = raw_facts(name)
    for deviation in (d for d in DEVIATIONS if d.file == name):
        for row in rows:
            row[deviation.column] = row[deviation.column].replace(
                deviation.source, deviation.content
            )
    return rows


def content(stem: str) -> Table:
    return tomllib.loads((CONTENT / f"{stem}.toml").read_text("utf-8"), parse_float=Decimal)


def tree(children: list[Table], level: int = 0) -> Iterator[tuple[str, Table]]:
    """(level, node) of the program tree in its order."""
    for node in children:
        yield LEVELS[level], node
        if level < 2:
            yield from tree(node[LEVELS[level + 1]], level + 1)


def pagu_murni(node: Table) -> int:
    """Rupiah; those above a sub kegiatan are added up."""
    if "kode" in node and node["kode"].count(".") == 5:
        return int(node["pagu"]["murni"])
    return sum(pagu_murni(c) for c in (*node.get("kegiatan", ()), *node.get("sub_kegiatan", ())))


def percent(part: int, whole: int) -> Decimal:
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def number(text: str) -> Decimal:
    """`91,33%`, `93.33 %`, `0%` as a number."""
    return Decimal(text.rstrip("% ").replace(",", "."))


@pytest.mark.parametrize("deviation", DEVIATIONS, ids=lambda d: f"{d.file}-{d.source[:20]}")
def test_a_deviation_stands_for_something_in_the_facts(deviation: Deviation) -> None:
    assert any(deviation.source in row[deviation.column] for row in raw_facts(deviation.file))
    assert deviation.reason


def test_the_program_tree_has_every_code_name_indicator_and_target_in_order() -> None:
    rows = [r for r in facts("program_tree") if r["level"] in LEVELS]
    written = [
        (level, n["kode"], n["nama"], n["indikator"], n["target"])
        for level, n in tree(content("anggaran")["program"])
    ]
    columns = ("level", "kode_normal", "uraian", "indikator", "target")
    assert written == [tuple(r[c] for c in columns) for r in rows]
    assert [r["kode_asli"] for r in rows] == [code for _, code, *_ in written]


def test_pagu_of_sub_kegiatan_add_up_to_the_pagu_of_every_level() -> None:
    rows = [r for r in facts("program_tree") if r["level"] in LEVELS]
    nodes = [n for _, n in tree(content("anggaran")["program"])]
    assert [pagu_murni(n) for n in nodes] == [int(r["pagu"]) for r in rows]


def test_the_further_indicators_of_a_program_follow_its_first() -> None:
    rows = [r for r in facts("program_tree") if r["level"] == "indikator_tambahan"]
    program = next(p for p in content("anggaran")["program"] if "indikator_lain" in p)
    assert program["kode"] == "7.01.06"
    assert [(i["indikator"], i["target"]) for i in program["indikator_lain"]] == [
        (r["indikator"], r["target"]) for r in rows
    ]


def test_one_place_and_one_source_of_funds_hold_for_the_whole_tree() -> None:
    anggaran = content("anggaran")
    rows = [r for r in facts("program_tree") if r["level"] in LEVELS]
    assert {r["lokasi"] for r in rows} == {anggaran["lokasi"]}
    assert {r["sumber_dana"] for r in rows} == {anggaran["sumber_dana"]}


def test_belanja_has_every_line_and_its_groups_add_up() -> None:
    *lines, total = facts("belanja_2_2")
    written = []
    for group in content("anggaran")["belanja"]:
        amounts = [(r["nama"], r["pagu"]) for r in group["rincian"]]
        written += [(group["nama"], sum(amount for _, amount in amounts)), *amounts]
    assert written == [(r["uraian"], int(r["anggaran"])) for r in lines]
    whole = sum(r["pagu"] for g in content("anggaran")["belanja"] for r in g["rincian"])
    assert whole == int(total["anggaran"])


def test_realisasi_by_kind_is_that_of_the_programs_and_of_belanja_modal() -> None:
    anggaran = content("anggaran")
    operasi, modal = anggaran["belanja"]
    spent = {
        operasi["nama"]: sum(p["realisasi"]["operasi"] for p in anggaran["program"]),
        modal["nama"]: modal["realisasi"],
    }
    budget = {g["nama"]: sum(r["pagu"] for r in g["rincian"]) for g in (operasi, modal)}
    spent["Belanja Daerah"] = sum(spent.values())
    budget["Belanja Daerah"] = sum(budget.values())
    for row in facts("realisasi_belanja"):
        name = row["belanja"]
        assert (budget[name], spent[name]) == (int(row["anggaran"]), int(row["realisasi"]))
        assert percent(spent[name], budget[name]) == number(row["persen_teks"])


def test_every_program_has_its_pagu_realisasi_and_percent_after_the_change() -> None:
    programs = {p["nama"]: p for p in content("anggaran")["program"]}
    for row in facts("kinerja_tabel_1"):
        program = programs.pop(row["program"])
        pagu, spent = program["pagu"]["perubahan"]["operasi"], program["realisasi"]["operasi"]
        assert (pagu, spent) == (int(row["pagu"]), int(row["realisasi"]))
        assert percent(spent, pagu) == number(row["persen_anggaran"])
    assert not programs


def test_an_unknown_share_of_belanja_modal_is_a_gap_and_not_zero() -> None:
    for program in content("anggaran")["program"]:
        assert program["pagu"]["perubahan"]["modal"] == program["realisasi"]["modal"] == GAP


def test_sasaran_and_indikator_are_those_of_the_plan() -> None:
    written = [
        (s["nama"], i["nama"], i["target"]["murni"], latex(i["rumus"]))
        for s in content("kinerja")["sasaran"]
        for i in s["indikator"]
    ]
    assert written == [
        (r["sasaran"], r["indikator"], number(r["target_2023"]), r["rumus"])
        for r in facts("sasaran_indikator")
    ]


def latex(rumus: Table) -> str:
    above = " + ".join(rf"\text{{{t}}}" for t in rumus["pembilang"])
    above = f"({above})" if len(rumus["pembilang"]) > 1 else above
    below = r" \times ".join(rf"\text{{{t}}}" for t in rumus["penyebut"])
    factor = rumus["pengali"].replace("%", r"\%")
    return rf"$\frac{{{above}}}{{{below}}} \times {factor}$"


def test_sasaran_are_measured_against_the_changed_target_and_by_their_programs() -> None:
    names = {p["kode"]: p["nama"] for p in content("anggaran")["program"]}
    written = [
        (
            s["nama"],
            i["nama"],
            i["cara_pengukuran"],
            i["target"]["perubahan"],
            i["realisasi"],
            names[kode],
        )
        for s in content("kinerja")["sasaran"]
        for i in s["indikator"]
        for kode in s["program"]
    ]
    columns = ("sasaran", "indikator", "cara_pengukuran")
    assert written == [
        (
            *(r[c] for c in columns),
            number(r["target"]),
            r["realisasi_kinerja_teks"],
            r["program"],
        )
        for r in facts("kinerja_tabel_1")
    ]


def test_the_missions_and_what_they_mean() -> None:
    written = [(m["nama"], m["penjelasan"]) for m in content("visi-misi")["misi"]]
    assert written == [(r["misi"], r["penjelasan"]) for r in facts("misi")]


def test_the_units_and_whom_they_report_to() -> None:
    written = [(u["nama"], u.get("atasan", "")) for u in content("organisasi")["unit"]]
    assert written == [(r["unit"], r["atasan"]) for r in facts("struktur_organisasi")]


def test_every_unit_s_duties_begin_with_the_unit_and_name_no_lurah() -> None:
    for unit in content("organisasi")["unit"]:
        assert unit["tugas"].startswith(f"{unit['nama']} ")
        assert f"{unit['nama']} mempunyai" in unit["pengantar_fungsi"]
        text = " ".join((unit["tugas"], *unit["fungsi"]))
        assert not re.search(r"\b(lurah|kelurahan)\b", text, re.IGNORECASE)


def test_no_figure_is_typed_into_the_narrative() -> None:
    """Amounts and percents are asked for by name, so that they cannot go stale."""
    for stem in ("pengantar", "pendahuluan", "perencanaan", "akuntabilitas", "penutup"):
        for key, text in content(stem).items():
            if isinstance(text, str):
                assert not re.search(r"Rp\s?\d|\d[.,]\d|\d\s?%", text), f"{stem}.toml: {key}"
