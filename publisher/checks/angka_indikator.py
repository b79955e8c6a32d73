"""Rules on what narratives say of the indicators: their targets, realisasi and capaian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publisher.checks.angka import angka_berbeda, pembulatan_salah
from publisher.prose.formats import angka as as_number
from publisher.prose.formats import dengan_satuan, persen
from publisher.reading import Naskah, once
from publisher.reading.angka_indikator import (
    Angka,
    dapat_berarti,
    tanpa_tahun,
    target_tahap,
)
from publisher.reading.asal_angka import sumber_indikator, terbalik
from publisher.reading.indikator import daftar_indikator
from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.ucapan import Ucapan, menurut_kalimat, ucapan
from publisher.tables.capaian import capaian_mentah
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

_STAGE = re.compile(r"murni|perubahan|pergeseran|semula|awal|sebelum", re.IGNORECASE)
FEW = 2  # unknown words between a word and its figure, with which a reading is only likely


_COMPARE = message(
    "compare both: correct the sentence, or kinerja.toml if the sentence is right; if "
    "another year or place is meant, name it beside the figure"
)


@rule("angka", WARNING, INFO)
def angka_indikator_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence gives an indicator another target, realisasi or capaian than the report has.

    The tables of Bab III and the text answer the same question, and a reviewer lays one beside
    the other (PermenPANRB 53/2014). Correct the figure in the sentence, or in kinerja.toml where
    the sentence is right. Where the indicator or the year is not certain, this is information.
    """
    said = angka_keliru(naskah)
    yield from terbalik_dihitung(naskah)
    for u, meant in menyimpang(naskah):
        at = u.kalimat.passage.place(u.nilai.start, u.nilai.end)
        if (at.path, at.offset) in said:
            continue
        ind = daftar_indikator(naskah).indikator[u.indikator or 0]
        sure = u.yakin and not u.asing and u.tahun is not None
        sure = sure and not (u.peran == "awal" and tanpa_tahun(u))
        yield Flaw(
            at,
            _said(u, ind, meant),
            _COMPARE,
            severity=WARNING if sure else INFO,
        )


def letak(u: Ucapan) -> tuple[Path, int | None]:
    at = u.kalimat.passage.place(u.nilai.start, u.nilai.end)
    return at.path, at.offset


def dibicarakan(k: Kalimat) -> tuple[int, ...]:
    """The indicators that a sentence is about, as far as that is known."""
    named = tuple(dict.fromkeys(m.n for m in k.sebutan if m.n is not None))
    if named and k.dalam_analisis and k.pokok is not None:
        named = tuple(dict.fromkeys((*named, k.pokok)))
    topic = k.pokok if k.pokok is not None else k.lanjut
    return named or ((topic,) if topic is not None else ())


@once
def angka_keliru(naskah: Naskah) -> frozenset[tuple[Path, int | None]]:
    """Where a figure was found to differ from a computed one already."""
    rules = (angka_berbeda, pembulatan_salah)
    return frozenset((f.at.path, f.at.offset) for one in rules for f in one(naskah))


def terbalik_dihitung(naskah: Naskah) -> Iterator[Flaw]:
    """A capaian of negative polarity by the formula of the positive one, however it is worded."""
    for k, said in menurut_kalimat(naskah):
        whose = dibicarakan(k)
        for u in said if _REACHED.search(k.text) else ():
            n = u.indikator if u.indikator is not None else next(iter(whose), None)
            if n is None or u.nilai.asked or u.nilai.kira or not terbalik(naskah, n, u.nilai):
                continue
            ind = daftar_indikator(naskah).indikator[n]
            yield Flaw(
                k.passage.place(u.nilai.start, u.nilai.end),
                _turned_said(u, ind, capaian_mentah(ind, naskah.report.anggaran.tahap), ind.place),
                _COMPARE,
                severity=WARNING if u.peran == "capaian" and u.yakin else INFO,
            )


_REACHED = re.compile(r"\b(?:capaian\w*|tercapai|ketercapaian\w*|mencapai)\b", re.IGNORECASE)


def menyimpang(naskah: Naskah) -> Iterator[tuple[Ucapan, Angka]]:
    indikator = daftar_indikator(naskah).indikator
    for u in ucapan(naskah):
        if u.asing > FEW or tentang_lain(u) or _denied(u):
            continue
        meant = dapat_berarti(naskah, u)
        if not meant or any(u.nilai.rounds(a.nilai) for a in meant):
            continue
        if _by_how_much(naskah, u) or terbalik(naskah, u.indikator or 0, u.nilai):
            continue
        stages = target_tahap(indikator[u.indikator or 0])
        if u.peran == "target" and _STAGE.search(u.kalimat.text) and u.nilai.value in stages:
            continue
        yield u, meant[0]


