"""`publisher upgrade`: bring the content of an earlier program up to the shape of today."""

from __future__ import annotations

import sys
from argparse import Namespace

from publisher.commands.console import Console
from publisher.commands.parser import Parser
from publisher.printers.diff import diff_of
from publisher.printers.text import finding_as_text, summary_as_text
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import message

YES = ("y", "ya", "yes")


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.option(
        "--apply",
        help=message("write what is shown; without it a terminal is asked, and nothing else"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the reader of content.
    from publisher.load import load_report
    from publisher.mending import rewrite
    from publisher.upgrading import upgrade

    report, findings = load_report(args.content)
    if report is None:
        for finding in findings:
            console.write(finding_as_text(finding, console.language))
        console.write(summary_as_text(findings, console.language))
        return ExitCode.FINDINGS
    change = upgrade(report)
    for path, before in change.before.items():
        console.write_styled(diff_of(path, before, change.after[path]))
    for key in change.left:
        console.say(
            message(
                "{key}: `realisasi` and `realisasi_lalu` are written in a way that cannot be "
                "changed surely; they go on being read as they are",
                key=key,
            )
        )
    if not change.after:
        console.say(message("nothing to bring up to date"))
        return ExitCode.OK
    console.say(
        message(
            "rows to bring up to date: {rows}, files to change: {files}",
            rows=change.moved,
            files=len(change.after),
        )
    )
    if not (args.apply or _agreed(console)):
        console.say(message("nothing was written; `--apply` writes it"))
        return ExitCode.OK
    rewrite(change.before, change.after)
    console.say(message("written"))
    return ExitCode.OK


def _agreed(console: Console) -> bool:
    """Only a terminal can be asked."""
    if not (sys.stdin.isatty() and console.out.isatty()):
        return False
    print(console.text(message("write it? (y/n)")), end=" ", file=console.out, flush=True)
    return sys.stdin.readline().strip().lower() in YES
