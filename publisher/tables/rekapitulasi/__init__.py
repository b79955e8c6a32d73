"""A recap of many reports → its tables: ranked, by kind of office, by sasaran, by rule. Pure.

Offices are compared within one period only: what half a year reached is no rank beside a whole
one. What no report says is a gap, in no sum, mean or rank, and never zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.tables.rekapitulasi.asal import BarisAsal, baris_asal, ringkas
from publisher.tables.rekapitulasi.kantor import BarisKantor, Temuan, baris_kantor
from publisher.tables.rekapitulasi.kelompok import (
    BarisAturan,
    BarisJenis,
    BarisKelompok,
    BarisSasaran,
    BarisSasaranSama,
    baris_aturan,
    baris_jenis,
    baris_kelompok,
    baris_sasaran,
    sasaran_sama,
)
from publisher.tables.rekapitulasi.lembar import BarisLembar, Lembar, lembar_kantor
from publisher.tables.rekapitulasi.sebutan import sebutan_periode
from publisher.vocabulary.rekap import Catatan, Periode, Rekap


@dataclass(frozen=True, slots=True)
class Rekapitulasi:
    """laporan: the records, those first that want attention. kantor: the same reports by rank."""

    tanggal: dt.date
    laporan: tuple[Catatan, ...]
    periode: tuple[Periode, ...]
    kantor: tuple[BarisKantor, ...]
    jenis: tuple[BarisJenis, ...]
    sasaran: tuple[BarisSasaran, ...]
    sasaran_sama: tuple[BarisSasaranSama, ...]
    aturan: tuple[BarisAturan, ...]
    kelompok: tuple[BarisKelompok, ...]
    asal: tuple[BarisAsal, ...]
    lembar: tuple[Lembar, ...]


def hitung(rekap: Rekap) -> Rekapitulasi:
    kantor = baris_kantor(rekap.laporan)
    jenis = baris_jenis(kantor)
    sasaran = baris_sasaran(rekap.laporan, kantor)
    sama = sasaran_sama(sasaran)
    return Rekapitulasi(
        rekap.tanggal,
        rekap.laporan,
        tuple(dict.fromkeys(row.periode for row in kantor if row.periode is not None)),
        kantor,
        jenis,
        sasaran,
        sama,
        baris_aturan(rekap.laporan),
        baris_kelompok(rekap.laporan),
        baris_asal(rekap.laporan, kantor),
        tuple(_sheets(rekap, kantor, jenis, sasaran, sama)),
    )


def _sheets(
    rekap: Rekap,
    kantor: Sequence[BarisKantor],
    jenis: Sequence[BarisJenis],
    sasaran: Sequence[BarisSasaran],
    sama: Sequence[BarisSasaranSama],
) -> Iterator[Lembar]:
    records = {one.kunci: one for one in rekap.laporan}
    kinds = {(row.periode, row.jenis): row for row in jenis}
    alike = {row.kelompok: row for row in sama}
    goals: dict[str, list[BarisSasaran]] = {}
    for goal in sasaran:
        goals.setdefault(goal.kunci, []).append(goal)
    for row in kantor:
        if row.periode is not None:
            own = goals.get(row.kunci, [])
            kind = kinds[(row.periode, row.jenis)]
            yield lembar_kantor(row, records[row.kunci], kind, own, alike)


__all__ = [
    "BarisAsal",
    "BarisAturan",
    "BarisJenis",
    "BarisKantor",
    "BarisKelompok",
    "BarisLembar",
    "BarisSasaran",
    "BarisSasaranSama",
    "Lembar",
    "Rekapitulasi",
    "Temuan",
    "hitung",
    "ringkas",
    "sebutan_periode",
]
