"""A true part of a whole is no error; a wrong whole or an impossible part is found."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from publisher.checks import check_report
from publisher.reading import read_report
from publisher.vocabulary.findings import Finding, Severity
from tests.minimal import write_minimal
from tests.reports import CONTENT, STARTER, loaded

FOLDER = Path(__file__).parent / "bagian"
CASE = Path(__file__).parent / "cases" / "angka_diketik"
REPORTS = ("content", "starter", "kasus")
OURS = ("angka-berbeda", "bagian-melebihi")
OTHERS = ("jumlah-tercapai-berbeda",)  # what became of the indicators is no question of parts


def sentences(file: str, report: str) -> list[str]:
    """The lines of a file below `## report`."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / f"{file}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:]] = taken = []
        elif line and not line.startswith("#"):
            taken.append(line)
    return found[report]


def put_into(report: str, folder: Path) -> Path:
    if report == "kasus":
        write_minimal(folder)
        for file in CASE.glob("*.toml"):
            shutil.copy(file, folder)
        return folder
    return Path(shutil.copytree({"content": CONTENT, "starter": STARTER}[report], folder))


def found_at(said: Iterable[str], folder: Path) -> Iterator[tuple[str, list[Finding]]]:
    """Each sentence with the findings at it, all of them in one report."""
    chapter = folder / "akuntabilitas.toml"
    text, lines = chapter.read_text("utf-8").rstrip("\n") + "\n", {}
    for n, sentence in enumerate(said, 1):
        body = sentence.replace("\\n", "\n")
        section = f"\n[[subbab]]\njudul = \"Uraian Bagian {n}\"\nisi = '''\n{body}\n'''\n"
        first = text.count("\n") + 1
        lines |= {first + at: sentence for at in range(section.count("\n"))}
        text += section
    chapter.write_text(text, "utf-8")
    findings = [
        f for f in check_report(read_report(loaded(folder), {})) if f.at.path.name == chapter.name
    ]
    for sentence in said:
        yield sentence, [f for f in findings if lines.get(f.at.line) == sentence]


@pytest.mark.parametrize("report", REPORTS)
def test_true_parts_are_neither_errors_nor_warnings(report: str, tmp_path: Path) -> None:
    said = sentences("benar", report)
    wrongly = {
        sentence: [
            str(f.message)
            for f in findings
            if f.severity is not Severity.INFO and f.rule not in OTHERS
        ]
        for sentence, findings in found_at(said, put_into(report, tmp_path / "isi"))
    }
    assert not {sentence: why for sentence, why in wrongly.items() if why}


@pytest.mark.parametrize("report", REPORTS)
def test_wrong_wholes_and_impossible_parts_are_found(report: str, tmp_path: Path) -> None:
    said = sentences("salah", report)
    missed = [
        sentence
        for sentence, findings in found_at(said, put_into(report, tmp_path / "isi"))
        if not any(f.rule in OURS for f in findings)
    ]
    assert not missed


@pytest.mark.parametrize("noun", ("unit", "kegiatan", "program", "lampiran"))
def test_what_an_indicator_is_counted_in_is_no_part_of_the_report(
    noun: str, tmp_path: Path
) -> None:
    folder = put_into("content", tmp_path / "isi")
    kinerja = folder / "kinerja.toml"
    kinerja.write_text(
        kinerja.read_text("utf-8").replace('satuan = "%"', f'satuan = "{noun.title()}"'),
        "utf-8",
    )
    assert any(
        str(i.satuan) == noun.title() for s in loaded(folder).kinerja.sasaran for i in s.indikator
    )
    said = [
        f"Sampai akhir periode terealisasi 265 {noun} dari 250 {noun}.",
        f"Dari 250 {noun}, sebanyak 265 {noun} telah selesai.",
        f"Kecamatan Jatiroto telah menyelesaikan 300 {noun} pada Triwulan II Tahun 2023.",
        f"Sebanyak 300 {noun} telah selesai, lebih banyak daripada tahun sebelumnya.",
    ]
    wrongly = {
        s: [str(f.message) for f in found if f.rule in OURS] for s, found in found_at(said, folder)
    }
    assert not {sentence: why for sentence, why in wrongly.items() if why}


def test_there_are_many_of_both() -> None:
    count = {file: sum(len(sentences(file, r)) for r in REPORTS) for file in ("benar", "salah")}
    assert count["benar"] >= 80
    assert count["salah"] >= 40
