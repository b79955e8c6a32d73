"""Efficiency in a sentence: of which capaian and which absorption it is worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.ucapan import Ucapan

_ABOUT = re.compile(r"\befisien(?:si(?:nya)?)?\b", re.IGNORECASE)
_WORD = re.compile(
    r"\b(?P<no>(?:tidak|belum|kurang|bukan)\s+(?:(?:dapat|bisa)\s+)?(?:di(?:katakan|sebut|nilai)\s+)?)?(?P<kata>efisien)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(r"serap|realisasi\s+anggaran|realisasi\s+keuangan|\bpagu", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Efisien:
    """`text[start:end]` is not the efficiency of `capaian` and `serapan`, which is `benar`."""

    start: int
    end: int
    capaian: Nilai
    serapan: Nilai
    benar: Decimal
    kata: bool  # it is the word `efisien` that is wrong


def efisiensi_salah(k: Kalimat, said: Sequence[Ucapan], rumus: str) -> Iterator[Efisien]:
    """rumus: as kinerja.toml has it."""
    if not _ABOUT.search(k.text) and not re.search(r"\bselisih", k.text, re.I):
        return
    spent = [u for u in said if _is_spent(k, u)]
    reached = [u for u in said if _is_reached(u) and u not in spent]
    if len(spent) != 1 or len(reached) != 1 or spent[0].nilai.kira or reached[0].nilai.kira:
        return
    s, c = spent[0].nilai, reached[0].nilai
    right = c.value - s.value if rumus == "capaian - serapan" else 100 - s.value
    for u in said:
        if u.peran not in ("efisiensi", "beda") or u in (*spent, *reached):
            continue
        lead = k.passage.text[max(k.start, u.nilai.start - 40) : u.nilai.start]
        if u.nilai.start < max(s.end, c.end) or not re.search(r"efisien|selisih", lead, re.I):
            continue
        if u.nilai.kira == "" and not _fits(u.nilai, right):
            yield Efisien(u.nilai.start, u.nilai.end, c, s, right, False)
    word = _WORD.search(k.passage.text, k.start, k.end)
    turned = re.search(r"\b(?:agar|supaya|jika|apabila|lebih\s+efisien)\b", k.text, re.I)
    judged = word and not turned and rumus == "capaian - serapan" and c.value != s.value
    if word and judged and bool(word["no"]) == (c.value > s.value):
        yield Efisien(*word.span(), c, s, right, True)


def _fits(value: Nilai, right: Decimal) -> bool:
    from dataclasses import replace

    return replace(value, value=abs(value.value)).near(abs(right))


def _is_spent(k: Kalimat, u: Ucapan) -> bool:
    if u.nilai.satuan != "persen" or u.peran in ("capaian", "efisiensi", "target", "beda"):
        return False
    if u.peran == "serapan":
        return True
    lead = k.passage.text[max(k.start, u.nilai.start - 70) : u.nilai.start]
    return u.peran == "" and "Rp" in lead and _SPENT.search(lead) is not None


def _is_reached(u: Ucapan) -> bool:
    return u.nilai.satuan == "persen" and u.peran in ("capaian", "rata", "mencapai")
