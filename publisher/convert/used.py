"""What of this machine shapes a document: the fonts' files and the build of LibreOffice."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.convert.fonts import SECONDS
from publisher.convert.locate import soffice
from publisher.convert.process import run
from publisher.vocabulary.errors import ToolMissing

FORMAT = "--format=%{postscriptname}\t%{family[0]}\t%{file}\n"
OWN_FONTS = ("../share/fonts/truetype", "../Resources/fonts/truetype")  # from LibreOffice's program


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that is installed: its family, its file's name, and the SHA-256 of the file."""

    family: str
    file: str
    sha256: str


def font_files(names: Iterable[str]) -> dict[str, FontFile | None]:
    """PostScript name → the font of that name; None where it is not found."""
    installed = _installed()
    return {
        name: _font_file(*installed[name]) if name in installed else None for name in sorted(names)
    }


def _installed() -> Mapping[str, tuple[str, Path]]:
    """PostScript name → family and file: of the system, and what LibreOffice brings along."""
    lister, scanner = shutil.which("fc-list"), shutil.which("fc-scan")
    own = _own_folders()
    found = _listed([scanner, FORMAT, *own]) if scanner and own else {}
    return found | (_listed([lister, FORMAT]) if lister else {})


def _own_folders() -> list[Path]:
    try:
        program = soffice().resolve().parent
    except ToolMissing:
        return []
    return [place for way in OWN_FONTS if (place := (program / way).resolve()).is_dir()]


def _listed(command: list[str | Path]) -> dict[str, tuple[str, Path]]:
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        lines = run(command, SECONDS, Path(folder, "log")).output.splitlines()
    fonts = sorted(line.split("\t") for line in lines if line.count("\t") == 2)
    return {name: (family, Path(file)) for name, family, file in fonts}


def _font_file(family: str, file: Path) -> FontFile | None:
    try:
        return FontFile(family, file.name, hashlib.sha256(file.read_bytes()).hexdigest())
    except OSError:
        return None


def build_of(program: Path) -> str:
    """The build that a LibreOffice says it is, beside its version; nothing where it does not."""
    for way in ("versionrc", "version.ini", "../Resources/versionrc"):
        file = program.parent / way
        if file.is_file():
            said = re.search(r"^buildid=(.+)$", file.read_text("utf-8", errors="replace"), re.M)
            return said[1].strip() if said else ""
    return ""
