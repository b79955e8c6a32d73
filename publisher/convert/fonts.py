"""Which fonts will stand in for the ones a document asks for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator

from publisher.convert.process import run
from publisher.tidy import temporary_folder
from publisher.vocabulary.findings import Finding, info, warning
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

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


def huruf_diganti(names: Iterable[str], at: Place) -> Iterator[Finding]:
    """A font that the report asks for is not installed, and another one stands in for it.

    With a font of the same widths, such as Liberation Sans for Arial, every line
    ends where it should. With another one lines and pages shift, and the PDF
    looks otherwise than on the computer that has the font. Install the font, or
    choose another one in the styles of the template.
    """
    for name, substitute in sorted(font_substitutes(names).items()):
        if is_twin(name, substitute):
            text = message(
                "the font {name} is not installed; {substitute}, of the same widths, stands in",
                name=name,
                substitute=substitute,
            )
            yield info("huruf-diganti", at, text)
        else:
            text = message(
                "the font {name} is not installed; {substitute} stands in: lines and pages shift",
                name=name,
                substitute=substitute,
            )
            help = message("install the font, or choose another one in the template's styles")
            yield warning("huruf-diganti", at, text, help)


def _families(program: str, name: str) -> list[str]:
    """The names of the family that fontconfig finds for `name`; none when it fails."""
    pattern = re.sub(r"([\\:,-])", r"\\\1", name)  # these four have a meaning in a pattern
    with temporary_folder() as folder:
        command = [program, "--format=%{family}", pattern]
        finished = run(command, SECONDS, folder / "log")
    if finished.code != 0:
        return []
    return [family for family in finished.output.strip().split(",") if family]
