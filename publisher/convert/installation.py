"""What the LibreOffice on this machine is and can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from publisher.convert.locate import INSTALL, soffice
from publisher.convert.process import run
from publisher.convert.profile import SWITCH
from publisher.tidy import temporary_folder
from publisher.vocabulary.errors import ToolMissing
from publisher.vocabulary.messages import message

SECONDS = 60  # the first start after a boot reads 300 MB


@dataclass(frozen=True, slots=True)
class LibreOfficeFacts:
    program: Path
    version: str  # "7.4.7.2"
    math: bool  # can it set formulas?
    calc: bool  # spreadsheets
    writer: bool  # Word files


def facts() -> LibreOfficeFacts:
    """Look at the installation and start it once. Raises ToolMissing."""
    program = soffice()
    return LibreOfficeFacts(
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
        profile = f"{SWITCH}{(folder / 'profile').as_uri()}"
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
