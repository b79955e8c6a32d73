"""`publisher preflight`: is a PDF, ours or from elsewhere, ready to be signed and submitted?"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from publisher.commands.console import Console
from publisher.commands.parser import FILE, Parser
from publisher.printers.checklist import checklist_as_json, checklist_as_text
from publisher.regular import MB
from publisher.vocabulary.checklist import Line, Verdict
from publisher.vocabulary.errors import ContentUnusable, ExitCode, Overrun
from publisher.vocabulary.messages import Language, message

LARGEST_PDF = 500  # MB


def add_arguments(parser: Parser) -> None:
    parser.argument("file", message("the PDF to look at"), FILE, type=Path)
    parser.option(
        "--max-mb",
        help=message("the largest size that is taken in, in MB (when absent: 10)"),
        metavar=message("NUMBER"),
        type=_megabytes,
        default=Decimal(10),
    )
    parser.option(
        "--tag",
        help=message("the sign that the signing service looks for; it must stand exactly once"),
        metavar=message("SIGN"),
        type=_sign,
    )
    parser.option(
        "--format",
        help=message("how to print the list: text for people, json for programs"),
        choices=tuple(FORMATS),
        default="text",
    )


FORMATS: dict[str, Callable[[Sequence[Line], Language], str]] = {
    "text": checklist_as_text,
    "json": checklist_as_json,
}


def run(args: Namespace, console: Console) -> ExitCode:
    refuse_unfit_pdf(args.file)
    lines = _lines(args.file, args.max_mb, args.tag or "")
    console.write(FORMATS[args.format](lines, console.language))
    wrong = any(line.verdict is Verdict.ERROR for line in lines)
    return ExitCode.FINDINGS if wrong else ExitCode.OK


def refuse_unfit_pdf(file: Path) -> None:
    """Raises ContentUnusable where there is no file, or one that nobody could submit."""
    if not file.is_file():
        raise ContentUnusable(message("there is no file {path}", path=file))
    if file.stat().st_size > LARGEST_PDF * MB:
        raise ContentUnusable(
            message("{path} is larger than {number} MB", path=file, number=LARGEST_PDF)
        )


def _lines(file: Path, megabytes: Decimal, tag: str) -> tuple[Line, ...]:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher import assemble
    from publisher.checks.keluaran.checklist import checklist, could_not_be_read
    from publisher.evidence import foreign_reader
    from publisher.vocabulary.keluaran import BuiltWord, Keluaran

    try:
        with foreign_reader() as worker:
            built = assemble.measured(file.resolve(), worker.ask, tag)
    except Overrun as overrun:
        return could_not_be_read(assemble.why_unread({"overrun": overrun.what}, file.name))
    return checklist(Keluaran(None, file, file, BuiltWord(), built, megabytes=megabytes, tanda=tag))


def _megabytes(value: str) -> Decimal:
    """Raises ValueError: argparse turns it into its complaint."""
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation:
        raise ValueError(value) from None
    if not number.is_finite() or number <= 0:
        raise ValueError(value)
    return number


def _sign(value: str) -> str:
    """Raises ValueError, as `_megabytes` does."""
    if len(value) != 1 or not value.isprintable() or value.isspace():
        raise ValueError(value)
    return value
