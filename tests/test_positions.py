"""Every key path that `tomllib` reads has a place, and the place holds the value."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.load.positions import repeated_key, spans_of
from publisher.vocabulary.places import Keys, Place, Source

# Words that tempt a scanner: quotes, brackets, comments and line ends inside text.
WORDS = st.text(st.sampled_from("ab9 .=,#'\"\\[]{}\n\té“€😀"), max_size=12)
SCALARS = (
    WORDS
    | st.integers(-(10**12), 10**12)
    | st.booleans()
    | st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-999, max_value=999)
    | st.dates()
    | st.datetimes().map(lambda d: d.replace(microsecond=0))
    | st.times().map(lambda t: t.replace(microsecond=0))
)
KEYS = st.text(st.sampled_from("ab1-_ .\"'é=["), min_size=1, max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(KEYS, VALUES | st.lists(st.dictionaries(KEYS, VALUES), max_size=3))


class Writer:
    """Writes data as TOML in a style that the dice choose anew at every key."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def document(self, data: dict[str, Any]) -> str:
        text = self.gap() + self.body((), data)
        return text.replace("\n", "\r\n") if self.dice.random() < 0.3 else text

    def body(self, path: tuple[str, ...], table: dict[str, Any]) -> str:
        lines, below = [], []
        for key, value in table.items():
            if isinstance(value, dict) and value and self.dice.random() < 0.6:
                below.append(self.section(path, key, value))
            elif is_tables(value) and self.dice.random() < 0.6:
                below += [self.opened((*path, key), v, "[[{}]]") for v in value]
            else:
                lines.append(f"{self.blank()}{self.key(key)} = {self.value(value)}{self.end()}")
        return "".join(lines + below)

    def section(self, path: tuple[str, ...], key: str, table: dict[str, Any]) -> str:
        inner, *more = table
        if not more and isinstance(table[inner], dict) and self.dice.random() < 0.5:
            return self.opened((*path, key, inner), table[inner], "[{}]")  # `a` is only implied
        return self.opened((*path, key), table, "[{}]")

    def opened(self, path: tuple[str, ...], table: dict[str, Any], header: str) -> str:
        return self.blank() + header.format(self.dotted(path)) + self.end() + self.body(path, table)

    def value(self, value: Any) -> str:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, dict):
            pairs = (f"{self.dotted_or_not(k, v)}" for k, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, list):
            items = (self.gap() + self.value(v) + self.gap() for v in value)
            comma = "," if value and self.dice.random() < 0.3 else ""
            return "[" + ",".join(items) + comma + self.gap() + "]"
        return f"{value:f}" if isinstance(value, Decimal) else str(value)

    def dotted_or_not(self, key: str, value: Any) -> str:
        if isinstance(value, dict) and len(value) == 1 and self.dice.random() < 0.5:
            ((inner, leaf),) = value.items()
            return f" {self.dotted((key, inner))} = {self.value(leaf)}"
        return f"{self.key(key)}= {self.value(value)} "

    def text(self, value: str) -> str:
        ways = [basic(value), self.long_basic(value)]
        if not set(value) & set("'\n"):
            ways.append(f"'{value}'")
        if "'''" not in value and not value.startswith("\n"):
            ways.append(f"'''{value}'''" if not value.endswith("'''") else basic(value))
        return self.dice.choice(ways)

    def long_basic(self, value: str) -> str:
        plain = value.replace("\\", "\\\\").replace('"""', '""\\"')
        return '"""\n' + plain + '"""'

    def key(self, key: str) -> str:
        return self.dice.choice(names(key))

    def dotted(self, path: tuple[str, ...]) -> str:
        return self.dice.choice([".", " . ", ". "]).join(map(self.key, path))

    def blank(self) -> str:
        return self.dice.choice(["", "", "  ", "\t"])

    def gap(self) -> str:
        return self.dice.choice(["", "", " ", "\n", ' # "an [old] = note\n', "\n\n"])

    def end(self) -> str:
        return self.dice.choice(["\n", "\n", "  # 'note' = {\n", "\n\n"])


def basic(value: str) -> str:
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'


