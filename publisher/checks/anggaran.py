"""Rules on the budget's figures and codes."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose.formats import rupiah
from publisher.reading import Naskah
from publisher.tables.pagu import (
    anak,
    pada_tahap,
    pagu_kelompok,
    pagu_simpul,
    realisasi_simpul,
    selisih,
    semua_simpul,
    total_pagu,
    total_program,
)
from publisher.vocabulary.anggaran import Anggaran, Simpul, Tahap
from publisher.vocabulary.findings import Finding, error, info, warning
from publisher.vocabulary.messages import message

TAHAP: tuple[Tahap, ...] = ("murni", "perubahan")


def belanja_berbeda(naskah: Naskah) -> Iterator[Finding]:
    """A group of belanja does not equal what the programs add up to.

    The same money is told by account and by program, so both must give one
    total; the auditor adds them up. Correct whichever is wrong; there is no
    tolerance.
    """
    anggaran = naskah.report.anggaran
    for kelompok in anggaran.belanja:
        by_account = pagu_kelompok(kelompok, anggaran)
        by_program = total_program(anggaran, anggaran.tahap, kelompok.jenis)
        if by_account is None or by_program is None or by_account == by_program:
            continue
        yield error(
            "belanja-berbeda",
            kelompok.place / "nama",
            message(
                "{nama} is {akun} by account but {program} by program",
                nama=kelompok.nama,
                akun=rupiah(by_account),
                program=rupiah(by_program),
            ),
            message("compare both with the DPA and correct the one that differs"),
        )
    yield from _whole_budget(anggaran)


def _whole_budget(anggaran: Anggaran) -> Iterator[Finding]:
    by_account = total_pagu(anggaran, anggaran.tahap)
    by_program = total_program(anggaran, anggaran.tahap)
    if by_account is None or by_program is None or by_account == by_program:
        return
    yield error(
        "belanja-berbeda",
        anggaran.place / "belanja",
        message(
            "belanja adds up to {akun} but the programs add up to {program}",
            akun=rupiah(by_account),
            program=rupiah(by_program),
        ),
        message("compare both with the DPA and correct the one that differs"),
    )


def jumlah_ganda(naskah: Naskah) -> Iterator[Finding]:
    """An amount is written although the rows below it already give it.

    Every figure is written once: two places drift apart. Remove the amount at
    the upper level, or those below.
    """
    report = naskah.report
    for _, simpul in semua_simpul(report.anggaran):
        for tahap in TAHAP:
            own = pada_tahap(simpul.pagu, tahap, report.anggaran.tahap)
            below = [pagu_simpul(a, tahap, report.anggaran) for a in anak(simpul)]
            if own is not None and below and None not in below:
                yield _twice(simpul, "pagu")
        spent = [realisasi_simpul(a) for a in anak(simpul)]
        if simpul.realisasi is not None and spent and None not in spent:
            yield _twice(simpul, "realisasi")


def _twice(simpul: Simpul, key: str) -> Finding:
    return error(
        "jumlah-ganda",
        simpul.place / key,
        message("`{key}` of {kode} is computed from the rows below it", key=key, kode=simpul.kode),
        message("remove this amount; it will be added up"),
    )


def kode_ganda(naskah: Naskah) -> Iterator[Finding]:
    """Two rows of the program tree have the same code.

    A code names one program, kegiatan or sub kegiatan (Kepmendagri
    050-5889/2021). Correct the code that was copied.
    """
    report = naskah.report
    seen: dict[str, Simpul] = {}
    for _, simpul in semua_simpul(report.anggaran):
        first = seen.setdefault(str(simpul.kode), simpul)
        if first is not simpul:
            yield error(
                "kode-ganda",
                simpul.place / "kode",
                message("code {kode} already names `{nama}`", kode=simpul.kode, nama=first.nama),
                message("give each row its own code"),
            )


def kode_induk(naskah: Naskah) -> Iterator[Finding]:
    """A code does not begin with the code of the row above it.

    A kegiatan belongs to the program that its code begins with (Kepmendagri
    050-5889/2021). Correct the code, or move the row.
    """
    report = naskah.report
    for _, simpul in semua_simpul(report.anggaran):
        for child in anak(simpul):
            if not child.kode.startswith(f"{simpul.kode}."):
                yield error(
                    "kode-induk",
                    child.place / "kode",
                    message(
                        "code {kode} does not begin with {induk}, the code above it",
                        kode=child.kode,
                        induk=simpul.kode,
                    ),
                    message("correct the code, or move the row under its own parent"),
                )


def realisasi_lebih(naskah: Naskah) -> Iterator[Finding]:
    """More was spent than the pagu allows.

    Nobody may spend what the budget does not hold (UU 1/2004 pasal 3 ayat (3)). Check both amounts.
    """
    anggaran = naskah.report.anggaran
    for _, simpul in semua_simpul(anggaran):
        pagu = pagu_simpul(simpul, anggaran.tahap, anggaran, anggaran.kinerja_belanja)
        realisasi = realisasi_simpul(simpul, anggaran.kinerja_belanja)
        if pagu is not None and realisasi is not None and realisasi > pagu:
            yield error(
                "realisasi-lebih",
                simpul.place / "realisasi",
                message(
                    "realisasi of {kode} is {realisasi}, more than its pagu of {pagu}",
                    kode=simpul.kode,
                    realisasi=rupiah(realisasi),
                    pagu=rupiah(pagu),
                ),
                message("check both amounts against the LRA and the DPA"),
            )


def tahap_berbeda(naskah: Naskah) -> Iterator[Finding]:
    """The budget in force differs from the pagu of the plan.

    A reader will add up the plan and miss the difference, so the report prints
    a reconciliation. Nothing to mend if the change is meant.
    """
    anggaran = naskah.report.anggaran
    if anggaran.tahap == "murni":
        return
    murni, perubahan = total_pagu(anggaran, "murni"), total_pagu(anggaran, "perubahan")
    beda = selisih(perubahan, murni)
    if murni is None:
        yield warning(
            "tahap-berbeda",
            anggaran.place / "tahap",
            message("the pagu murni is not known for every program, so it cannot be reconciled"),
            message("write `pagu.murni` for each sub kegiatan"),
        )
    elif perubahan is not None and beda:
        yield info(
            "tahap-berbeda",
            anggaran.place / "tahap",
            message(
                "pagu perubahan ({perubahan}) and pagu murni ({murni}) differ by {beda}",
                perubahan=rupiah(perubahan),
                murni=rupiah(murni),
                beda=rupiah(beda),
            ),
            message("the report reconciles them in a table; explain the change in the prose"),
        )
