"""Rules on what the budget allows, and on its stages."""

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
    total_pagu,
)
from publisher.vocabulary.anggaran import LINGKUP, Anggaran, KelompokBelanja, Simpul, sebutan_tahap
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Rupiah


@rule("angka", ERROR)
def realisasi_lebih(naskah: Naskah) -> Iterator[Flaw]:
    """More was spent than the pagu allows.

    Nobody may spend what the budget does not hold (UU 1/2004 pasal 3 ayat (3)).
    Check both amounts.
    """
    anggaran = naskah.report.anggaran
    for program in anggaran.program:
        yield from _overspent(program, anggaran)
    for kelompok in anggaran.belanja:
        yield from _overspent_by_account(kelompok, anggaran)


def _overspent(simpul: Simpul, anggaran: Anggaran) -> list[Flaw]:
    """The lowest rows that overspent; a row above them does so only because they do."""
    below = [f for child in anak(simpul) for f in _overspent(child, anggaran)]
    if below:
        return below
    for jenis in LINGKUP:
        pagu = pagu_simpul(simpul, anggaran.tahap, anggaran, jenis)
        realisasi = realisasi_simpul(simpul, jenis)
        if pagu is not None and realisasi is not None and realisasi > pagu:
            return [_too_much(simpul.place / "realisasi", simpul.kode, realisasi, pagu)]
    return []


def _overspent_by_account(kelompok: KelompokBelanja, anggaran: Anggaran) -> Iterator[Flaw]:
    """The lines that overspent, or the group; what its programs spent is theirs to answer for."""
    found = False
    for rincian in kelompok.rincian:
        written = pada_tahap(rincian.pagu, anggaran.tahap, anggaran.tahap)
        pagu = written.menurut(None) if written is not None else None
        spent = rincian.terealisasi
        if pagu is not None and spent is not None and spent > pagu:
            found = True
            yield _too_much(rincian.place / "realisasi", rincian.nama, spent, pagu)
    pagu, spent = pagu_kelompok(kelompok, anggaran), kelompok.terealisasi
    if not found and pagu is not None and spent is not None and spent > pagu:
        yield _too_much(kelompok.place / "realisasi", kelompok.nama, spent, pagu)


def _too_much(place: Place, name: str, realisasi: Rupiah, pagu: Rupiah) -> Flaw:
    return Flaw(
        place,
        message(
            "realisasi of {kode} is {realisasi}, more than its pagu of {pagu}",
            kode=name,
            realisasi=rupiah(realisasi),
            pagu=rupiah(pagu),
        ),
        message("check both amounts against the LRA and the DPA"),
    )


@rule("angka", WARNING, INFO)
def tahap_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The budget in force differs from the pagu of the plan.

    A reader will add up the plan and miss the difference, so the report prints
    a reconciliation. Say in `rekonsiliasi` of perencanaan.toml why the budget changed.
    """
    anggaran = naskah.report.anggaran
    if anggaran.tahap == "murni":
        return
    murni, berlaku = total_pagu(anggaran, "murni"), total_pagu(anggaran, anggaran.tahap)
    beda = selisih(berlaku, murni)
    if murni is None:
        yield Flaw(
            anggaran.place / "tahap",
            message("the pagu murni is not known for every program, so it cannot be reconciled"),
            message(
                "write `pagu.murni` of each sub kegiatan that the DPA has; where it is unknown, "
                "leave it: the report is built all the same (give the reason in `[[pengecualian]]`)"
            ),
            severity=WARNING,
        )
    elif berlaku is not None and beda and not _explained(naskah):
        yield Flaw(
            anggaran.place / "tahap",
            message(
                "pagu {tahap} ({berlaku}) and pagu murni ({murni}) differ by {beda}",
                tahap=sebutan_tahap(anggaran.tahap),
                berlaku=rupiah(berlaku),
                murni=rupiah(murni),
                beda=rupiah(beda),
            ),
            message(
                "the report prints a table that reconciles them; say why the budget changed in "
                "`rekonsiliasi` of perencanaan.toml"
            ),
            severity=INFO,
        )


def _explained(naskah: Naskah) -> bool:
    """Does the text say more than where the table is, as the one that `new` writes?"""
    return len(naskah.report.perencanaan.rekonsiliasi.split()) > POINTER


POINTER = 15  # words


RULES = (realisasi_lebih, tahap_berbeda)
