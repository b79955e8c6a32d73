"""SARIF 2.1.0: held to the schema of the standard, and readable by what reads it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from publisher import pipeline
from publisher.commands import main
from publisher.load.positions import spans_of
from publisher.printers.sarif import findings_as_sarif
from publisher.rulebook import RULES
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Language, Message
from publisher.vocabulary.places import Place, Source, whole_file
from tests.findings import error, info, warning
from tests.minimal import write_minimal
from tests.reports import CONTENT, TEMPLATE
from tests.test_checks import NAMES, case

pytestmark = pytest.mark.usefixtures("remembering")

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text())
VALIDATOR = Draft4Validator(SCHEMA)
TEXT = '# ket\r\njudul = "Laporan 😀 “salah” kliru"\r\n'


def place(text: str = TEXT, path: str = "isi/kata pengantar.toml") -> Place:
    return Place(Source(Path(path), text, spans_of(text)), ("judul",))


def log_of(*findings: Finding, language: Language = "id") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(findings_as_sarif(findings, language, RULES))
    assert [e.message for e in VALIDATOR.iter_errors(log)] == []
    return log


def results_of(*findings: Finding) -> list[dict[str, Any]]:
    (run,) = log_of(*findings)["runs"]
    results: list[dict[str, Any]] = run["results"]
    return results


def print_of(finding: Finding) -> str:
    (result,) = results_of(finding)
    return str(result["partialFingerprints"]["temuan/v1"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_log_of_the_sample_is_sarif(language: Language) -> None:
    _, findings = pipeline.check(CONTENT, TEMPLATE)
    (run,) = log_of(*findings, language=language)["runs"]
    assert len(run["results"]) == len(findings)
    assert run["language"] == language


@pytest.mark.parametrize("name", NAMES)
def test_the_log_of_every_case_is_sarif(name: str, tmp_path: Path) -> None:
    _, findings = pipeline.check(case(name, tmp_path / name), TEMPLATE)
    assert len(results_of(*findings)) == len(findings)


def test_every_result_names_a_rule_that_the_log_describes() -> None:
    (run,) = log_of(
        error("kode-ganda", place(), Message("x")), info("tak-terdaftar", place(), Message("x"))
    )["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == len(RULES) + 1
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_has_its_texts_level_and_group() -> None:
    (run,) = log_of()["runs"]
    rule = next(r for r in run["tool"]["driver"]["rules"] if r["id"] == "nama-tak-dikenal")
    assert rule["shortDescription"]["text"].startswith("Narasi menyebut nama angka")
    assert "docs/nama.md" in rule["fullDescription"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"tags": ["prosa"]}
    assert "`{anggaran.totla}`" in rule["help"]["markdown"]


@pytest.mark.parametrize(
    ("make", "level"), [(error, "error"), (warning, "warning"), (info, "note")]
)
def test_severities_are_levels(make: Any, level: str) -> None:
    (result,) = results_of(make("x", place(), Message("x")))
    assert result["level"] == level


def test_a_region_is_exactly_the_words_in_characters() -> None:
    (run,) = log_of(info("x", place().at_word("salah"), Message("x")))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    spot = run["results"][0]["locations"][0]["physicalLocation"]
    assert spot["artifactLocation"]["uri"] == "isi/kata%20pengantar.toml"
    region = spot["region"]
    line = TEXT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "salah"
    assert region["endLine"] == region["startLine"] == 2
    assert region["snippet"]["text"] == "salah"


def test_a_key_is_its_region_and_its_line_the_snippet() -> None:
    (result,) = results_of(info("x", place(), Message("x")))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (1, 6)
    assert region["snippet"]["text"] == 'judul = "Laporan 😀 “salah” kliru"'


def test_a_missing_file_has_no_region() -> None:
    (result,) = results_of(error("x", whole_file(Path("isi/a.toml")), Message("x")))
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "isi/a.toml"}}}
    ]


def test_a_file_elsewhere_has_a_whole_address(tmp_path: Path) -> None:
    file = tmp_path / "a b.toml"
    (result,) = results_of(info("x", place(path=str(file)), Message("x")))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == file.as_uri()


def test_a_fix_is_written_as_the_file_has_it() -> None:
    (result,) = results_of(info("x", place().at_word("kliru"), Message("x"), fix='yang "benar"'))
    ((change,),) = [fix["artifactChanges"] for fix in result["fixes"]]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": r"yang \"benar\""}
    assert replacement["deletedRegion"]["endColumn"] == TEXT.splitlines()[1].index("kliru") + 6


def test_a_waiver_is_a_suppression_with_its_reason() -> None:
    kept = replace(error("x", place(), Message("x")), alasan="Begitu bunyi SK.")
    (result,) = results_of(kept)
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Begitu bunyi SK."}
    ]


def test_a_fingerprint_survives_lines_added_above() -> None:
    moved = "# satu\n# dua\n" + TEXT
    for words in ("salah", "kliru"):
        one = info("x", place().at_word(words), Message("x"))
        other = info("x", place(moved).at_word(words), Message("x"))
        assert print_of(one) == print_of(other)


def test_different_findings_have_different_fingerprints() -> None:
    found = [
        info("x", place().at_word("salah"), Message("x")),
        info("x", place().at_word("kliru"), Message("x")),
        info("y", place().at_word("kliru"), Message("x")),
        info("y", place(path="isi/b.toml").at_word("kliru"), Message("x")),
        info("y", place(path="isi/b.toml").at_word("kliru"), Message("x")),
    ]
    prints = {r["partialFingerprints"]["temuan/v1"] for r in results_of(*found)}
    assert len(prints) == len(found)


def test_the_command_prints_nothing_but_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_minimal(tmp_path)
    assert main(["check", str(tmp_path), "--format", "sarif"]) == ExitCode.OK
    captured = capsys.readouterr()
    VALIDATOR.validate(json.loads(captured.out))
    assert captured.err == ""