def names(key: str) -> list[str]:
    """The ways to write a key."""
    bare = key.isascii() and not set(key) & set(" .\"'=[")
    return [basic(key)] + [key] * bare + [f"'{key}'"] * ("'" not in key)


def is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def paths(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Every key path below `value`, and what it holds."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield (*keys, key), inner
        if isinstance(inner, dict | list):
            yield from paths(inner, (*keys, key))


def holds_tables(value: Any) -> bool:
    return isinstance(value, dict) or is_tables(value)


@given(TABLES, st.randoms(use_true_random=False))
def test_every_key_has_a_span_and_the_span_holds_its_value(
    data: dict[str, Any], dice: random.Random
) -> None:
    text = Writer(dice).document(data)
    read = tomllib.loads(text, parse_float=Decimal)
    assert read == data  # the writer of this test writes what it should
    spans = spans_of(text)
    assert set(spans) == {keys for keys, _ in paths(read)}
    for keys, value in paths(read):
        raw = text[spans[keys].start : spans[keys].end]
        if not holds_tables(value):
            assert tomllib.loads(f"k = {raw}", parse_float=Decimal)["k"] == value
        if isinstance(keys[-1], str):
            assert text.startswith(tuple(names(keys[-1])), spans[keys].key)


def place(text: str, *keys: str | int) -> str:
    at = Place(Source(Path("a.toml"), text, spans_of(text)), keys)
    return f"{at.line}:{at.column}"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("judul",), "1:1"),
        (("program",), "2:3"),
        (("program", 0), "2:1"),
        (("program", 1), "5:1"),
        (("program", 1, "kegiatan", 0), "7:1"),
        (("program", 1, "kegiatan", 0, "nama"), "8:3"),
        (("program", 1, "pagu"), "6:1"),
        (("program", 1, "pagu", "murni"), "6:6"),
        (("program", 0, "target", 1), "4:7"),
        (("program", 0, "target", 2, "x y"), "4:12"),
        (("program", 1, "kegiatan", 3, "nama"), "7:11"),  # none such: the nearest that stands
    ],
)
def test_a_key_is_found_at_its_own_line_and_column(keys: Keys, expected: str) -> None:
    text = """judul = "x"
[[program]]
target = [1, # satu
      2, { "x y" = 3 }]
[[program]]
pagu.murni = 5
[[program.kegiatan]]
  nama = 'y'
"""
    assert place(text, *keys) == expected


@pytest.mark.parametrize(
    "raw",
    [
        '"""a"""""',
        '""""a"""',
        "''''''",
        "'''''a'''''",
        '"a\\"#b"',
        '"""\\\n   x\\""""',
        "1979-05-27 07:32:00",
        "-inf",
        "[[1, 2], [], ]",
        "{ a.b = [1], c = '}' }",
    ],
)
def test_the_raw_value_is_exactly_the_token(raw: str) -> None:
    span = spans_of(f"[t]\nk = {raw} # x\nl = 1\n")["t", "k"]
    assert (span.key, span.start, span.end) == (4, 8, 8 + len(raw))


def test_a_table_that_is_opened_late_has_the_place_of_its_header() -> None:
    text = "[a.b]\nx = 1\n[a]\ny = 2\n"
    assert place(text, "a") == "3:2"
    assert place(text, "a", "b") == "1:4"


@pytest.mark.parametrize(
    ("text", "key", "first", "again"),
    [
        ("a = 1\nb = 2\na = 3", ("a",), 0, 12),
        ("[a]\n[a]", ("a",), 1, 5),
        ("a.b = 1\na.b.c = 2", ("a", "b"), 2, 12),
        ("[[a]]\nb = 1\n[[a]]\nb = 1\nb = 2", ("a", 1, "b"), 18, 24),
    ],
)
def test_a_repeated_key_is_found_in_a_refused_text(
    text: str, key: Keys, first: int, again: int
) -> None:
    assert repeated_key(text) == (key, first, again)


@example('"\\1"')
@given(st.text(st.sampled_from("ab=.[]{}\"',#\n 1\\"), max_size=40))
def test_any_text_is_walked_to_an_end(text: str) -> None:
    spans_of(text)
    repeated_key(text)
