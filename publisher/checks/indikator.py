"""Rules on indicators: their wording, their units, and how they are measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from publisher.reading import Naskah
from publisher.reading.figures import measures
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Simpul
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.kinerja import Indikator, Rumus
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


@rule("angka", WARNING)
def rumus_melebihi(naskah: Naskah) -> Iterator[Flaw]:
    """A formula in percent can give more than 100%.

    Where several counts of the same things are added and divided by the number
    of those things once, each count alone may reach 100%. Divide by the number
    of counts as well.
    """
    for ind in _indicators(naskah):
        rumus = ind.rumus
        if rumus is not None and ind.satuan in ("%", "Persen") and _may_exceed(ind, rumus):
            n = len(rumus.pembilang)
            yield Flaw(
                rumus.place / "penyebut",
                message(
                    "the formula adds {n} counts, each of which may be as large as "
                    "`{penyebut}`, so it can give {persen}%",
                    n=n,
                    penyebut=rumus.penyebut[0],
                    persen=100 * n,
                ),
                message("add a factor to `penyebut`: the number of counts that are added"),
            )


@rule("angka", WARNING)
def rumus_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The formula and its description in words do not say the same.

    Two ways of counting give two results, and nobody can tell which one the
    target was set for. Bring `rumus` and `cara_pengukuran` into agreement, as
    the document of the plan has it.
    """
    for ind in _indicators(naskah):
        if ind.rumus is None or ind.cara_pengukuran is None:
            continue
        words = _in_words(ind.cara_pengukuran)
        if words is None:
            continue
        terms, factors = words
        written = sum(len(_factors(text)) for text in _without_rate(ind.rumus.penyebut))
        place = ind.place / "cara_pengukuran"
        if factors != written:
            yield Flaw(
                place,
                message(
                    "in words the divisor has {kata} factors, in `rumus` {rumus}",
                    kata=factors,
                    rumus=written,
                ),
                message("compare both with the plan and correct the one that differs"),
            )
        elif terms > 1 and terms != len(ind.rumus.pembilang):
            yield Flaw(
                place,
                message(
                    "in words {kata} counts are added, in `rumus` {rumus}",
                    kata=terms,
                    rumus=len(ind.rumus.pembilang),
                ),
                message("compare both with the plan and correct the one that differs"),
            )


def _indicators(naskah: Naskah) -> Iterator[Indikator]:
    return (ind for sasaran in naskah.report.kinerja.sasaran for ind in sasaran.indikator)


# What is multiplied in a formula is a count again, or a number; words between are its name.
_COUNT = r"(?:jumlah|banyaknya|total)\b"
_TIMES = re.compile(
    rf"(?:\s+(?:di)?kali(?:kan)?(?:\s+dengan)?|\s*[×*]|\s+x)\s*(?={_COUNT}|\d)", re.I
)
# What makes a rate of a quotient: 100%, 1.000, 100.000 penduduk; no factor of its divisor.
_RATE = re.compile(r"1(?:00|0{0,2}(?:[.,]?000)+)(?!\d|[.,]\d)|10\s*(?:\^|pangkat)\s*\d", re.I)
_PLUS = re.compile(rf"\s+(?:ditambah(?:kan)?(?:\s+dengan)?)\s+|\s*\+\s*(?={_COUNT})", re.I)


def _in_words(cara: str) -> tuple[int, int] | None:
    """How many counts are added, and by how many factors they are divided; None: no division."""
    parts = re.split(r"\bdibagi(?:kan)?\b(?:\s+dengan\b)?", cara, flags=re.I)
    if len(parts) != 2:
        return None
    factors = _without_rate(_factors(parts[1].strip(" ().;")))
    return len(_PLUS.split(parts[0].strip())), len(factors)


def _factors(text: str) -> list[str]:
    return _TIMES.split(text.strip())


def _without_rate(factors: Sequence[str]) -> Sequence[str]:
    """The factors but a last one that makes the quotient a rate."""
    return factors[:-1] if len(factors) > 1 and _RATE.match(factors[-1]) else factors


def _may_exceed(ind: Indikator, rumus: Rumus) -> bool:
    """Several counts of the same things, over the number of those things and nothing else."""
    divisor = rumus.penyebut[0]
    whole = rumus.pengali is None or re.fullmatch(r"100\s*%?", rumus.pengali)
    if len(rumus.pembilang) < 2 or len(rumus.penyebut) > 1 or not whole:
        return False
    what = divisor.casefold().strip()
    counts = [
        re.split(r"\s+yang\s+", text.casefold().strip(), maxsplit=1) for text in rumus.pembilang
    ]
    if not all(len(c) == 2 and c[0] == what for c in counts):
        return False
    # A village may draw up three documents, but has one status: only deeds can be done again.
    deeds = {c[1].split()[0] for c in counts}
    averaged = re.match(r"rata\s*-?\s*rata", ind.nama, re.I)
    return bool(averaged) or (len(deeds) == 1 and deeds <= _DEEDS)


_DEEDS = {
    "melaksanakan",
    "melaporkan",
    "membuat",
    "menerbitkan",
    "menetapkan",
    "mengikuti",
    "menyampaikan",
    "menyelenggarakan",
    "menyusun",
}


RULES = (
    indikator_ganda,
    indikator_satuan_berbeda,
    rumus_melebihi,
    rumus_berbeda,
)
