"""Correct Indonesian stays unreproved: sentences as real reports have them, in a real report.

`tests/korpus/temuan.txt` counts the hints that the rules give on them, so that a
growth is seen; `python -m tests.korpus` shows each with its sentence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.checks import CHECKS
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place, Source
from tests.conftest import Golden
from tests.findings import warning
from tests.korpus import (
    FOLDER,
    WRONG,
    Kalimat,
    Temuan,
    caught,
    findings_in,
    findings_of,
    new_findings,
    read_file,
    topics,
)

pytestmark = pytest.mark.usefixtures("remembering")

MOST_WARNINGS = 2  # over the whole corpus
LEAST_CAUGHT = 0.8  # of the wrong sentences: to rise with the rules, never to fall
WELL_FILLED = ("anggaran", "persen", "periode", "hukum", "organisasi", "klaim", "daftar")


def said(topic: str, found: Temuan) -> str:
    """A finding as a failure shows it: the sentence, the rule, what it says."""
    finding = found.finding
    where = f"{topic}.txt:{found.sentence.line}" if found.sentence else str(finding.at)
    sentence = f"\n    {found.sentence.text}" if found.sentence else ""
    return f"{where}: {finding.severity.value}[{finding.rule}]: {finding.message}{sentence}"


def said_of_all(*severities: Severity) -> list[str]:
    return [
        said(topic, found)
        for topic in topics()
        for found in findings_in(topic)
        if found.finding.severity in severities
    ]


@pytest.mark.parametrize("topic", topics())
def test_a_correct_sentence_is_no_error(topic: str) -> None:
    errors = [
        said(topic, found)
        for found in findings_in(topic)
        if found.finding.severity is Severity.ERROR
    ]
    assert not errors, "\n" + "\n".join(errors)


def test_the_corpus_gives_hardly_a_warning() -> None:
    warnings = said_of_all(Severity.WARNING)
    assert len(warnings) <= MOST_WARNINGS, "\n" + "\n".join(warnings)


def test_hints_are_those_that_are_known(golden: Golden) -> None:
    counts = Counter(
        f"{found.finding.severity.value} {found.finding.rule}"
        for topic in topics()
        for found in findings_in(topic)
    )
    text = "".join(f"{name} {count}\n" for name, count in sorted(counts.items()))
    golden(text, FOLDER / "temuan.txt")


def test_the_corpus_is_large_and_says_nothing_twice() -> None:
    texts = [s.text for topic in topics() for s in read_file(topic).sentences]
    assert len(texts) >= 240
    assert len(set(texts)) == len(texts)
    for topic in WELL_FILLED:
        assert len(read_file(topic).sentences) >= 30, topic


def test_wrong_sentences_say_which_rules_should_speak() -> None:
    wrong = read_file(WRONG).sentences
    assert len(wrong) >= 60
    # Of a table or a file of a lampiran no sentence can be wrong.
    assert {s.group for s in wrong} == {check.group for check in CHECKS} - {"tabel", "lampiran"}
    assert all(s.reason for s in wrong)


def test_wrong_sentences_are_caught() -> None:
    wrong = read_file(WRONG)
    found = caught(wrong)
    missed = [f"{s.line} {s.group}: {s.text}" for s in wrong.sentences if s not in found]
    assert len(found) >= LEAST_CAUGHT * len(wrong.sentences), "\n" + "\n".join(missed)


def test_a_wrong_sentence_is_caught_by_its_own_group_only() -> None:
    right = Kalimat(1, "Jumlahnya {tidak.ada}.", "prosa", "no such figure")
    other = Kalimat(2, "Jumlahnya {tidak.ada}.", "ejaan", "not what that rule is for")
    silent = Kalimat(3, "Jumlahnya cukup.", "prosa", "nothing is wrong here")
    wrong = replace(read_file(WRONG), sentences=(other, right, silent))
    assert caught(wrong) == {right}


def found_at(path: str, line: int) -> Finding:
    source = Source(Path(path), "\n" * line, {})
    return warning("belum-diisi", Place(source, (), line - 1), message("not filled in"))


def test_a_known_finding_excuses_one_like_it() -> None:
    one, other = found_at("a/penutup.toml", 3), found_at("a/penutup.toml", 4)
    known = [found_at("b/penutup.toml", 3)]
    assert list(new_findings([one, one, other], known)) == [one, other]


def test_what_is_said_of_another_file_is_said_of_no_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    findings_in("klaim")  # what the report says without sentences is known before the stand-in
    elsewhere = tuple(found_at("isi/organisasi.toml", line) for line in range(1, 400))
    monkeypatch.setattr("publisher.pipeline.check", lambda *_: (None, elsewhere))
    berkas = replace(read_file("klaim"), topic="klaim-lain")
    assert {found.sentence for found in findings_of(berkas)} == {None}


@pytest.mark.parametrize("topic", topics())
def test_a_fault_in_any_sentence_is_seen_at_that_sentence(topic: str) -> None:
    berkas = read_file(topic)
    spoilt = {0, len(berkas.sentences) // 2, len(berkas.sentences) - 1}
    sentences = tuple(
        replace(s, text=s.text + " {tidak.ada}") if n in spoilt else s
        for n, s in enumerate(berkas.sentences)
    )
    found = findings_of(replace(berkas, sentences=sentences))
    errors = [f.sentence for f in found if f.finding.rule == "nama-tak-dikenal"]
    assert errors == [sentences[n] for n in sorted(spoilt)]
