"""`publisher schema`: the JSON Schemas that let an editor complete and underline."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from publisher.commands.console import Console
from publisher.commands.parser import Parser
from publisher.vocabulary.errors import ContentUnusable, ExitCode
from publisher.vocabulary.messages import message

FOLDER_NAME = ".skema"  # the first line of every content file names it


def add_arguments(parser: Parser) -> None:
    parser.content_argument()


def run(args: Namespace, console: Console) -> ExitCode:
    if not args.content.is_dir():
        raise ContentUnusable(message("there is no folder {path}", path=args.content))
    for path in write_schemas_into(args.content):
        console.say(message("written: {path}", path=path))
    return ExitCode.OK


def write_schemas_into(content: Path) -> tuple[Path, ...]:
    """One schema per content file, in reading order. An editor never sees half of one."""
    from publisher.load import write_schemas

    folder = content / FOLDER_NAME
    folder.mkdir(exist_ok=True)
    return tuple(
        _write_whole(folder / f"{stem}.json", text) for stem, text in write_schemas().items()
    )


def _write_whole(path: Path, text: str) -> Path:
    draft = path.with_suffix(".baru")  # beside it, so that replacing it is one step on one disk
    draft.write_text(text, encoding="utf-8", newline="\n")
    return draft.replace(path)
