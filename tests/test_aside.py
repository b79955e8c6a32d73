"""What goes on beside other work: its result is had, and nothing of it stays behind."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
import pytest

from publisher import pipeline
from publisher.convert import ENGINES, Aside
from publisher.convert.process import run
from publisher.pipeline import Request
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ToolFailed, ToolMissing
from publisher.vocabulary.messages import message
from tests import fake_engine
from tests.minimal import write_minimal
from tests.reports import CONTENT, TEMPLATE

LONG = "import time; time.sleep(600)"


def test_the_result_is_that_of_the_work() -> None:
    with Aside(lambda: 6 * 7) as aside:
        assert aside.result() == 42


def test_what_the_work_raises_is_raised_where_it_is_asked_for() -> None:
    def work() -> None:
        raise ToolFailed(message("no"))

    with Aside(work) as aside, pytest.raises(ToolFailed):
        aside.result()


def test_what_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    """As at Ctrl-C, or where the lampiran cannot be used: the program beside must not go on."""
    mark = str(tmp_path / "tanda")
    before = time.monotonic()
    with (
        pytest.raises(KeyboardInterrupt),
        Aside(lambda: run([sys.executable, "-c", LONG, mark], 600, tmp_path / "log")),
    ):
        while not any(mark in p.cmdline() for p in psutil.Process().children(recursive=True)):
            assert time.monotonic() - before < 60
            time.sleep(0.05)
        raise KeyboardInterrupt
    assert not any(mark in p.cmdline() for p in psutil.Process().children(recursive=True))


class Slow:
    """The fake engine; the first layout of the report is done only after the lampiran."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.order: list[str] = []
        self.fails = fails
        self.attached = False

    def version(self) -> str:
        return fake_engine.version()

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        body = documents[0].stem == "laporan"
        if body and not self.order and not self.attached:
            for _ in range(600):
                if self.attached:
                    break
                time.sleep(0.1)
        if body and self.fails is not None:
            raise self.fails
        made = fake_engine.convert(documents, folder)
        self.order += [document.name for document in documents]
        self.attached |= not body
        return made


def report_with_word_file(folder: Path, more: str = "") -> Path:
    content = write_minimal(folder / "isi")
    shutil.copy(CONTENT / "lampiran" / "daftar-istilah.docx", content / "istilah.docx")
    file = content / "laporan.toml"
    entry = '\n[[lampiran]]\nkunci = "i"\njudul = "Istilah"\nberkas = "istilah.docx"\n' + more
    file.write_text(file.read_text("utf-8") + entry, encoding="utf-8")
    return content


@pytest.mark.parametrize("pemisah", ["halaman", "judul"])
def test_the_first_layout_is_made_beside_the_lampiran(
    pemisah: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were they made one after the other, this engine would wait for ever."""
    engine = Slow()
    monkeypatch.setitem(ENGINES, "slow", engine)
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    content = report_with_word_file(tmp_path, f'pemisah = "{pemisah}"\n')
    built = pipeline.build(Request(content, tmp_path / "out", TEMPLATE, "slow"), lambda _: None)
    assert built.publication is not None
    assert engine.order[0] != "laporan.docx" and engine.order.count("laporan.docx") == 2
    plain = pipeline.build(Request(content, tmp_path / "satu", TEMPLATE, "fake"), lambda _: None)
    assert plain.publication is not None
    assert (tmp_path / "out/laporan.pdf").read_bytes() == (
        tmp_path / "satu/laporan.pdf"
    ).read_bytes()


def test_a_layout_that_fails_beside_is_told_as_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = ToolMissing(message("none"))
    monkeypatch.setitem(ENGINES, "slow", Slow(missing))
    content = report_with_word_file(tmp_path)
    built = pipeline.build(Request(content, tmp_path / "out", TEMPLATE, "slow"), lambda _: None)
    assert built.without_pdf is missing and built.word is not None
