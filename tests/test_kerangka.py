"""The outline is data: an office adds its own parts, lampiran and duties."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.tables import compute_tables
from tests.minimal import MINIMAL, write_minimal
from tests.reports import TEMPLATE, loaded, sample

OWN = """
[[bagian]]
nama = "Tugas dan fungsi"
jenis = ["interim"]
kunci = ["pendahuluan.tugas_fungsi", "pendahuluan.subbab"]
dasar = "Surat Edaran Bupati"
tingkat = "peringatan"
kata = 9

[[lampiran]]
nama = "Laporan keuangan"
jenis = ["interim"]
judul_memuat = "keuangan"
dasar = "Surat Edaran Bupati"
tingkat = "kesalahan"

[analisis.tahun_lalu]
nama = "Tahun lalu"
wajib = ["interim"]
"""


def found(folder: Path, **files: str) -> Iterator[tuple[str, str, str]]:
    """(rule, severity, message) of each finding on the minimal report with its own outline."""
    write_minimal(folder, **files)
    (folder / "pengetahuan").mkdir()
    (folder / "pengetahuan" / "kerangka.toml").write_text(OWN, "utf-8")
    _, findings = pipeline.check(folder, TEMPLATE)
    return ((f.rule, f.severity.value, str(f.message)) for f in findings)


def test_an_office_adds_parts_lampiran_and_duties(tmp_path: Path) -> None:
    rules = {(rule, severity) for rule, severity, _ in found(tmp_path)}
    assert rules == {
        ("analisis-belum-lengkap", "warning"),
        ("bagian-terlalu-singkat", "warning"),
        ("bagian-wajib-kosong", "warning"),
        ("lampiran-wajib-hilang", "error"),
    }


def test_what_is_asked_of_interim_reports_is_not_asked_of_annual_ones(tmp_path: Path) -> None:
    annual = MINIMAL["laporan"].replace('"interim"', '"tahunan"').replace("triwulan = 2\n", "")
    annual = annual.replace("2024-07-05", "2025-01-31")
    rules = [rule for rule, _, _ in found(tmp_path, laporan=annual)]
    assert set(rules) <= {"analisis-belum-lengkap", "triwulan-berbeda", "realisasi-tak-lengkap"}


def test_an_office_words_the_analyses_as_it_likes(tmp_path: Path) -> None:
    (message,) = (m for rule, _, m in found(tmp_path) if rule == "analisis-belum-lengkap")
    assert message.endswith("lacks: Tahun lalu")
    table = compute_tables(loaded(tmp_path))["analisis"]
    assert table is not None and table.baris[2].analisis == "Tahun lalu"


@pytest.mark.parametrize("lampiran", ["", "perjanjian_kinerja"])
def test_a_report_without_the_agreement_is_told_once(tmp_path: Path, lampiran: str) -> None:
    """At the first lampiran, or at the file where there is none."""
    first, _, rest = MINIMAL["laporan"].partition("\n[[lampiran]]")
    write_minimal(tmp_path, laporan=first if not lampiran else f"{first}\n[[lampiran]]{rest}")
    _, findings = pipeline.check(tmp_path, TEMPLATE)
    expected = [] if lampiran else [("lampiran-wajib-hilang", 1)]
    assert [(f.rule, f.at.line) for f in findings] == expected


def test_the_regulation_s_parts_and_who_signs_make_a_draft() -> None:
    parts = sample().pengetahuan.kerangka.bagian
    stops = {b.dasar for b in parts if b.tingkat == "kesalahan"}
    assert stops == {"PermenPANRB 53/2014", "Permendagri 1/2023"}
