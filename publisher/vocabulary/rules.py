"""What a rule is. One record says all of it: registry, pages, JSON, SARIF and waivers read it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import NOTHING, Message
from publisher.vocabulary.places import Place

Severities = tuple[Severity, ...]
ANY: Severities = tuple(Severity)  # from worst to mildest
NONE: Severities = ()

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Rule:
    """explanation: English; its first paragraph says what is wrong, the others why, and the remedy.

    severities: those that its findings may have. waivable: those that an author may waive; the
    others leave nothing sound to build. home: the module that defines it. late: found only
    while the report is built, so that a check alone cannot say that a waiver covers nothing.
    passing: found on one day or machine and not on another, so that no run can say it.
    opens: its errors say that an obligatory part is open: they stop nothing, and make a draft.
    formerly: the rule that found this before it was split or renamed; its waivers still count.
    """

    id: str
    group: str
    explanation: str
    severities: Severities
    waivable: Severities
    home: str
    late: bool = False
    passing: bool = False
    opens: bool = False
    formerly: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Each in one line: also the keys of its translations."""
        parts = inspect.cleandoc(self.explanation).split("\n\n")
        return tuple(" ".join(part.split()) for part in parts if part.strip())

    def found(
        self,
        at: Place,
        message: Message,
        help: Message = NOTHING,
        fix: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule. severity: may be left out where the rule states only one."""
        if severity is None:
            (severity,) = self.severities
        if severity not in self.severities:
            raise ValueError(f"{self.id} does not state the severity {severity}")
        open_part = self.opens and severity is Severity.ERROR
        return Finding(self.id, severity, at, message, help, fix, terbuka=open_part)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a check finds. Which rule that is, and how severe, the rule itself says.

    severity: needed only where the rule states several. The rest is as in `Finding`.
    """

    at: Place
    message: Message
    help: Message = NOTHING
    fix: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Check(Rule, Generic[Subject]):
    """A rule with the function that looks for it: called, it gives the findings."""

    look: Callable[[Subject], Iterator[Flaw]] = lambda _: iter(())

    def __call__(self, subject: Subject) -> Iterator[Finding]:
        for flaw in self.look(subject):
            yield self.found(flaw.at, flaw.message, flaw.help, flaw.fix, flaw.severity)


def rule(
    group: str,
    *severities: Severity,
    waivable: Severities = ANY,
    late: bool = False,
    passing: bool = False,
    opens: bool = False,
    formerly: str = "",
) -> Callable[[Callable[[Subject], Iterator[Flaw]]], Check[Subject]]:
    """Make a rule of a function: `kode_ganda` is `kode-ganda`, its docstring the explanation."""

    def made(look: Callable[[Subject], Iterator[Flaw]]) -> Check[Subject]:
        id, about = look.__name__.replace("_", "-"), look.__doc__ or ""
        home = look.__module__
        return Check(
            id, group, about, severities, waivable, home, late, passing, opens, formerly, look
        )

    return made
