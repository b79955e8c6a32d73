"""Outputs appear all at once or not at all; what was there before stays until then."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
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
        _swap(staging, placed)
    except OSError as refused:
        raise _refused(Path(refused.filename or folder), refused) from refused
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(placed)


def _swap(staging: Path, placed: Sequence[Path]) -> None:
    """Replace each file by its new version; undo all of it if one fails."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for target in placed:
            kept = staging / f"{target.name}.lama" if target.exists() else None
            if kept is not None:
                os.replace(target, kept)
                done.append((target, kept))
            os.replace(staging / target.name, target)
            if kept is None:
                done.append((target, None))
    except OSError:
        for target, kept in reversed(done):
            if kept is not None:
                os.replace(kept, target)
            else:
                target.unlink(missing_ok=True)
        raise


def _refused(path: Path, refused: OSError) -> OutputRefused:
    return OutputRefused(
        message("cannot write {file}: {reason}", file=path, reason=refused.strerror or "?"),
        message(
            "close the file in Word or in the PDF reader, or choose another folder with --out; "
            "the earlier files are unchanged"
        ),
        whole_file(path),
    )
