"""Findings as people and programs read them."""

from __future__ import annotations

import datetime as dt
import errno
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.printers.catalog import printable, shown, translate
from publisher.printers.json import findings_as_json
from publisher.printers.text import (
    WIDTH,
    error_as_text,
    finding_as_text,
    findings_as_text,
    summary_as_text,
)
from publisher.vocabulary.errors import ToolMissing
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place, Source, Span, whole_file
from publisher.vocabulary.rules import Rule
from publisher.vocabulary.values import Bilangan, Rupiah, Teks
from tests.findings import error, info, warning

TEXT = 'tahun = 2023\nnama = "Kecamatan"\n'
SOURCE = Source(Path("isi/laporan.toml"), TEXT, {("nama",): Span(13, 20, 31)})
NAMA = Place(SOURCE, ("nama",))


def finding(at: Place = NAMA, help: str = "look again") -> Finding:
    return error("nama-salah", at, Message("the name is wrong"), Message(help))


def marked(text: str) -> str:
    """The characters above the mark."""
    _, source, mark, *_ = text.split("\n")
    return source[mark.index("^") : mark.rindex("^") + 1]


def test_a_finding_has_place_severity_rule_source_line_and_remedy() -> None:
    assert finding_as_text(finding(), "en").split("\n") == [
        "isi/laporan.toml:2:1: error[nama-salah]: the name is wrong",
        '    2 | nama = "Kecamatan"',
        "      | ^^^^",
        "  = help: look again",
    ]


def test_severity_words_are_in_the_readers_language() -> None:
    said = [
        finding_as_text(make("aturan", NAMA, Message("x")), "id").split()[1]
        for make in (error, warning, info)
    ]
    assert said == ["kesalahan[aturan]:", "peringatan[aturan]:", "informasi[aturan]:"]


def test_the_word_for_help_is_in_the_readers_language() -> None:
    assert "= bantuan: look again" in finding_as_text(finding(), "id")


def test_a_finding_without_help_ends_with_its_mark() -> None:
    assert finding_as_text(finding(help=""), "en").endswith("| ^^^^")


def test_the_mark_stands_under_a_word_inside_a_value() -> None:
    assert marked(finding_as_text(finding(NAMA.at_word("Kecamatan")), "en")) == "Kecamatan"


def test_many_hints_of_one_rule_in_a_file_are_told_as_one() -> None:
    hints = [info("angka-diketik", NAMA, Message("typed"), Message("ask"))] * 14
    text = findings_as_text([*hints, finding()], "en")
    assert text.count("angka-diketik") == 1
    assert "14 places in this file, on the lines 2; the first: typed" in text
    assert "nama-salah" in text
    assert findings_as_text(hints[:3], "en").count("angka-diketik") == 3


def test_a_whole_file_has_no_source_line() -> None:
    text = finding_as_text(finding(whole_file(Path("isi/hilang.toml"))), "en")
    assert text.split("\n")[1:] == ["  = help: look again"]


def test_windows_line_ends_and_tabs_do_not_move_the_mark() -> None:
    source = Source(Path("x.toml"), "a = 1\r\n\tnama = 2\r\n", {("nama",): Span(8, 15, 16)})
    text = finding_as_text(finding(Place(source, ("nama",))), "en")
    assert text.split("\n")[1:3] == ["    2 |  nama = 2", "      |  ^^^^"]


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_long_line_is_cut_around_its_word(left: int, right: int) -> None:
    before, after = ("ab " * left)[:left], (" xy" * right)[:right]
    line = f"{before} SALAH {after}"
    at = Place(Source(Path("x.toml"), line, {}), (), line.index("SALAH"))
    text = finding_as_text(finding(at), "en")
    assert marked(text) == "SALAH"
    assert all(len(part) <= WIDTH + 8 for part in text.split("\n")[1:3])


def test_an_error_reads_as_a_finding_without_rule_and_place() -> None:
    stopped = ToolMissing(Message("no tool"), Message("get one"))
    assert error_as_text(stopped, "en") == "error: no tool\n  = help: get one"


def test_an_error_with_a_place_shows_it() -> None:
    text = error_as_text(ToolMissing(Message("no tool"), at=NAMA), "en")
    assert text.startswith("isi/laporan.toml:2:1: error: no tool\n    2 | nama")


