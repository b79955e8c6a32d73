"""Rules on the regulations that a report is based on."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checks.peraturan import Key, Known, cited, is_revoked, needs_basis
from publisher.reading import Naskah
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule


@rule("hukum", WARNING)
def dasar_hukum_kurang(naskah: Naskah) -> Iterator[Flaw]:
    """The list of regulations lacks one on which every Laporan Kinerja is based.

    Perpres 29/2014 orders the report, and PermenPANRB 53/2014 says how it is
    made. Add the regulation to the list in pendahuluan.toml.
    """
    known, pendahuluan = Known(naskah), naskah.report.pendahuluan
    listed = {known.key(p.bentuk, p.nomor, p.tahun) for p in pendahuluan.peraturan}
    for least in naskah.report.pengetahuan.peraturan.dasar_minimal:
        if known.key(least.bentuk, least.nomor, least.tahun) not in listed:
            yield Flaw(
                pendahuluan.place / "peraturan",
                message(
                    "the list lacks {bentuk} Nomor {nomor} Tahun {tahun}",
                    bentuk=least.bentuk,
                    nomor=int(least.nomor),
                    tahun=int(least.tahun),
                ),
                message("add it as a `[[peraturan]]` of its own"),
            )


@rule("hukum", WARNING)
def peraturan_dicabut(naskah: Naskah) -> Iterator[Flaw]:
    """A regulation is cited as a basis although another one has taken its place.

    What no longer holds is no basis for a report that is dated in a later year
    than the new regulation. Cite the new one.
    """
    known = Known(naskah)
    for p in naskah.report.pendahuluan.peraturan:
        new = known.replaced.get(known.key(p.bentuk, p.nomor, p.tahun))
        if new:
            yield Flaw(
                p.place / "nomor",
                message(
                    "{bentuk} Nomor {nomor} Tahun {tahun} has been replaced by {new}",
                    bentuk=p.bentuk,
                    nomor=int(p.nomor),
                    tahun=int(p.tahun),
                    new=new,
                ),
                message("cite the one that holds now"),
            )
    for passage, found in cited(naskah):
        if found.year is None or is_revoked(passage.text, found, naskah.sentences):
            continue
        new = known.replaced.get(known.key(found.form, found.number, found.year))
        if new and needs_basis(passage.text, found.start):
            yield Flaw(
                passage.place(found.start, found.number_end),
                message(
                    "{bentuk} Nomor {nomor} Tahun {tahun} has been replaced by {new}",
                    bentuk=found.form,
                    nomor=found.number,
                    tahun=found.year,
                    new=new,
                ),
                message("cite the one that holds now"),
            )


@rule("hukum", WARNING)
def peraturan_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """The list has the same regulation twice.

    It prints twice. Remove one of them.
    """
    known = Known(naskah)
    seen: set[Key] = set()
    for p in naskah.report.pendahuluan.peraturan:
        key = known.key(p.bentuk, p.nomor, p.tahun)
        if key in seen:
            yield Flaw(
                p.place / "nomor",
                message(
                    "{bentuk} Nomor {nomor} Tahun {tahun} stands in the list already",
                    bentuk=p.bentuk,
                    nomor=int(p.nomor),
                    tahun=int(p.tahun),
                ),
                message("remove one of them"),
            )
        seen.add(key)


RULES = (dasar_hukum_kurang, peraturan_dicabut, peraturan_ganda)
