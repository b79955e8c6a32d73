"""Entries in the user's cache folder: bytes under the digest of what they were made of.

Two builds may write the same entry at once, a build may be killed while it writes, and a disk
may forget: an entry appears whole, and one that is not what was written is none.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path

SETTING = "PUBLISHER_CACHE"
OFF = ("0", "tidak", "no")
LARGEST = 1_000_000_000  # bytes of all entries; the least lately used go first
AFTER = 3600  # seconds after which an unfinished entry is that of a killed build
SIZE = hashlib.sha256().digest_size


def folder_for(environ: Mapping[str, str]) -> Path | None:
    """The folder of all entries, which need not be there; None where the user wants none."""
    asked = environ.get(SETTING, "").strip()
    if asked.casefold() in OFF:
        return None
    return Path(asked) if asked else user_cache_path("publisher", appauthor=False)


def digest_of(*parts: str | bytes) -> str:
    """One digest of several parts, which no other parts have."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """folder: None keeps nothing and knows nothing. Trouble with the disk is never the caller's."""

    folder: Path | None
    largest: int = LARGEST
    _written: list[str] = field(default_factory=list)

    def fetch(self, key: str) -> bytes | None:
        """What was kept under `key`; None where there is nothing, or something else."""
        file = self._file(key)
        if file is None:
            return None
        try:
            data = file.read_bytes()
        except OSError:
            return None
        if len(data) < SIZE or hashlib.sha256(data[SIZE:]).digest() != data[:SIZE]:
            with suppress(OSError):
                file.unlink()
            return None
        with suppress(OSError):
            os.utime(file)
        return data[SIZE:]

    def keep(self, key: str, data: bytes) -> None:
        file = self._file(key)
        if file is None or len(data) > self.largest:
            return
        unfinished = file.with_name(f"{file.name}.{os.getpid()}-{time.monotonic_ns()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished.write_bytes(hashlib.sha256(data).digest() + data)
            unfinished.replace(file)
            self._written.append(key)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()

    def trim(self) -> None:
        """Let go of the least lately used, once something was written, and of what a kill left."""
        if self.folder is None or not self._written:
            return
        self._written.clear()
        entries = sorted(_entries(self.folder), reverse=True)
        total = 0
        for used, size, file in entries:
            total += size
            if total > self.largest or ("." in file.name and time.time() - used > AFTER):
                with suppress(OSError):
                    file.unlink()

    def _file(self, key: str) -> Path | None:
        return self.folder / key[:2] / key[2:] if self.folder else None


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for file in folder.glob("??/*"):
        with suppress(OSError):
            facts = file.stat()
            yield facts.st_mtime, facts.st_size, file
