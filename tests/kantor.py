"""Reports of offices that nobody wrote a rule for: correct, with planted defects, and with
true sentences beside.

`tests/kantor/<office>/isi` is a correct report; `cacat.csv` has defects as inspectors find them
(id, jenis: the kind as in docs/yang-dibaca.md, pasti: is it certainly false?, berkas, lama: what
stands once in that file, baru: what is put in its place, alasan); `kalimat.toml` has sentences
that are true of the report. All were written by people who had not read the rules.
`python -m tests.kantor [OFFICE…]` lists what is found and what is missed.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from publisher import pipeline
from publisher.vocabulary.findings import Finding, Severity
from tests.reports import TEMPLATE

FOLDER = Path(__file__).parent / "kantor"
OFFICES = tuple(sorted(one.name for one in FOLDER.iterdir() if (one / "isi").is_dir()))
DROWNING = "angka-diketik"  # says that a figure is typed, never that it is wrong


@dataclass(frozen=True, slots=True)
class Cacat:
    """A planted defect. baris: of `berkas`, from 1."""

    id: str
    jenis: int
    pasti: bool
    berkas: str
    lama: str
    baru: str
    alasan: str
    baris: int


@dataclass(frozen=True, slots=True)
class Hasil:
    """Of one office. correct: findings, errors and warnings alone, of the correct report."""

    correct: tuple[Finding, ...]
    found: tuple[Cacat, ...]
    missed: tuple[Cacat, ...]
    sentences: int
    accused: tuple[Finding, ...]  # errors and warnings on true sentences


def defects(office: str) -> tuple[Cacat, ...]:
    folder = FOLDER / office
    with (folder / "cacat.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_defect(row, folder / "isi") for row in csv.DictReader(file))


def _defect(row: dict[str, str], folder: Path) -> Cacat:
    text = (folder / row["berkas"]).read_text("utf-8")
    assert text.count(row["lama"]) == 1, f"{folder}: {row['id']} stands not exactly once"
    line = text[: text.index(row["lama"])].count("\n") + 1
    return Cacat(
        row["id"],
        int(row["jenis"]),
        row["pasti"] == "ya",
        row["berkas"],
        row["lama"],
        row["baru"],
        row["alasan"],
        line,
    )


@cache
def measured(office: str) -> Hasil:
    isi = FOLDER / office / "isi"
    correct = _findings(isi)
    with tempfile.TemporaryDirectory() as place:
        broken = Path(shutil.copytree(isi, Path(place) / "rusak"))
        planted = defects(office)
        for one in planted:
            file = broken / one.berkas
            text = file.read_text("utf-8").replace(one.lama, one.baru, 1)
            file.write_text(text, encoding="utf-8")
        new = _new(_findings(broken), correct)
        widened = Path(shutil.copytree(isi, Path(place) / "kalimat"))
        sentences, first, last = _with_sentences(widened, FOLDER / office / "kalimat.toml")
        known = {(f.rule, str(f.message)) for f in correct}
        accused = tuple(
            f
            for f in _findings(widened)
            if f.at.path.name == "akuntabilitas.toml"
            and first <= f.at.line <= last
            and f.severity is not Severity.INFO
            and (f.rule, str(f.message)) not in known
        )
    found = tuple(one for one in planted if (one.berkas, one.baris) in new)
    return Hasil(
        tuple(f for f in correct if f.severity is not Severity.INFO),
        found,
        tuple(one for one in planted if one not in found),
        sentences,
        accused,
    )


def _findings(folder: Path) -> tuple[Finding, ...]:
    _, found = pipeline.check(folder, TEMPLATE)
    return tuple(f for f in found if f.alasan is None and f.rule != DROWNING)


def _new(found: Sequence[Finding], before: Sequence[Finding]) -> set[tuple[str, int]]:
    """File and line of each finding that the correct report does not have."""
    old = Counter((f.at.path.name, f.at.line, f.rule, str(f.message)) for f in before)
    new: set[tuple[str, int]] = set()
    for f in found:
        key = (f.at.path.name, f.at.line, f.rule, str(f.message))
        if old[key]:
            old[key] -= 1
        else:
            new.add((f.at.path.name, f.at.line))
    return new


def _with_sentences(content: Path, sentences: Path) -> tuple[int, int, int]:
    """Put each sentence as a paragraph behind the first narrative of Bab III: how many, and the
    first and last line of them.
    """
    texts = tomllib.loads(sentences.read_text("utf-8"))["kalimat"]
    file = content / "akuntabilitas.toml"
    text = file.read_text("utf-8")
    narrative = re.search(r'^\w+ = """(.*?)"""', text, re.MULTILINE | re.DOTALL)
    assert narrative is not None
    at = narrative.end() - 3
    added = "\n\n" + "\n\n".join(one.replace("\\", "\\\\") for one in texts) + "\n"
    file.write_text(text[:at] + added + text[at:], encoding="utf-8")
    first = text[:at].count("\n") + 1
    return len(texts), first, first + added.count("\n")


def by_kind(results: Sequence[Hasil]) -> Iterator[tuple[int, int, int, int, int]]:
    """Kind, defects found, defects, certain ones found, certain ones."""
    for kind in range(1, 11):
        hit = [one for r in results for one in r.found if one.jenis == kind]
        every = hit + [one for r in results for one in r.missed if one.jenis == kind]
        yield (
            kind,
            len(hit),
            len(every),
            sum(one.pasti for one in hit),
            sum(one.pasti for one in every),
        )


def main(offices: Sequence[str]) -> None:
    results = [measured(office) for office in offices]
    for office, r in zip(offices, results, strict=True):
        print(f"{office}: {len(r.found)} of {len(r.found) + len(r.missed)} found")
        for f in r.correct:
            print(f"  correct report: {f.severity} {f.at} {f.rule}: {f.message}")
        for f in r.accused:
            print(f"  true sentence: {f.severity} {f.rule}: {f.message} ({f.at.words})")
        for one in r.missed:
            doubt = "pasti" if one.pasti else "ragu"
            print(f"  missed {one.id} ({one.jenis}, {doubt}): {one.baru} | {one.alasan}")
    print("kind  found  certain")
    for kind, hit, every, sure, sure_of in by_kind(results):
        print(f"{kind:4}  {hit}/{every}  {sure}/{sure_of}")


if __name__ == "__main__":
    main(sys.argv[1:] or OFFICES)
