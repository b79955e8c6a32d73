"""`publisher new`: a complete small report of another office, to be changed bit by bit."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from pathlib import Path

from publisher.commands.console import Console
from publisher.commands.package_data import STARTER
from publisher.commands.parser import FOLDER, Parser
from publisher.commands.schema import write_schemas_into
from publisher.load.identity import Identity, with_identity
from publisher.tidy import orphans, temporary_folder
from publisher.vocabulary.errors import ExitCode, OutputRefused
from publisher.vocabulary.messages import message

ABOUT = message("make the content of a small report for another office, to begin with")
IDENTITY = "laporan.toml"


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "folder", message("where to put it: a new or an empty folder"), FOLDER, type=Path
    )
    parser.option(
        "--nama",
        help=message("the office's official name, such as Dinas Perikanan"),
        metavar="NAMA",
        type=_text,
    )
    parser.option(
        "--kabupaten",
        help=message("its kabupaten or kota, such as Kabupaten Lumajang"),
        metavar="KABUPATEN",
        type=_text,
    )
    parser.option(
        "--tahun", help=message("the year reported on, in four digits"), metavar="TAHUN", type=_year
    )


def run(args: Namespace, console: Console) -> ExitCode:
    folder: Path = args.folder
    _forget_killed_runs(folder)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise OutputRefused(
            message("{path} exists already and is not an empty folder", path=folder),
            message("name a folder that does not exist yet"),
        )
    parent = folder if folder.exists() else folder.parent
    parent.mkdir(parents=True, exist_ok=True)
    # Made aside and moved at the end: either the whole report appears, or none of it.
    with temporary_folder(parent, "konsep") as aside:
        draft = aside / "report"
        shutil.copytree(STARTER, draft)
        _write_identity(draft / IDENTITY, Identity(args.nama, args.kabupaten, args.tahun))
        write_schemas_into(draft)
        _move(draft, folder)
    _say_what_next(folder, console)
    return ExitCode.OK


def _forget_killed_runs(folder: Path) -> None:
    for place in (folder, folder.parent):
        for _ in orphans(place, "konsep"):
            pass  # asked for, they go


def _move(draft: Path, folder: Path) -> None:
    if not folder.exists():
        draft.rename(folder)
        return
    for entry in sorted(draft.iterdir()):
        entry.rename(folder / entry.name)


def _write_identity(file: Path, identity: Identity) -> None:
    text = with_identity(file.read_text(encoding="utf-8"), identity)
    file.write_text(text, encoding="utf-8", newline="\n")


def _say_what_next(folder: Path, console: Console) -> None:
    name = f'"{folder}"' if " " in str(folder) else str(folder)  # as a shell reads it
    console.say(message("written: {path}", path=folder))
    console.say(message("it is the report of an invented office; now:"))
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
    return value.strip()


def _year(value: str) -> int:
    """Raises ValueError, as `_text` does."""
    if not re.fullmatch(r"20\d\d|2100", value):
        raise ValueError(value)
    return int(value)
