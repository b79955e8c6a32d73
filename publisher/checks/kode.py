"""Rules on the codes of the program tree, and on its names in the official list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from publisher.reading import Naskah
from publisher.tables.pagu import anak, semua_simpul
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.pengetahuan.nomenklatur import SETIAP_BIDANG, Butir, induk
from publisher.vocabulary.rules import Flaw, rule


@rule("kode", ERROR)
def kode_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """Two rows of the program tree have the same code.

    A code names one program, kegiatan or sub kegiatan (Kepmendagri
    050-5889/2021). Correct the code that was copied.
    """
    report = naskah.report
    seen: dict[str, Simpul] = {}
    for _, simpul in semua_simpul(report.anggaran):
        first = seen.setdefault(str(simpul.kode), simpul)
        if first is not simpul:
            yield Flaw(
                simpul.place / "kode",
                message("code {kode} already names `{nama}`", kode=simpul.kode, nama=first.nama),
                message("give each row its own code"),
            )


@rule("kode", ERROR)
def kode_induk(naskah: Naskah) -> Iterator[Flaw]:
    """A code does not begin with the code of the row above it.

    A kegiatan belongs to the program that its code begins with (Kepmendagri
    050-5889/2021). Correct the code, or move the row.
    """
    report = naskah.report
    for _, simpul in semua_simpul(report.anggaran):
        for child in anak(simpul):
            if not child.kode.startswith(f"{simpul.kode}."):
                yield Flaw(
                    child.place / "kode",
                    message(
                        "code {kode} does not begin with {induk}, the code above it",
                        kode=child.kode,
                        induk=simpul.kode,
                    ),
                    message("correct the code, or move the row under its own parent"),
                )


@rule("kode", WARNING)
def kode_tak_urut(naskah: Naskah) -> Iterator[Flaw]:
    """Rows that stand side by side are not in the order of their codes.

    The DPA and the plan list them by code, and a reader looks for them in that
    order; a row out of order often has a mistyped code. Correct the code, or
    move the row.
    """
    anggaran = naskah.report.anggaran
    yield from _out_of_order(anggaran.program, "")
    for _, simpul in semua_simpul(anggaran):
        yield from _out_of_order(anak(simpul), f"{simpul.kode}.")


def _out_of_order(rows: Sequence[Simpul], prefix: str) -> Iterator[Flaw]:
    own = [row for row in rows if row.kode.startswith(prefix)]  # the others: `kode_induk`
    for before, row in zip(own, own[1:], strict=False):
        if _parts(row.kode) < _parts(before.kode):
            yield Flaw(
                row.place / "kode",
                message("code {kode} follows {sebelum}", kode=row.kode, sebelum=before.kode),
                message("correct the code, or put the rows in the order of their codes"),
            )


def _parts(kode: str) -> tuple[int, ...]:
    return tuple(int(part) for part in kode.split("."))


@rule("kode", ERROR)
def kode_tingkat(naskah: Naskah) -> Iterator[Flaw]:
    """The code of a kegiatan is that of another tier of government.

    The fourth part of a code tells the tier: 1 is a province, 2 a kabupaten or
    kota (Kepmendagri 050-5889/2021; Aceh, Jakarta and Papua have digits of their
    own). Take the code from the list of your own tier.
    """
    report = naskah.report
    digits = _FOREIGN_TIERS.get(report.laporan.perangkat_daerah.kabupaten.split()[0].casefold())
    if digits is None:
        return
    for program in report.anggaran.program:
        for kegiatan in program.kegiatan:
            tier = kegiatan.kode.removeprefix(f"{program.kode}.")[:1]
            if kegiatan.kode.startswith(f"{program.kode}.") and tier in digits:
                yield Flaw(
                    kegiatan.place / "kode",
                    message(
                        "the {tingkat} in code {kode} is the tier of {milik}",
                        tingkat=tier,
                        kode=kegiatan.kode,
                        milik=_TIERS[tier],
                    ),
                    message("take the code from the list of your own tier of government"),
                )


# The fourth part of a code tells whose list it is from: `7.01.01.2.06` is kabupaten/kota.
_TIERS = {"1": "provinsi", "2": "kabupaten/kota"}
_FOREIGN_TIERS = {"kabupaten": "1", "kota": "1", "provinsi": "2"}


@rule("kode", WARNING)
def kode_campur(naskah: Naskah) -> Iterator[Flaw]:
    """Codes of sub kegiatan with two digits and with four stand in one report.

    Sub kegiatan were numbered with two digits until Kepmendagri
    900.1.15.5-1317/2023 and with four since; a budget follows one list. Take
    all codes from the list that holds for the year.
    """
    rows = [s for level, s in semua_simpul(naskah.report.anggaran) if level == 2]
    lowest = [s for s in rows if re.search(r"\.\d\.\d\d\.\d+$", s.kode)]
    short = [s for s in lowest if len(s.kode.rsplit(".", 1)[1]) == 2]
    long = [s for s in lowest if len(s.kode.rsplit(".", 1)[1]) == 4]
    if short and long:
        fewer = min(long, short, key=len)
        yield Flaw(
            fewer[0].place / "kode",
            message(
                "the codes of {pendek} sub kegiatan end in two digits, those of {panjang} in four",
                pendek=len(short),
                panjang=len(long),
            ),
            message("take all codes from the one list that holds for the year"),
        )


@rule("kode", WARNING)
def baris_tak_lengkap(naskah: Naskah) -> Iterator[Flaw]:
    """A row of the program tree lacks its indikator, its target, or the rows below it.

    The table of the plan prints a gap there, and what has no target cannot be
    measured (PermenPANRB 53/2014). Copy what is missing from the plan.
    """
    anggaran = naskah.report.anggaran
    yield from _childless(anggaran.program)
    for _, simpul in semua_simpul(anggaran):
        yield from _unmeasured(simpul)
        yield from _childless(anak(simpul))


def _unmeasured(simpul: Simpul) -> Iterator[Flaw]:
    missing = [key for key in ("indikator", "target") if getattr(simpul, key) is None]
    if missing:
        yield Flaw(
            simpul.place / "kode",
            message("{kode} has no {hilang}", kode=simpul.kode, hilang=", ".join(missing)),
            message("copy it from the plan (DPA or Renja)"),
        )


def _childless(rows: Sequence[Simpul]) -> Iterator[Flaw]:
    """Rows with nothing below them, while rows beside them have something."""
    if any(anak(row) for row in rows):
        for row in rows:
            if not anak(row):
                yield Flaw(
                    row.place / "kode",
                    message("{kode} has no rows below it, unlike its neighbours", kode=row.kode),
                    message("add its rows as the plan (DPA or Renja) has them"),
                )


@rule("kode", ERROR)
def nomenklatur_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A code and its name do not belong together.

    Codes and names of programs, kegiatan and sub kegiatan come from one official
    list (Kepmendagri 050-5889/2021 and its successors), and SIPD knows no
    others. Correct the name, or the code where that is wrong. The full list may
    be put into pengetahuan/nomenklatur.csv (kode, uraian, indikator, satuan).
    """
    known = naskah.report.pengetahuan.nomenklatur
    for _, simpul in semua_simpul(naskah.report.anggaran):
        butir = known.cari(simpul.kode)
        if butir is not None and _plain(butir.uraian) != _plain(simpul.nama):
            yield Flaw(
                simpul.place / "nama",
                message("code {kode} is `{uraian}`", kode=simpul.kode, uraian=butir.uraian),
                _remedy(simpul, known.sekeluarga(simpul.kode)),
            )


