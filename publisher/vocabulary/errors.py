"""What stops a build although the content is fine. Raised, and caught once, in `commands`.

PublisherError
├── ContentUnusable    the content folder itself cannot be read
├── AnswerMissing      the command line does not say all that a command must know
├── TemplateUnusable   the Word template is broken or asks for an unknown name
├── AttachmentUnusable a lampiran cannot become pages
├── ToolMissing        a program we need is not installed
├── ToolFailed         it ran, and failed or hung; of a cluster: it went away, or is another version
└── OutputRefused      an output cannot be written
"""

from __future__ import annotations

import errno
import os
import re
from enum import IntEnum
from pathlib import Path

from publisher.vocabulary.messages import NOTHING, Message
from publisher.vocabulary.places import Place

DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


class ExitCode(IntEnum):
    """What the command tells the shell. The README lists them."""

    OK = 0
    FINDINGS = 1  # the content has errors (nothing was written), or the finished files have
    USAGE = 2  # argparse's own
    TOOL = 3  # LibreOffice is missing, failed or hung, or a cluster; or page numbers move
    TEMPLATE = 4
    ATTACHMENT = 5
    OUTPUT = 6  # the outputs could not be put in place
    CONTENT = 7  # no content folder, or a file of it cannot be read
    SET_ASIDE = 8  # published, but a page stands for an attachment that could not be included
    BESIDE = 9  # published, but the Word file was open: the new one lies beside it
    DRAFT = 10  # made, but with DRAF on every page: an obligatory part is open
    PARTIAL = 11  # of many reports, one was not sent, failed, or has errors
    BUG = 70  # ours; please report
    INTERRUPTED = 130
    TERMINATED = 143  # by the system or another program


class PublisherError(Exception):
    """Carries what to say; never prints."""

    exit_code = ExitCode.BUG

    def __init__(self, message: Message, help: Message = NOTHING, at: Place | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.help = help
        self.at = at


class Overrun(Exception):
    """A file took more than it may: `time`, `memory`, or it made its reader `crash`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Unfit(OSError):
    """A file that is there and is not read, for a reason of ours and not of the system."""

    def __init__(self, said: Message, path: Path) -> None:
        super().__init__(errno.EINVAL, str(said), str(path))
        self.said = said


def path_of(refused: OSError) -> Path | None:
    """The file that was refused; None where no name is told, or only an open file as text.

    Libraries that write into an open file name it `<_io.BufferedRandom name='…'>`.
    """
    name = os.fsdecode(refused.filename) if isinstance(refused.filename, str | bytes) else ""
    opened = re.fullmatch(r"<_io\.\w+ name='(.+)'>", name)
    found = opened[1] if opened else name
    return Path(found) if found else None


class ContentUnusable(PublisherError):
    exit_code = ExitCode.CONTENT


class AnswerMissing(PublisherError):
    exit_code = ExitCode.USAGE


class TemplateUnusable(PublisherError):
    exit_code = ExitCode.TEMPLATE


class AttachmentUnusable(PublisherError):
    exit_code = ExitCode.ATTACHMENT


class ToolMissing(PublisherError):
    exit_code = ExitCode.TOOL


class ToolFailed(PublisherError):
    exit_code = ExitCode.TOOL


class OutputRefused(PublisherError):
    exit_code = ExitCode.OUTPUT
