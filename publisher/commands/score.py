"""`publisher score`: an estimate of what the SAKIP evaluation gives the report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.console import Console
from publisher.commands.parser import FILE, Parser
from publisher.printers.text import finding_as_text, summary_as_text
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import any_errors
from publisher.vocabulary.messages import Language, message
from publisher.vocabulary.susunan import Templat

if TYPE_CHECKING:
    from publisher.printers.score import Pages
    from publisher.scoring import Penilaian


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.template_option()
    parser.option(
        "--pdf",
        help=message("the finished PDF, for the page numbers of the evidence"),
        metavar=FILE,
        type=Path,
    )
    parser.option(
        "--format",
        help=message("how to print the score: text for people, json for programs"),
        choices=("text", "json"),
        default="text",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher.assemble.titles import titles
    from publisher.load import load_report
    from publisher.reading.susunan import tak_dicetak
    from publisher.scoring import score
    from publisher.word import template_outline

    report, findings = load_report(args.content)
    # Half a report would be scored as one that says little.
    if report is None or any_errors(findings):
        for finding in findings:
            console.write(finding_as_text(finding, console.language))
        console.write(summary_as_text(findings, console.language))
        return ExitCode.FINDINGS
    pages = titles(args.pdf) if args.pdf else {}
    templat = template_outline(args.template) if report.susunan.diatur else Templat()
    scored = score(report, tak_dicetak(report.susunan, templat))
    console.write(_printer(args.format)(scored, pages, console.language))
    return ExitCode.OK


def _printer(format: str) -> Callable[[Penilaian, Pages, Language], str]:
    from publisher.printers.score import score_as_json, score_as_text

    return score_as_json if format == "json" else score_as_text
