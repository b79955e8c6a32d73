"""Which fonts will stand in for the ones a document asks for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable

from publisher.convert.process import run
from publisher.tidy import temporary_folder
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
