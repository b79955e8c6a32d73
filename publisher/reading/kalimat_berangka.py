"""The sentences of the narratives: their figures, the names in them, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.reading import Naskah, Passage, once
from publisher.reading.indikator import Daftar, Sebutan, daftar_indikator
from publisher.reading.nilai import Nilai, nilai

PRONOUN = re.compile(
    r"\bindikator\s+(?:kinerja\s+)?(?:ini|tersebut|itu|dimaksud)\b"
    r"|\b(?:capaian|target|realisasi|nilai|angka|persentase|kategori|hasil)(?:nya\b|\s+(?:ini|"
    r"tersebut|itu)\b)"
    r"|\b(?:(?:pe)?layanan|rasio|indeks|skor|jumlah|waktu|prevalensi|cakupan|kinerja|produksi|"
    r"pencapaian|lama|tingkat|indikator)\s+(?:ini|tersebut|itu)\b",
    re.IGNORECASE,
)


MOST = 60  # figures or names of one sentence: more of them would cost their square
NEAR = 500  # letters to each side that may say what a sentence is about


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence of a narrative with its figures and the names in it.

    pokok: the indicator that it speaks of where it names none; None: nobody knows.
    lanjut: the one that its paragraph spoke of last, though no word takes it up.
    """

    passage: Passage
    start: int
    end: int
    nilai: tuple[Nilai, ...]
    sebutan: tuple[Sebutan, ...]
    pokok: int | None
    dalam_analisis: bool
    lanjut: int | None = None

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def sekitar(self) -> str:
        """The sentence with what stands around it in its paragraph."""
        return self.passage.text[max(0, self.start - NEAR) : self.end + NEAR]


@once
def kalimat(naskah: Naskah) -> tuple[Kalimat, ...]:
    """The sentences of the narratives that have a figure or name an indicator."""
    daftar = daftar_indikator(naskah)
    known = {
        ind.analisis.place.keys: n
        for n, ind in enumerate(daftar.indikator)
        if ind.analisis is not None
    }
    found: list[Kalimat] = []
    for narrative in naskah.narratives():
        at = narrative[0].at
        own = known.get(at.keys[:-1]) if at.path.name == "kinerja.toml" else None
        for passage in narrative:
            found += _of_passage(naskah, daftar, passage, own)
    return tuple(found)


def _of_passage(
    naskah: Naskah, daftar: Daftar, passage: Passage, own: int | None
) -> Iterator[Kalimat]:
    values, named = nilai(passage, naskah.figures), daftar.nama.find(passage.text)
    v = s = 0
    before = own
    for sentence in naskah.sentences_of(passage):
        first, first_name = v, s
        while v < len(values) and values[v].start < sentence.end:
            v += 1
        while s < len(named) and named[s].start < sentence.end:
            s += 1
        here, figures = named[first_name:s], values[first:v]
        if len(figures) > MOST or len(here) > MOST:
            here, figures = (), ()  # a list, which says nothing in words
        pokok = before if own is not None or PRONOUN.search(sentence.text) else None
        span = (sentence.start, sentence.end)
        yield Kalimat(passage, *span, figures, here, pokok, own is not None, before)
        only = {m.n for m in here if m.n is not None}
        foreign = any(m.n is None for m in here)
        if len(only) == 1 and not foreign:
            before = next(iter(only))
        elif only or foreign:
            before = own
