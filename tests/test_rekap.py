"""`publisher rekap`: the workbook, the Word file, the PDF and JSON of many reports."""

from __future__ import annotations

import io
import json
import re
import runpy
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from pikepdf import Pdf

from publisher.batch.recap import tables_as_json
from publisher.commands import main
from publisher.commands.package_data import default_template
from publisher.convert import ENGINES
from publisher.convert.installation import soffice
from publisher.rekap import as_json
from publisher.tables.rekapitulasi import hitung
from publisher.vocabulary.errors import ExitCode, ToolMissing
from publisher.vocabulary.messages import message
from publisher.vocabulary.rekap import Rekap
from publisher.word import compose_recap, recap_workbook
from tests import fake_engine
from tests.as_text import word_outline
from tests.conftest import Golden
from tests.rekap_samples import DEADLINE, TODAY, budget, goal, recap, report
from tests.word_validity import problems

TEMPLATE = default_template("rekap")
GOLDEN = Path(__file__).parent / "goldens" / "rekap" / "dokumen.txt"
FILES = ["rekap.docx", "rekap.pdf", "rekap.xlsx", "rekap-tabel.json"]
Run = Callable[..., ExitCode]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`publisher rekap` of records, in tmp_path/hasil."""
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.chdir(tmp_path)

    def go(made: Rekap | None, *arguments: str) -> ExitCode:
        if made is not None:
            Path("hasil").mkdir(exist_ok=True)
            Path("hasil/rekap.json").write_bytes(as_json(made))
        return ExitCode(main(["rekap", *arguments, "--lang", "en"]))

    return go


def word_of(made: Rekap, folder: Path) -> Path:
    return compose_recap(hitung(made), TEMPLATE).save(folder / "rekap.docx", {}, {}).path


# What comes of a run.


def test_a_run_writes_all_four_files_and_keeps_what_was_edited(run: Run, capsys: Any) -> None:
    assert run(recap(3)) is ExitCode.OK
    out = capsys.readouterr().out.splitlines()
    assert [Path(line).name for line in out] == FILES
    with Pdf.open("hasil/rekap.pdf") as pdf:
        assert pdf.Root.Lang == "id-ID" and len(pdf.pages) == 3  # of the fake engine
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    chapters = [t for t in titles if t.startswith("BAB")]
    assert chapters[:2] == ["BAB I RINGKASAN", "BAB II PENYAMPAIAN LAPORAN"]
    document = docx.Document("hasil/rekap.docx")
    lines = [p.text for p in document.paragraphs if p.style and p.style.name == "toc 1"]
    assert lines[0].startswith("DAFTAR ISI\ti") and not any("…" in line for line in lines)
    for name in ("rekap.docx", "rekap.xlsx"):
        with Path("hasil", name).open("ab") as file:
            file.write(b" ")
    assert run(None, "hasil/rekap.json") is ExitCode.OK
    kept = sorted(p.name for p in Path("hasil").iterdir() if "suntingan" in p.name)
    assert [name.partition(" (")[0] for name in kept] == ["rekap", "rekap"]
    assert "kept as" in capsys.readouterr().out


@pytest.mark.parametrize("number", [0, 1])
def test_few_reports_make_a_sound_file(number: int, tmp_path: Path) -> None:
    assert problems(word_of(recap(number), tmp_path)) == []


def test_without_libreoffice_all_but_the_pdf_is_made(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise ToolMissing(message("no engine"))

    monkeypatch.setattr(fake_engine, "convert", missing)
    assert run(recap(2)) is ExitCode.TOOL
    assert sorted(p.name for p in Path("hasil").glob("rekap*")) == [
        *("rekap-tabel.json", "rekap.docx", "rekap.json", "rekap.manifes.json", "rekap.xlsx")
    ]


@pytest.mark.parametrize("data", [b"", b"{}", b'{"tanggal": "2026-01-01", "laporan": 3}', b"\xff"])
def test_what_is_no_recap_is_told_and_nothing_is_written(
    data: bytes, run: Run, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / "rekap.json").write_bytes(data)
    assert run(None) is ExitCode.CONTENT
    assert "rekap.json:1:1" in capsys.readouterr().err.replace("\n", "")
    assert [p.name for p in (tmp_path / "hasil").iterdir()] == ["rekap.json"]


def test_a_folder_without_records_is_told(run: Run, capsys: Any) -> None:
    assert run(None, "tak-ada") is ExitCode.CONTENT
    assert "name the folder of outputs of `publisher batch`" in capsys.readouterr().err


# The Word file.


def test_the_pages_of_a_small_recap(golden: Golden, tmp_path: Path) -> None:
    golden(word_outline(word_of(_small(), tmp_path)), GOLDEN)


def _small() -> Rekap:
    """Two that can be compared, a dinas whose figures are open, and one that has not sent."""
    whole = recap(21)
    named = {one.kantor: one for one in whole.laporan}
    chosen = ["Kecamatan Tekung", "Kecamatan Jatiroto", "Kecamatan Gucialit", "Kecamatan Ranuyoso"]
    return Rekap(TODAY, tuple(named[name] for name in chosen))


def test_the_word_file_is_sound_and_its_charts_are_words_own(tmp_path: Path) -> None:
    path = word_of(recap(21), tmp_path)
    assert problems(path) == []
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        charts = [n for n in names if re.fullmatch(r"word/charts/chart\d+\.xml", n)]
        text = package.read("word/document.xml").decode()
    assert len(charts) == len([n for n in names if n.startswith("word/embeddings/")]) == 5
    assert len(re.findall(r'descr="Grafik batang [^"]+"', text)) == 5
    assert "{{" not in text and "{%" not in text


def test_of_many_offices_charts_draw_the_ends_and_tables_have_all(tmp_path: Path) -> None:
    made = recap(42)
    text = word_outline(word_of(made, tmp_path))
    ranked = [r for r in hitung(made).kantor if r.peringkat and not r.periode.triwulan]
    ends = f"(12 Tertinggi dan 12 Terendah dari {len(ranked)} Kantor)"
    assert f"Capaian Kinerja per Kantor Tahun 2025 {ends}" in text
    table = text.partition("Peringkat Capaian Kinerja Tahun 2025\n| No.")[2].partition("\n[")[0]
    assert table.count("\n| ") == len(ranked) == 34


def test_the_template_is_what_its_drawing_makes(tmp_path: Path) -> None:
    drawing = runpy.run_path(str(TEMPLATE.with_name("make_template.py")))
    drawing["make_recap"](tmp_path / "rekap.docx")
    assert (tmp_path / "rekap.docx").read_bytes() == TEMPLATE.read_bytes()


# The workbook.


def test_formulas_carry_the_figures_that_are_printed() -> None:
    """For viewers that do not calculate."""
    made = hitung(recap(21))
    sheet = _book(recap_workbook(made), cached=True)["Peringkat"]
    head = [cell.value for cell in sheet[1]]
    rows = {row[0].value: dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=2)}
    for row in made.kantor:
        cells = rows[row.kunci]
        for title, value in (
            ("Peringkat", row.peringkat),
            ("Capaian (%)", row.capaian),
            ("Serapan (%)", row.serapan),
            ("Pagu (Rp)", row.pagu.nilai),
            ("Peringatan", row.temuan.peringatan),
        ):
            told = None if not row.terkirim or value is None else float(value)
            assert cells[title].value == told, (row.kantor, title)
    silent = rows["kecamatan-tekung"]  # has not sent: of it nothing is 0
    assert all(silent[title].value is None for title in head[4:])


def test_words_of_offices_are_never_formulas() -> None:
    made = report("=1+1", jenis="@SUM(A1)", sasaran=(goal("+cmd|' /C calc'!A0", "90"),))
    book = _book(recap_workbook(hitung(Rekap(TODAY, (made,)))))
    said = [c for sheet in book for row in sheet for c in row if c.value in ("=1+1", "@SUM(A1)")]
    assert said and all(cell.data_type == "s" for cell in said)


def test_every_figure_leads_to_the_files_of_its_office() -> None:
    made = hitung(recap(21))
    book = _book(recap_workbook(made))
    sources = [tuple(c.value for c in row) for row in book["Asal"].iter_rows(min_row=2)]
    assert len(sources) == sum(len(row.nilai.asal) for row in made.asal)
    jumps = {row[0].value: row[-1].hyperlink for row in book["Peringkat"].iter_rows(min_row=2)}
    for kunci, jump in jumps.items():
        own = [n for n, row in enumerate(sources, 2) if row[0] == kunci]
        assert (jump is None) == (not own)
        if jump is not None:
            assert jump.location == f"'Asal'!A{own[0]}"
            assert sources[own[0] - 2][4] == f"{kunci}/isi/anggaran.toml"


def test_the_same_recap_gives_the_same_bytes(tmp_path: Path) -> None:
    for make in (recap_workbook, tables_as_json):
        assert make(hitung(recap(21))) == make(hitung(recap(21)))
    (tmp_path / "b").mkdir()
    assert (
        word_of(recap(4), tmp_path).read_bytes() == word_of(recap(4), tmp_path / "b").read_bytes()
    )


def test_json_has_every_decimal_as_it_is() -> None:
    made = hitung(recap(21))
    told = json.loads(tables_as_json(made), parse_float=lambda _: pytest.fail("a float"))
    first, row = told["kantor"][0], made.kantor[0]
    assert (first["kantor"], Decimal(first["capaian"])) == (row.kantor, row.capaian)
    assert first["pagu"]["asal"][0] == "anggaran.toml:41"
    silent = next(one for one in told["kantor"] if one["kantor"] == "Kecamatan Tekung")
    assert silent["capaian"] is None and silent["pagu"]["nilai"] is None


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Workbooks from which every result was taken, as LibreOffice fills them in again."""
    folder = tmp_path_factory.mktemp("rekap")
    made = {name: recap_workbook(hitung(one)) for name, one in _recaps().items()}
    for name, data in made.items():
        (folder / f"{name}.xlsx").write_bytes(_without_results(data))
    files = [str(folder / f"{name}.xlsx") for name in made]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(soffice()), profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    for _ in range(3):
        done = subprocess.run([*command, str(folder / "out"), *files], capture_output=True)
        if done.returncode != 81:  # it has just made its profile, and wants to be started again
            break
    yield {
        name: (data, (folder / "out" / f"{name}.xlsx").read_bytes()) for name, data in made.items()
    }


