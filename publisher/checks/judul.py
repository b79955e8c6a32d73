"""Rules on the titles of subbab and lampiran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.reading import Naskah, Passage
from publisher.reading.words import ANY_ROMAN, ROMAN, folded
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Teks

_NUMBER = re.compile(
    rf"\s*(?:(?:BAB|Bab)\s+(?:{ROMAN}|\d+)\b[.:]?|\d+(?:\.\d+)+\.?|\d+[.)]|{ROMAN}[.)]|[A-Za-z][.)])\s+"
    rf"|\s*(?:[Ll]ampiran|LAMPIRAN|[Tt]abel|TABEL|[Gg]ambar|GAMBAR)\s+(?:{ANY_ROMAN}|\d+(?:\.\d+)?)"
    r"\s*[.:\-–]?\s+"
)
# The title of a regulation has its own numbers and stops.
_LAW = re.compile(r"(?:Peraturan|Keputusan|Undang|Instruksi|Surat)\b", re.IGNORECASE)
_STOP = re.compile(r"(?P<word>[^\W\d_]{3,})\s*(?P<stop>[.:;,]+)\s*$")
# Abbreviations keep their stop at the end of a title.
_SHORT = frozenset({"dll", "dsb", "dst", "tbk", "nip", "kab", "kec"})


@rule("struktur", WARNING)
def nomor_judul_diketik(naskah: Naskah) -> Iterator[Flaw]:
    """A title begins with a typed number, letter, or the word Lampiran or Tabel.

    The template gives titles their numbers, so the typed one would stand beside
    it or differ from it. Leave it out.
    """
    for passage in naskah.of("judul"):
        number = _NUMBER.match(passage.text)
        title = passage.text[number.end() :].strip() if number else ""
        if number and title and not _LAW.match(title):
            at = passage.place(0, len(passage.text))
            yield Flaw(
                at,
                message("the title has a typed number: {number}", number=number.group().strip()),
                message("leave the number out: the template gives it"),
                title if at.words == passage.text else None,
            )


@rule("struktur", ERROR)
def judul_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """Two subbab of one chapter have the same title.

    The table of contents then lists the same line twice, and a reader cannot
    tell them apart. Give each its own title, or join their texts.
    """
    for titles in _titles(naskah.report):
        seen: dict[tuple[str, ...], Place] = {}
        for judul in titles:
            number = _NUMBER.match(judul)
            title = folded(judul[number.end() if number else 0 :])
            first = seen.setdefault(title, judul.asal[0])
            if first is not judul.asal[0]:
                yield Flaw(
                    judul.asal[0],
                    message(
                        "the title `{judul}` stands at line {line} already",
                        judul=judul,
                        line=first.line,
                    ),
                    message("give it a title of its own, or join the two texts"),
                )


def _titles(report: Report) -> Iterator[list[Teks]]:
    """The office's own titles that stand beside each other."""
    for chapter in (report.pendahuluan, report.perencanaan, report.akuntabilitas):
        yield [subbab.judul for subbab in chapter.subbab]
    yield [bab.judul for bab in report.susunan.bab if bab.judul is not None]
    for ruas in report.susunan.semua():
        yield [inner.judul for inner in ruas.isinya if inner.judul is not None]


@rule("struktur", INFO)
def judul_bertitik(naskah: Naskah) -> Iterator[Flaw]:
    """A title ends with a full stop, colon, semicolon or comma.

    Titles of sections and lampiran have no closing sign (EYD V). Leave it out.
    """
    for passage in naskah.of("judul"):
        found = _STOP.search(passage.text)
        if found and found["word"].casefold() not in _SHORT:
            yield _closed(passage, found)


def _closed(passage: Passage, found: re.Match[str]) -> Flaw:
    at = passage.place(found.start("word"), found.end("stop"))
    return Flaw(
        at,
        message("the title ends with `{stop}`", stop=found["stop"]),
        message("a title has no closing sign: leave it out"),
        found["word"],
    )


RULES = (nomor_judul_diketik, judul_ganda, judul_bertitik)
