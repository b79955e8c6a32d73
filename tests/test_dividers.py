"""How lampiran begin: behind a page of their own, under a heading on their first page, or bare."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from publisher import pipeline
from publisher.assemble.geometry import Box, content_box
from publisher.assemble.plan import Prepared
from publisher.convert import ENGINES
from publisher.layout import _placeholder
from publisher.pipeline import Build, Request
from publisher.vocabulary.findings import WARNING, Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.word.xml import listed_label, text_of
from tests import fake_engine
from tests.attachment_samples import filled_form, pdf_page
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE
from tests.word_validity import problems

FILES = ("lebar.pdf", "rusak.pdf", "formulir.pdf")
Built = tuple[Build, Document]
WHY = message("the file is empty")


def content(folder: Path, everywhere: str) -> Path:
    """Two lampiran that are worked out, a wide page, a broken file, and a form of one page."""
    text = changed("laporan", "[kertas]", "[kertas]")
    if everywhere != "halaman":
        text = f'pemisah_lampiran = "{everywhere}"\n{text}'
    for n, name in enumerate(FILES):
        text += f'\n[[lampiran]]\nkunci = "l{n}"\njudul = "Surat {n}"\nberkas = "{name}"\n'
    write_minimal(folder, laporan=text + ('pemisah = "halaman"\n' if everywhere == "tidak" else ""))
    pdf_page(folder / FILES[0], rotate=90)
    (folder / FILES[1]).write_bytes(b"%PDF-1.4 nothing")
    filled_form(folder / FILES[2])
    return folder


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The last lampiran begins on a page of its own also where none else does."""
    made: dict[str, Built] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "libreoffice", fake_engine)
        for form in ("halaman", "judul", "tidak"):
            folder = content(tmp_path_factory.mktemp(form) / "isi", form)
            request = Request(folder, folder.parent / "jadi", TEMPLATE)
            built = pipeline.build(request, lambda stage: None)
            assert built.word is not None and built.publication is not None, built.findings
            made[form] = built, docx.Document(str(built.word.path))
    return made


def list_of_lampiran(word: Document) -> list[str]:
    lines = (text_of(p) for p in word.element.body.iter(qn("w:p")))
    return [line for line in lines if line.startswith("Lampiran ") and line[-1].isdigit()]


def bookmarks(pdf: pypdf.PdfReader) -> dict[str, int]:
    """Each lampiran in the outline → its page, from 1."""

    def walk(entries: object) -> list[pypdf.generic.Destination]:
        assert isinstance(entries, list)
        nested = [walk(e) if isinstance(e, list) else [e] for e in entries]
        return [one for many in nested for one in many]

    found = {str(e.title): pdf.get_destination_page_number(e) for e in walk(pdf.outline)}
    return {t: (n or 0) + 1 for t, n in found.items() if t.startswith("Lampiran ")}


@pytest.mark.parametrize(("form", "fewer"), [("halaman", 0), ("judul", 5), ("tidak", 4)])
def test_lists_bookmarks_and_numbers_lead_to_the_first_page(
    form: str, fewer: int, builds: dict[str, Built]
) -> None:
    usual, (made, word) = builds["halaman"][0].publication, builds[form]
    assert usual and made.publication and made.word and problems(made.word.path) == []
    assert made.publication.pages == usual.pages - fewer
    pdf = pypdf.PdfReader(made.publication.path)
    at = bookmarks(pdf)
    assert [*at] == [
        *("Lampiran I Bagan Organisasi", "Lampiran II Pengukuran Perjanjian Kinerja"),
        *(f"Lampiran {n} Surat {i}" for i, n in enumerate(("III", "IV", "V"))),
    ]
    numbers = [pdf.page_labels[page - 1] for page in at.values()]
    assert [line.split(" ")[-1] for line in list_of_lampiran(word)] == numbers
    assert not [f for f in made.findings if f.rule == "daftar-isi-berbeda"]
    if form != "halaman":  # nothing stands between the pages of one and the next
        first = at["Lampiran III Surat 0"]
        assert [*at.values()][2:] == [first, first + 1, first + 2]
        wide = pdf.pages[first - 1].mediabox
        assert wide.width > wide.height


def test_a_heading_on_the_page_says_what_the_sheet_itself_would_say(
    builds: dict[str, Built],
) -> None:
    _, word = builds["judul"]
    own = [p.text.strip() for p in word.paragraphs if p.style and "Lampiran" in str(p.style.name)]
    assert own.count("Bagan Organisasi") == 1 and "BAGAN ORGANISASI" not in own
    at = [p.text.strip() for p in word.paragraphs].index("Surat 1")
    assert "tidak dapat dimuat" in word.paragraphs[at + 1].text


def test_without_a_heading_words_own_field_keeps_the_list(builds: dict[str, Built]) -> None:
    _, word = builds["tidak"]
    listed = [listed_label(p._p) for p in word.paragraphs]
    assert [x for x in listed if x][2:] == ["Lampiran III Surat 0", "Lampiran IV Surat 1"]
    codes = [code.text or "" for code in word.element.body.iter(qn("w:instrText"))]
    assert any(r"TOC \h \z \f L" in code for code in codes)
    said = [p.text for p in word.paragraphs]
    assert "Surat 1" in said and "Surat 0" not in said  # what is set aside says its name


def test_one_lampiran_may_begin_otherwise_and_still_has_its_number(
    builds: dict[str, Built],
) -> None:
    _, word = builds["tidak"]
    (divider,) = (p for p in word.paragraphs if p.style and p.style.name == "Judul Lampiran")
    (num,) = (
        n
        for n in word.part.numbering_part.element.iter(qn("w:num"))
        if n.get(qn("w:numId")) == str(divider._p.pPr.numPr.numId.val)
    )
    assert next(num.iter(qn("w:startOverride"))).get(qn("w:val")) == "5"


def test_a_page_is_laid_below_its_heading_unless_that_leaves_too_little() -> None:
    paper = Box(0, 0, 595, 842)
    assert content_box(paper, 750).top == 750
    assert content_box(paper, 830).top == content_box(paper).top
    assert content_box(paper, 300).top == content_box(paper).top


def test_a_lampiran_without_a_file_says_just_that() -> None:
    missing = Finding("lampiran-belum-diisi", WARNING, whole_file(Path("laporan.toml")), WHY, WHY)
    said = _placeholder(Prepared("a", "A", None, (), (missing,), WHY), WHY)
    assert said == ("Lampiran ini belum diisi", "Berkasnya belum ada ketika laporan ini disusun.")
    broken = replace(missing, rule="lampiran-rusak")
    said = _placeholder(Prepared("a", "A", None, (), (broken,), WHY), WHY)
    assert said[0] == "Lampiran ini tidak dapat dimuat" and len(said) == 3
