"""`publisher worksheet`, filled in as people do, and `publisher import` of it."""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from publisher.commands import main
from publisher.load import load_report
from publisher.vocabulary.errors import ExitCode
from tests.kantor import FOLDER as OFFICES
from tests.proofs import examples, share
from tests.reports import CONTENT

HEAD = 4  # the row of the headings, from 1
FILES = ("anggaran.toml", "kinerja.toml")
FOLDERS = share([CONTENT, *(p / "isi" for p in sorted(OFFICES.iterdir()) if p.is_dir())], 3, seed=1)
Change = Callable[[Any], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "isi"))


def written(folder: Path, name: str = "lembar.xlsx") -> Path:
    path = folder.parent / name
    path.unlink(missing_ok=True)
    assert main(["worksheet", str(folder), "--out", str(path)]) == ExitCode.OK
    return path


def imported(folder: Path, book: Path, *options: str) -> ExitCode:
    return ExitCode(main(["import", str(book), "--into", str(folder), "--lang", "en", *options]))


def changed(path: Path, change: Change) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def column(sheet: Any, title: str) -> int:
    return next(c.column for c in sheet[HEAD] if c.value == title)


def cell(book: Any, sheet: str, key: str, title: str) -> Any:
    page = book[sheet]
    row = next(r for r in range(HEAD + 1, page.max_row + 1) if page.cell(r, 1).value == key)
    return page.cell(row, column(page, title))


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


@pytest.mark.parametrize("source", FOLDERS, ids=lambda p: p.parent.name)
def test_a_workbook_that_nobody_touched_changes_nothing(source: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(source, tmp_path / "isi"))
    before = contents(folder)
    assert imported(folder, written(folder), "--apply") == ExitCode.OK
    assert contents(folder) == before


