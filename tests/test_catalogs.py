"""Every sentence in the code has its translation."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel.messages import Catalog

from publisher.printers.catalog import catalog_file
from publisher.vocabulary.messages import Language
from tests.catalogs import (
    TRANSLATED,
    Sentence,
    as_po,
    explanations,
    read_catalog,
    sentences,
    updated,
)

EXPLANATIONS = {s.text for s in explanations()}
SENTENCES = [s for s in sentences() if s.file != "publisher/vocabulary/messages.py"]


def names(text: str) -> set[str]:
    """The `{names}` of a sentence; a name with a format or an attribute stays as it is."""
    fields = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text)]
    return {f"{n}{c or ''}{s or ''}" for n, s, c in fields if n is not None}


def translated(catalog: Catalog, text: str) -> bool:
    known = catalog.get(text)
    return known is not None and bool(known.string) and not known.fuzzy


def listed(faulty: list[Sentence]) -> str:
    return "\n".join(f"{s.file}:{s.line}: {s.text}" for s in faulty)


def test_every_sentence_is_a_literal() -> None:
    faulty = [s for s in SENTENCES if s.text is None]
    assert not faulty, "the catalogs cannot know these:\n" + listed(faulty)


def test_every_sentence_is_given_the_values_that_it_names() -> None:
    given = [s for s in SENTENCES if s.text and s.values is not None and "**" not in s.values]
    faulty = [s for s in given if names(s.text or "") != s.values]
    assert not faulty, "names and values differ:\n" + listed(faulty)


def test_names_are_plain_since_values_are_made_text_before() -> None:
    faulty = [
        s for s in SENTENCES if s.text and not all(map(re.compile(r"\w+$").match, names(s.text)))
    ]
    assert not faulty, listed(faulty)


def test_sentences_neither_begin_with_a_capital_nor_end_with_a_full_stop() -> None:
    known = ("LibreOffice", "NIP", "PDF", "FOLDER", "FILE", "COMMAND", "NUMBER", "SIGN", "TOML")
    known += (
        "JSON",
        "Word",
        "RULE",
        "DATE",
        "STAGE",
        "MONTH",
        "NAME",
        "Perjanjian Kinerja",
        "ADDRESS",
        "Dask",
        "TLS",
    )
    faulty = [
        s
        for s in SENTENCES
        if s.text
        and (s.text.endswith(".") or (s.text[0].isupper() and not s.text.startswith(known)))
    ]
    assert not faulty, listed(faulty)


def test_every_sentence_is_translated_to_indonesian() -> None:
    catalog = read_catalog("id")
    missing = [s for s in SENTENCES if s.text and not translated(catalog, s.text)]
    assert not missing, "run `make catalogs` and translate:\n" + listed(missing)


def test_every_explanation_of_a_rule_is_translated_to_indonesian() -> None:
    catalog = read_catalog("id")
    missing = [s for s in explanations() if s.text and not translated(catalog, s.text)]
    assert not missing, "run `make catalogs` and translate:\n" + listed(missing)


def test_translations_name_the_same_values() -> None:
    faulty = [
        str(m.id)
        for language in TRANSLATED
        for m in read_catalog(language)
        if m.id
        and m.string
        and m.id not in EXPLANATIONS  # whose braces are text
        and names(str(m.id)) != names(str(m.string))
    ]
    assert not faulty, "\n".join(faulty)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogs_are_as_make_catalogs_writes_them(language: Language) -> None:
    written = catalog_file(language).read_text(encoding="utf-8")
    assert as_po(updated(read_catalog(language)), language) == written, "run `make catalogs`"


# One word for one thing, and a word that a secretary uses: what is said instead stands behind it.
UNWANTED = {
    r"fon": "huruf",
    r"(?:ter|di)semat\w*": "tertanam",
    r"bita\w*": "byte",
    r"hasil bangunan": "dibuat dari",
    r"(?:di)?bangun ulang": "susun ulang",
    r"diska": "tempat penyimpanan",
    r"galat": "kesalahan",
    r"tanda petik": "tanda kutip",
    r"karakter kendali": "tanda yang tidak terlihat",
    r"penyandian": "UTF-8",
    r"seharusnya `–`": "which words are missing or too many",
}


@pytest.mark.parametrize("unwanted", UNWANTED)
def test_indonesian_has_one_plain_word_for_one_thing(unwanted: str) -> None:
    pattern = re.compile(rf"\b{unwanted}(?!\w)", re.IGNORECASE)
    found = [m.string for m in read_catalog("id") if m.string and pattern.search(str(m.string))]
    assert not found, f"write {UNWANTED[unwanted]}"
