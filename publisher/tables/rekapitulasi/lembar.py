"""The sheet of one office: its figures beside those of its kind, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from publisher.prose.formats import angka, desimal, rupiah
from publisher.tables.rekapitulasi.asal import ringkas
from publisher.tables.rekapitulasi.kantor import BarisKantor
from publisher.tables.rekapitulasi.kelompok import BarisJenis, BarisSasaran, BarisSasaranSama
from publisher.tables.table import TakAda
from publisher.vocabulary.rekap import Angka, Catatan, CatatanIndikator, CatatanNilai

NO_FIGURE = TakAda("–")


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """pembanding: the same in percent of its kind, or of those with the same sasaran."""

    uraian: str
    rencana: str | None
    realisasi: str | None
    persen: Decimal | str | None
    pembanding: Decimal | str | None
    asal: str
    tebal: bool = False


@dataclass(frozen=True, slots=True)
class Lembar:
    kantor: BarisKantor
    catatan: Catatan
    jenis: BarisJenis
    baris: tuple[BarisLembar, ...]


def lembar_kantor(
    row: BarisKantor,
    made: Catatan,
    kind: BarisJenis,
    goals: Iterable[BarisSasaran],
    alike: Mapping[int, BarisSasaranSama],
) -> Lembar:
    """kind: of its kind and period. goals: its own. alike: shared sasaran by their group."""
    return Lembar(row, made, kind, tuple(_rows(row, made, kind, goals, alike)))


def _rows(
    row: BarisKantor,
    made: Catatan,
    kind: BarisJenis,
    goals: Iterable[BarisSasaran],
    alike: Mapping[int, BarisSasaranSama],
) -> Iterator[BarisLembar]:
    places = (*row.pagu.asal, *row.realisasi.asal)
    amounts = (_rupiah(row.pagu.nilai), _rupiah(row.realisasi.nilai))
    yield BarisLembar("Anggaran", *amounts, row.serapan, kind.serapan, ringkas(places), True)
    if made.nilai is not None:
        yield _score(made.nilai, kind)
    yield BarisLembar("Capaian kinerja", NO_FIGURE, NO_FIGURE, row.capaian, kind.capaian, "", True)
    for goal in goals:
        shared = alike.get(goal.kelompok)
        mean = shared.capaian if shared else NO_FIGURE
        said = goal.catatan
        spent = (_rupiah(said.pagu.nilai), _rupiah(said.realisasi.nilai))
        if said.pagu.nilai is None and said.realisasi.nilai is None:
            spent = (NO_FIGURE, NO_FIGURE)  # it names no program
        asal = ringkas(said.capaian.asal)
        yield BarisLembar(f"Sasaran: {said.nama}", *spent, _printed(said.capaian), mean, asal, True)
        for indicator in said.indikator:
            yield _indicator(indicator)


def _score(score: CatatanNilai, kind: BarisJenis) -> BarisLembar:
    """Its part of the weight; the mean of its kind is in points of the same weight."""
    of_kind = None
    if kind.nilai is not None and score.bobot:
        of_kind = kind.nilai * 100 / score.bobot
    own = score.total * 100 / score.bobot if score.bobot else None
    words = (desimal(score.bobot), desimal(score.total))
    return BarisLembar("Nilai pelaporan (perkiraan)", *words, own, of_kind, "", True)


def _indicator(ind: CatatanIndikator) -> BarisLembar:
    asal = ringkas(dict.fromkeys((*ind.target.asal, *ind.realisasi.asal)))
    return BarisLembar(
        f"{ind.nama} ({ind.satuan})",
        _measure(ind.target),
        _measure(ind.realisasi),
        _printed(ind.capaian),
        NO_FIGURE,
        asal,
    )


def _measure(value: Angka) -> str | None:
    if value.kata:
        return value.kata
    return None if value.nilai is None else angka(value.nilai)


def _printed(value: Angka) -> Decimal | str | None:
    return TakAda(value.kata) if value.nilai is None and value.kata else value.nilai


def _rupiah(value: Decimal | None) -> str | None:
    return None if value is None else rupiah(int(value))
