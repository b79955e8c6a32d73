"""Word and Excel files. An engine makes their pages."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from pathlib import Path

from publisher.assemble.kinds.kind import Document, refuse_impostor
from publisher.assemble.trouble import Broken
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place


def inspect(file: Path, at: Place) -> tuple[Finding, ...]:
    refuse_impostor(file, at)
    try:
        with zipfile.ZipFile(file) as package:
            damaged = package.testzip() is not None
    except (EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        damaged = True
    if damaged:
        raise Broken(
            message("{file} is damaged", file=file.name),
            message("open the file in Word or Excel, let it be repaired, and save it again"),
            at,
        )
    return ()


def ready(file: Path, at: Place, stem: Path) -> Document:
    inspect(file, at)
    copy = stem.with_name(stem.name + file.suffix.lower())
    shutil.copyfile(file, copy)
    return Document(copy)
