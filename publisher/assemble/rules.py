"""What looking at the files of the lampiran finds, explained by the troubles themselves."""

from __future__ import annotations

from publisher.assemble.trouble import Broken, Locked, Missing, Outside, Trouble, UnknownKind
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.rules import NONE, Rule

GROUP = "lampiran"
_REPAIRED = (Severity.WARNING,)  # a damaged PDF that could be repaired


def _rule(trouble: type[Trouble]) -> Rule:
    repaired = _REPAIRED if trouble is Broken else NONE
    return Rule(
        trouble.rule,
        GROUP,
        trouble.__doc__ or "",
        (Severity.ERROR, *repaired),
        repaired,
        trouble.__module__,
    )


RULES: tuple[Rule, ...] = tuple(
    _rule(trouble) for trouble in (Outside, Missing, UnknownKind, Broken, Locked)
)
