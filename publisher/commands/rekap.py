"""`publisher rekap`: what `publisher batch` recorded, compared: workbook, JSON, Word and PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from publisher.commands.console import Console
from publisher.commands.package_data import template_of
from publisher.commands.parser import FOLDER, Parser
from publisher.commands.progress import progress
from publisher.printers.text import finding_as_text
from publisher.vocabulary.dokumen import REKAP
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import message

FROM = Path("hasil")


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "records",
        message(
            "the folder of outputs of `publisher batch`, or its rekap.json (when absent: hasil)"
        ),
        FOLDER,
        nargs="?",
        type=Path,
        default=FROM,
    )
    parser.option(
        "--out",
        help=message(
            "the folder for rekap.xlsx, rekap.docx, rekap.pdf and rekap-tabel.json "
            "(when absent: where rekap.json is)"
        ),
        metavar=FOLDER,
        type=Path,
    )
    parser.template_option()
    parser.option(
        "--fresh",
        help=message("make everything anew, also what was made before"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher.batch.recap import Request, publish, records_of
    from publisher.convert import remove_leftovers
    from publisher.staging import output_folder

    remove_leftovers()
    recap, file = records_of(args.records)
    out = args.out or file.parent
    request = Request(recap, template_of(REKAP.nama, args.template), out, fresh=args.fresh)
    with output_folder(out), progress(console) as announce:
        made = publish(request, announce)
    for finding in made.findings:
        console.write(finding_as_text(finding, console.language))
    for path in made.files:
        console.write(str(path))
    if made.without_pdf is not None:
        console.complain(made.without_pdf)
        return made.without_pdf.exit_code
    beside = any(path.name == REKAP.beside for path in made.files)
    return ExitCode.BESIDE if beside else ExitCode.OK
