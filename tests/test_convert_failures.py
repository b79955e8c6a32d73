"""LibreOffice that is missing, hangs, fails or lies: one message, no leftovers."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import docx
import psutil
import pytest

from publisher import convert
from publisher.convert import libreoffice
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ExitCode, PublisherError, ToolFailed, ToolMissing
from tests.attachment_samples import word_file, workbook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fake is a shell script")

# The fake finds the documents and the output folder as LibreOffice does.
MAKE_ALL = """
while [ $# -gt 0 ]; do
  case "$1" in
    --outdir) out="$2"; mkdir -p "$out"; shift;;
    *.docx|*.xlsx) name=$(basename "$1"); echo "%PDF-1.7 %%EOF" > "$out/${name%.*}.pdf";;
  esac
  shift
done
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made in this test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Path) -> Path:
    """An empty place for a program that plays LibreOffice."""
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setenv("PUBLISHER_SOFFICE", str(folder))
    return folder


def plays(fake: Path, text: str) -> Path:
    program = fake / "soffice.bin"
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)
    return program


def fails(*documents: Path) -> PublisherError:
    with pytest.raises((ToolFailed, ToolMissing)) as caught:
        libreoffice.convert(documents, documents[0].parent / "out")
    assert caught.value.exit_code is ExitCode.TOOL
    assert not list((documents[0].parent / "out").glob("*.pdf"))
    return caught.value


