"""Rules on the wording of indicators, and on the units of their targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from publisher.reading import Naskah
from publisher.reading.targets import measures
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.pengetahuan.kata import Nomina, Satuan
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Teks


@rule("kode", WARNING)
def indikator_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """Two rows have the same indikator.

    An indicator measures one thing; the second row was often copied from the
    first and never changed. Write for each row the indicator that the
    nomenclature or the plan gives it.
    """
    rows = ((simpul.kode, text, at) for simpul, text, _, at in _tree(naskah))
    yield from _repeated(rows)
    sasaran = naskah.report.kinerja.sasaran
    yield from _repeated(
        (s.nama, ind.nama, ind.place / "nama") for s in sasaran for ind in s.indikator
    )


def _repeated(rows: Iterator[tuple[str, str, Place]]) -> Iterator[Flaw]:
    seen: dict[str, str] = {}
    for row, text, at in rows:
        words = " ".join(re.findall(r"\w+|%", text.casefold()))
        if words in seen:
            yield Flaw(
                at,
                message(
                    "`{indikator}` already is the indikator of {baris}",
                    indikator=shorten(text, 60, placeholder=" …"),
                    baris=seen[words],
                ),
                message("write the indicator that belongs to this row"),
            )
        seen.setdefault(words, row)


@rule("kode", WARNING)
def indikator_satuan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """What an indicator counts and the unit of its target do not fit.

    "Jumlah laporan" is counted in Laporan, and "Persentase" in percent; with
    another unit nobody can say whether the target is reached. Correct the
    indicator or the unit. The nouns and their units stand in
    pengetahuan/nomina.toml, where an office may add its own.
    """
    knowledge = naskah.report.pengetahuan
    known = _Units.of(knowledge.nomina, knowledge.satuan)
    for _, indikator, target, at in _tree(naskah):
        if target is not None:
            written = [unit for m in measures(target) for unit in m.units]
            yield from _unfit(indikator, written, _beside(at, "target"), known)
    for sasaran in naskah.report.kinerja.sasaran:
        for ind in sasaran.indikator:
            written = [u.strip() for u in ind.satuan.split("/") if u.strip()]
            yield from _unfit(ind.nama, written, ind.place / "satuan", known)


def _tree(naskah: Naskah) -> Iterator[tuple[Simpul, Teks, Teks | None, Place]]:
    """Each indicator of the program tree, with its row, its target, and its place."""
    for _, simpul in semua_simpul(naskah.report.anggaran):
        if simpul.indikator is not None:
            yield simpul, simpul.indikator, simpul.target, simpul.place / "indikator"
        for lain in simpul.indikator_lain:
            yield simpul, lain.indikator, lain.target, lain.place / "indikator"


def _beside(at: Place, key: str) -> Place:
    return Place(at.source, (*at.keys[:-1], key))


def _unfit(indikator: str, written: list[str], at: Place, known: _Units) -> Iterator[Flaw]:
    found = _KIND.match(indikator)
    if found is None or not written:
        return
    kind, what = found["kind"].casefold(), found["what"].casefold()
    if not all(known.is_wrong(unit.casefold(), kind, what) for unit in written):
        return
    usual = "%" if kind.startswith("p") else next(iter(known.of_nouns(what)), "")
    yield Flaw(
        at,
        message(
            "`{indikator}` is not counted in {satuan}",
            indikator=shorten(indikator, 60, placeholder=" …"),
            satuan=" / ".join(written),
        ),
        message("write the target in {satuan}, or correct the indicator", satuan=usual)
        if usual
        else message("write the target in the unit of what is counted, or correct the indicator"),
    )


_KIND = re.compile(
    r"(?:rata\s*-?\s*rata\s+)?(?P<kind>jumlah|banyaknya|p(?:e|re|ro)r?sentase|nilai)\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_CHANGES = re.compile(
    r"(capaian|kenaikan|penambahan|peningkatan|penurunan|persen|pertumbuhan|proporsi|rasio|rata"
    r"|realisasi|selisih|serapan|tingkat)"
)
_FURTHER = re.compile(r"(?:\b(?:dan|atau|serta|beserta)\s+|/\s*)(\w+)")


@dataclass(frozen=True, slots=True)
class _Units:
    """nouns: what counts a noun. All in small letters but the units that are shown."""

    nouns: Mapping[str, tuple[str, ...]]
    counts: frozenset[str]
    every: frozenset[str]

    @classmethod
    def of(cls, nomina: Nomina, satuan: Satuan) -> _Units:
        nouns: dict[str, tuple[str, ...]] = {}
        for benda in nomina.benda:
            for noun in benda.nomina:
                key = noun.casefold()
                nouns[key] = (*nouns.get(key, ()), *benda.satuan)
        counts = frozenset(u.casefold() for units in nouns.values() for u in units)
        return cls(nouns, counts, counts | {u.casefold() for u in satuan.baku})

    def is_wrong(self, unit: str, kind: str, what: str) -> bool:
        """Whether a unit certainly does not fit. A unit that nobody knows may."""
        percent = unit.startswith(("%", "persen"))
        if kind.startswith("p"):
            return not percent and unit in self.every
        if kind == "nilai":
            return unit in self.counts
        if percent:
            return not _CHANGES.match(what)
        accepted = [u.casefold() for u in self.of_nouns(what)]
        closer = any(unit.startswith((f"{one} ", f"{one}/")) for one in accepted)  # `Orang/Bulan`
        return bool(accepted) and unit in self.every and unit not in accepted and not closer

    def of_nouns(self, what: str) -> tuple[str, ...]:
        """The units of the noun that comes first, and of those that `dan` adds to it."""
        first = re.match(r"\w+", what)
        if first is None or first[0] not in self.nouns:
            return ()
        further = (n for n in _FURTHER.findall(what) if n in self.nouns)
        return (*self.nouns[first[0]], *(u for noun in further for u in self.nouns[noun]))


RULES = (indikator_ganda, indikator_satuan_berbeda)
