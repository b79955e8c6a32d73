"""Rules on how an indicator is measured: its formula, and that formula in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.reading import Naskah
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.kinerja import Indikator, Rumus
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule


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


RULES = (rumus_melebihi, rumus_berbeda)
