"""What every command does that takes files of others over: read them, refuse, ask."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.console import Console
from publisher.vocabulary.errors import ContentUnusable, ExitCode
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file

if TYPE_CHECKING:
    from publisher.vocabulary.ekspor import Keliru

LARGEST = 200  # MB of one file: a hundred thousand rows are about 20
YES = ("y", "ya", "yes")


def bytes_of(path: Path) -> bytes:
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


def refused(troubles: Sequence[Keliru], console: Console) -> ExitCode:
    from publisher.printers.importing import trouble_as_text

    for trouble in troubles:
        console.write(trouble_as_text(trouble, console.language))
    console.say(message("{number} troubles: nothing was written", number=len(troubles)))
    return ExitCode.FINDINGS


def refuse_unless_read(folder: Path, after: dict[Path, bytes]) -> None:
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


def agreed(console: Console) -> bool:
    """Only a terminal can be asked."""
    if not (sys.stdin.isatty() and console.out.isatty()):
        return False
    print(console.text(message("write it? (y/n)")), end=" ", file=console.out, flush=True)
    return sys.stdin.readline().strip().lower() in YES
