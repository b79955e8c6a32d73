"""`publisher import`: figures of the budget from the files of SIPD and e-Monev, to the rupiah."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher.commands.console import Console
from publisher.commands.parser import CONTENT, FILE, FOLDER, Parser
from publisher.commands.questions import Question, ask, on_a_terminal
from publisher.commands.reading_files import agreed, bytes_of, refuse_unless_read, refused
from publisher.vocabulary.errors import AnswerMissing, ExitCode
from publisher.vocabulary.messages import Message, message

if TYPE_CHECKING:
    from publisher.ekspor import Bacaan, Jawaban
    from publisher.importing import Impor
    from publisher.vocabulary.ekspor import Ekspor, Pertanyaan
    from publisher.vocabulary.report import Report

# As `vocabulary.anggaran.TAHAP`, whose libraries help need not wait for.
STAGES = ("murni", *(f"pergeseran_{n}" for n in range(1, 10)), "perubahan", "tidak")


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "files",
        message("files as they were downloaded: xlsx, xls, csv or JSON"),
        FILE,
        nargs="+",
        type=Path,
    )
    parser.option(
        "--into",
        help=message("the report's folder of TOML files (when absent: content)"),
        metavar=FOLDER,
        type=Path,
        default=CONTENT,
    )
    parser.option(
        "--tahap",
        help=message("the stage of the files' pagu; tidak: it is not taken"),
        choices=STAGES,
        metavar=message("STAGE"),
    )
    parser.option(
        "--sebelum",
        help=message("the stage of the earlier pagu beside it; tidak: it is not taken"),
        choices=STAGES,
        metavar=message("STAGE"),
    )
    parser.option(
        "--bulan",
        help=message("the month to whose end the files reach, 1 to 12"),
        choices=range(1, 13),
        metavar=message("MONTH"),
        type=int,
    )
    parser.option(
        "--cara",
        help=message("realisasi from January on (kumulatif) or of the month alone (sebulan)"),
        choices=("kumulatif", "sebulan"),
    )
    parser.option(
        "--setoran",
        help=message("realisasi before the setoran (bruto) or after it (neto)"),
        choices=("bruto", "neto"),
    )
    parser.option(
        "--skpd",
        help=message("the office that is meant where a file holds several: its code or name"),
        metavar=message("NAME"),
    )
    parser.option(
        "--renamed",
        help=message("rows with the same code and another name are the same rows"),
        action="store_true",
    )
    parser.option(
        "--apply",
        help=message("write what is shown; without it a terminal is asked, and nothing else"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the libraries.
    from publisher.commands.filling import fill_in
    from publisher.importing import ASAL, BUDGET, plan_import
    from publisher.load import from_disk, load_report
    from publisher.mending import rewrite
    from publisher.printers.text import finding_as_text, summary_as_text
    from publisher.worksheet import is_worksheet

    report, findings = load_report(args.into)
    if report is None:
        for finding in findings:
            console.write(finding_as_text(finding, console.language))
        console.write(summary_as_text(findings, console.language))
        return ExitCode.FINDINGS
    if any(is_worksheet(bytes_of(path)) for path in args.files):
        return fill_in(args, report, console)
    read = _read(args, report, console)
    if read is None:
        return ExitCode.FINDINGS
    budget, origins = args.into / BUDGET, args.into / ASAL
    before = {budget: from_disk(budget)}
    if origins.exists():
        before[origins] = from_disk(origins)
    planned = plan_import(
        report,
        before[budget],
        before.get(origins),
        read,
        renamed=args.renamed,
        today=dt.date.today().isoformat(),
    )
    if planned.keliru:
        return refused(planned.keliru, console)
    after = {args.into / name: data for name, data in planned.files.items()}
    refuse_unless_read(args.into, after)
    _tell(planned, read, console)
    if not after:
        console.say(message("nothing to change: the content says all of this already"))
        return ExitCode.OK
    if not (args.apply or agreed(console)):
        console.say(message("nothing was written; `--apply` writes it"))
        return ExitCode.OK
    rewrite({path: before[path] for path in after if path in before}, after)
    console.say(message("written: {names}", names=", ".join(p.name for p in after)))
    return ExitCode.OK


def _read(args: Namespace, report: Report, console: Console) -> list[Ekspor] | None:
    """What the files hold; None where one cannot be used, which is then told."""
    from publisher.ekspor import Jawaban

    given = Jawaban(
        args.tahap or "",
        args.sebelum or "",
        args.bulan,
        args.cara or "",
        args.setoran or "",
        args.skpd or str(report.laporan.perangkat_daerah.nama),
    )
    raws = {path: bytes_of(path) for path in args.files}
    done = [
        _with_answers(raw, _name(path, args.into), given, console) for path, raw in raws.items()
    ]
    troubles = [trouble for one in done for trouble in one.keliru]
    if troubles:
        refused(troubles, console)
        return None
    return [one.ekspor for one in done if one.ekspor is not None]


def _name(path: Path, folder: Path) -> str:
    """A file in the report's folder by its way in it, so that it is found there again."""
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return path.name


