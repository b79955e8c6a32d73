"""Content files that `check --fix` writes anew: all of them or none."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from publisher.vocabulary.errors import DISK_FULL, OutputRefused
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file


def rewrite(before: Mapping[Path, bytes], after: Mapping[Path, bytes]) -> None:
    """Give each file of `after` its new content, and its old mode: all of them or none.

    Raises OutputRefused, and then all are as they were: when one is read-only, cannot
    be replaced, or is no longer what `before` says.
    """
    files = {path: path.resolve() for path in after}  # what a link leads to, not the link
    at = next(iter(after), Path())
    with contextlib.ExitStack() as stack:
        try:
            new: list[tuple[Path, Path]] = []
            for at, file in files.items():
                _refuse_unless_writable(at, before[at])
                made = tempfile.mkdtemp(prefix=".publisher-", dir=file.parent)
                stack.callback(shutil.rmtree, made, ignore_errors=True)
                new.append((Path(made) / file.name, file))
                new[-1][0].write_bytes(after[at])
                _as_before(file, new[-1][0])
            _swap(new)
        except OSError as refused:
            raise _unchanged(at, refused) from refused


def _refuse_unless_writable(path: Path, before: bytes) -> None:
    """Raises OSError. The mode counts even where the system would let us: somebody set it."""
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))
    if path.read_bytes() != before:
        raise OSError(errno.EBUSY, "changed meanwhile", str(path))


def _as_before(old: Path, new: Path) -> None:
    shutil.copymode(old, new)
    owner = old.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(new, owner.st_uid, owner.st_gid)


def _swap(new: Sequence[tuple[Path, Path]]) -> None:
    """Replace each file by its new version (first of the pair); undo all of it if one fails."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for made, target in new:
            kept = made.with_name(f"{made.name}.lama") if target.exists() else None
            if kept is not None:
                os.replace(target, kept)
                done.append((target, kept))
            os.replace(made, target)
            if kept is None:
                done.append((target, None))
    except OSError:
        for target, kept in reversed(done):
            if kept is not None:
                os.replace(kept, target)
            else:
                target.unlink(missing_ok=True)
        raise


def _unchanged(path: Path, refused: OSError) -> OutputRefused:
    return OutputRefused(
        message("cannot write {file}: {reason}", file=path, reason=refused),
        message("make room on the disk; no file was changed")
        if refused.errno in DISK_FULL
        else message(
            "close the programs that have it open, and look whether you may change it; "
            "no file was changed"
        ),
        whole_file(path),
    )
