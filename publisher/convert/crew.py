"""Processes side by side, each with one question at a time; what befalls one stops no other.

A pool of the standard library dies as a whole when one of its processes is killed. Here whoever
crashes, hangs or eats memory is ended alone, with all that it started.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Literal, cast

import psutil

from publisher.convert.process import end_tree, remove_leftovers
from publisher.convert.worker import Answer, resident, started
from publisher.tidy import undisturbed

LOOK = 0.2  # seconds between two looks at memory and time
TIDYING = 10.0  # seconds in which a process may tidy up that is told to end
TRIES = 2  # a process that dies may have been ended from outside: its question is asked again


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds: of one question; memory: bytes, resident, of a process and all that it started;
    renewed: after so many questions, for what libraries and LibreOffice do not give back.
    """

    seconds: float = 20 * 60.0
    memory: int = 2_000_000_000
    renewed: int = 25


@dataclass(frozen=True, slots=True)
class Event:
    """Of the question `key`: it was `begun`, its process gives a `sign`, here is its `answer`, or
    there is none, for it overran its `time` or `memory`, or its process did `crash` twice.
    """

    key: str
    what: Literal["begun", "sign", "answer", "time", "memory", "crash"]
    said: Answer


@dataclass(slots=True)
class _Question:
    key: str
    ask: Answer
    tries: int = 0


@dataclass(slots=True)
class _Member:
    number: int
    process: psutil.Popen
    asked: int = 0
    question: _Question | None = None
    since: float = 0.0


Lines = queue.SimpleQueue[tuple[int, bytes]]


class Crew:
    """A context manager. `work` asks `module` in at most `size` processes.

    Such a process answers lines of JSON: `{"alive": …}` is a sign of life, anything else the
    answer. It ends in order, and soon, when its standard input does.
    """

    def __init__(self, module: str, *arguments: str, size: int, limits: Limits) -> None:
        self.command = [sys.executable, "-m", module, *arguments]
        self.size = size
        self.limits = limits
        self._members: dict[int, _Member] = {}
        self._lines: Lines = queue.SimpleQueue()
        self._count = 0

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        with undisturbed():
            self._end(list(self._members.values()))
            remove_leftovers()  # of those that did not tidy up in time

    def work(self, questions: Iterable[tuple[str, Answer]]) -> Iterator[Event]:
        """Ask them all, each as soon as a process is free; what becomes of them, as it does.

        Questions are taken one by one, and not before they can be asked.
        """
        coming = iter(questions)
        again: deque[_Question] = deque()
        left = True
        while left or again or self._busy():
            while len(self._busy()) < self.size and (again or left):
                question = again.popleft() if again else _next(coming)
                if question is None:
                    left = False
                    break
                yield self._ask(question)
            yield from self._heard(again)
            yield from self._overrun()

    def _busy(self) -> list[_Member]:
        return [m for m in self._members.values() if m.question is not None]

    def _ask(self, question: _Question) -> Event:
        idle = (m for m in self._members.values() if m.question is None)
        member = next(idle, None) or self._new()
        question.tries += 1
        member.question, member.since = question, time.monotonic()
        member.asked += 1
        with suppress(OSError, ValueError):  # it has died meanwhile: its output ends too
            stdin = cast(BinaryIO, member.process.stdin)
            stdin.write(json.dumps(question.ask).encode() + b"\n")
            stdin.flush()
        return Event(question.key, "begun", {})

    def _new(self) -> _Member:
        with undisturbed():
            self._count += 1
            member = _Member(self._count, started(self.command))
            self._members[member.number] = member
        arguments = (member.process.stdout, member.number, self._lines)
        threading.Thread(target=_pass_on, args=arguments, daemon=True).start()
        return member

    def _heard(self, again: deque[_Question]) -> Iterator[Event]:
        """All that was said until now; waits a moment for the first word."""
        wait = LOOK
        while True:
            try:
                number, line = self._lines.get(timeout=wait)
            except queue.Empty:
                return
            wait = 0
            member = self._members.get(number)
            if member is None:
                continue
            if not line:
                yield from self._died(member, again)
            elif member.question is not None:
                yield self._said(member, member.question.key, json.loads(line))

    def _said(self, member: _Member, key: str, said: Answer) -> Event:
        if "alive" in said:
            return Event(key, "sign", said)
        member.question = None
        if member.asked >= self.limits.renewed:
            self._end([member])
        return Event(key, "answer", said)

    def _died(self, member: _Member, again: deque[_Question]) -> Iterator[Event]:
        question = member.question
        self._kill(member)
        if question is None:
            return
        if question.tries < TRIES:
            again.append(question)
        else:
            yield Event(question.key, "crash", {})

    def _overrun(self) -> Iterator[Event]:
        now = time.monotonic()
        for member in self._busy():
            what: Literal["time", "memory"] | None = None
            if now - member.since > self.limits.seconds:
                what = "time"
            elif resident(member.process) > self.limits.memory:
                what = "memory"
            if what and member.question:
                key = member.question.key
                self._kill(member)
                yield Event(key, what, {})

    def _kill(self, member: _Member) -> None:
        """At once, and what its own processes left."""
        with undisturbed():
            end_tree(member.process)
            self._forget(member)
            remove_leftovers()

    def _end(self, members: Sequence[_Member]) -> None:
        """In order where they can, so that nothing of them stays behind."""
        for member in members:
            with suppress(OSError):
                cast(BinaryIO, member.process.stdin).close()
        psutil.wait_procs([m.process for m in members], timeout=TIDYING)
        for member in members:
            end_tree(member.process)
            self._forget(member)

    def _forget(self, member: _Member) -> None:
        self._members.pop(member.number, None)
        with suppress(OSError):
            cast(BinaryIO, member.process.stdin).close()
        with suppress(psutil.Error):
            member.process.wait(LOOK)


def _next(coming: Iterator[tuple[str, Answer]]) -> _Question | None:
    found = next(coming, None)
    return _Question(*found) if found else None


def _pass_on(output: BinaryIO, number: int, lines: Lines) -> None:
    with output:
        for line in output:
            lines.put((number, line))
    lines.put((number, b""))


def workers_here(memory: int) -> int:
    """How many processes of so many bytes each this machine can have at work: one a core, as far
    as its free memory reaches, and one in any case."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, int(psutil.virtual_memory().available) // memory))


def room_for(memory: int) -> bool:
    """Is so much memory free on this machine?"""
    return int(psutil.virtual_memory().available) > memory
