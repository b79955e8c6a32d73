"""Rules on terms: those of other offices, and those of yesterday."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from publisher.checks.official_words import duties, official, official_but_duties
from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.quotes import Quotes
from publisher.reading.regulations import Regulation, regulations
from publisher.reading.words import Word, plain_words, words
from publisher.reading.years import years
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

_AS_WORD = re.compile(r"\b(?:istilah|kata|sebutan|nomenklatur)\s+[\"“‘]?$", re.IGNORECASE)
_KELURAHAN = re.compile(r"\b(?:kelurahan|lurah)\b", re.IGNORECASE)
_BOTH = re.compile(r"desa\s*(?:,|/|dan|atau|dan/atau|maupun|serta)\s*(?:\w+\s+)?$", re.IGNORECASE)
_BOTH_AFTER = re.compile(r"\s*(?:/|dan|atau|dan/atau|maupun)\s*(?:kepala\s+)?desa\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:tidak|tanpa|bukan|belum|0)\b[^.]*$", re.IGNORECASE)
_ABOVE = (
    r"\b(?:(?:pertimbangan|saran|masukan|bertanggung\s+jawab)\s+kepada|(?P<helps>membantu)"
    r"|(?:diberikan|ditugaskan|dipimpin)\s+oleh)\s+(?P<head>{heads})\b"
)
_SPENDS = re.compile(r"\s+(?:ke|di|kepada|dari|dengan)\b")
_OF_SOMEBODY = re.compile(
    rf"\s+(?:[A-Z{REF}]|terkait|teknis|masing-masing|yang|lain|setempat|se)|\s*[/,]"
)


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[tuple[Word, ...], tuple[str, ...], tuple[Regulation, ...]]:
    """The words of a text, once more in small letters, and its regulations: asked for often."""
    return tuple(words(text)), plain_words(text), tuple(regulations(text))


def in_regulation(text: str, at: int) -> bool:
    """Whether the letter stands in a citation or its title."""
    return any(r.start <= at < r.end for r in _read(text)[2])


def hit(text: str, start: int, end: int) -> tuple[tuple[str, ...], int, int]:
    """The words of a text, and which of them stand at `start` to `end`: what `Quotes` asks for."""
    found, said, _ = _read(text)
    first = bisect_right(found, start, key=lambda w: w.end)
    return said, first, bisect_left(found, end, key=lambda w: w.start)


def quoted(quotes: Quotes, text: str, start: int, end: int) -> bool:
    """Whether the words stand in an official name or the title of a regulation."""
    return quotes.hold(*hit(text, start, end)) or in_regulation(text, start)


@rule("organisasi", WARNING)
def istilah_perangkat_lain(naskah: Naskah) -> Iterator[Flaw]:
    """A term belongs to another kind of office: a Lurah in a kecamatan without kelurahan.

    It stayed when the text was copied, and the report then describes an office
    that does not exist. Write this office's own term. A kecamatan that has
    kelurahan says so: `jumlah_kelurahan` in laporan.toml.
    """
    quotes = official_but_duties(naskah)
    for passage in (*naskah.of("narasi"), *duties(naskah)):
        yield from _kelurahan(naskah, passage, quotes)
        yield from _other_heads(naskah, passage)
        yield from _central_levels(naskah, passage, quotes)


def _kelurahan(naskah: Naskah, passage: Passage, quotes: Quotes) -> Iterator[Flaw]:
    office, text = naskah.report.laporan.perangkat_daerah, passage.text
    if office.jenis.casefold() != "kecamatan" or office.jumlah_kelurahan:
        return
    for found in _KELURAHAN.finditer(text):
        start, end = found.span()
        sentence = text[naskah.sentences.around(text, start, end)[0] : start]
        if _BOTH.search(sentence) or _BOTH_AFTER.match(text, end) or _NONE.search(sentence):
            continue
        if _AS_WORD.search(sentence):
            continue
        if not quoted(quotes, text, start, end):
            yield Flaw(
                passage.place(start, end),
                message("`{istilah}` does not fit a kecamatan without kelurahan", istilah=found[0]),
                message("write `Camat` or `desa`, or `jumlah_kelurahan` in laporan.toml"),
            )


def _other_heads(naskah: Naskah, passage: Passage) -> Iterator[Flaw]:
    own = naskah.report.laporan.perangkat_daerah
    lurah = {"lurah"} if own.jumlah_kelurahan or own.jenis.casefold() == "kecamatan" else set()
    units = {str(u.nama).casefold() for u in naskah.report.organisasi.unit}
    others = [
        str(h)
        for h in naskah.report.pengetahuan.istilah.kepala
        if h.casefold() not in {own.kepala.casefold(), *units, *lurah}
    ]
    for found in re.finditer(_ABOVE.format(heads="|".join(map(re.escape, others))), passage.text):
        partner = found["helps"] and passage.jenis == "narasi"
        if not partner and not _OF_SOMEBODY.match(passage.text, found.end()):
            yield Flaw(
                passage.place(*found.span("head")),
                message("`{kepala}` is not the head of this office", kepala=found["head"]),
                message("write `{right}`, or name the office that is meant", right=own.kepala),
            )


def _central_levels(naskah: Naskah, passage: Passage, quotes: Quotes) -> Iterator[Flaw]:
    terms = naskah.report.pengetahuan.istilah.tingkat_pusat
    for start, end in _occurrences(passage.text, terms):
        if not quoted(quotes, passage.text, start, end):
            yield Flaw(
                passage.place(start, end),
                message("`{istilah}` is a level of ministries", istilah=passage.text[start:end]),
                message(
                    "write the levels of local government: perangkat daerah, pemerintah daerah"
                ),
            )


def _occurrences(text: str, terms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where one of the terms stands as whole words, whatever its capitals."""
    pattern = "|".join(r"\s+".join(map(re.escape, t.split())) for t in terms)
    for found in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.IGNORECASE):
        yield found.span()