def _with_answers(raw: bytes, name: str, given: Jawaban, console: Console) -> Bacaan:
    """A file, read with the answers that it needs. Raises AnswerMissing."""
    from publisher.ekspor import read_export

    while True:
        read = read_export(raw, name, given)
        if read.keliru or not read.pertanyaan:
            return read
        question = read.pertanyaan[0]
        if not on_a_terminal():
            raise AnswerMissing(question.said, _options(question))
        given = _answered(question, given, console)


def _options(question: Pertanyaan) -> Message:
    return message(
        "answer with --{option}, one of: {answers}",
        option=question.pilihan,
        answers=", ".join(question.jawaban) or "…",
    )


def _answered(question: Pertanyaan, given: Jawaban, console: Console) -> Jawaban:
    def read(text: str) -> str:
        known = {a.casefold(): a for a in question.jawaban}
        if question.pilihan == "tahap" or question.pilihan == "sebelum":
            known |= {s: s for s in STAGES}
        return known[text.casefold()] if text.casefold() in known else _not_one(text)

    asked = Question(
        question.pilihan,
        message(
            "{question} ({answers})",
            question=console.text(question.said),
            answers=", ".join(question.jawaban),
        ),
        read,
    )
    answer = ask((asked,), {}, console)[question.pilihan]
    if question.pilihan == "bulan":
        return replace(given, bulan=int(answer))
    said: dict[str, Any] = {question.pilihan: answer}
    return replace(given, **said)


def _not_one(text: str) -> str:
    raise ValueError(text)


def _tell(planned: Impor, read: Sequence[Ekspor], console: Console) -> None:
    from publisher.printers.importing import changes_as_table

    for one in read:
        console.say(
            message(
                "{name}: {form}, {rows} rows, {office}",
                name=one.berkas,
                form=one.bentuk,
                rows=one.baris,
                office=" ".join(filter(None, (one.kode_skpd, one.nama_skpd))),
            )
        )
        if one.dilewati:
            console.say(
                message("left out, of other offices: {names}", names=", ".join(one.dilewati))
            )
    figures = [(u.kode, u.hal, u.lama, u.baru) for u in planned.ubah]
    if figures:
        for line in changes_as_table(figures, console.language):
            console.write(line)
    gone = [(u.kode, u.hal, u.lama, u.baru) for u in planned.dihapus]
    if gone:
        console.say(message("taken out, because the rows below make it from now on:"))
        for line in changes_as_table(gone, console.language):
            console.write(line)
    for rows, said in (
        (planned.baru, message("new rows:")),
        (planned.hilang, message("rows that the files do not name, left as they are:")),
        (planned.ganti, message("rows known by their name, under another code in the files:")),
    ):
        if rows:
            console.say(said)
            for one_code, name in rows:
                console.write(f"  {one_code}  {name}")
    for note in planned.catatan:
        console.say(note)
