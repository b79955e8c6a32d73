"""Every rule is in the book, as severe as it is, and can be read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import publisher
from publisher import assemble, checks, load, pipeline
from publisher.assemble.trouble import Trouble
from publisher.convert import ENGINES
from publisher.rulebook import GROUPS, RULES, close_to
from publisher.vocabulary.findings import Severity, blocks
from publisher.vocabulary.rules import NONE
from tests import fake_engine
from tests.reports import TEMPLATE
from tests.test_checks import NAMES, case

PACKAGE = Path(publisher.__file__).parent


def given() -> Iterator[tuple[str, str, str]]:
    """File, rule and severity of each finding that the code gives with its rule's name."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="error" | "warning" | "info" as severity),
                    args=[ast.Constant(value=str(rule)), *_],
                ):
                    yield path.name, rule, severity


def test_every_finding_is_of_a_rule_in_the_book_and_as_severe_as_it_says() -> None:
    found = list(given())
    assert len(found) > 20
    wrong = [(f, r, s) for f, r, s in found if r not in RULES or s not in RULES[r].severities]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_findings_of_the_cases_are_as_severe_as_the_book_says(name: str, tmp_path: Path) -> None:
    _, findings = pipeline.check(case(name, tmp_path / name), TEMPLATE)
    wrong = [f for f in findings if f.severity not in RULES[f.rule].severities]
    assert wrong == []


def test_every_rule_has_a_severity_a_known_group_and_two_paragraphs() -> None:
    for rule in RULES.values():
        assert rule.severities, rule.id
        assert rule.group in GROUPS, rule.id
        assert len(rule.paragraphs) >= 2, rule.id
        assert rule.paragraphs[0].endswith("."), rule.id
        assert re.fullmatch("[a-z0-9-]+", rule.id)
        assert (PACKAGE.parent / f"{rule.home.replace('.', '/')}.py").exists(), rule.id


def test_every_check_and_every_trouble_is_in_the_book() -> None:
    functions = {f.__name__.replace("_", "-") for f in checks.CHECKS}
    troubles = {trouble.rule for trouble in Trouble.__subclasses__()}
    assert functions | troubles <= set(RULES)
    assert set(checks.GROUPS) <= set(GROUPS)


def test_no_two_rules_share_a_name() -> None:
    registered = [f.__name__ for f in (*checks.CHECKS, *checks.OUTPUT_CHECKS)]
    registered += [r.id for r in (*load.RULES, *assemble.RULES, *checks.RULES)]
    elsewhere = {"huruf-diganti", "hasil-disunting", "hasil-terbuka"}
    assert len(registered) + len(elsewhere) == len(RULES)


def test_severities_are_read_through_helpers_and_inner_functions() -> None:
    assert RULES["jumlah-ganda"].severities == (Severity.ERROR,)
    assert RULES["belum-diisi"].severities == (Severity.WARNING,)
    assert RULES["tahap-berbeda"].severities == (Severity.WARNING, Severity.INFO)


def test_what_cannot_be_waived_is_what_leaves_nothing_to_build() -> None:
    never = {rule.id for rule in RULES.values() if rule.waivable == NONE}
    assert {"toml-rusak", "nama-tak-dikenal", "lampiran-hilang", "aturan-tak-dikenal"} <= never
    assert not {"kode-ganda", "belum-diisi", "berkas-tak-dikenal"} & never


def test_a_slip_of_the_keyboard_finds_its_rule() -> None:
    assert close_to("kode_gand") == "kode-ganda"
    assert close_to("xyzzy") is None


@pytest.mark.parametrize("name", NAMES)
def test_what_is_waived_can_be_built(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its rule belongs to those that cannot be waived."""
    folder = case(name, tmp_path / name)
    _, findings = pipeline.check(folder, TEMPLATE)
    rules = dict.fromkeys(f.rule for f in findings if blocks(f) and RULES[f.rule].waivable)
    if not rules or any(blocks(f) and f.rule not in rules for f in findings):
        pytest.skip("nothing to waive, or something that cannot be")
    waivers = [
        f'\n[[pengecualian]]\naturan = "{r}"\nalasan = "Sudah kami periksa."\n' for r in rules
    ]
    laporan = folder / "laporan.toml"
    laporan.write_text(laporan.read_text("utf-8") + "".join(waivers), encoding="utf-8")
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    request = pipeline.Request(folder, tmp_path / "out", TEMPLATE, "fake")
    result = pipeline.build(request, lambda stage: None)
    assert result.word is not None and result.publication is not None
