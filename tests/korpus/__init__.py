r"""Sentences as real reports have them, put into a report to see what the rules say of them.

`*.txt`: one sentence (or short paragraph) of correct formal Indonesian a line; `\n` in
it is a line break. The first line, `# …`, is the topic; `## laporan:` says which report
the sentences are true of (content or starter), `## bab:` the chapter that takes them.
`salah.txt` holds wrong ones: sentence, group of rules, and what is wrong, between tabs.
No sentence is of an actual report. `python -m tests.korpus` lists what the rules say.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from publisher import pipeline
from publisher.checks import CHECKS
from publisher.vocabulary.findings import Finding
from tests.reports import CONTENT, STARTER, TEMPLATE

FOLDER = Path(__file__).parent
REPORTS = {"content": CONTENT, "starter": STARTER}
WRONG = "salah"


@dataclass(frozen=True, slots=True)
class Kalimat:
    """group and reason: of a wrong sentence only."""

    line: int
    text: str
    group: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Berkas:
    """One file of sentences, all of which go into one report."""

    topic: str
    report: Path
    chapter: str
    sentences: tuple[Kalimat, ...]


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a report says with the sentences and not without; None: not at any of them."""

    finding: Finding
    sentence: Kalimat | None


def topics() -> list[str]:
    """The files of correct sentences."""
    return sorted(p.stem for p in FOLDER.glob("*.txt") if p.stem not in (WRONG, "temuan"))


def read_file(topic: str) -> Berkas:
    lines = (FOLDER / f"{topic}.txt").read_text("utf-8").splitlines()
    heads = dict(line[3:].split(": ", 1) for line in lines if line.startswith("## "))
    sentences = tuple(
        Kalimat(number, *line.split("\t"))
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )
    return Berkas(topic, REPORTS[heads["laporan"]], heads["bab"], sentences)


def findings_in(topic: str) -> tuple[Temuan, ...]:
    return findings_of(read_file(topic))


def caught(berkas: Berkas) -> set[Kalimat]:
    """The wrong sentences at which a rule of the expected group speaks."""
    group_of = {check.id: check.group for check in CHECKS}
    return {
        found.sentence
        for found in findings_of(berkas)
        if found.sentence and group_of.get(found.finding.rule) == found.sentence.group
    }


@cache
def findings_of(berkas: Berkas) -> tuple[Temuan, ...]:
    """What is said of the report with these sentences and not of the one without."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "isi"
        shutil.copytree(berkas.report, folder)
        standing = _add(berkas, folder / f"{berkas.chapter}.toml")
        _, findings = pipeline.check(folder, TEMPLATE)
    return tuple(
        Temuan(f, standing.get(f.at.line) if f.at.path.stem == berkas.chapter else None)
        for f in new_findings(findings, _report_findings(berkas.report))
    )


def new_findings(findings: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that are not among the known ones; a known one excuses one like it."""
    before = Counter(map(_identity, known))
    for finding in findings:
        if before[_identity(finding)]:
            before[_identity(finding)] -= 1
        else:
            yield finding


def _add(berkas: Berkas, chapter: Path) -> dict[int, Kalimat]:
    """Write each sentence as a section of its own; on which lines each now stands."""
    text = chapter.read_text("utf-8").rstrip("\n") + "\n"
    standing: dict[int, Kalimat] = {}
    for number, sentence in enumerate(berkas.sentences, 1):
        body = sentence.text.replace("\\n", "\n")
        title = f"Uraian {berkas.topic.replace('-', ' ').title()} Bagian {number}"
        section = f"\n[[subbab]]\njudul = \"{title}\"\nisi = '''\n{body}\n'''\n"
        first = text.count("\n") + 1
        standing |= {first + n: sentence for n in range(section.count("\n"))}
        text += section
    chapter.write_text(text, encoding="utf-8", newline="\n")
    return standing


@cache
def _report_findings(report: Path) -> tuple[Finding, ...]:
    return pipeline.check(report, TEMPLATE)[1]


def _identity(finding: Finding) -> tuple[str, int, int, str, str]:
    """A finding wherever its folder lies; sections added at the end move no line."""
    at = finding.at
    return at.path.name, at.line, at.column, finding.rule, str(finding.message)
