"""`publisher freeze`: keep the Perjanjian Kinerja as it was signed, to compare the report with."""

from __future__ import annotations

import codecs
import datetime as dt
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.console import Console
from publisher.commands.parser import Parser
from publisher.printers.diff import diff_of
from publisher.printers.text import finding_as_text, summary_as_text
from publisher.vocabulary.errors import ContentUnusable, ExitCode
from publisher.vocabulary.findings import any_errors
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file

if TYPE_CHECKING:
    from publisher.vocabulary.perjanjian import Perjanjian
    from publisher.vocabulary.report import Report


# As `vocabulary.anggaran.TAHAP`, whose libraries help need not wait for.
STAGES = ("murni", *(f"pergeseran_{n}" for n in range(1, 10)), "perubahan")


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.option(
        "--date",
        help=message("the day on which it was signed, as in 2024-01-31"),
        metavar=message("DATE"),
        type=dt.date.fromisoformat,
    )
    parser.option(
        "--tahap",
        help=message("the stage whose agreement it is, as murni (when absent: that in force)"),
        choices=STAGES,
        metavar=message("STAGE"),
    )
    parser.option(
        "--apply",
        help=message("write it; without this it is only shown"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the libraries.
    from publisher.load import load_report
    from publisher.load.signed import PERJANJIAN
    from publisher.tables.perjanjian import perjanjian_hari_ini

    report, findings = load_report(args.content)
    if report is None or any_errors(findings):
        for finding in findings:
            console.write(finding_as_text(finding, console.language))
        console.write(summary_as_text(findings, console.language))
        return ExitCode.FINDINGS
    signed = perjanjian_hari_ini(report, args.tahap)
    if args.date:
        signed = signed.model_copy(update={"tanggal": args.date})
    if _is_kept(report, signed):
        console.say(message("nothing to keep: this is what {file} already has", file=PERJANJIAN))
        return ExitCode.OK
    _keep(args.content / PERJANJIAN, signed, report, args.apply, console)
    return ExitCode.OK


def _is_kept(report: Report, signed: Perjanjian) -> bool:
    """Whether the last one of its stage says the same; without a date, whatever its date."""
    last = report.perjanjian_kinerja.pada(signed.tahap, int(report.laporan.tahun))
    if last is None:
        return False
    same_day = signed.tanggal is None or signed.tanggal == last.tanggal
    return same_day and _said(last) == _said(signed)


def _said(signed: Perjanjian) -> object:
    return signed.model_dump(exclude={"tahun", "tanggal"})


def _keep(path: Path, signed: Perjanjian, report: Report, apply: bool, console: Console) -> None:
    from publisher.load.signed import with_signed
    from publisher.mending import create, rewrite

    before = path.read_bytes() if path.exists() else None
    mark = codecs.BOM_UTF8 if before and before.startswith(codecs.BOM_UTF8) else b""
    text = (before or b"").decode("utf-8-sig")
    after = mark + with_signed(text, signed).encode("utf-8")
    _refuse_unless_read(path, after, report)
    console.write_styled(diff_of(path, before or b"", after))
    _say_gaps(signed, console)
    if not apply:
        console.say(message("nothing is written yet; with --apply it is"))
        return
    if before is None:
        create(path, after)
    else:
        rewrite({path: before}, {path: after})
    console.say(message("written: {path}", path=path))


def _refuse_unless_read(path: Path, after: bytes, report: Report) -> None:
    """Raises ContentUnusable where the file, with what is added, would not be read as meant."""
    from publisher.load import from_disk, load_report

    known = len(report.perjanjian_kinerja.ditandatangani)
    then, findings = load_report(path.parent, lambda f: after if f == path else from_disk(f))
    kept = then.perjanjian_kinerja if then else None
    if any_errors(findings) or kept is None or len(kept.ditandatangani) != known + 1:
        raise ContentUnusable(
            message("{file} is written in a way that nothing can be added to", file=path.name),
            message("write each agreement under a line [[ditandatangani]] at the end of the file"),
            whole_file(path),
        )


def _say_gaps(signed: Perjanjian, console: Console) -> None:
    """What is signed has no gaps: they are filled in before, or by hand in the file."""
    gaps = [
        *(signed.tanggal is None,),
        *(party.nama is None for party in (signed.pihak_pertama, signed.pihak_kedua)),
        *(ind.target is None for sasaran in signed.sasaran for ind in sasaran.indikator),
        *(program.anggaran is None for program in signed.program),
    ]
    if any(gaps):
        console.say(
            message(
                "{number} of its values are not filled in; fill them in as they were signed",
                number=sum(gaps),
            )
        )
