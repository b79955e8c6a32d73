"""A Word or Excel file as the ZIP that it is: read within limits, whatever it claims."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from publisher.assemble.limits import PACKAGE, PART, PARTS
from publisher.assemble.sniff import UNREADABLE
from publisher.assemble.trouble import Broken, Exhausting
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

LEADS_OUT = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")
PIECE = 1 << 20


@contextmanager
def opened(file: Path, at: Place) -> Iterator[zipfile.ZipFile]:
    """The package, once its list of parts is believable. Raises Trouble, also on damage within."""
    try:
        with zipfile.ZipFile(file) as package:
            _refuse_bombs(package.infolist(), file.name, at)
            _refuse_tricks(package.infolist(), file.name, at)
            yield package
    except UNREADABLE:
        raise damaged(file.name, at) from None


def key_of(name: str) -> str:
    """What a name means to whatever reads it: case, `\\` and percent signs make no difference."""
    return unquote(name).replace("\\", "/").strip("/").casefold()


def damaged(name: str, at: Place) -> Broken:
    return Broken(
        message("{file} is damaged", file=name),
        message("open the file in Word or Excel, let it be repaired, and save it again"),
        at,
    )


def read(package: zipfile.ZipFile, part: zipfile.ZipInfo, at: Place) -> bytes:
    """A whole part; no more of it is unpacked than its listed size, and that was looked at."""
    content = bytearray()
    with package.open(part) as stream:
        while piece := stream.read(PIECE):
            content += piece
            if len(content) > PART:
                raise _too_large(str(package.filename), at)
    return bytes(content)


def written(parts: Mapping[str, bytes], out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def _refuse_bombs(parts: Iterable[zipfile.ZipInfo], name: str, at: Place) -> None:
    sizes = [part.file_size for part in parts]
    if len(sizes) > PARTS or max(sizes, default=0) > PART or sum(sizes) > PACKAGE:
        raise _too_large(name, at)


def _too_large(name: str, at: Place) -> Exhausting:
    return Exhausting(
        message(
            "{file} is small, but unpacks to more than a report can hold", file=Path(name).name
        ),
        message("open the file in its program and print it to a PDF"),
        at,
    )


def _refuse_tricks(parts: Iterable[zipfile.ZipInfo], name: str, at: Place) -> None:
    """Names that lead out of the package, or stand twice: each reader sees another file."""
    seen: set[str] = set()
    for part in parts:
        key = key_of(part.filename)
        if key in seen or LEADS_OUT.search(unquote(part.filename)):
            raise Broken(
                message(
                    "{file} holds a part whose name is twice there or leads out of it: {part}",
                    file=name,
                    part=ascii(part.filename)[1:-1],
                ),
                message("open the file in its program and save it again under another name"),
                at,
            )
        seen.add(key)
