"""The real LibreOffice, and what the joined PDF keeps of its work. Slow."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches
from docx.text.paragraph import Paragraph
from pikepdf import Pdf
from pypdf import PdfReader

from publisher import convert
from publisher.assemble import (
    DocumentInfo,
    Insertion,
    LabelRange,
    OutlineEntry,
    destinations,
    join,
    prepare,
)
from publisher.convert import libreoffice
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ToolMissing
from tests.attachment_samples import corners, lampiran, pdf_page, picture, picture_bytes, render
from tests.pdf_structure import structure_problems, tagged_pages

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def installed() -> bool:
    try:
        return bool(libreoffice.version())
    except ToolMissing:
        return False


pytestmark = pytest.mark.skipif(not installed(), reason="LibreOffice is not installed")


@dataclass(frozen=True)
class Made:
    body: PdfFile
    frames: PdfFile
    sheet: PdfFile
    left_over: tuple[str, ...]  # in the folder for temporary files


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>')
    paragraph._p.insert(1, start)
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def body(out: Path) -> Path:
    """A page with a formula and a link to the third, then two more pages.

    Then a section begins on an odd page, so that page 4 is left empty.
    """
    document = docx.Document()
    link = document.add_paragraph()
    link.add_run("ke Bab II").style = document.styles["Emphasis"]
    anchor = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="_Toc_bab_2"/>')
    anchor.append(link.runs[0]._r)
    link._p.append(anchor)
    formula = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>qxz</m:t></m:r></m:oMath>'
    document.add_paragraph()._p.append(parse_xml(formula))
    document.add_page_break()
    bookmark(document.add_heading("Lampiran I", 1), "lampiran_I", 1)
    document.add_page_break()
    bookmark(document.add_heading("Bab II", 1), "_Toc_bab_2", 2)
    scan = io.BytesIO(picture_bytes(picture((900, 600)), "JPEG"))
    document.add_picture(scan, width=Inches(1))
    document.add_section(WD_SECTION.ODD_PAGE)
    document.add_paragraph("akhir")
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "id-ID")
    document.save(str(out))
    return out


def frames(out: Path) -> Path:
    """An upright page and a landscape page, each with a footer."""
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "kaki"
    document.add_paragraph()
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.save(str(out))
    return out


def sheet(out: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Jumlah", 2062])
    book.save(out)
    return out


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("libreoffice")
    desk = tmp_path_factory.mktemp("temporary")
    documents = [
        body(folder / "isi laporan.docx"),
        sheet(folder / "lembar.xlsx"),
        frames(folder / "bingkai.docx"),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(desk))
        one, table, two = convert.ENGINES["libreoffice"].convert(documents, folder / "pdf")
    yield Made(one, two, table, tuple(p.name for p in desk.iterdir()))


def test_its_version_is_a_number() -> None:
    assert all(part.isdigit() for part in libreoffice.version().split("."))
    assert convert.installed().writer


def test_it_leaves_no_temporary_folder(made: Made) -> None:
    assert made.left_over == ()


def test_every_bookmark_is_a_destination_on_its_page(made: Made) -> None:
    found = destinations(made.body)
    assert (found["lampiran_I"], found["_Toc_bab_2"]) == (1, 2)


def test_the_options_are_taken(made: Made) -> None:
    """A misspelt option is ignored without a word, so its effect is looked for."""
    reader = PdfReader(made.body.path)
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root and root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id-ID"
    assert len(reader.pages) == 4  # the empty page is skipped
    scan = next(iter(reader.pages[2]["/Resources"]["/XObject"].values())).get_object()
    assert (scan["/Width"], scan["/Height"]) == (900, 600)
    assert [item.title for item in reader.outline] == ["Lampiran I", "Bab II"]  # type: ignore[union-attr]


def test_a_formula_is_set(made: Made) -> None:
    assert "qxz" in PdfReader(made.body.path).pages[0].extract_text()


def test_a_sheet_becomes_pages(made: Made) -> None:
    (page,) = PdfReader(made.sheet.path).pages
    assert "2062" in page.extract_text()


@pytest.fixture(scope="module")
def publication(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    pdf_page(folder / "tegak.pdf")
    pdf_page(folder / "lebar.pdf", rotate=90)
    prepared = prepare(
        lampiran("tegak.pdf", "lebar.pdf"), folder, folder / "work", libreoffice.convert
    )
    return join(
        made.body,
        made.frames,
        [Insertion(one, after=1) for one in prepared],
        [OutlineEntry("Lampiran I", 1, 1), OutlineEntry("Bab II", 2, 1)],
        [LabelRange(0, "roman", 1), LabelRange(1, "arabic", 1), LabelRange(2, "arabic", 4)],
        DocumentInfo("Judul", "Kecamatan", "Perihal", "id-ID", dt.date(2023, 6, 30)),
        folder / "laporan.pdf",
    ).path


@pytest.fixture
def joined(publication: Path) -> PdfReader:
    return PdfReader(publication)


def test_the_link_of_the_body_leads_to_the_moved_page(joined: PdfReader) -> None:
    (link,) = [a.get_object() for page in joined.pages for a in page.get("/Annots", ())]
    assert link["/Dest"][0].get_object() == joined.pages[4].get_object()
    moved = joined.named_destinations["/5FToc5Fbab5F2"]
    assert joined.get_destination_page_number(moved) == 4


def test_every_page_has_structure_whose_pieces_have_one_owner(publication: Path) -> None:
    with Pdf.open(publication) as pdf:
        assert structure_problems(pdf) == []
        assert tagged_pages(pdf) == set(range(len(pdf.pages)))


def test_the_frames_show_their_footer_and_the_lampiran_upright(
    joined: PdfReader, publication: Path
) -> None:
    assert joined.page_labels == ["i", "1", "2", "3", "4", "5"]
    boxes = [joined.pages[n].mediabox for n in (2, 3)]
    assert [box.width > box.height for box in boxes] == [False, True]
    looks = {2: ("red", "green", "blue", "black"), 3: ("blue", "red", "black", "green")}
    for number, expected in looks.items():
        assert joined.pages[number].extract_text().strip().endswith("kaki")
        page = render(publication, number)
        assert corners(page.crop((0, 0, page.width, page.height - 72))) == expected
