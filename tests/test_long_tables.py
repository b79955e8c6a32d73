"""A table that is converted in pieces is one table to whoever gets the files."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pikepdf import Dictionary, Name, Pdf

from publisher import pipeline
from publisher.word import long_tables, row_pages
from publisher.word.long_tables import LongTable, cut_tables
from publisher.word.row_pages import Measured, page_starts
from publisher.word.xml import from_xml, ns
from tests.minimal import MINIMAL, write_minimal
from tests.pdf_structure import structure_problems
from tests.reports import TEMPLATE

LETTERS = pdfium.FPDF_PAGEOBJ_TEXT
ROWS = 90
UNSEEN = 0.11  # points
MERGED = "Kecamatan"  # heads the column of merged cells
WIDE = "".join(f', {{ kunci = "k{n}", asal = "K{n}" }}' for n in range(8))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KECAMATAN = ("Jatiroto", "Kedungjajang", "Pasrujambe", "Rowokangkung")


def content(folder: Path) -> Path:
    """A table of three columns in groups, whose cells are merged, and one of ten, with totals."""
    told = "Kinerja dinas baik.\n\n{tabel.panjang}\n\nUraian.\n\n{tabel.lebar}\n\nSelesai."
    items = _table(
        "panjang", '{ kunci = "kec", asal = "Kecamatan", gabung = true }, { kunci = "nama" }', ["n"]
    ) + _table("lebar", '{ kunci = "nama" }' + WIDE, ["n"])
    old = '"Kinerja dinas baik."'
    chapter = MINIMAL["penutup"].replace(old, json.dumps(told))
    write_minimal(folder, penutup=chapter, sisipan=items)
    with (folder / "data.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Kecamatan", "Nama", "Nilai", *(f"K{n}" for n in range(8))])
        for n in range(ROWS):
            name = f"Sub kegiatan {n} " + "yang diuraikan lebih panjang " * (n * 7 % 5)
            where = KECAMATAN[n // 4 % 4]
            writer.writerow([where, name.strip(), n * 3, *(f"x{n}{k}" for k in range(8))])
    return folder


def _table(key: str, columns: str, sums: list[str]) -> str:
    return (
        f'\n[[tabel]]\nkunci = "{key}"\njudul = "Tabel {key}"\nberkas = "data.csv"\n'
        f'kolom = [{columns}, {{ kunci = "n", asal = "Nilai", format = "angka" }}]\n'
        f"jumlah = {json.dumps(sums)}\n"
    )


@dataclass(frozen=True)
class Files:
    word: Path
    pdf: Path


def built(content: Path, out: Path, long: int) -> Files:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISHER_CACHE", "tidak")
        patch.setattr(long_tables, "LONG", long)
        patch.setattr(long_tables, "MEASURED", 20)
        patch.setattr(row_pages, "PAGES", 1)
        made = pipeline.build(pipeline.Request(content, out, TEMPLATE), lambda stage: None)
    assert made.word is not None and made.publication is not None, made.findings
    return Files(made.word.path, made.publication.path)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """The same report, its tables in pieces and whole."""
    folder = tmp_path_factory.mktemp("panjang")
    isi = content(folder / "isi")
    return built(isi, folder / "potong", 60), built(isi, folder / "utuh", 10**9)


def test_every_page_looks_as_if_the_table_were_whole(both: tuple[Files, Files]) -> None:
    """The same text, letters and lines, at the same place but for what nobody sees.

    No lines of merged cells: in a whole table LibreOffice 7.4 forgets some.
    """
    pieces, whole = (list(_pages(one.pdf)) for one in both)
    assert [text for text, _ in pieces] == [text for text, _ in whole]
    assert len(pieces) > 8
    for (_, ours), (_, theirs) in zip(pieces, whole, strict=True):
        for a, b in zip(ours, theirs, strict=True):
            assert a == pytest.approx(b, abs=UNSEEN)


def _pages(file: Path) -> Iterator[tuple[str, list[tuple[float, ...]]]]:
    document = pypdfium2.PdfDocument(file)
    for page in document:
        text = page.get_textpage().get_text_range()
        drawn = [
            thing.get_bounds()
            for thing in page.get_objects(max_depth=1)
            if thing.type == LETTERS or MERGED not in text
        ]
        yield text, drawn
    document.close()


def test_the_word_file_has_one_table_and_nothing_of_the_pieces(both: tuple[Files, Files]) -> None:
    assert both[0].word.read_bytes() == both[1].word.read_bytes()
    with zipfile.ZipFile(both[0].word) as package:
        story, styles = package.read("word/document.xml"), package.read("word/styles.xml")
    assert max(len(t.findall(f"{W}tr")) for t in etree.fromstring(story).iter(f"{W}tbl")) > ROWS
    assert long_tables.ROW.encode() not in story and long_tables.STYLE.encode() not in styles


def test_who_hears_the_pdf_hears_one_table(both: tuple[Files, Files]) -> None:
    rows = []
    for one in both:
        with Pdf.open(one.pdf) as pdf:
            assert structure_problems(pdf) == []
            tables = [e for e in pdf.objects if isinstance(e, Dictionary) and _is_table(e)]
            rows.append(sorted(len(table.K) for table in tables))
            assert not any("baris" in name for name in dict(pdf.Root.Dests.items()))
            drawn = [page.Contents.read_bytes().count(b"/Artifact BMC") for page in pdf.pages]
            rows.append(drawn)
    assert rows[:2] == rows[2:]
    assert sum(n > ROWS for n in rows[0]) == 2


def _is_table(element: Dictionary) -> bool:
    return bool(element.get(Name.S) == Name.Table)


HEIGHTS = st.lists(st.integers(200, 2500).map(lambda n: n / 20), min_size=2, max_size=80)


def laid_out(heights: list[float], glued: list[bool]) -> Measured:
    count = len(heights)
    table = LongTable(0, tuple(glued[:count]), (True,) * count, 50.0)
    return Measured(table, tuple(heights), 400.0, 0, 400.0, 700.0, 1, 50.0)


@given(HEIGHTS, st.lists(st.booleans(), min_size=80, max_size=80))
def test_no_page_is_too_full_and_none_has_room_left(
    heights: list[float], glued: list[bool]
) -> None:
    found = laid_out(heights, glued)
    starts = page_starts(found)
    if starts is None:
        return
    ends = [*starts[1:], len(heights)]
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        room = (700.0 if n else 400.0) - 50.0
        assert sum(heights[start:end]) <= room or end == start == 0
        assert start == 0 or not glued[start - 1]
        if end < len(heights):
            stay = next(
                k for k in range(end, len(heights)) if not glued[k] or k + 1 == len(heights)
            )
            assert sum(heights[start : stay + 1]) > room


def test_rows_that_stay_together_beyond_a_page_leave_the_table_whole() -> None:
    assert page_starts(laid_out([100.0] * 10, [True] * 10)) is None


ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
HEAD = ROW.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>")


@pytest.mark.parametrize(
    "old, new",
    [
        (HEAD, ""),
        ("<w:cantSplit/></w:trPr>", "</w:trPr>"),
        ("<w:tblPr/>", "<w:tblPr><w:tblpPr/></w:tblPr>"),
        ("<w:p/></w:tc></w:tr>$", "<w:tbl/><w:p/></w:tc></w:tr>"),
        ("<w:p/></w:tc></w:tr>$", "<w:p><w:r><w:footnoteReference/></w:r></w:p></w:tc></w:tr>"),
    ],
    ids=["no-header", "rows-break", "floats", "table-within", "footnote"],
)
def test_a_table_that_pages_cannot_be_told_of_is_left_whole(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_tables, "LONG", 3)
    xml = (
        f"<w:document {ns('w')}><w:body><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        f"{HEAD}{ROW * 4}</w:tbl><w:sectPr><w:pgMar w:bottom='1000'/></w:sectPr></w:body>"
        "</w:document>"
    )
    assert [one.bottom for one in cut_tables(from_xml(xml), None)] == [50.0]
    if old.endswith("$"):
        head, _, tail = xml.rpartition(old[:-1])
        changed = head + new + tail
    else:
        changed = xml.replace(old, new)
    assert changed != xml and cut_tables(from_xml(changed), None) == ()


def test_where_pages_are_not_as_foreseen_the_table_is_left_whole() -> None:
    class Elsewhere(dict[str, int]):
        def top(self, name: str) -> float | None:
            return 400.0

    found = laid_out([300.0] * 6, [False] * 6)
    one = replace(found, pages=6)
    places = Elsewhere({one.table.row(n): 0 for n in range(6)})
    pieces = row_pages.Pieces((one,), {0: row_pages.cuts(one, page_starts(one) or [])})
    after, whole = pieces.seen((one.table,), places)
    assert not whole and after.cuts == {}
