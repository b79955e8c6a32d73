"""A character of a text value is found where it is written: comments and fixes depend on it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from publisher.load.positions import spans_of
from publisher.vocabulary.places import Place, Source
from publisher.vocabulary.quoting import offsets_in

TEXTS = st.text(st.sampled_from("ab\"'\\\n\t é\u2028"), max_size=30)


@given(TEXTS, st.booleans(), st.booleans())
def test_every_letter_stands_where_its_offset_says(value: str, long: bool, windows: bool) -> None:
    text = f"x = {tomlkit.string(value, multiline=long).as_string()}\n"
    text = text.replace("\n", "\r\n") if windows else text
    span = spans_of(text)[("x",)]
    token = text[span.start : span.end]
    offsets = offsets_in(token)
    read = tomllib.loads(text)["x"]
    assert len(offsets) == len(read) + 1
    for letter, at in zip(read, offsets, strict=False):
        assert token[at] in (letter, "\\")


def test_words_of_a_value_are_underlined_and_not_more() -> None:
    text = 'a = 1\nx = """\nsatu\ttab \\"dua\\" \\\n   tiga\n"""\n'
    place = Place(Source(Path("x.toml"), text, spans_of(text)), ("x",))
    value = tomllib.loads(text)["x"]
    for word in ("satu", "dua", '"', "tiga"):
        at = value.index(word)
        found = place.at_characters(at, at + len(word))
        assert found.words.replace("\\", "") == word
    assert place.at_characters(value.index("tiga"), value.index("tiga") + 4).line == 4
    assert place.at_characters(5, 5_000) == place  # no such characters: the value itself
