"""Whether somebody has a document open, as far as this can be known.

Windows says so: it refuses to let others write. Elsewhere only the lock file
speaks that Word and LibreOffice lay beside a document while it is open; a crash
leaves it behind, so an old one proves nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STALE = 24 * 60 * 60.0  # seconds; who has a document open for longer opens it anew some day
_HELD = (32, 33)  # Windows: another program has the file, or a part of it


@dataclass(frozen=True, slots=True)
class InUse:
    """lock: the file that says so; None where the system itself does."""

    lock: Path | None = None


def in_use(document: Path) -> InUse | None:
    if is_held(document):
        return InUse(next(_locks(document), None))
    if os.name == "nt" or not document.exists():
        return None  # there the program itself holds what it has open: the lock file is left over
    now = time.time()
    return next((InUse(lock) for lock in _locks(document) if _age(lock, now) < STALE), None)


def is_held(file: Path) -> bool:
    """Does the system keep others from writing to it, because a program has it open?"""
    try:
        with file.open("r+b"):
            return False
    except OSError as refused:
        return getattr(refused, "winerror", None) in _HELD


def _locks(document: Path) -> Iterator[Path]:
    """Those of Word, which drops up to two letters of a long name, and of LibreOffice."""
    name = document.name
    names = [*(f"~${name[dropped:]}" for dropped in (0, 1, 2)), f".~lock.{name}#"]
    return (lock for lock in map(document.with_name, names) if lock.is_file())


def _age(file: Path, now: float) -> float:
    try:
        return now - file.stat().st_mtime
    except OSError:
        return STALE  # gone meanwhile
