"""Fonts that stand in for others, and the sign of the signature where nobody expected it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Name, Pdf

from publisher import convert
from publisher.assemble import font_names, measured
from publisher.assemble.worker import answer
from publisher.checks.keluaran.berkas import tag_tak_sekali
from publisher.checks.keluaran.huruf import huruf_diganti
from publisher.convert import fonts
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.keluaran import BuiltPdf, BuiltWord, Keluaran
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE, loaded
from tests.test_signature import write_text


def findings(substitutes: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    monkeypatch.setattr(fonts, "font_substitutes", lambda names: substitutes)
    others = convert.stand_ins(substitutes)
    pdf = BuiltPdf(0)
    files = Keluaran(
        None, TEMPLATE, TEMPLATE, BuiltWord(), pdf, template=TEMPLATE, stand_ins=others
    )
    return list(huruf_diganti(files))


@pytest.mark.parametrize(
    ("name", "substitute", "severity"),
    [
        ("Arial", "Liberation Sans", Severity.INFO),
        ("ARIAL", "Arimo", Severity.INFO),
        ("Times New Roman", "Liberation Serif", Severity.INFO),
        ("Calibri", "Carlito", Severity.INFO),
        ("Arial", "DejaVu Sans", Severity.WARNING),
        ("Georgia", "Liberation Serif", Severity.WARNING),
    ],
)
def test_a_twin_is_a_hint_and_another_width_a_warning(
    name: str, substitute: str, severity: Severity, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = findings({name: substitute}, monkeypatch)
    assert (found.rule, found.severity, found.at.path) == ("huruf-diganti", severity, TEMPLATE)
    assert name in str(found.message) and substitute in str(found.message)


def test_installed_fonts_are_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings({}, monkeypatch) == []


def test_fonts_of_a_pdf_are_named_without_the_mark_of_a_subset(tmp_path: Path) -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page()
        write_text(pdf, page, {"x": (10, 10)})
        page.obj.Resources.Font["/F"].BaseFont = Name("/ABCDEF+Kantor-Bold")
        pdf.save(tmp_path / "x.pdf")
    assert font_names([tmp_path / "x.pdf"]) == {"Kantor-Bold"}


@pytest.mark.parametrize(
    ("texts", "told"), [(["#"], ""), ([], "0 times"), (["#", "a#"], "2 times")]
)
def test_the_sign_is_counted_in_the_finished_pdf(
    texts: list[str], told: str, tmp_path: Path
) -> None:
    settings = '[tanda_tangan]\ntanda = "#"\n\n[kertas]'
    report = loaded(write_minimal(tmp_path, laporan=changed("laporan", "[kertas]", settings)))
    file = tmp_path / "x.pdf"
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        write_text(pdf, page, {text: (100, 100 + 20.0 * n) for n, text in enumerate(texts)})
        pdf.save(file)
    built = measured(file, answer, "#", (), file)
    found = list(tag_tak_sekali(Keluaran(report, file, file, BuiltWord(), built, tanda="#")))
    assert [(f.rule, f.severity) for f in found] == (
        [("tag-tak-sekali", Severity.WARNING)] if told else []
    )
    assert all(told in str(f.message) and f.at.line == 22 for f in found)
