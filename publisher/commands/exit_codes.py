"""What each exit code means, for the end of `publisher --help`."""

from __future__ import annotations

from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import Message, message

EXIT_CODES: dict[ExitCode, Message] = {
    ExitCode.OK: message("done"),
    ExitCode.FINDINGS: message(
        "the content or the finished report has errors (or warnings, with --strict)"
    ),
    ExitCode.USAGE: message("the command line is wrong"),
    ExitCode.TOOL: message("LibreOffice is missing, failed or hung"),
    ExitCode.TEMPLATE: message("the Word template cannot be used"),
    ExitCode.ATTACHMENT: message("an attachment cannot become pages"),
    ExitCode.OUTPUT: message("an output cannot be written"),
    ExitCode.CONTENT: message("the content folder or a file of it cannot be read"),
    ExitCode.SET_ASIDE: message("published, but an attachment was set aside"),
    ExitCode.BESIDE: message("published, but laporan.docx was open: the new one lies beside it"),
    ExitCode.BUG: message("a bug in publisher; please report it"),
    ExitCode.INTERRUPTED: message("interrupted, or the reader of the output went away"),
    ExitCode.TERMINATED: message("ended by the system or another program"),
}
