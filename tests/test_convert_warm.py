"""LibreOffice that stays for the next document, the real one."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from pathlib import Path

import psutil
import pytest
from docx import Document
from pypdf import PdfReader

from publisher import convert
from publisher.convert import libreoffice
from publisher.convert.warm import Warm
from publisher.tidy.folders import temporary_place
from publisher.vocabulary.errors import ToolFailed

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there each document gets its own")


def text_of(pdf: Path) -> str:
    return str(PdfReader(pdf).pages[0].extract_text()).strip()


def word_file(path: Path, text: str) -> Path:
    document = Document()
    document.add_paragraph(text)
    document.save(path)
    return path


def test_one_office_converts_one_document_after_another_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    documents = [word_file(tmp_path / f"{name}.docx", f"isi {name}") for name in "ab"]
    with convert.staying():
        engine = convert.ENGINES["libreoffice"]
        assert isinstance(engine, Warm)
        made = engine.convert(documents, tmp_path / "out")
        assert [text_of(pdf.path) for pdf in made] == ["isi a", "isi b"]
        office = engine._office
        assert office is not None and office.count == 2
        # Killed in between: the next document gets another, and none is lost.
        office.process.kill()
        office.process.wait()
        (again,) = engine.convert(documents[:1], tmp_path / "again")
        assert text_of(again.path) == "isi a"
        second = engine._office
        assert second is not None and second.process.pid != office.process.pid
        with pytest.raises(ToolFailed):
            engine.convert([tmp_path / "keterangan.docx"], tmp_path / "out")
    assert convert.ENGINES["libreoffice"] is libreoffice
    assert not psutil.pid_exists(second.process.pid) or second.process.poll() is not None
    assert list(temporary_place().iterdir()) == []


def test_fonts_in_a_document_are_not_those_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would stay known to an office that stays."""
    document = word_file(tmp_path / "a.docx", "isi")
    with zipfile.ZipFile(document, "a") as package:
        package.writestr("word/fonts/font1.odttf", b"")
    asked: list[Path] = []

    def cold(documents: list[Path], folder: Path) -> None:
        asked.extend(documents)

    monkeypatch.setattr(libreoffice, "convert", cold)
    with Warm() as engine:
        engine.convert([document], tmp_path / "out")
        assert asked == [document] and engine._office is None


def test_an_office_that_hangs_is_ended_and_the_document_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stopped as by a debugger: it listens, and never answers."""
    document = word_file(tmp_path / "a.docx", "isi")
    with Warm() as engine:
        engine.convert([document], tmp_path / "out")
        office = engine._office
        assert office is not None
        office.process.suspend()
        monkeypatch.setenv("PUBLISHER_BATAS_WAKTU", "1")
        begin = time.monotonic()
        with pytest.raises(ToolFailed, match="within the time limit"):
            engine.convert([document], tmp_path / "out")
        assert engine._office is None and time.monotonic() - begin < 30
    shutil.rmtree(tmp_path / "out")
