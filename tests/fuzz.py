"""Lampiran changed at random: `python -m tests.fuzz SECONDS [SEED]`.

Every file goes through the worker as in a build. A crash, a file that takes too
long, and a process that stays are printed with their seed, and the file is kept
in `fuzz/`. pytest does not collect this.
"""

from __future__ import annotations

import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import psutil

from publisher.assemble.sniff import UNREADABLE
from publisher.convert import Worker
from publisher.evidence import ADDRESSABLE
from publisher.vocabulary.errors import Overrun
from tests import hell

KEPT = Path("fuzz")
LARGEST = 60_000  # bytes of a file to begin with: small ones are tried more often
PATIENCE = 20.0  # seconds
TOKEN = re.compile(rb"[A-Za-z0-9_.+-]+")
ODD = (b"0", b"-1", b"1e99", b"65536", b"2147483648", b"null", b"true", b"/X", b"R", b"[", b"<<")

Change = Callable[[random.Random, bytes, list[bytes]], bytes]


def flip(dice: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    made = bytearray(whole)
    for _ in range(dice.choice((1, 1, 3, 30))):
        made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def cut(dice: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    start, end = sorted(dice.randrange(len(whole) + 1) for _ in range(2))
    return whole[:start] + whole[end:]


def double(dice: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    start, end = sorted(dice.randrange(len(whole) + 1) for _ in range(2))
    return whole[:end] + whole[start:end] * dice.choice((1, 1, 1, 20)) + whole[end:]


def swap(dice: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    """One word of the file for another, or for an odd one."""
    words = [found.span() for found in TOKEN.finditer(whole)]
    if len(words) < 2:
        return flip(dice, whole, others)
    made = whole
    for start, end in sorted(dice.sample(words, min(len(words), 4)), reverse=True):
        a, b = dice.choice(words)
        made = made[:start] + (dice.choice(ODD) if dice.random() < 0.4 else whole[a:b]) + made[end:]
    return made


def splice(dice: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    other = dice.choice(others)
    return whole[: dice.randrange(len(whole) + 1)] + other[dice.randrange(len(other) + 1) :]


def within(dice: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    """A change in one part of a package, which stays a good ZIP."""
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (OSError, *UNREADABLE):
        return flip(dice, whole, others)
    name = dice.choice(list(parts))
    parts[name] = dice.choice(CHANGES[:-1])(dice, parts[name] or b"x", others)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return made.getvalue()


CHANGES: tuple[Change, ...] = (flip, cut, double, swap, swap, splice, within)


def beginnings() -> list[tuple[str, bytes]]:
    made = [(name, make()) for files in hell.GROUPS.values() for name, make in files.items()]
    return [(name, content) for name, content in made if 20 < len(content) < LARGEST]


def changed(dice: random.Random, files: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    name, content = dice.choice(files)
    others = [other for _, other in dice.sample(files, 3)]
    for _ in range(dice.choice((1, 1, 2, 4))):
        kinds = (within,) if content[:2] == b"PK" and dice.random() < 0.7 else CHANGES
        content = dice.choice(kinds)(dice, content or b"x", others)
    return "berkas" + PurePath(name).suffix, content


def told(worker: Worker, file: Path) -> str:
    question: dict[str, Any] = {"do": "ready", "file": str(file), "stem": str(file.with_name("x"))}
    try:
        said = worker.ask(question)
    except Overrun as overrun:
        return f"BAD: {overrun.what}"
    if "overrun" in said:
        return f"BAD: {said['overrun']} {said.get('why', '')}"
    rules = [said["trouble"]["rule"]] if "trouble" in said else []
    return "set aside" if rules else ("changed" if said["findings"] else "as it is")


def main(seconds: float, seed: int) -> int:
    files, ends, tried = beginnings(), time.monotonic() + seconds, 0
    outcomes: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        Worker("publisher.assemble.worker", [str(ADDRESSABLE)], seconds=PATIENCE) as worker,
    ):
        while time.monotonic() < ends:
            name, content = changed(random.Random(f"{seed}/{tried}"), files)
            file = Path(folder, name)
            file.write_bytes(content)
            outcome = told(worker, file)
            outcomes[outcome.split()[0] if outcome.startswith("BAD") else outcome] += 1
            if outcome.startswith("BAD"):
                KEPT.mkdir(exist_ok=True)
                kept = KEPT / f"{seed}-{tried}{file.suffix}"
                kept.write_bytes(content)
                print(f"{kept}: {outcome}", flush=True)
            tried += 1
    left = psutil.Process().children(recursive=True)
    print(f"seed {seed}: {tried} files, {dict(outcomes)}, {len(left)} processes left")
    return 1 if outcomes["BAD:"] or left else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
