"""Codes and names of the program tree against the national list of the report's year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from publisher.reading import Naskah
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.findings import ERROR, INFO, WARNING, Severity
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.pengetahuan.edisi import EDISI, ButirEdisi, edisi_pada
from publisher.vocabulary.rules import Flaw, rule

SHORTEST = 20  # letters of a name that is cut off
SLIP = 96  # of 100: no more than a letter or two apart
ALIKE = 88  # of 100: above it two names share most words, and an edition may have mended one


@rule("kode", ERROR, WARNING, INFO)
def nomenklatur_lain(naskah: Naskah) -> Iterator[Flaw]:
    """A code has another name in the national list.

    Codes and names go together (Permendagri 90/2019 and the decrees after it), and SIPD
    prints no other pair. It is certain where all lists that hold for the year agree; a hint
    where the list of the year is not known to the program: then compare with the DPA. Put
    an office's own list into pengetahuan/nomenklatur.csv, which goes before this one.
    """
    known = naskah.report.pengetahuan
    tahun = int(naskah.report.laporan.tahun)
    if not naskah.report.laporan.perangkat_daerah.kabupaten.casefold().startswith(
        ("kabupaten", "kota")
    ):
        return
    for _, simpul in semua_simpul(naskah.report.anggaran):
        if known.nomenklatur.cari(simpul.kode) is not None:
            continue  # `nomenklatur_berbeda` has compared it
        rows = known.edisi.cari(simpul.kode)
        if not rows or any(_is_or_shortens(simpul.nama, row.uraian) for row in rows):
            continue
        family = known.edisi.sekeluarga(simpul.kode)
        elsewhere = any(_same(row.uraian, simpul.nama) for row in family)
        best = max(rows, key=lambda row: (row.kode == simpul.kode, row.edisi))
        yield Flaw(
            simpul.place / ("kode" if elsewhere else "nama"),
            message(
                "code {kode} is `{uraian}` ({edisi})",
                kode=simpul.kode,
                uraian=best.uraian,
                edisi=EDISI[best.edisi[0]],
            ),
            _remedy(simpul, family),
            severity=_severity(simpul, rows, tahun),
        )


def _severity(simpul: Simpul, rows: Sequence[ButirEdisi], tahun: int) -> Severity:
    holding = edisi_pada(tahun)
    exact = [row for row in rows if len(row.kode) == len(simpul.kode)]
    told = set("".join(row.edisi for row in exact)) & set(holding)
    if not told:
        return INFO  # only the list of another year has the code so
    alike = any(fuzz.token_set_ratio(row.uraian, simpul.nama) > ALIKE for row in exact)
    certain = holding == "cd" and told == {"c", "d"} and not alike
    return ERROR if certain else WARNING


def _remedy(simpul: Simpul, family: Sequence[ButirEdisi]) -> Message:
    own = next((row for row in family if _same(row.uraian, simpul.nama)), None)
    if own is None:
        return message("correct the name or the code, as the DPA has them")
    kode = own.kode.replace("X.XX", simpul.kode[:4])
    if len(kode) > len(simpul.kode):  # a list with four digits, a report with two
        kode = re.sub(r"\.00(\d\d)$", r".\1", kode)
    return message("`{nama}` has the code {kode}", nama=own.uraian, kode=kode)


def _is_or_shortens(typed: str, official: str) -> bool:
    """The same name, or its beginning: many offices print only that. Slips of the list count."""
    said, due = _plain(typed), _plain(official)
    least = min(len(due), SHORTEST)
    return len(said) >= least and fuzz.ratio(due[: len(said)], said) >= SLIP


def _same(official: str, typed: str) -> bool:
    return _plain(official) == _plain(typed)


def _plain(nama: str) -> str:
    """A name without capitals, blanks and signs, the word Program, and the tier it ends in."""
    letters = re.sub(r"[\W_]+", "", nama.casefold().replace("&", "dan"))
    return re.sub(r"^program|(kabupatenkota|kabupaten|kota|provinsi)$", "", letters)


RULES = (nomenklatur_lain,)
