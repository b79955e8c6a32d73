"""Characters that no installed font has are named, in a lampiran and in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.assemble import measured, prepare
from publisher.assemble.boxes import boxes
from publisher.assemble.worker import answer
from publisher.checks.keluaran.huruf import huruf_tak_ada
from publisher.convert import libreoffice
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.keluaran import BuiltPdf, BuiltWord, Keluaran
from tests import fake_engine
from tests.attachment_samples import lampiran, pdf_page
from tests.hell.packages import excel, paragraph, word
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE, loaded
from tests.test_attachments_reach_nothing import installed

# Scripts of the living and of the dead that hardly anybody has a font of.
UNKNOWN = "\U00012000\U00013000"
PLAIN = "Jumlah ≥ 5 é “ya” – ✓"


def sheet(text: str) -> bytes:
    return excel(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')


@pytest.mark.skipif(not installed(), reason="LibreOffice is not installed")
def test_boxes_in_what_the_engine_made_are_found_and_named(tmp_path: Path) -> None:
    files = {
        "kotak.docx": word(paragraph(f"surat {UNKNOWN} ini")),
        "kotak.xlsx": sheet(UNKNOWN[0]),
        "utuh.docx": word(paragraph(PLAIN)),
        "utuh.xlsx": sheet(PLAIN),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    made = prepare(lampiran(*files), tmp_path, tmp_path / "work", libreoffice.convert)
    found = [one.findings for one in made]
    assert [[f.rule for f in each] for each in found] == [["lampiran-huruf-tak-ada"]] * 2 + [[], []]
    first = str(found[0][0].message)
    assert "U+12000 CUNEIFORM SIGN A" in first and "U+13000" in first and "kotak.docx" in first
    body = next(one.pdf.path for one in made if one.pdf)
    assert in_body(tmp_path, body) == [("penutup.toml", "huruf-tak-ada")]


def in_body(folder: Path, body: Path) -> list[tuple[str, str]]:
    """What is said of a report that has the characters in a text, and of its body as made."""
    with_letters = changed("penutup", "Demikian", f"Demikian {UNKNOWN}")
    report = loaded(write_minimal(folder / "isi", penutup=with_letters))
    file = pdf_page(folder / "x.pdf")
    built = measured(file, answer, "", (), body)
    found = huruf_tak_ada(Keluaran(report, file, file, BuiltWord(), built))
    return [(f.at.path.name, f.rule) for f in found]


def test_what_to_install_is_said_for_the_script(tmp_path: Path) -> None:
    def remedy(characters: str) -> str:
        (found,) = told(characters)
        assert found.severity is Severity.WARNING
        return str(found.help)

    assert "Noto Sans Javanese" in remedy("ꦲ")
    assert "Noto Sans Balinese" in remedy("ᬓ")
    assert "Noto Sans CJK" in remedy("中")
    assert "Noto Emoji" in remedy("😀")
    assert "Noto" in remedy("\ue123")
    assert told("") == []


def told(characters: str) -> list[Finding]:
    pdf = BuiltPdf(0, boxed=characters)
    return list(huruf_tak_ada(Keluaran(None, TEMPLATE, TEMPLATE, BuiltWord(), pdf)))


def test_a_pdf_without_fonts_has_no_boxes(tmp_path: Path) -> None:
    assert boxes(pdf_page(tmp_path / "a.pdf")) == ""


def test_formulas_of_a_lampiran_that_are_set_anew_are_said(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<w:p><m:oMath xmlns:m="{space}"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>'
    (tmp_path / "a.docx").write_bytes(word(formula))
    (made,) = prepare(lampiran("a.docx"), tmp_path, tmp_path / "work", fake_engine.convert)
    assert [(f.rule, f.severity) for f in made.findings] == [
        ("lampiran-rumus-disetel", Severity.INFO)
    ]