# A difference, a step of a calculation, a year to come or a neighbour has figures of its own.
_OTHER = re.compile(
    r"\b(?:(?:selisih|kelebihan|kekurangan)(?:nya)?|surplus|defisit)\b|\btahun\s+(?:depan|mendatang)\b|"
    r"\b(?:membagi|dibagi|mengalikan|dikalikan|ditambah)\b|\d\s*[+×÷]\s*\d|\btetangga\b|"
    r"\b(?:kabupaten|kota|kecamatan)\s+lain\b",
    re.IGNORECASE,
)
_REGION = re.compile(r"\s*(?:Kabupaten|Kota|Provinsi)\s+(?P<nama>[A-Z]\w+)")
_CLAUSE = re.compile(
    r"[;:.]\s|,\s+(?:dan\s+|yang\s+)?|\b(?:sedangkan|sementara|namun|tetapi|sehingga|karena|walaupun|meskipun)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s*(?:setiap|tiap|per|dalam)\s+(?:se)?(?:bulan|hari|minggu|orang)\b", re.I)
_AGAINST = re.compile(r"[;:]|\b(?:sedangkan|sementara|namun|tetapi|adapun)\b", re.IGNORECASE)


def tentang_lain(u: Ucapan) -> bool:
    """Does its clause speak of a difference, a calculation, another year or another place?"""
    k, at = u.kalimat, u.nilai.start - u.kalimat.start
    text = k.text
    breaks = [m.end() for m in _CLAUSE.finditer(text, 0, at)]
    tail = _CLAUSE.search(text, u.nilai.end - k.start)
    if _OTHER.search(text, breaks[-1] if breaks else 0, tail.start() if tail else len(text)):
        return True
    if _EACH.match(text, u.nilai.end - k.start):
        return True
    region = _REGION.match(text)
    return region is not None and not u.wilayah_sendiri and not _AGAINST.search(text, 0, at)


_DENIED = re.compile(r"\b(?:belum|tidak|tanpa|bukan)\b", re.IGNORECASE)


def _denied(u: Ucapan) -> bool:
    """`belum pernah mencapai 100 persen`: what is denied is no figure of it."""
    k = u.kalimat
    if u.peran not in ("mencapai", "nilai", "daftar"):
        return False
    lead = k.passage.text[k.start : u.nilai.start]
    return _DENIED.search(_CLAUSE.split(lead)[-1]) is not None


_BY = re.compile(
    r"\b(?:melampaui|melebihi|terlampaui|lebih|kurang|di\s?atas|di\s?bawah|selisih|naik|turun|meningkat|"
    r"menurun|bertambah|berkurang|sisa|tambahan|tinggal|belum|seperempat|sepertiga|separuh|setengah|"
    r"sebagian)\b",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"\b(?:pertumbuhan|kenaikan|penurunan|peningkatan|tambahan)\b", re.IGNORECASE)


def _by_how_much(naskah: Naskah, u: Ucapan) -> bool:
    """`melampaui target sebesar 0,80`: is it the difference of two figures of the indicator?"""
    k, of = u.kalimat, sumber_indikator(naskah)[u.indikator or 0]
    begin = max((v.end for v in k.nilai if v.end <= u.nilai.start), default=k.start)
    lead = _AGAINST.split(k.passage.text[k.start : u.nilai.start])[-1]
    if u.peran not in ("target", "realisasi", "capaian") and _GROWTH.search(lead):
        return True
    spoken = _BY.search(k.passage.text, begin, u.nilai.start)
    values = of.bagian if u.nilai.satuan == "persen" else ()
    return spoken is not None and any(u.nilai.near(x) for x in (*of.beda, *values))


def _said(u: Ucapan, ind: Indikator, meant: Angka) -> Message:
    file, line = (meant.at.path.name, meant.at.line) if meant.at else ("kinerja.toml", 0)
    what = f"{meant.peran} {meant.tahun}" if meant.tahun else meant.peran
    value = _printed(meant, ind)
    return message(
        "{kata} is given for `{nama}`, but its {apa} is {nilai} (tabel kinerja; {file} line "
        "{line})",
        kata=u.words,
        nama=ind.nama,
        apa=what,
        nilai=value,
        file=file,
        line=line,
    )


def _turned_said(u: Ucapan, ind: Indikator, right: Desimal | None, at: Place) -> Message:
    return message(
        "{kata}: the capaian of `{nama}` is {nilai} by the formula of negative polarity "
        "(tabel kinerja; {file} line {line}); this is the ratio of the wrong way round",
        kata=u.words,
        nama=ind.nama,
        nilai=persen(right) if right is not None else "",
        file=at.path.name,
        line=at.line,
    )


def _printed(meant: Angka, ind: Indikator) -> str:
    if meant.peran == "capaian":
        return persen(Desimal(meant.nilai))
    if ind.satuan.startswith("per "):
        return as_number(Desimal(meant.nilai))
    return dengan_satuan(Desimal(meant.nilai), ind.satuan)


RULES = (angka_indikator_berbeda,)
