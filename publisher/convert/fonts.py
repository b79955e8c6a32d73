"""Which fonts will stand in for the ones a document asks for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable

from publisher.convert.process import run
from publisher.tidy import temporary_folder

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


def _families(program: str, name: str) -> list[str]:
    """The names of the family that fontconfig finds for `name`; none when it fails."""
    pattern = re.sub(r"([\\:,-])", r"\\\1", name)  # these four have a meaning in a pattern
    with temporary_folder() as folder:
        command = [program, "--format=%{family}", pattern]
        finished = run(command, SECONDS, folder / "log")
    if finished.code != 0:
        return []
    return [family for family in finished.output.strip().split(",") if family]
