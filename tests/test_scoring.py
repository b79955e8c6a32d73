"""The self-score: never more than its weight, never less for knowing more, never for nothing."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from publisher.assemble.titles import titles
from publisher.commands import main
from publisher.printers.score import score_as_json, score_as_text
from publisher.scoring import METHODS, NilaiKomponen, NilaiKriteria, score, step_of
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.report import Report
from tests.conftest import Golden
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import CONTENT, GOLDENS, STARTER, loaded, sample

FOLDERS = {"jatiroto": CONTENT, "dinas": STARTER}
EVALUASI = sample().pengetahuan.evaluasi
CRITERIA = [c for k in EVALUASI.komponen for c in k.kriteria]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_score_is_as_reviewed(name: str, golden: Golden) -> None:
    penilaian = score(sample(FOLDERS[name]))
    golden(score_as_text(penilaian, {}, "id") + "\n", GOLDENS / name / "score.txt")


def test_the_weights_are_the_regulation_s() -> None:
    weights = {str(k.kode): Decimal(k.bobot) for k in EVALUASI.komponen}
    assert weights == {"3.a": 3, "3.b": Decimal("4.5"), "3.c": Decimal("7.5")}
    assert {str(c.kode).rpartition(".")[0] for c in CRITERIA} == set(weights)
    assert len({c.kode for c in CRITERIA}) == len(CRITERIA)


@pytest.mark.parametrize("folder", [CONTENT, STARTER], ids=["jatiroto", "dinas"])
def test_a_score_lies_between_nothing_and_its_weight(folder: Path) -> None:
    penilaian = score(sample(folder))
    assert 0 < penilaian.total < penilaian.bobot == 15
    assert penilaian.total == sum(k.nilai for k in penilaian.komponen)


@given(st.integers(1, 80), st.data())
def test_a_step_never_falls_with_criteria_met(of: int, data: st.DataObject) -> None:
    less = data.draw(st.integers(0, of))
    more = data.draw(st.integers(less, of))
    low, high = (step_of(EVALUASI.peringkat, n, of).nilai for n in (less, more))
    assert 0 <= low <= high <= 80  # A and AA are a person's to give


@pytest.mark.parametrize(
    ("part", "of", "step"),
    [
        (9, 9, "BB"),
        (99, 100, "B"),
        (76, 100, "B"),
        (3, 4, "CC"),
        (2, 4, "C"),
        (26, 100, "C"),
        (1, 4, "D"),
        (1, 100, "D"),
        (0, 7, "E"),
    ],
)
def test_the_steps_are_those_of_the_regulation(part: int, of: int, step: str) -> None:
    assert step_of(EVALUASI.peringkat, part, of).predikat == step


def test_the_predicates_are_those_of_the_regulation() -> None:
    said = {str(p.predikat): (int(p.di_atas), str(p.sebutan)) for p in EVALUASI.predikat}
    assert list(said) == ["AA", "A", "BB", "B", "CC", "C", "D"]
    assert said["BB"] == (70, "Sangat Baik") and said["CC"] == (50, "Cukup (Memadai)")


@given(st.lists(st.sampled_from([None, False, True]), min_size=1, max_size=9))
def test_what_is_unknown_is_not_met_and_may_be(values: list[bool | None]) -> None:
    def of(answers: list[bool | None]) -> NilaiKomponen:
        rows = tuple(NilaiKriteria(CRITERIA[0], v, ()) for v in answers)
        return NilaiKomponen(EVALUASI.komponen[2], rows, EVALUASI.peringkat)

    part = of(values)
    assert part.nilai == of([bool(v) for v in values]).nilai
    assert part.tertinggi == of([v is not False for v in values]).nilai
    assert 0 <= part.nilai <= part.tertinggi <= part.komponen.bobot


def test_every_key_of_a_criterion_is_known(tmp_path: Path) -> None:
    """On a report that says everything, no criterion stays untold."""
    answer = '{ jawaban = "ya", bukti = "Notulen" }'
    keys = [str(c.kunci[0]) for c in CRITERIA if c.cara == "pernyataan"]
    lines = "".join(f"evaluasi.{key} = {answer}\n" for key in keys)
    lines += "evaluasi.tanggal_penyampaian = 2024-07-10\nevaluasi.batas_penyampaian = 2024-07-15\n"
    report = loaded(write_minimal(tmp_path, laporan=first_lines(lines)))
    penilaian = score(report)
    assert penilaian.tak_dinilai == 0
    by_code = {k.komponen.kode: k.nilai for k in penilaian.komponen}
    assert by_code["3.a"] == Decimal("2.4") and by_code["3.c"] == 6
    assert {c.cara for c in CRITERIA} == set(METHODS)


def first_lines(lines: str) -> str:
    return changed("laporan", 'jenis = "interim"\n', 'jenis = "interim"\n' + lines)


def value_of(folder: Path, kode: str, laporan: str) -> bool | None:
    rows = [r for k in score(loaded(write_minimal(folder, laporan=laporan))).komponen
            for r in k.kriteria]  # fmt: skip
    return next(r.terpenuhi for r in rows if r.kriteria.kode == kode)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ('{ jawaban = "ya", bukti = "BA 1" }', True),
        ('{ jawaban = "sebagian", bukti = "BA 1" }', False),
        ('{ jawaban = "tidak" }', False),
        ('{ jawaban = "ya" }', None),
        ('{ jawaban = "ya", bukti = "belum diisi" }', None),
        ('{ jawaban = "belum diisi", bukti = "BA 1" }', None),
    ],
)
def test_an_answer_counts_with_its_evidence(
    tmp_path: Path, answer: str, value: bool | None
) -> None:
    laporan = first_lines(f"evaluasi.direviu = {answer}\n")
    assert value_of(tmp_path, "3.a.4", laporan) is value


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("evaluasi.tanggal_penyampaian = 2025-02-28\n", True),
        ("evaluasi.tanggal_penyampaian = 2025-03-01\n", False),
        ("evaluasi.batas_penyampaian = 2025-03-31\n", None),
        (
            "evaluasi.tanggal_penyampaian = 2025-03-01\nevaluasi.batas_penyampaian = 2025-03-31\n",
            True,
        ),
    ],
)
def test_an_annual_report_is_due_at_the_end_of_february(
    tmp_path: Path, lines: str, value: bool | None
) -> None:
    annual = (
        first_lines(lines)
        .replace('"interim"', '"tahunan"')
        .replace("triwulan = 2\n", "")
        .replace("2024-07-05", "2025-01-31")
    )
    assert value_of(tmp_path, "3.a.6", annual) is value


def test_an_interim_report_has_no_day_of_its_own(tmp_path: Path) -> None:
    laporan = first_lines("evaluasi.tanggal_penyampaian = 2024-07-10\n")
    assert value_of(tmp_path, "3.a.6", laporan) is None


def test_a_part_counts_only_with_all_its_keys(tmp_path: Path) -> None:
    """Of seven parts the one with three keys lacks one; an ikhtisar is none of them."""
    pendahuluan = changed("pendahuluan", '"Kedudukan."', '"belum diisi"')
    pengantar = changed(
        "pengantar", '"Ikhtisar dinas. Targetnya tercapai separuh."', '"belum diisi"'
    )
    report = loaded(write_minimal(tmp_path, pendahuluan=pendahuluan, pengantar=pengantar))
    (first, *_), *_ = (k.kriteria for k in score(report).komponen)
    assert (first.ada, first.dari, first.terpenuhi) == (6, 7, False)


def test_an_evaluasi_toml_of_before_still_loads(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path)
    (folder / "pengetahuan").mkdir()
    old = 'skala = [{ huruf = "a", di_atas = 90, nilai = 1 }, { huruf = "e", nilai = 0 }]\n'
    (folder / "pengetahuan" / "evaluasi.toml").write_text(old, "utf-8")
    assert score(loaded(folder)).total == score(sample_minimal(tmp_path / "b")).total


def sample_minimal(folder: Path) -> Report:
    return loaded(write_minimal(folder))


def test_a_word_that_there_is_no_standard_compares_nothing() -> None:
    rows = {str(r.kriteria.kode): r for k in score(sample(STARTER)).komponen for r in k.kriteria}
    assert (rows["3.b.6"].ada, rows["3.b.6"].terpenuhi) == (1, False)


def test_knowing_more_never_lowers_the_score(tmp_path: Path) -> None:
    known = score(loaded(write_minimal(tmp_path / "a"))).total
    without = MINIMAL["kinerja"].replace("realisasi = 10.25\n", "").partition("\n[sasaran.")[0]
    less = score(loaded(write_minimal(tmp_path / "b", kinerja=without))).total
    source = "riwayat = [{ tahun = 2023, target = 19, realisasi = 19 }]\nsumber_data"
    more = MINIMAL["kinerja"].replace("sumber_data", source) + 'solusi = "Pelatihan."\n'
    most = score(loaded(write_minimal(tmp_path / "c", kinerja=more))).total
    assert less < known < most


def test_json_has_every_criterion_and_place() -> None:
    penilaian = score(sample(STARTER))
    pages = {"C. Analisis Capaian Kinerja": "11"}
    data = json.loads(score_as_json(penilaian, pages, "id"))
    rows = {r["kode"]: r for k in data["komponen"] for r in k["kriteria"]}
    assert list(rows) == [c.kode for c in CRITERIA]
    assert Decimal(data["total"]) == penilaian.total
    assert rows["3.b.4"]["halaman"] == "11"
    assert rows["3.b.4"]["bukti"][0]["kunci"] == "sasaran[0].indikator[0].target_akhir"
    assert rows["3.a.4"]["terpenuhi"] is None and rows["3.a.4"]["halaman"] is None


def test_the_table_names_the_page_of_the_evidence() -> None:
    pages = {"Kata Pengantar": "i", "C. Analisis Capaian Kinerja": "11"}
    text = score_as_text(score(sample(STARTER)), pages, "en")
    assert text.count("page 11") == 6
    assert "8 criteria cannot be told yet" in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_the_command_prints_the_score(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(STARTER), "--lang", "id"]) == ExitCode.OK
    assert "JUMLAH" in capsys.readouterr().out
    assert main(["score", str(STARTER), "--format", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["bobot"] == "15.00"


def test_content_that_cannot_be_read_has_no_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_minimal(tmp_path, penutup=None)
    assert main(["score", str(tmp_path), "--lang", "id"]) == ExitCode.FINDINGS
    assert "berkas-hilang" in capsys.readouterr().out


def test_titles_of_a_pdf_lead_to_the_numbers_printed_on_its_pages(tmp_path: Path) -> None:
    writer = PdfWriter()
    for _ in range(4):
        writer.add_blank_page(100, 100)
    writer.set_page_label(0, 1, style="/r", start=1)
    writer.set_page_label(2, 3, style="/D", start=1)
    chapter = writer.add_outline_item(title="BAB I", page_number=2)
    writer.add_outline_item(title="A. Analisis Capaian", page_number=3, parent=chapter)
    writer.add_outline_item(title="BAB I", page_number=0)
    writer.write(tmp_path / "x.pdf")
    assert titles(tmp_path / "x.pdf") == {"BAB I": "1", "A. Analisis Capaian": "2"}


@pytest.mark.parametrize("text", ["", "bukan PDF"])
def test_what_is_no_pdf_is_named(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.pdf"
    file.write_text(text)
    assert main(["score", str(STARTER), "--pdf", str(file), "--lang", "id"]) == ExitCode.CONTENT
    assert "PDF x.pdf tidak dapat dibaca" in capsys.readouterr().err


def test_a_part_that_is_not_printed_is_not_there(tmp_path: Path) -> None:
    report = loaded(write_minimal(tmp_path / "a"))

    def covered(*unprinted: str) -> dict[str, int]:
        rows = (r for k in score(report, unprinted).komponen for r in k.kriteria)
        return {str(r.kriteria.kode): r.ada for r in rows}

    whole, less = covered(), covered("akuntabilitas.capaian", "visi_misi.visi", "penutup.simpulan")
    assert any(less[kode] < whole[kode] for kode in whole)
    assert all(less[kode] <= whole[kode] for kode in whole)


def test_what_indicators_say_is_not_there_where_no_analysis_is_printed() -> None:
    report = loaded(Path(__file__).parent / "kantor" / "kecamatan" / "isi")

    def covered(*unprinted: str) -> dict[str, int]:
        rows = (r for k in score(report, unprinted).komponen for r in k.kriteria)
        return {str(r.kriteria.kode): r.ada for r in rows}

    whole, less = covered(), covered("akuntabilitas.analisis")
    neither = covered("akuntabilitas.analisis", "akuntabilitas.capaian")
    assert whole["3.b.7"] and whole["3.b.2"]
    assert not less["3.b.7"] and less["3.b.2"] == whole["3.b.2"]
    assert not neither["3.b.2"]
