"""What the worker and who asks it tell each other, in plain data. None of the PDF libraries."""

from __future__ import annotations

from typing import Any

from publisher.assemble.trouble import TROUBLES, Trouble
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import Message
from publisher.vocabulary.places import Place

Data = dict[str, Any]


def answer_here(question: Data) -> Data:
    """The worker's answer, given within this process."""
    from publisher.assemble.worker import answer  # late: it brings all the PDF libraries

    return answer(question)


def packed_finding(finding: Finding) -> Data:
    said = packed(finding.rule, finding.message, finding.help)
    return said | {"severity": finding.severity.value}


def packed(rule: str, message: Message, help: Message) -> Data:
    return {
        "rule": rule,
        "message": [message.text, list(message.values)],
        "help": [help.text, list(help.values)],
    }


def unpacked_message(packed: list[Any]) -> Message:
    text, values = packed
    return Message(text, tuple((name, value) for name, value in values))


def unpacked_finding(packed: Data, at: Place) -> Finding:
    said, help = unpacked_message(packed["message"]), unpacked_message(packed["help"])
    return Finding(packed["rule"], Severity(packed["severity"]), at, said, help)


def unpacked_trouble(packed: Data, at: Place) -> Trouble:
    said, help = unpacked_message(packed["message"]), unpacked_message(packed["help"])
    return TROUBLES[packed["rule"]](said, help, at)
