"""Rules on codes and names against the official list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from publisher.reading import Naskah
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.pengetahuan.nomenklatur import SETIAP_BIDANG, Butir, induk
from publisher.vocabulary.rules import Flaw, rule


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


RULES = (nomenklatur_berbeda, kode_tak_ada_nomenklatur)
