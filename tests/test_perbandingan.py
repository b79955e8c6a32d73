"""The last period beside this one: its names, and the table that compares them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from publisher.load import load_report
from publisher.tables import figure_names
from publisher.tables.perbandingan import tabel_perbandingan
from publisher.vocabulary.report import Report
from tests.minimal import changed, write_minimal

LALU = """
jenis = "interim"
tahun = {tahun}
triwulan = 1
anggaran = {{ pagu = 1_400_000, realisasi = 210_000 }}
[[program]]
kode = "3.25.01"
pagu = 900_000
realisasi = 150_000
[[program]]
kode = "3.25.03"
pagu = 500_000
realisasi = 60_000
[[indikator]]
sasaran = "Pendapatan nelayan meningkat"
indikator = "Produksi perikanan tangkap"
target = 20.5
realisasi = 6
capaian = 29.27
[[indikator]]
sasaran = "Pendapatan nelayan meningkat"
indikator = "Yang tidak ada lagi"
"""
SERIES = changed("anggaran", "{ operasi = 400_000 }", "{ triwulan = [150_000, 400_000] }")


def loaded(folder: Path, tahun: int | None = None, **files: str) -> Report:
    write_minimal(folder, **files)
    if tahun:
        (folder / "periode-lalu.toml").write_text(LALU.format(tahun=tahun), encoding="utf-8")
    report, findings = load_report(folder)
    assert report is not None, findings
    return report


def test_the_last_period_s_figures_are_asked_for_by_name(tmp_path: Path) -> None:
    names = figure_names(loaded(tmp_path, 2024))
    lalu = {n.removeprefix("lalu."): v for n, v in names.items() if n.startswith("lalu.")}
    assert lalu == {
        "periode": "Triwulan I Tahun 2024",
        "anggaran.pagu": 1_400_000,
        "anggaran.realisasi": 210_000,
        "anggaran.persen": Decimal("15.00"),
        "anggaran.sisa": 1_190_000,
        "indikator.1.1.target": "20,5 Ton",
        "indikator.1.1.realisasi": "6 Ton",
        "indikator.1.1.capaian": Decimal("29.27"),
    }
    assert names["lalu.anggaran.realisasi"].asal[0].path.name == "periode-lalu.toml"


def test_without_a_record_there_is_neither_name_nor_table(tmp_path: Path) -> None:
    report = loaded(tmp_path)
    assert not [n for n in figure_names(report) if n.startswith("lalu.")]
    assert tabel_perbandingan(report) is None


def test_within_a_year_the_period_alone_is_the_difference(tmp_path: Path) -> None:
    table = tabel_perbandingan(loaded(tmp_path, 2024))
    assert table is not None
    assert [(r.sebelum, r.selama, r.sampai) for r in (*table.baris, table.total)] == [
        (150_000, 250_000, 400_000),
        (60_000, 65_000, 125_000),
        (210_000, 315_000, 525_000),
    ]
    assert (table.total.persen_sebelum, table.total.persen, table.total.naik) == (
        Decimal("15.00"),
        Decimal("35.00"),
        Decimal("20.00"),
    )


def test_another_year_is_compared_and_not_taken_off(tmp_path: Path) -> None:
    table = tabel_perbandingan(loaded(tmp_path, 2023))
    assert table is not None
    assert (table.total.sebelum, table.total.selama, table.total.sampai) == (
        210_000,
        525_000,
        525_000,
    )


def test_quarters_in_the_content_need_no_record(tmp_path: Path) -> None:
    table = tabel_perbandingan(loaded(tmp_path, anggaran=SERIES))
    assert table is not None
    assert [(r.sebelum, r.selama) for r in table.baris] == [(150_000, 250_000), (None, None)]
    assert table.total.sebelum is None  # a gap is never zero
