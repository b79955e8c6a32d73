"""The short forms of pagu and target at a stage mean what the documents say of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.load import load_report
from publisher.prose.formats import format_value
from publisher.tables.analisis import tabel_analisis
from publisher.tables.efisiensi import tabel_efisiensi
from publisher.tables.kinerja import tabel_kinerja, tabel_sasaran
from publisher.tables.rekonsiliasi import BarisRekonsiliasi, tabel_rekonsiliasi
from publisher.tables.rencana_aksi import tabel_pengukuran, tabel_rencana_aksi
from publisher.tables.table import Tabel
from publisher.vocabulary.report import Report
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import TEMPLATE

BELANJA = "pagu = 1_500_000"
FIRST, SECOND = "pagu = 1_000_000", "\npagu = 500_000"
SPENT, SPENT_SECOND = "realisasi = { operasi = 400_000 }", "realisasi = { operasi = 125_000 }"
MODAL = """
[[belanja]]
jenis = "modal"
nama = "Belanja Modal"
realisasi = 0
[[belanja.rincian]]
nama = "Belanja Peralatan"
pagu = 500_000
"""


def report_of(folder: Path, **files: str) -> Report:
    report, findings = load_report(write_minimal(folder, **files))
    assert report is not None, findings
    return report


def staged(text: str = MINIMAL["anggaran"]) -> str:
    """Both stages in the short form, as the documents show it."""
    text = text.replace('tahap = "murni"', 'tahap = "perubahan"')
    text = text.replace(FIRST, "pagu.murni = 900_000\npagu.perubahan = 1_000_000")
    return text.replace(SECOND, "\npagu.murni = 500_000\npagu.perubahan = 500_000")


def with_modal(text: str) -> str:
    return text.replace(BELANJA + "\n", "pagu = 1_000_000\n" + MODAL, 1)


def rekonsiliasi(folder: Path, anggaran: str) -> Tabel[BarisRekonsiliasi]:
    table = tabel_rekonsiliasi(report_of(folder, anggaran=anggaran))
    assert table is not None
    return table


def test_the_kind_is_known_from_what_was_spent(tmp_path: Path) -> None:
    text = with_modal(staged()).replace(SPENT_SECOND, "realisasi = { modal = 125_000 }")
    table = rekonsiliasi(tmp_path, text)
    assert [(r.operasi, r.modal, r.jumlah) for r in table.baris] == [
        (1_000_000, 0, 1_000_000),
        (0, 500_000, 500_000),
    ]
    assert table.total.terinci


def test_the_kind_is_known_from_the_other_stage(tmp_path: Path) -> None:
    text = with_modal(staged()).replace(SPENT_SECOND, "realisasi = 125_000")
    text = text.replace("pagu.murni = 500_000", "pagu.murni = { modal = 500_000 }")
    assert [r.modal for r in rekonsiliasi(tmp_path, text).baris] == [0, 500_000]


def test_a_kind_that_nothing_is_spent_of_yet_is_not_guessed_away(tmp_path: Path) -> None:
    # The rows name operasi only, but the belanja by kind says that 500.000 of it is modal.
    table = rekonsiliasi(tmp_path, with_modal(staged()))
    assert {(r.operasi, r.modal, r.terinci) for r in table.baris} == {(None, None, False)}
    assert [r.jumlah for r in table.baris] == [1_000_000, 500_000]


@pytest.mark.parametrize("spent", [SPENT, "realisasi = 400_000"])
def test_an_office_with_one_kind_of_belanja_has_it_everywhere(tmp_path: Path, spent: str) -> None:
    table = rekonsiliasi(tmp_path, staged().replace(SPENT, spent))
    assert [(r.operasi, r.modal) for r in table.baris] == [(1_000_000, 0), (500_000, 0)]


def test_a_plain_target_is_of_every_stage(tmp_path: Path) -> None:
    (row,) = tabel_sasaran(report_of(tmp_path, anggaran=staged())).baris
    assert row.murni == row.perubahan == row.target == "20,50 Ton"


def test_a_target_that_a_stage_leaves_open_stays_open(tmp_path: Path) -> None:
    target = 'target = { murni = "belum diisi", berlaku = 20.5 }'
    kinerja = changed("kinerja", "target = 20.50", target)
    (row,) = tabel_sasaran(report_of(tmp_path, anggaran=staged(), kinerja=kinerja)).baris
    assert (row.murni, row.perubahan) == ("belum diisi", "20,50 Ton")


def told(folder: Path, **files: str) -> list[tuple[str, str]]:
    _, findings = pipeline.check(write_minimal(folder, **files), TEMPLATE)
    return [(f.rule, dict(f.message.values).get("what", "")) for f in findings]


def test_short_forms_leave_nothing_to_tell(tmp_path: Path) -> None:
    assert [t for t in told(tmp_path, anggaran=staged()) if t[0] == "belum-diisi"] == []


def test_a_target_that_is_printed_as_open_is_told(tmp_path: Path) -> None:
    kinerja = changed("kinerja", "target = 20.50", "target.perubahan = 20.50")
    found = told(tmp_path, anggaran=staged(), kinerja=kinerja)
    assert ("belum-diisi", "target murni: Produksi perikanan tangkap") in found


def test_a_row_of_the_plan_that_is_printed_as_open_is_told(tmp_path: Path) -> None:
    text = staged().replace("pagu.murni = 900_000\n", "")
    text = text.replace('target = "80 Nilai"\n', 'target = "80 Nilai"\npagu.murni = 900_000\n')
    assert ("belum-diisi", "pagu murni 3.25.01.2.06 (+1)") in told(tmp_path, anggaran=text)


SHARED = """
[[sasaran]]
nama = "Tata kelola dinas membaik"
program = ["3.25.01"]
[[sasaran.indikator]]
nama = "Nilai akuntabilitas kinerja"
satuan = "Nilai"
target = 80
realisasi = 70

