"""Findings as text for a terminal: place, severity, rule, message, source line, remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from publisher.printers.catalog import printable, shown, translate
from publisher.vocabulary.errors import PublisherError
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import Language, Message, message
from publisher.vocabulary.places import Place

MANY = 3  # hints of one rule in one file; more of them are told as one
PLACES = 12  # lines that are named of them
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


def findings_as_text(findings: Iterable[Finding], language: Language) -> str:
    """Every finding that is not waived; nothing where there is none.

    Many hints of one rule in one file are told as one, so that they drown no other; JSON
    and SARIF have each of them.
    """
    groups: dict[object, list[Finding]] = {}
    for n, finding in enumerate(f for f in findings if f.alasan is None):
        hint = finding.severity is Severity.INFO
        groups.setdefault((finding.rule, finding.at.path) if hint else n, []).append(finding)
    return "\n".join(
        piece
        for group in groups.values()
        for piece in (
            [_many(group, language)]
            if len(group) > MANY
            else [finding_as_text(f, language) for f in group]
        )
    )


def _many(group: list[Finding], language: Language) -> str:
    """One line for all of them, with the first places, and the first of them."""
    first = group[0]
    label = f"{translate(SEVERITIES[first.severity], language)}[{first.rule}]"
    lines = list(dict.fromkeys(f.at.line for f in group))
    said = message(
        "{number} places in this file, on the lines {lines}; the first: {first}",
        number=len(group),
        lines=", ".join(map(str, lines[:PLACES])) + (", …" if len(lines) > PLACES else ""),
        first=first.message,
    )
    return _problem(label, first.at, said, first.help, language)


def summary_as_text(findings: Iterable[Finding], language: Language) -> str:
    """How many findings there are of each severity, in one line; then those that are waived."""
    listed = list(findings)
    count = Counter(f.severity for f in listed if f.alasan is None)
    summary = message(
        "errors: {errors}, warnings: {warnings}, info: {info}",
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        info=count[Severity.INFO],
    )
    return "\n".join([translate(summary, language), *_waived(listed, language)])


def _waived(findings: Iterable[Finding], language: Language) -> list[str]:
    waived = [f for f in findings if f.alasan is not None]
    if not waived:
        return []
    return [
        translate(message("waived: {number}", number=len(waived)), language),
        *(f"  {_spot(f.at)} [{f.rule}] {printable(f.alasan or '')}" for f in waived),
    ]


def _spot(at: Place) -> str:
    return f"{shown(at.path)}:{at.line}:{at.column}:"


def _problem(
    label: str, at: Place | None, problem: Message, help: Message, language: Language
) -> str:
    sentence = f"{label}: {translate(problem, language)}"
    lines = [sentence] if at is None else [f"{_spot(at)} {sentence}", *_excerpt(at)]
    if help.text:
        remedy = message("help: {remedy}", remedy=help)
        lines.append("  = " + translate(remedy, language).replace("\n", "\n    "))
    return "\n".join(lines)


def _excerpt(at: Place) -> list[str]:
    """The source line of a place, and a mark under the words there. Long lines are cut first:
    many findings may be in one."""
    start, end = at.source.line_bounds(at.line)
    line, column = _window(at.source.text, start, end, at.column - 1)
    if not line.strip():
        return []
    length = max(1, min(at.stop, end) - at.start)
    gutter = f"{at.line:>5} | "
    mark = "^" * min(length, len(line) - column)
    return [gutter + line, " " * (len(gutter) - 2) + "| " + " " * column + mark]


def _window(text: str, start: int, end: int, column: int) -> tuple[str, int]:
    """The part of a line (`start` to `end` in the text) around a column, and the column in it."""
    length = end - start
    # A third before the words, the rest behind: what is wrong is mostly seen by what follows.
    first = max(0, min(column - WIDTH // 3, length - WIDTH))
    part = printable(
        text[start + first : min(end, start + first + WIDTH)].replace("\t", " ")
    )  # one column a tab, as they are counted
    if first > 0:
        part = ELLIPSIS + part[1:]
    if first + WIDTH < length:
        part = part[:-1] + ELLIPSIS
    return part, column - first
