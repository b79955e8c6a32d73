"""`publisher check`: what is wrong with the content, without making a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from publisher.commands.console import Console
from publisher.commands.parser import Parser
from publisher.printers.json import findings_as_json
from publisher.printers.text import finding_as_text, summary_as_text
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import Finding, any_errors
from publisher.vocabulary.messages import Language, message

ABOUT = message("say what is wrong with the content, without making a file")


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.template_option()
    parser.option(
        "--format",
        help=message("how to print the findings: text for people, json for programs"),
        choices=tuple(FORMATS),
        default="text",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher import pipeline
    from publisher.convert import remove_leftovers

    remove_leftovers()
    _, findings = pipeline.check(args.content, args.template)
    console.write(FORMATS[args.format](findings, console.language))
    return ExitCode.FINDINGS if any_errors(findings) else ExitCode.OK


def _as_text(findings: Sequence[Finding], language: Language) -> str:
    lines = [finding_as_text(f, language) for f in findings]
    return "\n".join([*lines, summary_as_text(findings, language)])


FORMATS: dict[str, Callable[[Sequence[Finding], Language], str]] = {
    "text": _as_text,
    "json": findings_as_json,
}
