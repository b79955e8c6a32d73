"""Words, sentences and quotations are found where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.reading.quotes import RUN, Quotes
from publisher.reading.sentences import begins_sentence
from publisher.reading.words import plain_words, tokens, words

OFFICIAL = "Pembinaan Ketentraman dan Ketertiban Umum"
LETTERS = st.text(alphabet="abc", min_size=1, max_size=3)


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    for word in (*words(text), *tokens(text)):
        assert text[word.start : word.end] == word.text


def test_a_word_begins_a_sentence_where_one_has_ended() -> None:
    text = "Satu. Dua tiga."
    assert begins_sentence(text, 6) and not begins_sentence(text, 10)


@given(st.lists(LETTERS, min_size=1, max_size=8), st.data())
def test_each_run_of_an_official_text_is_a_quotation(said: list[str], data: st.DataObject) -> None:
    quotes = Quotes([" ".join(said)])
    first = data.draw(st.integers(0, len(said) - 1))
    last = data.draw(st.integers(first + 1, min(first + RUN, len(said))))
    assert quotes.hold(tuple(said), first, last)


def test_one_word_of_a_longer_name_is_no_quotation() -> None:
    said = plain_words("menjaga ketentraman warga")
    assert not Quotes([OFFICIAL]).hold(said, 1, 2)
    said = plain_words("menjaga ketentraman dan ketertiban warga")
    assert Quotes([OFFICIAL]).hold(said, 1, 2)


def test_a_short_name_is_quoted_as_a_whole() -> None:
    assert Quotes(["Obyek Wisata"]).hold(("kunjungan", "obyek", "wisata"), 1, 2)
    assert not Quotes(["Obyek Wisata"]).hold(("kunjungan", "obyek", "lain"), 1, 2)
