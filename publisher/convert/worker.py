"""A process of its own for files that nobody vouches for: it may hang, crash or eat memory.

One process answers many questions, because starting it costs more than most
answers. Whoever overruns the limits is ended, and the next question starts anew.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, BinaryIO, cast

import psutil

from publisher.convert.process import end_tree
from publisher.tidy import undisturbed
from publisher.vocabulary.errors import Overrun

SECONDS = 60.0  # without an answer or a sign of life
MOST = 20 * 60.0  # for one question, whatever signs it gives
BYTES = 1_500_000_000  # resident, of the process and its children
LOOK = 0.2  # seconds between two looks at its memory

Answer = dict[str, Any]


class Worker:
    """A context manager. `ask` sends a question and waits for its answer."""

    def __init__(
        self,
        module: str,
        arguments: Sequence[str] = (),
        seconds: float = SECONDS,
        memory: int = BYTES,
    ) -> None:
        self.command = [sys.executable, "-m", module, *arguments]
        self.seconds = seconds
        self.memory = memory
        self._process: psutil.Popen | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def begin(self) -> None:
        """Start the process before it is asked, while there is something else to do."""
        with suppress(OSError):  # the first question says it better
            self._running()

    def ask(self, question: Answer) -> Answer:
        """Raises Overrun. Where the process dies over it, it is asked once more: it may have been
        ended from outside, and that is no fault of the file.
        """
        try:
            return self._ask(question)
        except Overrun as overrun:
            if overrun.what != "crash":
                raise
            return self._ask(question)

    def _ask(self, question: Answer) -> Answer:
        process = self._running()
        stdin = cast(BinaryIO, process.stdin)
        try:
            stdin.write(json.dumps(question).encode() + b"\n")
            stdin.flush()
            return self._answer(process)
        except (Overrun, OSError, ValueError) as failed:
            self._end()
            raise failed if isinstance(failed, Overrun) else Overrun("crash") from None

    def _answer(self, process: psutil.Popen) -> Answer:
        """A worker may say `{"alive": …}` now and then, which gives it more time."""
        last = time.monotonic() + max(MOST, self.seconds)
        deadline = time.monotonic() + self.seconds
        while time.monotonic() < min(deadline, last):
            try:
                line = self._answers.get(timeout=LOOK)
            except queue.Empty:
                if resident(process) > self.memory:
                    raise Overrun("memory") from None
                continue
            if not line:  # the end of its output
                raise Overrun("crash")
            said = cast(Answer, json.loads(line))
            if "alive" not in said:
                return said
            deadline = time.monotonic() + self.seconds
        raise Overrun("time")

    def _running(self) -> psutil.Popen:
        if self._process is None:
            self._answers = queue.Queue()
            with undisturbed():
                self._process = started(self.command)
            threading.Thread(
                target=pass_on, args=(self._process.stdout, self._answers), daemon=True
            ).start()
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            with undisturbed():
                end_tree(self._process)
                with suppress(OSError):
                    self._process.stdin.close()
                self._process = None


def started(command: Sequence[str]) -> psutil.Popen:
    """A process that is asked through its standard input, in a session of its own."""
    return psutil.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def pass_on(output: BinaryIO, answers: queue.Queue[bytes]) -> None:
    with output:
        for line in output:
            answers.put(line)
    answers.put(b"")


def resident(root: psutil.Popen) -> int:
    """Bytes of memory of a process and all that it started."""
    total = 0
    with suppress(psutil.Error):
        for process in (root, *root.children(recursive=True)):
            with suppress(psutil.Error):
                total += process.memory_info().rss
    return total
