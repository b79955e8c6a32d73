"""`publisher reviu`: the review sheet of PermenPANRB 53/2014, filled as far as data decide."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.console import Console
from publisher.commands.package_data import default_template, template_of
from publisher.commands.parser import FOLDER, Parser
from publisher.commands.progress import progress
from publisher.printers.text import finding_as_text, summary_as_text
from publisher.vocabulary.dokumen import REVIU
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import message

if TYPE_CHECKING:
    from publisher.pipeline import Build

OUT = Path("build")
JSON = "reviu.json"


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.option(
        "--out",
        help=message(
            "the folder for reviu.docx, reviu.pdf and reviu.json; page numbers come from the "
            "laporan.pdf there (when absent: build)"
        ),
        metavar=FOLDER,
        type=Path,
        default=OUT,
    )
    parser.template_option()


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher import pipeline
    from publisher.convert import remove_leftovers
    from publisher.staging import output_folder, put_in_place, workspace

    remove_leftovers()
    request = pipeline.Request(
        args.content,
        args.out,
        template_of(REVIU.nama, args.template),
        dokumen=REVIU,
        numbered_by=default_template(),
    )
    with output_folder(args.out), progress(console) as announce:
        result = pipeline.build(request, announce)
        if result.report is not None and result.word is not None:
            with workspace() as work:
                (work / JSON).write_text(_as_json(result), encoding="utf-8", newline="\n")
                put_in_place([work / JSON], args.out)
    for finding in result.findings:
        console.write(finding_as_text(finding, console.language))
    if result.report is None or result.word is None:
        console.write(summary_as_text(result.findings, console.language))
        return ExitCode.FINDINGS
    _say(result, args.out, console)
    if result.without_pdf is not None:
        console.complain(result.without_pdf)
        return result.without_pdf.exit_code
    return ExitCode.BESIDE if result.beside else ExitCode.OK


def _as_json(result: Build) -> str:
    from publisher.printers.reviu import reviu_as_json
    from publisher.tables.reviu import reviu, wajib_direviu

    assert result.report is not None
    report = result.report
    return reviu_as_json(reviu(report), result.pages or {}, wajib_direviu(report)) + "\n"


def _say(result: Build, out: Path, console: Console) -> None:
    from publisher.printers.reviu import reviu_as_text
    from publisher.tables.reviu import reviu, wajib_direviu

    assert result.report is not None and result.word is not None
    console.write(reviu_as_text(reviu(result.report), result.pages or {}, console.language))
    if not wajib_direviu(result.report):
        console.say(
            message(
                "only the government's own report must be reviewed (PermenPANRB 53/2014, annex "
                "III); for this office the sheet is an offer"
            )
        )
    if result.pages is None:
        console.say(
            message(
                "no page numbers: {out} has no laporan.pdf of this content; build it first",
                out=out,
            )
        )
    made = [result.word.path, *([result.publication.path] if result.publication else [])]
    for path in (*made, out / JSON):
        console.write(str(path))
