"""Findings' fixes: what the content files become by them, round after round, and how it is written.

All files are written anew, or none.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.load import Fix, Read, from_disk, mended
from publisher.vocabulary.errors import DISK_FULL, OutputRefused
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Source, whole_file
from publisher.vocabulary.report import Report

ROUNDS = 5  # a fix can make way for another; more would mean that two rules disagree

Check = Callable[[Read], tuple[Report | None, tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Mending:
    """before, after: the files that change. words: how many places were mended.

    now: what is found in the files as they are; then: what will be found in them as mended.
    """

    report: Report | None  # None: not even the files as they are make one
    now: tuple[Finding, ...]
    then: tuple[Finding, ...]
    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]
    words: int


def mend_until_settled(check: Check) -> Mending:
    """Nothing is written: `check` reads the mended files through what it is given to read with."""
    files = _Files()
    report, now = check(files.read)
    original, then, words = report, now, 0
    for _ in range(ROUNDS):
        if report is None:
            break
        mended_now = _one_round(then, files)
        if not mended_now:
            break
        report, found = check(files.read)
        if report is None:  # a fix that the report cannot even be read with is none
            files.undo()
            break
        then, words = found, words + mended_now
    return Mending(original, now, then, *files.changes(), words)


def _one_round(findings: Iterable[Finding], files: _Files) -> int:
    """How many places were mended."""
    by_file: dict[Source, dict[Fix, None]] = {}
    for finding in findings:
        if finding.fix is None or finding.alasan is not None:
            continue
        fix = Fix.at(finding.at, finding.fix)
        if fix is not None:
            by_file.setdefault(finding.at.source, {})[fix] = None
    files.keep()
    total = 0
    for source, fixes in by_file.items():
        result = mended(source.text, fixes)
        files.write(source.path, result.text)
        total += len(result.done)
    return total


class _Files:
    """The files as they are on the disk, and over them what the rounds made of them."""

    def __init__(self) -> None:
        self._disk: dict[Path, bytes] = {}
        self._now: dict[Path, bytes] = {}
        self._earlier: dict[Path, bytes] = {}

    def read(self, path: Path) -> bytes:
        if path not in self._now:
            self._disk[path] = self._now[path] = from_disk(path)
        return self._now[path]

    def write(self, path: Path, text: str) -> None:
        """The byte order mark, which no text has, is kept."""
        mark = codecs.BOM_UTF8 if self._disk[path].startswith(codecs.BOM_UTF8) else b""
        self._now[path] = mark + text.encode("utf-8")

    def keep(self) -> None:
        self._earlier = dict(self._now)

    def undo(self) -> None:
        self._now = self._earlier

    def changes(self) -> tuple[Mapping[Path, bytes], Mapping[Path, bytes]]:
        changed = [path for path, now in self._now.items() if now != self._disk[path]]
        return {p: self._disk[p] for p in changed}, {p: self._now[p] for p in changed}


def rewrite(before: Mapping[Path, bytes], after: Mapping[Path, bytes]) -> None:
    """Give each file of `after` its new content, and its old mode: all of them or none.

    A file that `before` does not name must not be there yet. Raises OutputRefused, and then all
    are as they were: when one is read-only, cannot be replaced, or is no longer what `before` says.
    """
    files = {path: path.resolve() for path in after}  # what a link leads to, not the link
    at = next(iter(after), Path())
    with contextlib.ExitStack() as stack:
        try:
            new: list[tuple[Path, Path]] = []
            for at, file in files.items():
                if at in before:
                    _refuse_unless_writable(at, before[at])
                elif os.path.lexists(file):
                    raise FileExistsError(errno.EEXIST, "exists meanwhile", str(at))
                made = tempfile.mkdtemp(prefix=".publisher-", dir=file.parent)
                stack.callback(shutil.rmtree, made, ignore_errors=True)
                new.append((Path(made) / file.name, file))
                new[-1][0].write_bytes(after[at])
                if at in before:
                    _as_before(file, new[-1][0])
            _swap(new)
        except OSError as refused:
            raise _unchanged(at, refused) from refused


def create(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises OutputRefused."""
    try:
        made = tempfile.mkdtemp(prefix=".publisher-", dir=path.parent)
    except OSError as refused:
        raise _unchanged(path, refused) from refused
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, made, ignore_errors=True)
        try:
            new = Path(made) / path.name
            new.write_bytes(content)
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "exists meanwhile", str(path))
            os.replace(new, path)
        except OSError as refused:
            raise _unchanged(path, refused) from refused


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
