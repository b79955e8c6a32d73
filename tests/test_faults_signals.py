"""Told to stop: in order, once, and not in the midst of what must be done wholly."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from publisher import convert
from publisher.commands.console import Console
from publisher.commands.failures import guarded
from publisher.convert.settings import PROFILE_SWITCH
from publisher.convert.worker import Worker
from publisher.tidy import Terminated, orderly, orphans, signals, temporary_folder, undisturbed
from publisher.vocabulary.errors import ExitCode
from tests.faults import in_a_process

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no signals to send")

CODES = {
    signal.SIGINT: ExitCode.INTERRUPTED,
    signal.SIGTERM: ExitCode.TERMINATED,
    signal.SIGHUP: ExitCode.TERMINATED,
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def tell(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(0)  # here it takes effect


@pytest.mark.parametrize("number", CODES)
def test_a_command_that_is_told_to_stop_tidies_up_and_has_its_code(
    number: signal.Signals, desk: Path
) -> None:
    before = [signal.getsignal(n) for n in CODES]

    def run() -> ExitCode:
        with temporary_folder():
            tell(number)
        return ExitCode.OK

    console = Console("en", io.StringIO(), io.StringIO())
    assert guarded(run, console) is CODES[number]
    assert isinstance(console.err, io.StringIO) and console.err.getvalue().count("\n") == 1
    assert [signal.getsignal(n) for n in CODES] == before


def test_a_closed_window_is_no_trouble() -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(5, "Input/output error")

    def run() -> ExitCode:
        raise Terminated

    assert guarded(run, Console("en", io.StringIO(), Closed())) is ExitCode.TERMINATED


def test_a_second_signal_does_not_stop_the_tidying() -> None:
    done = []
    with pytest.raises(Terminated), orderly():
        try:
            tell(signal.SIGTERM)
        finally:
            tell(signal.SIGTERM)
            tell(signal.SIGINT)
            done.append("tidied")
    assert done == ["tidied"]


def test_a_signal_that_was_lost_can_be_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "PATIENCE", 0.0)
    with pytest.raises(Terminated), orderly():
        try:
            tell(signal.SIGTERM)
        except Terminated:
            tell(signal.SIGTERM)


def test_what_must_be_done_wholly_is_done_wholly() -> None:
    done = []
    with pytest.raises(Terminated), orderly():
        with undisturbed():
            tell(signal.SIGTERM)
            with undisturbed():
                pass
            done.append("whole")
        done.append("too late")
    assert done == ["whole"]


def test_a_signal_that_was_ignored_stays_ignored() -> None:
    """As under `nohup`, or for Ctrl-C in the background of a script."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with orderly():
            tell(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def is_gone(process: psutil.Process) -> bool:
    gone, _ = psutil.wait_procs([process], timeout=5)
    return bool(gone) or process.status() == psutil.STATUS_ZOMBIE


def test_the_worker_ends_with_whoever_asks_even_in_the_midst_of_an_answer(tmp_path: Path) -> None:
    """A named pipe that nobody writes into makes it hang on its first question."""
    os.mkfifo(tmp_path / "a.pdf")
    said = tmp_path / "pid"
    program = f"""
import os, threading, time
from publisher.convert.worker import Worker
with Worker("publisher.assemble.worker", ["4000000000"]) as worker:
    ask = {{"do": "inspect", "file": {str(tmp_path / "a.pdf")!r}}}
    threading.Thread(target=worker.ask, args=[ask], daemon=True).start()
    while worker._process is None:
        time.sleep(0.01)
    time.sleep(2)
    open({str(said)!r}, "w").write(str(worker._process.pid))
    os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", program])
    pid = int(said.read_text())
    assert not psutil.pid_exists(pid) or is_gone(psutil.Process(pid))


def test_a_worker_that_is_killed_is_asked_once_more(tmp_path: Path) -> None:
    """It dies on the first question; the file that it leaves tells the next one to answer."""
    (tmp_path / "dies.py").write_text(
        "import os, sys, pathlib\n"
        "mark = pathlib.Path(sys.argv[1])\n"
        "for line in sys.stdin:\n"
        "    count = len(mark.read_text()) if mark.exists() else 0\n"
        "    mark.write_text('x' * (count + 1))\n"
        "    if count == 0: os.kill(os.getpid(), 9)\n"
        "    print('{}', flush=True)\n"
    )
    with Worker("dies", [str(tmp_path / "mark")]) as worker:
        sys.path.append(str(tmp_path))
        try:
            assert worker.ask({}) == {}
        finally:
            sys.path.remove(str(tmp_path))
    assert (tmp_path / "mark").read_text() == "xx"


def test_the_remains_of_a_killed_run_are_cleared_away(desk: Path, tmp_path: Path) -> None:
    """Its LibreOffice too, and nobody else's."""
    said = tmp_path / "pid"

    def dies() -> None:
        with temporary_folder() as folder:
            started = subprocess.Popen(
                ["/bin/sh", "-c", "sleep 100; true", f"{PROFILE_SWITCH}{folder.as_uri()}/profile"],
                start_new_session=True,
            )
            said.write_text(str(started.pid))
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_a_process(dies) == -signal.SIGKILL
    (folder,) = desk.iterdir()
    orphan = psutil.Process(int(said.read_text()))
    reader = subprocess.Popen(["/bin/sh", "-c", "sleep 100; true", str(folder)])
    with temporary_folder() as mine:
        assert convert.remove_leftovers() == 1
        assert mine.exists()
    assert is_gone(orphan)
    assert reader.poll() is None
    reader.kill()
    reader.wait()


def test_only_our_own_orphans_are_taken(tmp_path: Path) -> None:
    (tmp_path / "publisher-kerja-catatan").mkdir()  # of the user: nine letters would be ours
    (tmp_path / "publisher-kerja-abcdefgh").write_text("a file")
    (tmp_path / "real").mkdir()
    (tmp_path / "publisher-kerja-linked00").symlink_to(tmp_path / "real")
    (tmp_path / "publisher-kerja-dead0000").mkdir()
    found = [folder.name for folder in orphans(tmp_path)]
    assert found == ["publisher-kerja-dead0000"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "publisher-kerja-abcdefgh",
        "publisher-kerja-catatan",
        "publisher-kerja-linked00",
        "real",
    ]


def test_the_remains_of_a_new_report_do_not_bar_its_folder(tmp_path: Path) -> None:
    from publisher.commands import main

    folder = tmp_path / "laporan"

    def dies() -> None:
        folder.mkdir()
        with temporary_folder(folder, "konsep"):
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_a_process(dies) == -signal.SIGKILL
    assert main(["new", "--example", str(folder), "--nama", "Dinas X"]) == ExitCode.OK
    assert [p.name for p in folder.iterdir() if p.name.startswith(".publisher")] == []
