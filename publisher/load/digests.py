"""The files that a content folder names, and their digests."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from publisher.reading.kept import digest_of_bytes, named_in
from publisher.regular import contents, leads_out
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.report import Report

LARGEST = 500  # MB: a lampiran larger than that is not compared


def named_files(report: Report) -> Mapping[str, str]:
    """The digest of each lampiran, picture and table that is there, by its name as written."""
    digests = {}
    for name in (*attached_names(report.laporan), *placed_names(report)):
        path = report.folder / posixpath.normpath(name.replace("\\", "/"))
        try:
            if not leads_out(path, report.folder):
                digests[name] = digest_of_bytes(contents(path, LARGEST))
        except (OSError, ValueError):
            continue  # what is wrong with the file is said where it is taken in
    return digests


def origins(report: Report) -> Mapping[str, str]:
    """The SHA-256 of each file that figures were imported from and that lies in the folder."""
    digests = {}
    for one in report.asal_angka.berkas:
        name = str(one.nama)
        if _is_file(name, report.folder):
            with suppress(OSError):
                data = contents(report.folder / posixpath.normpath(name), LARGEST)
                digests[name] = sha256(data).hexdigest()
    return digests


def attached_names(laporan: Laporan) -> Iterator[str]:
    """The files of the lampiran."""
    return (str(one.berkas) for one in laporan.lampiran if one.berkas is not None)


def placed_names(report: Report) -> Iterator[str]:
    """The pictures and tables that the narrative shows."""
    named = (*named_in(report.laporan.sampul), *named_in(report.sisipan))
    return (str(name) for name in named if _is_file(name, report.folder))


def _is_file(name: str, folder: Path) -> bool:
    path = folder / posixpath.normpath(name.replace("\\", "/"))
    try:
        return not leads_out(path, folder) and path.is_file()
    except (OSError, ValueError):
        return False
