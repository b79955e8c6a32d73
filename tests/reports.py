"""Reports for tests: the project's own sample, and small ones that a test changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from publisher.load import load_report
from publisher.vocabulary.report import Report

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
STARTER = ROOT / "publisher" / "starter"
TEMPLATE = ROOT / "templates" / "laporan.docx"
GOLDENS = Path(__file__).parent / "goldens"


@cache
def sample(folder: Path = CONTENT) -> Report:
    return loaded(folder)


def loaded(folder: Path) -> Report:
    report, findings = load_report(folder)
    assert report is not None, [f"{f.at}: {f.message}" for f in findings]
    return report
