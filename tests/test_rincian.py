"""What stands behind the figures: scales of every kind, workings, parts, others, efficiency."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.checks import check_report
from publisher.load import load_report
from publisher.reading import read_report
from publisher.tables import compute_tables
from publisher.tables.capaian import hasil_hitungan, kategori, terhadap
from publisher.tables.efisiensi import tingkat_efisiensi
from publisher.tables.kalimat import target_realisasi
from publisher.vocabulary.kinerja import Efisiensi, Indikator, Kategori, Skala, Target
from publisher.vocabulary.report import Report
from publisher.vocabulary.rincian_kinerja import Hitungan
from publisher.vocabulary.values import Desimal, Teks
from publisher.word import compose
from tests.as_text import table_text
from tests.minimal import MINIMAL, changed, write_minimal
from tests.proofs import examples
from tests.reports import ROOT, TEMPLATE, loaded

SCALES = {
    "terbuka": (
        '[[skala.kategori]]\nnama = "Sangat Baik"\nlebih_dari = 100\nwarna = "hijau"\n'
        '[[skala.kategori]]\nnama = "Baik"\nbawah = 80\n'
        '[[skala.kategori]]\nnama = "Sedang"\nlebih_dari = 50\n'
        '[[skala.kategori]]\nnama = "Kurang"\nwarna = "F4A6A6"\n',
        "x > 100 | Sangat Baik\n80 ≤ x ≤ 100 | Baik\n50 < x < 80 | Sedang\nx ≤ 50 | Kurang\n",
    ),
    "tepat": (
        '[[skala.kategori]]\nnama = "Melampaui"\nlebih_dari = 100\n'
        '[[skala.kategori]]\nnama = "Tercapai"\nbawah = 100\n'
        '[[skala.kategori]]\nnama = "Tidak Tercapai"\n',
        "x > 100 | Melampaui\nx = 100 | Tercapai\nx < 100 | Tidak Tercapai\n",
    ),
}
OLD_SCALE = MINIMAL["kinerja"][
    MINIMAL["kinerja"].index("[[skala") : MINIMAL["kinerja"].index("[sasaran.indikator.triwulan]")
]


def office(tmp_path: Path, lines: str = "", scale: str = OLD_SCALE, **files: str) -> Report:
    """The minimal report whose indicator has more `lines`."""
    text = changed("kinerja", "realisasi = 10.25\n", f"realisasi = 10.25\n{lines}")
    if "sumber_data" in lines:
        text = text.replace('sumber_data = "Buku Produksi Dinas"\n', "", 1)
    return loaded(write_minimal(tmp_path, kinerja=text.replace(OLD_SCALE, scale), **files))


def rules_of(report: Report) -> set[str]:
    return {f.rule for f in check_report(read_report(report, {}))}


@pytest.mark.parametrize(("scale", "printed"), SCALES.values(), ids=SCALES)
def test_a_scale_prints_its_bounds_as_the_office_means_them(
    scale: str, printed: str, tmp_path: Path
) -> None:
    table = compute_tables(office(tmp_path, scale=scale))["skala"]
    assert table is not None
    assert table_text(table) == "rentang | kategori\n" + printed


def test_a_colour_fills_the_cell_of_its_category(tmp_path: Path) -> None:
    report = office(tmp_path, scale=SCALES["terbuka"][0])
    out = tmp_path / "laporan.docx"
    compose(report, compute_tables(report), TEMPLATE).save(out, {}, {})
    fills = {
        cell.text: shading.get(qn("w:fill"))
        for table in docx.Document(str(out)).tables
        for row in table.rows
        for cell in row.cells
        if (shading := cell._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")) is not None
    }
    assert fills["Sangat Baik"] == "C6E0B4"
    assert fills["Kurang"] == "F4A6A6"
    assert "Baik" not in fills


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        ('[[skala.kategori]]\nnama = "A"\nbawah = 9\nlebih_dari = 8\n', "both"),
        (
            '[[skala.kategori]]\nnama = "A"\nbawah = 9\n'
            '[[skala.kategori]]\nnama = "B"\nlebih_dari = 9\n',
            "high to low",
        ),
        ('[[skala.kategori]]\nnama = "A"\n[[skala.kategori]]\nnama = "B"\nbawah = 9\n', "without"),
    ],
)
def test_a_scale_that_cannot_be_is_one_finding_at_its_line(
    scale: str, said: str, tmp_path: Path
) -> None:
    text = MINIMAL["kinerja"].replace(OLD_SCALE, f'{scale}[[skala.kategori]]\nnama = "Z"\n')
    report, findings = load_report(write_minimal(tmp_path, kinerja=text))
    assert report is None
    (finding,) = findings
    assert said in finding.message.text
    assert finding.at.line > 8


@settings(max_examples=examples(300))
@given(st.lists(st.integers(0, 12000), min_size=1, max_size=6, unique=True), st.data())
def test_every_capaian_has_exactly_one_category(hundredths: list[int], data: Any) -> None:
    bounds = [Decimal(n) / 100 for n in sorted(hundredths, reverse=True)]
    opened = [data.draw(st.booleans()) for _ in bounds]
    steps = [
        Kategori(at=None, nama=Teks(f"K{n}"), **{"lebih_dari" if o else "bawah": Desimal(b)})
        for n, (b, o) in enumerate(zip(bounds, opened, strict=True))
    ]
    scale = Skala(at=None, kategori=(*steps, Kategori(at=None, nama=Teks("terendah"))))
    value = Desimal(Decimal(data.draw(st.integers(-500, 13000))) / 100)
    reached = [
        f"K{n}"
        for n, (b, o) in enumerate(zip(bounds, opened, strict=True))
        if (value > b if o else value >= b)
    ]
    assert kategori(value, scale) == (reached or ["terendah"])[0]


def test_an_indicator_that_is_not_due_is_no_gap(tmp_path: Path) -> None:
    text = changed("kinerja", "realisasi = 10.25\n", "mulai_triwulan = 4\n")
    text = text.replace("realisasi = [6, 10.25]\n", "")
    report = loaded(write_minimal(tmp_path, kinerja=text))
    tables = compute_tables(report)
    assert "diukur mulai Triwulan IV | – | –" in table_text(tables["kinerja"])  # type: ignore[arg-type]
    rules = rules_of(report)
    assert not rules & {"belum-diisi", "analisis-belum-lengkap"}
    compose(report, tables, TEMPLATE)  # prints the dash where a figure would be formatted


def test_in_its_quarter_the_same_indicator_is_a_gap(tmp_path: Path) -> None:
    text = changed("kinerja", "realisasi = 10.25\n", "mulai_triwulan = 2\n")
    text = text.replace("realisasi = [6, 10.25]\n", "")
    report = loaded(write_minimal(tmp_path, kinerja=text))
    assert "belum-diisi" in rules_of(report)


def test_the_analysis_says_the_working_the_parts_and_the_source(tmp_path: Path) -> None:
    report = office(
        tmp_path,
        "hitungan = { pembilang = [8.25, 12.25], penyebut = [2] }\n"
        'sub_indikator = [{ nama = "Perairan umum", realisasi = 4.25, target = 5 },'
        ' { nama = "Laut", realisasi = 6 }]\n'
        'sumber_data = { dokumen = "Laporan Statistik", pemegang = "Bidang Tangkap",'
        " tanggal = 2024-07-01 }\n",
    )
    said = [str(s) for s in target_realisasi(report, report.kinerja.sasaran[0].indikator[0])]
    assert "Penghitungan: (8,25 + 12,25) ÷ 2 = 10,25 ton." in said
    assert "Rincian: Perairan umum 4,25 ton dari target 5,00 ton dan Laut 6 ton." in said
    assert "Sumber data: Laporan Statistik, Bidang Tangkap, 1 Juli 2024." in said


def test_a_source_is_written_once_and_holds_for_all_below(tmp_path: Path) -> None:
    own = MINIMAL["kinerja"].replace('sumber_data = "Buku Produksi Dinas"\n', "", 1)
    text = 'sumber_data = "Buku register"\n' + own
    report = loaded(write_minimal(tmp_path, kinerja=text))
    said = target_realisasi(report, report.kinerja.sasaran[0].indikator[0])
    assert said[-1] == "Sumber data: Buku register."
    assert {p.path.name for p in said[-1].asal} == {"kinerja.toml"}


def test_others_are_compared_with_their_source(tmp_path: Path) -> None:
    report = office(
        tmp_path,
        'pembanding = [{ nama = "Provinsi Jawa Timur", nilai = 12.5, tahun = 2023,'
        ' sumber = "BPS" }, { nama = "nasional", nilai = 10.25, tahun = 2023, sumber = "KKP" }]\n',
    )
    table = compute_tables(report)["pembanding"]
    assert table is not None
    assert [row.selisih for row in table.baris] == [Decimal("-2.25"), 0]
    analysis = table_text(compute_tables(report)["analisis"])  # type: ignore[arg-type]
    assert "realisasi sendiri lebih rendah 2,25 ton daripada angka tersebut" in analysis
    assert "Nasional Tahun 2023 sebesar 10,25 ton (KKP)" in analysis


@settings(max_examples=examples(200))
@given(
    st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=4),
    st.lists(st.integers(1, 50), min_size=1, max_size=3),
)
def test_a_working_is_exact_and_rounded_once(terms: list[Decimal], below: list[int]) -> None:
    ind = Indikator(
        at=None,
        nama=Teks("I"),
        satuan=Teks("%"),
        target=Target(at=None),
        hitungan=Hitungan(
            at=None,
            pembilang=tuple(Desimal(t) for t in terms),
            penyebut=tuple(Desimal(n) for n in below),
        ),
    )
    exact = sum((Fraction(t) for t in terms), Fraction(0)) * 100
    for n in below:
        exact /= n
    result = hasil_hitungan(ind)
    assert result is not None
    assert abs(Fraction(result) - exact) <= Fraction(1, 200)


def test_efficiency_follows_the_formula_that_the_office_states() -> None:
    capaian, serapan = Desimal("110.00"), Desimal("90.00")
    unspent = Efisiensi(at=None, rumus="100 - serapan")
    assert tingkat_efisiensi(capaian, serapan, Efisiensi(at=None)) == 20
    assert tingkat_efisiensi(capaian, serapan, unspent) == 10
    assert tingkat_efisiensi(Desimal("49.00"), serapan, unspent) is None
    assert tingkat_efisiensi(None, serapan, unspent) is None


def test_the_sentence_does_not_claim_what_the_formula_withholds(tmp_path: Path) -> None:
    scale = f'[efisiensi]\nrumus = "100 - serapan"\n{OLD_SCALE}'
    text = table_text(compute_tables(office(tmp_path, scale=scale))["analisis"])  # type: ignore[arg-type]
    assert "Efisiensi tidak dinyatakan karena capaian belum mencapai 100,00%." in text


def test_money_by_source_of_funds_adds_up(tmp_path: Path) -> None:
    # The second sub kegiatan of the minimal report has a source of its own.
    text = changed("anggaran", "pagu = 500_000\n", 'pagu = 500_000\nsumber_dana = "DBHCHT"\n')
    report = loaded(write_minimal(tmp_path, anggaran=text))
    table = compute_tables(report)["sumber_dana"]
    assert table is not None
    assert [str(row.sumber_dana) for row in table.baris] == ["DAU", "DBHCHT"]
    assert sum(row.pagu for row in table.baris) == table.total.pagu
    assert [row.bagian for row in table.baris] == [Decimal("66.67"), Decimal("33.33")]


def test_recommendations_awards_and_innovations_have_sections_of_their_own(tmp_path: Path) -> None:
    more = """
