"""Indicators whose value is a word of an ordered list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.load import load_report
from publisher.load.signed import with_signed
from publisher.tables.analisis import tabel_analisis
from publisher.tables.capaian import terhadap
from publisher.tables.efisiensi import tabel_anggaran_sasaran, tabel_efisiensi
from publisher.tables.kinerja import tabel_kinerja, tabel_sasaran
from publisher.tables.perjanjian import perjanjian_hari_ini
from publisher.tables.rencana_aksi import tabel_pengukuran
from publisher.vocabulary.predikat import DAFTAR_RESMI
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Predikat
from tests.minimal import MINIMAL, write_minimal

FIGURES = 'satuan = "Ton"\ntarget = 20.50\nrealisasi = 10.25'
QUARTERS = "[sasaran.indikator.triwulan]\ntarget = [5, 10]\nrealisasi = [6, 10.25]\n"


def kinerja(values: str, quarters: str = "") -> str:
    text = MINIMAL["kinerja"].replace(FIGURES, f'satuan = "Predikat"\n{values}')
    return text.replace(QUARTERS, quarters)


def report_of(folder: Path, text: str, **files: str) -> Report:
    report, findings = load_report(write_minimal(folder, kinerja=text, **files))
    assert report is not None, [f.message for f in findings]
    return report


def printed(report: Report) -> tuple[str, str, str, str]:
    row = tabel_kinerja(report).baris[0]
    return str(row.target), str(row.realisasi), str(row.capaian), str(row.kategori)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ('target = "WTP"\nrealisasi = "WTP"', ("WTP", "WTP", "100", "Baik")),
        ('target = "B"\nrealisasi = "BB"', ("B", "BB", "100", "Baik")),
        ('target = "WTP"\nrealisasi = "WDP"', ("WTP", "WDP", "tidak tercapai", "–")),
        ('target = "WTP"\nrealisasi = "WDP"\ncapaian_predikat = 80', ("WTP", "WDP", "80", "Baik")),
        (
            'predikat = ["Utama", "Madya", "Pratama"]\ntarget = "Madya"\nrealisasi = "utama"',
            ("Madya", "utama", "100", "Baik"),
        ),
        (
            'predikat = "opini"\ntarget = "Wajar Tanpa Pengecualian"\nrealisasi = "WTP"',
            ("Wajar Tanpa Pengecualian", "WTP", "100", "Baik"),
        ),
        (
            'target = { murni = "BB", perubahan = "A" }\nrealisasi = "BB"',
            ("BB", "BB", "100", "Baik"),
        ),
    ],
)
def test_a_predicate_is_reached_or_not(
    tmp_path: Path, values: str, expected: tuple[str, ...]
) -> None:
    assert printed(report_of(tmp_path, kinerja(values))) == expected


@pytest.mark.parametrize(
    ("values", "line", "said"),
    [
        ('target = "Paripurna"\nrealisasi = "Utama"', 8, "neither a number nor a predicate"),
        ('predikat = ["A", "B"]\ntarget = "A"\nrealisasi = "C"', 10, "neither a number"),
        ('predikat = "bpk"\ntarget = "WTP"\nrealisasi = "WTP"', 8, "no list"),
        ('target = "WTP"\nrealisasi = 3', 9, "a number here and a predicate there"),
        ('target = "12,5"\nrealisasi = 3', 8, "must be a number"),
    ],
)
def test_what_is_no_predicate_is_said_where_it_stands(
    tmp_path: Path, values: str, line: int, said: str
) -> None:
    _, findings = load_report(write_minimal(tmp_path, kinerja=kinerja(values)))
    assert any(f.at.line == line and said in f.message.text for f in findings), [
        (f.at.line, f.message.text) for f in findings
    ]


def test_every_table_and_sentence_says_it_in_words(tmp_path: Path) -> None:
    more = (
        'target = "WTP"\nrealisasi = "WDP"\nriwayat = [{ tahun = 2023, target = "WTP",'
        ' realisasi = "WTP" }]\ntarget_akhir = { tahun = 2026, target = "WTP" }'
    )
    quarters = '[sasaran.indikator.triwulan]\ntarget = ["WDP", "WDP"]\nrealisasi = ["TMP", "WDP"]\n'
    report = report_of(tmp_path, kinerja(more, quarters))
    said = " ".join(str(u) for r in tabel_analisis(report).baris for u in r.uraian)
    assert "Target Tahun 2024 berupa predikat WTP." in said
    assert "sehingga target tidak tercapai" in said
    assert "lebih rendah daripada realisasi Tahun 2023" in said
    assert "Terhadap target sampai dengan Triwulan II berupa predikat WDP" in said
    assert "predikat yang ditargetkan tidak tercapai" in said
    assert tabel_sasaran(report).baris[0].target == "WTP"
    assert str(tabel_pengukuran(report).baris[0].capaian) == "tidak tercapai"
    assert str(tabel_efisiensi(report).baris[0].tingkat) == "–"
    assert str(tabel_anggaran_sasaran(report).baris[0].capaian) == "–"


def test_what_was_signed_is_kept_in_words(tmp_path: Path) -> None:
    report = report_of(tmp_path, kinerja('target = "WTP"\nrealisasi = "WTP"'))
    text = with_signed("", perjanjian_hari_ini(report))
    assert 'target = "WTP"' in text
    (tmp_path / "perjanjian-kinerja.toml").write_text(text, "utf-8")
    again, findings = load_report(tmp_path)
    assert again is not None and not findings
    (kept,) = again.perjanjian_kinerja.ditandatangani
    assert (
        kept.sasaran[0].indikator[0].target == report.kinerja.sasaran[0].indikator[0].target.berlaku
    )


@given(st.sampled_from(sorted(DAFTAR_RESMI)), st.data())
def test_the_order_of_a_list_decides(name: str, data: st.DataObject) -> None:
    steps = DAFTAR_RESMI[name]
    ranks = st.integers(1, len(steps))
    a, b = data.draw(ranks), data.draw(ranks)
    values = [Predikat(steps[len(steps) - n][0], n) for n in (a, b)]
    assert (terhadap(values[0], values[1], "positif") == 100) == (a >= b)
