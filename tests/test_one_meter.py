"""`build` and `preflight` measure the fonts, signatures and blank pages of one file alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.assemble import measured
from publisher.assemble.worker import answer
from publisher.vocabulary.keluaran import BuiltPdf
from tests.hell.names import FONT, LETTER
from tests.hell.raw import Objects, paper, stream

ARIAL = "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >>"
BOLD = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Arial,Bold >>"
ROMAN = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /TimesNewRoman-Identity-H /Encoding /Identity-H "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /TimesNewRoman "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor "
    "<< /Type /FontDescriptor /FontName /TimesNewRoman /Flags 32 /FontBBox [0 0 9 9] "
    "/ItalicAngle 0 /Ascent 9 /Descent 0 /CapHeight 9 /StemV 9 >> >>] >>"
)
RESOURCES = (
    f"/Font << /A {ARIAL} /B {BOLD} /R {ROMAN} /E {FONT} >> /XObject << /X 5 0 R >> "
    f"/ExtGState << /G << /Font [{ARIAL} 12] >> >>"
)
FORM = f"/Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /A {ARIAL} >> >>"


def file_of(content: bytes, folder: Path, form: bytes = b"", catalog: str = "") -> Path:
    more: Objects = {**LETTER, 5: stream(form, FORM)}
    file = folder / "x.pdf"
    file.write_bytes(paper(content=content, resources=RESOURCES, more=more, catalog=catalog))
    return file


def text(font: str, before: str = "", show: str = "(aaa) Tj") -> bytes:
    return f"BT {before} /{font} 12 Tf 72 700 Td {show} ET ".encode("latin-1")


@pytest.mark.parametrize(
    ("content", "missing"),
    [
        (b"", []),
        (text("E"), []),
        (text("A"), ["Arial"]),
        (text("B"), ["Arial,Bold"]),
        (text("R", show="<0001> Tj"), ["TimesNewRoman"]),
        (text("A") + text("B"), ["Arial", "Arial,Bold"]),
        (text("A", "3 Tr"), []),
        (text("A", "7 Tr"), []),
        (text("A", "3 Tr") + text("B", "0 Tr"), ["Arial,Bold"]),
        (b"q 3 Tr Q " + text("A"), ["Arial"]),
        (b"3 Tr q 0 Tr Q " + text("A"), []),
        (text("A", show="[(a) 5 (a)] TJ"), ["Arial"]),
        (text("A", show="(a) '"), ["Arial"]),
        (text("A", show='1 2 (a) "'), ["Arial"]),
        (b"/G gs BT 72 700 Td (aaa) Tj ET", ["Arial"]),
        (b"/X Do", ["Arial"]),
    ],
)
def test_a_font_is_missing_where_words_are_seen_in_it(
    content: bytes, missing: list[str], tmp_path: Path
) -> None:
    file = file_of(content, tmp_path, form=text("A") if b"Do" in content else b"")
    assert told_by_preflight(file) == told_by_build(file) == missing


def told_by_preflight(file: Path) -> list[str]:
    return [font.name for font in of_any(file).fonts if not font.embedded]


def of_any(file: Path) -> BuiltPdf:
    return measured(file, answer)


def of_ours(file: Path) -> BuiltPdf:
    return measured(file, answer, "", (), file)


def told_by_build(file: Path) -> list[str]:
    return [font.name for font in of_ours(file).fonts if not font.embedded]


@pytest.mark.parametrize(("value", "signed"), [("/V << /Type /Sig >>", 1), ("", 0), ("/V 1", 0)])
def test_a_signature_is_one_for_both(value: str, signed: int, tmp_path: Path) -> None:
    field = f"<< /FT /Sig /T (ttd) {value} >>"
    file = file_of(b"", tmp_path, catalog=f"/AcroForm << /Fields [{field}] >>")
    assert of_any(file).signatures == of_ours(file).signatures == signed


@pytest.mark.parametrize(
    ("content", "blank"),
    [(b"", True), (b"1 g 0 0 99 99 re f", True), (b"0 g 0 0 9 9 re f", False), (text("E"), False)],
)
def test_a_page_is_blank_for_both(content: bytes, blank: bool, tmp_path: Path) -> None:
    file = file_of(content, tmp_path)
    for built in (of_any(file), of_ours(file)):
        assert [page.blank for page in built.pages] == [blank]
