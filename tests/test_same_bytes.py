"""The same content gives the same bytes: elsewhere, later, for somebody else.

The second build has another folder, user, umask, language, time zone and hash
seed, and Python's clock is set a year ahead. LibreOffice's own clock
can only be set with libfaketime: where that is missing, it differs by the
seconds between the two builds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publications import pdf_of
from tests.reports import CONTENT, ROOT

KEPT = ("PATH", "PUBLISHER_SOFFICE")
NAMES = ("laporan-tinjauan.docx", "laporan.docx", "laporan.manifes.json", "laporan.pdf")
LATER = """
import datetime, os, time

SHIFT = 400 * 86400
real, clock, clock_ns = datetime.datetime, time.time, time.time_ns
localtime, gmtime = time.localtime, time.gmtime


class Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, real)


class Later(real, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return real.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return real.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return real.fromtimestamp(time.time())


time.time = lambda: clock() + SHIFT
time.time_ns = lambda: clock_ns() + SHIFT * 10**9
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
datetime.datetime = Later
with open(os.environ["CLOCK_LOG"], "a") as log:
    log.write(f"{time.time()}\\n")
"""


def build_later(home: Path, settings: dict[str, str], umask: int) -> dict[str, bytes]:
    """Build a copy of the sample in a process of its own, with nothing of our surroundings."""
    content = home / "isi laporan"
    shutil.copytree(CONTENT, content)
    for file in content.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    (home / "clock").mkdir()
    (home / "clock" / "sitecustomize.py").write_text(LATER)
    environment = {key: os.environ[key] for key in KEPT if key in os.environ} | settings
    environment["PYTHONPATH"] = os.pathsep.join([str(home / "clock"), str(ROOT)])
    environment |= {"HOME": str(home), "TMPDIR": str(home), "CLOCK_LOG": str(home / "clock.log")}
    faketime = shutil.which("faketime")
    command = [faketime, "-f", "+400d"] if faketime else []
    command += [
        sys.executable,
        "-m",
        "publisher",
        "build",
        content.name,
        "--out",
        "hasil",
        "--comments",
    ]
    done = subprocess.run(
        command, cwd=home, env=environment, umask=umask, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (home / "clock.log").exists()
    return {file.name: file.read_bytes() for file in (home / "hasil").iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="umask and TZ are not Windows's")
def test_another_person_on_another_day_gets_the_same_bytes(tmp_path: Path) -> None:
    ours = {file.name: file.read_bytes() for file in pdf_of(CONTENT).parent.iterdir()}
    home = tmp_path / "budi santoso"
    home.mkdir()
    there = {"USER": "budi", "LOGNAME": "budi", "LANG": "id_ID.UTF-8", "LC_ALL": "de_DE.UTF-8"}
    there |= {"TZ": "America/New_York", "PYTHONHASHSEED": "271828", "PUBLISHER_LANG": "en"}
    theirs = build_later(home, there, umask=0o077)
    assert sorted(ours) == sorted(theirs) == sorted(NAMES)
    assert [name for name in NAMES if ours[name] != theirs[name]] == []
    for data in ours.values():
        assert str(CONTENT).encode() not in data
    for data in theirs.values():
        assert str(tmp_path).encode() not in data and b"budi" not in data
