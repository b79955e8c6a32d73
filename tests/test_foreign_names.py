"""Names of foreign PDFs: whatever they are, another reader finds all of the publication."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Pdf
from pypdf import PdfReader

from publisher.assemble import Insertion, Prepared, join, prepare
from tests import fake_engine
from tests.attachment_samples import lampiran, render
from tests.hell.names import FAMILIES, ODD, TWINS, colliding, named
from tests.hell.raw import Maker
from tests.test_attachments_from_hell import INFO, blank


def published(file: Path, work: Path) -> tuple[Prepared, Path]:
    """The lampiran as it is prepared, and a publication of it alone."""
    (one,) = prepare(lampiran(file.name), file.parent, work / "lampiran", fake_engine.convert)
    bodies = blank(work / "isi.pdf", 1), blank(work / "bingkai.pdf", len(one.pages))
    made = join(*bodies, [Insertion(one, 0)], [], [], INFO, work / "laporan.pdf")
    return one, made.path


def words(file: Path, page: int) -> list[str]:
    with pypdfium2.PdfDocument(file) as pdf:
        return str(pdf[page].get_textpage().get_text_range()).split()


def everything_in(file: Path) -> PdfReader:
    """Every object and every page, read by a library that forgives nothing."""
    reader = PdfReader(io.BytesIO(file.read_bytes()), strict=True)
    for number in range(1, int(reader.trailer["/Size"])):
        reader.get_object(number)
    with Pdf.open(file) as pdf:
        assert len(pdf.objects) and pdf.get_warnings() == []
    return reader


def read_back(make: Maker, work: Path) -> tuple[object, ...]:
    """What two readers see of the publication of such a file."""
    work.mkdir()
    (work / "asli.pdf").write_bytes(make())
    one, made = published(work / "asli.pdf", work)
    assert one.pdf is not None, one.findings
    pictured = "lampiran-jadi-gambar" in {f.rule for f in one.findings}
    theirs = [page.extract_text().split() for page in everything_in(made).pages]
    return pictured, words(made, 1), theirs, render(made, 1, scale=0.3).tobytes()


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_whatever_a_name_is_all_is_there(
    family: Callable[[str], Maker], name: str, tmp_path: Path
) -> None:
    plain = read_back(family("F1"), tmp_path / "biasa")
    assert read_back(family(name), tmp_path / "aneh") == plain


@pytest.mark.parametrize("pair", TWINS)
def test_names_that_nearly_are_the_same_stay_two(pair: tuple[str, str], tmp_path: Path) -> None:
    plain = read_back(colliding("A", "B"), tmp_path / "biasa")
    assert read_back(colliding(*pair), tmp_path / "aneh") == plain


def test_a_name_with_a_nul_does_no_harm(tmp_path: Path) -> None:
    read_back(named("F#00x"), tmp_path / "aneh")
