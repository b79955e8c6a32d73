"""A fix changes exactly the words meant: all else in the file stays as it is, byte for byte."""

from __future__ import annotations

import random
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publisher.load.files import read_table
from publisher.load.mend import MARKS, Fix, mended
from publisher.load.positions import spans_of
from publisher.load.splice import Put, spliced
from publisher.vocabulary.places import Keys, Place, Source
from tests.proofs import examples
from tests.test_positions import KEYS, SCALARS, WORDS, Writer, holds_tables, paths

INNER = SCALARS | WORDS | st.lists(WORDS, max_size=2)
ONE = st.dictionaries(KEYS, INNER, max_size=3)
TABLES = st.dictionaries(KEYS, INNER | ONE | st.lists(ONE, max_size=2), max_size=4)
NEW = st.text(st.sampled_from("ab '\"\\\n\té€😀\x07#=[]"), max_size=8)


def place(text: str, *keys: str | int) -> Place:
    return Place(Source(Path("x.toml"), text, spans_of(text)), keys)


def fix_of(at: Place, new: str) -> Fix:
    fix = Fix.at(at, new)
    assert fix is not None
    return fix


def read(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def put(data: Any, keys: Keys, value: Any) -> None:
    for key in keys[:-1]:
        data = data[key]
    data[keys[-1]] = value


@settings(max_examples=examples(60))
@given(TABLES, st.randoms(use_true_random=False), st.data())
def test_every_fix_is_done_exactly_or_refused(
    data: dict[str, Any], dice: random.Random, draw: st.DataObject
) -> None:
    text = Writer(dice).document(data)
    whole, old = place(text), read(text)
    texts = {k: v for k, v in paths(old) if isinstance(v, str) and v}
    assume(texts)
    wanted: dict[Fix, str] = {}
    for keys in draw.draw(st.sets(st.sampled_from(sorted(texts, key=str)), max_size=4)):
        value = texts[keys]
        start = draw.draw(st.integers(0, len(value) - 1))
        end = draw.draw(st.integers(start + 1, len(value)))
        at = Place(whole.source, keys).at_characters(start, end)
        fix = fix_of(at, draw.draw(NEW))
        wanted[fix] = value[:start] + fix.text + value[end:]
    result = mended(text, wanted)
    assert {*result.done, *result.refused} == set(wanted) and not result.later

    meant = read(text)
    for fix in result.done:
        put(meant, fix.keys, wanted[fix])
    assert read(result.text) == meant
    for fix in result.refused:  # only for a reason
        literal = text[whole.source.span_of(fix.keys).start] == "'"
        words = text[fix.start : fix.end]
        marked = any(mark in words for mark in MARKS)
        half = words[0] == "\n" and text[fix.start - 1] == "\r"
        assert literal or marked or half or wanted[fix] == texts[fix.keys], fix
    assert_untouched(text, result.text, list(result.done))


def read_at(text: str, keys: Keys) -> Any:
    value: Any = read(text)
    for key in keys:
        value = value[key]
    return value


def assert_untouched(old: str, new: str, done: list[Fix]) -> None:
    """What stands before, between and behind the fixes is in the new text, in order."""
    at, since = 0, 0
    for fix in done:
        kept = old[since : fix.start]
        assert new.startswith(kept, at) if since == 0 else kept in new[at:]
        at = new.index(kept, at) + len(kept)
        since = fix.end
    assert new.endswith(old[since:])


@settings(max_examples=examples(60))
@given(TABLES, st.randoms(use_true_random=False), st.data(), NEW)
def test_a_fix_at_any_offsets_never_changes_another_value(
    data: dict[str, Any], dice: random.Random, draw: st.DataObject, new: str
) -> None:
    """Even one that cuts an escape in two, or hits a key: then it is refused."""
    text = Writer(dice).document(data)
    before = read(text)
    plain = [keys for keys, value in paths(before) if not holds_tables(value)]
    assume(plain)
    keys = draw.draw(st.sampled_from(plain))
    start = place(text).source.span_of(keys).start + draw.draw(st.integers(0, 20))
    fix = Fix(keys, start, start + draw.draw(st.integers(0, 20)), new)
    result = mended(text, [fix])
    if result.done:
        put(before, keys, read_at(result.text, keys))
    assert before == read(result.text)


@pytest.mark.parametrize(
    ("line", "word", "new", "expected"),
    [
        ('x = "di mana"', "mana", 'sini "lagi"\\', r'x = "di sini \"lagi\"\\"'),
        ('x = "di mana"', "mana", "a\nb", r'x = "di a\nb"'),
        ("x = 'di mana'", "mana", "sini", "x = 'di sini'"),
        ('x = """\ndi mana"""', "mana", 'a"""b', 'x = """\ndi a\\"\\"\\"b"""'),
        ('x = """\r\ndi mana\r\n"""', "mana", "a\nb", 'x = """\r\ndi a\r\nb\r\n"""'),
        ("x = '''\ndi mana'''", "mana", "a\nb", "x = '''\ndi a\nb'''"),
        ("x = 2_400 # ribu", "2_400", "2500", "x = 2500 # ribu"),
        ("x = 2023-06-30", "2023-06-30", "2023-07-01", "x = 2023-07-01"),
        ('x = "\\u0061b c"', "b c", "d", 'x = "\\u0061d"'),
    ],
)
def test_a_text_is_written_as_its_quotes_ask(line: str, word: str, new: str, expected: str) -> None:
    text = f"# mana\r\n{line}\r\ny = 1 # mana\n"
    result = mended(text, [fix_of(place(text, "x").at_word(word), new)])
    assert result.text == f"# mana\r\n{expected}\r\ny = 1 # mana\n"
    assert len(result.done) == 1


@pytest.mark.parametrize(
    ("line", "word", "new"),
    [
        ("x = 'di mana'", "mana", "it's"),
        ("x = '''di mana'''", "mana", "it's"),
        ("x = 'di mana'", "mana", "a\nb"),
        ("x = 2400", "24", "25"),  # half a number
        ("x = 2400", "2400", "dua"),
        ("x = 2400", "2400", "1\ny2 = 3"),
        ("x = 2400", "2400", "24.5"),  # of another kind
        ('x = "a\\tb"', "tb", "c"),  # half an escape
        ('x = "di *mana* pun"', "*mana", "sini"),  # would leave one mark
        ('x = "ada {anggaran.total}"', "total}", "total"),
        ('x = "mana"', "mana", "mana"),
        ("x = { y = 'mana' }", "y", "z"),  # a key
        ('x = "mana"', '"mana"', "sini"),  # the quotation marks are no words
    ],
)
def test_what_is_not_sure_is_refused(line: str, word: str, new: str) -> None:
    text = f"{line}\n"
    result = mended(text, [fix_of(place(text, "x").at_word(word), new)])
    assert (result.text, result.done, len(result.refused)) == (text, (), 1)


def test_a_fix_that_would_swallow_its_neighbour_is_refused() -> None:
    text = "x = [2400, 7,\n]\n"
    at = spans_of(text)["x", 0].start
    fix = Fix(("x", 0), at, at + 4, "2500 # lihat DPA")
    assert mended(text, [fix]).refused == (fix,)


def test_one_bad_fix_does_not_keep_the_others_back() -> None:
    text = "".join(f'x{n} = "kata salah"\n' for n in range(7)) + 'y = "a\\tb"\n'
    good = [fix_of(place(text, f"x{n}").at_word("salah"), "benar") for n in range(7)]
    bad = fix_of(place(text, "y").at_word("tb"), "c")
    result = mended(text, [bad, *good])
    assert result.text == text.replace("salah", "benar")
    assert result.refused == (bad,)


def test_of_two_that_overlap_the_first_is_done() -> None:
    text = 'x = "satu dua tiga"\n'
    at = place(text, "x")
    first, second = fix_of(at.at_word("satu dua"), "A"), fix_of(at.at_word("dua tiga"), "B")
    result = mended(text, [second, first])
    assert (result.text, result.later) == ('x = "A tiga"\n', (second,))


def test_two_rules_that_want_the_same_are_one_fix() -> None:
    text = 'x = "satu"\n'
    fix = fix_of(place(text, "x").at_word("satu"), "dua")
    assert mended(text, [fix, fix]).done == (fix,)
    assert not mended(text, [fix, fix]).later


def test_a_place_without_words_has_no_fix() -> None:
    assert Fix.at(place('x = "a"\n', "x"), "b") is None


BEGUN = """\
lokasi = "X"
  program = [ ]
sasaran = [] # nanti
[skala]
kategori = []

[[skala.kategori]]
nama = "Baik"

[[program]]
nama = "A"

[[sasaran]]
nama = "B"
"""


def test_a_list_that_is_called_empty_and_begun_is_read_told_and_mended(tmp_path: Path) -> None:
    file = tmp_path / "isi.toml"
    file.write_text(BEGUN, "utf-8")
    table, findings = read_table(file)
    assert table is not None
    assert [p["nama"] for p in table["program"]] == ["A"]
    assert [k["nama"] for k in table["skala"]["kategori"]] == ["Baik"]
    assert {(f.at.key, f.at.line) for f in findings} == {
        *(("program", 2), ("sasaran", 3), ("skala.kategori", 5)),
    }
    fixes = [fix for f in findings if (fix := Fix.at(f.at, f.fix or ""))]
    done = mended(BEGUN, fixes)
    without = BEGUN.replace("  program = [ ]\n", "").replace("sasaran = [] ", "")
    assert done.text == without.replace("kategori = []\n", "") and not done.refused
    file.write_text(done.text, "utf-8")
    assert read_table(file)[1] == ()


def test_another_fix_and_a_splice_leave_the_line_as_it_is() -> None:
    at = BEGUN.index("X")
    done = mended(BEGUN, [Fix(("lokasi",), at, at + 1, "Y")])
    assert done.text == BEGUN.replace('"X"', '"Y"') and len(done.done) == 1
    assert spliced(BEGUN, [Put(("program", 0, "nama"), '"C"')]) == BEGUN.replace('"A"', '"C"')


@pytest.mark.parametrize(
    "text",
    [
        "x = { program = [] }\n[[x.program]]\na = 1\n",  # between braces
        "program = [1]\n[[program]]\na = 1\n",  # not empty
        "program = []\nprogram = []\n[[program]]\na = 1\n",  # twice
        "[[program]]\na = 1\n\n[lain]\n\n[program]\n",  # no list
    ],
)
def test_what_may_mean_something_else_is_refused_as_ever(text: str, tmp_path: Path) -> None:
    file = tmp_path / "isi.toml"
    file.write_text(text, "utf-8")
    table, findings = read_table(file)
    assert table is None and [f.rule for f in findings] == ["toml-rusak"]
