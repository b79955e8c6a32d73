"""`publisher new`: the content of a first report, which says only what it was told."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from publisher.commands.appearing import forget_killed_runs, make_whole, refuse_unless_free
from publisher.commands.console import Console
from publisher.commands.package_data import STARTER
from publisher.commands.parser import FOLDER, Parser
from publisher.commands.questions import Question, ask, on_a_terminal
from publisher.load.blank import Jawaban, blank_files, jabatan_kepala
from publisher.load.identity import Identity, with_identity
from publisher.load.knowledge import shared_knowledge
from publisher.vocabulary.errors import AnswerMissing, ExitCode
from publisher.vocabulary.laporan import nip_tercetak
from publisher.vocabulary.messages import Language, message
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.values import Teks

IDENTITY = "laporan.toml"
KINDS = ("kecamatan", "dinas", "badan", "sekretariat", "kelurahan")
PAPERS = ("A4", "F4")
QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "I": 1, "II": 2, "III": 3, "IV": 4}
ANNUAL = 0  # as the answer to which quarter


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "folder", message("where to put it: a new or an empty folder"), FOLDER, type=Path
    )
    parser.option("--jenis", help=message("the kind of office"), choices=KINDS)
    parser.option(
        "--nama",
        help=message("the office's official name, such as Dinas Perikanan"),
        metavar="NAMA",
        type=_text,
    )
    parser.option(
        "--kabupaten",
        help=message("its region: Kabupaten … or Kota …"),
        metavar="KABUPATEN",
        type=_region,
    )
    parser.option(
        "--tahun", help=message("the year reported on, in four digits"), metavar="TAHUN", type=_year
    )
    parser.option(
        "--triwulan",
        help=message("the quarter reported on, 1 to 4"),
        choices=(1, 2, 3, 4),
        type=int,
    )
    parser.option(
        "--tahunan", help=message("instead of a quarter: the whole year"), action="store_true"
    )
    parser.option(
        "--penanda-tangan", help=message("who signs, by name"), metavar="NAMA", type=_text
    )
    parser.option("--nip", help=message("the NIP of who signs"), metavar="NIP", type=_nip)
    parser.option(
        "--jabatan",
        help=message("the title of who signs (when absent: the head of the office)"),
        metavar="JABATAN",
        type=_text,
    )
    parser.option("--kertas", help=message("the paper (when absent: A4)"), choices=PAPERS)
    parser.option(
        "--example",
        help=message("a filled example of an invented office instead, to learn from"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    folder: Path = args.folder
    forget_killed_runs(folder)
    refuse_unless_free(folder)
    make_whole(folder, _example(args) if args.example else _blank(args, console))
    _say_what_next(folder, args.example, console)
    return ExitCode.OK


Fill = Callable[[Path], None]


def _example(args: Namespace) -> Fill:
    """The report of an invented office, under another name if one is given."""
    others = [
        f"--{key.replace('_', '-')}"
        for key in ("jenis", "triwulan", "tahunan", "penanda_tangan", "nip", "jabatan", "kertas")
        if getattr(args, key)
    ]
    if others:
        raise AnswerMissing(
            message("--example does not go with {options}", options=", ".join(others)),
            message("leave --example away to make a report of your own office"),
        )
    identity = Identity(args.nama, args.kabupaten, args.tahun)

    def fill(draft: Path) -> None:
        shutil.copytree(STARTER, draft)
        file = draft / IDENTITY
        text = with_identity(file.read_text(encoding="utf-8"), identity)
        file.write_text(text, encoding="utf-8", newline="\n")

    return fill


def _blank(args: Namespace, console: Console) -> Fill:
    """A report with nothing in it but what the options and the answers say."""
    known = shared_knowledge().perangkat
    answers = _answers(args, console)
    texts = blank_files(answers, known)

    def fill(draft: Path) -> None:
        draft.mkdir()
        for name, text in texts.items():
            (draft / name).write_text(text, encoding="utf-8", newline="\n")

    return fill


def _answers(args: Namespace, console: Console) -> Jawaban:
    if args.tahunan and args.triwulan:
        raise AnswerMissing(
            message("--tahunan does not go with {options}", options="--triwulan"),
            message("a report is of a quarter or of the year"),
        )
    given = {q.key: getattr(args, q.key) for q in QUESTIONS}
    given["triwulan"] = ANNUAL if args.tahunan else args.triwulan
    needed = [q for q in QUESTIONS if q.otherwise is None and given[q.key] is None]
    if needed and on_a_terminal():
        console.note(message("enter alone takes the answer in brackets"))
        given = ask(QUESTIONS, given, console)
    elif needed:
        raise AnswerMissing(
            message("missing on the command line: {arguments}", arguments=_options(needed)),
            message("on a terminal the same is asked; --example gives a filled example"),
        )
    return _as_answers(given, console.language)


def _options(needed: list[Question]) -> str:
    return ", ".join("--triwulan/--tahunan" if q.key == "triwulan" else q.option for q in needed)


def _as_answers(given: Mapping[str, Any], language: Language) -> Jawaban:
    return Jawaban(
        given["jenis"],
        given["nama"],
        given["kabupaten"],
        given["tahun"],
        given["triwulan"] or None,
        given["penanda_tangan"] or BELUM_DIISI,
        given["nip"] or BELUM_DIISI,
        given["jabatan"] or "",
        given["kertas"] or PAPERS[0],
        language,
    )


def _say_what_next(folder: Path, example: bool, console: Console) -> None:
    name = f'"{folder}"' if " " in str(folder) else str(folder)  # as a shell reads it
    console.say(message("written: {path}", path=folder))
    console.say(
        message("it is the report of an invented office; now:")
        if example
        else message("it says only what you said; what is open says so, and makes it a DRAF; now:")
    )
    console.say(
        message("1. change {path}: the office, who signs, the period", path=folder / IDENTITY)
    )
    console.say(message("2. change the other files; each tells what belongs where"))
    console.say(message("3. look for mistakes with: {command}", command=f"publisher check {name}"))
    console.say(message("4. make the report with: {command}", command=f"publisher build {name}"))


def _text(value: str) -> str:
    """Raises ValueError: argparse turns it into its complaint."""
    if not value.strip() or not value.isprintable():
        raise ValueError(value)
    return " ".join(value.split())


def _region(value: str) -> str:
    """`Kabupaten …` or `Kota …`. Raises ValueError, as `_text` does."""
    words = _text(value).split()
    kind = {"kabupaten": "Kabupaten", "kab.": "Kabupaten", "kab": "Kabupaten", "kota": "Kota"}
    if len(words) < 2 or words[0].casefold() not in kind:
        raise ValueError(value)
    return " ".join((kind[words[0].casefold()], *words[1:]))


def _year(value: str) -> int:
    """Raises ValueError, as `_text` does."""
    if not re.fullmatch(r"20\d\d|2100", value):
        raise ValueError(value)
    return int(value)


def _quarter(value: str) -> int:
    """1 to 4, or 0 for the year. Raises ValueError, as `_text` does."""
    said = value.strip().upper()
    if said == "TAHUNAN":
        return ANNUAL
    if said not in QUARTERS:
        raise ValueError(value)
    return QUARTERS[said]


def _nip(value: str) -> str:
    """In its printed form. Raises ValueError, as `_text` does."""
    return str(nip_tercetak(Teks(_text(value))))


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(value: str) -> str:
        for choice in choices:
            if choice.casefold() == value.strip().casefold():
                return choice
        raise ValueError(value)

    return read


def _head(answers: Mapping[str, Any]) -> str:
    kind = shared_knowledge().perangkat.cari(answers["jenis"], answers["nama"])
    return jabatan_kepala(answers["nama"], kind) if kind else BELUM_DIISI


QUESTIONS = (
    Question(
        "--jenis",
        message("kind of office ({choices}):", choices=", ".join(KINDS)),
        _one_of(KINDS),
    ),
    Question("--nama", message("official name of the office, in full:"), _text),
    Question("--kabupaten", message("its region, as Kabupaten … or Kota …:"), _region),
    Question("--tahun", message("year reported on:"), _year),
    Question("--triwulan", message("quarter (1 to 4), or tahunan for the year:"), _quarter),
    Question(
        "--penanda-tangan",
        message("who signs, name without degrees [belum diisi]:"),
        _text,
        lambda _: BELUM_DIISI,
    ),
    Question("--nip", message("NIP of who signs [belum diisi]:"), _nip, lambda _: BELUM_DIISI),
    Question("--jabatan", message("title of who signs [the head of the office]:"), _text, _head),
    Question(
        "--kertas",
        message("paper, A4 or F4 [A4]:"),
        _one_of(PAPERS),
        lambda _: PAPERS[0],
    ),
)
"""Those without a meaning for an empty answer must be known before a report is made."""
