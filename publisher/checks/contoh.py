"""Rules on what is still of the filled example, of another region or of another kind of office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from publisher.reading import Naskah, Passage
from publisher.reading.quotes import in_regulation, official, quoted
from publisher.reading.words import plain_words
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.laporan import PerangkatDaerah
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.pengetahuan.contoh import Contoh, kalimat_dari
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, Rupiah, Teks

MANY = 3  # large amounts of the example in one report: no chance any more


@rule("prosa", WARNING)
def isi_contoh(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence, a figure, a name or a file is still that of the filled example.

    `publisher new --example` writes the report of an invented office. What is
    left of it in another office's report is true of nobody. Write what is true
    of this office, or "belum diisi" as long as it is not known.
    """
    report = naskah.report
    contoh, office = report.pengetahuan.contoh, report.laporan.perangkat_daerah
    if (str(office.nama), str(office.kabupaten)) == (contoh.nama, contoh.kabupaten):
        return
    for passage in naskah.passages:
        yield from _said(passage, contoh)
    signer = report.laporan.penanda_tangan
    if "".join(signer.nip.split()) == contoh.nip:
        yield Flaw(
            signer.place / "nip",
            message("these words are those of the example"),
            message("write what is true of this office, or `belum diisi`"),
        )
    yield from _figures(report, contoh)
    for lampiran in report.laporan.lampiran:
        if str(lampiran.kunci) in report.berkas_contoh:
            yield Flaw(
                lampiran.place / "berkas",
                message("the file `{berkas}` is that of the example", berkas=lampiran.berkas),
                message("put this office's own document in its place"),
            )


def _said(passage: Passage, contoh: Contoh) -> Iterator[Flaw]:
    """The first words of a passage that are the example's: who writes it anew sees the others."""
    for start, end, words in kalimat_dari(passage.text):
        if words in contoh.kalimat:
            yield Flaw(
                passage.place(start, end),
                message("these words are those of the example"),
                message("write what is true of this office, or `belum diisi`"),
            )
            return


def _figures(report: Report, contoh: Contoh) -> Iterator[Flaw]:
    found = [f for stem in FILES for f in _of(getattr(report, stem.replace("-", "_")), "")]
    large = {int(n) for _, n in found if int(n) in contoh.rupiah}
    for owner, number in found:
        same = (owner, Decimal(number)) in contoh.angka
        if number.asal and (same or len(large) >= MANY and int(number) in large):
            yield Flaw(
                number.asal[0],
                message("this figure is that of the example"),
                message("write this office's own, or `belum diisi`"),
            )


def _of(value: Any, owner: str) -> Iterator[tuple[str, Rupiah | Desimal]]:
    if isinstance(value, Rupiah | Desimal):
        if owner:
            yield owner, value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _of(inner, owner)
    elif isinstance(value, Node):
        own = str(getattr(value, "kode", None) or getattr(value, "nama", None) or owner)
        for key in type(value).model_fields:
            if key != "at":
                yield from _of(getattr(value, key), own)


