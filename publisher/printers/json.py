"""Findings as JSON, for editors and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from publisher.printers.catalog import shown, translate
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Language
from publisher.vocabulary.rules import Rule


def findings_as_json(
    findings: Iterable[Finding], language: Language, rules: Mapping[str, Rule]
) -> str:
    """An array of objects in the order of the findings, without a newline at the end.

    `severity` is `error`, `warning` or `info` in every language; `line`, `column`
    and the ends, which are one past the last character, count from 1; `key` is
    empty for what concerns a whole file, `words` where no words but a key is
    meant; `fix` is what to write for the words, and null where that is not certain.
    """
    objects = [_object(f, language, rules.get(f.rule)) for f in findings]
    return json.dumps(objects, ensure_ascii=False, indent=2)


def _object(finding: Finding, language: Language, rule: Rule | None) -> dict[str, Any]:
    at = finding.at
    # Lines and columns, not offsets: an editor may hold the file with other line ends.
    end_line, end_column = at.source.line_and_column(at.stop)
    return {
        "rule": finding.rule,
        "group": rule.group if rule else "",
        "severity": finding.severity.value,
        "message": translate(finding.message, language),
        "help": translate(finding.help, language) if finding.help.text else "",
        "file": shown(at.path),
        "line": at.line,
        "column": at.column,
        "end_line": end_line,
        "end_column": end_column,
        "key": at.key,
        "words": at.words,
        "fix": finding.fix,
        "waived": finding.alasan is not None,
        "reason": finding.alasan or "",
    }
