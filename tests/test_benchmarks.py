"""The report that growth is measured on is valid, and grows in all that rules read."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.offices import write_offices
from benchmarks.scaled import count_figures, scale
from publisher import pipeline
from publisher.reading import Naskah, read_report
from publisher.tables import figure_names
from publisher.vocabulary.findings import Finding, any_errors
from tests.reports import CONTENT, TEMPLATE


def checked(folder: Path) -> tuple[Naskah, tuple[Finding, ...]]:
    report, findings = pipeline.check(folder, TEMPLATE)
    assert report is not None
    return read_report(report, ()), findings


def words(naskah: Naskah) -> int:
    return sum(len(passage.text.split()) for passage in naskah.passages)


@pytest.fixture(scope="module")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, int, int]]:
    """Figures, words and findings at 1, 2 and 3 times the sample."""
    sizes = []
    for times in (1, 2, 3):
        folder = scale(CONTENT, tmp_path_factory.mktemp("scaled") / "isi", times)
        naskah, findings = checked(folder)
        assert not any_errors(findings), [f"{f.at}: {f.message}" for f in findings]
        sizes.append((count_figures(folder), words(naskah), len(findings)))
    return sizes


def test_figures_words_and_findings_grow_with_the_scale(
    scaled: list[tuple[int, int, int]],
) -> None:
    once, twice, thrice = scaled
    assert twice[0] == pytest.approx(2 * once[0], rel=0.05)
    assert 1.5 * once[1] < twice[1] < 2.5 * once[1]
    assert twice[2] > once[2]
    for one, two, three in zip(once, twice, thrice, strict=True):
        assert three - two == pytest.approx(two - one, rel=0.1, abs=2)


def test_once_is_the_sample(tmp_path: Path) -> None:
    naskah, findings = checked(scale(CONTENT, tmp_path / "isi", 1))
    sample, of_sample = checked(CONTENT)
    assert naskah.figures == sample.figures
    assert sorted(str(f.message) for f in findings) == sorted(str(f.message) for f in of_sample)


def test_a_copy_has_its_own_codes_names_and_amounts(tmp_path: Path) -> None:
    naskah, _ = checked(scale(CONTENT, tmp_path / "isi", 2))
    base = figure_names(checked(CONTENT)[0].report)
    programs = naskah.report.anggaran.program
    half = len(programs) // 2
    assert len({p.kode for p in programs}) == len({p.nama for p in programs}) == 2 * half
    assert naskah.figures["anggaran.total"] == 3 * base["anggaran.total"]  # the copy has twice it
    assert naskah.figures["anggaran.persen"] == base["anggaran.persen"]
    told = " ".join(p.text for p in naskah.of("narasi"))
    assert all(p.nama in told and p.kode in told for p in programs[half:])


def test_offices_are_all_different_and_none_has_an_error(tmp_path: Path) -> None:
    folders = write_offices(CONTENT, tmp_path / "isi", 3)
    made = [checked(folder) for folder in folders]
    assert not any(any_errors(findings) for _, findings in made)
    totals = [naskah.figures["anggaran.total"] for naskah, _ in made]
    assert totals == [totals[0], 2 * totals[0], 3 * totals[0]]
    assert len({str(n.report.laporan.perangkat_daerah.nama) for n, _ in made}) == 3
    for file in folders[0].rglob("*.*"):
        if file.is_file() and file.suffix != ".json":
            name = file.relative_to(folders[0])
            same = file.read_bytes() == (folders[1] / name).read_bytes()
            assert not same or file.suffix == ".toml", name
