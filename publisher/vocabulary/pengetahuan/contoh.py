"""The filled example: what in it is nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_END = re.compile(r"(?<=[.;:!?])\s+")
SHORTEST = 5  # words; fewer are everybody's
LARGE = 1_000_000  # rupiah; smaller amounts are many an office's


@dataclass(frozen=True, slots=True)
class Contoh:
    """nama, kabupaten: of its office. nip: of who signs.

    kalimat: what it says, as `kalimat_dari` compares it.
    angka: each figure with the code or name that it belongs to; rupiah: its large amounts.
    berkas: size and SHA-256 of each of its files.
    """

    nama: str
    kabupaten: str
    nip: str
    kalimat: frozenset[str]
    angka: frozenset[tuple[str, Decimal]]
    rupiah: frozenset[int]
    berkas: frozenset[tuple[int, str]]


def kalimat_dari(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, as it compares) of each sentence; the signs between words do not count."""
    start = 0
    for end in (*(m.start() for m in _END.finditer(text)), len(text)):
        words = re.findall(r"[^\W_]+", text[start:end].casefold())
        if words:
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            yield start + lead, end, " ".join(words)
        start = end


# Every report thanks God, says what stands in a table, and ends so.
_USUAL = re.compile(
    r"puji|demikian|segala puji|alhamdulillah|atas (?:perhatian|berkat|rahmat)|akhir kata|"
    r".*\b(?:sebagai berikut|berikut ini|di bawah ini|pada tabel.*|dalam tabel.*)$|"
    r".*\b(?:diharapkan|semoga|bermanfaat)\b"
)


def milik_sendiri(words: str) -> bool:
    """Whether a sentence, as `kalimat_dari` compares it, can only be copied."""
    return len(words.split()) >= SHORTEST and not _USUAL.match(words)
