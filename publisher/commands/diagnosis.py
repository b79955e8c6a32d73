"""One thing that `publisher doctor` looked at, and the table of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from publisher.printers.catalog import translate
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import NOTHING, Language, Message, message


class State(Enum):
    """How good a thing is; the value is what people read."""

    GOOD = message("good")
    DOUBTFUL = message("doubtful")
    MISSING = message("missing")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`exit_code` is the command's, when the state is MISSING: no PDF can be made."""

    subject: str | Message
    state: State
    detail: Message
    remedy: Message = NOTHING
    exit_code: ExitCode = ExitCode.OK


def diagnoses_as_text(diagnoses: Iterable[Diagnosis], language: Language) -> str:
    """A table of state, subject and detail, with each remedy on a line below."""
    rows = [(translate(d.state.value, language), _name(d.subject, language), d) for d in diagnoses]
    states = max(len(state) for state, _, _ in rows)
    subjects = max(len(subject) for _, subject, _ in rows)
    lines = []
    for state, subject, d in rows:
        detail = translate(d.detail, language)
        lines.append(f"{state:<{states}}  {subject:<{subjects}}  {detail}")
        if d.remedy.text:
            lines.append(" " * (states + 2) + "= " + translate(_help(d.remedy), language))
    return "\n".join(lines)


def _help(remedy: Message) -> Message:
    return message("help: {remedy}", remedy=remedy)


def _name(subject: str | Message, language: Language) -> str:
    return subject if isinstance(subject, str) else translate(subject, language)
