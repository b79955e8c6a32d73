"""Where each figure of a recap was written: in which file and line of its office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.tables.rekapitulasi.kantor import BarisKantor
from publisher.vocabulary.rekap import Angka, Catatan

SHOWN = 4  # places that a cell of a page has room for


@dataclass(frozen=True, slots=True)
class BarisAsal:
    """A figure and all places that it comes from, `anggaran.toml:41`, as seen from `folder`."""

    kunci: str
    kantor: str
    folder: str
    angka: str
    nilai: Angka


def baris_asal(laporan: Iterable[Catatan], rows: Iterable[BarisKantor]) -> tuple[BarisAsal, ...]:
    """Every figure that an office wrote and the recap takes over, office by office."""
    records = {one.kunci: one for one in laporan}
    return tuple(
        BarisAsal(one.kunci, one.kantor, one.folder, name, value)
        for one in (records[row.kunci] for row in rows)
        for name, value in _figures(one)
        if value.asal
    )


def _figures(made: Catatan) -> Iterator[tuple[str, Angka]]:
    budget = made.anggaran
    if budget is not None:
        yield "Pagu", budget.pagu
        yield "Realisasi", budget.realisasi
        for kind in (*budget.belanja, *budget.program):
            yield f"Pagu {kind.nama}", kind.pagu
            yield f"Realisasi {kind.nama}", kind.realisasi
    for goal in made.sasaran:
        yield f"Capaian sasaran: {goal.nama}", goal.capaian
        yield f"Pagu sasaran: {goal.nama}", goal.pagu
        yield f"Realisasi sasaran: {goal.nama}", goal.realisasi
        for indicator in goal.indikator:
            yield f"Target indikator: {indicator.nama}", indicator.target
            yield f"Realisasi indikator: {indicator.nama}", indicator.realisasi
            yield f"Capaian indikator: {indicator.nama}", indicator.capaian


def ringkas(asal: Iterable[str], shown: int = SHOWN) -> str:
    """`anggaran.toml:41, 45, 49, 53, … (38 baris)`; each file once, with its first lines."""
    files: dict[str, list[str]] = {}
    for place in asal:
        file, _, line = place.rpartition(":")
        files.setdefault(file, []).append(line)
    return "; ".join(
        f"{file}:{', '.join(lines[:shown])}"
        + (f", … ({len(lines)} baris)" if len(lines) > shown else "")
        for file, lines in files.items()
    )
