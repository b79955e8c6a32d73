"""Findings as a test needs them: of any rule and severity."""

from __future__ import annotations

from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import NOTHING, Message
from publisher.vocabulary.places import Place


def error(
    rule: str, at: Place, message: Message, help: Message = NOTHING, fix: str | None = None
) -> Finding:
    return Finding(rule, Severity.ERROR, at, message, help, fix)


def warning(
    rule: str, at: Place, message: Message, help: Message = NOTHING, fix: str | None = None
) -> Finding:
    return Finding(rule, Severity.WARNING, at, message, help, fix)


def info(
    rule: str, at: Place, message: Message, help: Message = NOTHING, fix: str | None = None
) -> Finding:
    return Finding(rule, Severity.INFO, at, message, help, fix)
