"""What the tests of faults share: a process that dies at a given step, and outputs to lose."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from publisher import manifest
from publisher.staging import output_folder

STEPS = ("open", "os.", "shutil.", "tempfile.")
EARLIER = {"laporan.docx": b"earlier words", "laporan.pdf": b"earlier pages"}
KNOWN = EARLIER | {  # and the manifest that knows them as ours
    manifest.NAME: manifest.as_text(
        manifest.with_others(
            None,
            {
                name: {"sha256": hashlib.sha256(text).hexdigest(), "ukuran": len(text)}
                for name, text in EARLIER.items()
            },
        )
    ).encode()
}
BUILT = {"laporan.docx", "laporan.pdf", "laporan.manifes.json"}  # what a build makes
NEW = {"laporan.docx": b"new words", "laporan.pdf": b"new pages"}


def write(folder: Path, files: dict[str, bytes]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text)
    return [folder / name for name in files]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, those of hidden folders too."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if not p.is_dir()}


def in_a_process(action: Callable[[], object], dies_before: int | None = None) -> int:
    """How a process ended that did the action, killed before its n-th step on the file system."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if dies_before:
                sys.addaudithook(_killer(dies_before))
            action()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _killer(steps: int) -> Callable[[str, tuple[Any, ...]], None]:
    left = steps

    def hook(event: str, _: tuple[Any, ...]) -> None:
        nonlocal left
        if event.startswith(STEPS):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def deaths(action: Callable[[], object], prepare: Callable[[], object]) -> Iterator[int]:
    """Let the action, each time prepared anew, die before its first step, its second, …"""
    for step in range(1, 1000):
        prepare()
        code = in_a_process(action, step)
        if code == 0:
            return
        assert code == -signal.SIGKILL, f"step {step}: {code}"
        yield step


def recovered(out: Path) -> dict[str, bytes]:
    """What the next build finds."""
    with output_folder(out):
        found = contents(out)
        found.pop(".publisher.kunci")
        return found
