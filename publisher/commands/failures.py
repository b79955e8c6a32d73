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
from publisher.printers.reasons import reason
from publisher.tidy import Terminated, orderly
from publisher.vocabulary.errors import ExitCode, OutputRefused, PublisherError, path_of
from publisher.vocabulary.messages import NOTHING, Message, message


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
    except Terminated:
        return _stopped(message("ended from outside"), ExitCode.TERMINATED, console)
    except KeyboardInterrupt:
        return _stopped(message("interrupted"), ExitCode.INTERRUPTED, console)
    except BrokenPipeError:
        return _reader_went_away()
    except OSError as refused:
        console.complain(_refusal(refused))
        return ExitCode.OUTPUT
    except Exception as bug:
        console.complain(_bug(bug))
        return ExitCode.BUG


def _stopped(what: Message, code: ExitCode, console: Console) -> ExitCode:
    with suppress(OSError):  # the window may be closed
        console.note(what)
    return code


def _refusal(refused: OSError) -> OutputRefused:
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
