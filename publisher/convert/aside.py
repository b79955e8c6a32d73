"""One thing is done while another is: LibreOffice beside LibreOffice, where there are two cores."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from publisher.convert.process import stoppable

T = TypeVar("T")
LOOK = 0.2  # seconds between two moments at which a signal is heard, also on Windows


class Aside(Generic[T]):
    """A context manager: `work` begins at its start, and what it runs is ended at its end."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._stop = threading.Event()
        self._made: list[T] = []
        self._failed: list[BaseException] = []
        # Not `Thread.join`: a signal that comes in it has Python 3.11 take the thread for ended.
        self._done = threading.Event()

    def __enter__(self) -> Aside[T]:
        threading.Thread(target=self._run, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._wait()

    def result(self) -> T:
        """What was made, once it is; raises what the work has raised."""
        self._wait()
        if self._failed:
            raise self._failed[0]
        return self._made[0]

    def _run(self) -> None:
        try:
            with stoppable(self._stop):
                self._made.append(self._work())
        except BaseException as failed:  # for whoever asks for the result
            self._failed.append(failed)
        finally:
            self._done.set()

    def _wait(self) -> None:
        while not self._done.wait(LOOK):
            pass