def _recaps() -> dict[str, Rekap]:
    halves = [
        report(
            f"Kantor {n}",
            anggaran=budget(pagu, spent),
            sasaran=(goal("Sasaran", first), goal("Sasaran", second)),
        )
        for n, (pagu, spent, first, second) in enumerate(
            (
                (200_000, 9_230, "90.00", "90.01"),  # 4.615 and 90.005: half-up
                (200_000, 201, "0.01", "0.02"),  # 0.1005 and 0.015
                (8_000, 81, "99.99", "100.00"),  # 1.0125
                (1_600, 1_001, "102.50", "102.51"),  # 62.5625
                (0, 0, "1.00", "1.00"),
                (None, 5, "70.10", None),
                (4_000_000_000_001, 1_999_999_999_999, "33.33", "33.34"),
            )
        )
    ]
    silent = report("Diam", periode=None, jenis="")
    return {
        "banyak": recap(21),
        "setengah": Rekap(TODAY, (*halves, silent)),
        "kosong": Rekap(DEADLINE, ()),
    }


@pytest.mark.parametrize("name", ["banyak", "setengah", "kosong"])
def test_formulas_give_what_is_printed(name: str, recalculated: dict[str, Any]) -> None:
    ours, theirs = recalculated[name]
    formulas, printed, worked = _book(ours), _book(ours, True), _book(theirs, True)
    looked = 0
    for sheet in formulas:
        for cell in (c for row in sheet.iter_rows() for c in row if c.data_type == "f"):
            told, found = (
                None if v == "" else v
                for v in (b[sheet.title][cell.coordinate].value for b in (printed, worked))
            )
            if isinstance(told, float | int) and isinstance(found, float | int):
                assert abs(told - found) < 1e-9, (sheet.title, cell.coordinate)
            else:
                assert told == found, (sheet.title, cell.coordinate)
            looked += 1
    assert looked >= {"banyak": 470, "setengah": 120, "kosong": 11}[name]


def _book(data: bytes, cached: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=cached)


def _without_results(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            if "worksheets/sheet" in item.filename:
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(item.filename, part)
    return out.getvalue()
