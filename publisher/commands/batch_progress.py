"""How far a run over many reports is: live on a terminal, else a line for each that is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from publisher.commands.console import Console
from publisher.commands.progress import STAGES
from publisher.printers.catalog import printable
from publisher.printers.rekap import OUTCOMES
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rekap import Catatan

if TYPE_CHECKING:
    from publisher.batch.jobs import Progress

Heard = Callable[["Progress"], None]
WAITING = message("begins")


@contextmanager
def batch_progress(
    console: Console, keys: Sequence[str], names: Mapping[str, str]
) -> Iterator[Heard]:
    """A function to call with what becomes of each report."""
    show = _live if console.err.isatty() else _plain
    with show(console, len(keys), names) as heard:
        yield heard


@contextmanager
def _plain(console: Console, total: int, names: Mapping[str, str]) -> Iterator[Heard]:
    done = 0

    def heard(progress: Progress) -> None:
        nonlocal done
        if progress.catatan is not None:
            done += 1
            line = message(
                "[{number}/{total}] {office}: {outcome}",
                number=done,
                total=total,
                office=names[progress.kunci],
                outcome=_outcome(progress.catatan),
            )
            console.note(line)

    yield heard


def _outcome(made: Catatan) -> Message:
    said = OUTCOMES[made.hasil.keadaan]
    if not made.hasil.halaman:
        return said
    return message("{outcome}, {number} pages", outcome=said, number=made.hasil.halaman)


@contextmanager
def _live(console: Console, total: int, names: Mapping[str, str]) -> Iterator[Heard]:
    # Late: rich takes longer to import than a mistyped command takes to be told.
    from rich import progress as bars
    from rich.console import Console as Terminal

    terminal = Terminal(file=console.err)
    columns = (
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(20),
        bars.MofNCompleteColumn(),
        bars.TimeElapsedColumn(),
    )
    with bars.Progress(*columns, console=terminal, transient=True) as live:
        whole = live.add_task(console.text(message("reports")), total=total)
        now: dict[str, bars.TaskID] = {}

        def heard(progress: Progress) -> None:
            name = printable(names[progress.kunci])
            if progress.what == "begun":
                if progress.kunci not in now:
                    now[progress.kunci] = live.add_task(name, total=1)
            elif progress.what == "stage":
                stage = console.text(STAGES.get(progress.tahap, WAITING))
                live.update(now[progress.kunci], description=f"{name}: {stage}")
            elif progress.catatan is not None:
                if progress.kunci in now:
                    live.remove_task(now.pop(progress.kunci))
                live.advance(whole)
                terminal.print(f"{name}: {console.text(_outcome(progress.catatan))}", markup=False)

        yield heard
