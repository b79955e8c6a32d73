"""A rule as people are told of it: `publisher explain`, docs/aturan.md, SARIF."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from publisher.vocabulary.findings import Severity

Severities = tuple[Severity, ...]
ANY: Severities = tuple(Severity)  # from worst to mildest
NONE: Severities = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """explanation: English; its first paragraph says what is wrong, the others why, and the remedy.

    severities: those that its findings may have. waivable: those that an author may waive; the
    others leave nothing sound to build. home: the module that defines it. late: found only
    while the report is built, so that a check alone cannot say that a waiver covers nothing.
    """

    id: str
    group: str
    explanation: str
    severities: Severities
    waivable: Severities
    home: str
    late: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Each in one line: also the keys of its translations."""
        parts = inspect.cleandoc(self.explanation).split("\n\n")
        return tuple(" ".join(part.split()) for part in parts if part.strip())
