"""Waivers: findings that the office has looked at and leaves as they are, with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from publisher.vocabulary.findings import ERROR, WARNING, Finding, Severity, in_file_order
from publisher.vocabulary.laporan import Pengecualian
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import NONE, Rule

GROUP = "pengecualian"


def _rule(id: str, explanation: str, severity: Severity) -> Rule:
    return Rule(id, GROUP, explanation, (severity,), NONE, __name__)


UNKNOWN = _rule(
    "aturan-tak-dikenal",
    """A waiver names a rule that does not exist.

    It waives nothing, and whoever wrote it believes that it does. Copy the name from the
    finding, where it stands in brackets; `publisher explain` lists all of them.
    """,
    ERROR,
)
VAIN = _rule(
    "pengecualian-sia-sia",
    """A waiver covers no finding.

    Either the problem is solved, and the waiver would hide the next one of its kind; or its
    `berkas` or `kutipan` is not what the finding has. Delete it, or copy the words anew from
    the line of the finding or from its message.
    """,
    WARNING,
)
FORBIDDEN = _rule(
    "pengecualian-terlarang",
    """A waiver is for a rule that cannot be waived.

    Some findings leave nothing sound to build: a file that cannot be read, a name that stands
    for nothing, a lampiran without pages. No reason makes them harmless. Mend what is found,
    and delete the waiver.
    """,
    ERROR,
)
RULES: tuple[Rule, ...] = (UNKNOWN, VAIN, FORBIDDEN)


def waived(
    findings: Iterable[Finding],
    said: Sequence[Pengecualian],
    rules: Mapping[str, Rule],
    whole: bool = False,
) -> tuple[Finding, ...]:
    """The findings, each that a waiver covers with its reason; and what is wrong with the waivers.

    findings: of every stage so far, raw; one that two stages found counts once. rules: every
    rule there is, by its id. whole: every stage has run, so that what only a build finds
    would have been found.
    """
    by_rule: dict[str, list[_Waiver]] = {}
    waivers = [_Waiver(one) for one in said]
    for waiver in waivers:
        by_rule.setdefault(str(waiver.said.aturan), []).append(waiver)
    kept = [_with_reason(f, _for(f, by_rule, rules), rules) for f in dict.fromkeys(findings)]
    found = [f for waiver in waivers for f in waiver.complaints(rules, whole)]
    return in_file_order([*kept, *found])


def _for(
    finding: Finding, by_rule: Mapping[str, Sequence[_Waiver]], rules: Mapping[str, Rule]
) -> Sequence[_Waiver]:
    known = rules.get(finding.rule)
    former = by_rule.get(known.formerly, ()) if known else ()
    return [*by_rule.get(finding.rule, ()), *former]


def _with_reason(
    finding: Finding, waivers: Sequence[_Waiver], rules: Mapping[str, Rule]
) -> Finding:
    reason: str | None = None
    for waiver in waivers:
        if waiver.covers(finding):
            known = rules.get(finding.rule)
            allowed = known is None or finding.severity in known.waivable
            waiver.used = True
            waiver.forbidden |= not allowed
            reason = reason or (str(waiver.said.alasan) if allowed else None)
    return finding if reason is None else replace(finding, alasan=reason)


class _Waiver:
    """One waiver at work: which findings it covers, and whether there were any."""

    def __init__(self, said: Pengecualian) -> None:
        self.said = said
        self.used = False
        self.forbidden = False
        self._file = _parts(PurePosixPath(str(said.berkas or "").replace("\\", "/")))
        self._words = _plain(said.kutipan) if said.kutipan else ""
        self._seen: dict[tuple[int, int, int], bool] = {}  # a long line is searched once

    def covers(self, finding: Finding) -> bool:
        if self._file and _parts(finding.at.path)[-len(self._file) :] != self._file:
            return False
        return not self._words or self._quotes(finding)

    def _quotes(self, finding: Finding) -> bool:
        """Do the quoted words stand where the finding points, or in what its message quotes?"""
        at, source = finding.at, finding.at.source
        first = source.line_bounds(at.line)[0]
        last = source.line_bounds(source.line_and_column(max(at.start, at.stop - 1))[0])[1]
        if at.offset is None:
            last = max(last, source.span_of(at.keys).end)
        spot = (id(source), first, last)
        if spot not in self._seen:
            self._seen[spot] = self._words in _plain(source.text[first:last])
        return self._seen[spot] or any(self._words in _plain(t) for t in _quoted(finding.message))

    def complaints(self, rules: Mapping[str, Rule], whole: bool) -> Iterator[Finding]:
        rule = str(self.said.aturan)
        at = self.said.place / "aturan"
        if rule not in rules:
            yield _unknown(rule, self.said, rules)
        elif self.forbidden or not rules[rule].waivable:
            yield FORBIDDEN.found(
                at,
                message("`{rule}` cannot be waived", rule=rule),
                message("mend what it finds: without that nothing sound can be built"),
            )
        elif not self.used and not rules[rule].passing and (whole or not rules[rule].late):
            yield VAIN.found(
                at,
                message("this waiver of `{rule}` covers no finding", rule=rule),
                message(
                    "delete it if the problem is solved; else compare `berkas` and `kutipan` "
                    "with the finding, letter by letter"
                ),
            )


def _unknown(rule: str, said: Pengecualian, rules: Mapping[str, Rule]) -> Finding:
    close = get_close_matches(rule.lower().replace("_", "-").replace(" ", "-"), rules, n=1)
    return UNKNOWN.found(
        said.place / "aturan",
        message("there is no rule named `{rule}`", rule=rule),
        message("did you mean `{close}`?", close=close[0])
        if close
        else message("the name of its rule stands in brackets in each finding"),
    )


def _plain(text: str) -> str:
    """Without what nobody sees: capitals, line breaks and the width of blanks do not count."""
    return " ".join(text.split()).casefold()


def _parts(path: PurePosixPath | Path) -> tuple[str, ...]:
    return tuple(part.casefold() for part in path.parts)


def _quoted(said: Message) -> Iterator[str]:
    """The values that a message names, as they are in every language."""
    for _, value in said.values:
        yield from _quoted(value) if isinstance(value, Message) else [str(value)]