[[skala.kategori]]
nama = "Baik"
"""


def shared() -> str:
    head, _, tail = MINIMAL["kinerja"].partition('\n[[skala.kategori]]\nnama = "Baik"\n')
    quarters = tail.partition("\n[sasaran.indikator.triwulan]")
    return head + "\n[sasaran.indikator.triwulan]" + quarters[2] + SHARED + quarters[0] + "\n"


def test_the_money_of_a_program_of_two_sasaran_stands_once(tmp_path: Path) -> None:
    report = report_of(tmp_path, kinerja=shared())
    table = tabel_kinerja(report)
    amounts = [r.pagu for r in table.baris if isinstance(r.pagu, int)]
    assert sum(amounts) == table.total.pagu == 1_500_000
    again = table.baris[-1]
    assert str(again.program).endswith("Daerah (anggaran: lihat sasaran 1)") and again.pagu == "–"
    plan = tabel_rencana_aksi(report).baris[-1]
    assert "lihat sasaran 1" in str(plan.program) and format_value(plan.anggaran) == "–"


MEANT = "Program penunjang memang mendukung kedua sasaran."


def test_a_program_of_two_sasaran_is_information(tmp_path: Path) -> None:
    # Before, `program-tanpa-sasaran` found this too: its waivers still count.
    waiver = f'[[pengecualian]]\naturan = "program-tanpa-sasaran"\nalasan = "{MEANT}"\n'
    folder = write_minimal(tmp_path, kinerja=shared(), laporan=MINIMAL["laporan"] + waiver)
    _, findings = pipeline.check(folder, TEMPLATE)
    (one,) = (f for f in findings if f.rule.startswith(("program-", "pengecualian-")))
    assert (one.rule, one.severity.value) == ("program-beberapa-sasaran", "info")
    assert one.alasan == MEANT


LATER = "target = 20.50\nrealisasi = 10.25"


def measured_from(quarter: int) -> str:
    text = changed("kinerja", LATER, f"target = 20.50\nmulai_triwulan = {quarter}")
    return text.partition("\n[sasaran.indikator.triwulan]")[0] + "\n"


def test_an_indicator_before_its_first_quarter_is_open_nowhere(tmp_path: Path) -> None:
    report = report_of(tmp_path, kinerja=measured_from(4))
    said = {u for r in tabel_analisis(report).baris for u in r.uraian}
    assert None not in said and "Dianalisis mulai Triwulan IV." in said
    (efisiensi,), (ukur,) = tabel_efisiensi(report).baris, tabel_pengukuran(report).baris
    assert {efisiensi.capaian, efisiensi.tingkat, ukur.capaian} == {"–"}
    assert ukur.realisasi == "diukur mulai Triwulan IV"
    rules = {rule for rule, _ in told(tmp_path, kinerja=measured_from(4))}
    assert rules.isdisjoint({"target-triwulan-kosong", "belum-diisi", "analisis-belum-lengkap"})
    rules = {rule for rule, _ in told(tmp_path, kinerja=measured_from(2))}
    assert rules >= {"target-triwulan-kosong", "belum-diisi", "analisis-belum-lengkap"}


def test_what_only_the_annual_report_owes_is_no_gap_of_an_interim_one(tmp_path: Path) -> None:
    said = {u for r in tabel_analisis(report_of(tmp_path)).baris for u in r.uraian}
    assert "Disajikan dalam laporan kinerja tahunan." in said and None not in said


def test_a_quarter_is_compared_with_its_own_target_and_the_year_s(tmp_path: Path) -> None:
    row = tabel_kinerja(report_of(tmp_path)).baris[0]
    assert (row.bertriwulan, str(row.target_triwulan), str(row.target)) == (
        True,
        "10,00 Ton",
        "20,50 Ton",
    )
    assert (str(row.capaian_triwulan), str(row.capaian)) == ("102.50", "50.00")
    without = MINIMAL["kinerja"].replace("target = [5, 10]\n", "")
    assert not tabel_kinerja(report_of(tmp_path / "b", kinerja=without)).total.bertriwulan
