"""Sentences, and the words in them that turn their meaning round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A full stop ends a sentence before a blank and a capital: not in `Rp1.000` or `No. 5`.
_END = re.compile(r"[.!?;](?=\s+[^\s\da-z]|\s*$)|\n")
_TURNED = re.compile(
    r"\b(tidak|tak|belum|bukan|tanpa|agar|supaya|guna|jika|bila|apabila|diharapkan|ditargetkan"
    r"|direncanakan|diupayakan|untuk|akan|seharusnya|hendak|dapat|perlu|harus)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence, `text[start:end]` of the passage that it stands in."""

    start: int
    end: int
    text: str

    @property
    def pernyataan(self) -> bool:
        """Whether it plainly says that something is so: no denial, wish, plan or condition."""
        return _TURNED.search(self.text) is None

    @property
    def tahun(self) -> frozenset[int]:
        return frozenset(int(y) for y in _YEAR.findall(self.text))


def kalimat(text: str) -> Iterator[Kalimat]:
    """The sentences of a text, without the blanks around them."""
    start = 0
    ends = [m.end() for m in _END.finditer(text)]
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield Kalimat(first, first + len(piece.strip()), piece.strip())
        start = end
