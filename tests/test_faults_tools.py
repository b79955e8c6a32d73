"""LibreOffice that goes or dies in the midst, and content that changes meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest

from publisher import pipeline
from publisher.commands import main
from publisher.convert import ENGINES, libreoffice
from publisher.convert.worker import Worker
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import AttachmentUnusable, ExitCode, ToolFailed, ToolMissing
from tests import fake_engine
from tests.faults import EARLIER, contents, write
from tests.minimal import write_minimal
from tests.reports import ROOT, TEMPLATE
from tests.test_faults_killed import with_attachment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="LibreOffice is played by a script")

# A LibreOffice that writes the PDF of each document, as far as `text` lets it.
PLAYS = """#!{python}
import os, sys, time
sys.path[:0] = {path!r}
if "--version" in sys.argv:
    print("LibreOffice 24.8.1.2"); sys.exit()
from pathlib import Path
from tests import fake_engine
out = Path(sys.argv[sys.argv.index("--outdir") + 1])
documents = [Path(a) for a in sys.argv if a.endswith((".docx", ".xlsx"))]
made = fake_engine.convert(documents, out)
{text}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def plays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Path) -> Callable[[str], Path]:
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    monkeypatch.setenv("PUBLISHER_SOFFICE", str(tmp_path / "program"))
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "libsmlo.so").touch()  # it can set formulas

    def play(text: str) -> Path:
        program = tmp_path / "program" / "soffice.bin"
        program.write_text(PLAYS.format(python=sys.executable, path=[str(ROOT)], text=text))
        program.chmod(0o755)
        return program

    return play


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("os.kill(os.getpid(), 9) if os.truncate(made[0].path, 700) is None else 0", "code -9"),
        ("made[0].path.unlink()", "made no PDF"),
        ("made[0].path.write_bytes(b'')", "made no PDF"),
        ("os.truncate(made[0].path, 700)", "made no PDF"),
        ("made[0].path.write_bytes(b'%PDF-1.7 not at all %%EOF')", "cannot be read"),
        ("fake_engine._write([fake_engine.A4], {}, made[0].path)", "PDF without"),
    ],
    ids=["killed", "nothing", "empty", "half", "garbage", "no-headings"],
)
def test_a_libreoffice_that_fails_is_one_message_and_leaves_nothing(
    text: str,
    said: str,
    plays: Callable[[str], Path],
    desk: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plays(text)
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    write(out, EARLIER)
    assert main(["build", str(content), "--out", str(out)]) == ExitCode.TOOL
    err = capsys.readouterr().err
    assert said in err and "Traceback" not in err
    assert contents(out) == EARLIER and list(desk.iterdir()) == []
    if said == "code -9":
        plays("")
        assert main(["build", str(content), "--out", str(out)]) == ExitCode.OK


def test_a_libreoffice_that_vanishes_between_two_passes_is_missing(
    plays: Callable[[str], Path], desk: Path, tmp_path: Path
) -> None:
    plays("os.unlink(__file__)")
    content, out = write_minimal(tmp_path / "isi"), tmp_path / "out"
    write(out, EARLIER)
    assert main(["build", str(content), "--out", str(out)]) == ExitCode.TOOL
    assert contents(out)["laporan.pdf"] == EARLIER["laporan.pdf"]
    assert list(desk.iterdir()) == []


@pytest.mark.skipif(
    not os.path.exists("/usr/lib/libreoffice/program/soffice.bin"), reason="no LibreOffice"
)
@pytest.mark.parametrize(
    ("name", "code"), [("SIGTERM", 143), ("SIGKILL", -9), ("soffice", ExitCode.TOOL)]
)
def test_the_real_libreoffice_goes_with_us_and_leaves_nothing(
    name: str, code: int, tmp_path: Path
) -> None:
    """Once it has begun to write temporary files, we are ended, or it is."""
    desk, out = tmp_path / "desk", tmp_path / "out"
    desk.mkdir()
    write(out, EARLIER)
    content = write_minimal(tmp_path / "isi")
    command = [sys.executable, "-m", "publisher", "build", str(content), "--out", str(out)]
    environ = os.environ | {"TMPDIR": str(desk), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True) as build:
        while not list(desk.glob("publisher-kerja-*/tmp/*")):
            assert build.poll() is None
            time.sleep(0.01)
        (office,) = (p for p in _on(desk) if "--convert-to" in p.cmdline())
        sockets = [c.laddr for c in office.net_connections("unix") if "OSL_PIPE" in str(c.laddr)]
        if name == "soffice":
            office.kill()
        else:
            build.send_signal(getattr(signal, name))
        said = build.communicate()[1]
    assert build.returncode == code and "Traceback" not in said
    assert contents(out).keys() - {".publisher.kunci"} == EARLIER.keys()
    if name == "SIGKILL":
        assert _on(desk)
        clean = [sys.executable, "-m", "publisher", "check", str(content)]
        subprocess.run(clean, env=environ, capture_output=True)
    assert _on(desk) == [] and list(desk.iterdir()) == []
    if name != "soffice":  # who kills it alone must remove its socket alone
        assert [s for s in sockets if os.path.exists(str(s))] == []


def _on(desk: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if any(str(desk) in argument for argument in process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def built(content: Path, out: Path, at: str, action: Callable[[], object]) -> pipeline.Build:
    """A build in which something happens as a stage begins."""

    def announce(stage: str) -> None:
        if stage == at:
            action()

    return pipeline.build(pipeline.Request(content, out, TEMPLATE, "fake"), announce)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)


def test_a_lampiran_that_is_deleted_meanwhile_is_named(
    fake: None, desk: Path, tmp_path: Path
) -> None:
    content, out = with_attachment(tmp_path / "isi"), tmp_path / "out"
    write(out, EARLIER)
    with pytest.raises(AttachmentUnusable, match="a.pdf"):
        built(content, out, "attachments", (content / "a.pdf").unlink)
    assert contents(out) == EARLIER and list(desk.iterdir()) == []


@pytest.mark.parametrize("stage", ["tables", "attachments", "pdf"])
def test_content_that_changes_meanwhile_is_that_of_the_beginning(
    stage: str, fake: None, tmp_path: Path
) -> None:
    content = write_minimal(tmp_path / "isi")
    quiet = built(content, tmp_path / "quiet", "", list)

    def change() -> None:
        for file in content.glob("*.toml"):
            file.write_text("half a fi", encoding="utf-8")

    restless = built(content, tmp_path / "restless", stage, change)
    assert quiet.word and restless.word
    assert quiet.word.path.read_bytes() == restless.word.path.read_bytes()


def test_a_worker_that_is_killed_costs_no_lampiran(
    fake: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed from outside as soon as it is asked, the first time."""
    killed: list[int] = []
    real = Worker._answer

    def answer(self: Worker, process: Any) -> bytes:
        if not killed:
            killed.append(process.pid)
            os.kill(process.pid, signal.SIGKILL)
        return real(self, process)

    content = with_attachment(tmp_path / "isi")
    quiet = built(content, tmp_path / "quiet", "", list)
    monkeypatch.setattr(Worker, "_answer", answer)
    hurt = built(content, tmp_path / "hurt", "", list)
    assert killed
    assert [f.rule for f in hurt.findings] == [f.rule for f in quiet.findings]
    assert quiet.publication and hurt.publication
    assert quiet.publication.pages == hurt.publication.pages


def test_the_engine_says_that_the_disk_is_full(
    tmp_path: Path, plays: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.attachment_samples import word_file

    plays("made[0].path.unlink()")
    monkeypatch.setattr(libreoffice, "ROOM", 1 << 60)
    with pytest.raises(OSError, match="No space") as caught:
        libreoffice.convert([word_file(tmp_path / "a.docx")], tmp_path / "made")
    assert "publisher-kerja-" in str(caught.value.filename)
    monkeypatch.setattr(libreoffice, "ROOM", 0)
    with pytest.raises(ToolFailed):
        libreoffice.convert([word_file(tmp_path / "a.docx")], tmp_path / "made")


def test_an_engine_that_goes_before_the_last_pass_leaves_the_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publisher.vocabulary.messages import message

    class Goes:
        left = 1

        def version(self) -> str:
            return "1"

        def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
            if not self.left:
                raise ToolMissing(message("gone"))
            self.left -= 1
            return fake_engine.convert(documents, folder)

    monkeypatch.setitem(ENGINES, "fake", Goes())
    result = built(write_minimal(tmp_path / "isi"), tmp_path / "out", "", list)
    assert isinstance(result.without_pdf, ToolMissing)
    assert contents(tmp_path / "out").keys() == {"laporan.docx", "laporan.manifes.json"}
