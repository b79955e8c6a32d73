"""Findings' fixes, round after round until none is left: what the content files become."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.load import Fix, Read, from_disk, mended
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.places import Source
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
