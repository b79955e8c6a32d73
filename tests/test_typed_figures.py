"""Reports with their figures typed out: right ones are only a hint, whose fix restores them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publisher.checks import check_report
from publisher.checks.angka import angka_diketik
from publisher.prose import format_value
from publisher.reading import read_report
from publisher.tables import figure_names
from publisher.tables.facts import facts
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.values import Bilangan, Desimal, Rupiah
from tests.reports import CONTENT, STARTER, loaded, sample

_REF = re.compile(r"\{([a-z_.]+)(?:\|([a-z_]+))?\}")
NUMBERED: dict[str, int] = {}
OURS = {
    "angka-diketik", "angka-berbeda", "pembulatan-salah", "tahap-tak-disebut", "angka-tak-dikenal",
    "jumlah-pecahan-salah", "terbilang-salah", "periode-berbeda", "masa-renstra-berbeda",
    "kode-tak-dikenal", "kode-rusak", "kode-nama-berbeda", "bentuk-rupiah", "bentuk-persen",
    "bentuk-angka",
}  # fmt: skip


def typed_out(folder: Path, source: Path, change: Callable[[Any], Any]) -> Path:
    """The report with what each reference prints in its place."""
    shutil.copytree(source, folder)
    names = figure_names(sample(source))

    def printed(ref: re.Match[str]) -> str:
        if ref[1] not in names:
            return ref[0]
        return str(format_value(change(names[ref[1]]), ref[2] or ""))

    for file in folder.glob("*.toml"):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        typed = [x if x.lstrip().startswith("#") else _REF.sub(printed, x) for x in lines]
        file.write_text("".join(typed), "utf-8")
    return folder


def found(folder: Path) -> list[Finding]:
    findings = check_report(read_report(loaded(folder), NUMBERED))
    return [f for f in findings if f.rule in OURS]


@pytest.mark.parametrize("source", [CONTENT, STARTER])
def test_right_figures_that_are_typed_are_neither_errors_nor_warnings(
    source: Path, tmp_path: Path
) -> None:
    findings = found(typed_out(tmp_path / "isi", source, lambda value: value))
    assert {f.rule for f in findings} == {"angka-diketik"}


@pytest.mark.parametrize("source", [CONTENT, STARTER])
def test_each_fix_prints_what_it_replaces(source: Path, tmp_path: Path) -> None:
    names = figure_names(sample(source))
    fixes = [f for f in found(typed_out(tmp_path / "isi", source, lambda value: value)) if f.fix]
    assert len(fixes) > 12
    for finding in fixes:
        ref = _REF.search(finding.fix or "")
        assert ref is not None
        printed = _REF.sub(format_value(names[ref[1]], ref[2] or ""), finding.fix or "")
        assert printed == " ".join(finding.at.words.split())


def off(value: Any) -> Any:
    """A figure that is wrong, in a digit that a reader overlooks."""
    if isinstance(value, Rupiah):
        return Rupiah(int(value) + 10)
    if isinstance(value, Desimal):
        return Desimal(value + 3)
    return Bilangan(int(value) + 1) if isinstance(value, Bilangan) else value


@pytest.mark.parametrize(("source", "at_least"), [(CONTENT, 30), (STARTER, 18)])
def test_most_wrong_figures_are_found(source: Path, at_least: int, tmp_path: Path) -> None:
    rules = Counter(f.rule for f in found(typed_out(tmp_path / "isi", source, off)))
    assert rules["angka-berbeda"] + rules["angka-tak-dikenal"] >= at_least
    assert rules["angka-diketik"] == 0


def test_no_place_has_two_fixes(tmp_path: Path) -> None:
    folder = typed_out(tmp_path / "isi", CONTENT, lambda value: value)
    file = folder / "akuntabilitas.toml"
    file.write_text(file.read_text("utf-8").replace("Rp", "Rp. ").replace("%", " %"), "utf-8")
    places = Counter((f.at.path, f.at.offset) for f in found(folder) if f.fix)
    assert set(places.values()) == {1}


def test_every_named_figure_in_rupiah_or_percent_is_a_fact() -> None:
    report = sample(CONTENT)
    known = {fact.name for fact in facts(report)}
    names = figure_names(report)
    money = {n for n, v in names.items() if isinstance(v, Rupiah | Desimal)}
    assert {n for n in money if not n.startswith("serapan.")} <= known
    assert all(names[f.name] == f.value for f in facts(report) if f.name)


def test_typed_figures_are_only_a_hint(tmp_path: Path) -> None:
    assert angka_diketik.group == "angka"
    findings = found(typed_out(tmp_path / "isi", STARTER, lambda value: value))
    assert {f.severity for f in findings} == {Severity.INFO}