def test_a_hanging_libreoffice_is_ended_with_its_children(
    fake: Path, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    plays(fake, f"sleep 1000 & echo $! >> {pids}; echo $$ >> {pids}; sleep 1000")
    monkeypatch.setenv("PUBLISHER_BATAS_WAKTU", "2")
    error = fails(word_file(tmp_path / "a.docx"))
    assert "did not finish" in str(error) and "a.docx" in str(error)
    assert "PUBLISHER_BATAS_WAKTU" in str(error.help)
    known = [int(pid) for pid in pids.read_text().split()]
    assert len(known) == 2
    assert not [pid for pid in known if psutil.pid_exists(pid) and not _zombie(pid)]
    assert list(desk.iterdir()) == []


def _zombie(pid: int) -> bool:
    return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_the_document_on_which_it_hangs_is_named(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plays(fake, MAKE_ALL.replace("*.docx|", "*/2.docx) sleep 1000;;\n    *.docx|"))
    monkeypatch.setenv("PUBLISHER_BATAS_WAKTU", "2")
    documents = [word_file(tmp_path / f"{name}.docx") for name in ("a", "b", "c")]
    assert dict(fails(*documents).message.values)["file"] == documents[1]


def test_a_new_profile_that_asks_for_a_second_start_gets_it(fake: Path, tmp_path: Path) -> None:
    mark = tmp_path / "started"
    plays(fake, f"[ -e {mark} ] || {{ touch {mark}; exit 81; }}\n{MAKE_ALL}")
    (pdf,) = libreoffice.convert([word_file(tmp_path / "a.docx")], tmp_path / "out")
    assert pdf == PdfFile(tmp_path / "out" / "a.pdf")
    assert pdf.path.read_text() == "%PDF-1.7 %%EOF\n"


def test_a_program_that_always_asks_to_be_started_again_is_given_up(
    fake: Path, tmp_path: Path
) -> None:
    plays(fake, f"echo x >> {tmp_path / 'starts'}; exit 81")
    assert "exit code 81" in str(fails(word_file(tmp_path / "a.docx")))
    assert len((tmp_path / "starts").read_text().split()) == 3


@pytest.mark.parametrize(
    "text",
    [
        "echo Error: source file could not be loaded; exit 0",
        MAKE_ALL.replace("%PDF-1.7", "garbage") + "echo Error: source file could not be loaded",
    ],
    ids=["no-file", "garbage"],
)
def test_success_without_a_pdf_is_a_failure(
    text: str, fake: Path, desk: Path, tmp_path: Path
) -> None:
    plays(fake, text)
    error = fails(word_file(tmp_path / "a.docx"))
    assert str(error).endswith("(exit code 0): Error: source file could not be loaded")
    assert list(desk.iterdir()) == []


def test_the_first_document_without_a_pdf_is_the_one_that_went_wrong(
    fake: Path, tmp_path: Path
) -> None:
    plays(fake, MAKE_ALL.replace("*.docx|", "*/2.docx) exit 139;;\n    *.docx|"))
    documents = [word_file(tmp_path / f"{name}.docx") for name in ("a", "b", "c")]
    error = fails(*documents)
    assert dict(error.message.values) == {"file": documents[1], "code": 139, "output": "-"}


def test_documents_of_one_kind_share_a_run_and_keep_their_order(
    fake: Path, desk: Path, tmp_path: Path
) -> None:
    plays(fake, f"echo x >> {tmp_path / 'starts'}\n{MAKE_ALL}")
    documents = [workbook(tmp_path / "b.xlsx"), word_file(tmp_path / "a.docx")]
    documents += [word_file(tmp_path / "Lampiran satu.DOCX")]
    made = libreoffice.convert(documents, tmp_path / "new" / "out")
    assert [pdf.path.name for pdf in made] == ["b.pdf", "a.pdf", "Lampiran satu.pdf"]
    assert all(pdf.path.is_file() for pdf in made)
    assert len((tmp_path / "starts").read_text().split()) == 2
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.txt"])
def test_a_text_that_is_named_as_a_word_file_is_refused(
    name: str, fake: Path, tmp_path: Path
) -> None:
    plays(fake, MAKE_ALL)
    (tmp_path / name).write_text("just text")
    assert f"{name} is not a Word or Excel file" in str(fails(tmp_path / name))


def test_two_documents_for_one_pdf_are_a_bug_of_the_caller(fake: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        libreoffice.convert([tmp_path / "a.docx", tmp_path / "A.xlsx"], tmp_path)


def with_formula(out: Path) -> Path:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    document = docx.Document()
    paragraph = document.add_paragraph()._p
    formula = paragraph.makeelement(f"{{{math}}}oMath", {})
    paragraph.append(formula)
    document.save(str(out))
    return out


def test_formulas_without_math_are_refused_and_the_package_is_named(
    fake: Path, tmp_path: Path
) -> None:
    plays(fake, MAKE_ALL)
    document = with_formula(tmp_path / "a.docx")
    error = fails(document)
    assert isinstance(error, ToolMissing)
    assert "libreoffice-math-nogui" in str(error.help)
    (fake / "libsmlo.so").touch()
    assert libreoffice.convert([document], tmp_path / "out")


def test_a_word_file_without_formulas_needs_no_math(fake: Path, tmp_path: Path) -> None:
    plays(fake, MAKE_ALL)
    docx.Document().save(str(tmp_path / "a.docx"))  # it declares the namespace all the same
    assert libreoffice.convert([tmp_path / "a.docx"], tmp_path / "out")


@pytest.mark.parametrize("limit", ["lama", "0", "-1", "inf", "nan"])
def test_a_time_limit_that_is_no_time_is_refused(
    limit: str, fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plays(fake, MAKE_ALL)
    monkeypatch.setenv("PUBLISHER_BATAS_WAKTU", limit)
    assert f"not {limit}" in str(fails(word_file(tmp_path / "a.docx")))


def test_an_output_folder_that_cannot_be_made_is_said(fake: Path, tmp_path: Path) -> None:
    plays(fake, MAKE_ALL)
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ToolFailed, match="cannot be written"):
        libreoffice.convert([word_file(tmp_path / "a.docx")], tmp_path / "out")


@pytest.mark.parametrize("text", ["echo no LibreOffice; exit 1", "exit 0"])
def test_a_program_that_is_not_libreoffice_has_no_version(text: str, fake: Path) -> None:
    plays(fake, text)
    with pytest.raises(ToolMissing, match="does not start"):
        libreoffice.version()


def test_a_program_that_the_system_refuses_is_said(fake: Path, tmp_path: Path) -> None:
    plays(fake, "").chmod(0o644)
    (fake / "soffice.bin").write_bytes(b"\0\1\2")
    with pytest.raises(ToolMissing, match="does not start"):
        libreoffice.version()
    assert "does not start" in str(fails(word_file(tmp_path / "a.docx")))


def test_the_installation_says_which_modules_are_there(fake: Path) -> None:
    program = plays(fake, "echo 'LibreOffice 24.8.1.2 87fa9aec1a63e70835390b81c40bb8993f1d4ff6'")
    (fake / "libswlo.so").touch()
    found = convert.installed()
    assert found == convert.Installation(program, "24.8.1.2", False, False, True)
