"""What a long command is doing: live with times on a terminal, else a line per stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from publisher.commands.console import Console
from publisher.vocabulary.messages import Message, message

Announce = Callable[[str], None]

STAGES: dict[str, Message] = {
    "beside": message(
        "laporan.docx is open: the new Word file will lie beside it as laporan (baru).docx"
    ),
    "load": message("reading the content"),
    "check": message("checking the content"),
    "tables": message("computing the tables"),
    "word": message("writing the Word file"),
    "attachments": message("preparing the attachments"),
    "pdf": message("making the PDF with LibreOffice"),
    "assemble": message("joining report and attachments"),
    "inspect": message("looking at the finished files"),
    "comments": message("writing the review copy"),
    "publish": message("putting the files in place"),
}


@contextmanager
def progress(console: Console) -> Iterator[Announce]:
    """A function to call with the name of each stage as it begins."""
    show = _live if console.err.isatty() else _plain
    with show(console) as announce:
        yield announce


def _sentence(stage: str, console: Console) -> str:
    return console.text(STAGES[stage]) if stage in STAGES else stage


@contextmanager
def _plain(console: Console) -> Iterator[Announce]:
    yield lambda stage: print(_sentence(stage, console), file=console.err, flush=True)


@contextmanager
def _live(console: Console) -> Iterator[Announce]:
    # Late: rich takes longer to import than `publisher check` takes to run.
    from rich.console import Console as Terminal
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn("line", finished_text="✓"), TextColumn("{task.description}"))
    with Progress(*columns, TimeElapsedColumn(), console=Terminal(file=console.err)) as live:

        def finish() -> None:
            for task in live.task_ids:
                live.update(task, total=1, completed=1)

        def announce(stage: str) -> None:
            finish()
            live.add_task(_sentence(stage, console), total=None)

        yield announce
        finish()
