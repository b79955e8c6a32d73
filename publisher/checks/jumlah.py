"""Rules on sums: an amount written above the rows that already give it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publisher.prose.formats import rupiah
from publisher.reading import Naskah
from publisher.tables.pagu import anak, pada_tahap, semua_simpul
from publisher.vocabulary.anggaran import (
    JENIS,
    Anggaran,
    Jenis,
    Jumlah,
    KelompokBelanja,
    Pagu,
    Simpul,
    Tahap,
)
from publisher.vocabulary.findings import ERROR
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Rupiah, jumlah

TAHAP: tuple[Tahap, ...] = ("murni", "perubahan")
LINGKUP: tuple[Jenis | None, ...] = (None, *JENIS)  # the whole amount, then each kind of it
Tertulis = Callable[[Simpul], Jumlah | None]  # what is written at a row


@rule("angka", ERROR)
def jumlah_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """An amount is not what the rows below it add up to.

    A reader adds up every column, and the auditor does so with the DPA and the
    LRA beside it; there is no tolerance. Correct the amount that is wrong, then
    remove the upper one: it will be added up.
    """
    for twice in _written_twice(naskah.report.anggaran):
        if twice.berbeda is not None:
            yield _differing(twice, *twice.berbeda)


@rule("angka", ERROR)
def jumlah_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """An amount is written although the rows below it already give it.

    Every figure is written once: two places drift apart. Remove the amount at
    the upper level, or those below.
    """
    for twice in _written_twice(naskah.report.anggaran):
        if twice.berbeda is None:
            yield Flaw(
                twice.place,
                message(
                    "`{key}` of {kode} is computed from the rows below it",
                    key=twice.kunci,
                    kode=twice.nama,
                ),
                message("remove this amount; it will be added up"),
            )


def _differing(twice: _Twice, tertulis: Rupiah, bawah: Rupiah) -> Flaw:
    return Flaw(
        twice.place,
        message(
            "`{key}` of {kode} is {tertulis}, but the rows below it add up to {jumlah}: "
            "a difference of {beda}",
            key=twice.kunci,
            kode=twice.nama,
            tertulis=rupiah(tertulis),
            jumlah=rupiah(bawah),
            beda=rupiah(abs(tertulis - bawah)),
        ),
        message("correct the amount that is wrong, then remove this one: it will be added up"),
    )


@dataclass(frozen=True, slots=True)
class _Twice:
    """An amount that is written above rows which give it; berbeda: both, where they differ."""

    place: Place
    kunci: str
    nama: str
    berbeda: tuple[Rupiah, Rupiah] | None


def teratas(simpul: Simpul, tertulis: Tertulis, jenis: Jenis | None) -> Rupiah | None:
    """The amount of a row as tables print it: its own, or the sum of the rows below."""
    own = tertulis(simpul)
    if own is not None:
        return own.menurut(jenis)
    below = anak(simpul)
    return jumlah(teratas(b, tertulis, jenis) for b in below) if below else None


def terendah(simpul: Simpul, tertulis: Tertulis, jenis: Jenis | None) -> Rupiah | None:
    """The amount of a row by the lowest rows that give it."""
    below = anak(simpul)
    total = jumlah(terendah(b, tertulis, jenis) for b in below) if below else None
    own = tertulis(simpul)
    return total if total is not None or own is None else own.menurut(jenis)


def pagu_tertulis(anggaran: Anggaran, tahap: Tahap) -> Tertulis:
    return lambda simpul: pada_tahap(simpul.pagu, tahap, anggaran.tahap)


def realisasi_tertulis(simpul: Simpul) -> Jumlah | None:
    return simpul.realisasi


def _written_twice(anggaran: Anggaran) -> Iterator[_Twice]:
    for _, simpul in semua_simpul(anggaran):
        if anak(simpul):
            for tahap in TAHAP:
                place = _at_stage(simpul.place, simpul.pagu, tahap)
                yield from _of_row(simpul, pagu_tertulis(anggaran, tahap), place, "pagu")
            place = simpul.place / "realisasi"
            yield from _of_row(simpul, realisasi_tertulis, place, "realisasi")
    for kelompok in anggaran.belanja:
        yield from _of_group(kelompok, anggaran)


def _of_row(simpul: Simpul, tertulis: Tertulis, place: Place, kunci: str) -> Iterator[_Twice]:
    own = tertulis(simpul)
    if own is None:
        return
    compared: list[Jenis | None] = []
    for jenis in LINGKUP:
        amount = own.menurut(jenis)
        sums = _below(simpul, tertulis, jenis)
        if amount is None or not sums:
            continue
        if amount not in sums:
            yield _Twice(place, kunci, simpul.kode, (amount, sums[0]))
            return
        compared.append(jenis)
    parts = [j for j in JENIS if own.menurut(j)]
    if _below(simpul, tertulis, None) or (parts and all(j in compared for j in parts)):
        yield _Twice(place, kunci, simpul.kode, None)


def _below(simpul: Simpul, tertulis: Tertulis, jenis: Jenis | None) -> list[Rupiah]:
    """The sum of the rows below as it prints, and by the lowest rows, where they are known.

    Where the two differ, a row below is wrong: an amount that agrees with either
    is not to blame.
    """
    printed = jumlah(teratas(b, tertulis, jenis) for b in anak(simpul))
    lowest = jumlah(terendah(b, tertulis, jenis) for b in anak(simpul))
    return [total for total in (printed, lowest) if total is not None]


def _of_group(kelompok: KelompokBelanja, anggaran: Anggaran) -> Iterator[_Twice]:
    if not kelompok.rincian:
        return
    for tahap in TAHAP:
        own = _whole(kelompok.pagu, tahap, anggaran)
        lines = jumlah(_whole(r.pagu, tahap, anggaran) for r in kelompok.rincian)
        place = _at_stage(kelompok.place, kelompok.pagu, tahap)
        yield from _of_lines(kelompok, own, lines, place, "pagu")
    spent = jumlah(r.realisasi for r in kelompok.rincian)
    place = kelompok.place / "realisasi"
    yield from _of_lines(kelompok, kelompok.realisasi, spent, place, "realisasi")


def _of_lines(
    kelompok: KelompokBelanja, own: Rupiah | None, lines: Rupiah | None, place: Place, kunci: str
) -> Iterator[_Twice]:
    if own is not None and lines is not None:
        yield _Twice(place, kunci, kelompok.nama, None if own == lines else (own, lines))


def _whole(pagu: Pagu | None, tahap: Tahap, anggaran: Anggaran) -> Rupiah | None:
    written = pada_tahap(pagu, tahap, anggaran.tahap)
    return written.menurut(None) if written is not None else None


def _at_stage(place: Place, pagu: Pagu | None, tahap: Tahap) -> Place:
    """Where the amount of a stage is written: `pagu`, or `pagu.murni`."""
    named = pagu is not None and pagu.at is not None
    written = pagu is not None and getattr(pagu, tahap) is not None
    return place / "pagu" / (tahap if written else "berlaku") if named else place / "pagu"


RULES = (jumlah_berbeda, jumlah_ganda)
