"""One file: its bytes, its values, and the place of each."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.load import load_report
from publisher.load.files import read_table
from publisher.vocabulary.findings import any_errors
from publisher.vocabulary.places import Place
from publisher.vocabulary.values import Bilangan, Desimal, Teks
from tests.minimal import MINIMAL, write_minimal


def table(folder: Path, content: str | bytes) -> dict[str, Any]:
    file = folder / "a.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    read, findings = read_table(file)
    assert read is not None, findings
    return read


def refusal(folder: Path, content: bytes) -> tuple[str, str, str]:
    """Rule, line:column, and message of the one finding."""
    file = folder / "a.toml"
    file.write_bytes(content)
    read, (finding,) = read_table(file)
    assert read is None
    return finding.rule, f"{finding.at.line}:{finding.at.column}", str(finding.message)


def test_every_value_and_table_knows_its_place(tmp_path: Path) -> None:
    read = table(tmp_path, 'n = "x"\n[t]\nd = 1.50\nl = [1, { b = "y" }]\n')
    where = {
        "n": read["n"].asal[0],
        "t": read["t"]["at"],
        "t.d": read["t"]["d"].asal[0],
        "t.l[0]": read["t"]["l"][0].asal[0],
        "t.l[1]": read["t"]["l"][1]["at"],
        "t.l[1].b": read["t"]["l"][1]["b"].asal[0],
    }
    assert {place.key: str(place) for place in where.values()} == {
        "n": f"{tmp_path / 'a.toml'}:1:1",
        "t": f"{tmp_path / 'a.toml'}:2:2",
        "t.d": f"{tmp_path / 'a.toml'}:3:1",
        "t.l[0]": f"{tmp_path / 'a.toml'}:4:6",
        "t.l[1]": f"{tmp_path / 'a.toml'}:4:9",
        "t.l[1].b": f"{tmp_path / 'a.toml'}:4:11",
    }
    assert read["at"] == Place(read["at"].source)


def test_values_have_types_that_carry_places_and_no_float_among_them(tmp_path: Path) -> None:
    read = table(tmp_path, 'a = "x"\nb = 1_000\nc = 2400.50\nd = 2024-07-05\ne = true\n')
    assert [type(read[k]) for k in "abcde"] == [Teks, Bilangan, Desimal, dt.date, bool]
    assert str(read["c"]) == "2400.50"


def test_a_number_with_an_absurd_exponent_is_no_number(tmp_path: Path) -> None:
    assert table(tmp_path, "a = 1e999999999999999999999")["a"].is_nan()


def test_line_ends_of_windows_stay_in_the_text_and_out_of_the_values(tmp_path: Path) -> None:
    read = table(tmp_path, b'\xef\xbb\xbfa = """x\r\ny"""\r\nb = 1\r\n')
    assert read["a"] == "x\ny"
    place = read["b"].asal[0]
    assert (place.line, place.column) == (3, 1)
    span = place.source.span_of(("a",))
    assert place.source.text[span.start : span.end] == '"""x\r\ny"""'


def test_a_report_with_bom_and_crlf_is_the_same_report(tmp_path: Path) -> None:
    plain, _ = load_report(write_minimal(tmp_path / "plain"))
    windows = tmp_path / "windows"
    windows.mkdir()
    for stem, text in MINIMAL.items():
        raw = "\ufeff" + text.replace("\n", "\r\n")
        (windows / f"{stem}.toml").write_bytes(raw.encode())
    report, findings = load_report(windows)
    assert findings == ()
    assert plain and report
    assert without_places(report) == without_places(plain)
    assert report.kinerja.sasaran[0].indikator[0].nama.asal[0].line == 6


def without_places(report: Any) -> list[Any]:
    return [getattr(report, stem.replace("-", "_")).model_dump() for stem in MINIMAL]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("letter", ["é", "e"])
def test_utf16_is_named_as_such(tmp_path: Path, encoding: str, letter: str) -> None:
    rule, where, said = refusal(tmp_path, f'nama = "{letter}"\n'.encode(encoding))
    assert (rule, where) == ("bukan-utf8", "1:1")
    assert "UTF-16" in said


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_windows_encoding_is_pointed_out_at_its_first_byte(tmp_path: Path, bom: bytes) -> None:
    content = bom + 'é = 1\r\nb = "x '.encode() + '“y”"'.encode("cp1252")
    rule, where, said = refusal(tmp_path, content.replace("é = 1".encode(), '"é" = 1'.encode()))
    assert (rule, where) == ("bukan-utf8", "2:8")
    assert "0x93" in said and "`“`" in said


def test_a_key_at_of_the_author_is_unknown_at_every_depth(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('at = 1\n[t]\nx = [{ at = "y" }]\n')
    read, findings = read_table(file)
    assert [(f.rule, f.at.line, f.at.column) for f in findings] == [
        ("kunci-tak-dikenal", 1, 1),
        ("kunci-tak-dikenal", 3, 8),
    ]
    assert read and isinstance(read["at"], Place)
    assert isinstance(read["t"]["x"][0]["at"], Place)


def test_a_report_with_a_key_at_is_refused(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path, penutup="at = 1\n" + MINIMAL["penutup"])
    report, (finding,) = load_report(folder)
    assert report is not None and any_errors([finding])
    assert (finding.rule, str(finding.message)) == ("kunci-tak-dikenal", "unknown key `at`")


@given(st.binary(max_size=60))
def test_any_bytes_are_a_table_or_one_finding(tmp_path_factory: Any, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(content)
    read, findings = read_table(file)
    assert (read is None) == any(f.rule != "kunci-tak-dikenal" for f in findings)
    for finding in findings:
        assert finding.at.line >= 1 and str(finding.message) and str(finding.help)


@given(st.text(st.sampled_from("a1=.\"'[]{},\n #\\“”:-%"), max_size=30))
def test_any_text_is_a_table_or_one_finding_inside_it(tmp_path_factory: Any, content: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text(content, encoding="utf-8", newline="")
    read, findings = read_table(file)
    assert (read is None) == (len(findings) == 1)
    for finding in findings:
        assert finding.at.line <= content.count("\n") + 1
        assert finding.at.column <= max(map(len, content.split("\n"))) + 1


def test_decimals_are_exact(tmp_path: Path) -> None:
    assert table(tmp_path, "a = 0.1\nb = 0.2")["a"] + Decimal("0.2") == Decimal("0.3")
