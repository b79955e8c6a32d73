"""The lists of words, terms and regulations agree with themselves, and mending mends."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.load.knowledge import load_knowledge
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.pengetahuan import Pengetahuan
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import TEMPLATE
from tests.test_checks import case

SPELLING = {"kata-tak-baku", "kata-ganda", "spasi-salah", "bentuk-peraturan", "gelar-tanpa-titik"}


def known(folder: Path = Path("tidak-ada")) -> Pengetahuan:
    pengetahuan, findings = load_knowledge(folder)
    assert pengetahuan is not None and not findings
    return pengetahuan


def found(folder: Path) -> list[Finding]:
    return list(pipeline.check(folder, TEMPLATE)[1])


def mend(folder: Path) -> None:
    """Write every certain fix into the files, the last place first."""
    fixes = [f for f in found(folder) if f.fix is not None and f.at.offset is not None]
    for finding in sorted(fixes, key=lambda f: f.at.offset or 0, reverse=True):
        path, at = finding.at.path, finding.at
        text = path.read_text("utf-8")
        assert text[at.offset : at.end] == at.words
        path.write_text(text[: at.offset] + str(finding.fix) + text[at.end :], "utf-8")


def test_the_list_of_words_is_long_and_its_right_words_are_right() -> None:
    words = known().kata.tak_baku
    assert len(words) >= 250
    assert not set(words) & {str(right).casefold() for right in words.values()}
    assert all(wrong == wrong.casefold() and wrong != right for wrong, right in words.items())


def test_no_regulation_is_listed_twice_and_none_replaces_itself() -> None:
    listed = known().peraturan.peraturan
    assert len({(p.bentuk, p.nomor, p.tahun) for p in listed}) == len(listed) >= 25
    assert all(p.diganti_tahun is None or p.diganti_tahun >= p.tahun for p in listed)


def test_an_office_adds_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "kata.toml").write_text('[tak_baku]\nnelayanan = "nelayan"\n', "utf-8")
    words = known(tmp_path).kata.tak_baku
    assert words["nelayanan"] == "nelayan" and words["resiko"] == "risiko"


@pytest.mark.parametrize("name", ["kata", "kata_resmi", "tanda", "baku", "peraturan"])
def test_what_is_certain_mends_its_finding(name: str, tmp_path: Path) -> None:
    folder = case(name, tmp_path / name)
    before = {f.rule for f in found(folder) if f.fix is not None}
    mend(folder)
    assert before & SPELLING
    assert not [f for f in found(folder) if f.fix is not None]


def test_no_fix_is_offered_over_markup(tmp_path: Path) -> None:
    text = changed("penutup", "Kinerja dinas baik.", "Rapat *surat* menyurat, _resiko_ *naik* .")
    write_minimal(tmp_path, penutup=text)
    assert {f.at.words: f.fix for f in found(tmp_path)} == {
        "surat* menyurat": None,
        "resiko": "risiko",
        " .": ".",
    }


def test_a_kecamatan_with_kelurahan_may_speak_of_a_lurah(tmp_path: Path) -> None:
    office = MINIMAL["laporan"].replace('jenis = "dinas"', 'jenis = "kecamatan"{}')
    text = changed("penutup", "Kinerja dinas baik.", "Laporan sampai kepada para lurah.")
    write_minimal(tmp_path / "a", laporan=office.format(""), penutup=text)
    # That the rest of the report is still a dinas's has a rule of its own.
    rules = [f.rule for f in found(tmp_path / "a") if f.rule != "jenis-berbeda"]
    assert rules == ["istilah-perangkat-lain"]
    office = office.format("\njumlah_kelurahan = 2")
    write_minimal(tmp_path / "b", laporan=office, penutup=text)
    assert {f.rule for f in found(tmp_path / "b")} <= {"jenis-berbeda"}


@pytest.mark.parametrize(("year", "rules"), [(2023, []), (2024, ["peraturan-dicabut"])])
def test_a_regulation_holds_until_the_year_after_its_successor(
    year: int, rules: list[str], tmp_path: Path
) -> None:
    text = changed("penutup", "Kinerja dinas baik.", "Menurut UU Nomor 5 Tahun 2014 dinas bekerja.")
    laporan = MINIMAL["laporan"].replace("2024", str(year))
    write_minimal(tmp_path, laporan=laporan, penutup=text)
    assert [f.rule for f in found(tmp_path)] == rules
