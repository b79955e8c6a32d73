"""The process in which one report after another is made: `python -m publisher.batch.worker`."""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from publisher.tidy import orderly

Data = dict[str, Any]
Tell = Callable[[Data], None]
Answer = Callable[[Data, Callable[[str], None]], Data]
Lines = queue.SimpleQueue[str]


def main(answer: Answer | None = None) -> None:
    """Answer questions from standard input, one JSON object a line, until it ends.

    When whoever asks is gone, a report that is being made is given up in order: what it
    has in temporary folders goes, and so does its LibreOffice.
    """
    # Libraries may print; only answers go to the asker.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def tell(said: Data) -> None:
        answers.write(json.dumps(said) + "\n")
        answers.flush()

    lines: Lines = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    try:
        with orderly(), ExitStack() as block:
            while line := lines.get():
                answer = answer or _maker(block)
                tell(_answered(answer, json.loads(line), tell))
    except (KeyboardInterrupt, BrokenPipeError):
        pass
    finally:
        os._exit(0)  # not through the closing of streams that nobody reads


def _maker(block: ExitStack) -> Answer:
    """What makes reports, with a LibreOffice and a reader of files that stay until the end."""
    # Late, and not before the first report: who only asks need not wait for the PDF libraries.
    from publisher.batch.work import answer
    from publisher.convert import staying
    from publisher.evidence import keeping_reader

    block.enter_context(staying())
    block.enter_context(keeping_reader())
    return answer


def _answered(answer: Answer, question: Data, tell: Tell) -> Data:
    try:
        return {"catatan": answer(question, lambda stage: tell({"alive": stage}))}
    except MemoryError:
        return {"failed": "memory"}
    except Exception as bug:
        return {"failed": type(bug).__name__, "where": traceback.format_exc()}


def _listen(lines: Lines) -> None:
    for line in sys.stdin:
        lines.put(line)
    lines.put("")
    # As if it were told to stop from outside: that runs every `finally`.
    if os.name == "posix":
        os.kill(os.getpid(), signal.SIGTERM)
    else:
        signal.raise_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
