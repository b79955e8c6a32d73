"""Columns hold their longest word, and what belongs together stays together on a page."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from hypothesis import given
from hypothesis import strategies as st

from publisher.word.columns import LEAST_SIZE, fit_columns, widened
from publisher.word.contents import width_of
from publisher.word.neighbours import align_sources, keep_neighbours
from publisher.word.xml import run, text_of

WIDTHS = st.lists(st.tuples(st.integers(300, 3000), st.integers(0, 3000)), min_size=1, max_size=12)


@given(WIDTHS, st.integers(0, 2000))
def test_columns_get_what_they_need_while_the_page_has_it(
    columns: list[tuple[int, int]], more: int
) -> None:
    have, need = [h for h, _ in columns], [n for _, n in columns]
    page = sum(have) + more
    widths = widened(have, need, page)
    assert sum(widths) <= page
    if sum(need) <= page:
        assert all(w >= n for w, n in zip(widths, need, strict=True))
    if all(n <= h for n, h in zip(need, have, strict=True)) and sum(need) < page:
        assert widths == have


def table_of(words: list[str], width: int) -> tuple[docx.document.Document, list[int], float]:
    document = docx.Document()
    table = document.add_table(1, len(words))
    for cell, word in zip(table.rows[0].cells, words, strict=True):
        cell.text = word
        cell.width = Twips(width)
    for column in table._tbl.tblGrid.gridCol_lst:
        column.w = Twips(width)
    fit_columns(document)
    run = table.rows[0].cells[0].paragraphs[0].runs[0]
    size = (run.font.size or Pt(11)).pt
    return document, [int(c.w.twips) for c in table._tbl.tblGrid.gridCol_lst], size


def test_a_narrow_column_takes_from_those_that_have_room() -> None:
    _, widths, size = table_of(["Pengaduan", "a", "b"], 700)
    assert widths[0] >= 20 * width_of("Pengaduan", 11, False) and size == 11
    assert sum(widths) <= 2100


def test_where_the_page_is_too_narrow_the_letters_get_smaller() -> None:
    words = ["Berkembang", "Sekretariat", "Hortikultura", "Pertanggungjawaban"] * 2
    _, widths, size = table_of(words, 700)
    assert LEAST_SIZE <= size < 11
    for word, width in zip(words, widths, strict=True):
        assert width >= 20 * width_of(word, size, False)


def test_who_signs_never_stands_alone_and_a_table_has_its_title_and_source() -> None:
    document = docx.Document()
    for name in ("Tanda Tangan", "Sumber"):
        document.styles.add_style(name, 1)
    title = document.add_paragraph("Rekapitulasi:")
    table = document.add_table(1, 1)
    table.alignment = 1
    source = document.add_paragraph("Sumber: DPA", "Sumber")
    last = document.add_paragraph("Demikian laporan ini disusun.")
    document.add_paragraph("Jatiroto, 30 Juni 2023", "Tanda Tangan")
    names = {s.style_id: s.name or "" for s in document.styles}
    table._tbl.tblGrid.gridCol_lst[0].w = Twips(2000)
    keep_neighbours(document.element.body, names)
    align_sources(document.element.body, names)
    assert title.paragraph_format.keep_with_next and last.paragraph_format.keep_with_next
    assert not source.paragraph_format.keep_with_next
    room = int(source._p.pPr.find(qn("w:ind")).get(qn("w:left")))
    assert source.alignment == 0 and room > 0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kepemilikan KTP-el warga", 1),
        ("e-SAKIP dan PBB-P2 sejak COVID-19", 3),
        ("anak-anak dan ASN-ASN, 2021-2026, se-Kabupaten", 0),
        ("kartu KTP-elektronik", 0),
    ],
)
def test_no_line_ends_within_an_abbreviation(text: str, kept: int) -> None:
    p = docx.Document().add_paragraph()
    p._p.append(run(text))
    assert len(list(p._p.iter(qn("w:noBreakHyphen")))) == kept
    assert p.text == text_of(p._p) == text
