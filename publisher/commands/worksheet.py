"""`publisher worksheet`: a workbook for colleagues to fill in, and for `publisher import`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from publisher.commands.console import Console
from publisher.commands.parser import FILE, Parser
from publisher.vocabulary.errors import ExitCode, OutputRefused
from publisher.vocabulary.messages import message

NAME = Path("lembar-kerja.xlsx")


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.option(
        "--out",
        help=message("where the workbook is written (when absent: lembar-kerja.xlsx)"),
        metavar=FILE,
        type=Path,
        default=NAME,
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the libraries.
    from publisher.load import from_disk, load_report, plain
    from publisher.mending import create
    from publisher.printers.text import finding_as_text, summary_as_text
    from publisher.worksheet import sheets_of, workbook
    from publisher.worksheet.identity import identity_of

    report, findings = load_report(args.content)
    if report is None:
        for finding in findings:
            console.write(finding_as_text(finding, console.language))
        console.write(summary_as_text(findings, console.language))
        return ExitCode.FINDINGS
    if args.out.exists():
        raise OutputRefused(
            message("{path} exists already", path=args.out),
            message("it may be filled in: give another name with --out, or delete it first"),
        )
    files = {
        name: plain(from_disk(args.content / name).decode("utf-8-sig"))
        for name in ("anggaran.toml", "kinerja.toml")
    }
    end = 3 * int(report.laporan.triwulan or 4)
    sheets = sheets_of(files["anggaran.toml"], files["kinerja.toml"], end)
    create(args.out, workbook(sheets, identity_of(report)))
    console.say(message("written: {path}", path=args.out))
    console.say(
        message(
            "when it is filled in: publisher import {path} --into {folder}",
            path=args.out,
            folder=args.content,
        )
    )
    return ExitCode.OK
