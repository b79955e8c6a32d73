"""Findings as JSON, for editors and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from publisher.printers.catalog import translate
from publisher.printers.paths import shown
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Language


def findings_as_json(findings: Iterable[Finding], language: Language) -> str:
    """An array of objects in the order of the findings, without a newline at the end.

    `severity` is `error`, `warning` or `info` in every language; `line` and
    `column` count from 1; `key` is empty for what concerns a whole file.
    """
    return json.dumps([_object(f, language) for f in findings], ensure_ascii=False, indent=2)


def _object(finding: Finding, language: Language) -> dict[str, str | int]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": translate(finding.message, language),
        "help": translate(finding.help, language) if finding.help.text else "",
        "file": shown(finding.at.path),
        "line": finding.at.line,
        "column": finding.at.column,
        "key": finding.at.key,
    }
