"""`publisher import` of a workbook that `publisher worksheet` made and colleagues filled in."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from publisher.commands.console import Console
from publisher.commands.reading_files import agreed, bytes_of, refuse_unless_read, refused
from publisher.vocabulary.ekspor import Keliru, Sel
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import message

if TYPE_CHECKING:
    from publisher.vocabulary.report import Report


def fill_in(args: Namespace, report: Report, console: Console) -> ExitCode:
    """One workbook at a time: what two of them say of one cell nobody could decide."""
    from publisher.load import from_disk, plain
    from publisher.mending import rewrite
    from publisher.worksheet import plan_worksheet, read_worksheet, sheets_of
    from publisher.worksheet.identity import identity_of
    from publisher.worksheet.model import BUDGET, PERFORMANCE

    path = args.files[0]
    if len(args.files) > 1:
        said = message("a workbook is taken over by itself: name no other file beside it")
        return refused([Keliru(Sel(path.name, "", ""), said)], console)
    files = {name: from_disk(args.into / name) for name in (BUDGET, PERFORMANCE)}
    data = {name: plain(raw.decode("utf-8-sig")) for name, raw in files.items()}
    end = 3 * int(report.laporan.triwulan or 4)
    filled = read_worksheet(
        bytes_of(path), path.name, sheets_of(data[BUDGET], data[PERFORMANCE], end)
    )
    wrong = list(filled.keliru)
    if filled.identitas and filled.identitas != identity_of(report):
        said = message(
            "this workbook is of {other}, the report of {mine}",
            other=", ".join(filled.identitas),
            mine=", ".join(identity_of(report)),
        )
        wrong.insert(0, Keliru(Sel(path.name, "", ""), said))
    if wrong:
        return refused(wrong, console)
    planned = plan_worksheet(filled.isian, files)
    if planned.keliru:
        return refused(planned.keliru, console)
    after = {args.into / name: data for name, data in planned.files.items()}
    refuse_unless_read(args.into, after)
    for one in planned.ganti:
        console.say(
            message(
                "{cell}: {row}: {title}: {old} → {new}",
                cell=one.sel,
                row=one.baris,
                title=one.judul,
                old=one.lama or "–",
                new=one.baru or "–",
            )
        )
    if not after:
        console.say(message("nothing to change: the content says all of this already"))
        return ExitCode.OK
    if not (args.apply or agreed(console)):
        console.say(message("nothing was written; `--apply` writes it"))
        return ExitCode.OK
    rewrite({path: files[path.name] for path in after}, after)
    console.say(message("written: {names}", names=", ".join(p.name for p in after)))
    return ExitCode.OK
