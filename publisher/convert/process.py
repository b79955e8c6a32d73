"""Run a program that may hang, and leave nothing of it behind, nor what a killed run left."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from publisher.convert.settings import PROFILE_SWITCH
from publisher.tidy import orphans, undisturbed
from publisher.tidy.folders import temporary_place

LOOK = 0.5  # seconds between two looks at the progress
TEMPORARY = ("TMPDIR", "TMP", "TEMP")  # on POSIX the first is asked, on Windows the others
GONE = 1.0  # seconds until a killed process is gone; a zombie that nobody collects does no harm
ROUNDS = 50  # a process may start another while we end its family


_Thread = threading.local()


@contextmanager
def stoppable(stop: threading.Event) -> Iterator[None]:
    """In this block and thread a program ends, as if its time were over, once `stop` is set."""
    _Thread.stop = stop
    try:
        yield
    finally:
        del _Thread.stop


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended: its exit code, or None when the time limit ended it."""

    code: int | None
    output: str  # standard output and standard error, as they came

    def tail(self, lines: int = 5) -> str:
        """The last lines of the output, on one line; a dash when there are none."""
        said = [line.strip() for line in self.output.splitlines() if line.strip()]
        return " / ".join(said[-lines:]) or "-"


def run(
    command: Sequence[str | Path],
    seconds: float,
    log: Path,
    temporary: Path | None = None,
    progress: Callable[[], int] = lambda: 0,
) -> Finished:
    """Run `command` for at most `seconds`; its output goes through the file `log`, and its
    temporary files into the folder `temporary`.

    progress: a number that grows with the work done; whenever it has, the time
    begins anew.

    However it ends, also by an exception here, its whole process tree is
    dead afterwards. Raises OSError when the program cannot be started.
    """
    # Output through a file: a surviving grandchild would hold a pipe open.
    process: psutil.Popen | None = None
    code: int | None = None
    with log.open("wb") as sink:
        try:
            with undisturbed():
                process = psutil.Popen(
                    [str(part) for part in command],
                    stdin=subprocess.DEVNULL,
                    stdout=sink,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                    env=os.environ | dict.fromkeys(TEMPORARY if temporary else (), str(temporary)),
                )
            code = _waited(process, seconds, progress)
        finally:
            if process is not None:
                with undisturbed():
                    end_tree(process)
    return Finished(code, log.read_text("utf-8", errors="replace"))


def _waited(process: psutil.Popen, seconds: float, progress: Callable[[], int]) -> int | None:
    done, deadline = progress(), time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        try:
            return int(process.wait(min(left, LOOK)))
        except psutil.TimeoutExpired:
            stop = getattr(_Thread, "stop", None)
            if stop is not None and stop.is_set():
                return None
            if progress() > done:
                done, deadline = progress(), time.monotonic() + seconds
    return None


def end_tree(root: psutil.Popen) -> None:
    """Kill a process and every process that it started."""
    for _ in range(ROUNDS):
        family = _family(root)
        if not family:
            return
        for process in family:
            kill(process)
        # Not long: an orphan is gone for us when it is a zombie that nobody collects.
        psutil.wait_procs(family, timeout=0.1)


def kill(process: psutil.Process) -> None:
    """End a process at once, and remove the socket that LibreOffice has in the system's folder."""
    sockets: list[str] = []
    with suppress(psutil.Error, ValueError, OSError):
        sockets = [str(c.laddr) for c in process.net_connections("unix")]
    with suppress(psutil.Error):
        process.kill()
    for path in map(Path, sockets):
        if path.name.startswith("OSL_PIPE_"):
            with suppress(OSError):
                path.unlink()


def _family(root: psutil.Popen) -> list[psutil.Process]:
    """The living processes of the tree; when its root is dead, those of its session."""
    with suppress(psutil.NoSuchProcess):
        return [root, *root.children(recursive=True)]
    return _session(root.pid)


def _session(leader: int) -> list[psutil.Process]:
    """Members of a POSIX session: also those whose parent has died."""
    if os.name != "posix":
        return []
    return [p for p in psutil.process_iter() if _session_of(p.pid) == leader and _lives(p)]


def _session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:  # it has just ended
        return None


def _lives(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    return False


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
            if any(a.startswith(PROFILE_SWITCH) and folder.name in a for a in process.cmdline()):
                yield process


def _end(root: psutil.Process) -> None:
    with suppress(psutil.Error):
        family = [root, *root.children(recursive=True)]
        for process in family:
            kill(process)
        psutil.wait_procs(family, timeout=GONE)
