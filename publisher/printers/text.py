"""Findings as text for a terminal: place, severity, rule, message, source line, remedy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from publisher.printers.catalog import printable, translate
from publisher.printers.paths import shown
from publisher.vocabulary.errors import PublisherError
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import Language, Message, message
from publisher.vocabulary.places import Place

WIDTH = 100  # characters of a source line that are shown
ELLIPSIS = "…"

SEVERITIES: dict[Severity, Message] = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.INFO: message("info"),
}


def finding_as_text(finding: Finding, language: Language) -> str:
    """Two to four lines, without a newline at the end."""
    severity = translate(SEVERITIES[finding.severity], language)
    label = f"{severity}[{finding.rule}]"
    return _problem(label, finding.at, finding.message, finding.help, language)


def error_as_text(stopped: PublisherError, language: Language) -> str:
    """What stopped the run, in the form of a finding without a rule."""
    label = translate(SEVERITIES[Severity.ERROR], language)
    return _problem(label, stopped.at, stopped.message, stopped.help, language)


def summary_as_text(findings: Iterable[Finding], language: Language) -> str:
    """How many findings there are of each severity, in one line."""
    count = Counter(f.severity for f in findings)
    summary = message(
        "errors: {errors}, warnings: {warnings}, info: {info}",
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        info=count[Severity.INFO],
    )
    return translate(summary, language)


def _problem(
    label: str, at: Place | None, problem: Message, help: Message, language: Language
) -> str:
    sentence = f"{label}: {translate(problem, language)}"
    if at is None:
        lines = [sentence]
    else:
        lines = [f"{shown(at.path)}:{at.line}:{at.column}: {sentence}", *_excerpt(at)]
    if help.text:
        remedy = message("help: {remedy}", remedy=help)
        lines.append("  = " + translate(remedy, language).replace("\n", "\n    "))
    return "\n".join(lines)


def _excerpt(at: Place) -> list[str]:
    """The source line of a place, and a mark under the word there."""
    lines = at.source.text.split("\n")
    column = at.column - 1
    line = lines[at.line - 1].rstrip("\r").replace("\t", " ") if at.line <= len(lines) else ""
    if not line.strip():
        return []
    length = len(at.words.split("\n")[0].rstrip("\r")) or _word_length(line, column)
    line, column = _window(printable(line), column)
    gutter = f"{at.line:>5} | "
    mark = "^" * min(length, len(line) - column)
    return [gutter + line, " " * (len(gutter) - 2) + "| " + " " * column + mark]


def _word_length(line: str, column: int) -> int:
    found = re.compile(r"[\w.-]*\w").match(line, column)
    return max(1, len(found[0])) if found else 1


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column in it."""
    if len(line) <= WIDTH:
        return line, column
    start = max(0, min(column - WIDTH // 3, len(line) - WIDTH))
    part = line[start : start + WIDTH]
    if start > 0:
        part = ELLIPSIS + part[1:]
    if start + WIDTH < len(line):
        part = part[:-1] + ELLIPSIS
    return part, column - start