def test_the_summary_counts_by_severity() -> None:
    some = [finding(), finding(), warning("w", NAMA, Message("x"))]
    assert summary_as_text(some, "en") == "errors: 2, warnings: 1, info: 0"


def test_waived_findings_are_listed_with_their_reason_and_not_counted() -> None:
    kept = replace(finding(), alasan="sudah diperiksa oleh\x1b bidang")
    some = [warning("w", NAMA, Message("x")), kept]
    assert "nama-salah" not in findings_as_text(some, "en")
    assert summary_as_text(some, "id").split("\n") == [
        "kesalahan: 0, peringatan: 1, informasi: 0",
        "dikecualikan: 1",
        "  isi/laporan.toml:2:1: [nama-salah] sudah diperiksa oleh\ufffd bidang",
    ]


def test_json_has_every_field_and_stays_readable() -> None:
    found = error("r", NAMA, Message("nama “é”"), Message("lihat"))
    text = findings_as_json([found], "id", {})
    assert "“é”" in text
    assert json.loads(text) == [
        {
            "rule": "r",
            "group": "",
            "severity": "error",
            "message": "nama “é”",
            "help": "lihat",
            "file": "isi/laporan.toml",
            "line": 2,
            "column": 1,
            "end_line": 2,
            "end_column": 5,
            "key": "nama",
            "words": "",
            "fix": None,
            "waived": False,
            "reason": "",
        }
    ]


def test_json_tells_words_fix_group_and_waiver() -> None:
    at = NAMA.at_word("Kecamatan")
    found = replace(info("r", at, Message("x"), fix="Dinas"), alasan="begitu bunyi SK")
    rule = Rule("r", "ejaan", "A word.\n\nWhy.", (Severity.INFO,), (), "x")
    (read,) = json.loads(findings_as_json([found], "id", {"r": rule}))
    told = [read[k] for k in ("words", "fix", "group", "waived", "reason", "column", "end_column")]
    assert told == ["Kecamatan", "Dinas", "ejaan", True, "begitu bunyi SK", 9, 18]


def test_json_keeps_the_order_and_an_empty_help() -> None:
    found = [finding(help=""), warning("b", NAMA, Message("x")), info("a", NAMA, Message("y"))]
    read = json.loads(findings_as_json(found, "en", {}))
    assert [f["rule"] for f in read] == ["nama-salah", "b", "a"]
    assert read[0]["help"] == ""


def test_no_findings_are_an_empty_array() -> None:
    assert json.loads(findings_as_json([], "id", {})) == []


def test_paths_inside_the_current_folder_are_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "isi" / "a.toml") == "isi/a.toml"
    assert shown(tmp_path.parent / "a.toml") == (tmp_path.parent / "a.toml").as_posix()
    assert shown(Path("isi/a.toml")) == "isi/a.toml"


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (2023, "2023", "2023"),
        (Bilangan(2023), "2023", "2023"),
        (Rupiah(2062291486), "Rp2.062.291.486", "Rp2,062,291,486"),
        (Decimal("91.6667"), "91,6667", "91.6667"),
        (dt.date(2023, 6, 30), "30 Juni 2023", "30 June 2023"),
        (Teks("Camat"), "Camat", "Camat"),
        (("a", 1), "a, 1", "a, 1"),
        ({"b", "a"}, "a, b", "a, b"),
        (Path("isi") / "a.toml", "isi/a.toml", "isi/a.toml"),
        (message("error"), "kesalahan", "error"),
        (OSError(errno.ENOSPC, "x"), "ruang penyimpanan penuh", "the disk is full"),
        ("a\x1b[31mb", "a\ufffd[31mb", "a\ufffd[31mb"),
    ],
)
def test_values_print_sensibly(value: object, indonesian: str, english: str) -> None:
    sentence = Message("{value}", (("value", value),))
    assert translate(sentence, "id") == indonesian
    assert translate(sentence, "en") == english


@given(st.text())
def test_no_file_can_steer_the_terminal(text: str) -> None:
    assert not any(ord(c) < 32 and c != "\n" or ord(c) == 127 for c in printable(text))


def test_a_sentence_that_the_catalog_lacks_stays_english() -> None:
    assert translate(Message("nobody says {what}", (("what", 1),)), "id") == "nobody says 1"
