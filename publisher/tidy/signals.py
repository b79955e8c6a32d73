"""Told to stop: a signal becomes an exception, so that every `finally` does its work."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

# On Windows SIGBREAK is Ctrl-Break, and the closing of the console window: the
# system then leaves us some moments only. What they do not suffice for is
# cleared away by the next run.
FROM_THE_USER = ("SIGINT", "SIGBREAK")
FROM_OUTSIDE = ("SIGTERM", "SIGHUP")
PATIENCE = 10.0  # seconds in which a second signal is impatience, and must not stop the tidying


class Terminated(KeyboardInterrupt):
    """Told to stop by the system or another program, not by the user at the keyboard."""


class _Wish:
    """Whether we were told to stop, and whether that may be heeded at this moment."""

    depth = 0  # of `undisturbed`
    waiting: type[KeyboardInterrupt] | None = None
    last = float("-inf")


@contextmanager
def orderly() -> Iterator[None]:
    """Signals that end a program raise KeyboardInterrupt or Terminated in this block.

    A signal that was ignored before, as under `nohup`, stays so.
    """
    before: dict[int, Any] = {}
    _Wish.last = float("-inf")
    try:
        # Only the main thread may set handlers, and only it runs them.
        if threading.current_thread() is threading.main_thread():
            for name in (*FROM_THE_USER, *FROM_OUTSIDE):
                number = getattr(signal, name, None)
                if number and signal.getsignal(number) not in (signal.SIG_IGN, None):
                    before[number] = signal.signal(number, _told)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _told(number: int, _: FrameType | None) -> None:
    now = time.monotonic()
    if now - _Wish.last < PATIENCE:
        return
    _Wish.last = now
    outside = signal.Signals(number).name in FROM_OUTSIDE
    wish = Terminated if outside else KeyboardInterrupt
    if _Wish.depth:
        _Wish.waiting = wish
    else:
        raise wish


@contextmanager
def undisturbed() -> Iterator[None]:
    """A short block that is done wholly; a signal that comes meanwhile takes effect at its end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _Wish.depth += 1
    try:
        yield
    finally:
        _Wish.depth -= 1
        wish = None if _Wish.depth else _Wish.waiting
        if wish is not None:
            _Wish.waiting = None
            raise wish
