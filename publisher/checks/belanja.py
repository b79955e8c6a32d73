"""Rules on the budget told twice: by account (belanja) and by program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publisher.checks.jumlah import pagu_tertulis, realisasi_tertulis, terendah
from publisher.prose.formats import rupiah
from publisher.reading import Naskah
from publisher.tables.pagu import (
    pagu_kelompok,
    realisasi_kelompok,
    realisasi_simpul,
    total_pagu,
    total_program,
)
from publisher.vocabulary.anggaran import JENIS, Anggaran, Jenis, KelompokBelanja
from publisher.vocabulary.findings import ERROR, INFO
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Rupiah, jumlah


@rule("angka", ERROR)
def belanja_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A group of belanja does not equal what the programs add up to.

    The same money is told by account and by program, so both must give one
    total; the auditor adds them up. Correct whichever is wrong; there is no
    tolerance.
    """
    anggaran = naskah.report.anggaran
    written = pagu_tertulis(anggaran, anggaran.tahap)
    sides = _Sides(
        lambda k: pagu_kelompok(k, anggaran),
        lambda jenis: total_program(anggaran, anggaran.tahap, jenis),
        lambda jenis: jumlah(terendah(p, written, jenis) for p in anggaran.program),
    )
    for beda in _differences(anggaran, sides):
        yield Flaw(
            beda.kelompok.place / "nama" if beda.kelompok else anggaran.place / "belanja",
            _said_of_pagu(beda),
            message("compare both with the DPA and correct the one that differs"),
        )


def _said_of_pagu(beda: _Beda) -> Message:
    if beda.kelompok is None:
        return message(
            "belanja adds up to {akun} but the programs add up to {program}",
            akun=rupiah(beda.akun),
            program=rupiah(beda.program),
        )
    return message(
        "{nama} is {akun} by account but {program} by program",
        nama=beda.kelompok.nama,
        akun=rupiah(beda.akun),
        program=rupiah(beda.program),
    )


@rule("angka", ERROR)
def realisasi_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """What was spent by account is not what the programs spent.

    The realisasi of a group of belanja and that of the programs are the same
    money in the LRA, so both must agree to the rupiah. Correct whichever is
    wrong, or leave the group's realisasi away: it is added up from the programs.
    """
    anggaran = naskah.report.anggaran
    sides = _Sides(
        lambda k: _spent(k, anggaran),
        lambda jenis: jumlah(realisasi_simpul(p, jenis) for p in anggaran.program),
        lambda jenis: jumlah(terendah(p, realisasi_tertulis, jenis) for p in anggaran.program),
    )
    for beda in _differences(anggaran, sides):
        nama = beda.kelompok.nama if beda.kelompok else "belanja"
        yield Flaw(
            beda.kelompok.place / "realisasi" if beda.kelompok else anggaran.place / "belanja",
            message(
                "realisasi of {nama} is {akun} by account but {program} by program",
                nama=nama,
                akun=rupiah(beda.akun),
                program=rupiah(beda.program),
            ),
            message("compare both with the LRA and correct the one that differs"),
        )


@rule("angka", ERROR)
def kelompok_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """Two groups of belanja are of the same kind.

    What the programs spent of a kind would be counted in each of them. Write
    one group for a kind, and its parts as lines (`rincian`) of it.
    """
    seen: dict[Jenis, KelompokBelanja] = {}
    for kelompok in naskah.report.anggaran.belanja:
        first = seen.setdefault(kelompok.jenis, kelompok)
        if first is not kelompok:
            yield Flaw(
                kelompok.place / "jenis",
                message(
                    "`{nama}` already is the group of kind {jenis}",
                    nama=first.nama,
                    jenis=kelompok.jenis,
                ),
                message("write its parts as `rincian` of one group, or correct `jenis`"),
            )


@rule("angka", INFO)
def lingkup_belanja(naskah: Naskah) -> Iterator[Flaw]:
    """The performance table counts one kind of belanja only.

    Its total is then smaller than the budget, and a reader who compares the two
    will ask for the rest. Nothing to mend if that is meant; the text should say so.
    """
    anggaran = naskah.report.anggaran
    lingkup = anggaran.kinerja_belanja
    if lingkup is None:
        return
    counted = total_program(anggaran, anggaran.tahap, lingkup)
    whole = total_pagu(anggaran, anggaran.tahap)
    if counted is not None and whole is not None and counted != whole:
        yield Flaw(
            anggaran.place / "kinerja_belanja",
            message(
                "the performance table adds up to {kinerja} (belanja {jenis} only), "
                "while the whole budget is {seluruh}",
                kinerja=rupiah(counted),
                jenis=lingkup.replace("_", " "),
                seluruh=rupiah(whole),
            ),
            message("say in the text that the table leaves the other belanja out"),
        )


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two ways of telling one amount; bawah: by the lowest rows of the programs."""

    akun: Callable[[KelompokBelanja], Rupiah | None]
    program: Callable[[Jenis | None], Rupiah | None]
    bawah: Callable[[Jenis | None], Rupiah | None]


@dataclass(frozen=True, slots=True)
class _Beda:
    """Two amounts that differ, of one group or (None) of all."""

    kelompok: KelompokBelanja | None
    akun: Rupiah
    program: Rupiah


def _differences(anggaran: Anggaran, sides: _Sides) -> Iterator[_Beda]:
    """The groups that differ; where none does, the whole."""
    found = [b for jenis in JENIS for b in _of_kind(anggaran, sides, jenis)]
    yield from found or _of_all(anggaran, sides)


def _of_kind(anggaran: Anggaran, sides: _Sides, jenis: Jenis) -> Iterator[_Beda]:
    groups = [k for k in anggaran.belanja if k.jenis == jenis]
    if groups:
        akun = jumlah(sides.akun(k) for k in groups)
        yield from _differing(groups[0], akun, sides, jenis)


def _of_all(anggaran: Anggaran, sides: _Sides) -> Iterator[_Beda]:
    yield from _differing(None, jumlah(map(sides.akun, anggaran.belanja)), sides, None)


def _differing(
    kelompok: KelompokBelanja | None, akun: Rupiah | None, sides: _Sides, jenis: Jenis | None
) -> Iterator[_Beda]:
    program = sides.program(jenis)
    if akun is None or program is None or akun == program:
        return
    if akun != sides.bawah(jenis):  # else a row of the tree is wrong, and `jumlah_berbeda` says so
        yield _Beda(kelompok, akun, program)


def _spent(kelompok: KelompokBelanja, anggaran: Anggaran) -> Rupiah | None:
    """By account only. What is added up from the programs cannot differ from them."""
    dirinci = jumlah(r.realisasi for r in kelompok.rincian) if kelompok.rincian else None
    own = kelompok.realisasi if kelompok.realisasi is not None else dirinci
    return own if own is not None else realisasi_kelompok(kelompok, anggaran)


RULES = (belanja_berbeda, realisasi_berbeda, kelompok_ganda, lingkup_belanja)
