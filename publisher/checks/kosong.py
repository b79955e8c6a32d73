"""What is still open: printed as "belum diisi", and said here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.reading import Naskah
from publisher.tables.capaian import target_pada
from publisher.tables.pagu import anak, pagu_simpul, realisasi_simpul
from publisher.vocabulary.anggaran import JENIS, Anggaran, Jumlah, Program, Simpul
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule


@rule("struktur", WARNING)
def belum_diisi(naskah: Naskah) -> Iterator[Flaw]:
    """A figure or name that the report needs is not filled in.

    It prints as "belum diisi": never as zero, and never invented. Fill it in
    as soon as it is known.
    """
    report = naskah.report
    yield from _identity(report)
    yield from _performance(report)
    yield from _budget(report.anggaran)


def _gap(at: Place, what: str) -> Flaw:
    return Flaw(
        at,
        message("{what} is not filled in", what=what),
        message("write it here as soon as it is known; until then the report says so"),
    )


def _identity(report: Report) -> Iterator[Flaw]:
    pejabat = report.laporan.penanda_tangan
    if pejabat.pangkat is None:
        yield _gap(pejabat.place / "pangkat", "pangkat")
    for peraturan in report.pendahuluan.peraturan:
        if peraturan.tentang is None:
            name = f"{peraturan.bentuk} {peraturan.nomor}/{peraturan.tahun}: tentang"
            yield _gap(peraturan.place / "tentang", name)


def _performance(report: Report) -> Iterator[Flaw]:
    tahap = report.anggaran.tahap
    for sasaran in report.kinerja.sasaran:
        for ind in sasaran.indikator:
            if ind.realisasi is None:
                yield _gap(ind.place / "realisasi", f"realisasi: {ind.nama}")
            if target_pada(ind.target, tahap, tahap) is None:
                yield _gap(ind.place / "target", f"target: {ind.nama}")


def _budget(anggaran: Anggaran) -> Iterator[Flaw]:
    for program in anggaran.program:
        named = [f for simpul in _subtree(program) for f in _named_gaps(simpul)]
        yield from named
        if not named:
            yield from _whole_program(anggaran, program)


def _subtree(simpul: Simpul) -> Iterator[Simpul]:
    yield simpul
    for below in anak(simpul):
        yield from _subtree(below)


def _named_gaps(simpul: Simpul) -> Iterator[Flaw]:
    """Amounts of a node that are written as open."""
    pagu = simpul.pagu
    amounts: list[tuple[str, Jumlah | None]] = [("realisasi", simpul.realisasi)]
    if pagu is not None:
        amounts += [("pagu", pagu.berlaku), ("pagu", pagu.murni), ("pagu", pagu.perubahan)]
    for key, amount in amounts:
        if amount is not None:
            yield from _open_parts(amount, simpul.place / key, f"{key} {simpul.kode}")


def _open_parts(amount: Jumlah, fallback: Place, what: str) -> Iterator[Flaw]:
    """The parts of an amount that are named and left open."""
    for key in ("seluruhnya", *JENIS):
        if key in amount.model_fields_set and getattr(amount, key) is None:
            at: Any = amount.at
            yield _gap(at / key if at is not None else fallback, f"{what} {key}")


def _whole_program(anggaran: Anggaran, program: Program) -> Iterator[Flaw]:
    """A program whose amount is written nowhere."""
    jenis = anggaran.kinerja_belanja
    if pagu_simpul(program, anggaran.tahap, anggaran, jenis) is None:
        yield _gap(program.place / "pagu", f"pagu {program.kode}")
    if realisasi_simpul(program, jenis) is None:
        yield _gap(program.place / "realisasi", f"realisasi {program.kode}")


RULES = (belum_diisi,)
