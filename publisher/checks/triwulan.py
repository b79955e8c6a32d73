"""Rules on the figures of the quarters."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from publisher.prose.formats import dengan_satuan, romawi, rupiah
from publisher.reading import Naskah
from publisher.tables.capaian import SETAHUN, target_pada, target_triwulan
from publisher.tables.masa import realisasi_triwulan
from publisher.tables.pagu import realisasi_simpul, semua_simpul
from publisher.vocabulary.anggaran import LINGKUP, Simpul
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, Rupiah


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
            yield from _quarters(ind)
    for _, simpul in semua_simpul(report.anggaran):
        yield from _spending(simpul)


def _quarters(ind: Indikator) -> Iterator[Flaw]:
    quarters = ind.triwulan
    if quarters is None or quarters.cara not in (None, "kumulatif") or ind.polaritas != "positif":
        return
    known = [(n, r) for n, r in enumerate(quarters.realisasi, 1) if r is not None]
    for (before, earlier), (n, later) in pairwise(known):
        if later < earlier:
            # A share may fall although the office did not say how it is counted.
            severity = WARNING if ind.satuan == "%" else ERROR
            yield Flaw(
                quarters.place / "realisasi" / (n - 1),
                message(
                    "realisasi to Triwulan {n} is {later}, less than {earlier} to Triwulan {m}",
                    n=romawi(n),
                    later=dengan_satuan(later, ind.satuan),
                    earlier=dengan_satuan(earlier, ind.satuan),
                    m=romawi(before),
                ),
                message(
                    'correct it, or write `cara = "jumlah"` or `cara = "terakhir"` '
                    "if the figures are not cumulative"
                ),
                severity=severity,
            )


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
            yield from _differs(ind, "realisasi", done, ind.realisasi)
            planned = target_triwulan(ind, SETAHUN)
            yield from _differs(ind, "target", planned, target_pada(ind.target, tahap, tahap))


def _differs(
    ind: Indikator, key: str, quarters: Decimal | None, year: Decimal | None
) -> Iterator[Flaw]:
    if ind.triwulan is None or quarters is None or year is None or quarters == year:
        return
    yield Flaw(
        ind.triwulan.place / key,
        message(
            "the quarters give a {key} of {triwulan}, but `{key}` of the indikator is {tahun}",
            key=key,
            triwulan=dengan_satuan(Desimal(quarters), ind.satuan),
            tahun=dengan_satuan(Desimal(year), ind.satuan),
        ),
        message("correct one of them, or `cara`: how the quarters are counted"),
    )


RULES = (realisasi_turun, triwulan_berbeda)
