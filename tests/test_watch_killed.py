"""A watch with the real LibreOffice: the bytes are those of a build, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from publisher.convert.settings import PROFILE_SWITCH
from tests.minimal import changed, write_minimal
from tests.proofs import WHOLE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="LibreOffice stays there only")

PATIENCE = 120.0  # seconds
IDLE = "; Ctrl-C ends it"


def command(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    places = {"PUBLISHER_CACHE": str(folder / "cache"), "TMPDIR": str(folder / "tmp")}
    with (folder / f"{words[0]}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "publisher", "--lang", "en", *words],
            stdout=log,
            stderr=log,
            cwd=folder,
            env=os.environ | places,
        )


def offices(folder: Path) -> list[psutil.Process]:
    """The LibreOffice whose profiles are in this folder."""

    def ours(process: psutil.Process) -> bool:
        try:
            said = process.cmdline()
        except psutil.Error:
            return False
        return any(PROFILE_SWITCH in word and str(folder) in word for word in said)

    return [p for p in psutil.process_iter() if ours(p)]


def until(true: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, log.read_text("utf-8")[-3000:]
        time.sleep(0.02)


def test_bytes_of_a_build_and_nothing_left_behind(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    isi, log = write_minimal(tmp_path / "isi"), tmp_path / "watch.log"
    watch = command(tmp_path, "watch", "isi", "--out", "out")
    try:
        until(lambda: log.read_text("utf-8").count(IDLE) == 1, log)
        (office,) = offices(tmp_path)
        text = changed("penutup", "Kinerja dinas baik.", "Kinerja dinas baik sekali.")
        (isi / "penutup.toml").write_text(text, encoding="utf-8")
        until(lambda: log.read_text("utf-8").count(IDLE) == 2, log)
        assert offices(tmp_path) == [office]  # it stayed
        office.kill()
        (isi / "penutup.toml").write_text(text.replace("sekali", "lagi"), encoding="utf-8")
        until(lambda: log.read_text("utf-8").count(IDLE) == 3, log)
        assert log.read_text("utf-8").count("\ndone ") == 3
    finally:
        watch.send_signal(signal.SIGKILL)
        watch.wait()
    # Killed like this it leaves its LibreOffice; the next run ends it.
    assert offices(tmp_path)
    assert command(tmp_path, "build", "isi", "--out", "alone", "--fresh").wait(PATIENCE) in (0, 10)
    assert offices(tmp_path) == []
    assert list((tmp_path / "tmp").iterdir()) == []
    for name in ("laporan.docx", "laporan.pdf", "laporan.manifes.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
    if not WHOLE:
        return
    watch = command(tmp_path, "watch", "isi", "--out", "out")
    until(lambda: log.read_text("utf-8").count(IDLE) == 1, log)
    watch.send_signal(signal.SIGINT)
    assert watch.wait(PATIENCE) == 130
    assert offices(tmp_path) == []
    assert list((tmp_path / "tmp").iterdir()) == []
