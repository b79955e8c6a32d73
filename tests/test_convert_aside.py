"""What is done aside is ended with the block, also when a signal comes while one waits for it."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from publisher.convert import Aside
from publisher.tidy import orderly


def test_a_signal_while_one_waits_does_not_leave_it_running() -> None:
    """Python 3.11 takes a thread for ended when its `join` is interrupted."""
    ended = threading.Event()

    def work() -> None:
        time.sleep(0.6)
        ended.set()

    me = os.getpid()
    threading.Timer(0.2, lambda: os.kill(me, signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt), orderly(), Aside(work) as aside:
        aside.result()
    assert ended.is_set()
