"""Every way a command can end early, and what the user sees of it: never a traceback."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from publisher.commands.console import Console
from publisher.printers.catalog import reason
from publisher.tidy import Terminated, orderly
from publisher.vocabulary.errors import ExitCode, OutputRefused, PublisherError, path_of
from publisher.vocabulary.messages import NOTHING, Message, message

EXIT_CODES: dict[ExitCode, Message] = {
    ExitCode.OK: message("done"),
    ExitCode.FINDINGS: message(
        "the content or the finished report has errors (or warnings, with --strict)"
    ),
    ExitCode.USAGE: message("the command line is wrong"),
    ExitCode.TOOL: message("LibreOffice, or a cluster, is missing, failed or hung"),
    ExitCode.TEMPLATE: message("the Word template cannot be used"),
    ExitCode.ATTACHMENT: message("an attachment cannot become pages"),
    ExitCode.OUTPUT: message("an output cannot be written"),
    ExitCode.CONTENT: message("the content folder or a file of it cannot be read"),
    ExitCode.SET_ASIDE: message("published, but an attachment was set aside"),
    ExitCode.BESIDE: message(
        "published, but laporan.docx was open: the new Word file lies beside it"
    ),
    ExitCode.DRAFT: message("made with DRAF on every page: an obligatory part is open"),
    ExitCode.PARTIAL: message("of many reports, one was not sent, failed, or has errors"),
    ExitCode.BUG: message("a bug in publisher; please report it"),
    ExitCode.INTERRUPTED: message("interrupted, or the reader of the output went away"),
    ExitCode.TERMINATED: message("ended by the system or another program"),
}
"""For the end of `publisher --help`."""


def guarded(run: Callable[[], ExitCode], console: Console) -> ExitCode:
    """Runs a command; whatever it raises becomes a message and an exit code."""
    try:
        with orderly():
            code = run()
            console.out.flush()
        return code
    except PublisherError as stopped:
        console.complain(stopped)
        return stopped.exit_code
    except Terminated:  # it is a KeyboardInterrupt too: before that
        return _stopped(message("ended from outside"), ExitCode.TERMINATED, console)
    except KeyboardInterrupt:
        return _stopped(message("interrupted"), ExitCode.INTERRUPTED, console)
    except BrokenPipeError:  # an OSError too, and nobody is left to read a complaint
        return _reader_went_away()
    except OSError as refused:
        console.complain(refusal(refused))
        return ExitCode.OUTPUT
    except Exception as bug:
        console.complain(_bug(bug))
        return ExitCode.BUG


def _stopped(what: Message, code: ExitCode, console: Console) -> ExitCode:
    with suppress(OSError):  # the window may be closed
        console.note(what)
    return code


def refusal(refused: OSError) -> OutputRefused:
    path = path_of(refused)
    if path is None:
        return OutputRefused(reason(refused))
    return OutputRefused(message("{path}: {reason}", path=path, reason=reason(refused)))


def _bug(bug: Exception) -> PublisherError:
    # A defect that cannot even be written down must still end in one sentence.
    try:
        saved = _save(bug)
    except OSError:
        remedy = NOTHING
    else:
        remedy = message("please report it, with the file `{path}`", path=saved)
    return PublisherError(
        message("this is a bug in publisher, not in your report ({kind})", kind=type(bug).__name__),
        remedy,
    )


def _save(bug: Exception) -> Path:
    text = "".join(traceback.format_exception(bug))
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="replace", prefix="publisher-", suffix=".txt", delete=False
    ) as file:
        file.write(text)
    return Path(file.name)


def _reader_went_away() -> ExitCode:
    """As `publisher check | head` does. Python must not complain of it on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.INTERRUPTED