def test_the_same_content_gives_the_same_workbook(folder: Path) -> None:
    one, other = (written(folder, name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert one == other


def test_what_is_filled_in_stands_in_the_files_and_a_second_time_changes_nothing(
    folder: Path,
) -> None:
    book = written(folder)

    def fill(opened: Any) -> None:
        sub = "7.01.01.2.01.01"
        cell(opened, "Anggaran", sub, "Pagu perubahan – operasi").value = 1_600_000
        cell(opened, "Anggaran", sub, "Realisasi s.d. Triwulan I – operasi").value = 200_000
        cell(opened, "Anggaran", sub, "Realisasi s.d. Triwulan II – operasi").value = "811.000"
        kinerja = ("Kinerja", "1.1")
        cell(opened, *kinerja, "Target Triwulan II").value = 45.5
        cell(opened, *kinerja, "Realisasi Triwulan II").value = "46,25"
        cell(opened, *kinerja, "Penyebab").value = "Koordinasi berjalan.\nPegawai cukup."
        cell(opened, *kinerja, "Sumber data: dokumen").value = "Laporan bulanan"
        cell(opened, *kinerja, "Sumber data: tanggal").value = dt.date(2023, 7, 3)

    changed(book, fill)
    assert imported(folder, book, "--apply") == ExitCode.OK
    budget = tomllib.loads((folder / "anggaran.toml").read_text("utf-8"))
    row = budget["program"][0]["kegiatan"][0]["sub_kegiatan"][0]
    assert row["pagu"] == {"murni": 1_500_000, "perubahan": {"operasi": 1_600_000}}
    assert row["realisasi"] == {"triwulan": [{"operasi": 200_000}, {"operasi": 811_000}]}
    made = tomllib.loads((folder / "kinerja.toml").read_text("utf-8"))
    one = made["sasaran"][0]["indikator"][0]
    assert one["triwulan"]["target"] == ["belum diisi", 45.5]
    assert one["triwulan"]["realisasi"] == ["belum diisi", 46.25]
    assert one["analisis"]["penyebab"] == "Koordinasi berjalan.\nPegawai cukup."
    assert one["sumber_data"]["tanggal"] == dt.date(2023, 7, 3)
    report, findings = load_report(folder)
    assert report is not None, findings
    after = contents(folder)
    assert imported(folder, book, "--apply") == ExitCode.OK
    assert imported(folder, written(folder, "lagi.xlsx"), "--apply") == ExitCode.OK
    assert contents(folder) == after


@pytest.mark.parametrize("seed", range(examples(4)))
def test_random_cells_come_home_and_the_next_workbook_holds_them(seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    book, filled = written(folder), {}

    def fill(opened: Any) -> None:
        page = opened["Anggaran"]
        titles = {c.column: c.value for c in page[HEAD] if c.column > 2}
        for row in range(HEAD + 1, page.max_row + 1):
            for number, title in titles.items():
                one = page.cell(row, number)
                plain = isinstance(one.value, int) and str(title).startswith("Pagu")
                if not one.protection.locked and plain and chance.random() < 0.2:
                    one.value = chance.randrange(10**9)
                    filled[page.cell(row, 1).value, title] = one.value

    changed(book, fill)
    assert imported(folder, book, "--apply") == ExitCode.OK
    again = openpyxl.load_workbook(written(folder, "lagi.xlsx"))
    assert {k: cell(again, "Anggaran", *k).value for k in filled} == filled


SUB = ("Anggaran", "7.01.01.2.01.01")
IND = ("Kinerja", "1.1")
Q1, Q2 = ("Realisasi s.d. Triwulan I – operasi", "Realisasi s.d. Triwulan II – operasi")


def _value(where: tuple[str, str], title: str, value: Any) -> Change:
    def change(book: Any) -> None:
        cell(book, *where, title).value = value

    return change


def _both(one: Change, other: Change) -> Change:
    def change(book: Any) -> None:
        one(book)
        other(book)

    return change


def _row_gone(book: Any) -> None:
    book["Anggaran"].delete_rows(cell(book, *SUB, Q1).row)


def _row_twice(book: Any) -> None:
    page = book["Anggaran"]
    page.cell(page.max_row + 1, 1).value = SUB[1]


def _code_typed(book: Any) -> None:
    page = book["Anggaran"]
    page.cell(cell(book, *SUB, Q1).row, 1).value = "7.01.01.2.01.99"


def _no_code(book: Any) -> None:
    page = book["Anggaran"]
    page.cell(page.max_row + 1, column(page, Q1)).value = 5


def _heading(book: Any) -> None:
    page = book["Anggaran"]
    page.cell(HEAD, column(page, Q1)).value = "Realisasi"


def _headings_gone(book: Any) -> None:
    book["Anggaran"].delete_rows(HEAD)


def _sheet_gone(book: Any) -> None:
    del book["Kinerja"]


def _other_office(book: Any) -> None:
    book["_publisher"].cell(1, 3).value = "Kecamatan Lain"


def _other_version(book: Any) -> None:
    book["_publisher"].cell(1, 2).value = 99


PAGU = "Pagu perubahan – operasi"
TROUBLES: dict[str, tuple[Change, str]] = {
    "words": (_value(SUB, PAGU, "banyak"), "is no amount"),
    "below zero": (_value(SUB, PAGU, -5), "below zero"),
    "cents": (_value(SUB, PAGU, 1000.5), "not a whole number"),
    "too large": (_value(SUB, PAGU, 1e16), "more digits"),
    "failed formula": (_value(SUB, PAGU, "#REF!"), "formula of this cell has no result"),
    "unsaved formula": (_value(SUB, PAGU, "=1+1"), "formula of this cell has no result"),
    "a day": (_value(SUB, PAGU, dt.date(2023, 1, 1)), "a date stands"),
    "falls": (_both(_value(SUB, Q1, 900), _value(SUB, Q2, 800)), "falls from 900 to 800"),
    "two kinds of amount": (
        _value(SUB, "Pagu murni – operasi", 1_500_000),
        "with and without a kind",
    ),
    "percent sign": (_value(IND, "Realisasi Triwulan II", "46%"), "percent sign"),
    "word for a figure": (_value(IND, "Realisasi Triwulan II", "baik"), "is no amount"),
    "no day": (_value(IND, "Sumber data: tanggal", "kemarin"), "is no date"),
    "too long": (_value(IND, "Solusi", "a" * 30_000), "letters stand here"),
    "title row": (_value(("Kinerja", "1"), "Realisasi", 5), "not to be filled in"),
    "row gone": (_row_gone, "the row of 7.01.01.2.01.01 is gone"),
    "row twice": (_row_twice, "stands twice"),
    "unknown code": (_code_typed, "is no row of this report"),
    "no code": (_no_code, "no code"),
    "heading": (_heading, "the column"),
    "headings gone": (_headings_gone, "headings of this sheet are gone"),
    "sheet gone": (_sheet_gone, "the sheet `Kinerja` is gone"),
    "other office": (_other_office, "Kecamatan Lain"),
    "other version": (_other_version, "another version"),
}


@pytest.mark.parametrize("kind", TROUBLES)
def test_each_trouble_is_told_by_its_cell_and_nothing_is_written(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change, said = TROUBLES[kind]
    book = written(folder)
    changed(book, change)
    before = contents(folder)
    capsys.readouterr()
    assert imported(folder, book, "--apply") == ExitCode.FINDINGS
    out = capsys.readouterr().out
    assert said in out
    assert "lembar.xlsx" in out
    assert contents(folder) == before


def test_a_figure_that_changed_in_the_file_meanwhile_is_a_conflict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = written(folder)
    path = folder / "anggaran.toml"
    path.write_text(
        path.read_text("utf-8").replace("murni = 1_500_000\n\n", "murni = 1_550_000\n\n", 1),
        "utf-8",
    )
    changed(book, _value(SUB, "Pagu murni – tanpa rincian", 1_700_000))
    assert imported(folder, book, "--apply") == ExitCode.FINDINGS
    assert "1550000" in capsys.readouterr().out.replace("_", "").replace(".", "")


def test_an_earlier_workbook_is_never_written_over(folder: Path) -> None:
    book = written(folder)
    before = book.read_bytes()
    assert main(["worksheet", str(folder), "--out", str(book)]) == ExitCode.OUTPUT
    assert book.read_bytes() == before


def test_what_is_to_be_filled_in_is_open_and_all_else_locked(folder: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(folder).read_bytes()))
    assert book["Anggaran"].protection.sheet
    assert not cell(book, *SUB, PAGU).protection.locked
    assert cell(book, "Anggaran", "7.01.01.2.01", PAGU).protection.locked
    assert str(cell(book, "Anggaran", "7.01.01.2.01", PAGU).value).startswith("=SUM(")
