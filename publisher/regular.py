"""Files as bytes: only regular ones, and only up to a size.

A device never ends, a pipe never begins, and a link reads what is not the
author's. On Windows `NUL`, `CON` and `COM1` are devices in every folder, whatever
their ending, and a junction is a link too; a file of OneDrive is neither.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from publisher.vocabulary.errors import Unfit
from publisher.vocabulary.messages import message

MB = 1_000_000
AT_ONCE = (  # do not wait for a pipe's other end, nor change line ends
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
)


def contents(path: Path, megabytes: int) -> bytes:
    """What a file holds. Raises OSError; Unfit where it is none, or larger than `megabytes`."""
    refuse_irregular(path, path.stat())
    with open(os.open(path, os.O_RDONLY | AT_ONCE), "rb") as file:
        refuse_irregular(path, os.fstat(file.fileno()))  # it may have been replaced meanwhile
        data = file.read(megabytes * MB + 1)
    if len(data) > megabytes * MB:
        raise Unfit(message("it is larger than {number} MB", number=megabytes), path)
    return data


def refuse_irregular(path: Path, there: os.stat_result) -> None:
    """Raises Unfit for a folder, a device, a pipe or a socket."""
    if stat.S_ISDIR(there.st_mode):
        raise Unfit(message("it is a folder"), path)
    if not stat.S_ISREG(there.st_mode):
        raise Unfit(message("it is a device or a pipe, not a file"), path)


def leads_out(path: Path, folder: Path) -> bool:
    """Does a link on the way, or `..`, lead out of `folder`? The folder itself may be a link."""
    real = Path(os.path.realpath(path))
    return not real.is_relative_to(os.path.realpath(folder))
