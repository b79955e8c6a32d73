"""Rules on what a copied text leaves over: terms of others or of yesterday, other regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.periods import years
from publisher.reading.quotes import (
    Quotes,
    duties,
    hit,
    in_regulation,
    official,
    official_but_duties,
    quoted,
)
from publisher.reading.words import plain_words
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.laporan import PerangkatDaerah
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

_AS_WORD = re.compile(r"\b(?:istilah|kata|sebutan|nomenklatur)\s+[\"“‘]?$", re.IGNORECASE)
_KELURAHAN = re.compile(r"\b(?:kelurahan|lurah)\b", re.IGNORECASE)
# `desa dan kelurahan` speaks of both at once, as the laws do, also where there are no kelurahan.
_BOTH = re.compile(r"desa\s*(?:,|/|dan|atau|dan/atau|maupun|serta)\s*(?:\w+\s+)?$", re.IGNORECASE)
_BOTH_AFTER = re.compile(r"\s*(?:/|dan|atau|dan/atau|maupun)\s*(?:kepala\s+)?desa\b", re.IGNORECASE)
# Who says that there is none has not mistaken his office.
_NONE = re.compile(r"\b(?:tidak|tanpa|bukan|belum|0)\b[^.]*$", re.IGNORECASE)
_ABOVE = (
    r"\b(?:(?:pertimbangan|saran|masukan|bertanggung\s+jawab)\s+kepada|(?P<helps>membantu)"
    r"|(?:diberikan|ditugaskan|dipimpin)\s+oleh)\s+(?P<head>{heads})\b"
)
_SPENDS = re.compile(r"\s+(?:ke|di|kepada|dari|dengan)\b")
# Who opens a sentence and does what only the head of the reporting office does.
_LEADS = r"(?:^|[.;]\s+)(?P<head>{heads})\s+(?:bertanggung\s?jawab|memimpin|dibantu|membawahi)\b"
_OF_SOMEBODY = re.compile(
    rf"\s+(?:[A-Z{REF}]|terkait|teknis|masing-masing|yang|lain|setempat|se)|\s*[/,]"
)


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
    above = {"camat"} if own.jenis.casefold() == "kelurahan" else set()  # UU 23/2014 Pasal 229
    units = {str(u.nama).casefold() for u in naskah.report.organisasi.unit}
    others = [
        str(h)
        for h in naskah.report.pengetahuan.istilah.kepala
        if h.casefold() not in {own.kepala.casefold(), *units, *lurah, *above}
    ]
    names = "|".join(map(re.escape, others))
    for found in re.finditer(_LEADS.format(heads=names), passage.text):
        if passage.jenis == "narasi":
            yield _not_the_head(passage, found, own)
    for found in re.finditer(_ABOVE.format(heads=names), passage.text):
        partner = found["helps"] and passage.jenis == "narasi"
        if not partner and not _OF_SOMEBODY.match(passage.text, found.end()):
            yield _not_the_head(passage, found, own)


def _not_the_head(passage: Passage, found: re.Match[str], own: PerangkatDaerah) -> Flaw:
    return Flaw(
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
    # "Perjanjian Kinerja Badan dan Bupati X" has two parties; only the first is the office.
    r"\s+(?!dan\b)(?:\s*(?:[A-Z][\w-]*|dan(?=\s+(?!(?:Bupati|Wali|Wakil|Gubernur|Sekretaris|Camat"
    r"|Lurah|Kepala|Dinas|Badan|DPRD|Pemerintah)\b)[A-Z])))+)"
)
# What only the office that reports says of itself.
_AS_OURS = re.compile(
    r"(?:^|[.;]\s+|(?P<by>\b(?:disusun|dibuat|diterbitkan|disajikan)\s+oleh\s+))"
    r"(?P<name>(?:Dinas|Badan)(?!\s+dan\b)(?:\s+(?:[A-Z][\w-]*|dan(?=\s+[A-Z])))+)"
    r"\s+(?(by)sebagai\s+(?:bentuk|wujud|pertanggung)|(?:telah\s+)?(?:"
    r"menetapkan\s+(?:\w+\s+){0,2}(?:sasaran|indikator|tujuan|visi)\b|memperjanjikan\b|menyusun\s+(?:laporan|LKj|Laporan|[Rr]enstra|[Rr]enja|Perjanjian)|"
    r"berkedudukan|mempunyai\s+(?:tugas|fungsi)|memiliki\s+(?:visi|tugas|fungsi)|"
    r"(?:memiliki|melaksanakan|mempunyai)\s+\w+\s+(?:program|sasaran|indikator|misi)))"
)
# The other one's own figure, beside which this office's is laid.
_COMPARES = re.compile(
    r"\b(?:lebih\s+(?:tinggi|rendah|baik|besar|kecil|cepat|lambat|sedikit|banyak)|di\s?(?:atas|bawah)|"
    r"melampaui|melebihi|menyamai|mengungguli|tertinggal|disusul|diikuti|menyusul|sedangkan|sementara|"
    r"adapun|posisi|urutan|terpaut|selisih|tertinggi|terendah|laporan\s+kinerjanya|"
    r"menurut\s+(?:laporan|LKj|data|publikasi|rilis|BPS))\b",
    re.IGNORECASE,
)
_HAS_FIGURE = re.compile(
    r"\s+(?:pada\s+tahun\s+(?:yang\s+sama|\d{4})\s+)?(?:membukukan|mencatat(?:kan)?|tercatat|"
    r"memperoleh|meraih|mencapai|berada|baru|sudah|hanya|sebesar|menempati)\b[^.;]*?\d"
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
    own = plain_words(office.nama)
    named = [*_AS_OURS.finditer(passage.text)]
    if office.jenis.casefold() in ("dinas", "badan"):
        named += _OTHER_OFFICE.finditer(passage.text)
    for found in {m.span("name"): m for m in named}.values():
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
    if text.startswith("Kab", start) and _is_compared(naskah, text, start, end, first, last):
        return True
    if _is_the_regent_or_of_ours(naskah, text, start):
        return False
    if not _ITSELF.search(text, first, start) and plain_words(text[first:start]):
        return True  # in passing: whoever copied a report left the name where the office speaks
    regent = text.startswith("Bupati", start)  # `Peraturan Bupati X` names X as any sentence does
    return quotes.hold(*hit(text, start, end)) or (in_regulation(text, start) and not regent)


def _is_the_regent_or_of_ours(naskah: Naskah, text: str, start: int) -> bool:
    """`dengan Bupati X`, or this office's own name and then another kabupaten."""
    if text.startswith("Bupati", start):
        return _BEFORE_REGENT.search(text, max(0, start - 40), start) is not None
    own = " ".join(naskah.report.laporan.perangkat_daerah.nama.casefold().split())
    before = " ".join(text[:start].casefold().split())
    return before.endswith(own)


_BEFORE_REGENT = re.compile(
    r"\b(?:dengan|kepada|oleh|dan|selaku|Penjabat|Pj\.?|Peraturan|Keputusan)\s+$"
)


def _is_compared(naskah: Naskah, text: str, start: int, end: int, first: int, last: int) -> bool:
    """Another kabupaten whose figure stands beside this one's."""
    name = text[start:end].casefold()
    compared = (
        p.nama.casefold()
        for s in naskah.report.kinerja.sasaran
        for i in s.indikator
        for p in i.pembanding
    )
    if any(name in other for other in compared):
        return True
    digits = any(c.isdigit() for c in text[first:last])
    return digits and bool(
        _COMPARES.search(text, first, last) or _HAS_FIGURE.match(text, end, last)
    )


RULES = (
    istilah_perangkat_lain,
    istilah_usang,
    istilah_belanja_usang,
    perangkat_daerah_lain,
)
