"""`publisher import`: figures of the budget from the files of SIPD and e-Monev, to the rupiah."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher.commands.console import Console
from publisher.commands.parser import CONTENT, FILE, FOLDER, Parser
from publisher.commands.questions import Question, ask, on_a_terminal
from publisher.vocabulary.errors import AnswerMissing, ContentUnusable, ExitCode
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import whole_file

if TYPE_CHECKING:
    from publisher.ekspor import Bacaan, Jawaban
    from publisher.importing import Impor
    from publisher.vocabulary.ekspor import Ekspor, Keliru, Pertanyaan
    from publisher.vocabulary.report import Report

LARGEST = 200  # MB of one file: a hundred thousand rows are about 20
YES = ("y", "ya", "yes")
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
    from publisher.importing import ASAL, BUDGET, plan_import
    from publisher.load import from_disk, load_report
    from publisher.mending import rewrite
    from publisher.printers.text import finding_as_text, summary_as_text

    report, findings = load_report(args.into)
    if report is None:
        for finding in findings:
            console.write(finding_as_text(finding, console.language))
        console.write(summary_as_text(findings, console.language))
        return ExitCode.FINDINGS
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
        return _refused(planned.keliru, console)
    after = {args.into / name: data for name, data in planned.files.items()}
    _refuse_unless_read(args.into, after)
    _tell(planned, read, console)
    if not after:
        console.say(message("nothing to change: the content says all of this already"))
        return ExitCode.OK
    if not (args.apply or _agreed(console)):
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
    raws = {path: _bytes(path) for path in args.files}
    done = [
        _with_answers(raw, _name(path, args.into), given, console) for path, raw in raws.items()
    ]
    troubles = [trouble for one in done for trouble in one.keliru]
    if troubles:
        _refused(troubles, console)
        return None
    return [one.ekspor for one in done if one.ekspor is not None]


def _name(path: Path, folder: Path) -> str:
    """A file in the report's folder by its way in it, so that it is found there again."""
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return path.name


def _bytes(path: Path) -> bytes:
    """Raises ContentUnusable."""
    from publisher.regular import contents
    from publisher.vocabulary.errors import Unfit

    try:
        return contents(path, LARGEST)
    except FileNotFoundError:
        said, help = message("the file {name} is not there", name=path), message("correct the name")
    except Unfit as unfit:
        said = message("{name} cannot be read: {reason}", name=path, reason=unfit.said)
        help = message("download it again")
    except OSError as failed:
        said = message("{name} cannot be read: {reason}", name=path, reason=failed.strerror)
        help = message("download it again")
    raise ContentUnusable(said, help, whole_file(path))


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


def _refused(troubles: Sequence[Keliru], console: Console) -> ExitCode:
    from publisher.printers.importing import trouble_as_text

    for trouble in troubles:
        console.write(trouble_as_text(trouble, console.language))
    console.say(message("{number} troubles: nothing was written", number=len(troubles)))
    return ExitCode.FINDINGS


def _refuse_unless_read(folder: Path, after: dict[Path, bytes]) -> None:
    """Raises ContentUnusable where the content would make no report with the new files."""
    from publisher.load import from_disk, load_report

    then, findings = load_report(folder, lambda f: after[f] if f in after else from_disk(f))
    if then is None:
        first = next(iter(findings))
        raise ContentUnusable(
            message(
                "with these figures the content could not be read: {reason}", reason=first.message
            ),
            message("report this: the file and the folder"),
            first.at,
        )


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


def _agreed(console: Console) -> bool:
    """Only a terminal can be asked."""
    if not (sys.stdin.isatty() and console.out.isatty()):
        return False
    print(console.text(message("write it? (y/n)")), end=" ", file=console.out, flush=True)
    return sys.stdin.readline().strip().lower() in YES
