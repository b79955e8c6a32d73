"""What a killed run could not clear away itself: its processes and its temporary folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from publisher.convert.process import kill
from publisher.convert.profile import SWITCH
from publisher.tidy import orphans
from publisher.tidy.folders import temporary_place

SECONDS = 1.0  # until a killed process is gone; a zombie that nobody collects does no harm


def remove_leftovers() -> int:
    """End what dead runs left running, remove their folders, and say of how many."""
    count = 0
    for folder in orphans(temporary_place()):
        for process in _working_in(folder):
            _end(process)
        count += 1
    return count


def _working_in(folder: Path) -> Iterator[psutil.Process]:
    """Each LibreOffice whose profile is in the folder: nobody but the dead run started it so."""
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if any(a.startswith(SWITCH) and folder.name in a for a in process.cmdline()):
                yield process


def _end(root: psutil.Process) -> None:
    with suppress(psutil.Error):
        family = [root, *root.children(recursive=True)]
        for process in family:
            kill(process)
        psutil.wait_procs(family, timeout=SECONDS)
