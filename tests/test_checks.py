"""Each rule is found on the line that says `# expect: rule`, and nowhere else.

A case is a folder with the files that differ from the minimal report.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.checks import CHECKS
from publisher.printers.text import finding_as_text
from tests.conftest import Golden
from tests.minimal import write_minimal
from tests.reports import CONTENT, STARTER, TEMPLATE

pytestmark = pytest.mark.usefixtures("remembering")

CASES = Path(__file__).parent / "cases"
# What a report leaves out is left out by every case that is not about it: only those that
# expect such a finding look at it.
OMISSIONS = {
    "analisis-belum-lengkap",
    "bagian-terlalu-singkat",
    "capaian-lebih",
    "lampiran-wajib-hilang",
    "target-triwulan-kosong",
    "baris-tak-lengkap",
    "dasar-hukum-kurang",
    "lampiran-tak-dirujuk",
    "tabel-tak-dirujuk",
    "sumber-data-tak-disebut",
    "nomenklatur-lain",
}
EXPECT = re.compile(r"expect: ([a-z-]+)")
# `sumber` is a whole report with its own list of what is wrong in it: test_sumber.py.
NAMES = sorted(p.name for p in CASES.iterdir() if p.name != "sumber")


def case(name: str, folder: Path) -> Path:
    write_minimal(folder)
    for file in (CASES / name).iterdir():
        if file.suffix in (".toml", ".csv", ".xlsx"):
            shutil.copy(file, folder)
    if (CASES / name / "pengetahuan").is_dir():
        shutil.copytree(CASES / name / "pengetahuan", folder / "pengetahuan")
    return folder


def expected(folder: Path) -> Counter[tuple[str, int, str]]:
    return Counter(
        (file.name, number, rule)
        for file in folder.glob("*.toml")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        for rule in EXPECT.findall(line)
    )


@pytest.mark.parametrize("name", NAMES)
def test_findings_are_where_the_case_expects_them(
    name: str, tmp_path: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = case(name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    _, all_findings = pipeline.check(folder, TEMPLATE)
    wanted = expected(folder)
    unasked = OMISSIONS - {rule for _, _, rule in wanted}
    findings = [f for f in all_findings if f.rule not in unasked]
    assert Counter((f.at.path.name, f.at.line, f.rule) for f in findings) == wanted
    text = "".join(finding_as_text(f, "id") + "\n" for f in findings)
    golden(text, CASES / name / "temuan.txt")


def test_the_minimal_report_has_no_finding(tmp_path: Path) -> None:
    write_minimal(tmp_path)
    _, findings = pipeline.check(tmp_path, TEMPLATE)
    assert findings == ()


def test_every_rule_has_a_case_and_explains_itself() -> None:
    rules = {c.id for c in CHECKS}
    named = {rule for name in NAMES for _, _, rule in expected(CASES / name)}
    assert rules <= named
    for rule in CHECKS:
        assert "\n\n" in rule.explanation, f"{rule.id} gives no reason"


def test_the_sample_has_no_error_and_says_what_is_open() -> None:
    _, findings = pipeline.check(CONTENT, TEMPLATE)
    rules = Counter((f.severity.value, f.rule) for f in findings)
    assert rules == {
        ("warning", "analisis-belum-lengkap"): 2,
        ("warning", "belum-diisi"): 16,
        ("warning", "indikator-ganda"): 1,
        ("warning", "indikator-satuan-berbeda"): 5,
        ("warning", "rata-rata-berbeda"): 1,
        ("warning", "rumus-berbeda"): 1,
        ("warning", "rumus-melebihi"): 1,
        ("info", "lingkup-belanja"): 1,
        ("warning", "target-triwulan-kosong"): 2,
        ("info", "satuan-tak-baku"): 1,  # `1 unit`, as the plan has it
        ("warning", "target-dua-satuan"): 1,  # `10 Orang / 12 Bulan`, as the plan has it
        ("info", "target-berbeda"): 2,
        ("info", "sumber-data-tak-disebut"): 1,
        ("info", "nomenklatur-lain"): 5,  # of 2023, whose list nobody has
    }


def test_the_starter_has_no_finding() -> None:
    _, findings = pipeline.check(STARTER, TEMPLATE)
    assert findings == ()
