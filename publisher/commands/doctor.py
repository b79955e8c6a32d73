"""`publisher doctor`: what is installed, what is missing, and how to mend it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal

from publisher import __version__
from publisher.commands.build import OUT
from publisher.commands.console import Console
from publisher.commands.parser import Parser
from publisher.printers.catalog import translate
from publisher.vocabulary.errors import ExitCode, PublisherError, TemplateUnusable, ToolMissing
from publisher.vocabulary.messages import NOTHING, Language, Message, message

MODULES = (
    (
        "LibreOffice Writer",
        message("makes pages of Word files"),
        message("without it no PDF can be made"),
    ),
    (
        "LibreOffice Calc",
        message("makes pages of Excel attachments"),
        message("without it Excel attachments cannot become pages"),
    ),
    (
        "LibreOffice Math",
        message("sets formulas"),
        message("without it formulas would be missing from the PDF"),
    ),
)

System = Literal["debian", "fedora", "windows", "macos", "other"]

LIBREOFFICE: Mapping[System, str] = {
    "debian": "sudo apt install libreoffice-writer libreoffice-calc libreoffice-math",
    "fedora": "sudo dnf install libreoffice-writer libreoffice-calc libreoffice-math",
    "windows": "winget install TheDocumentFoundation.LibreOffice",
    "macos": "brew install --cask libreoffice",
}
FONTS: Mapping[System, str] = {
    "debian": "sudo apt install fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea",
    "fedora": (
        "sudo dnf install liberation-fonts google-carlito-fonts google-crosextra-caladea-fonts"
    ),
}
FONTCONFIG: Mapping[System, str] = {
    "debian": "sudo apt install fontconfig",
    "fedora": "sudo dnf install fontconfig",
}
GET_LIBREOFFICE = message("install LibreOffice with Writer, Calc and Math from www.libreoffice.org")
GET_FONT = message("install the font, or choose another one in the template's styles")


class State(Enum):
    """How good a thing is; the value is what people read."""

    GOOD = message("good")
    DOUBTFUL = message("doubtful")
    MISSING = message("missing")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`exit_code` is the command's, when the state is MISSING: no PDF can be made."""

    subject: str | Message
    state: State
    detail: Message
    remedy: Message = NOTHING
    exit_code: ExitCode = ExitCode.OK


def add_arguments(parser: Parser) -> None:
    parser.template_option()


def run(args: Namespace, console: Console) -> ExitCode:
    # All of it, whatever fails: one missing thing must not hide the next.
    found = [*_program(), *_leftovers(), *_libreoffice(), *_template(args.template)]
    console.write(diagnoses_as_text(found, console.language))
    # A doubtful thing lets a report be made; only what is missing is an error.
    return next((d.exit_code for d in found if d.state is State.MISSING), ExitCode.OK)


def _program() -> Iterator[Diagnosis]:
    version = message("{version} at {path}", version=__version__, path=Path(__file__).parent.parent)
    yield Diagnosis("publisher", State.GOOD, version)
    python = message(
        "{version} at {path}", version=platform.python_version(), path=Path(sys.executable)
    )
    yield Diagnosis("Python", State.GOOD, python)


def _leftovers() -> Iterator[Diagnosis]:
    from publisher import convert, staging

    try:
        count = convert.remove_leftovers() + staging.complete_interrupted(OUT)
    except PublisherError as stuck:
        yield Diagnosis(
            message("leftovers"), State.MISSING, stuck.message, stuck.help, stuck.exit_code
        )
        return
    if count:
        done = message("of {number} killed runs: cleared away", number=count)
        yield Diagnosis(message("leftovers"), State.GOOD, done)


def _libreoffice() -> Iterator[Diagnosis]:
    from publisher import convert
    from publisher.convert.installation import SETTING

    remedy = installing(LIBREOFFICE, GET_LIBREOFFICE, this_system())
    try:
        found = convert.installed()
    except ToolMissing as missing:
        if os.environ.get(SETTING):  # a wrong setting is mended by no installation
            remedy = missing.help
        yield Diagnosis("LibreOffice", State.MISSING, missing.message, remedy, ExitCode.TOOL)
        return
    where = message("{version} at {path}", version=found.version, path=found.program)
    yield Diagnosis("LibreOffice", State.GOOD, where)
    for (name, works, without), there in zip(
        MODULES, (found.writer, found.calc, found.math), strict=True
    ):
        if there:
            yield Diagnosis(name, State.GOOD, works)
        else:
            yield Diagnosis(name, State.MISSING, without, remedy, ExitCode.TOOL)


def _template(template: Path) -> Iterator[Diagnosis]:
    from publisher import word

    subject = message("template")
    try:
        if not template.is_file():
            raise TemplateUnusable(message("there is no file {path}", path=template))
        fonts = word.template_fonts(template)
    except PublisherError as unusable:
        yield Diagnosis(subject, State.MISSING, unusable.message, unusable.help, unusable.exit_code)
        return
    yield Diagnosis(subject, State.GOOD, message("{path}", path=template))
    yield from _fonts(fonts)


def _fonts(names: tuple[str, ...]) -> Iterator[Diagnosis]:
    from publisher import convert

    if shutil.which("fc-match") is None:
        look = message("look for them in the system's list of fonts")
        remedy = installing(FONTCONFIG, look, this_system())
        unknown = message("cannot be checked here: {fonts}", fonts=names)
        yield Diagnosis(message("fonts"), State.DOUBTFUL, unknown, remedy)
        return
    substitutes = convert.font_substitutes(names)
    for name in names:
        yield _font(name, substitutes.get(name))


def _font(name: str, substitute: str | None) -> Diagnosis:
    from publisher.convert import is_twin

    subject = message("font {name}", name=name)
    if substitute is None:
        return Diagnosis(subject, State.GOOD, message("installed"))
    if is_twin(name, substitute):
        twin = message("replaced by {substitute}, of the same widths", substitute=substitute)
        return Diagnosis(subject, State.GOOD, twin)
    other = message("replaced by {substitute}: lines and pages will shift", substitute=substitute)
    return Diagnosis(subject, State.DOUBTFUL, other, installing(FONTS, GET_FONT, this_system()))


def this_system() -> System:
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "macos"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    return family_of(f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split())


def family_of(names: list[str]) -> System:
    """The package manager's family, by the names that a Linux gives itself."""
    if {"debian", "ubuntu"} & set(names):
        return "debian"
    return "fedora" if {"fedora", "rhel", "centos"} & set(names) else "other"


def installing(commands: Mapping[System, str], otherwise: Message, system: System) -> Message:
    """The command for this system, or what to do without one."""
    if system not in commands:
        return otherwise
    return message("install it with: {command}", command=commands[system])


def diagnoses_as_text(diagnoses: Iterable[Diagnosis], language: Language) -> str:
    """A table of state, subject and detail, with each remedy on a line below."""
    rows = [(translate(d.state.value, language), _name(d.subject, language), d) for d in diagnoses]
    states = max(len(state) for state, _, _ in rows)
    subjects = max(len(subject) for _, subject, _ in rows)
    lines = []
    for state, subject, d in rows:
        detail = translate(d.detail, language)
        lines.append(f"{state:<{states}}  {subject:<{subjects}}  {detail}")
        if d.remedy.text:
            lines.append(" " * (states + 2) + "= " + translate(_help(d.remedy), language))
    return "\n".join(lines)


def _help(remedy: Message) -> Message:
    return message("help: {remedy}", remedy=remedy)


def _name(subject: str | Message, language: Language) -> str:
    return subject if isinstance(subject, str) else translate(subject, language)
