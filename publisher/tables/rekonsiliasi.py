"""Pagu murni against that of the stage in force: by how much each program moved."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.tables.pagu import pagu_kelompok, pagu_simpul, selisih, total_pagu, total_program
from publisher.tables.table import Tabel
from publisher.vocabulary.anggaran import Anggaran, Jenis, Program
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Rupiah, Teks


@dataclass(frozen=True, slots=True)
class BarisRekonsiliasi:
    """All amounts in rupiah; selisih = jumlah − murni."""

    kode: Teks
    nama: Teks
    murni: Rupiah | None
    operasi: Rupiah | None
    modal: Rupiah | None
    jumlah: Rupiah | None
    selisih: Rupiah | None


def tabel_rekonsiliasi(report: Report) -> Tabel[BarisRekonsiliasi] | None:
    """One row per program; None when the budget has not changed yet.

    The total row takes the stage in force from belanja by kind, which may be
    known although a program's share of it is not.
    """
    anggaran = report.anggaran
    # Before the first change a table of zero differences would only be taken for a statement.
    if anggaran.tahap == "murni":
        return None
    total = total_pagu(anggaran, anggaran.tahap)
    murni = total_program(anggaran, "murni")
    jumlah = BarisRekonsiliasi(
        Teks(""),
        Teks("Jumlah"),
        murni,
        _kelompok(anggaran, "operasi"),
        _kelompok(anggaran, "modal"),
        total,
        selisih(total, murni),
    )
    return Tabel(tuple(_row(anggaran, p) for p in anggaran.program), jumlah)


def _row(anggaran: Anggaran, program: Program) -> BarisRekonsiliasi:
    murni = pagu_simpul(program, "murni", anggaran)
    berlaku = pagu_simpul(program, anggaran.tahap, anggaran)
    return BarisRekonsiliasi(
        program.kode,
        program.nama,
        murni,
        pagu_simpul(program, anggaran.tahap, anggaran, "operasi"),
        pagu_simpul(program, anggaran.tahap, anggaran, "modal"),
        berlaku,
        selisih(berlaku, murni),
    )


def _kelompok(anggaran: Anggaran, jenis: Jenis) -> Rupiah | None:
    amounts = [pagu_kelompok(k, anggaran) for k in anggaran.belanja if k.jenis == jenis]
    # A kind that the office has no belanja of is zero, not open.
    return amounts[0] if amounts else Rupiah(0)
