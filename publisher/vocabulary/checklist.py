"""What was looked at one by one, and how good it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.vocabulary.messages import NOTHING, Message


class Verdict(StrEnum):
    OK = "ok"
    WARNING = "warning"  # somebody should look
    ERROR = "error"  # mend it first


@dataclass(frozen=True, slots=True)
class Line:
    """`key` names it for programs, `subject` for people; `help` says what to do.

    rules: those that found something, for `publisher explain`.
    """

    key: str
    verdict: Verdict
    subject: Message
    detail: Message
    help: Message = NOTHING
    rules: tuple[str, ...] = ()
