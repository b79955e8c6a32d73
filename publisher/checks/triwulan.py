"""Rules on the figures of the quarters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.prose.formats import dengan_satuan, rupiah
from publisher.reading import Naskah
from publisher.tables.capaian import SETAHUN, target_pada, target_triwulan
from publisher.tables.masa import (
    Jangka,
    bagian_dari,
    bagian_indikator,
    bagian_tahun,
    banyaknya,
    jangka_dari,
    realisasi_triwulan,
    semua_realisasi,
)
from publisher.tables.pagu import realisasi_simpul, semua_simpul
from publisher.vocabulary.anggaran import (
    LINGKUP,
    Jumlah,
    Realisasi,
    RealisasiBelanja,
    Simpul,
)
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, Predikat, Rupiah


@rule("angka", ERROR, WARNING)
def realisasi_turun(naskah: Naskah) -> Iterator[Flaw]:
    """A figure that only grows during the year is lower than in the quarter before.

    What was spent or done by the end of Triwulan I is still so at the end of
    Triwulan II; a lower figure means that one of the two is wrong, or that the
    quarter's own figure stands for the cumulative one. Correct it, or say how
    the quarters are counted: `cara = "jumlah"` for each quarter's own figure,
    `cara = "terakhir"` for a state that may also fall.
    """
    report = naskah.report
    for sasaran in report.kinerja.sasaran:
        for ind in sasaran.indikator:
            yield from _parts(ind)
    for _, simpul in semua_simpul(report.anggaran):
        yield from _spending(simpul)
    for tempat, realisasi in semua_realisasi(report.anggaran):
        yield from _spent_by_parts(tempat, realisasi)


def _parts(ind: Indikator) -> Iterator[Flaw]:
    for jangka, parts in bagian_indikator(ind):
        if parts.cara != "kumulatif" or ind.polaritas != "positif":
            continue
        known = [(n, r) for n, r in enumerate(parts.realisasi, 1) if r is not None]
        for (before, earlier), (n, later) in pairwise(known):
            if later < earlier and not isinstance(later, Predikat):
                # A share may fall although the office did not say how it is counted.
                yield Flaw(
                    parts.place / "realisasi" / (n - 1),
                    _fallen(
                        bagian_tahun(jangka, n),
                        dengan_satuan(later, ind.satuan),
                        dengan_satuan(earlier, ind.satuan),
                        bagian_tahun(jangka, before),
                    ),
                    message(
                        'correct it, or write `cara = "jumlah"` or `cara = "terakhir"` '
                        "if the figures are not cumulative"
                    ),
                    severity=WARNING if ind.satuan == "%" else ERROR,
                )


def _fallen(when: str, later: str, earlier: str, before: str) -> Message:
    return message(
        "realisasi to {n} is {later}, less than {earlier} to {m}",
        n=when,
        later=later,
        earlier=earlier,
        m=before,
    )


def _spent_by_parts(tempat: Place, realisasi: Realisasi | RealisasiBelanja) -> Iterator[Flaw]:
    """Of cumulative amounts the first that is less than one before it: of all, or of one kind."""
    jangka = jangka_dari(realisasi)
    if jangka is None or realisasi.cara != "kumulatif":
        return
    for amounts in _by_kind(bagian_dari(realisasi)):
        known = [(n, r) for n, r in enumerate(amounts, 1) if r is not None]
        for (before, earlier), (n, later) in pairwise(known):
            if later < earlier:
                yield Flaw(
                    tempat / jangka / (n - 1),
                    _fallen(
                        bagian_tahun(jangka, n),
                        rupiah(later),
                        rupiah(earlier),
                        bagian_tahun(jangka, before),
                    ),
                    message(
                        'correct it, or write `cara = "jumlah"` if each figure is that of its '
                        "quarter or month alone"
                    ),
                    severity=ERROR,
                )
                return


def _by_kind(parts: Sequence[Jumlah | Rupiah | None]) -> Iterator[list[Rupiah | None]]:
    for jenis in LINGKUP:
        yield [p.menurut(jenis) if isinstance(p, Jumlah) else p for p in parts]


def _spending(simpul: Simpul) -> Iterator[Flaw]:
    if simpul.realisasi_lalu is None:
        return
    for jenis in LINGKUP:
        before, now = simpul.realisasi_lalu.menurut(jenis), realisasi_simpul(simpul, jenis)
        if before is not None and now is not None and now < before:
            yield _less_spent(simpul, now, before)
            return


def _less_spent(simpul: Simpul, now: Rupiah, before: Rupiah) -> Flaw:
    return Flaw(
        simpul.place / "realisasi_lalu",
        message(
            "realisasi of {kode} is {now}, less than {before} in the quarter before",
            kode=simpul.kode,
            now=rupiah(now),
            before=rupiah(before),
        ),
        message("write both as in the LRA: from the year's beginning to the quarter's end"),
        severity=ERROR,
    )


@rule("angka", ERROR)
def triwulan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The quarters do not give the figure of the year or of the report's period.

    The same target and realisasi stand in two places, and a reader who adds up
    the quarters must find the printed figure. Correct the one that is wrong, or
    say with `cara` how the quarters are counted.
    """
    report = naskah.report
    tahap, quarter = report.anggaran.tahap, report.laporan.triwulan
    for sasaran in report.kinerja.sasaran:
        for ind in sasaran.indikator:
            done = realisasi_triwulan(ind, quarter)
            if done is not None:
                place = next(parts.place for _, parts in bagian_indikator(ind))
                yield from _differs(ind, place / "realisasi", "realisasi", done, ind.realisasi)
            planned = target_triwulan(ind, SETAHUN)
            if planned is not None and ind.triwulan is not None:
                place, year = ind.triwulan.place / "target", target_pada(ind.target, tahap, tahap)
                yield from _differs(ind, place, "target", planned, year)


