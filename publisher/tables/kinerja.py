"""Sasaran, their indicators and targets, and the measurement of performance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publisher.prose.formats import angka
from publisher.tables.capaian import (
    belum_waktunya,
    berwarna,
    capaian_tertulis,
    capaian_triwulan,
    kategori,
    target_pada,
    target_triwulan,
    tertulis,
    ukuran_indikator,
)
from publisher.tables.pagu import tahap_dibandingkan
from publisher.tables.serapan import BarisSerapan, tabel_serapan
from publisher.tables.table import GABUNG, Gabung, Tabel, TakAda
from publisher.vocabulary.kinerja import Indikator, Kategori, Rumus, Sasaran, Skala
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Desimal, Rupiah, Teks


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    no: Bilangan | Gabung
    sasaran: Teks | Gabung
    indikator: Teks
    rumus: Rumus | Teks | None  # in words where no formula is written
    murni: Teks
    perubahan: Teks
    target: Teks


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    no: Bilangan | Gabung | None
    sasaran: Teks | Gabung
    indikator: Teks | Gabung
    cara_pengukuran: Teks | Gabung | None
    target: Teks | Gabung
    target_triwulan: Teks | Gabung
    realisasi: Teks | Gabung
    capaian_triwulan: Desimal | Teks | Gabung | None
    capaian: Desimal | Teks | Gabung | None
    kategori: Teks | Gabung | None
    program: Teks | Gabung
    pagu: Rupiah | Teks | Gabung | None
    realisasi_anggaran: Rupiah | Teks | Gabung | None
    persen: Desimal | Teks | Gabung | None
    bertriwulan: bool


@dataclass(frozen=True, slots=True)
class BarisSkala:
    rentang: Teks
    kategori: Teks


def tabel_sasaran(report: Report) -> Tabel[BarisSasaran]:
    """One row per indicator; a sasaran's cells continue over its indicators.

    Targets in the indicator's unit: murni, perubahan, and that of the stage
    named by `rencana_kerja_tahap` (the plan).
    """
    rows = []
    tahap = report.anggaran.tahap
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        for m, ind in enumerate(sasaran.indikator):
            murni = target_pada(ind.target, "murni", tahap)
            perubahan = target_pada(ind.target, tahap_dibandingkan(report.anggaran), tahap)
            # The plan shows the stage that the office planned by, whatever is in force now.
            rencana = target_pada(ind.target, report.anggaran.rencana_kerja_tahap, tahap)
            rows.append(
                BarisSasaran(
                    GABUNG if m else Bilangan(n),
                    GABUNG if m else sasaran.nama,
                    ind.nama,
                    ind.rumus or ind.cara_pengukuran or TakAda("–"),
                    ukuran_indikator(ind, murni),
                    ukuran_indikator(ind, perubahan),
                    ukuran_indikator(ind, rencana),
                )
            )
    return Tabel(tuple(rows))


def tabel_kinerja(report: Report) -> Tabel[BarisKinerja]:
    """Per sasaran as many rows as it has indicators or programs, whichever are more.

    Target, realisasi in the indicator's unit; capaian and persen in percent;
    pagu and realisasi_anggaran in rupiah as in `tabel_serapan`, with totals. A program that
    supports several sasaran has its amounts at the first of them. capaian and kategori are those
    against the year's target, capaian_triwulan against the quarter's (`bertriwulan`: it has any).
    """
    serapan = {row.kode: row for row in tabel_serapan(report).baris}
    rows = [
        row
        for n, sasaran in enumerate(report.kinerja.sasaran, 1)
        for row in _sasaran_rows(report, n, sasaran, serapan)
    ]
    total = tabel_serapan(report).total
    cells: dict[str, Any] = dict.fromkeys(BarisKinerja.__slots__, GABUNG)
    cells |= _program_cells(total) | {"no": None, "sasaran": Teks("Jumlah"), "program": GABUNG}
    cells["bertriwulan"] = bertriwulan(report)
    return Tabel(tuple(rows), BarisKinerja(**cells))


def _sasaran_rows(
    report: Report, n: int, sasaran: Sasaran, serapan: dict[Teks, BarisSerapan]
) -> Iterator[BarisKinerja]:
    programs = [serapan[kode] for kode in dict.fromkeys(sasaran.program) if kode in serapan]
    first, dash = sasaran_pertama(report), TakAda("–")
    # Indicators and programs belong to the sasaran, not to each other: side by side in rows, and
    # a sasaran without either still has its row.
    for m in range(max(len(sasaran.indikator), len(programs), 1)):
        left = _indicator_cells(report, sasaran.indikator[m]) if m < len(sasaran.indikator) else {}
        right = _program_cells(programs[m]) if m < len(programs) else {}
        if right and first[programs[m].kode] < n:
            right = _counted_above(programs[m], first[programs[m].kode])
        if not programs and m == 0:  # a dash, for "belum diisi" would ask for what is not to come
            right = {"program": dash, "pagu": dash, "realisasi_anggaran": dash, "persen": dash}
        cells: dict[str, Any] = dict.fromkeys(BarisKinerja.__slots__, GABUNG)
        cells["bertriwulan"] = bertriwulan(report)
        head = {"no": Bilangan(n), "sasaran": sasaran.nama} if m == 0 else {}
        yield BarisKinerja(**{**cells, **head, **left, **right})


def _indicator_cells(report: Report, ind: Indikator) -> dict[str, Any]:
    tahap, skala = report.anggaran.tahap, report.kinerja.skala
    nilai = capaian_tertulis(report, ind)
    return {
        "indikator": ind.nama,
        # Not obligatory: a dash, for nobody is asked to fill it in.
        "cara_pengukuran": ind.cara_pengukuran or TakAda("–"),
        "target": ukuran_indikator(ind, target_pada(ind.target, tahap, tahap)),
        "target_triwulan": _promised(report, ind),
        "realisasi": tertulis(report, ind),
        "capaian_triwulan": capaian_triwulan(report, ind),
        "capaian": nilai,
        "kategori": TakAda("–") if isinstance(nilai, Teks) else kategori(nilai, skala),
    }


def bertriwulan(report: Report) -> bool:
    """Is the report of a quarter, and has an indicator a target for it?"""
    quarter = report.laporan.triwulan
    every = (ind for sasaran in report.kinerja.sasaran for ind in sasaran.indikator)
    return quarter is not None and any(target_triwulan(i, quarter) is not None for i in every)


def _promised(report: Report, ind: Indikator) -> Teks:
    if belum_waktunya(report, ind):
        return TakAda("–")
    return ukuran_indikator(ind, target_triwulan(ind, report.laporan.triwulan))


def sasaran_pertama(report: Report) -> dict[str, int]:
    """Code of a program → the number of the first sasaran that names it: its money stands there."""
    first: dict[str, int] = {}
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        for kode in sasaran.program:
            first.setdefault(kode, n)
    return first


def lihat_sasaran(nama: Teks, n: int) -> Teks:
    """The name of a program whose money is printed at another sasaran."""
    return Teks(f"{nama} (anggaran: lihat sasaran {n})", nama.asal)


def _counted_above(row: BarisSerapan, n: int) -> dict[str, Any]:
    # A reader who adds up the column must find its total: each amount stands in it once.
    dash = TakAda("–")
    cells = {"pagu": dash, "realisasi_anggaran": dash, "persen": dash}
    return {"program": lihat_sasaran(row.nama, n), **cells}


def _program_cells(row: BarisSerapan) -> dict[str, Any]:
    return {
        "program": row.nama,
        "pagu": row.pagu,
        "realisasi_anggaran": row.realisasi,
        "persen": row.persen,
    }


def tabel_skala(report: Report) -> Tabel[BarisSkala]:
    """Each step of the scale with its explicit bounds: `70 ≤ x < 85`."""
    return Tabel(tuple(_steps(report.kinerja.skala)))


def _steps(skala: Skala) -> Iterator[BarisSkala]:
    # Each step ends where the one above begins, so that no value falls between them.
    above: Kategori | None = None
    for step in skala.kategori:
        yield BarisSkala(Teks(_rentang(step, above)), berwarna(step, step.nama.asal))
        above = step


def _rentang(step: Kategori, above: Kategori | None) -> str:
    """`x > 100`, `80 ≤ x ≤ 100`, `x < 50`."""
    begins = "" if step.batas is None else angka(step.batas)
    if above is None or above.batas is None:
        return f"x {'≥' if step.lebih_dari is None else '>'} {begins}" if begins else "x"
    if begins and step.batas == above.batas:
        return f"x = {begins}"
    ends = f"x {'<' if above.lebih_dari is None else '≤'} {angka(above.batas)}"
    if not begins:
        return ends
    return f"{begins} {'≤' if step.lebih_dari is None else '<'} {ends}"
