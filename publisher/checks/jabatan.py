"""Rules on who signs, for which office, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from publisher.prose.formats import tanggal
from publisher.reading import Naskah
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.laporan import PerangkatDaerah
from publisher.vocabulary.messages import message
from publisher.vocabulary.pengetahuan.ketentuan import Jabatan
from publisher.vocabulary.rules import Flaw, rule


@rule("pejabat", WARNING)
def jabatan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The title of the official who signs is not that of the head of the office.

    The head signs the report (PermenPANRB 53/2014), or somebody who acts for
    the head: then Plt., Plh. or a.n. stands before the head's title (Permendagri
    1/2023). Correct the title, or put that before it.
    """
    report = naskah.report
    pejabat, kantor = report.laporan.penanda_tangan, report.laporan.perangkat_daerah
    title = _of_the_holder(pejabat.jabatan, report.pengetahuan.jabatan)
    if not _is_head(title, kantor):
        yield Flaw(
            pejabat.place / "jabatan",
            message(
                "`{jabatan}` signs, but the head of {kantor} is `{kepala}`",
                jabatan=pejabat.jabatan,
                kantor=kantor.nama,
                kepala=kantor.kepala,
            ),
            message("correct the title; who acts for the head puts Plt., Plh. or a.n. before it"),
        )


@rule("pejabat", INFO)
def terlambat(naskah: Naskah) -> Iterator[Flaw]:
    """An annual report is dated after the end of February.

    It is due within two months of the year that it covers (PermenPANRB
    53/2014). Nothing to mend if the date is right.
    """
    laporan = naskah.report.laporan
    due = dt.date(laporan.tahun + 1, 3, 1) - dt.timedelta(days=1)
    if laporan.jenis == "tahunan" and laporan.tanggal > due:
        yield Flaw(
            laporan.place / "tanggal",
            message(
                "the report is dated {tanggal}, but is due by {batas}",
                tanggal=tanggal(laporan.tanggal),
                batas=tanggal(due),
            ),
            message("correct `tanggal` if it is not the date of signing"),
        )


def batas_usia(jabatan: str, known: Jabatan) -> int | None:
    """The age of retirement from an office; None where it is not known.

    Who acts for somebody else has an office of their own, which is not named.
    """
    title = " ".join(jabatan.split()).casefold()
    if _beginning(title, (*known.pelaksana, *known.atas_nama)):
        return None
    ages = {a.casefold(): int(b.usia) for b in known.batas_usia for a in b.awal}
    found = _beginning(title, tuple(ages))
    return ages[found.casefold()] if found else None


def _of_the_holder(jabatan: str, known: Jabatan) -> str:
    """The title in whose place is signed: `Camat X` of `a.n. Camat X, Sekretaris`."""
    title = " ".join(jabatan.split())
    while found := _beginning(title, (*known.pelaksana, *known.atas_nama)):
        title = title[len(found) :].lstrip(" .:")
    return re.split(r",|\bu\.b\.", title)[0].strip()


def _beginning(title: str, words: Sequence[str]) -> str:
    """The longest of some words that a title begins with."""
    fits = (w for w in words if re.match(rf"{re.escape(w)}(?!\w)", title, re.IGNORECASE))
    return max(fits, key=len, default="")


_GENERIC = frozenset(
    ("badan", "daerah", "dan", "dinas", "kabupaten", "kantor")
    + ("kecamatan", "kelurahan", "kota", "provinsi")
)


def _is_head(title: str, kantor: PerangkatDaerah) -> bool:
    """The head's title, and behind it no other office than theirs.

    Offices are named in full and in short (`Bappeda`), so one word in common is enough.
    """
    head = " ".join(kantor.kepala.split())
    if not _beginning(title, (head,)):
        return False
    named = _words(title[len(head) :])
    office = _words(kantor.nama)
    initials = not title.isupper() and any(w.isupper() and len(w) > 2 for w in named)
    short = len(kantor.nama.split()) == 1 or initials
    known = {w.casefold() for w in office | _words(kantor.kabupaten)}
    return not named or not office or short or any(w.casefold() in known for w in named)


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text) if w.casefold() not in _GENERIC}


RULES = (jabatan_berbeda, terlambat)
