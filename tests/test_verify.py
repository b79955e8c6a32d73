"""`publisher verify`: a PDF is what its content builds, or it is told what differs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from pikepdf import Name, Pdf, String

from publisher import manifest, pipeline
from publisher.assemble.difference import first_difference
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ExitCode, ToolMissing
from publisher.vocabulary.messages import message
from tests import fake_engine
from tests.minimal import write_minimal
from tests.reports import TEMPLATE
from tests.test_signature import write_text

Output = pytest.CaptureFixture[str]


class Counting:
    """The fake engine; what it converts is counted, and `words` are drawn on the first page."""

    def __init__(self) -> None:
        self.runs = 0
        self.words = ""

    def version(self) -> str:
        return "1"

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        self.runs += 1
        made = fake_engine.convert(documents, folder)
        if self.words:
            with Pdf.open(made[0].path, allow_overwriting_input=True) as pdf:
                write_text(pdf, pdf.pages[0], {self.words: (100, 700)})
                pdf.save(made[0].path)
        return made


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Counting:
    engine = Counting()
    monkeypatch.setitem(ENGINES, "libreoffice", engine)
    return engine


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_minimal(tmp_path / "isi")


@pytest.fixture
def built(engine: Counting, content: Path, tmp_path: Path) -> Path:
    engine.words = "satu kata"
    request = pipeline.Request(content, tmp_path / "out", TEMPLATE)
    assert pipeline.build(request, lambda stage: None).publication
    engine.runs = 0
    return tmp_path / "out" / "laporan.pdf"


def verify(*words: Path | str) -> ExitCode:
    return ExitCode(main(["--lang", "en", "verify", *map(str, words)]))


def test_an_unchanged_report_is_known_by_its_manifest_without_a_build(
    built: Path, content: Path, engine: Counting, capsys: Output
) -> None:
    assert verify(built, content) == ExitCode.OK
    assert engine.runs == 0
    assert "by its manifest: no input changed since" in capsys.readouterr().out


def test_rebuild_builds_and_compares_bytes(
    built: Path, content: Path, engine: Counting, capsys: Output
) -> None:
    assert verify(built, content, "--rebuild") == ExitCode.OK
    assert engine.runs > 0
    assert "byte for byte" in capsys.readouterr().out


def test_without_a_manifest_it_builds(built: Path, content: Path, engine: Counting) -> None:
    built.with_name(manifest.NAME).unlink()
    assert verify(built, content) == ExitCode.OK
    assert engine.runs > 0


def test_a_change_that_no_page_shows_is_no_difference(
    built: Path, content: Path, engine: Counting, capsys: Output
) -> None:
    file = content / "penutup.toml"
    file.write_text(file.read_text("utf-8") + "# catatan\n", "utf-8")
    assert verify(built, content) == ExitCode.OK
    assert engine.runs > 0


def test_what_changed_and_the_first_page_are_told(
    built: Path, content: Path, engine: Counting, capsys: Output
) -> None:
    file = content / "penutup.toml"
    file.write_text(file.read_text("utf-8") + "# catatan\n", "utf-8")
    engine.words = "lain kata"
    assert verify(built, content) == ExitCode.FINDINGS
    text = capsys.readouterr().out
    assert "  - penutup.toml was changed" in text
    assert "the first page that differs: 1" in text
    assert "  in the file: satu kata\n  built now: lain kata" in text


def test_other_versions_are_told(
    built: Path, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(Counting, "version", lambda self: "2")
    assert verify(built, content) == ExitCode.OK
    assert "  - mesin: libreoffice 1 then, libreoffice 2 now" in capsys.readouterr().out


def test_a_report_of_other_pages_is_told_by_their_number(
    built: Path, content: Path, engine: Counting, capsys: Output
) -> None:
    with Pdf.open(built, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pages = len(pdf.pages)
        pdf.save(built)
    assert verify(built, content) == ExitCode.FINDINGS
    text = capsys.readouterr().out
    assert "it is not the file that its manifest was written for" in text
    assert f"it has {pages} pages; now there are {pages - 1}" in text


def test_a_change_that_no_reader_shows_is_told_as_such(
    built: Path, content: Path, capsys: Output
) -> None:
    with Pdf.open(built, allow_overwriting_input=True) as pdf:
        pdf.Root[Name.Lang] = String("en")
        pdf.save(built)
    assert verify(built, content) == ExitCode.FINDINGS
    assert "all pages look the same" in capsys.readouterr().out


def appended(built: Path, empties_a_page: bool = False) -> None:
    """A revision behind the file, as a signing service writes it."""
    data = built.read_bytes()
    previous = int(data.rsplit(b"startxref", 1)[1].split()[0])
    with Pdf.open(built) as pdf:
        root, size, page = pdf.Root.objgen, len(pdf.objects) + 1, pdf.pages[0].obj
        parent = page.Parent.objgen
    new, entry = "", "0 0\n"
    if empties_a_page:
        new = f"{page.objgen[0]} 0 obj\n<< /Type /Page /MediaBox [0 0 595 842] "
        new += f"/Parent {parent[0]} 0 R >>\nendobj\n"
        entry = f"{page.objgen[0]} 1\n{len(data):010d} 00000 n \n"
    trailer = (
        f"xref\n{entry}trailer\n<< /Size {size} /Root {root[0]} 0 R /Prev {previous} >>\n"
        f"startxref\n{len(data) + len(new)}\n%%EOF\n"
    )
    built.write_bytes(data + (new + trailer).encode())


@pytest.mark.parametrize("options", [[], ["--rebuild"]])
def test_a_signed_file_is_still_what_the_content_builds(
    options: list[str], built: Path, content: Path, engine: Counting, capsys: Output
) -> None:
    appended(built)
    assert verify(built, content, *options) == ExitCode.OK
    assert (engine.runs > 0) is bool(options)
    assert "bytes were added behind it" in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--rebuild"]])
def test_a_revision_that_changes_a_page_is_a_difference(
    options: list[str], built: Path, content: Path, capsys: Output
) -> None:
    appended(built, empties_a_page=True)
    assert verify(built, content, *options) == ExitCode.FINDINGS
    assert "the first page that differs: 1" in capsys.readouterr().out


def test_content_with_errors_builds_nothing_to_compare(
    built: Path, content: Path, capsys: Output
) -> None:
    (content / "penutup.toml").write_text("simpulan = 1")
    assert verify(built, content) == ExitCode.FINDINGS
    text = capsys.readouterr().out
    assert "penutup.toml:1:1: error[nilai-salah]" in text
    assert "the content has errors: it builds no PDF now" in text


def test_without_libreoffice_the_reason_is_told(
    built: Path, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    def missing(self: object) -> str:
        raise ToolMissing(message("LibreOffice is not installed"))

    monkeypatch.setattr(Counting, "version", missing)
    assert verify(built, content, "--rebuild") == ExitCode.TOOL
    assert "not installed" in capsys.readouterr().err


def test_what_is_no_pdf_cannot_be_compared(built: Path, content: Path, capsys: Output) -> None:
    built.write_bytes(b"bukan PDF")
    assert verify(built, content) == ExitCode.FINDINGS
    assert "its pages cannot be compared" in capsys.readouterr().out


def test_an_absent_file_is_told(content: Path, tmp_path: Path) -> None:
    assert verify(tmp_path / "x.pdf", content) == ExitCode.CONTENT


def one_page(out: Path, lines: dict[str, tuple[float, float]], drawing: bytes = b"") -> Path:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        write_text(pdf, page, lines)
        page.contents_add(drawing)
        pdf.save(out)
    return out


def test_the_words_begin_shortly_before_the_difference(tmp_path: Path) -> None:
    long = "kata yang sama di depan sekali dan seterusnya sampai di sini lalu"
    one = one_page(tmp_path / "1.pdf", {f"{long} lama": (10, 10)})
    two = one_page(tmp_path / "2.pdf", {f"{long} baru": (10, 10)})
    found = first_difference(one, two)
    assert (found["page"], found["pages"]) == (1, [1, 1])
    assert found["then"].endswith("lalu lama") and found["now"].endswith("lalu baru")
    assert len(found["then"]) < len(long)


def test_a_picture_alone_is_a_difference_without_words(tmp_path: Path) -> None:
    one = one_page(tmp_path / "1.pdf", {"x": (10, 10)})
    two = one_page(tmp_path / "2.pdf", {"x": (10, 10)}, b"0 g 50 50 9 9 re f")
    assert first_difference(one, two) == {"pages": [1, 1], "page": 1, "then": "", "now": ""}
    assert first_difference(one, shutil.copy(one, tmp_path / "3.pdf"))["page"] == 0
