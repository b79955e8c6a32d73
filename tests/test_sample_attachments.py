"""The sample lampiran are what the content says, and make the assembly's work worth a test."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from docx import Document
from PIL import Image, ImageOps, ImageSequence

from tests.make_attachments import SAMPLE, STARTER, pagu_sheet, read
from tests.make_forms import TERMS, daftar_istilah, pagu_murni
from tests.make_scans import control_sheet, disposition_sheet

LAMPIRAN = SAMPLE / "lampiran"


def listed(folder: Path) -> set[str]:
    laporan = tomllib.loads((folder / "laporan.toml").read_text("utf-8"))
    return {entry["berkas"] for entry in laporan["lampiran"] if "berkas" in entry}


@pytest.mark.parametrize("folder", [SAMPLE, STARTER], ids=["sample", "starter"])
def test_every_attachment_is_listed_and_every_listed_one_is_there(folder: Path) -> None:
    there = {p.relative_to(folder).as_posix() for p in (folder / "lampiran").iterdir()}
    assert there == listed(folder)


def test_the_sample_has_five_kinds_of_files_small_enough_to_keep() -> None:
    files = list(LAMPIRAN.iterdir())
    assert {p.suffix for p in files} == {".pdf", ".jpg", ".docx", ".xlsx", ".tiff"}
    assert all(p.stat().st_size < 300_000 for p in files)


def test_the_control_sheet_lies_on_its_side_until_it_is_turned() -> None:
    with Image.open(LAMPIRAN / "pindaian-lembar-kendali.jpg") as scan:
        assert scan.width > scan.height
        turned = ImageOps.exif_transpose(scan)
    top = turned.crop((0, 0, turned.width, turned.height // 2))
    bottom = turned.crop((0, turned.height // 2, *turned.size))
    assert dark(top) > dark(bottom), "the heading stands above"


def dark(image: Image.Image) -> int:
    return sum(image.convert("L").histogram()[:150])


def test_the_disposition_sheet_has_two_black_and_white_pages() -> None:
    with Image.open(LAMPIRAN / "lembar-disposisi.tiff") as scan:
        pages = [page.mode for page in ImageSequence.Iterator(scan)]
    assert pages == ["1", "1"]


@pytest.mark.parametrize(("folder", "width"), [(SAMPLE, 595), (STARTER, 610)], ids=["A4", "F4"])
def test_the_agreement_has_two_pages_of_the_report_s_paper(folder: Path, width: int) -> None:
    with pikepdf.open(folder / "lampiran" / "perjanjian-kinerja.pdf") as pdf:
        assert [round(float(p.mediabox[2])) for p in pdf.pages] == [width] * 2
        assert "/Info" not in pdf.trailer, "no names and dates of whoever made it"


def test_the_sheet_sums_the_whole_tree_by_formula() -> None:
    path = LAMPIRAN / "rekap-pagu.xlsx"
    programs = read(SAMPLE)["anggaran"]["program"]
    values, formulas = (openpyxl.load_workbook(path, data_only=v).active for v in (True, False))
    assert values is not None and formulas is not None
    last = values.max_row
    assert values.cell(last, 5).value == sum(pagu_murni(p) for p in programs)
    assert str(formulas.cell(last, 5).value).startswith("=SUM(")
    typed = [c.value for c in formulas["E"][5:] if isinstance(c.value, int)]
    assert sum(typed) == values.cell(last, 5).value
    assert formulas.page_setup.orientation == "landscape"


def test_the_glossary_is_in_alphabetical_order_and_complete() -> None:
    table = Document(str(LAMPIRAN / "daftar-istilah.docx")).tables[0]
    terms = [row.cells[1].text for row in table.rows][1:]
    assert terms == [term for term, _ in TERMS]
    assert terms == sorted(terms, key=str.lower)


@pytest.mark.parametrize("make", [control_sheet, disposition_sheet])
def test_a_scan_made_twice_is_the_same(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a")
    make(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_office_files_made_twice_are_the_same(tmp_path: Path) -> None:
    pagu_sheet(read(SAMPLE), tmp_path / "a.xlsx")
    pagu_sheet(read(SAMPLE), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    once, twice = daftar_istilah(), daftar_istilah()
    assert once == twice
    assert Document(io.BytesIO(once)).core_properties.author == ""
