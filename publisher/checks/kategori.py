"""Rules on categories and predicates in words, against the figure and the scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from publisher.prose.formats import angka, persen
from publisher.reading import Naskah
from publisher.reading.indikator import daftar_indikator
from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.kategori import (
    Kategori,
    batas_salah,
    kategori_disebut,
    menyebut_predikat,
    nilai_dari,
    predikat_salah,
    tentang_lain,
    tingkat,
)
from publisher.reading.periods import periods
from publisher.reading.ucapan import Ucapan, menurut_kalimat
from publisher.tables.capaian import capaian, kategori
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal


@rule("angka", WARNING)
def kategori_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence gives a capaian another category than the scale does.

    The tables print the category that the scale of kinerja.toml gives each capaian; a reader who
    finds `Sangat Baik` in the text and `Baik` in the table trusts neither. Correct the word, or
    the figure beside it.
    """
    skala = naskah.report.kinerja.skala
    names = [str(s.nama) for s in skala.kategori]
    for k, said in menurut_kalimat(naskah):
        for found in kategori_disebut(k, names):
            if not found.disangkal:
                yield from _against(naskah, k, said, found)


def _against(
    naskah: Naskah, k: Kalimat, said: tuple[Ucapan, ...], found: Kategori
) -> Iterator[Flaw]:
    skala, now = naskah.report.kinerja.skala, int(naskah.report.laporan.tahun)
    beside = nilai_dari(said, found)
    place = k.passage.place(found.start, found.end)
    reached = beside is not None and beside.peran in ("capaian", "rata")
    if tentang_lain(found) and not reached:
        return
    if beside is not None and _SHARE_OF.search(k.passage.text[k.start : beside.nilai.start]):
        return  # `satu dari empat sasaran (25%) berkategori Tinggi`
    if beside is not None and beside.peran not in ("serapan", "target", "beda", "efisiensi"):
        right = tingkat(beside.nilai.value, skala)
        if beside.nilai.kira or beside.nilai.rentang or right in (None, found.nama):
            return
        yield Flaw(
            place,
            message(
                "the text says `{kata}`, but {nilai} is `{kategori}` by the scale (kinerja.toml "
                "line {baris}, tabel skala)",
                kata=found.nama,
                nilai=beside.words,
                kategori=right,
                baris=skala.place.line,
            ),
            message("correct the word, or the figure beside it"),
        )
        return
    n = _subject(k, found)
    if n is None or any(u.tahun_lain - {now} or u.potongan for u in said) or _part(naskah, k):
        return
    ind = daftar_indikator(naskah).indikator[n]
    value = capaian(ind, naskah.report.anggaran.tahap, skala)
    computed = kategori(value, skala)
    if value is not None and computed is not None and computed != found.nama:
        yield Flaw(
            place,
            message(
                "the text says `{kata}`, but a capaian of {capaian} is `{kategori}` (`{nama}`, "
                "kinerja.toml line {baris}, tabel kinerja)",
                kata=found.nama,
                capaian=persen(value),
                kategori=computed,
                nama=ind.nama,
                baris=ind.place.line,
            ),
            message("correct the word, or the target and realisasi"),
        )


def _part(naskah: Naskah, k: Kalimat) -> bool:
    """Does it speak of a quarter that is not the report's?"""
    own = naskah.report.laporan.triwulan
    named = {p.triwulan for p in periods(k.text) if p.triwulan is not None}
    return bool(named - {own})


def _subject(k: Kalimat, found: Kategori) -> int | None:
    """The only indicator that the words before it name, or that the text stands under."""
    names = [m for m in k.sebutan if m.end <= found.start]
    if any(m.n is None for m in names) or _NOT_OF_ONE.search(found.clause):
        return None
    own = {m.n for m in names}
    later = {m.n for m in k.sebutan} - own
    if len(own) == 1:
        return next(iter(own)) if names[-1].sure else None
    counted = any(v.satuan == "" and v.benda.startswith("indikator") for v in k.nilai)
    return k.pokok if not own and not later and not counted else None


@rule("angka", WARNING)
def batas_skala_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence gives a category other limits than the scale has.

    The category of every capaian follows from the scale of kinerja.toml, and the table of the
    scale is printed beside. Correct the limit in the sentence, or the scale.
    """
    skala = naskah.report.kinerja.skala
    for k, _ in menurut_kalimat(naskah):
        for wrong in batas_salah(k, skala):
            yield Flaw(
                k.passage.place(wrong.nilai.start, wrong.nilai.end),
                message(
                    "{kata} is no limit of `{nama}`: the scale has {benar} (kinerja.toml line "
                    "{baris}, tabel skala)",
                    kata=k.passage.text[wrong.nilai.start : wrong.nilai.end],
                    nama=wrong.nama,
                    benar=", ".join(angka(Desimal(b)) for b in wrong.benar),
                    baris=skala.place.line,
                ),
                message("correct the limit, or the scale in kinerja.toml"),
            )


@rule("angka", WARNING)
def predikat_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A letter is not the one that the regulation gives the value.

    The predicate of SAKIP follows from its value by PermenPANRB 88/2021 (A above 80, BB above
    70), the quality of service from the IKM by PermenPANRB 14/2017. Correct the letter, or the
    value.
    """
    for k, _ in menurut_kalimat(naskah):
        for wrong in predikat_salah(k, *_evaluated(naskah, k)) if menyebut_predikat(k) else ():
            yield Flaw(
                k.passage.place(wrong.start, wrong.end),
                message(
                    "`{kata}` is written, but {nilai} is {benar} by {aturan}",
                    kata=wrong.huruf,
                    nilai=angka(Desimal(wrong.nilai)),
                    benar=wrong.benar,
                    aturan=wrong.aturan,
                ),
                message("correct the letter, or the value"),
            )


def _evaluated(naskah: Naskah, k: Kalimat) -> tuple[Decimal | None, Decimal | None]:
    """(the value of SAKIP, that of the IKM): of the indicator spoken of, or of the only one."""
    if _OTHERS.search(k.text):
        return None, None
    every = daftar_indikator(naskah).indikator
    own: set[int | None] = {m.n for m in k.sebutan if m.n is not None} or {k.pokok}
    n = next(iter(own)) if len(own) == 1 else None
    found: list[Decimal | None] = []
    for words in (_SAKIP, _IKM):
        of_it = [i for i in every if words.search(i.nama)]
        named = n is not None and words.search(every[n].nama) is not None
        one = every[n] if named and n is not None else of_it[0] if len(of_it) == 1 else None
        about = named or words.search(k.text) is not None
        known = one is not None and one.realisasi is not None and about
        found.append(
            Decimal(one.realisasi) if known and one and one.realisasi is not None else None
        )
    return found[0], found[1]


_SHARE_OF = re.compile(
    r"\b(?:indikator|sasaran|program|kegiatan)\w*(?:\s+kinerja)?\s*(?:\(|,?\s*atau\s+)$",
    re.IGNORECASE,
)
_NOT_OF_ONE = re.compile(r"\b(?:program|kegiatan|sasaran|rata-rata)\b", re.IGNORECASE)
_SAKIP = re.compile(r"\bsakip\b|\bakip\b|akuntabilitas kinerja", re.IGNORECASE)
_IKM = re.compile(r"kepuasan masyarakat|\bikm\b|\bskm\b|mutu (?:pe)?layanan", re.IGNORECASE)
_OTHERS = re.compile(
    r"provinsi|rata-rata|perangkat daerah lain|kecamatan lain|mensyaratkan minimal", re.I
)


RULES = (kategori_berbeda, batas_skala_berbeda, predikat_berbeda)
