"""Builds that are ended at many moments, each in a process of its own.

`python -m tests.killing CONTENT OUT MOMENTS SIGNAL…` prints a line of JSON for
each: what it left. All modules are imported before, so that the moments fall
into the build and not into the start of Python. LibreOffice is played by a
process that sleeps and the fake engine.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from publisher import pipeline as _pipeline  # noqa: F401 so that no moment falls into its import
from publisher import staging
from publisher.commands import main
from publisher.convert import ENGINES, remove_leftovers
from publisher.convert.process import run
from publisher.convert.settings import PROFILE_SWITCH
from publisher.tidy import temporary_folder
from publisher.tidy.folders import temporary_place
from publisher.vocabulary.artifacts import PdfFile
from tests import fake_engine
from tests.faults import KNOWN as EARLIER

BEFORE_OR_AFTER = 99  # exit code of a process that was told to stop outside the command
PATIENCE = 3.0  # seconds until a process that is to end by itself has ended


class Slow:
    """The fake engine, with a process as LibreOffice would have it."""

    def version(self) -> str:
        return "slow"

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        with temporary_folder() as desk:
            profile = f"{PROFILE_SWITCH}{(desk / 'profile').as_uri()}"
            run(["/bin/sh", "-c", "sleep 0.05; true", profile], 60, desk / "log")
        return fake_engine.convert(documents, folder)


def build(content: Path, out: Path) -> int:
    sys.stdout = sys.stderr = io.StringIO()
    return main(["build", str(content), "--out", str(out)])


def in_a_process(content: Path, out: Path) -> int:
    child = os.fork()
    if child == 0:
        code = BEFORE_OR_AFTER
        try:
            code = build(content, out)
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def reset(out: Path) -> None:
    out.mkdir(exist_ok=True)
    for name, text in EARLIER.items():
        (out / name).write_bytes(text)


def state(out: Path) -> str:
    """`earlier` or `new`, else what is wrong with the outputs."""
    found = {p.name: p.read_bytes() for p in out.iterdir()}
    if found == EARLIER:
        return "earlier"
    whole = found.keys() == EARLIER.keys() and found["laporan.pdf"].rstrip().endswith(b"%%EOF")
    is_new = whole and all(found[name] != text for name, text in EARLIER.items())
    return "new" if is_new else str({name: len(text) for name, text in found.items()})


def living() -> list[str]:
    """Processes of ours, after a moment in which they may end."""
    deadline = time.monotonic() + PATIENCE
    while (found := list(_living())) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def _living() -> list[str]:
    place, found = str(temporary_place()), []
    for process in psutil.process_iter():
        try:
            is_ours = process.environ().get("TMPDIR") == place
            if is_ours and process.status() != psutil.STATUS_ZOMBIE and process.pid != os.getpid():
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def moment(name: str, wait: float, content: Path, out: Path) -> dict[str, Any]:
    reset(out)
    child = in_a_process(content, out)
    time.sleep(wait)
    os.kill(child, getattr(signal, name))
    code = ended(child)
    if name == "SIGKILL":  # what the next run does before anything else
        remove_leftovers()
        with staging.output_folder(out):
            pass
    left = sorted(os.listdir(temporary_place()))
    return {"code": code, "state": state(out), "left": left, "living": living()}


def end_builds() -> None:
    content, out, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    answers = sys.stdout
    ENGINES["libreoffice"] = Slow()
    begin = time.monotonic()
    assert ended(in_a_process(content, out)) == 0
    whole = time.monotonic() - begin
    for n in range(count):
        name = sys.argv[4 + n % len(sys.argv[4:])]
        wait = whole * 1.1 * n / count
        found = moment(name, wait, content, out) | {"signal": name, "wait": round(wait, 3)}
        print(json.dumps(found), file=answers, flush=True)
    reset(out)
    print(json.dumps({"code": ended(in_a_process(content, out)), "state": state(out)}))


if __name__ == "__main__":
    end_builds()
