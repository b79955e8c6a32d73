"""The command line. To add a command: write a module like `check`, name it below."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Protocol

from publisher import __version__
from publisher.commands import (
    build,
    check,
    doctor,
    explain,
    freeze,
    new,
    next_period,
    preflight,
    reviu,
    schema,
    score,
    upgrade,
    verify,
)
from publisher.commands.console import Console, console_for
from publisher.commands.failures import EXIT_CODES, guarded
from publisher.commands.language import language_of
from publisher.commands.parser import COMMAND, PARSERS, Parser
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import Language, Message, message

ABOUT = message("makes a Laporan Kinerja from TOML files: a Word file and the PDF to submit")


class Command(Protocol):
    """What a module must define to be a command. `ABOUT` is its help: one sentence."""

    ABOUT: Message

    def add_arguments(self, parser: Parser) -> None: ...
    def run(self, args: argparse.Namespace, console: Console) -> ExitCode: ...


COMMANDS: dict[str, Command] = {
    "build": build,
    "check": check,
    "explain": explain,
    "score": score,
    "reviu": reviu,
    "preflight": preflight,
    "verify": verify,
    "freeze": freeze,
    "new": new,
    "upgrade": upgrade,
    "next": next_period,
    "schema": schema,
    "doctor": doctor,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code; nothing but text reaches the user."""
    # The language before the arguments: a wrong command line is told in it too.
    words = sys.argv[1:] if argv is None else argv
    language = language_of(words, os.environ)
    console = console_for(language)
    try:
        args = parser_for(language).parse_args(words)
    except SystemExit as asked:  # --help, --version, or a wrong command line
        return int(asked.code or 0)
    return guarded(partial(COMMANDS[args.command].run, args, console), console)


def parser_for(language: Language) -> Parser:
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
    for name, command in COMMANDS.items():
        about, description = parser.say(command.ABOUT), _sentence(parser, command.ABOUT)
        command.add_arguments(commands.add_parser(name, help=about, description=description))
    return parser


def _sentence(parser: Parser, about: Message) -> str:
    text = parser.say(about)
    return f"{text[:1].upper()}{text[1:]}."


def _exit_codes(parser: Parser) -> str:
    lines = [parser.say(message("exit codes:"))]
    lines += [f"  {code:<4}{parser.say(meaning)}" for code, meaning in EXIT_CODES.items()]
    return "\n".join(lines)
