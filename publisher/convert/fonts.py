"""The fonts of this machine: which stand in for those asked for, and the files of those used."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.convert.installation import soffice
from publisher.convert.process import run
from publisher.tidy import temporary_folder
from publisher.vocabulary.errors import ToolMissing
from publisher.vocabulary.keluaran import StandIn

# As wide, letter by letter: every line breaks as it should.
TWINS = {
    "arial": ("Liberation Sans", "Arimo"),
    "helvetica": ("Liberation Sans", "Arimo", "Nimbus Sans"),
    "arial narrow": ("Liberation Sans Narrow",),
    "times new roman": ("Liberation Serif", "Tinos"),
    "courier new": ("Liberation Mono", "Cousine"),
    "calibri": ("Carlito",),
    "cambria": ("Caladea",),
}

FORMAT = "--format=%{postscriptname}\t%{family[0]}\t%{file}\n"
OWN_FONTS = ("../share/fonts/truetype", "../Resources/fonts/truetype")  # from LibreOffice's program
PLACES = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    *("/etc/fonts", "~/.config/fontconfig", "~/.fonts.conf", "/Library/Fonts", "~/Library/Fonts"),
    *("$XDG_DATA_HOME/fonts", "$XDG_CONFIG_HOME/fontconfig", "$FONTCONFIG_PATH"),
    *("/System/Library/Fonts", "%WINDIR%/Fonts", "%LOCALAPPDATA%/Microsoft/Windows/Fonts"),
)
SPEAKING = ("FONTCONFIG_", "XDG_DATA_HOME", "XDG_CONFIG_HOME")  # of the environment
SECONDS = 30  # the first call on a machine may build the font cache


def font_substitutes(names: Iterable[str]) -> dict[str, str]:
    """The fonts that are not installed → the family that is used instead.

    Asks fontconfig, as LibreOffice on Linux does. Empty where `fc-match` is missing.
    """
    program = shutil.which("fc-match")
    if program is None:
        return {}
    families = {name: _families(program, name) for name in dict.fromkeys(names)}
    return {
        name: found[0]
        for name, found in families.items()
        if found and name.casefold() not in (family.casefold() for family in found)
    }


def is_twin(name: str, substitute: str) -> bool:
    """Is the substitute as wide as the font, letter by letter?"""
    return substitute in TWINS.get(name.casefold(), ())


def stand_ins(names: Iterable[str]) -> dict[str, StandIn]:
    substitutes = font_substitutes(names)
    return {name: StandIn(other, is_twin(name, other)) for name, other in substitutes.items()}


def _families(program: str, name: str) -> list[str]:
    """The names of the family that fontconfig finds for `name`; none when it fails."""
    pattern = re.sub(r"([\\:,-])", r"\\\1", name)  # these four have a meaning in a pattern
    with temporary_folder() as folder:
        command = [program, "--format=%{family}", pattern]
        finished = run(command, SECONDS, folder / "log")
    if finished.code != 0:
        return []
    return [family for family in finished.output.strip().split(",") if family]


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


def fonts_digest() -> str:
    """Another one after a font or a setting of fontconfig came, went or changed."""
    places = [Path(os.path.expandvars(os.path.expanduser(place))) for place in PLACES]
    said = sorted((k, v) for k, v in os.environ.items() if k.startswith(SPEAKING))
    found = hashlib.sha256(repr(said).encode("utf-8", "surrogateescape"))
    for place in (*places, *_own_folders()):
        for facts in sorted(_facts(place)):
            found.update(repr(facts).encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _facts(place: Path) -> Iterator[tuple[str, int, int]]:
    for folder, _, names in os.walk(place):
        for name in names:
            file = os.path.join(folder, name)
            try:
                facts = os.stat(file)
            except OSError:
                continue
            yield file, facts.st_size, facts.st_mtime_ns
