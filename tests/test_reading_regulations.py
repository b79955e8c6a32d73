"""Citations of regulations are read whatever form they are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.reading.regulations import regulations

FORMS = ["Peraturan Presiden", "Peraturan Bupati Tirtasari", "PermenPANRB", "UU", "Perpres"]
WRITTEN = ["Nomor {n} Tahun {t}", "No. {n} Tahun {t}", "NO {n} TAHUN {t}", "{n}/{t}", "No.{n}/{t}"]
WORDS = st.lists(st.sampled_from(["Sistem", "Kinerja", "Tata", "Cara", "Daerah"]), min_size=1)


@given(
    st.sampled_from(FORMS),
    st.integers(1, 999),
    st.integers(1945, 2045),
    st.sampled_from(WRITTEN),
    WORDS,
    st.sampled_from(["", ", dinas melapor", ". Berikutnya", " sebagaimana diubah", " (SAKIP)"]),
)
def test_form_number_year_and_title_come_back(
    form: str, number: int, year: int, written: str, words: list[str], after: str
) -> None:
    title, said = " dan ".join(words), written.format(n=number, t=year)
    text = f"Menurut {form} {said} tentang {title}{after}"
    (found,) = regulations(text)
    assert (found.form, found.number, found.year, found.title) == (form, str(number), year, title)
    assert text[found.number_start : found.number_end] == said
    assert text[found.start : found.end] == f"{form} {said} tentang {title}"


@given(st.text())
def test_any_text_is_read_and_places_lie_in_it(text: str) -> None:
    for found in regulations(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.title_start :].startswith(found.title)


@pytest.mark.parametrize(
    "text", ["Dinas Perdagangan dan UU Desa", "Permen rasa jahe", "halaman 29/2014", "PP dan Perda"]
)
def test_an_abbreviation_without_number_is_no_citation(text: str) -> None:
    assert not list(regulations(text))


def test_generic_nouns_are_read_as_citations_without_number() -> None:
    found = list(regulations("penegakan Peraturan Daerah dan Peraturan Bupati"))
    assert [(f.form, f.says_number) for f in found] == [
        ("Peraturan Daerah", False),
        ("Peraturan Bupati", False),
    ]


def test_a_title_ends_where_another_citation_begins() -> None:
    text = "UU Nomor 6 Tahun 2014 tentang Desa dan Peraturan Pemerintah Nomor 17 Tahun 2018"
    assert [f.title for f in regulations(text)] == ["Desa", ""]


def test_a_title_may_hold_commas_and_another_citation() -> None:
    title = "Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah"
    outer, inner = regulations(f"PP 72/2019 tentang {title}")
    assert (outer.title, inner.title) == (title, "Perangkat Daerah")
