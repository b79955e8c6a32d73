"""Outputs appear all at once or not at all; what was there before stays until then.

Also when the process is killed: what it was about to do is written down before
it begins, and the next build completes it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from publisher.printers.catalog import reason
from publisher.tidy import (
    Lock,
    holder_of,
    is_held,
    orphans,
    swap,
    take,
    temporary_folder,
    undisturbed,
)
from publisher.tidy.folders import temporary_place
from publisher.vocabulary.errors import DISK_FULL, OutputRefused, path_of
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import whole_file

LOCK = ".publisher.kunci"
NOT_OURS_TO_WRITE = (errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EIO)


@contextlib.contextmanager
def workspace() -> Iterator[Path]:
    """A temporary folder that is gone afterwards, whatever happens.

    Raises OutputRefused where its disk is full.
    """
    try:
        with temporary_folder() as folder:
            yield folder
    except OSError as refused:
        if refused.errno not in DISK_FULL:
            raise
        place = temporary_place()
        raise OutputRefused(
            message("the disk is full: {path}", path=path_of(refused) or place),
            message(
                "make room on it, or let the environment variable TMPDIR (on Windows TEMP) "
                "name a folder elsewhere; the earlier files are unchanged"
            ),
        ) from refused


@contextlib.contextmanager
def output_folder(folder: Path) -> Iterator[None]:
    """The folder for this build alone; what a killed build left half done is completed first.

    Raises OutputRefused. A folder that was made here is gone afterwards if it is empty.
    """
    made = _missing(folder)
    lock: Lock | None = None
    try:
        lock = _locked(folder)
        complete_interrupted(folder)
        yield
    finally:
        with undisturbed():
            if lock is not None:
                lock.release()
            with contextlib.suppress(OSError):  # not empty: then it stays
                for one in made:
                    one.rmdir()


def _missing(folder: Path) -> list[Path]:
    """The folder and those above it that are still to be made, the innermost first."""
    return [one for one in (folder, *folder.parents) if not os.path.lexists(one)]


def _locked(folder: Path) -> Lock:
    try:
        _make(folder)
        lock = take(folder / LOCK)
    except OSError as refused:
        raise _refused(folder, refused) from refused
    if lock is None:
        raise OutputRefused(
            message(
                "another build is writing to {folder} (process {number})",
                folder=folder,
                number=str(holder_of(folder / LOCK) or "?"),
            ),
            message("wait until it is done, or choose another folder with --out"),
        )
    return lock


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "", str(folder))
    folder.mkdir(parents=True, exist_ok=True)


def complete_interrupted(folder: Path) -> int:
    """Finish what killed builds were about to do here. Returns how many there were.

    Raises OutputRefused, and can then be tried again.
    """
    count = 0
    for staging in orphans(folder, "hasil"):
        try:
            swap.complete(staging, folder)
        except OSError as refused:
            raise _refused(swap.target_of(refused, folder), refused) from refused
        count += 1
    return count


def put_in_place(
    files: Sequence[Path],
    folder: Path,
    copies: Mapping[str, str] = MappingProxyType({}),
    gone: Sequence[str] = (),
) -> tuple[Path, ...]:
    """Move finished files into `folder` under their own names; the paths they have there.

    copies: name of a file there → the name under which it is kept as it was. gone: what
    is to be removed. All this happens together.

    Raises OutputRefused when one cannot be replaced (open in Word, folder not
    writable, disk full); then all earlier files are as they were.
    """
    at = folder
    try:
        _make(folder)
        with temporary_folder(folder, "hasil", swap.unfinished) as staging:
            for file in files:
                at = folder / file.name
                _copy(file, staging / file.name)
                _keep(at, staging)
            for name, copy in copies.items():
                at = folder / copy
                _copy(folder / name, staging / copy)
                shutil.copystat(folder / name, staging / copy)
            for name in gone:
                _keep(folder / name, staging)
            at = folder
            swap.swap(staging, folder, [*copies.values(), *(file.name for file in files)], gone)
    except OSError as refused:
        raise _refused(swap.target_of(refused, at), refused) from refused
    return tuple(folder / file.name for file in files)


def _copy(source: Path, target: Path) -> None:
    """Onto the disk, not only on its way there."""
    with source.open("rb") as old, target.open("wb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())


def _keep(target: Path, staging: Path) -> None:
    """A second name for the earlier file, or a copy where the disk knows no second names."""
    if not os.path.lexists(target):
        return
    if target.is_dir() and not target.is_symlink():
        raise IsADirectoryError(errno.EISDIR, "", str(target))
    kept = swap.kept(staging, target.name)
    try:
        os.link(target, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(target, kept, follow_symlinks=False)


def refuse_held(file: Path) -> None:
    """Raises OutputRefused where a program has an output open that cannot lie beside itself."""
    if is_held(file):
        raise _refused(file, PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file)))


def _refused(path: Path, refused: OSError) -> OutputRefused:
    return OutputRefused(
        message("cannot write {file}: {reason}", file=path, reason=reason(refused)),
        _remedy(refused),
        whole_file(path),
    )


def _remedy(refused: OSError) -> Message:
    if refused.errno in DISK_FULL:
        return message(
            "make room on the disk, or choose another folder with --out; "
            "the earlier files are unchanged"
        )
    if refused.errno in NOT_OURS_TO_WRITE:
        return message("choose another folder with --out; the earlier files are unchanged")
    return message(
        "close the file in Word or in the PDF reader, or choose another folder with --out; "
        "the earlier files are unchanged"
    )
