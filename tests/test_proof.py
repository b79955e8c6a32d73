"""What breaks PDF/A is found, on its page, and told at the lampiran that brought it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, Pdf, String

from publisher.assemble import violations
from publisher.assemble.geometry import Box
from publisher.assemble.joining import join
from publisher.assemble.signature import SignatureSpace
from publisher.checks.keluaran.berkas import bukan_arsip
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.keluaran import BuiltPage, BuiltPdf, BuiltWord, Keluaran, Violation
from tests.minimal import MINIMAL, write_minimal
from tests.reports import loaded
from tests.test_assemble_join import INFO, pages

Damage = Callable[[Pdf], None]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """An archive of four pages with a field for a signature on the third."""
    out = tmp_path / "sound.pdf"
    space = SignatureSpace(2, Box(100, 100, 200, 150), "Tanda tangan")
    join(pages(tmp_path / "b.pdf", 4, 500), None, [], [], [], INFO, out, space)
    return out


def damaged(file: Path, damage: Damage) -> Path:
    out = file.with_name("damaged.pdf")
    with Pdf.open(file) as pdf:
        damage(pdf)
        pdf.save(out)
    return out


def test_an_archive_with_a_field_for_a_signature_is_sound(sound: Path) -> None:
    assert violations(sound) == ()


def colour(pdf: Pdf) -> None:
    pdf.pages[1].contents_add(b"0 1 0 0 k 0 0 9 9 re f")


def action(pdf: Pdf) -> None:
    pdf.pages[3].obj[Name.AA] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("x")))


@pytest.mark.parametrize(("damage", "page"), [(colour, 2), (action, 4)])
def test_a_violation_is_told_with_its_page(damage: Damage, page: int, sound: Path) -> None:
    (found,) = violations(damaged(sound, damage))
    assert found.certain and found.page == page
    assert f"(halaman {page})" in str(found)


def hidden(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields[0][Name.F] = 2


def without_looks(pdf: Pdf) -> None:
    del pdf.Root.AcroForm.Fields[0][Name.AP]


def with_action(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields[0][Name.AA] = Dictionary()


def needs_looks(pdf: Pdf) -> None:
    pdf.Root.AcroForm[Name.NeedAppearances] = True


@pytest.mark.parametrize("damage", [hidden, without_looks, with_action, needs_looks])
def test_the_field_itself_is_judged_although_the_validator_knows_no_forms(
    damage: Damage, sound: Path
) -> None:
    found = violations(damaged(sound, damage))
    assert any("form field" in v.why or "NeedAppearances" in v.why for v in found)


def test_other_fields_are_left_to_the_validator_which_cannot_judge_them(sound: Path) -> None:
    def text_field(pdf: Pdf) -> None:
        pdf.Root.AcroForm.Fields[0][Name.FT] = Name.Tx

    (found,) = violations(damaged(sound, text_field))
    assert not found.certain


def test_a_finding_stands_at_the_lampiran_that_has_the_page(tmp_path: Path) -> None:
    lampiran = "".join(
        f'\n[[lampiran]]\nkunci = "{kunci}"\njudul = "{kunci}"\nberkas = "{kunci}.pdf"\n'
        for kunci in ("a", "b")
    )
    report = loaded(write_minimal(tmp_path, laporan=MINIMAL["laporan"] + lampiran))
    pages = tuple(
        BuiltPage("1", 1, 1, lampiran=kunci) for kunci in ("", "a", "a", "", "b", "b", "")
    )
    numbers = (1, 2, 3, 4, 5, 6, 7, None)
    wrong = tuple(Violation("r", f"on {page}", page) for page in numbers)
    pdf = BuiltPdf(1, pages, claim="2B", violations=wrong)
    template = tmp_path / "templat"
    of_build = Keluaran(report, template, template, BuiltWord(), pdf, template=template)
    findings = list(bukan_arsip(of_build))
    told = {f.at.key or f.at.path.name: str(f.message) for f in findings}
    assert set(told) == {"lampiran[2].berkas", "lampiran[3].berkas", "templat"}
    assert "on 2" in told["lampiran[2].berkas"] and "on 3" in told["lampiran[2].berkas"]
    assert "on 5" in told["lampiran[3].berkas"] and "and 1 more" in told["templat"]
    assert {f.severity for f in findings} == {Severity.WARNING}
    assert {f.rule for f in findings} == {"bukan-arsip"}
