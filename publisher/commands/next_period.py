"""`publisher next`: the folder of the next period, from that of the last one."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.appearing import forget_killed_runs, make_whole, refuse_unless_free
from publisher.commands.console import Console
from publisher.commands.parser import FOLDER, Parser
from publisher.printers.text import finding_as_text, summary_as_text
from publisher.vocabulary.errors import ContentUnusable, ExitCode, OutputRefused
from publisher.vocabulary.messages import Message, message, pattern
from publisher.vocabulary.places import Place, Source

if TYPE_CHECKING:
    from publisher.succession import Plan

YES = ("y", "ya", "yes")


def add_arguments(parser: Parser) -> None:
    parser.argument("content", message("the folder of the last period"), FOLDER, type=Path)
    parser.argument(
        "folder", message("where to put the next one: a new or an empty folder"), FOLDER, type=Path
    )
    parser.option(
        "--triwulan",
        help=message("the quarter that follows, 1 to 4 (when nothing is asked: the next period)"),
        choices=(1, 2, 3, 4),
        type=int,
        metavar="1–4",
    )
    parser.option("--tahunan", help=message("the annual report"), action="store_true")
    parser.option(
        "--tahun",
        help=message("its year, in four digits (when absent: the first after the last period)"),
        metavar="TAHUN",
        type=int,
        choices=range(2000, 2101),
    )
    parser.template_option()
    parser.option(
        "--apply",
        help=message("write it without asking; where nobody can be asked, nothing else writes"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the libraries.
    from publisher import pipeline
    from publisher.load import Unsure
    from publisher.succession import Wanted

    _refuse_unless_free(args.content, args.folder)
    _refuse_both(args)
    wanted = Wanted(args.triwulan, args.tahunan, args.tahun)
    try:
        plan, findings = pipeline.succeed(args.content, args.template, wanted)
    except Unsure as unsure:
        raise _cannot_change(args.content, unsure) from unsure
    if plan is None:
        for finding in findings:
            console.write(finding_as_text(finding, console.language))
        console.write(summary_as_text(findings, console.language))
        return ExitCode.FINDINGS
    if plan.new.order <= plan.last.order:
        raise OutputRefused(
            message("{new} does not come after {last}", new=str(plan.new), last=str(plan.last)),
            message("write the year too, with --tahun"),
        )
    for line in told(plan):
        console.say(line)
    if not args.apply and not _agreed(console):
        console.say(message("nothing was written; with --apply it is"))
        return ExitCode.OK
    _write(plan, args.content, args.folder)
    console.say(message("written: {path}", path=args.folder))
    name = f'"{args.folder}"' if " " in str(args.folder) else str(args.folder)
    console.say(message("see what is open with: {command}", command=f"publisher check {name}"))
    return ExitCode.OK


def told(plan: Plan) -> Iterator[Message]:
    """What will be done, and how many of each."""
    made = plan.account
    yield message("{last} → {new}", last=str(plan.last), new=str(plan.new))
    yield message(
        "{sasaran} sasaran with {indikator} indikator and {program} rows of the program tree "
        "carried, {moved} realisasi moved, {emptied} figures emptied, {narratives} narratives "
        "marked",
        sasaran=made.sasaran,
        indikator=made.indikator,
        program=made.program,
        moved=made.moved,
        emptied=made.emptied,
        narratives=made.narratives,
    )
    for names, said in (
        (made.left, pattern("{number} lampiran left behind: {names}")),
        (made.dropped, pattern("{number} waivers dropped, of: {names}")),
        (made.others, pattern("{number} files left behind that the report does not name: {names}")),
        (plan.copies, pattern("{number} pictures and tables carried: {names}")),
    ):
        if names:
            yield said.given({"number": len(names), "names": ", ".join(names)})
    if made.waivers:
        yield message("{number} waivers carried", number=made.waivers)
    if made.past:
        yield message(
            "{number} signed Perjanjian Kinerja of {tahun} kept as the past; when that of {new} is "
            "signed, keep it with {command}",
            number=made.past,
            tahun=str(plan.last.tahun),
            new=str(plan.new.tahun),
            command="publisher freeze",
        )
    if made.statements:
        yield message("{number} statements for the self-score emptied", number=made.statements)
    yield message(
        "the report's date becomes {date}; correct it when it is signed", date=plan.date.isoformat()
    )


def _refuse_unless_free(content: Path, folder: Path) -> None:
    refuse_unless_free(folder)
    if folder.resolve().is_relative_to(content.resolve()):
        raise OutputRefused(
            message("{path} lies inside the folder of the last period", path=folder),
            message("name a folder beside it"),
        )


def _refuse_both(args: Namespace) -> None:
    if args.tahunan and args.triwulan:
        raise OutputRefused(
            message("a report is either of a quarter or of a year"),
            message("write --triwulan or --tahunan, not both"),
        )


def _cannot_change(content: Path, unsure: Exception) -> ContentUnusable:
    keys = getattr(unsure, "keys", ())
    file = content / getattr(unsure, "file", "")
    return ContentUnusable(
        message("`{key}` is written in a way that cannot be changed surely", key=_named(keys)),
        message("write it in a line of its own, as in the example of `publisher new`"),
        Place(Source(file, "", {}), ()),
    )


def _named(keys: tuple[str | int, ...]) -> str:
    return Place(Source(Path(), "", {}), keys).key


def _agreed(console: Console) -> bool:
    """Only a terminal can be asked."""
    if not (sys.stdin.isatty() and console.out.isatty()):
        return False
    print(console.text(message("write it? (y/n)")), end=" ", file=console.out, flush=True)
    return sys.stdin.readline().strip().lower() in YES


def _write(plan: Plan, content: Path, folder: Path) -> None:
    def fill(draft: Path) -> None:
        for name, data in plan.files.items():
            target = draft / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for name in plan.copies:
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content / name, draft / name)

    forget_killed_runs(folder)
    make_whole(folder, fill)
