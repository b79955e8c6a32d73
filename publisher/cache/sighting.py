"""What lies in a folder, by what it holds: the question whether anything is another than before.

Everything in the folder counts, read or not: a file that comes beside the others, a link that
leads elsewhere, an ending in capitals may each change what a rule says.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST = 5_000  # files and folders; and all bytes of theirs: who has more waits a little longer
BYTES = 400_000_000
AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

Fact = tuple[str, ...]


class TooMuch(Exception):
    """More lies there than can be looked through in less time than it saves."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """facts: what shapes a result. times: when it was written, which shapes none, but tells
    whether somebody wrote while one looked.
    """

    facts: tuple[Fact, ...]
    times: tuple[int, ...]


def sighted(folder: Path, without: Collection[Path] = ()) -> Sighting:
    """All below `folder`, with what its files hold. without: real paths that do not count.

    Raises OSError and TooMuch.
    """
    real = Path(os.path.realpath(folder))
    facts: list[Fact] = [("folder", str(real))]
    times: list[int] = []
    left = BYTES
    for number, path in enumerate(_below(real)):
        if number >= MOST:
            raise TooMuch
        if path in without:
            continue
        fact, time, size = _fact(path, path.relative_to(real).as_posix(), left)
        facts.append(fact)
        times.append(time)
        left -= size
    return Sighting(tuple(facts), tuple(times))


def mark(file: Path) -> Fact:
    """One file, which need not be there."""
    try:
        return _fact(file, str(file), BYTES)[0]
    except FileNotFoundError:
        return (str(file), "absent")


def listed(folders: Sequence[Path], below: bool = True) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times: for files that nobody edits by hand, as Python itself trusts in
    them when it takes a compiled module for one that is still right. below: folders too.
    """
    found: list[tuple[str, int, int]] = []
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if name != "__pycache__") if below else []
            for name in sorted(names):
                path = os.path.join(place, name)
                try:
                    facts = os.stat(path)
                except OSError:
                    continue
                found.append((path, facts.st_size, facts.st_mtime_ns))
    return tuple(found)


def _below(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder, onerror=_raised):
        inner.sort()
        yield from (Path(place, name) for name in sorted([*inner, *names]))


def _raised(refused: OSError) -> None:
    raise refused


def _fact(path: Path, name: str, most: int) -> tuple[Fact, int, int]:
    """What it is, when it was written, and how many bytes were read of it."""
    there = path.lstat()
    kind = stat.filemode(there.st_mode)[0]
    link = os.readlink(path) if stat.S_ISLNK(there.st_mode) else ""
    if link:
        try:
            there = path.stat()
        except OSError:
            return (name, kind, link, "leads nowhere"), there.st_mtime_ns, 0
    if not stat.S_ISREG(there.st_mode):  # what is in a folder below has facts of its own
        return (name, kind, link, stat.filemode(there.st_mode)), 0, 0
    if there.st_size > most:
        raise TooMuch
    with open(os.open(path, os.O_RDONLY | AT_ONCE), "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return (
        (name, kind, link, stat.filemode(there.st_mode), digest),
        there.st_mtime_ns,
        there.st_size,
    )
