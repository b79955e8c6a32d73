"""A real report's own wording, as content: what a careful reviewer finds in it is found.

`tests/cases/sumber/dikenal.csv` lists those defects: their group, the line of the
source report, the file of the case, the words, what is wrong, and the rule that
finds it. A defect without a rule is one that no rule can find; `alasan` says why.
"""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.printers.text import finding_as_text
from publisher.rulebook import RULES
from publisher.vocabulary.findings import Finding
from tests.conftest import Golden
from tests.reports import TEMPLATE

CASE = Path(__file__).parent / "cases" / "sumber"


def defects() -> list[dict[str, str]]:
    with (CASE / "dikenal.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KNOWN = [d for d in defects() if d["aturan"]]


@cache
def findings() -> tuple[Finding, ...]:
    _, found = pipeline.check(CASE, TEMPLATE)
    return found


def _told(finding: Finding) -> Iterator[str]:
    """Everything that a finding quotes: its words, its line, its value, what its message names."""
    at = finding.at
    yield at.words
    yield at.source.text.split("\n")[at.line - 1]
    span = at.source.span_of(at.keys)
    if at.offset is None:
        yield at.source.text[span.start : span.end]
    yield from (str(value) for _, value in finding.message.values)


@pytest.mark.parametrize("defect", KNOWN, ids=lambda d: f"{d['aturan']}-{d['kutipan'][:30]}")
def test_a_known_defect_is_found(defect: dict[str, str]) -> None:
    of_rule = [
        f for f in findings() if f.rule == defect["aturan"] and f.at.path.stem == defect["berkas"]
    ]
    assert any(defect["kutipan"] in told for f in of_rule for told in _told(f))


def test_most_of_what_a_reviewer_finds_is_found() -> None:
    missed = [d for d in defects() if not d["aturan"]]
    assert len(KNOWN) >= 130
    assert all(d["alasan"] for d in missed)
    assert len(missed) <= len(KNOWN) / 3


def test_every_group_of_rules_on_the_content_has_its_share() -> None:
    groups = Counter(RULES[d["aturan"]].group for d in KNOWN)
    wanted = {"angka", "kode", "pejabat", "prosa", "struktur", "organisasi", "hukum", "ejaan"}
    assert wanted <= set(groups)


def test_what_is_found_reads_well(
    golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CASE, tmp_path / "sumber")
    monkeypatch.chdir(tmp_path)
    _, found = pipeline.check(tmp_path / "sumber", TEMPLATE)
    text = "".join(finding_as_text(f, "id") + "\n" for f in found)
    golden(text, CASE / "temuan.txt")
