"""However a run ends, the user sees sentences and the shell an exit code."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from publisher.commands.console import Console, console_for
from publisher.commands.failures import guarded
from publisher.commands.progress import progress
from publisher.vocabulary.errors import ExitCode, PublisherError
from publisher.vocabulary.messages import Message

ERRORS = PublisherError.__subclasses__()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def console() -> Console:
    return Console("id", io.StringIO(), io.StringIO())


def ended_by(error: BaseException, console: Console) -> tuple[ExitCode, str]:
    def run() -> NoReturn:
        raise error

    code = guarded(run, console)
    assert isinstance(console.err, io.StringIO)
    return code, console.err.getvalue()


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_of_ours_is_a_message_and_its_exit_code(
    kind: type[PublisherError], console: Console
) -> None:
    code, said = ended_by(kind(Message("what"), Message("do this")), console)
    assert code is kind.exit_code
    assert said == "kesalahan: what\n  = bantuan: do this\n"


def test_every_kind_of_error_has_an_exit_code_of_its_own_meaning() -> None:
    assert ERRORS
    assert not {kind.exit_code for kind in ERRORS} & {
        ExitCode.OK,
        ExitCode.FINDINGS,
        ExitCode.BUG,
    }


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, "tidak ada izin"), (errno.ENOSPC, "ruang penyimpanan penuh")],
)
def test_a_refusal_of_the_system_is_said_in_our_words(
    number: int, reason: str, console: Console
) -> None:
    code, said = ended_by(OSError(number, os.strerror(number), "hasil/a.pdf"), console)
    assert code is ExitCode.OUTPUT
    assert said == f"kesalahan: hasil/a.pdf: {reason}\n"


def test_an_unknown_refusal_has_its_number(console: Console) -> None:
    code, said = ended_by(OSError(errno.EMFILE, "Too many open files"), console)
    assert code is ExitCode.OUTPUT
    assert str(errno.EMFILE) in said
    assert "Too many" not in said


def test_ctrl_c_ends_with_its_own_code(console: Console) -> None:
    code, said = ended_by(KeyboardInterrupt(), console)
    assert code is ExitCode.INTERRUPTED
    assert said == "dihentikan\n"


def test_a_bug_is_admitted_and_its_traceback_saved_not_shown(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, said = ended_by(ZeroDivisionError("by zero"), console)
    assert code is ExitCode.BUG
    assert "kekeliruan program" in said
    assert "Traceback" not in said
    (saved,) = tmp_path.iterdir()
    assert saved.as_posix() in said
    assert "ZeroDivisionError: by zero" in saved.read_text(encoding="utf-8")


def test_a_bug_on_a_full_disk_is_still_one_message(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    code, said = ended_by(ZeroDivisionError("by zero"), console)
    assert code is ExitCode.BUG
    assert said.count("\n") == 1


@pytest.mark.parametrize("lines", [3, 9999])
def test_a_reader_who_goes_away_causes_no_noise(lines: int) -> None:
    program = (
        "from publisher.commands.failures import guarded\n"
        "from publisher.commands.console import console_for\n"
        "console = console_for('id')\n"
        f"speak = lambda: [console.write('x' * 99) for _ in range({lines})]\n"
        "input()\n"
        "raise SystemExit(guarded(speak, console))"
    )
    pipe = subprocess.PIPE
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=pipe, stdout=pipe, stderr=pipe, env=buffered
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(b"speak\n")
        process.stdin.close()
        said = process.stderr.read()
    assert said == b""
    assert process.returncode == ExitCode.INTERRUPTED


def test_output_is_utf8_whatever_the_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    console = console_for("id")
    console.write("Rp1 → …\ud800")
    console.out.flush()
    assert raw.getvalue().decode("utf-8").rstrip() == "Rp1 → …?"


def test_progress_is_one_plain_line_per_stage_off_a_terminal(console: Console) -> None:
    with progress(console) as announce:
        announce("load")
        announce("a new stage")
    assert isinstance(console.err, io.StringIO)
    assert console.err.getvalue() == "membaca isi laporan\na new stage\n"


def test_progress_on_a_terminal_shows_stages_with_their_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    console = Console("id", io.StringIO(), err := Terminal())
    with progress(console) as announce:
        announce("load")
        announce("word")
    last = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", err.getvalue()).split("\r")[-1]
    assert re.findall(r"✓ (.+?) +(\d+:\d\d:\d\d)", last) == [
        ("membaca isi laporan", "0:00:00"),
        ("menulis berkas Word", "0:00:00"),
    ]
