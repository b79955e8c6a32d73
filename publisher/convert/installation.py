"""The LibreOffice on this machine: where it is, what it is and what it can do."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.convert.process import run
from publisher.convert.settings import PROFILE_SWITCH
from publisher.tidy import temporary_folder
from publisher.vocabulary.errors import ToolMissing
from publisher.vocabulary.messages import message

SETTING = "PUBLISHER_SOFFICE"
INSTALL = message(
    "install LibreOffice from www.libreoffice.org or with the package manager of your system, "
    "or write the path of its program soffice in the environment variable {setting}",
    setting=SETTING,
)
# The wrapper `soffice` starts `soffice.bin` and adds nothing that a run without
# a window needs. On Windows the launchers prepare the search path of the DLLs,
# and only `soffice.com` has a console to answer on.
NAMES = {
    "win32": ("soffice.com", "soffice.exe"),
    "darwin": ("soffice",),
}
OTHER_NAMES = ("soffice.bin", "soffice")
SECONDS = 60  # the first start after a boot reads 300 MB


@dataclass(frozen=True, slots=True)
class Installation:
    program: Path
    version: str  # "7.4.7.2"
    math: bool  # can it set formulas?
    calc: bool  # spreadsheets
    writer: bool  # Word files


def installed() -> Installation:
    """Look at the installation and start it once. Raises ToolMissing."""
    program = soffice()
    return Installation(
        program,
        version_of(program),
        math=has_module(program, "sm"),
        calc=has_module(program, "sc"),
        writer=has_module(program, "sw"),
    )


def has_module(program: Path, code: str) -> bool:
    """Is the library of a module there: `sw` Writer, `sc` Calc, `sm` Math?"""
    names = (f"lib{code}lo.so", f"{code}lo.dll", f"lib{code}lo.dylib")
    folders = (program.parent, program.parent.parent / "Frameworks")  # the latter on macOS
    return any((folder / name).exists() for folder in folders for name in names)


def version_of(program: Path) -> str:
    """The version that the program says it is. Raises ToolMissing when it does not start."""
    with temporary_folder() as folder:
        # A profile in it, though none is needed: so that the next run knows whose it was.
        profile = f"{PROFILE_SWITCH}{(folder / 'profile').as_uri()}"
        try:
            finished = run([program, profile, "--version"], SECONDS, folder / "log", folder)
        except OSError as refused:
            raise does_not_start(program, refused.strerror or str(refused)) from None
    said = re.search(r"LibreOffice\w*\s+(\d[\d.]*)", finished.output)
    if not said:
        raise does_not_start(program, finished.tail())
    return said[1]


def does_not_start(program: Path, output: str) -> ToolMissing:
    return ToolMissing(
        message(
            "LibreOffice at {program} does not start: {output}", program=program, output=output
        ),
        INSTALL,
    )


def build_of(program: Path) -> str:
    """The build that a LibreOffice says it is, beside its version; nothing where it does not."""
    for way in ("versionrc", "version.ini", "../Resources/versionrc"):
        file = program.parent / way
        if file.is_file():
            said = re.search(r"^buildid=(.+)$", file.read_text("utf-8", errors="replace"), re.M)
            return said[1].strip() if said else ""
    return ""


def soffice() -> Path:
    """The program to run, absolute. Raises ToolMissing."""
    asked = os.environ.get(SETTING, "").strip()
    if asked:
        return _asked_for(Path(asked))
    for folder in usual_places(sys.platform, os.environ):
        program = _program_in(folder)
        if program:
            return program
    raise ToolMissing(message("LibreOffice is not installed"), INSTALL)


def _asked_for(path: Path) -> Path:
    """What the setting names: the program, its folder, or the folder of all LibreOffice."""
    if path.is_dir():
        inside = (path, path / "program", path / "Contents/MacOS")
        program = next(filter(None, map(_program_in, inside)), None)
    elif path.name in ("soffice", "soffice.exe"):
        program = _program_in(path.resolve().parent)
    else:
        program = path.absolute() if path.is_file() else None
    if program is None:
        raise ToolMissing(
            message(
                "{setting} names {path}, but LibreOffice is not there", setting=SETTING, path=path
            ),
            INSTALL,
        )
    return program


def _program_in(folder: Path) -> Path | None:
    for name in NAMES.get(sys.platform, OTHER_NAMES):
        if (folder / name).is_file():
            return (folder / name).absolute()
    return None


def usual_places(system: str, environ: Mapping[str, str], root: Path = Path("/")) -> Iterator[Path]:
    """The folders to look into, the likeliest first; `system` as in `sys.platform`."""
    if system == "win32":
        yield from _windows(environ)
    elif system == "darwin":
        yield root / "Applications/LibreOffice.app/Contents/MacOS"
        yield Path(environ.get("HOME", "/")) / "Applications/LibreOffice.app/Contents/MacOS"
    else:
        yield root / "usr/lib/libreoffice/program"
        yield root / "usr/lib64/libreoffice/program"
        yield from _newest_first((root / "opt").glob("libreoffice*/program"))
        yield root / "snap/libreoffice/current/lib/libreoffice/program"
    yield from _search_path(environ)


def _windows(environ: Mapping[str, str]) -> Iterator[Path]:
    for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
        if environ.get(variable):
            yield from _newest_first(Path(environ[variable]).glob("LibreOffice*/program"))


def _newest_first(folders: Iterable[Path]) -> list[Path]:
    def numbers(folder: Path) -> list[int]:
        return [int(n) for n in re.findall(r"\d+", folder.parent.name)]

    return sorted(folders, key=numbers, reverse=True)


def _search_path(environ: Mapping[str, str]) -> Iterator[Path]:
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found:
            yield Path(found).resolve().parent
