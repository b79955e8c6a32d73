"""`publisher explain`: a rule in the reader's words, or all of them."""

from __future__ import annotations

import pytest

from publisher.commands import main
from publisher.rulebook import RULES
from publisher.vocabulary.errors import ExitCode

Output = pytest.CaptureFixture[str]


def said(capsys: Output, *argv: str) -> str:
    assert main(["explain", *argv]) == ExitCode.OK
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_a_rule_is_explained_in_indonesian(capsys: Output) -> None:
    assert said(capsys, "kode-ganda").splitlines() == [
        "kode-ganda",
        "  kelompok: kode (kode program dan rekening)",
        "  tingkat: kesalahan",
        "  dapat dikecualikan di laporan.toml dengan alasan",
        "",
        "Dua baris pada susunan program memakai kode yang sama.",
        "",
        "Satu kode menunjuk satu program, kegiatan, atau sub kegiatan (Kepmendagri",
        "050-5889/2021). Betulkan kode yang tersalin.",
    ]


def test_a_rule_is_explained_in_english(capsys: Output) -> None:
    text = said(capsys, "nilai-salah", "--lang", "en")
    assert "severity: error, warning" in text
    assert "where it is no error" in text
    assert "A key holds something that it cannot hold." in text


def test_braces_in_an_explanation_are_text(capsys: Output) -> None:
    assert "`{anggaran.totla}`" in said(capsys, "nama-tak-dikenal")


@pytest.mark.parametrize("name", ["kode_ganda", "KODE-GANDA", " kode-ganda"])
def test_a_name_may_be_typed_loosely(name: str, capsys: Output) -> None:
    assert said(capsys, name).startswith("kode-ganda\n")


def test_without_a_rule_all_are_listed_by_group(capsys: Output) -> None:
    lines = said(capsys).splitlines()
    listed = [line.strip() for line in lines if line[:2] == "  " and line[2] != " "]
    assert listed == list(RULES)
    assert "kode: kode program dan rekening" in lines
    assert all(len(line) < 90 for line in lines)


def test_an_unknown_rule_is_a_wrong_command_line(capsys: Output) -> None:
    assert main(["explain", "kode-gnda"]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "kesalahan: tidak ada aturan bernama `kode-gnda`",
        "  = bantuan: mungkin maksudnya `kode-ganda`?",
    ]


def test_a_rule_like_no_other_has_a_remedy_too(capsys: Output) -> None:
    assert main(["explain", "xyzzy", "--lang", "en"]) == ExitCode.USAGE
    assert "`publisher explain` lists all rules" in capsys.readouterr().err
