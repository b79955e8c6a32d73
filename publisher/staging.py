"""Outputs appear all at once or not at all; what was there before stays until then."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from publisher.vocabulary.errors import OutputRefused
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file


@contextlib.contextmanager
def workspace() -> Iterator[Path]:
    """A temporary folder that is gone afterwards, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="publisher-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Move finished files into `folder` under their own names; the paths they have there.

    Raises OutputRefused when one cannot be replaced (open in Word, folder not
    writable, disk full); then all earlier files are as they were.
    """
    placed = [folder / f.name for f in files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".publisher-", dir=folder))
    except OSError as refused:
        raise _refused(folder, refused) from refused
    try:
        for file in files:
            shutil.copyfile(file, staging / file.name)
        _swap([(staging / f.name, f) for f in placed])
    except OSError as refused:
        raise _refused(Path(refused.filename or folder), refused) from refused
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(placed)


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
        message(
            "close the programs that have it open, and look whether you may change it; "
            "no file was changed"
        ),
        whole_file(path),
    )


def _refused(path: Path, refused: OSError) -> OutputRefused:
    return OutputRefused(
        message("cannot write {file}: {reason}", file=path, reason=refused.strerror or "?"),
        message(
            "close the file in Word or in the PDF reader, or choose another folder with --out; "
            "the earlier files are unchanged"
        ),
        whole_file(path),
    )
