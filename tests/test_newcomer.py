"""What newcomers typed first, and what they were told."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.commands import freeze, main
from publisher.load import load_report
from publisher.tables.belanja import tabel_realisasi
from publisher.tables.named_figures import figure_names
from publisher.vocabulary.anggaran import TAHAP
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.report import Report
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import TEMPLATE


def report_of(folder: Path, **files: str) -> Report:
    report, findings = load_report(write_minimal(folder, **files))
    assert report is not None and not findings, [f.message for f in findings]
    return report


def rules(folder: Path, **files: str) -> set[str]:
    return {f.rule for f in pipeline.check(write_minimal(folder, **files), TEMPLATE)[1]}


TABLE = """#:schema .skema/sisipan.json
[[tabel]]
kunci = "penduduk"
judul = "Penduduk"
kolom = ["Pendidikan", "Laki-laki (orang)", "2024"]
jumlah = ["Laki-laki (orang)"]
urut = "-Laki-laki (orang)"
baris = [["SD", 3, 1], ["SMP", 5, 2]]
"""


def test_columns_may_be_named_by_their_headings(tmp_path: Path) -> None:
    (table,) = report_of(tmp_path, sisipan=TABLE).sisipan.tabel
    assert [(k.kunci, k.judul) for k in table.kolom] == [
        ("pendidikan", "Pendidikan"),
        ("laki_laki_orang", "Laki-laki (orang)"),
        ("kolom_2024", "2024"),
    ]
    assert (table.jumlah, table.urut) == (("laki_laki_orang",), "-laki_laki_orang")
    text = changed("perencanaan", '"Rencana kerja."', '"Penduduk.\\n\\n{tabel.penduduk}"')
    assert not {r for r in rules(tmp_path, sisipan=TABLE, perencanaan=text) if "tabel" in r}


@pytest.mark.parametrize(
    ("typed", "said"),
    [("--output", "--out"), ("--templat", "--template"), ("--documen=x", "--document")],
)
def test_a_misspelt_option_is_named(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "isi", typed, "keluar", "--lang", "id"]) == ExitCode.USAGE
    assert f"mungkin maksudnya {said}?" in capsys.readouterr().err


@pytest.mark.parametrize("nomor", ["900.1.15.5-1317", "188.45/12/2024", "188.45/12/KEP/2024"])
def test_a_regulation_may_have_a_number_of_letters_and_signs(tmp_path: Path, nomor: str) -> None:
    text = changed("pendahuluan", "nomor = 29", f'nomor = "{nomor}"')
    one = report_of(tmp_path, pendahuluan=text).pendahuluan.peraturan[0]
    assert one.judul.startswith(f"Peraturan Presiden Nomor {nomor} Tahun 2014 tentang")


def test_the_agreement_of_an_earlier_stage_is_kept_afterwards(tmp_path: Path) -> None:
    assert freeze.STAGES == TAHAP
    text = MINIMAL["anggaran"].replace('tahap = "murni"', 'tahap = "perubahan"')
    text = text.replace("pagu = 1_000_000", "pagu.murni = 900_000\npagu.perubahan = 1_000_000")
    text = text.replace("\npagu = 500_000", "\npagu.murni = 500_000\npagu.perubahan = 500_000")
    folder = write_minimal(tmp_path, anggaran=text)
    assert main(["freeze", str(folder), "--tahap", "murni", "--apply"]) == ExitCode.OK
    (kept,) = report_of(tmp_path, anggaran=text).perjanjian_kinerja.ditandatangani
    assert (kept.tahap, kept.program[0].anggaran) == ("murni", 900_000)


def test_the_usual_words_before_the_functions_need_not_be_typed(tmp_path: Path) -> None:
    text = changed("organisasi", 'pengantar_fungsi = "Sekretariat mempunyai fungsi:"\n', "")
    unit = report_of(tmp_path, organisasi=text).organisasi.unit[1]
    assert unit.pengantar_fungsi == (
        "Untuk menyelenggarakan tugas tersebut, Sekretariat mempunyai fungsi:"
    )


def test_the_other_party_of_an_agreement_is_not_part_of_the_office(tmp_path: Path) -> None:
    said = '"Perjanjian Kinerja Dinas dan Bupati Tirtasari."'
    text = changed("perencanaan", '"Perjanjian kinerja."', said)
    assert "perangkat-daerah-lain" not in rules(tmp_path, perencanaan=text)
    other = changed("perencanaan", '"Perjanjian kinerja."', '"Perjanjian Kinerja Dinas Pasar."')
    assert "perangkat-daerah-lain" in rules(tmp_path, perencanaan=other)


def test_what_was_spent_of_each_line_is_printed_where_all_of_it_is_known(tmp_path: Path) -> None:
    line = "pagu = 1_500_000"
    text = changed("anggaran", line, f"{line}\nrealisasi = 525_000")
    rows = tabel_realisasi(report_of(tmp_path, anggaran=text)).baris
    assert [(str(r.no), r.realisasi, r.tebal) for r in rows] == [
        ("1", 525_000, True),
        ("1.1", 525_000, False),
    ]
    (row,) = tabel_realisasi(report_of(tmp_path / "b")).baris
    assert not row.tebal


def test_a_whole_year_is_not_reached_but_over(tmp_path: Path) -> None:
    names = figure_names(report_of(tmp_path))
    assert names["laporan.sampai"] == "sampai dengan Triwulan II Tahun 2024"
    text = MINIMAL["laporan"].replace('"interim"', '"tahunan"').replace("triwulan = 2\n", "")
    text = text.replace("2024-07-05", "2025-01-20")
    assert figure_names(report_of(tmp_path, laporan=text))["laporan.sampai"] == "Tahun 2024"