_REGION = re.compile(
    r"\b(?P<kind>Kab(?:upaten|\.)?|Kota|Bupati|Wali\s?[Kk]ota)\s+(?!dan\b|atau\b)"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_REGENT = re.compile(
    r"\b(?P<head>Bupati|Wali\s?[Kk]ota)\b|\b(?:bertanggung\s?jawab\s+(?:langsung\s+)?kepada|"
    r"(?:di)?perjanjikan\s+(?:dengan|kepada)|berada\s+di\s+bawah)\s+(?P<above>Gubernur)\b"
)
# People and things that are of the kota or kabupaten that a report speaks for.
_OF_OURS = re.compile(
    r"\b(?:[Mm]asyarakat|[Ww]arga|[Pp]enduduk|[Pp]emerintah(?:an)?|[Aa]paratur|APBD|RPJMD|DPRD|"
    r"Sekretar(?:is|iat)\s+Daerah|[Pp]embangunan|RKPD)\s+(?:di\s+|Daerah\s+)?"
    r"(?P<name>Kota\s+(?!dan\b|atau\b|[Ss]e)[A-Z][\w’'-]+)"
)
_BOTH = re.compile(r"\s*/|\s*(?:,|dan|atau)\s+(?:wali\s?kota|bupati)\b", re.IGNORECASE)
_BEFORE = re.compile(r"(?:/|\b(?:gubernur|bupati|wali\s?kota)\s*(?:,|dan|atau))\s*$", re.IGNORECASE)


@rule("organisasi", WARNING)
def daerah_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The location, a regulation or the superior is that of another region.

    A kabupaten has a Bupati, a kota a Wali Kota (UU 23/2014), and the
    organisation of an office is set by the regulation of its own region. What
    differs stayed from the report that was copied. Sentences on neighbours,
    comparison and cooperation may name others.
    """
    office = naskah.report.laporan.perangkat_daerah
    if office.kabupaten.split()[0].casefold() not in ("kabupaten", "kota"):
        return
    for text in _of_the_region(naskah.report):
        for found in _REGION.finditer(text):
            if text.asal and not _own_region(found, office):
                yield _elsewhere(text.asal[0].at_characters(*found.span()), found[0], office)
                break
    quotes = official(naskah)
    for passage in naskah.of("narasi"):
        for found in (*_REGENT.finditer(passage.text), *_other_towns(passage.text, office)):
            group = found.lastgroup or 0
            if group == "head" and _is_right(found["head"], office):
                continue
            if _speaks_of_others(naskah, passage, found):
                continue
            if not quoted(quotes, passage.text, *found.span(group)):
                yield _elsewhere(passage.place(*found.span(group)), found[group], office)


def _other_towns(text: str, office: PerangkatDaerah) -> Iterator[re.Match[str]]:
    """`masyarakat Kota X` in the report of a kabupaten, or of another kota."""
    own = " ".join(plain_words(office.kabupaten))
    for found in _OF_OURS.finditer(text):
        if not own.startswith(" ".join(plain_words(found["name"]))):
            yield found


def _of_the_region(report: Report) -> Iterator[Teks]:
    """Texts that name this region or none."""
    anggaran = report.anggaran
    yield anggaran.lokasi
    yield from (s.lokasi for _, s in semua_simpul(anggaran) if s.lokasi)
    yield report.organisasi.dasar
    yield from (p.bentuk for p in report.pendahuluan.peraturan)


def _own_region(found: re.Match[str], office: PerangkatDaerah) -> bool:
    """The kind may be left out or shortened; the name may go on, as `Kota Batu Tahun` does."""
    kind, name = found["kind"].casefold(), plain_words(found["name"])
    own_kind, *own = plain_words(office.kabupaten)
    is_kota = kind == "kota" or kind.startswith("wali")
    return list(name[: len(own)]) == list(own) and is_kota == (own_kind == "kota")


def _is_right(head: str, office: PerangkatDaerah) -> bool:
    return (head == "Bupati") == (office.kepala_daerah == "Bupati")


def _speaks_of_others(naskah: Naskah, passage: Passage, found: re.Match[str]) -> bool:
    text, (start, end) = passage.text, found.span()
    if _BOTH.match(text, end) or _BEFORE.search(text[:start]) or in_regulation(text, start):
        return True
    first, last = naskah.sentences.around(text, start, end)
    return bool(set(plain_words(text[first:last])) & _related(naskah))


def _related(naskah: Naskah) -> set[str]:
    return set(map(str, naskah.report.pengetahuan.istilah.kata_hubungan))


def _elsewhere(at: Place, said: str, office: PerangkatDaerah) -> Flaw:
    return Flaw(
        at,
        message("`{nama}` does not belong to {daerah}", nama=said, daerah=office.kabupaten),
        message(
            "write that of {daerah}, headed by a {kepala}",
            daerah=office.kabupaten,
            kepala=office.kepala_daerah,
        ),
    )


@rule("organisasi", WARNING)
def jenis_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The name or the head of the office is that of another kind of office.

    A kecamatan has a Camat, a dinas a Kepala Dinas (UU 23/2014, PP 18/2016).
    What differs stayed from the report that was copied, or `jenis` is wrong.
    The kinds and their heads stand in pengetahuan/perangkat.toml.
    """
    report = naskah.report
    office, known = report.laporan.perangkat_daerah, report.pengetahuan.perangkat
    if known.cari(office.jenis, office.nama) is None:
        return
    own = {str(k.kepala).casefold() for k in known.jenis if _same(k.nama, office.jenis)}
    others = {str(k.kepala) for k in known.jenis if k.kepala.casefold() not in own}
    first = office.nama.split()[0]
    if any(_same(first, k.nama) and not _same(first, office.jenis) for k in known.jenis):
        yield _of_a_kind(office.place / "nama", first, office)
    if office.kepala in others:
        yield _of_a_kind(office.place / "kepala", office.kepala, office)
    for unit in report.organisasi.unit:
        if unit.atasan is None and _head(unit.nama, others):
            yield _of_a_kind(unit.place / "nama", unit.nama, office)
    if office.jenis.casefold() == "kecamatan":
        others -= {"Lurah"}  # of its kelurahan
    led = re.compile(rf"\bdipimpin\s+oleh\s+(?:seorang\s+)?(?P<head>{_any(others)})\b")
    for passage in naskah.of("narasi"):
        if passage.at.path.stem != "pendahuluan":
            continue
        for found in led.finditer(passage.text):
            first_, last = naskah.sentences.around(passage.text, *found.span())
            if not set(plain_words(passage.text[first_:last])) & _related(naskah):
                yield _of_a_kind(passage.place(*found.span("head")), found["head"], office)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _head(title: str, heads: set[str]) -> bool:
    return re.match(rf"(?:{_any(heads)})\b", title) is not None


def _any(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _of_a_kind(at: Place, said: str, office: PerangkatDaerah) -> Flaw:
    return Flaw(
        at,
        message(
            "`{nama}` does not fit an office of the kind {jenis}", nama=said, jenis=office.jenis
        ),
        message("correct it, or `jenis` in laporan.toml"),
    )


RULES = (isi_contoh, daerah_berbeda, jenis_berbeda)