@rule("kode", ERROR, WARNING)
def kode_tak_ada_nomenklatur(naskah: Naskah) -> Iterator[Flaw]:
    """A code does not stand in the official list.

    What the list (Kepmendagri 050-5889/2021 and its successors) does not have
    cannot be budgeted, so the code is mistyped or from an older list. Take the
    code that the list gives to the name.
    """
    known = naskah.report.pengetahuan.nomenklatur
    for level, simpul in semua_simpul(naskah.report.anggaran):
        family = known.sekeluarga(simpul.kode)
        if known.cari(simpul.kode) is not None or not _can_tell(simpul.kode, level, family):
            continue
        severity = ERROR if level == 0 and induk(simpul.kode) in known.tetap else WARNING
        yield Flaw(
            simpul.place / "kode",
            message("the nomenclature has no code {kode}", kode=simpul.kode),
            _remedy(simpul, family),
            severity=severity,
        )


def _can_tell(kode: str, level: int, family: Sequence[Butir]) -> bool:
    """Whether the list is complete where the code would stand."""
    if level == 0:  # the programs of every bidang alone tell nothing of a bidang's own
        return any(not b.kode.startswith(SETIAP_BIDANG) for b in family)
    return any(len(b.kode.rsplit(".", 1)[1]) == len(kode.rsplit(".", 1)[1]) for b in family)


def _remedy(simpul: Simpul, family: Sequence[Butir]) -> Message:
    """The row of the list that the name belongs to, else the nearest one."""
    names = {_plain(b.uraian): b for b in family}
    near = names.get(_plain(simpul.nama))
    if near is None:
        close = get_close_matches(_plain(simpul.nama), names, n=1, cutoff=0.8)
        near = names[close[0]] if close else None
    kode = _own(near.kode, simpul.kode) if near is not None else simpul.kode
    if near is None or kode == simpul.kode:
        return message("correct the name or the code, as the nomenclature has them")
    return message("`{nama}` has the code {kode}", nama=near.uraian, kode=kode)


def _own(kode: str, like: str) -> str:
    """A code of every bidang, written for the bidang of another code."""
    return kode.replace(SETIAP_BIDANG, like[: len(SETIAP_BIDANG)])


def _plain(nama: str) -> str:
    """A name without capitals, blanks and signs, the word Program, and the tier it ends in."""
    letters = re.sub(r"[\W_]+", "", nama.casefold())
    return re.sub(r"^program|(kabupatenkota|kabupaten|kota|provinsi)$", "", letters)


RULES = (
    kode_ganda,
    kode_induk,
    kode_tak_urut,
    kode_tingkat,
    kode_campur,
    baris_tak_lengkap,
    nomenklatur_berbeda,
    kode_tak_ada_nomenklatur,
)
