"""Temporary folders that are gone afterwards, and those that a killed run could not remove."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from publisher.tidy.lock import Lock, take
from publisher.tidy.signals import undisturbed
from publisher.vocabulary.errors import OutputRefused
from publisher.vocabulary.messages import message

Purpose = Literal["kerja", "hasil", "konsep"]
"""What a folder is for: work in the system's folder, new outputs, a new report's content.

The latter two lie, hidden, in the folder where their files will be."""
LOCK = ".kunci"
TRIES = 20


@contextmanager
def temporary_folder(
    place: Path | None = None,
    purpose: Purpose = "kerja",
    keep: Callable[[Path], bool] = lambda folder: False,
) -> Iterator[Path]:
    """A folder of our own in `place`, else in the system's folder for such; removed at the end.

    What is to be kept lies there for the next run, as an orphan. An OSError
    from the block that names no file gets the folder's name.
    """
    made: tuple[Path, Lock] | None = None
    try:
        with undisturbed():
            made = _make(place or temporary_place(), purpose)
        yield made[0]
    except OSError as refused:
        if refused.filename is None and made:
            refused.filename = str(made[0])
        raise
    finally:
        if made:
            with undisturbed():
                made[1].release()
                if not keep(made[0]):
                    remove(made[0])


def _prefix(purpose: Purpose) -> str:
    return f"publisher-{purpose}-" if purpose == "kerja" else f".publisher-{purpose}-"


def _make(place: Path, purpose: Purpose) -> tuple[Path, Lock]:
    for _ in range(TRIES):
        folder = Path(tempfile.mkdtemp(prefix=_prefix(purpose), dir=place))
        try:
            lock = take(folder / LOCK)
        except FileNotFoundError:
            continue  # taken for an orphan, before it was locked
        except OSError:
            remove(folder)
            raise
        if lock:
            return folder, lock
    raise FileExistsError(errno.EEXIST, "", str(place))


def temporary_place() -> Path:
    """The system's folder for temporary files. Raises OutputRefused."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        raise OutputRefused(
            message("no folder for temporary files can be written to"),
            message("let the environment variable TMPDIR (on Windows TEMP) name one that can"),
        ) from None


def orphans(place: Path, purpose: Purpose = "kerja") -> Iterator[Path]:
    """Folders of ours in `place` whose owner died. Each is removed when the next is asked for."""
    ours = re.compile(re.escape(_prefix(purpose)) + "[a-z0-9_]{8}")
    try:
        there = sorted(e.name for e in os.scandir(place) if ours.fullmatch(e.name))
    except OSError:
        return
    for name in there:
        with suppress(OSError):  # somebody else's, or gone meanwhile
            lock = _take_over(place / name)
            if lock is None:
                continue
            try:
                if lock.sure:
                    yield place / name
            finally:
                lock.release()
            if lock.sure:
                remove(place / name)


def _take_over(folder: Path) -> Lock | None:
    there = folder.lstat()
    is_mine = not hasattr(os, "getuid") or there.st_uid == os.getuid()
    return take(folder / LOCK) if is_mine and not folder.is_symlink() else None


def remove(folder: Path) -> None:
    """As far as the system allows: on Windows it keeps files of a dead process for a moment."""
    for wait in (0.1, 0.3, 1.0):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        if os.name == "posix":
            return  # a file that does not go now does not go later
        time.sleep(wait)