pengantar_tindak_lanjut = "Rekomendasi evaluasi telah ditindaklanjuti."
[[tindak_lanjut]]
rekomendasi = "Melengkapi sumber data."
asal = "LHE SAKIP Tahun 2023"
status = "belum"
[[penghargaan]]
nama = "Pelayanan Prima"
pemberi = "Bupati Tirtasari"
tingkat = "kabupaten"
tanggal = 2024-05-02
[[inovasi]]
nama = "Kartu Nelayan Digital"
tahun = 2024
uraian = "Nelayan mendaftar lewat *ponsel*."
hasil = "Pendaftaran lebih cepat."
"""
    report = loaded(write_minimal(tmp_path, akuntabilitas=MINIMAL["akuntabilitas"] + more))
    out = tmp_path / "laporan.docx"
    draft = compose(report, compute_tables(report), TEMPLATE)
    draft.save(out, {}, {})
    titles = [entry.title for entry in draft.entries if entry.kind == "subbab"]
    assert {"Tindak Lanjut Rekomendasi", "Penghargaan", "Inovasi"} <= set(titles)
    cells = {c.text for t in docx.Document(str(out)).tables for r in t.rows for c in r.cells}
    assert {"2 Mei 2024", "Nelayan mendaftar lewat ponsel.", "–"} <= cells


def test_what_the_page_for_the_secretary_shows_is_content_that_loads(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "data-kinerja.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    indicator, predicate, end, scale, efficiency, chapter = examples
    graded = f'[[sasaran.indikator]]\nnama = "Predikat akreditasi"\n{predicate}{end}'
    if "target_akhir" in indicator:
        graded = graded.replace(end, "")
    kinerja = f'[[sasaran]]\nnama = "Pelayanan membaik"\n{indicator}{scale}{efficiency}'
    with_grades = f'[[sasaran]]\nnama = "Mutu membaik"\n{graded}{scale}{efficiency}'
    loaded(write_minimal(tmp_path / "predikat", kinerja=with_grades))
    akuntabilitas = MINIMAL["akuntabilitas"] + chapter
    report = loaded(write_minimal(tmp_path, kinerja=kinerja, akuntabilitas=akuntabilitas))
    assert "hitungan-berbeda" not in rules_of(report)
    assert compute_tables(report)["tindak_lanjut"] is not None


def test_the_examples_of_capaian_and_efficiency_are_what_is_computed() -> None:
    page = (ROOT / "docs" / "data-kinerja.md").read_text("utf-8")
    rows = re.findall(
        r"^\| `\"(positif|negatif)\"`.*\| (\d+) \| (\d+) \| ([\d,]+)% \|$", page, re.M
    )
    assert len(rows) == 3
    for polaritas, target, realisasi, said in rows:
        value = terhadap(Desimal(realisasi), Desimal(target), polaritas)
        assert value is not None and f"{value:.2f}".replace(".", ",") == said
    by_share = Efisiensi(at=None, rumus="100 - serapan", capaian_minimal=Desimal(100))
    assert tingkat_efisiensi(Desimal("96.84"), Desimal("65.89"), Efisiensi(at=None)) == Decimal(
        "30.95"
    )
    assert tingkat_efisiensi(Desimal(102), Desimal(90), by_share) == 10
    assert tingkat_efisiensi(Desimal(97), Desimal(90), by_share) is None
