"""Rules on the finished files: each on a case and on look-alikes, and what they measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream, String
from PIL import Image

from publisher import pipeline
from publisher.assemble import Insertion, PageShape, Prepared, lampiran_sizes, measured
from publisher.assemble.worker import answer
from publisher.checks import OUTPUT_CHECKS, check_output
from publisher.checks.keluaran.letak import number_of
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.prose.formats import romawi
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.keluaran import (
    Box,
    BuiltFont,
    BuiltPage,
    BuiltPdf,
    BuiltTable,
    BuiltWord,
    ContentsLine,
    Heading,
    Keluaran,
    Paper,
    Shrunk,
    StandIn,
    Violation,
)
from publisher.vocabulary.tabel import TabelSendiri
from publisher.word import measure_word
from tests import fake_engine
from tests.minimal import MINIMAL, write_minimal
from tests.reports import TEMPLATE, loaded

A4 = (11906, 16838)  # twips
PAPER = Paper(*A4, left=1701, right=1134, top=1418, bottom=1418)
LINE = Box("text", 1701, 9000, 10772, 9200)  # from margin to margin
BAB = Heading("bab", 1, "BAB I", "PENDAHULUAN", "_Toc1")
SUB = Heading("subbab", 2, "A.", "Latar Belakang", "_Toc2")
TABEL = Heading("tabel", 1, "Tabel 1.1", "Pagu", "_Toc3")
FILE = '\n[[lampiran]]\nkunci = "foto"\njudul = "Foto"\nberkas = "foto.pdf"\n'


def page(label: str, *boxes: Box, **rest: Any) -> BuiltPage:
    return BuiltPage(label, *A4, boxes or (replace(LINE, top=9200 + len(label)),), **rest)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Keluaran:
    """Files in which no rule finds anything: a cover, i, 1, 2 and a page of a lampiran."""
    folder = tmp_path_factory.mktemp("isi")
    report = loaded(write_minimal(folder, laporan=MINIMAL["laporan"] + FILE))
    pages = (
        page("Sampul", Box("line", 0, 0, *A4)),
        page("i", LINE),
        page("1", replace(LINE, bottom=8000)),
        page("2", replace(LINE, bottom=7000)),
        BuiltPage("3", *A4, lampiran="foto"),
    )
    contents = (
        ContentsLine("isi", 1, "KATA PENGANTAR", "i"),
        ContentsLine("isi", 1, "BAB I PENDAHULUAN", "1", "_Toc1"),
        ContentsLine("isi", 1, "A. Latar Belakang", "1", "_Toc2"),
        ContentsLine("lain", 2, "Tabel 1.1 Pagu", "2", "_Toc3"),
    )
    depan = Heading("depan", 1, "", "Kata Pengantar", "_Toc0")
    word = BuiltWord(
        (PAPER,),
        (depan, BAB, SUB, TABEL),
        contents,
        (BuiltTable(TABEL, ("_a", "_b"), False, True),),
    )
    landings = {"_Toc0": 1, "_Toc1": 2, "_Toc2": 2, "_Toc3": 3, "_a": 3, "_b": 3}
    fonts = (BuiltFont("Arial", True, (1, 2, 3, 4)),)
    pdf = BuiltPdf(
        9_999_999,
        pages,
        claim="2B",
        tagged=True,
        language="id-ID",
        title="Laporan",
        shows_title=True,
        outline=True,
        labelled=True,
        fonts=fonts,
        landings=landings,
    )
    out = folder / "build"
    return Keluaran(report, out / "laporan.docx", out / "laporan.pdf", word, pdf, {"foto": 5000})


def rules(keluaran: Keluaran) -> list[str]:
    return [f.rule for f in check_output(keluaran)]


def with_pdf(keluaran: Keluaran, **changes: Any) -> Keluaran:
    return replace(keluaran, pdf=replace(keluaran.pdf, **changes))


def with_word(keluaran: Keluaran, **changes: Any) -> Keluaran:
    return replace(keluaran, word=replace(keluaran.word, **changes))


def only(keluaran: Keluaran) -> Finding:
    (finding,) = check_output(keluaran)
    return finding


def with_page(keluaran: Keluaran, number: int, *boxes: Box) -> Keluaran:
    pages = list(keluaran.pdf.pages)
    pages[number] = replace(pages[number], boxes=boxes)
    return with_pdf(keluaran, pages=tuple(pages))


def test_sound_files_have_no_finding(good: Keluaran) -> None:
    assert rules(good) == []


def test_every_rule_explains_itself_and_names_its_own_findings() -> None:
    for rule in OUTPUT_CHECKS:
        assert "\n\n" in rule.explanation, f"{rule.id} gives no reason"
    source = Path(__file__).read_text("utf-8")
    names = {rule.id for rule in OUTPUT_CHECKS}
    assert [name for name in names if f'"{name}"' not in source] == []


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("pdf-rusak", {"locked": True}),
        ("pdf-rusak", {"opens": False}),
        ("pdf-rusak", {"damaged": 2}),
        ("pdf-rusak", {"unreadable": "x"}),
        ("pdf-bertindak-sendiri", {"active": ("JavaScript",)}),
        ("pdf-berisi-berkas", {"files": 1}),
        ("pdf-masih-formulir", {"other_fields": ("nama",)}),
        ("pdf-masih-formulir", {"xfa": True}),
        ("kolom-tanda-tangan-ganda", {"signature_fields": (("a", 1), ("b", 0))}),
        ("sudah-bertanda-tangan", {"certified": True}),
        ("bukan-arsip", {"claim": ""}),
        ("bukan-arsip", {"violations": (Violation("x", "x", 3),)}),
        ("huruf-tertanam-utuh", {"fonts": (BuiltFont("Arial", True, (1,), in_part=False),)}),
        ("huruf-tak-ada", {"boxed": "ꦲ"}),
        ("pdf-tanpa-struktur", {"tagged": False}),
        ("pdf-tanpa-bahasa", {"language": ""}),
        ("pdf-tanpa-judul", {"title": " "}),
        ("pdf-tanpa-judul", {"shows_title": False}),
        ("pdf-tanpa-penanda", {"outline": False}),
        ("pdf-tanpa-penanda", {"labelled": False}),
        ("tautan-putus", {"broken_links": (1, 2)}),
    ],
)
def test_what_preflight_would_say_the_build_says_too(
    rule: str, changes: dict[str, Any], good: Keluaran
) -> None:
    assert only(with_pdf(good, **changes)).rule == rule


def test_a_file_without_pages_is_none() -> None:
    file = Path("x.pdf")
    found = check_output(Keluaran(None, file, file, BuiltWord(), BuiltPdf(0)))
    assert "pdf-tanpa-halaman" in {f.rule for f in found}


def test_paper_of_another_size_or_of_both_is_told(good: Keluaran) -> None:
    other, f4 = BuiltPage("3", 12240, 15840), BuiltPage("3", 12189, 18709)
    for page_ in (other, f4):
        pages = (*good.pdf.pages[:-1], replace(page_, lampiran="foto"))
        assert only(with_pdf(good, pages=pages)).rule == "kertas-tak-lazim"


def test_a_table_may_ask_for_a3(good: Keluaran) -> None:
    pages = (*good.pdf.pages, replace(good.pdf.pages[-1], width=23811, height=16838, lampiran=""))
    on_a3 = with_pdf(good, pages=pages)
    assert "kertas-tak-lazim" in {f.rule for f in check_output(on_a3)}
    assert on_a3.report is not None
    table = TabelSendiri.model_construct(at=None, kertas="A3")
    sisipan = on_a3.report.sisipan.model_copy(update={"tabel": (table,)})
    asked = replace(on_a3, report=replace(on_a3.report, sisipan=sisipan))
    assert "kertas-tak-lazim" not in {f.rule for f in check_output(asked)}


def test_a_page_that_prints_a_gap_is_told(good: Keluaran) -> None:
    pages = (*good.pdf.pages[:3], replace(good.pdf.pages[3], gap=True), good.pdf.pages[4])
    (found,) = check_output(with_pdf(good, pages=pages))
    assert found.rule == "belum-diisi-tercetak" and "2" in str(found.message)


def test_what_was_done_to_the_files_is_told(good: Keluaran) -> None:
    smaller = only(replace(good, shrunk=(Shrunk("foto", 5000, 3000, 200),)))
    assert (smaller.rule, smaller.at.key) == ("berkas-diperkecil", "lampiran[2].berkas")
    assert only(replace(good, stand_ins={"A": StandIn("B", False)})).rule == "huruf-diganti"


def test_what_is_to_be_submitted_is_judged_as_who_receives_it_would() -> None:
    """What a build still has time to mend is an error of a file from elsewhere."""
    file = Path("x.pdf")
    pdf = BuiltPdf(20_000_000, claim="2B", violations=(Violation("x", "x"),))
    found = check_output(Keluaran(None, file, file, BuiltWord(), pdf, tanda="#"))
    severities = {f.rule: f.severity for f in found}
    for rule in ("berkas-terlalu-besar", "bukan-arsip", "tag-tak-sekali"):
        assert severities[rule] is Severity.ERROR


# The file.


def test_a_large_file_names_its_largest_lampiran(good: Keluaran) -> None:
    large = replace(with_pdf(good, size=10_200_000), lampiran_size={"bagan": 1, "foto": 8_000_000})
    finding = only(large)
    assert finding.rule == "berkas-terlalu-besar"
    assert finding.at.key == "lampiran[2].berkas"
    assert "10.2 MB" in str(finding.message) and "8.0 MB" in str(finding.message)
    assert only(replace(large, lampiran_size={})).at.path.name == "laporan.pdf"
    assert rules(with_pdf(good, size=10_000_000)) == []


def test_an_encrypted_or_signed_file_is_an_error(good: Keluaran) -> None:
    assert rules(with_pdf(good, encrypted=True)) == ["berkas-terenkripsi"]
    assert rules(with_pdf(good, signatures=1)) == ["sudah-bertanda-tangan"]
    assert only(with_pdf(good, signatures=1)).severity == "error"


def test_a_font_that_is_not_embedded_is_named_with_its_lampiran(good: Keluaran) -> None:
    found = check_output(with_pdf(good, fonts=(BuiltFont("Helvetica", False, (1, 3, 4)),)))
    assert [f.rule for f in found] == ["huruf-tak-tertanam"] * 2
    assert {(f.at.key, str(f.message).rpartition("pages ")[2]) for f in found} == {
        ("lampiran[2].berkas", "('3',)"),
        ("", "('i', '2')"),
    }


# Pages.


def test_a_reference_that_leads_nowhere_is_found(good: Keluaran) -> None:
    words = "Error: Reference source not found"
    pages = [replace(page, lost=words if n == 2 else "") for n, page in enumerate(good.pdf.pages)]
    found = only(with_pdf(good, pages=tuple(pages)))
    assert found.rule == "rujukan-tak-tercetak" and words in str(found.message)
    assert found.severity == "error"


def test_an_empty_page_is_found_but_not_the_cover(good: Keluaran) -> None:
    footer = Box("text", 4000, 700, 8000, 900)
    header = Box("picture", 1701, 15600, 10000, 16500)
    assert rules(with_page(good, 2, footer, header)) == ["halaman-kosong"]
    assert "page 1" in str(only(with_page(good, 2, footer, header)).message)
    assert rules(with_page(good, 0)) == []
    assert rules(with_page(good, 2, footer, Box("picture", 1701, 2000, 9000, 15000))) == []
    pages = (*good.pdf.pages[:-1], replace(good.pdf.pages[-1], blank=True))
    assert only(with_pdf(good, pages=pages)).at.key == "lampiran[2].berkas"


@pytest.mark.parametrize(
    "box",
    [
        Box("text", 1701, 5000, 10772 + 161, 5200),
        Box("line", 1701 - 161, 5000, 9000, 5010),
        Box("line", 1701, 5000, 14000, 5010),
    ],
)
def test_what_reaches_beyond_the_margin_is_an_error(box: Box, good: Keluaran) -> None:
    finding = only(with_page(good, 2, LINE, box))
    assert (finding.rule, finding.severity) == ("tabel-melebar", "error")
    assert "page 1" in str(finding.message)


def test_a_table_that_is_too_wide_on_several_pages_is_told_once(good: Keluaran) -> None:
    wide = Box("line", 1701, 5000, 12000, 5010)
    higher = replace(wide, top=5020)
    finding = only(with_page(with_page(good, 2, wide), 3, higher))
    assert "on page 1–2" in str(finding.message) and "22 mm" in str(finding.message)
    apart = with_page(with_page(good, 1, wide), 3, higher)
    assert rules(apart) == ["tabel-melebar"] * 2


@pytest.mark.parametrize(
    "box",
    [
        Box("line", 1701 - 108, 5000, 10772 + 108, 5010),  # Word's own padding of cells
        Box("picture", 0, 0, *A4),  # a letterhead's ribbon
        Box("picture", 0, 5000, A4[0], 6000),
        Box("text", 200, 14000, 11000, 16500),  # a header that reaches down
        Box("text", 200, 700, 11000, 900),  # the footer
        Box("line", 500, 500, 510, 16000),  # a frame of the page
        Box("line", 500, 500, 11400, 510),
    ],
)
def test_what_may_stand_outside_the_margin_is_no_finding(box: Box, good: Keluaran) -> None:
    assert rules(with_page(good, 2, LINE, box)) == []


def test_a_watermark_is_no_finding_and_fills_no_page(good: Keluaran) -> None:
    stamp = Box("text", 500, 4000, 11400, 12000)
    marked = good
    for number in (0, 1, 2, 3):
        marked = with_page(marked, number, *good.pdf.pages[number].boxes, stamp)
    assert rules(marked) == []
    assert rules(with_page(marked, 2, stamp)) == ["halaman-kosong"]


def test_a_page_of_another_paper_is_not_measured(good: Keluaran) -> None:
    wide = Box("line", 0, 5000, 16000, 5010)
    pages = (*good.pdf.pages[:2], BuiltPage("1", 16838, 11906, (wide,)), *good.pdf.pages[3:])
    assert rules(with_pdf(good, pages=pages)) == []
    both = (PAPER, Paper(16838, 11906, 1418, 1418, 1701, 1134))
    two = (*pages[:2], pages[2], replace(pages[2], label="2"), *pages[4:])
    assert rules(with_word(with_pdf(good, pages=two), papers=both)) == ["tabel-melebar"]
    assert rules(with_word(with_pdf(good, pages=pages), papers=both)) == ["tabel-melebar"]


# Contents.


def with_contents(keluaran: Keluaran, n: int, **changes: Any) -> Keluaran:
    lines = list(keluaran.word.contents)
    lines[n] = replace(lines[n], **changes)
    return with_word(keluaran, contents=tuple(lines))


def test_another_page_in_the_contents_is_an_error(good: Keluaran) -> None:
    finding = only(with_contents(good, 2, page="2"))
    assert (finding.rule, finding.severity) == ("daftar-isi-berbeda", "error")
    assert "page 2" in str(finding.message) and "page 1" in str(finding.message)


def test_another_text_in_the_contents_is_an_error_and_its_heading_is_missed(good: Keluaran) -> None:
    found = [str(f.message) for f in check_output(with_contents(good, 3, text="Tabel 1.1 Dana"))]
    assert found == ["the contents name `Tabel 1.1 Dana`, which no heading of the report says"]
    lines = good.word.contents
    two = (*good.word.headings, Heading("tabel", 1, "Tabel 1.2", "Realisasi", "_Toc3"))
    assert [
        str(f.message) for f in check_output(with_word(good, headings=two, contents=lines))
    ] == ["the contents lack `Tabel 1.2 Realisasi`"]


def test_contents_may_be_shorter_plainer_or_absent(good: Keluaran) -> None:
    lines = good.word.contents
    assert rules(with_contents(good, 2, text="LATAR  BELAKANG")) == []
    assert rules(with_word(good, contents=lines[:2])) == []  # chapters alone
    assert rules(with_word(good, contents=())) == []
    unknown = {k: v for k, v in (good.pdf.landings or {}).items() if k != "_Toc2"}
    assert rules(with_pdf(with_contents(good, 2, page="2"), landings=unknown)) == []


def test_two_headings_of_one_text_are_told_apart_by_nothing(good: Keluaran) -> None:
    again = Heading("subbab", 2, "A.", "Latar Belakang", "_Toc3")
    assert rules(with_word(good, headings=(*good.word.headings, again))) == []
    later = with_contents(with_word(good, headings=(*good.word.headings, again)), 2, page="2")
    assert rules(later) == []


def test_numbers_that_fall_are_out_of_order(good: Keluaran) -> None:
    pages = (*good.pdf.pages[:2], replace(good.pdf.pages[2], label="5"), *good.pdf.pages[3:])
    landings = {**(good.pdf.landings or {}), "_Toc1": 2, "_Toc2": 3, "_Toc3": 3}
    falling = with_pdf(with_contents(good, 1, page="5"), pages=pages, landings=landings)
    assert rules(with_contents(falling, 2, page="2")) == ["halaman-tak-urut"]


def test_a_chapter_has_no_roman_number(good: Keluaran) -> None:
    pages = (*good.pdf.pages[:2], replace(good.pdf.pages[2], label="ii"), *good.pdf.pages[3:])
    roman = with_contents(with_contents(with_pdf(good, pages=pages), 1, page="ii"), 2, page="ii")
    assert rules(roman) == ["halaman-tak-urut"]


def test_each_list_counts_for_itself(good: Keluaran) -> None:
    lines = list(good.word.contents)
    assert rules(with_word(good, contents=(lines[3], *lines[:3]))) == []


@given(st.integers(1, 39))
def test_roman_numbers_are_read_as_they_are_printed(number: int) -> None:
    assert number_of(romawi(number).lower()) == (0, number)
    assert number_of(str(number)) == (1, number)


def test_what_is_no_page_number() -> None:
    assert [number_of(text) for text in ("", "Sampul", "…", "1a")] == [None] * 4


# Tables and pictures.


def test_a_long_table_repeats_its_header_and_keeps_its_rows(good: Keluaran) -> None:
    over = with_pdf(good, landings={**(good.pdf.landings or {}), "_a": 2, "_Toc3": 2})
    over = with_contents(over, 3, page="1")
    table = over.word.tables[0]
    assert rules(over) == []
    finding = only(with_word(over, tables=(replace(table, header_repeats=False),)))
    assert finding.rule == "baris-terpotong"
    assert "Tabel 1.1 on pages 1–2: the header" in str(finding.message)
    finding = only(with_word(over, tables=(replace(table, rows_may_break=True),)))
    assert (finding.rule, finding.at.path.name) == ("baris-terpotong", "laporan.docx")
    short = with_word(good, tables=(BuiltTable(None, ("_a", "_b"), True, False),))
    assert rules(short) == []


def test_a_caption_belongs_on_the_page_of_its_table(good: Keluaran) -> None:
    apart = with_pdf(good, landings={**(good.pdf.landings or {}), "_Toc3": 2})
    finding = only(with_contents(apart, 3, page="1"))
    assert finding.rule == "judul-tabel-terpisah"
    assert "page 1" in str(finding.message) and "page 2" in str(finding.message)


def test_a_picture_without_alternative_text_is_named(good: Keluaran) -> None:
    finding = only(with_word(good, pictures_without_alt=("Picture 1", "Picture 1")))
    assert finding.rule == "gambar-tanpa-keterangan"
    assert "2 pictures" in str(finding.message)


# What is measured of a PDF.

HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def pdf_of(contents: Iterable[bytes], out: Path, **save: Any) -> PdfFile:
    """A PDF with one A4 page for each content; /F is Helvetica, /T a font drawn in the file."""
    with Pdf.new() as pdf:
        drawn = pdf.make_indirect(type3(pdf))
        for content in contents:
            page = pdf.add_blank_page(page_size=(595.3, 841.9))
            page.Resources = Dictionary(Font=Dictionary(F=HELVETICA, T=drawn))
            page.Contents = pdf.make_stream(content)
        pdf.save(out, **save)
    return PdfFile(out)


def type3(pdf: Pdf) -> Dictionary:
    glyph = Stream(pdf, b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        Name=Name.Tulis,
        FontBBox=Array([0, 0, 600, 600]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=pdf.make_indirect(glyph)),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([600]),
        Resources=Dictionary(),
    )


def of_ours(pdf: PdfFile, insertions: tuple[Insertion, ...] = ()) -> BuiltPdf:
    return measured(pdf.path, answer, "", insertions, pdf.path)


def test_boxes_are_measured_in_twips(tmp_path: Path) -> None:
    content = b"100 200 30 40 re f BT /F 10 Tf 300 400 Td (aaa) Tj ET"
    (page,) = of_ours(pdf_of([content], tmp_path / "x.pdf")).pages
    line, text = page.boxes
    assert line == Box("line", 2000, 4000, 2600, 4800)
    assert text.kind == "text" and 5990 <= text.left < 6040 and 7990 <= text.bottom < 8040
    assert (page.width, page.height) == (11906, 16838)


def test_fonts_are_those_of_visible_text(tmp_path: Path) -> None:
    visible = b"BT /F 10 Tf 300 400 Td (aaa) Tj ET"
    hidden = b"BT 3 Tr /F 10 Tf 300 400 Td (aaa) Tj ET"
    drawn = b"BT /T 10 Tf 300 400 Td (aaa) Tj ET"
    built = of_ours(pdf_of([visible, hidden, drawn, b"", visible], tmp_path / "x.pdf"))
    found = {(font.name, font.embedded): font.pages for font in built.fonts}
    assert found[("Helvetica", False)] == (0, 4)
    assert [embedded for name, embedded in found if name != "Helvetica"] == [True]


def test_encryption_is_seen_with_and_without_a_password(tmp_path: Path) -> None:
    assert not measured(pdf_of([b""], tmp_path / "a.pdf").path, answer).encrypted
    owned = pdf_of([b""], tmp_path / "b.pdf", encryption=Encryption(owner="x", user=""))
    locked = pdf_of([b""], tmp_path / "c.pdf", encryption=Encryption(owner="x", user="y"))
    assert measured(owned.path, answer).encrypted and measured(locked.path, answer).encrypted


def test_a_signature_is_seen_and_a_field_that_waits_for_one_is_none(tmp_path: Path) -> None:
    def with_field(value: Dictionary | None, out: Path) -> PdfFile:
        pdf_of([b""], out)
        with Pdf.open(out, allow_overwriting_input=True) as pdf:
            field = Dictionary(FT=Name.Sig, T=String("ttd"), Subtype=Name.Widget)
            field.Rect = Array([0, 0, 0, 0])
            if value is not None:
                field.V = pdf.make_indirect(value)
            pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]), SigFlags=3)
            pdf.save(out)
        return PdfFile(out)

    given_ = Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        Contents=String("tanda tangan"),
        ByteRange=Array([0, 1, 2, 3]),
    )
    assert of_ours(with_field(given_, tmp_path / "a.pdf")).signatures == 1
    assert of_ours(with_field(None, tmp_path / "b.pdf")).signatures == 0


def test_pages_of_a_lampiran_are_known_and_empty_ones_seen(tmp_path: Path) -> None:
    from publisher.assemble.framing import lay_into, placing, show

    lampiran = pdf_of([b"10 10 50 50 re f", b"  "], tmp_path / "l.pdf")
    report = pdf_of([b"0 0 9 9 re f"] * 4, tmp_path / "r.pdf")
    with Pdf.open(report.path, allow_overwriting_input=True) as pdf, Pdf.open(lampiran.path) as src:
        for number, drawn in zip((2, 3), src.pages, strict=True):
            matrix = placing(pdf.pages[number], drawn)
            lay_into(pdf.pages[number], drawn, pdf)
            show(pdf.pages[number], matrix, piece=0)
        pdf.save(report.path)
    shape = PageShape(595, 842)
    insertion = Insertion(Prepared("foto", "Foto", lampiran, (shape, shape)), 1)
    pages = of_ours(report, (insertion,)).pages
    assert [(p.lampiran, p.blank) for p in pages] == [
        ("", False),
        ("", False),
        ("foto", False),
        ("foto", True),
    ]
    assert lampiran_sizes((insertion,)) == {"foto": lampiran.path.stat().st_size}


# What is measured of a Word file.


def word_file() -> Document:
    document = docx.Document()
    for name in ("Judul Tabel", "toc 1", "table of figures"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return document


def test_headings_contents_and_papers_of_a_word_file_are_read() -> None:
    document = word_file()
    document.add_paragraph("BAB I  PENDAHULUAN\t7", style="toc 1")
    document.add_paragraph("Daftar Tabel", style="toc 1")  # no page number, no line
    document.add_paragraph("Tabel 1.1\tPagu\t9", style="table of figures")
    document.add_paragraph("Gambar 1.1\tBagan\t8", style="table of figures")
    document.add_paragraph("Pendahuluan", style="Heading 1")
    document.add_paragraph("Latar", style="Heading 2")
    section = document.sections[0]
    section.left_margin, section.page_width = Cm(3), Cm(21)
    built = measure_word(document)
    assert built.contents == (
        ContentsLine("isi", 1, "BAB I PENDAHULUAN", "7"),
        ContentsLine("lain", 2, "Tabel 1.1 Pagu", "9"),
        ContentsLine("lain", 3, "Gambar 1.1 Bagan", "8"),
    )
    assert [h.label for h in built.headings] == ["BAB I Pendahuluan", "A. Latar"]
    assert (built.papers[0].left, built.papers[0].width) == (1701, 11906)


def test_rows_headers_captions_and_pictures_of_a_word_file_are_read(tmp_path: Path) -> None:
    document = word_file()
    document.add_paragraph("Tabel 1.1 Pagu", style="Judul Tabel")
    first, second = document.add_table(2, 1), document.add_table(2, 1)
    for row in first.rows:
        properties = row._tr.get_or_add_trPr()
        properties.append(docx.oxml.OxmlElement("w:cantSplit"))
    for table, value in ((first, "1"), (second, "0")):
        head = docx.oxml.OxmlElement("w:tblHeader")
        head.set(qn("w:val"), value)
        table.rows[0]._tr.get_or_add_trPr().append(head)
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    for alt in ("", "Lambang"):
        document.add_picture(str(tmp_path / "a.png"))
        drawn = list(document.element.body.iter("{*}docPr"))[-1]
        drawn.set("descr", alt)
    built = measure_word(document)
    one, two = built.tables
    assert one.caption is not None and one.caption.label == "Tabel 1.1 Pagu"
    assert (one.rows_may_break, one.header_repeats) == (False, True)
    assert two.caption is None and (two.rows_may_break, two.header_repeats) == (True, False)
    assert len(built.pictures_without_alt) == 1


# The whole run.


def with_typed_contents(out: Path) -> Path:
    """The template with contents typed by hand, as an office may keep them."""
    template = docx.Document(str(TEMPLATE))
    asked = next(p for p in template.paragraphs if "daftar_isi" in p.text)
    asked.text, asked.style = "BAB I PENDAHULUAN\t77", template.styles["toc 1"]
    template.save(str(out))
    return out


def test_errors_in_the_finished_files_are_told_and_the_files_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.chdir(tmp_path)
    template = with_typed_contents(tmp_path / "t.docx")
    write_minimal(tmp_path / "isi")
    code = main(["--lang", "en", "build", "isi", "--template", str(template), "--comments"])
    assert code == ExitCode.FINDINGS
    said = capsys.readouterr().out
    assert "error[daftar-isi-berbeda]: the contents send `BAB I PENDAHULUAN` to page 77" in said
    assert sorted(p.name for p in (tmp_path / "build").iterdir()) == [
        "laporan-tinjauan.docx",
        "laporan.docx",
        "laporan.manifes.json",
        "laporan.pdf",
    ]


def test_a_sound_run_has_no_finding_on_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    request = pipeline.Request(write_minimal(tmp_path / "isi"), tmp_path / "out", TEMPLATE, "fake")
    found = pipeline.build(request, lambda stage: None).findings
    assert [f for f in found if f.rule != "huruf-diganti"] == []  # this machine's own fonts
