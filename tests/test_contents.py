"""The lines of the contents: long titles end before the page numbers, whoever lays them out."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import ImageFont

from publisher.tables import compute_tables
from publisher.word import compose
from publisher.word.contents import width_of
from tests.minimal import MINIMAL, write_minimal
from tests.reports import TEMPLATE, loaded

LONG = (
    "Rekapitulasi Realisasi Keuangan dan Kinerja Menurut Program, Kegiatan, dan Sub Kegiatan "
    "Dinas Perikanan Kabupaten Tirtasari Tahun Anggaran 2024 Sebelum dan Sesudah Perubahan"
)
ITEM = '[[lampiran]]\nkunci = "l{n}"\njudul = "{title}"\nisi = "bagan_organisasi"\n'


def lines(folder: Path, template: Path = TEMPLATE, count: int = 1) -> list[list[str]]:
    """The lines of each entry of the list of lampiran, without its number on the page."""
    more = "".join(ITEM.format(n=n, title=LONG) for n in range(count))
    write_minimal(folder, laporan=MINIMAL["laporan"] + more)
    report = loaded(folder)
    body = compose(report, compute_tables(report), template).document.element.body
    found = []
    for link in body.iter(qn("w:hyperlink")):
        if link.get(qn("w:tooltip"), "").startswith("Lampiran"):
            first = link.find(qn("w:r"))
            signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
            text = "".join(signs.get(e.tag, e.text or "") for e in first)
            assert text.endswith("\t")
            found.append(text[:-1].split("\n"))
            assert link.getparent().pPr.ind.right == 0
    return found[-count:]


def test_a_long_title_ends_before_the_page_numbers(tmp_path: Path) -> None:
    ((first, *more),) = lines(tmp_path)
    number, _, start = first.partition("\t")
    assert number == "Lampiran III" and " ".join([start, *more]) == LONG
    font = ImageFont.truetype("LiberationSans-Regular.ttf", 11 * 20)
    room = (215 - 30 - 20) / 25.4 * 1440 - Cm(2.8 + 1.0).twips
    widths = [font.getlength(line) for line in (start, *more)]
    assert max(widths) <= room
    assert widths[0] > 0.75 * room  # and no line is shorter than it need be


def test_a_number_that_its_place_does_not_hold_stands_in_the_title(tmp_path: Path) -> None:
    found = lines(tmp_path, count=36)
    assert found[0][0].startswith("Lampiran III\tRekapitulasi")
    assert found[35][0].startswith("Lampiran XXXVIII Rekapitulasi")


def test_a_font_of_unknown_width_is_left_to_the_reader(tmp_path: Path) -> None:
    template = docx.Document(str(TEMPLATE))
    template.styles["table of figures"].font.name = "Some Wide Font"
    template.save(str(tmp_path / "templat.docx"))
    assert lines(tmp_path, tmp_path / "templat.docx") == [[f"Lampiran III\t{LONG}"]]


@pytest.mark.parametrize("face, bold", [("Regular", False), ("Bold", True)])
def test_no_text_is_wider_than_reckoned(face: str, bold: bool) -> None:
    font = ImageFont.truetype(f"LiberationSans-{face}.ttf", 1000)
    for text in (LONG, LONG.upper(), "Rp1.234.567.890,00 (100%) – “kutip”", "Café Ñandú"):
        assert font.getlength(text) <= width_of(text, 1000, bold) * 1.002
