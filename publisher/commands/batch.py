"""`publisher batch`: the reports of many offices in one run."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.batch_progress import batch_progress
from publisher.commands.console import Console
from publisher.commands.parser import FILE, FOLDER, Parser
from publisher.printers.rekap import recap_as_text
from publisher.vocabulary.errors import AnswerMissing, ExitCode
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.messages import message
from publisher.vocabulary.rekap import Catatan, Rekap

if TYPE_CHECKING:
    from publisher.batch.cluster import Tls
    from publisher.batch.run import Place
    from publisher.batch.tugas import Tugas

OUT = Path("hasil")
MB = 1_000_000
NUMBER = message("NUMBER")
DAY = message("DATE")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _day(text: str) -> date:
    from publisher.batch.tugas import date_of

    found = date_of(text)
    if found is None:
        raise ArgumentTypeError(f"invalid date value: {text!r}")
    return found


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "folders", message("folders of reports, one for each office"), FOLDER, nargs="*", type=Path
    )
    parser.option(
        "--list",
        help=message(
            "a CSV or XLSX file with the columns kantor, folder and batas, instead of folders"
        ),
        metavar=FILE,
        type=Path,
    )
    parser.option(
        "--out",
        help=message(
            "the folder for the outputs, a folder in it for each office, and rekap.json "
            "(when absent: hasil)"
        ),
        metavar=FOLDER,
        type=Path,
        default=OUT,
    )
    parser.option(
        "--deadline",
        help=message("until when a report was to be sent, where the list names no day"),
        metavar=DAY,
        type=_day,
    )
    parser.template_option()
    parser.strict_option()
    parser.option(
        "--fresh",
        help=message("make everything anew, also reports that are finished and unchanged"),
        action="store_true",
    )
    parser.option(
        "--format",
        help=message("how to print the recap: text for people, json for programs"),
        choices=("text", "json"),
        default="text",
    )
    _limits(parser)
    _cluster(parser)


def _cluster(parser: Parser) -> None:
    parser.option(
        "--dask",
        help=message("make the reports on the Dask cluster with the scheduler at ADDRESS"),
        metavar=message("ADDRESS"),
    )
    for flag, help in (
        ("--tls-ca", message("certificate of the authority that the cluster trusts (PEM)")),
        ("--tls-cert", message("certificate with which this machine shows itself (PEM)")),
        ("--tls-key", message("the key of that certificate (PEM)")),
    ):
        parser.option(flag, help=help, metavar=FILE, type=Path)


def _limits(parser: Parser) -> None:
    parser.option(
        "--jobs",
        help=message("so many reports at a time (when absent: one a core, as memory allows)"),
        metavar=NUMBER,
        type=_positive,
    )
    parser.option(
        "--limit",
        help=message("minutes that one report may take (when absent: 20)"),
        metavar=NUMBER,
        type=_positive,
        default=20,
    )
    parser.option(
        "--memory",
        help=message("how many MB of memory one report may take (when absent: 2000)"),
        metavar=NUMBER,
        type=_positive,
        default=2000,
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher.batch import run as batch
    from publisher.batch.jobs import Settings
    from publisher.convert import remove_leftovers
    from publisher.rekap import as_json

    remove_leftovers()
    tasks = _tasks(args)
    settings = Settings(args.template, args.strict, args.fresh)
    place = _place(args, console)
    asked = batch.Run(tasks, args.out, settings, place, here=args.dask is None)
    with batch_progress(console, [task.kunci for task in tasks], _names(tasks)) as heard:
        recap = batch.run(asked, heard)
    if args.format == "json":
        console.write(as_json(recap).decode().rstrip())
    else:
        console.write(recap_as_text(recap, console.language))
        console.say(message("the recap for programs: {path}", path=args.out / "rekap.json"))
        console.say(message("to compare the offices: publisher rekap {folder}", folder=args.out))
    return exit_code(recap)


def _names(tasks: Sequence[Tugas]) -> dict[str, str]:
    return {task.kunci: task.kantor for task in tasks}


def _tasks(args: Namespace) -> tuple[Tugas, ...]:
    from publisher.batch.tugas import of_folders, of_list

    if bool(args.folders) == (args.list is not None):
        raise AnswerMissing(
            message("name folders of reports, or a list with --list"),
            message("for example: publisher batch kecamatan/*/isi"),
        )
    if args.list is not None:
        return of_list(args.list, args.deadline)
    return of_folders(args.folders, args.deadline)


def _place(args: Namespace, console: Console) -> Place:
    from publisher.convert import Limits

    limits = Limits(args.limit * 60.0, args.memory * MB)
    tls = _tls(args)
    if args.dask is not None:
        from publisher.batch.cluster import Cluster

        return Cluster(args.dask, console.note, tls, limits)
    from publisher.batch.local import Here
    from publisher.convert import engine_version
    from publisher.pipeline import ENGINE

    engine_version(ENGINE)  # without it no report has a PDF: said once, before any begins
    return Here(args.jobs, limits)


def _tls(args: Namespace) -> Tls | None:
    files = (args.tls_ca, args.tls_cert, args.tls_key)
    if not any(files):
        return None
    if not all(files) or args.dask is None:
        raise AnswerMissing(
            message("TLS needs --dask, --tls-ca, --tls-cert and --tls-key together"),
            message("name all of them"),
        )
    for file in files:
        if not file.is_file():
            raise AnswerMissing(
                message("the file {file} is not there", file=file), message("correct its name")
            )
    from publisher.batch.cluster import Tls

    return Tls(*files)


def exit_code(recap: Rekap) -> ExitCode:
    """PARTIAL where a person must do something; then as `build` says of one report."""
    made = recap.laporan
    if any(_unfinished(one) for one in made):
        return ExitCode.PARTIAL
    if any(one.hasil.disisihkan for one in made):
        return ExitCode.SET_ASIDE
    return ExitCode.DRAFT if any(one.hasil.keadaan == "konsep" for one in made) else ExitCode.OK


def _unfinished(made: Catatan) -> bool:
    errors = any(
        t.tingkat is Severity.ERROR and t.dikecualikan is None and not t.terbuka
        for t in made.temuan
    )
    return errors or made.hasil.keadaan not in ("terbit", "konsep")
