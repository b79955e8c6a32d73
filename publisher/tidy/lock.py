"""A lock that no dead process holds: the system gives it back, however its holder ended."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TRIES = 50
FAR = 1 << 20  # on Windows locked bytes cannot be read: lock one behind the text


@dataclass(frozen=True, slots=True)
class Lock:
    """Held until `release`. Not `sure`: the file system has no locks, others may hold it too."""

    path: Path
    descriptor: int
    sure: bool

    def release(self) -> None:
        """Give it back; its file is gone then."""
        if sys.platform != "win32":  # there an open file cannot be removed
            self._remove()
        os.close(self.descriptor)
        if sys.platform == "win32":
            self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            self.path.unlink()


def take(path: Path) -> Lock | None:
    """The lock of the file `path`, which is made; None when another holds it.

    Raises OSError when the file cannot be made.
    """
    for _ in range(TRIES):
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(path, flags, 0o644)
        sure = _lock(descriptor)
        if sure is not None and _is(descriptor, path):
            with suppress(OSError):  # it only helps people
                os.ftruncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
            return Lock(path, descriptor, sure)
        os.close(descriptor)
        if sure is None:
            return None
        # Its holder removed the file between our opening and locking it.
    return None


def holder_of(path: Path) -> int | None:
    """The process that holds the lock, if its file says so."""
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return None


def _is(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool | None:
        """None: another holds it. False: there are no locks here."""
        os.lseek(descriptor, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return None
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool | None:
        """None: another holds it. False: there are no locks here."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        except OSError:
            return False
        return True
