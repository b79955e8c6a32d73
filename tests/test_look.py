"""What a careful typist would be ashamed of, on the pages and in the Word file."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publisher.tables import compute_tables
from publisher.vocabulary.errors import TemplateUnusable
from publisher.vocabulary.report import Report
from publisher.word import compose
from publisher.word.organisation_chart import lay_out
from tests.minimal import changed, write_minimal
from tests.publications import pdf_of
from tests.reports import CONTENT, STARTER, TEMPLATE, loaded, sample

FOLDERS = pytest.mark.parametrize("folder", [CONTENT, STARTER], ids=["jatiroto", "dinas"])


def composed(report: Report) -> docx.document.Document:
    return compose(report, compute_tables(report), TEMPLATE).document


@FOLDERS
def test_an_ayat_that_is_referred_to_is_numbered(folder: Path) -> None:
    numbered = False
    for p in composed(sample(folder)).paragraphs:
        if p.style.name.startswith("Heading"):
            numbered = False
        assert numbered or not re.search(r"\bayat \(\d+\)", p.text), p.text
        numbered |= p.style.name == "Daftar Kurung"


@FOLDERS
def test_text_never_waits_for_a_table_on_a_sheet_of_its_own(folder: Path) -> None:
    """What follows it begins a page anyhow."""
    body = composed(sample(folder)).element.body
    styles = {s.style_id: s.name for s in docx.Document(str(TEMPLATE)).styles}
    wide = [s for s in body.iter(qn("w:sectPr")) if s.find(qn("w:pgSz")).get(qn("w:orient"))]
    ends = [s.getparent().getparent() for s in wide if s.getparent() is not body]
    assert len(ends) >= 2
    for end in ends:
        following = end.getnext().find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
        assert styles[following] in ("Heading 1", "Judul Lampiran")


@FOLDERS
def test_a_wide_table_says_on_its_further_sheets_that_it_goes_on(folder: Path) -> None:
    with pypdfium2.PdfDocument(pdf_of(folder)) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        wide = [page.get_width() > page.get_height() for page in pdf]
    dividers = (n for n, t in enumerate(texts) if t.startswith("LAMPIRAN I\r\n"))
    body = range(1, next(dividers))
    going_on = [n for n in body if wide[n] and wide[n - 1]]
    told = [n for n in body if re.search(r"^Tabel \d\.\d+ \(lanjutan\)", texts[n], re.MULTILINE)]
    assert told == going_on != []
    for n in going_on:
        (table,) = set(re.findall(r"Tabel \d\.\d+ \(", texts[n]))
        first = max(m for m in body if m < n and not wide[m - 1])
        assert table[:-2] in texts[first]


def test_formulas_of_a_table_are_as_large_as_its_words_and_centred() -> None:
    ratios = [i.rumus for s in sample().kinerja.sasaran for i in s.indikator if i.rumus]
    pairs = [(r.pembilang[0][:25], r.penyebut[0]) for r in ratios if len(r.penyebut[0]) < 25]
    assert pairs
    with pypdfium2.PdfDocument(pdf_of(CONTENT)) as pdf:
        pages = [page.get_textpage() for page in pdf]
        page = next(
            p
            for p in pages
            if all(p.search(below, match_case=True).get_next() for _, below in pairs)
        )
        word = box_of(page, sample().kinerja.sasaran[0].indikator[0].nama.split()[0])
        for above, below in pairs:
            upper, lower = box_of(page, above), box_of(page, below)
            assert abs(middle(upper) - middle(lower)) < 8
            assert height(lower) < 1.15 * height(word)


def has(page: pypdfium2.PdfTextPage, text: str) -> bool:
    return page.search(text, match_case=True).get_next() is not None


Box = tuple[float, float, float, float]


def box_of(page: pypdfium2.PdfTextPage, text: str) -> Box:
    """Round a text of one line: left, bottom, right, top."""
    index, _ = page.search(text.strip(), match_case=True).get_next()
    boxes = [page.get_charbox(n, loose=True) for n in range(index, index + len(text.strip()))]
    return boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3]


def middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def height(box: Box) -> float:
    return box[3] - box[1]


superiors = st.lists(st.integers(0, 40), max_size=40).map(
    lambda numbers: [n % (at + 1) for at, n in enumerate(numbers)]
)


@given(superiors)
def test_an_organisation_stands_in_the_middle_of_its_chart(superiors: list[int]) -> None:
    units = [SimpleNamespace(nama="u0", atasan=None)]
    units += [SimpleNamespace(nama=f"u{n}", atasan=f"u{s}") for n, s in enumerate(superiors, 1)]
    boxes, columns, levels = lay_out(SimpleNamespace(unit=units))
    assert abs(boxes[0].x - columns / 2) < 1e-6
    for level in range(levels):
        row = sorted(b.x for b in boxes if b.y == level)
        assert all(right - left > 1 - 1e-6 for left, right in zip(row, row[1:], strict=False))
        assert row[0] > 0.5 - 1e-6 and row[-1] < columns - 0.5 + 1e-6
    for box in boxes:
        below = [b.x for b in boxes if b.parent is not None and b.parent.name == box.name]
        assert not below or abs(box.x - (below[0] + below[-1]) / 2) < 1e-6


def test_an_item_never_stands_alone_at_the_foot_of_a_page_above_its_own_items() -> None:
    body = composed(sample()).paragraphs
    levels = [p._p.pPr.numPr.ilvl if p._p.pPr.numPr is not None else None for p in body]
    pairs = zip(body, levels, levels[1:], strict=False)
    parents = [p for p, a, b in pairs if a is not None and b is not None and b.val > a.val]
    assert len(parents) > 5
    assert all(p.paragraph_format.keep_with_next for p in parents)


def test_branches_are_as_near_as_their_boxes_allow() -> None:
    """A unit with two below it stands no farther from the next one than the others."""
    boxes, _, _ = lay_out(sample().organisasi)
    row = sorted(b.x for b in boxes if b.y == 1)
    assert {round(right - left, 6) for left, right in zip(row, row[1:], strict=False)} == {1.0}


def test_what_is_not_filled_in_looks_the_same_everywhere() -> None:
    document = composed(sample())
    names = {s.style_id: s.name for s in document.styles}
    looks = set()
    for r in document.element.body.iter(qn("w:r")):
        text = "".join(t.text or "" for t in r.iter(qn("w:t")))
        if re.fullmatch(r"\((\w+ )?belum diisi\)|belum diisi", text):
            style = r.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            looks.add(names[style.get(qn("w:val"))] if style is not None else None)
    assert looks == {"Belum Diisi"}


def test_a_logo_does_not_touch_the_letterhead(tmp_path: Path) -> None:
    text = changed("laporan", 'kepala = "Kepala Dinas"', 'kepala = "Kepala Dinas"\nlogo = "l.png"')
    write_minimal(tmp_path, laporan=text)
    Image.new("RGB", (30, 40), "navy").save(tmp_path / "l.png")
    composed(loaded(tmp_path)).save(str(tmp_path / "x.docx"))
    document = docx.Document(str(tmp_path / "x.docx"))
    headers = (s.first_page_header for s in document.sections)
    pictures = [p for h in headers for p in h.paragraphs if p._p.findall(f".//{qn('w:drawing')}")]
    assert pictures
    assert all(p.style.paragraph_format.space_after.pt >= 4 for p in pictures)


def test_a_template_that_refers_to_what_it_does_not_number_is_told_so(tmp_path: Path) -> None:
    template = docx.Document(str(TEMPLATE))
    template.paragraphs[0].insert_paragraph_before("{{ rujukan.tabel.tiada }}")
    template.save(str(tmp_path / "templat.docx"))
    report = sample()
    with pytest.raises(TemplateUnusable, match=r"tabel\.tiada"):
        compose(report, compute_tables(report), tmp_path / "templat.docx")
