"""argparse in the reader's language: its headings, its usage line, its complaints.

Help texts are messages; a parser knows its language and translates them.
Only argparse's public hooks are used, so that a new Python changes nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from publisher.commands.package_data import default_template
from publisher.printers.catalog import translate
from publisher.printers.text import SEVERITIES
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.messages import Language, Message, message

LANGUAGES: tuple[Language, ...] = ("id", "en")
CONTENT = Path("content")

FOLDER = message("FOLDER")
FILE = message("FILE")
COMMAND = message("COMMAND")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with `usage:` in another language."""

    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)
        self._usage_word = usage

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """`prefix` is given where argparse itself asks for no word at all."""
        super().add_usage(usage, actions, groups, self._usage_word if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks `language`. Every one has `--help` and `--lang`."""

    language: ClassVar[Language]

    def __init__(self, prog: str | None = None, **settings: Any) -> None:
        formatter = partial(Formatter, usage=self.say(message("usage: ")))
        super().__init__(
            prog, add_help=False, allow_abbrev=False, formatter_class=formatter, **settings
        )
        # Groups of our own: argparse's are named in English, and hidden when empty.
        self._arguments = self.add_argument_group(self.say(message("arguments")))
        self._options = self.add_argument_group(self.say(message("options")))
        self.option("-h", "--help", help=message("show this help and leave"), action="help")
        self.option(
            "--lang",
            help=message("language of help and messages: id (Indonesian) or en (English)"),
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
        )

    def say(self, sentence: Message) -> str:
        return translate(sentence, self.language)

    def argument(self, name: str, help: Message, metavar: Message, **settings: Any) -> None:
        """A positional argument."""
        self._arguments.add_argument(
            name, help=self.say(help), metavar=self.say(metavar), **settings
        )

    def option(self, *flags: str, help: Message, **settings: Any) -> None:
        if isinstance(settings.get("metavar"), Message):
            settings["metavar"] = self.say(settings["metavar"])
        self._options.add_argument(*flags, help=self.say(help), **settings)

    def content_argument(self) -> None:
        self.argument(
            "content",
            message("the report's folder of TOML files (when absent: content)"),
            FOLDER,
            nargs="?",
            type=Path,
            default=CONTENT,
        )

    def template_option(self) -> None:
        self.option(
            "--template",
            help=message("the Word template (when absent: the one of the program)"),
            metavar=FILE,
            type=Path,
            default=default_template(),
        )

    def strict_option(self) -> None:
        self.option(
            "--strict",
            help=message("let warnings stop as errors do"),
            action="store_true",
        )

    def error(self, message: str) -> NoReturn:
        """argparse's complaint in the reader's language. Exits with ExitCode.USAGE."""
        self.print_usage(sys.stderr)
        label = self.say(SEVERITIES[Severity.ERROR])
        said = complaint(message, [flag for known in self._called() for flag in known.flags])
        self.exit(ExitCode.USAGE, f"{self.prog}: {label}: {self.say(said)}\n")

    @property
    def flags(self) -> tuple[str, ...]:
        """Its long options."""
        return tuple(f for f in self._option_string_actions if f.startswith("--"))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self._words = tuple(args or ())
        return super().parse_known_args(args, namespace)

    def _called(self) -> Iterable[Parser]:
        """This parser, and that of the command that was called."""
        yield self
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                yield from (p for name, p in action.choices.items() if name in self._words)


class IndonesianParser(Parser):
    language = "id"


class EnglishParser(Parser):
    language = "en"


PARSERS: dict[Language, type[Parser]] = {"id": IndonesianParser, "en": EnglishParser}

Match = re.Match[str]


def _unknown(m: Match, flags: Sequence[str]) -> Message:
    typed = next((w.split("=")[0] for w in m[1].split() if w.startswith("--")), "")
    near = get_close_matches(typed, flags, n=1)
    if near:
        return message(
            "unknown on the command line: {arguments}; did you mean {near}?",
            arguments=m[1],
            near=near[0],
        )
    return message("unknown on the command line: {arguments}", arguments=m[1])


def _missing(m: Match) -> Message:
    return message("missing on the command line: {arguments}", arguments=m[1])


def _not_a_choice(m: Match) -> Message:
    choices = m[3].replace("'", "")
    near = get_close_matches(m[2].strip("'").casefold(), choices.split(", "), n=1)
    if near:
        return message(
            "{argument} cannot be {value}; did you mean {near}? it is one of {choices}",
            argument=m[1],
            value=m[2],
            near=near[0],
            choices=choices,
        )
    return message(
        "{argument} cannot be {value}; it is one of {choices}",
        argument=m[1],
        value=m[2],
        choices=choices,
    )


def _not_valid(m: Match) -> Message:
    return message("{argument} cannot be {value}", argument=m[1], value=m[2])


def _value_expected(m: Match) -> Message:
    return message("{argument} needs a value", argument=m[1])


def _no_value_expected(m: Match) -> Message:
    return message("{argument} takes no value", argument=m[1])


# argparse has no codes for its complaints. Where a new Python words one otherwise, the last line
# of `complaint` still answers.
_WORDINGS: tuple[tuple[str, Callable[[Match], Message]], ...] = (
    (r"the following arguments are required: (.+)", _missing),
    (r"argument (.+?): invalid choice: ('.*?')(?:, maybe .+)? \(choose from (.+)\)", _not_a_choice),
    (r"argument (.+?): invalid \w+ value: (.+)", _not_valid),
    (r"argument (.+?): expected .* arguments?", _value_expected),
    (r"argument (.+?): ignored explicit argument .+", _no_value_expected),
)


def complaint(text: str, flags: Sequence[str] = ()) -> Message:
    """What is wrong with the command line: argparse's sentence, known by its wording, in ours.

    flags: the options that there are.
    """
    unknown = re.fullmatch(r"unrecognized arguments: (.+)", text, re.DOTALL)
    if unknown:
        return _unknown(unknown, flags)
    for wording, say in _WORDINGS:
        found = re.fullmatch(wording, text, re.DOTALL)
        if found:
            return say(found)
    return message("the command line is not understood; see --help")
