"""Findings as notes for the margin of the review copy."""

from __future__ import annotations

from pathlib import Path

from publisher.printers.catalog import translate
from publisher.printers.text import SEVERITIES
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Language, message
from publisher.vocabulary.remarks import Phrases, Remark


def wants_remark(finding: Finding) -> bool:
    """Is a finding still open? What the office has decided to leave needs no note."""
    return finding.alasan is None


def finding_as_remark(finding: Finding, folder: Path, language: Language) -> Remark:
    """The problem, its remedy, and the line in the file, which is named from `folder`."""
    label = f"{translate(SEVERITIES[finding.severity], language)}[{finding.rule}]"
    lines = [translate(finding.message, language)]
    if finding.help.text:
        lines.append(translate(message("help: {remedy}", remedy=finding.help), language))
    path = finding.at.path
    named = path.relative_to(folder) if path.is_relative_to(folder) else Path(path.name)
    lines.append(f"{named.as_posix()}:{finding.at.line}")
    return Remark(finding.at, label, "\n".join(lines))


def phrases(language: Language) -> Phrases:
    def elsewhere(count: int) -> str:
        sentence = message("other places that print it or count it in: {count}", count=count)
        return translate(sentence, language)

    not_printed = message("the report does not print these words; this is the nearest place")
    return Phrases(elsewhere, translate(not_printed, language))
