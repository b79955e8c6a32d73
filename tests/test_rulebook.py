"""Every rule is in the book, as severe as it is, and can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import publisher
from publisher import assemble, checks, load, outputs, pipeline, waivers
from publisher.assemble.trouble import Trouble
from publisher.convert import ENGINES
from publisher.rulebook import GROUPS, RULES, close_to
from publisher.vocabulary.findings import Severity, blocks
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.rules import NONE
from tests import fake_engine
from tests.reports import TEMPLATE
from tests.test_checks import NAMES, case

pytestmark = pytest.mark.usefixtures("remembering")

PACKAGE = Path(publisher.__file__).parent


def test_a_finding_is_never_of_a_severity_that_its_rule_does_not_state() -> None:
    rule = RULES["belum-diisi"]
    with pytest.raises(ValueError, match="belum-diisi"):
        rule.found(whole_file(Path("x.toml")), message("…"), severity=Severity.ERROR)


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
    functions = {check.id for check in checks.CHECKS}
    troubles = {trouble.rule.id for trouble in Trouble.__subclasses__()}
    assert functions | troubles <= set(RULES)


def test_no_two_rules_share_a_name() -> None:
    registered = [*load.RULES, *checks.CHECKS, *checks.OUTPUT_CHECKS]
    registered += [*assemble.RULES, *outputs.RULES, *waivers.RULES]
    assert sorted(rule.id for rule in registered) == sorted(RULES)


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
