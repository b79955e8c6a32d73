"""Programs that hang, fork and fail: nothing of them is left."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from publisher.convert.process import Finished, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")


def script(folder: Path, text: str) -> Path:
    file = folder / "program"
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def living(pids: Path) -> list[int]:
    """Which of the processes in the file, one id a line, still live."""
    known = [int(line) for line in pids.read_text().split()]
    assert known, "the program did not get to start its children"
    return [pid for pid in known if _lives(pid)]


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_code_and_both_outputs_come_back(tmp_path: Path) -> None:
    program = script(tmp_path, 'echo out "$1"; echo err >&2; exit 3')
    assert run([program, "a b"], 60, tmp_path / "log") == Finished(3, "out a b\nerr\n")


def test_the_tail_is_one_line() -> None:
    assert Finished(1, "1\n2\n\n 3 \n").tail(2) == "2 / 3"
    assert Finished(1, "\n").tail() == "-"


def test_a_program_that_cannot_start_is_an_oserror(tmp_path: Path) -> None:
    (tmp_path / "program").write_text("no program")
    with pytest.raises(OSError):
        run([tmp_path / "program"], 60, tmp_path / "log")


def test_at_the_limit_children_and_orphans_die_too(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    # A child, a grandchild whose parent is gone, and the program itself.
    text = f"""sleep 1000 & echo $! >> {pids}
( sleep 1000 & echo $! >> {pids} )
echo $$ >> {pids}; echo waiting
sleep 1000"""
    finished = run([script(tmp_path, text)], 2, tmp_path / "log")
    assert finished == Finished(None, "waiting\n")
    assert len(pids.read_text().split()) == 3
    assert living(pids) == []


def test_the_time_begins_anew_with_every_piece_of_work(tmp_path: Path) -> None:
    text = f"for n in 1 2 3 4; do sleep 1; touch {tmp_path}/$n.pdf; done"
    program = script(tmp_path, text)
    assert run([program], 2.5, tmp_path / "log").code is None
    for made in tmp_path.glob("*.pdf"):
        made.unlink()
    finished = run(
        [program], 2.5, tmp_path / "log", progress=lambda: len(list(tmp_path.glob("*.pdf")))
    )
    assert finished.code == 0


def test_what_a_finished_program_left_running_dies(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    text = f"( sleep 1000 & echo $! >> {pids} )"
    assert run([script(tmp_path, text)], 60, tmp_path / "log").code == 0
    assert living(pids) == []


def test_an_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    program = script(tmp_path, f"echo $$ > {pids}.new; mv {pids}.new {pids}; sleep 1000")

    def interrupt() -> None:
        while not pids.exists():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        run([program], 60, tmp_path / "log")
    assert living(pids) == []


def test_a_program_that_does_not_stop_starting_others_is_ended(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    text = f"""import os, subprocess, time
while True:
    child = subprocess.Popen(["sleep", "1000"])
    open({str(pids)!r}, "a").write(f"{{child.pid}}\\n")
    time.sleep(0.05)"""
    (tmp_path / "forks.py").write_text(text)
    run([sys.executable, tmp_path / "forks.py"], 2, tmp_path / "log")
    assert living(pids) == []
