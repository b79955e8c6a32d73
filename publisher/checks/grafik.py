"""Rules on charts of one's own."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.reading import Naskah
from publisher.tables import compute_tables
from publisher.tables.grafik import semua_grafik
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.rules import Flaw, rule


@rule("struktur", ERROR)
def grafik_tak_tergambar(naskah: Naskah) -> Iterator[Flaw]:
    """A chart of `sisipan.toml` asks for figures that are not there, or cannot be drawn.

    Its table or column does not exist or holds text, a series has not one value for each
    category, or the values are no parts of a whole. A wrong chart misleads more than a
    wrong word. Name another table or column, or type the series.
    """
    yield from _found(naskah, grave=True)


@rule("struktur", WARNING)
def grafik_sulit_dibaca(naskah: Naskah) -> Iterator[Flaw]:
    """A chart shows more than can be read, or a single value.

    Beyond forty categories, six series or eight slices labels shrink and colours cannot
    be told apart in print. Draw fewer, or print a table.
    """
    yield from _found(naskah, grave=False)


def _found(naskah: Naskah, grave: bool) -> Iterator[Flaw]:
    report = naskah.report
    if not report.sisipan.grafik:
        return
    for _, jadi in semua_grafik(report, compute_tables(report), naskah.figures):
        for cacat in jadi.cacat:
            if cacat.grave is grave:
                yield Flaw(cacat.at, cacat.message, cacat.help)


RULES = (grafik_tak_tergambar, grafik_sulit_dibaca)
