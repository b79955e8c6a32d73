"""The files of a report as one thing: listed, known by one digest, packed for another machine."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from publisher.regular import contents, leads_out, refuse_irregular
from publisher.vocabulary.dokumen import DOKUMEN
from publisher.vocabulary.errors import ContentUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file

MB = 1_000_000
MOST_FILES = 2_000
LARGEST = 300  # MB of all files of a report
MANIFESTS = {one.manifes for one in DOKUMEN.values()}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a ZIP: the same files shall give the same bytes


@dataclass(frozen=True, slots=True)
class Berkas:
    """The files that may shape a report, as seen from its folder; sizes in bytes.

    terbaru: the day on which the newest of them was changed.
    """

    folder: Path
    ukuran: Mapping[str, int]
    terbaru: dt.date | None

    def digest(self, *others: Path) -> str:
        """SHA-256 of names and contents; others: files from elsewhere that shape it too."""
        found = hashlib.sha256()
        for name in self.ukuran:
            data = contents(self.folder / name, LARGEST)
            found.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\0".encode())
        for other in others:
            found.update(hashlib.sha256(contents(other, LARGEST)).digest())
        return found.hexdigest()


def berkas(folder: Path, out: Path) -> Berkas:
    """Raises ContentUnusable where there is more than a report has, and OSError.

    Hidden files, what programs leave beside an open document, outputs of this program and links
    that lead out of the folder are none of it.
    """
    sizes: dict[str, int] = {}
    newest = 0.0
    total = 0
    for path in _walk(folder, out.resolve()):
        facts = path.stat()
        total += facts.st_size
        if len(sizes) >= MOST_FILES or total > LARGEST * MB:
            raise ContentUnusable(
                message(
                    "the folder {folder} holds more than {files} files or {size} MB",
                    folder=folder,
                    files=MOST_FILES,
                    size=LARGEST,
                ),
                message("leave in it only what belongs to the report"),
                whole_file(folder),
            )
        sizes[path.relative_to(folder).as_posix()] = facts.st_size
        newest = max(newest, facts.st_mtime)
    return Berkas(folder, dict(sorted(sizes.items())), _day(newest))


def _day(seconds: float) -> dt.date | None:
    return dt.datetime.fromtimestamp(seconds).date() if seconds else None


def _walk(folder: Path, out: Path) -> Iterator[Path]:
    for here, below, files in os.walk(folder):
        place = Path(here)
        if MANIFESTS & set(files) and "laporan.toml" not in files:
            below.clear()
            continue
        below[:] = sorted(d for d in below if d[0] != "." and (place / d).resolve() != out)
        for name in sorted(files):
            if not name.startswith((".", "~$")) and _is_ours(place / name, folder):
                yield place / name


def _is_ours(path: Path, folder: Path) -> bool:
    if leads_out(path, folder):
        return False
    try:
        refuse_irregular(path, path.stat())
    except OSError:
        return False
    return path.name not in MANIFESTS


def pack(files: Sequence[tuple[str, Path]], megabytes: int) -> bytes:
    """A ZIP of files under names. Raises ContentUnusable where it is larger than that, OSError."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, path in files:
            archive.writestr(
                zipfile.ZipInfo(name, FIRST_DAY),
                contents(path, LARGEST),
                zipfile.ZIP_DEFLATED,
            )
            if made.tell() > megabytes * MB:
                raise ContentUnusable(
                    message(
                        "packed, the report is larger than the {size} MB that travel to a cluster",
                        size=megabytes,
                    ),
                    message("make its lampiran smaller, or build this one without --dask"),
                )
    return made.getvalue()


def unpack(data: bytes, folder: Path) -> tuple[Path, ...]:
    """The files of a pack in `folder`. Raises ValueError for one that would lie outside it, or
    where they are larger than a report may be."""
    made = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MOST_FILES + 10 or sum(m.file_size for m in members) > 2 * LARGEST * MB:
            raise ValueError("too large a pack")
        for member in members:
            name = PurePosixPath(member.filename)
            if name.is_absolute() or ".." in name.parts or "\\" in member.filename:
                raise ValueError(f"a pack with the name {member.filename}")
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(archive.read(member))
            made.append(file)
    return tuple(made)