@rule("organisasi", WARNING)
def istilah_usang(naskah: Naskah) -> Iterator[Flaw]:
    """A term is used that has been replaced: LAKIP for LKj, SKPD for Perangkat Daerah.

    PermenPANRB 53/2014 and PP 18/2016 brought new terms, and a report that
    mixes both looks copied. Write the new term. Names of programs and documents
    that hold the old one stay as they are.
    """
    terms = {
        str(u.istilah).casefold(): u
        for u in naskah.report.pengetahuan.istilah.usang
        if naskah.report.laporan.tahun >= u.sejak
    }
    quotes = official(naskah)
    for passage in naskah.of("narasi", "judul", "singkat"):
        for start, end in _occurrences(passage.text, terms) if terms else ():
            said = passage.text[start:end]
            term = terms[" ".join(said.casefold().split())]
            if term.hanya_kapital and not all(w[0].isupper() for w in said.split()):
                continue
            first, last = naskah.sentences.around(passage.text, start, end)
            around = plain_words(passage.text[first:last])
            if set(around) & set(term.kecuali) or quoted(quotes, passage.text, start, end):
                continue
            yield Flaw(
                passage.place(start, end),
                message("`{istilah}` is an old term ({dasar})", istilah=said, dasar=term.dasar),
                message("write `{right}`", right=term.ganti),
            )


@rule("organisasi", ERROR)
def istilah_belanja_usang(naskah: Naskah) -> Iterator[Flaw]:
    """Belanja is divided into langsung and tidak langsung, as it was before the budget of 2021.

    PP 12/2019 and Permendagri 77/2020 know belanja operasi, modal, tidak
    terduga and transfer. Write the group that the DPA has.
    """
    istilah, tahun = naskah.report.pengetahuan.istilah, naskah.report.laporan.tahun
    if tahun < istilah.belanja_usang_sejak:
        return
    quotes = official(naskah)
    for passage in naskah.of("narasi", "judul", "singkat"):
        for start, end in _occurrences(passage.text, istilah.belanja_usang):
            first, last = naskah.sentences.around(passage.text, start, end)
            said = passage.text[first:last], start - first, end - first
            history = _is_history(*said, istilah.belanja_usang_sejak)
            if not history and not quoted(quotes, passage.text, start, end):
                yield Flaw(
                    passage.place(start, end),
                    message(
                        "`{istilah}` is no kind of belanja any more",
                        istilah=passage.text[start:end],
                    ),
                    message("write belanja operasi, modal, tidak terduga or transfer"),
                )


def _is_history(text: str, start: int, end: int, since: int) -> bool:
    """The sentence tells of an earlier year, or the words are a plain verb: belanja langsung ke."""
    spends = text[start].islower() and bool(_SPENDS.match(text, end))
    old = re.search(r"\b(?:semula|dahulu|dulu|sebelumnya|istilah|tidak lagi)\b", text)
    return any(year.tahun < since for year in years(text)) or spends or old is not None


RULES = (istilah_perangkat_lain, istilah_usang, istilah_belanja_usang)
