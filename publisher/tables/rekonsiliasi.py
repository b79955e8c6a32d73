"""Pagu murni against that of the stage in force: by how much each program moved."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.tables.pagu import pagu_kelompok, pagu_simpul, selisih, total_pagu, total_program
from publisher.tables.table import Tabel
from publisher.vocabulary.anggaran import JENIS, Anggaran, Jenis, Program
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Rupiah, Teks


@dataclass(frozen=True, slots=True)
class BarisRekonsiliasi:
    """All amounts in rupiah; selisih = jumlah − murni.

    terinci: operasi and modal are all that the amounts consist of, as far as they are known.
    """

    kode: Teks
    nama: Teks
    murni: Rupiah | None
    operasi: Rupiah | None
    modal: Rupiah | None
    jumlah: Rupiah | None
    selisih: Rupiah | None
    terinci: bool


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
    terinci = all(_is_split(anggaran, p) for p in anggaran.program)
    murni = total_program(anggaran, "murni")
    jumlah = BarisRekonsiliasi(
        Teks(""),
        Teks("Jumlah"),
        murni,
        _kelompok(anggaran, "operasi"),
        _kelompok(anggaran, "modal"),
        total,
        selisih(total, murni),
        terinci,
    )
    return Tabel(tuple(_row(anggaran, p, terinci) for p in anggaran.program), jumlah)


def _is_split(anggaran: Anggaran, program: Program) -> bool:
    """Is its pagu written by kind, and of these two? What is left open is left so by its writer."""
    tahap = anggaran.tahap
    if pagu_simpul(program, tahap, anggaran) is None:
        return True
    others = [j for j in JENIS if j not in ("operasi", "modal")]
    return all(pagu_simpul(program, tahap, anggaran, j) == 0 for j in others)


def _row(anggaran: Anggaran, program: Program, terinci: bool) -> BarisRekonsiliasi:
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
        terinci,
    )


def _kelompok(anggaran: Anggaran, jenis: Jenis) -> Rupiah | None:
    amounts = [pagu_kelompok(k, anggaran) for k in anggaran.belanja if k.jenis == jenis]
    # A kind that the office has no belanja of is zero, not open.
    return amounts[0] if amounts else Rupiah(0)
