"""A real report's own wording, as content: what a careful reviewer finds in it is found.

`tests/cases/sumber` is the source report sentence by sentence, in words of our own:
`kalimat.csv` says which sentence stands for which, what a reader counts in the
source's, and its fingerprint (`sidik`). `dikenal.csv` lists the defects of the source:
their group, its line, the file of the case, the words (`ke`: which occurrence), what is
wrong, and the rule that finds it. A defect without a rule is one that no rule finds;
`alasan` says why. One without a file is not in the content at all: the program prints
that part.
"""

from __future__ import annotations

import csv
import re
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
from tests.running_text import FILES, Sentence, sentences

CASE = Path(__file__).parent / "cases" / "sumber"
OFFICIAL = "bunyi asli"  # a name, a title, an official wording: carried over as it is
RUNNING = "kalimat"  # the kind of what is neither a title nor the contents nor a signature
LENGTH = 0.25  # how much longer or shorter than the source's a sentence of the case may be


def rows(name: str) -> list[dict[str, str]]:
    with (CASE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


DEFECTS = rows("dikenal.csv")
KNOWN = [d for d in DEFECTS if d["aturan"]]
SENTENCES = rows("kalimat.csv")


@cache
def findings() -> tuple[Finding, ...]:
    _, found = pipeline.check(CASE, TEMPLATE)
    return found


@cache
def text_of(berkas: str) -> str:
    return (CASE / f"{berkas}.toml").read_text("utf-8")


@cache
def counterparts() -> tuple[tuple[dict[str, str], Sentence], ...]:
    """Every row of `kalimat.csv` with its sentence in the case; each sentence is taken once."""
    return tuple(pair for berkas in FILES for pair in _counterparts(berkas))


def _counterparts(berkas: str) -> Iterator[tuple[dict[str, str], Sentence]]:
    left = list(sentences(CASE, berkas))
    for row in (r for r in SENTENCES if r["berkas"] == berkas):
        here = next((s for s in left if s.text.startswith(row["awal"])), None)
        assert here is not None, f"line {row['baris_sumber']} of the source is left out: {row}"
        left.remove(here)
        yield row, here
    assert not left, f"no sentence of the source: {left}"


def test_every_sentence_of_the_source_is_in_the_case_and_no_other() -> None:
    found = [row for row, _ in counterparts()]
    assert Counter(r["baris_sumber"] for r in found) == Counter(
        r["baris_sumber"] for r in SENTENCES
    )
    assert sum(r["jenis"] == RUNNING for r in found) >= 179


def test_official_wording_is_the_source_s_and_narrative_is_not() -> None:
    for row, sentence in counterparts():
        assert (sentence.fingerprint == row["sidik"]) is (row["cara"] == OFFICIAL), sentence


def test_a_sentence_is_as_long_as_that_of_the_source() -> None:
    for row, sentence in counterparts():
        assert sentence.words == int(row["kata"]), sentence
        source = int(row["kata_sumber"])
        assert abs(sentence.words - source) <= LENGTH * source, (source, sentence)


def test_a_sentence_has_the_figures_and_abbreviations_of_the_source() -> None:
    for row, sentence in counterparts():
        assert sentence.figures == row["angka"], sentence
        assert sentence.short_forms == row["singkatan"], sentence


def test_a_sentence_has_the_defects_of_the_source() -> None:
    """As many as the list has for its line in that file, and each list item is in the file."""
    counted: Counter[tuple[str, str]] = Counter()
    for row in SENTENCES:
        counted[row["baris_sumber"], row["berkas"]] += int(row["cacat"])
    listed = Counter((d["baris_sumber"], d["berkas"]) for d in DEFECTS)
    assert counted == Counter({line: n for line, n in listed.items() if line in counted})
    for defect in DEFECTS:
        assert not defect["berkas"] or _stretches(defect), defect


def _stretches(defect: dict[str, str]) -> list[tuple[int, int]]:
    """Where its words stand in the file: everywhere, or the one place that `ke` names."""
    text = text_of(defect["berkas"])
    found = [m.span() for m in re.finditer(re.escape(defect["kutipan"]), text)]
    return found[int(defect["ke"]) - 1 :][:1] if defect["ke"] else found


def _is_about(finding: Finding, defect: dict[str, str]) -> bool:
    """Of its rule, in its file, and at its words or naming them.

    A finding on a key is at the key and its value.
    """
    at = finding.at
    if finding.rule != defect["aturan"] or at.path.stem != defect["berkas"]:
        return False
    if any(defect["kutipan"] in str(value) for _, value in finding.message.values):
        return True
    stop = at.stop if at.offset is not None else max(at.stop, at.source.span_of(at.keys).end)
    return any(at.start < end and start < stop for start, end in _stretches(defect))


@cache
def claims() -> dict[int, Finding]:
    """Which finding each known defect claims, by its number: none is claimed twice."""
    holder: dict[int, int] = {}  # finding -> defect

    def claim(number: int, tried: set[int]) -> bool:
        for n, finding in enumerate(findings()):
            if n in tried or not _is_about(finding, KNOWN[number]):
                continue
            tried.add(n)
            if n not in holder or claim(holder[n], tried):
                holder[n] = number
                return True
        return False

    for number in range(len(KNOWN)):
        claim(number, set())
    return {number: findings()[n] for n, number in holder.items()}


@pytest.mark.parametrize(
    "number", range(len(KNOWN)), ids=[f"{d['aturan']}-{d['kutipan'][:30]}" for d in KNOWN]
)
def test_a_known_defect_has_a_finding_of_its_own(number: int) -> None:
    assert number in claims()


def test_what_is_found_and_what_is_not() -> None:
    """The honest count: of what stands in the content, and of what the program prints."""
    missed = [d for d in DEFECTS if not d["aturan"]]
    assert all(d["alasan"] for d in missed)
    assert len(KNOWN) >= 134
    assert sum(bool(d["berkas"]) for d in missed) <= 190
    assert sum(not d["berkas"] for d in missed) <= 36


def test_the_broken_code_of_the_source_is_refused_before_any_rule(tmp_path: Path) -> None:
    """So it cannot stand in the case, and no rule is said to find it."""
    folder = tmp_path / "sumber"
    shutil.copytree(CASE, folder)
    file = folder / "anggaran.toml"
    whole = 'kode = "7.01.01.2.06.05"'
    broken = file.read_text("utf-8").replace(whole, 'kode = "7.01.01.02.06.05"')
    file.write_text(broken, "utf-8")
    _, (finding,) = pipeline.check(folder, TEMPLATE)
    line = text_of("anggaran").split(whole)[0].count("\n") + 1
    assert (finding.rule, finding.at.line) == ("nilai-salah", line)
    assert any("7.01.01.02.06.05" in d["cacat"] and not d["aturan"] for d in DEFECTS)


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
