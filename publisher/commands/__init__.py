"""The command line. To add a command: write a module like `check`, list it below."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from publisher import __version__
from publisher.commands.console import Console, console_for
from publisher.commands.failures import EXIT_CODES, guarded
from publisher.commands.language import language_of
from publisher.commands.parser import COMMAND, PARSERS, Parser
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import Language, Message, message

SELDOM = (50_000, 20, 50)  # collections of cycles: a command makes many objects, and ends soon
ABOUT = message("makes a Laporan Kinerja from TOML files: a Word file and the PDF to submit")


class Command(Protocol):
    """What a module must define to be a command."""

    def add_arguments(self, parser: Parser) -> None: ...
    def run(self, args: argparse.Namespace, console: Console) -> ExitCode: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """about: its help, one sentence. Its module is read only when it is asked for: help and
    mistyped commands need not wait for libraries that they do not use.
    """

    module: str
    about: Message

    def load(self) -> Command:
        return cast(Command, import_module(f"publisher.commands.{self.module}"))


COMMANDS: dict[str, Listed] = {
    "build": Listed(
        "build",
        message("make the Word file and the PDF"),
    ),
    "check": Listed(
        "check",
        message("say what is wrong with the content, without making a file"),
    ),
    "watch": Listed(
        "watch",
        message("make both anew at each change of the content, within seconds, until Ctrl-C"),
    ),
    "batch": Listed(
        "batch",
        message("make the reports of many offices, and say first who has not sent one"),
    ),
    "rekap": Listed(
        "rekap",
        message(
            "compare the offices of a batch: a workbook with formulas, a Word file and its PDF"
        ),
    ),
    "explain": Listed(
        "explain", message("explain a rule: what it finds, why that matters, how to mend it")
    ),
    "score": Listed(
        "score", message("estimate the reporting score of the SAKIP evaluation, with its evidence")
    ),
    "reviu": Listed(
        "reviu",
        message("fill in the review sheet of the Inspektorat as far as the data decide"),
    ),
    "preflight": Listed(
        "preflight", message("say whether a PDF is ready to be signed and submitted")
    ),
    "verify": Listed(
        "verify", message("say whether a PDF is what the content builds, and what differs")
    ),
    "freeze": Listed(
        "freeze", message("keep the Perjanjian Kinerja of today's data as the one that was signed")
    ),
    "new": Listed(
        "new",
        message(
            "make the content of an office's first report, with nothing in it but what you say"
        ),
    ),
    "upgrade": Listed(
        "upgrade", message("bring the content of an earlier program up to the shape of today")
    ),
    "next": Listed(
        "next_period",
        message("make the folder of the next period: what stands is carried, the rest is marked"),
    ),
    "import": Listed(
        "import_figures",
        message("take figures of the budget over from files that SIPD or e-Monev saved"),
    ),
    "worksheet": Listed(
        "worksheet",
        message("write the figures as a workbook that colleagues fill in, for `import`"),
    ),
    "schema": Listed(
        "schema",
        message("write the JSON Schemas with which an editor helps to fill in the content"),
    ),
    "doctor": Listed(
        "doctor", message("say what is installed and what is missing, and how to mend it")
    ),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code; nothing but text reaches the user."""
    gc.set_threshold(*SELDOM)
    # The language before the arguments: a wrong command line is told in it too.
    words = sys.argv[1:] if argv is None else argv
    language = language_of(words, os.environ)
    console = console_for(language)
    try:
        args = parser_for(language, words).parse_args(words)
    except SystemExit as asked:  # --help, --version, or a wrong command line
        return int(asked.code or 0)
    return guarded(partial(COMMANDS[args.command].load().run, args, console), console)


def parser_for(language: Language, words: Sequence[str] | None = None) -> Parser:
    """words: of the command line, where only the arguments of its command are needed."""
    parser = PARSERS[language]("publisher")
    parser.description = _sentence(parser, ABOUT)
    parser.epilog = _exit_codes(parser)
    parser.option(
        "--version",
        help=message("show the version and leave"),
        action="version",
        version=f"publisher {__version__}",
    )
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        title=parser.say(message("commands")),
        metavar=parser.say(COMMAND),
    )
    for name, listed in COMMANDS.items():
        about, description = parser.say(listed.about), _sentence(parser, listed.about)
        its = commands.add_parser(name, help=about, description=description)
        if words is None or name in words:
            listed.load().add_arguments(its)
    return parser


def _sentence(parser: Parser, about: Message) -> str:
    text = parser.say(about)
    return f"{text[:1].upper()}{text[1:]}."


def _exit_codes(parser: Parser) -> str:
    lines = [parser.say(message("exit codes:"))]
    lines += [f"  {code:<4}{parser.say(meaning)}" for code, meaning in EXIT_CODES.items()]
    return "\n".join(lines)
