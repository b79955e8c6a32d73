"""What `publisher new` asks on a terminal, one question a line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from publisher.commands.console import Console
from publisher.vocabulary.errors import AnswerMissing
from publisher.vocabulary.messages import Message, message


@dataclass(frozen=True, slots=True)
class Question:
    """option: answers it on the command line. read: the answer's value; ValueError for none.

    otherwise: what an empty answer means; None where there must be one.
    """

    option: str
    text: Message
    read: Callable[[str], Any]
    otherwise: Callable[[dict[str, Any]], Any] | None = None

    @property
    def key(self) -> str:
        return self.option.lstrip("-").replace("-", "_")


def on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(questions: tuple[Question, ...], known: dict[str, Any], console: Console) -> dict[str, Any]:
    """The answers that are known, and those to the other questions, each asked until it has one.

    Raises AnswerMissing where the input ends before.
    """
    answers = dict(known)
    for question in questions:
        if answers.get(question.key) is None:
            answers[question.key] = _answer(question, answers, console)
    return answers


def _answer(question: Question, answers: dict[str, Any], console: Console) -> Any:
    while True:
        # To the second stream, as all that is no result; `input` would choose by itself.
        text = console.text(question.text)
        print(text[:1].upper() + text[1:], end=" ", file=console.err, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise AnswerMissing(
                message("the input ended before every question had its answer"),
                message("answer with options; `publisher new --help` lists them"),
            )
        said = line.strip()
        if not said and question.otherwise is not None:
            return question.otherwise(answers)
        try:
            return question.read(said)
        except ValueError:
            console.note(message("this cannot be: {answer}", answer=said or "–"))
