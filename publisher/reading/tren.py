"""Words that say where a figure or a performance went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Ukuran = Literal["nilai", "kinerja", "capaian"]

_UP = "meningkat|naik|bertambah|membesar"
_DOWN = "menurun|turun|berkurang|merosot|mengecil"
_BETTER = "membaik"
_WORSE = "memburuk"
_WORDS = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>{_BETTER})|(?P<worse>{_WORSE}))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?P<ukuran>capaian|kinerja|realisasi)\b"
    r"(?P<lain>\s+(?:anggaran|belanja|keuangan|fisik|program|kegiatan|pegawai|aparatur|desa)\b)?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[,:]|\b(?:karena|akibat|sehingga|seiring|meski\w*|walau\w*|yang|dan)\b", re.I
)
NEAR = 8  # words between a measure and where it went


@dataclass(frozen=True, slots=True)
class Tren:
    """`text[start:end]` says that something rose or became better (`naik`).

    ukuran: what did. "nilai": the realisasi itself; "capaian": its share of the
    target; "kinerja": good or bad, whichever way the figure goes.
    """

    start: int
    end: int
    naik: bool
    ukuran: Ukuran


def tren(text: str) -> Iterator[Tren]:
    """Each word of a direction in a text that has a measure close before it.

    Without one, or with another clause between them, it may be said of anything.
    """
    subjects = list(_SUBJECT.finditer(text))
    for found in _WORDS.finditer(text):
        subject = next((s for s in reversed(subjects) if s.end() <= found.start()), None)
        if subject is None or subject["lain"]:
            continue
        between = text[subject.end() : found.start()]
        if _ELSEWHERE.search(between) or len(between.split()) > NEAR:
            continue
        judged = found.lastgroup in ("better", "worse")
        ukuran = _measure(subject["ukuran"].lower(), judged)
        yield Tren(*found.span(), found.lastgroup in ("up", "better"), ukuran)


def _measure(subject: str, judged: bool) -> Ukuran:
    if subject == "capaian":
        return "capaian"
    return "kinerja" if judged or subject == "kinerja" else "nilai"