def _differs(
    ind: Indikator, place: Place, key: str, quarters: Desimal, year: Desimal | None
) -> Iterator[Flaw]:
    if year is None or quarters == year:
        return
    yield Flaw(
        place,
        message(
            "the quarters give a {key} of {triwulan}, but `{key}` of the indikator is {tahun}",
            key=key,
            triwulan=dengan_satuan(quarters, ind.satuan),
            tahun=dengan_satuan(year, ind.satuan),
        ),
        message("correct one of them, or `cara`: how the quarters are counted"),
    )


@rule("angka", WARNING)
def realisasi_tak_lengkap(naskah: Naskah) -> Iterator[Flaw]:
    """There are fewer or more realisasi than quarters or months have passed.

    A report on Triwulan II needs the figures of two quarters, or of six months.
    Where one is missing, the position at the period's end is unknown, and prints
    as "belum diisi"; one too many says that the report's period is an earlier one,
    or that a figure stands in the wrong place. Write what is missing, or
    `"belum diisi"` where it is not known yet, and take out what lies after the period.
    """
    report = naskah.report
    quarter = report.laporan.triwulan
    for sasaran in report.kinerja.sasaran:
        for ind in sasaran.indikator:
            for jangka, parts in bagian_indikator(ind):
                known = [r is not None for r in parts.realisasi]
                yield from _too_few_or_many(parts.place / "realisasi", jangka, known, quarter)
    for tempat, realisasi in semua_realisasi(report.anggaran):
        jangka_anggaran = jangka_dari(realisasi)
        if jangka_anggaran is not None:
            written = [_is_known(p) for p in bagian_dari(realisasi)]
            place = tempat / jangka_anggaran
            yield from _too_few_or_many(place, jangka_anggaran, written, quarter)


def _is_known(part: Jumlah | Rupiah | None) -> bool:
    return any(p is not None for p in ([part] if not isinstance(part, Jumlah) else part.semua))


def _too_few_or_many(
    place: Place, jangka: Jangka, known: Sequence[bool], quarter: int | None
) -> Iterator[Flaw]:
    """known: of each figure, if it is one; a gap after the period is none too many."""
    wanted = banyaknya(jangka, quarter)
    last = max((n for n, is_known in enumerate(known, 1) if is_known), default=0)
    if last > wanted:
        yield Flaw(
            place / wanted,
            message(
                "realisasi of {part} is written, but the report ends with {end}",
                part=bagian_tahun(jangka, wanted + 1),
                end=bagian_tahun(jangka, wanted),
            ),
            message("take it out, or correct `triwulan` of laporan.toml"),
        )
    elif len(known) < wanted:
        yield Flaw(
            place,
            message(
                "figures of realisasi: {count}; needed to {end}: {wanted}",
                count=len(known),
                wanted=wanted,
                end=bagian_tahun(jangka, wanted),
            ),
            message('write those that are missing; `"belum diisi"` where they are not known yet'),
        )


RULES = (realisasi_turun, triwulan_berbeda, realisasi_tak_lengkap)
