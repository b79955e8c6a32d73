"""The rule on names of other regions that were left over from a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.istilah import hit, in_regulation
from publisher.checks.official_words import duties, official_but_duties
from publisher.reading import Naskah, Passage
from publisher.reading.quotes import Quotes
from publisher.reading.words import plain_words
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

_REGION = r"\b(?P<kind>{kinds})\s+(?P<name>[A-Z][a-z’']{{2,}}(?:\s+[A-Z][a-z’']{{2,}})?)(?![\w-])"
# Words after which, or at the beginning of a sentence, a report names its own office.
_ITSELF = re.compile(
    r"\b(?:laporan|lkj|lkjip|perjanjian|renstra|renja|rencana|struktur|susunan|organisasi|pemerintah"
    r"|perangkat daerah|visi|misi|tugas|fungsi|kinerja|anggaran|program|kegiatan|sasaran|di|pada"
    r"|oleh|lingkungan|camat|bupati|peraturan)(?:\s+\w+)?\s*$",
    re.IGNORECASE,
)
_OTHER_OFFICE = re.compile(
    r"\b(?:Laporan Kinerja|LKj|LKjIP|Perjanjian Kinerja|Renstra|Rencana Strategis|Renja"
    r"|Rencana Kerja|Struktur Organisasi|Susunan Organisasi|Kepala)\s+(?P<name>(?:Dinas|Badan)"
    r"(?:\s+(?:[A-Z][\w-]*|dan(?=\s+[A-Z])))+)"
)


@rule("prosa", WARNING)
def perangkat_daerah_lain(naskah: Naskah) -> Iterator[Flaw]:
    """The name of another kecamatan, dinas or kabupaten stands where this one's should.

    It stayed when another office's report was copied, and is the first thing
    that a reviewer sees. Write this office's name. Sentences on neighbours,
    comparison and cooperation may name others.
    """
    quotes = official_but_duties(naskah)
    for passage in (*naskah.of("narasi", "judul"), *duties(naskah)):
        for start, end in (*_regions(naskah, passage), *_offices(naskah, passage)):
            if _may_name_others(naskah, passage, start, end, quotes):
                continue
            yield Flaw(
                passage.place(start, end),
                message("`{nama}` is not the office of this report", nama=passage.text[start:end]),
                message(
                    "write this office's own name, or say what the other one has to do with it"
                ),
            )


def _regions(naskah: Naskah, passage: Passage) -> Iterator[tuple[int, int]]:
    office, istilah = naskah.report.laporan.perangkat_daerah, naskah.report.pengetahuan.istilah
    kinds = "Kabupaten|Bupati"
    if office.jenis.casefold() == "kecamatan":
        kinds += "|Kecamatan|Camat"
    no_name = {w.casefold() for w in istilah.bukan_nama}
    own = {w for text in (office.nama, office.kabupaten) for w in plain_words(text)}
    for found in re.finditer(_REGION.format(kinds=kinds), passage.text):
        first = found["name"].split()[0].casefold()
        if first not in own and first not in no_name:
            yield found.span()


def _offices(naskah: Naskah, passage: Passage) -> Iterator[tuple[int, int]]:
    """Another dinas or badan, where the words before say that it is the one that reports."""
    office = naskah.report.laporan.perangkat_daerah
    if office.jenis.casefold() not in ("dinas", "badan"):
        return
    own = plain_words(office.nama)
    for found in _OTHER_OFFICE.finditer(passage.text):
        said = plain_words(found["name"])
        if said[: len(own)] != own and own[: len(said)] != said and len(said) > 1:
            yield found.span("name")


def _may_name_others(
    naskah: Naskah, passage: Passage, start: int, end: int, quotes: Quotes
) -> bool:
    text = passage.text
    first, last = naskah.sentences.around(text, start, end)
    related = set(map(str, naskah.report.pengetahuan.istilah.kata_hubungan))
    if set(plain_words(text[first:last])) & related:
        return True
    if not _ITSELF.search(text, first, start) and plain_words(text[first:start]):
        return True  # in passing: whoever copied a report left the name where the office speaks
    regent = text.startswith("Bupati", start)  # `Peraturan Bupati X` names X as any sentence does
    return quotes.hold(*hit(text, start, end)) or (in_regulation(text, start) and not regent)


RULES = (perangkat_daerah_lain,)
