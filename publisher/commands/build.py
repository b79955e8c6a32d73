"""`publisher build`: the Word file and the PDF."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.console import Console
from publisher.commands.parser import FOLDER, Parser
from publisher.commands.progress import progress
from publisher.printers.text import finding_as_text, summary_as_text
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import Message, message

if TYPE_CHECKING:
    from publisher.pipeline import Build

ABOUT = message("make the Word file and the PDF")


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.option(
        "--out",
        help=message("the folder for laporan.docx and laporan.pdf (when absent: build)"),
        metavar=FOLDER,
        type=Path,
        default=Path("build"),
    )
    parser.template_option()


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher import pipeline

    request = pipeline.Request(content=args.content, out=args.out, template=args.template)
    with progress(console) as announce:
        result = pipeline.build(request, announce)
    for finding in result.findings:
        console.write(finding_as_text(finding, console.language))
    _say_where(result, console)
    console.write(summary_as_text(result.findings, console.language))
    if result.without_pdf is not None:
        earlier = args.out / "laporan.pdf"
        if earlier.exists():
            console.say(message("{path} is from an earlier build", path=earlier))
        console.complain(result.without_pdf)
        return result.without_pdf.exit_code
    if result.word is None:
        return ExitCode.FINDINGS
    return ExitCode.SET_ASIDE if result.set_aside else ExitCode.OK


def _say_where(result: Build, console: Console) -> None:
    if result.word is None:
        console.say(message("nothing was written: the content has errors"))
        return
    word, pdf = result.word, result.publication
    if result.set_aside:
        console.say(message("attachments set aside: {names}", names=", ".join(result.set_aside)))
    console.say(message("{path} ({size})", path=word.path, size=_size(word.path)))
    if pdf is not None:
        console.say(
            message(
                "{path} ({pages} pages, {size})",
                path=pdf.path,
                pages=pdf.pages,
                size=_size(pdf.path),
            )
        )


def _size(file: Path) -> Message:
    """In kB below one MB: upload limits are given in MB."""
    bytes_ = file.stat().st_size
    if bytes_ < 1_000_000:
        return message("{number} kB", number=-(-bytes_ // 1000))
    return message("{number} MB", number=round(Decimal(bytes_) / 1_000_000, 1))
