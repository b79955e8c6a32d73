"""Rules on sums: amounts above rows that give them, and the budget by account and by program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publisher.prose.formats import rupiah
from publisher.reading import Naskah
from publisher.tables.pagu import (
    anak,
    pada_tahap,
    pagu_kelompok,
    realisasi_kelompok,
    realisasi_simpul,
    semua_simpul,
    tertulis_pada,
    total_pagu,
    total_program,
)
from publisher.vocabulary.anggaran import (
    JENIS,
    LINGKUP,
    TAHAP,
    Anggaran,
    Jenis,
    Jumlah,
    KelompokBelanja,
    Pagu,
    Simpul,
    Tahap,
)
from publisher.vocabulary.findings import ERROR, INFO
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Rupiah, jumlah

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
                if tertulis_pada(simpul.pagu, tahap, anggaran.tahap) is None:
                    continue  # what a pergeseran left alone was compared at the stage before
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
        if tertulis_pada(kelompok.pagu, tahap, anggaran.tahap) is None:
            continue
        own = _whole(kelompok.pagu, tahap, anggaran)
        lines = jumlah(_whole(r.pagu, tahap, anggaran) for r in kelompok.rincian)
        place = _at_stage(kelompok.place, kelompok.pagu, tahap)
        yield from _of_lines(kelompok, own, lines, place, "pagu")
    spent = jumlah(r.terealisasi for r in kelompok.rincian)
    place = kelompok.place / "realisasi"
    yield from _of_lines(kelompok, kelompok.terealisasi, spent, place, "realisasi")


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
        yield from _differs(groups[0], akun, sides, jenis)


def _of_all(anggaran: Anggaran, sides: _Sides) -> Iterator[_Beda]:
    yield from _differs(None, jumlah(map(sides.akun, anggaran.belanja)), sides, None)


def _differs(
    kelompok: KelompokBelanja | None, akun: Rupiah | None, sides: _Sides, jenis: Jenis | None
) -> Iterator[_Beda]:
    program = sides.program(jenis)
    if akun is None or program is None or akun == program:
        return
    if akun != sides.bawah(jenis):  # else a row of the tree is wrong, and `jumlah_berbeda` says so
        yield _Beda(kelompok, akun, program)


def _spent(kelompok: KelompokBelanja, anggaran: Anggaran) -> Rupiah | None:
    """By account only. What is added up from the programs cannot differ from them."""
    dirinci = jumlah(r.terealisasi for r in kelompok.rincian) if kelompok.rincian else None
    own = kelompok.terealisasi if kelompok.terealisasi is not None else dirinci
    return own if own is not None else realisasi_kelompok(kelompok, anggaran)


RULES = (
    jumlah_berbeda,
    jumlah_ganda,
    belanja_berbeda,
    realisasi_berbeda,
    kelompok_ganda,
    lingkup_belanja,
)
