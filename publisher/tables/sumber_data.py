"""Where each realisasi comes from: the source that is written nearest to it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.prose.formats import tanggal
from publisher.tables.pagu import anak
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.rincian_kinerja import SumberData
from publisher.vocabulary.values import Teks, places_of


@dataclass(frozen=True, slots=True)
class Angka:
    """A realisasi that is filled in: whose it is, where it stands, and its source."""

    nama: Teks
    at: Place
    sumber: SumberData | None


@dataclass(frozen=True, slots=True)
class TanpaSumber:
    """Figures without a source that one line would give it to all: of a file or of a part of it.

    nama: of the sasaran or program; nothing where it is the whole file.
    """

    berkas: Literal["kinerja", "anggaran"]
    nama: str
    at: Place
    tanpa: tuple[Angka, ...]


def sumber_data(report: Report, ind: Indikator) -> SumberData | None:
    """Where the realisasi of an indicator comes from: its own, its sasaran's or the file's."""
    for sasaran in report.kinerja.sasaran:
        if any(ind is one for one in sasaran.indikator):
            return ind.sumber_data or sasaran.sumber_data or report.kinerja.sumber_data
    return ind.sumber_data or report.kinerja.sumber_data


def sumber_simpul(report: Report) -> dict[str, SumberData | None]:
    """Code of a program, kegiatan or sub kegiatan → its source: its own, or that above it."""
    found: dict[str, SumberData | None] = {}

    def down(simpul: Simpul, inherited: SumberData | None) -> None:
        found[str(simpul.kode)] = own = simpul.sumber_data or inherited
        for child in anak(simpul):
            down(child, own)

    for program in report.anggaran.program:
        down(program, report.anggaran.sumber_data)
    return found


def tertulis(sumber: SumberData) -> Teks:
    """`Laporan Realisasi Anggaran, Subbagian Keuangan, 31 Desember 2024`"""
    text = str(sumber.dokumen)
    text += f", {sumber.pemegang}" if sumber.pemegang else ""
    text += f", {tanggal(sumber.tanggal)}" if sumber.tanggal else ""
    return Teks(text, places_of(sumber.dokumen, sumber.pemegang))


def sumber_tercetak(report: Report) -> dict[str, Teks | None]:
    """For the source lines of a template: `kinerja` and `anggaran`, each all that is named there.

    None where nothing is.
    """
    return {
        "kinerja": _all_of(a for _, _, every in _of_kinerja(report) for a in every),
        "anggaran": _all_of(a for _, _, every in _of_anggaran(report) for a in every),
    }


def _all_of(every: Iterable[Angka]) -> Teks | None:
    said = {str(t): t for t in (tertulis(a.sumber) for a in every if a.sumber)}
    return Teks("; ".join(said), places_of(*said.values())) if said else None


def tanpa_sumber(report: Report) -> tuple[TanpaSumber, ...]:
    """Every group of figures that has no source, the largest that one line would serve."""
    kinerja = _missing("kinerja", report.kinerja.place / "sasaran", _of_kinerja(report))
    anggaran = _missing("anggaran", report.anggaran.place / "program", _of_anggaran(report))
    return (*kinerja, *anggaran)


Groups = list[tuple[Teks, Place, list[Angka]]]


def _missing(
    berkas: Literal["kinerja", "anggaran"], file: Place, groups: Groups
) -> Iterator[TanpaSumber]:
    every = [a for _, _, figures in groups for a in figures]
    if every and not any(a.sumber for a in every):
        yield TanpaSumber(berkas, "", file, tuple(every))
        return
    for nama, at, figures in groups:
        without = tuple(a for a in figures if a.sumber is None)
        if without:
            yield TanpaSumber(berkas, str(nama), at, without)


def _of_kinerja(report: Report) -> Groups:
    return [
        (
            sasaran.nama,
            sasaran.place / "nama",
            [
                Angka(i.nama, i.place / "nama", sumber_data(report, i))
                for i in sasaran.indikator
                if i.realisasi is not None
            ],
        )
        for sasaran in report.kinerja.sasaran
    ]


def _of_anggaran(report: Report) -> Groups:
    sources = sumber_simpul(report)

    def written(simpul: Simpul) -> Iterator[Angka]:
        if simpul.realisasi is not None:
            yield Angka(simpul.nama, simpul.place / "nama", sources[str(simpul.kode)])
        for child in anak(simpul):
            yield from written(child)

    return [(p.nama, p.place / "nama", list(written(p))) for p in report.anggaran.program]
