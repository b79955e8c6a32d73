"""From `berkas` to a file. Only files inside the content folder are taken."""

from __future__ import annotations

import difflib
import re
import unicodedata
from pathlib import Path, PurePosixPath

from publisher.assemble.trouble import Missing, Outside, Unfilled, UnknownKind
from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.messages import NOTHING, Message, message
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.places import Place

DRIVE = re.compile("[A-Za-z]:")


def locate(lampiran: Lampiran, folder: Path) -> Path:
    """As `located`, of the file of a lampiran. Raises Unfilled where it has none yet."""
    at = lampiran.place / "berkas"
    if str(lampiran.berkas).strip().lower() == BELUM_DIISI:
        raise Unfilled(
            message("the lampiran {title} has no file yet", title=str(lampiran.judul)),
            message("put the file into the folder and write its name here"),
            at,
        )
    return located(str(lampiran.berkas), folder, at)


def located(berkas: str, folder: Path, at: Place) -> Path:
    """The file that `berkas` names, relative to `folder`; `\\` separates as `/` does.

    Raises Outside or Missing, and UnknownKind where it is there but no file.
    """
    written = berkas.replace("\\", "/")
    if written.startswith(("/", "~")) or DRIVE.match(written):
        raise _outside(berkas, at)
    file = folder / PurePosixPath(written)
    if not _real(file).is_relative_to(_real(folder)):
        raise _outside(berkas, at)
    if not _is_file(file) and _is_there(file):
        raise UnknownKind(
            message("{file} is a folder or a link, not a file", file=berkas),
            message("name the file itself that is to become pages"),
            at,
        )
    if not _is_file(file):
        raise Missing(
            message("there is no file {file} in the content folder", file=berkas),
            _did_you_mean(folder, PurePosixPath(written)),
            at,
        )
    return file


def _outside(berkas: str, at: Place) -> Outside:
    return Outside(
        message("{file} is not inside the content folder", file=berkas),
        message("copy the file into the content folder and write its path from there"),
        at,
    )


def _real(path: Path) -> Path:
    """With symbolic links followed; a link that leads to itself leads nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name that is too long
        return False


def _is_there(path: Path) -> bool:
    """Also a folder, a device, or a link that leads nowhere."""
    try:
        return path.is_symlink() or path.exists()
    except OSError:
        return False


def _did_you_mean(folder: Path, written: PurePosixPath) -> Message:
    near = _nearest(folder, written.parts)
    if near is None:
        return message("copy the file into the content folder, or correct the path")
    return (
        message("did you mean {near}", near=near.relative_to(folder).as_posix())
        if near
        else NOTHING
    )


def _nearest(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """The file whose path is like `parts`, step by step from `folder`."""
    here = folder
    for part in parts:
        step = here / part if part in (".", "..") or _exists(here / part) else _like(part, here)
        if step is None:
            return None
        here = step
    return here if _is_file(here) else None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _like(name: str, folder: Path) -> Path | None:
    """The entry of `folder` with the name that is nearest to `name`."""
    if not folder.is_dir():
        return None
    entries = {_plain(entry.name): entry for entry in sorted(folder.iterdir())}
    found = difflib.get_close_matches(_plain(name), entries, n=1)
    return entries[found[0]] if found else None


def _plain(name: str) -> str:
    """Without what eyes pass over: capitals, and how accents are composed."""
    return unicodedata.normalize("NFC", name).casefold()
