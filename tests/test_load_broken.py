"""Broken TOML: one finding, at the line, in words that help."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.load.files import read_table
from publisher.load.positions import TooDeep, spans_of
from publisher.vocabulary.findings import Finding


def finding(folder: Path, text: str) -> Finding:
    file = folder / "a.toml"
    file.write_text(text, encoding="utf-8", newline="")
    read, (found,) = read_table(file)
    assert read is None
    assert found.rule == "toml-rusak"
    assert str(found.at).startswith(f"{file}:{found.at.line}:{found.at.column}")
    return found


@pytest.mark.parametrize(
    ("text", "where", "problem", "remedy"),
    [
        ('a = "x\nb = 1\n', "1:5", "no closing quote", "close it"),
        ("b = 1\na = 'x", "2:5", "no closing quote", "close it"),
        ('b = "\'"\nc = """x\nd = "y"\n', "2:5", "no closing quote", '"""'),
        (
            'a = """x\n\nb = """y\nz"""',
            "1:5",
            "no closing quotes",
            '""" on a line of its own above line 3',
        ),
        ('a = """x\n""" y', "2:5", 'behind the closing """', "close the text above"),
        ('a = "the "best" one"', "1:11", "a quote inside the text", '`\\"`'),
        ('a = ["the "best" one"]', "1:12", "a quote inside the text", '`\\"`'),
        ("b = 1\na = “x”\n", "2:5", "typographic quotes", "straight quotes"),
        ('a = "x”\n', "1:8", "typographic quotes", "straight quotes"),
        ("“a” = 1", "1:1", "typographic quotes", "straight quotes"),
        ("a = Camat Jatiroto # x", "1:5", "`Camat Jatiroto` is text without", "straight quotes"),
        ("a = [Satu, Dua]", "1:6", "`Satu` is text without quotes", "straight quotes"),
        ("a = True", "1:5", "`True`", "`true`"),
        ("a = Rp 5.000.000", "1:5", "`Rp 5.000.000`", "without Rp, dots and blanks: `5_000_000`"),
        ("a = 5.000.000", "1:10", "`5.000.000`", "without Rp, dots and blanks: `5_000_000`"),
        ("a = 5.000.000,00", "1:10", "`5.000.000,00`", "without Rp, dots and blanks: `5_000_000`"),
        ("a = 91,67", "1:7", "`91,67`", "decimal point"),
        ("a = 91.67 %", "1:11", "`91.67 %`", "percent sign"),
        ("a = 30-06-2023", "1:7", "`30-06-2023`", "year-month-day"),
        ("a = 2023-02-30", "1:5", "`2023-02-30`", "year-month-day"),
        ("a = 7.01.01.2.06", "1:9", "`7.01.01.2.06`", "code in quotes"),
        ("a = 007", "1:6", "`007`", "zero in front"),
        ("a = 4 Dokumen", "1:7", "`4 Dokumen`", "text stands in quotes"),
        ("a =\nb = 1", "1:4", "a value is missing", "write the value"),
        ("a = # later\n", "1:5", "a value is missing", "write the value"),
        ('a = "lampiran\\peta.pdf"', "1:14", "a backslash", "write `/`"),
        ('a = "lampiran\\ukur.pdf"', "1:14", "a backslash", "write `/`"),
        ("a: 1", "1:2", "no `=`", "instead of `:`"),
        ("nama unit = 1", "1:6", "`nama unit` has a blank", "`nama_unit = …`"),
        ("[a\nb = 1", "1:3", "name of a table", "`[a]`"),
        ("[[a]\n", "1:4", "name of a table", "`[[a]]`"),
        ("a = [1, 2\nb = 3", "1:5", "begins here is not closed", "above line 2"),
        ("a = { b = 1\n}", "1:12", "a `{` is not closed", "on the same line"),
        ('a = "x" # \x01', "1:11", "control character (U+0001)", "delete it"),
        ('a = "x" y', "1:9", "behind the value: `y`", "comment with #"),
        ("!", "1:1", "cannot be read", "key = value"),
        ("b = 1\na = " + "[" * 9000, "2:37", "nested too deeply: more than 32", "not closed"),
        ("b = 1\na = " + "9" * 9000, "2:5", "thousands of digits", "correct the number"),
    ],
)
def test_a_common_slip_is_explained_at_its_place(
    tmp_path: Path, text: str, where: str, problem: str, remedy: str
) -> None:
    found = finding(tmp_path, text)
    assert f"{found.at.line}:{found.at.column}" == where
    assert problem in str(found.message)
    assert remedy in str(found.help)


@pytest.mark.parametrize(
    ("text", "where", "problem"),
    [
        (
            'a = 1\nb = 2\na = """\nx"""\n',
            "3:1",
            "`a` is written twice: it already stands on line 1",
        ),
        ("[t]\na = 1\n\n[t]\nb = 1", "4:2", "`t` is written twice: it already stands on line 1"),
        ("a.b = 1\n[a]\n", "2:2", "`a` is written twice: it already stands on line 1"),
        (
            "[[p]]\n[[p]]\na = 1\na = 2",
            "4:1",
            "`p.a` is written twice: it already stands on line 3",
        ),
        ("[[p]]\n[p]\n", "2:2", "`p` is written twice: it already stands on line 1"),
        ("a = { b = 1 }\na.c = 2", "2:3", "`a` is written twice: it already stands on line 1"),
        ("a = { b = 1, b = 2 }", "1:19", "`b` is written twice between the same braces"),
    ],
)
def test_a_repeated_key_is_shown_with_its_first_line(
    tmp_path: Path, text: str, where: str, problem: str
) -> None:
    found = finding(tmp_path, text)
    assert (f"{found.at.line}:{found.at.column}", str(found.message)) == (where, problem)


def test_a_table_repeated_in_single_brackets_is_told_of_double_ones(tmp_path: Path) -> None:
    found = finding(tmp_path, "[program]\na = 1\n[program]\na = 2\n")
    assert "`[[program]]`" in str(found.help)


def test_lines_and_columns_are_right_in_a_file_from_windows(tmp_path: Path) -> None:
    found = finding(tmp_path, 'a = """x\r\ny"""\r\n\r\nb = z\r\n')
    assert (found.at.line, found.at.column) == (4, 5)


def test_words_of_the_parser_never_reach_the_author(tmp_path: Path) -> None:
    for text in ("a = x", "[", "a = [", "a", "= 1", '"', "a = 1 2", "a={", "[a]]", "a = 0x"):
        found = finding(tmp_path, text)
        said = f"{found.message} {found.help}"
        assert not any(word in said for word in ("Expected", "Invalid", "statement", "Unclosed"))


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 20_000) + " = 1\n",
        "[" + ".".join("a" * 20_000) + "]\n",
        "a = " + "[" * 500 + "]" * 500 + "\n",
        "a = " + "{a=" * 500 + "1" + "}" * 500 + "\n",
        "".join(f"[{'.'.join('a' * n)}]\n" for n in range(1, 40)),
        "[" + ".".join("a" * 20) + "]\n" + ".".join("b" * 20) + " = 1\n",
    ],
)
def test_depth_has_a_limit_that_is_told(tmp_path: Path, text: str) -> None:
    """Each level would cost time and memory for all that stands below it."""
    assert "more than 32" in str(finding(tmp_path, text).message)


def test_no_place_has_more_keys_than_the_limit() -> None:
    """So the keys of a text cost no more than its length times the limit."""
    with pytest.raises(TooDeep):
        spans_of("[" + ".".join("a" * 33) + "]")
    deep = spans_of(".".join("a" * 32) + " = 1\n")
    assert max(map(len, deep)) == 32
