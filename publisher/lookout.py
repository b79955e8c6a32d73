"""Whether one of the files that a report is made of is another than before.

The system tells of a change at once (watchfiles), where it can: not on every network drive, and
not after a folder was made anew. So the files are also looked at each second. What counts is what
they hold: one that was only touched, or replaced by its like, is the same.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchfiles import watch

from publisher.cache import Fact, mark
from publisher.load import KNOWLEDGE_FILES
from publisher.manifest import input_names
from publisher.vocabulary.report import FILES, Report

QUIET = 50  # milliseconds without a further event: several saves are one change
MOST = 400  # milliseconds after which events that do not end are a change all the same
TICK = 1_000  # milliseconds without any event
AGAIN = 0.02  # seconds between two looks of one who waits

Trace = tuple[int, int, int]  # of a file: a change of what it holds changes one of these


def made_of(folder: Path, report: Report | None, templates: Iterable[Path]) -> frozenset[Path]:
    """Every file that a build looks for, there or not. report: None where it could not be read."""
    names = {f"{stem}.toml" for stem in FILES}
    names |= {f"pengetahuan/{name}" for name in KNOWLEDGE_FILES}
    names |= set(input_names(report)) if report else set()
    return frozenset((*(folder / name for name in names), *templates))


class Lookout:
    """A context manager: it looks in a thread of its own.

    `begin` says that what lies there now is known. From then on `changed` has the files that are
    another, which a later `begin` makes known in turn.
    """

    def __init__(self, files: frozenset[Path]) -> None:
        self._files = files
        self._known: dict[Path, Fact | None] = {}
        self._traces: dict[Path, Trace | None] = {}
        self._changed: set[Path] = set()
        self._since = 0.0  # when the first of them was noticed
        self._began = 0  # nanoseconds, as files have them
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Lookout:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._halt()

    @property
    def files(self) -> frozenset[Path]:
        return self._files

    @property
    def changed(self) -> frozenset[Path]:
        with self._lock:
            return frozenset(self._changed)

    @property
    def since(self) -> float:
        """When a change was noticed, as `time.monotonic` counts."""
        return self._since

    def begin(self) -> None:
        with self._lock:
            self._began = time.time_ns()
            self._changed.clear()
            self._traces = {file: _trace(file) for file in self._files}
            self._known = {file: _fact(file) for file in self._files}

    def look_at(self, files: frozenset[Path]) -> None:
        """From now on at these. One that is new among them and was written since `begin` counts."""
        if files == self._files:
            return
        with self._lock:
            for file in files - self._files:
                self._traces[file], self._known[file] = _trace(file), _fact(file)
                if (trace := self._traces[file]) is not None and trace[0] >= self._began:
                    self._note(file)
            before, self._files = _folders(self._files), files
            self._changed &= files
        if _folders(files) != before:
            self._halt()
            self._start()

    def wait(self, seconds: float) -> frozenset[Path]:
        """The files that have changed, as soon as there are some; none where time is over."""
        end = time.monotonic() + seconds
        while not (changed := self.changed) and time.monotonic() < end:
            time.sleep(AGAIN)
        return changed

    def _start(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(_folders(self._files), self._stop), daemon=True
        )
        self._thread.start()

    def _halt(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join(TICK / 1000 * 3)

    def _run(self, folders: frozenset[Path], stop: threading.Event) -> None:
        try:
            for _ in watch(
                *folders,
                watch_filter=None,
                debounce=MOST,
                step=QUIET,
                stop_event=stop,
                rust_timeout=TICK,
                yield_on_timeout=True,
                raise_interrupt=False,
                recursive=False,
                ignore_permission_denied=True,
            ):
                self._look()
        except Exception:  # the system has no watch left for us, or the folder went meanwhile
            while not stop.wait(TICK / 1000):
                self._look()

    def _look(self) -> None:
        with self._lock:
            for file in self._files:
                trace = _trace(file)
                if trace == self._traces.get(file):
                    continue
                self._traces[file] = trace
                if _fact(file) != self._known.get(file):
                    self._note(file)
                else:
                    self._changed.discard(file)

    def _note(self, file: Path) -> None:
        if not self._changed:
            self._since = time.monotonic()
        self._changed.add(file)


def _folders(files: Iterable[Path]) -> frozenset[Path]:
    """Those of the files, or the nearest above them that are there."""
    wanted = {file.parent for file in files}
    return frozenset(
        next((one for one in (folder, *folder.parents) if one.is_dir()), Path("."))
        for folder in wanted
    )


def _trace(file: Path) -> Trace | None:
    try:
        facts = file.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


def _fact(file: Path) -> Fact | None:
    """None where it cannot be read at this moment."""
    try:
        return mark(file)
    except OSError:
        return None
