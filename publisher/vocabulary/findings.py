"""What is wrong with the content, said to its author.

A finding is a value: stages return findings, only `printers` print them.
Rules are named after the bad thing they find, in the field's language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from publisher.vocabulary.messages import NOTHING, Message
from publisher.vocabulary.places import Place


class Severity(StrEnum):
    ERROR = "error"  # nothing is published
    WARNING = "warning"  # published, but somebody should look
    INFO = "info"


ERROR, WARNING, INFO = Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: what it is (`message`), where, and what to do about it (`help`).

    Neither starts with a capital nor ends with a full stop. fix: what to write
    for the words at `at`, where that is certain; None where a person must decide.
    alasan: why the report keeps it as it is, where its author waived it.
    terbuka: an obligatory part is not filled in, so that what is built is a draft.
    """

    rule: str
    severity: Severity
    at: Place
    message: Message
    help: Message = NOTHING
    fix: str | None = None
    alasan: str | None = None
    terbuka: bool = False


def any_errors(findings: Iterable[Finding]) -> bool:
    return any(blocks(f) for f in findings)


def blocks(finding: Finding, strict: bool = False) -> bool:
    """Does it stop a build? Errors do, and where one is strict warnings too; waived ones never.

    An obligatory part that is still open stops only who is strict: it makes a draft.
    """
    if finding.terbuka and not strict:
        return False
    stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return finding.alasan is None and finding.severity in stopping


def leaves_open(findings: Iterable[Finding]) -> int:
    """How many obligatory parts are open: a report with one is a draft."""
    return sum(f.terbuka and f.alasan is None for f in findings)


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (str(f.at.path), f.at.line, f.at.column, f.rule)))
