"""What a worker of a cluster does: unpack a report, make it as on any machine, pack what was made.

The report is made in a process of its own there too: what crashes, hangs or eats memory ends that
process, and not the worker.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publisher import convert, evidence
from publisher.batch import local
from publisher.batch.records import RECORD
from publisher.batch.titipan import pack, unpack
from publisher.batch.work import machine, program
from publisher.convert import Worker, remove_leftovers, room_for
from publisher.tidy import temporary_folder
from publisher.vocabulary.errors import Overrun, PublisherError

CONTENT, TEMPLATE, PDF = "isi", "templat", "pdf"  # folders of a pack
OUT = "hasil"
IDLE = 30.0  # seconds after which a process that has nothing to make is ended
RENEWED = 25  # reports after which a process is replaced
PATIENCE = 600.0  # seconds to wait for memory; then it is tried all the same
LARGEST = 500  # MB of outputs

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """A report on its way: the question for who makes it, its files, and by what it is made."""

    question: Data
    files: bytes
    program: str
    seconds: float
    memory: int


def identity(engine: str) -> Data:
    """What tells one machine from another: program, LibreOffice and fonts. `trouble` where it
    cannot make reports."""
    try:
        version = convert.engine_version(engine)
    except PublisherError as missing:
        return {"program": program(), "trouble": str(missing.message)}
    known = {**evidence.versions(version), "huruf": convert.fonts_digest()[:16]}
    return {"program": program(), "versi": known, "mesin": machine(engine)}


def work(sent: Sent) -> Data:
    """`files`: the pack of what was made, with its record; else why there is none: `other`, the
    program here, or `overrun` or `failed` as `local` knows them.
    """
    if program() != sent.program:
        return {"other": program()}
    with temporary_folder() as desk:
        unpack(sent.files, desk)
        question = _here(sent.question, desk)
        _wait_for_room()
        try:
            with _PROCESSES.one(sent) as process:
                said = process.ask(question)
        except Overrun as overrun:
            remove_leftovers()
            return {"overrun": overrun.what}
        if "catatan" not in said:
            return said
        record = _as_at_home(said["catatan"], sent.question, desk)
        out = desk / OUT
        out.mkdir(exist_ok=True)
        (out / RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
        made = [(f.name, f) for f in sorted(out.iterdir()) if f.is_file() and f.name[0] != "."]
        return {"catatan": record, "files": pack(made, LARGEST)}


def _here(question: Data, desk: Path) -> Data:
    names = {key: Path(question[key]).name for key in ("template", "pdf")}
    return {
        **question,
        "folder": str(desk / CONTENT),
        "out": str(desk / OUT),
        "template": str(desk / TEMPLATE / names["template"]),
        "pdf": str(desk / PDF / names["pdf"]) if names["pdf"] else "",
    }


def _as_at_home(record: Data, question: Data, desk: Path) -> Data:
    """What it says of files of this machine, of those that they came from."""
    text = json.dumps(record, ensure_ascii=False)
    for here, home in ((desk / CONTENT, "folder"), (desk / OUT, "out")):
        text = text.replace(str(here), question[home])
    found: Data = json.loads(text)
    return found


def _wait_for_room() -> None:
    """Several workers may share a machine: no report begins where memory is short."""
    deadline = time.monotonic() + PATIENCE
    while not room_for(local.NEED) and time.monotonic() < deadline:
        time.sleep(1.0)


@dataclass(slots=True)
class _Processes:
    """Processes that stay for the next report: starting one takes longer than most stages."""

    idle: list[tuple[Worker, float, int]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def one(self, sent: Sent) -> Iterator[Worker]:
        with self.lock:
            process, _, count = self.idle.pop() if self.idle else (None, 0.0, 0)
        process = process or Worker(local.WORKER[0], local.WORKER[1:])
        process.seconds, process.memory = sent.seconds, sent.memory
        try:
            yield process
        except BaseException:
            process.__exit__()
            raise
        if count + 1 >= RENEWED:
            process.__exit__()
            return
        with self.lock:
            self.idle.append((process, time.monotonic(), count + 1))
        timer = threading.Timer(IDLE * 1.1, self.rest)
        timer.daemon = True
        timer.start()

    def rest(self) -> None:
        """End those that have nothing to make for a while."""
        now = time.monotonic()
        with self.lock:
            old = [one for one in self.idle if now - one[1] > IDLE]
            self.idle = [one for one in self.idle if one not in old]
        for process, _, _ in old:
            process.__exit__()


_PROCESSES = _Processes()
