"""Findings as SARIF 2.1.0, which code hosts and editors read.

Columns count characters, not UTF-16 units, and the log says so. The fingerprint
of a finding is of its rule, file, key and words, so that it stays the same when
lines are added above it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from publisher import __version__
from publisher.printers.catalog import paragraph, shown, translate
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import Language, Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.quoting import quote_of, written
from publisher.vocabulary.rules import NONE, Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
Json = dict[str, Any]


def findings_as_sarif(
    findings: Iterable[Finding], language: Language, rules: Mapping[str, Rule]
) -> str:
    """One log of one run, without a newline at the end."""
    listed = list(findings)
    known = [*rules.values(), *_unlisted(listed, rules)]
    index = {rule.id: n for n, rule in enumerate(known)}
    seen: Counter[str] = Counter()
    driver = {
        "name": "publisher",
        "semanticVersion": __version__,
        "rules": [_rule(rule, language) for rule in known],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, index[f.rule], language, seen) for f in listed],
    }
    return json.dumps(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _unlisted(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[Rule]:
    """Rules that no register has: each result must name one that the log describes."""
    ids = dict.fromkeys(f.rule for f in findings if f.rule not in rules)
    return [Rule(id, "", id, tuple(Severity), NONE, "") for id in ids]


def _rule(rule: Rule, language: Language) -> Json:
    short, *more = (paragraph(p, language) for p in rule.paragraphs)
    # A viewer sorts by the rule's level before it opens a result: the gravest it can have.
    worst = min(rule.severities, key=list(Severity).index, default=Severity.WARNING)
    return {
        "id": rule.id,
        "shortDescription": {"text": short},
        "fullDescription": {"text": "\n\n".join(more) or short},
        "help": {
            "text": "\n\n".join([short, *more]),
            "markdown": "\n\n".join([f"**{_escaped(short)}**", *map(_escaped, more)]),
        },
        "defaultConfiguration": {"level": LEVELS[worst]},
        "properties": {"tags": [rule.group] if rule.group else []},
    }


def _escaped(text: str) -> str:
    """Markdown that shows the text as it is; what stands in backticks is code already."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(p if p[:1] == "`" else re.sub(r"([\\*_{}\[\]<>#|~])", r"\\\1", p) for p in parts)


def _result(finding: Finding, index: int, language: Language, seen: Counter[str]) -> Json:
    print_ = _fingerprint(finding)
    seen[print_] += 1  # the same words twice under one key are two findings
    said = _sentence(finding.message, language)
    if finding.help.text:
        said += "\n" + _sentence(finding.help, language)
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(finding.at)}],
        "partialFingerprints": {"temuan/v1": f"{print_}:{seen[print_]}"},
    }
    replacement = _replacement(finding)
    if replacement is not None:
        result["fixes"] = [_fix(finding, replacement, language)]
    if finding.alasan is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.alasan}
        ]
    return result


def _sentence(said: Message, language: Language) -> str:
    text = translate(said, language)
    return f"{text[:1].upper()}{text[1:]}."


def _location(at: Place) -> Json:
    if not at.source.text:  # a file that is not there, or empty, has no region
        return {"artifactLocation": _artifact(at.path)}
    start, end = at.source.line_bounds(at.line)
    return {
        "artifactLocation": _artifact(at.path),
        "region": _region(at)
        | {"snippet": {"text": at.words or at.source.text[start : min(end, start + 1000)]}},
    }


def _artifact(path: Path) -> Json:
    name = shown(path)
    return {"uri": path.as_uri() if Path(name).is_absolute() else quote(name)}


def _region(at: Place) -> Json:
    end_line, end_column = at.source.line_and_column(at.stop)
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _replacement(finding: Finding) -> str | None:
    """The fix as it is written in the file."""
    at = finding.at
    if finding.fix is None or at.offset is None or at.end is None:
        return None
    start = at.source.span_of(at.keys).start
    # In quotes the file escapes; a fix must be written as its string is.
    mark = quote_of(at.source.text[start : start + 3])
    return finding.fix if mark is None else written(finding.fix, mark)


def _fix(finding: Finding, replacement: str, language: Language) -> Json:
    change = {
        "artifactLocation": _artifact(finding.at.path),
        "replacements": [
            {"deletedRegion": _region(finding.at), "insertedContent": {"text": replacement}}
        ],
    }
    said = message("write `{words}`", words=finding.fix)
    return {"description": {"text": _sentence(said, language)}, "artifactChanges": [change]}


def _fingerprint(finding: Finding) -> str:
    at = finding.at
    start, end = at.source.line_bounds(at.line)
    key = re.sub(r"\[\d+\]", "", at.key)  # a table added above changes the numbers
    # 1,000 characters tell a line; a whole narrative on one would be the fingerprint of all of it.
    words = at.words or at.source.text[start : min(end, start + 1000)]
    parts = (finding.rule, at.path.name, key, " ".join(words.split()))
    return sha256("\0".join(parts).encode("utf-8")).hexdigest()[:32]
