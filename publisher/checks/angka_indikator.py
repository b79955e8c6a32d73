"""Rules on what narratives say of the indicators: their targets, realisasi and capaian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from publisher.checks.angka import angka_berbeda, pembulatan_salah
from publisher.prose.formats import angka as as_number
from publisher.prose.formats import dengan_satuan, persen
from publisher.reading import Naskah, once
from publisher.reading.angka_indikator import Angka, dapat_berarti, target_tahap
from publisher.reading.indikator import daftar_indikator
from publisher.reading.ucapan import Ucapan, ucapan
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

_STAGE = re.compile(r"murni|perubahan|pergeseran|semula|awal|sebelum", re.IGNORECASE)
FEW = 2  # unknown words between a word and its figure, with which a reading is only likely


@rule("angka", WARNING, INFO)
def angka_indikator_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence gives an indicator another target, realisasi or capaian than the report has.

    The tables of Bab III and the text answer the same question, and a reviewer lays one beside
    the other (PermenPANRB 53/2014). Correct the figure in the sentence, or in kinerja.toml where
    the sentence is right. Where the indicator or the year is not certain, this is information.
    """
    said = angka_keliru(naskah)
    for u, meant in _differing(naskah):
        at = u.kalimat.passage.place(u.nilai.start, u.nilai.end)
        if (at.path, at.offset) in said:
            continue
        ind = daftar_indikator(naskah).indikator[u.indikator or 0]
        sure = u.yakin and not u.asing and u.tahun is not None
        yield Flaw(
            at,
            _said(u, ind, meant),
            message(
                "compare both: correct the sentence, or kinerja.toml if the sentence is right; if "
                "another year or place is meant, name it beside the figure"
            ),
            severity=WARNING if sure else INFO,
        )


@once
def angka_keliru(naskah: Naskah) -> frozenset[tuple[Path, int | None]]:
    """Where a figure was found to differ from a computed one already."""
    rules = (angka_berbeda, pembulatan_salah)
    return frozenset((f.at.path, f.at.offset) for one in rules for f in one(naskah))


def _differing(naskah: Naskah) -> Iterator[tuple[Ucapan, Angka]]:
    indikator = daftar_indikator(naskah).indikator
    for u in ucapan(naskah):
        if u.asing > FEW or _of_another(u):
            continue
        meant = dapat_berarti(naskah, u)
        if not meant or any(u.nilai.rounds(a.nilai) for a in meant):
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
_REGION = re.compile(r"^(?:Kabupaten|Kota|Provinsi)\s+[A-Z]\w+(?:\s[A-Z]\w+)?\s+[a-z]")


def _of_another(u: Ucapan) -> bool:
    return bool(_OTHER.search(u.kalimat.text) or _REGION.match(u.kalimat.text.lstrip()))


def _said(u: Ucapan, ind: Indikator, meant: Angka) -> Message:
    file, line = (meant.at.path.name, meant.at.line) if meant.at else ("kinerja.toml", 0)
    what = f"{meant.peran} {meant.tahun}" if meant.tahun else meant.peran
    value = _printed(meant, ind)
    if meant.peran == "capaian" and _turned(u, ind, meant):
        return message(
            "{kata}: the capaian of `{nama}` is {nilai} by the formula of negative polarity "
            "(tabel kinerja; {file} line {line}); this is the ratio of the wrong way round",
            kata=u.words,
            nama=ind.nama,
            nilai=value,
            file=file,
            line=line,
        )
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


def _turned(u: Ucapan, ind: Indikator, meant: Angka) -> bool:
    """Is it what the formula of the other polarity gives?"""
    target, done = ind.target.berlaku, ind.realisasi
    if ind.polaritas != "negatif" or not target or not done:
        return False
    ways = (Decimal(done) / target, Decimal(target) / done)
    return any(u.nilai.rounds(w * 100) for w in ways)


def _printed(meant: Angka, ind: Indikator) -> str:
    if meant.peran == "capaian":
        return persen(Desimal(meant.nilai))
    if ind.satuan.startswith("per "):
        return as_number(Desimal(meant.nilai))
    return dengan_satuan(Desimal(meant.nilai), ind.satuan)


RULES = (angka_indikator_berbeda,)
