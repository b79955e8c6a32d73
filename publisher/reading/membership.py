"""Which known names the items of a typed list are, and which list of the report they make up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.reading.names import folded
from publisher.reading.wording import NearIndex

_KIND = re.compile(
    r"\s*(?:Program|Kegiatan|Sub\s?kegiatan|Misi\s+(?:\d+|[IVX]+)|Sasaran(?:\s+\d+)?)\b[:.,]?\s+",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:[,;:(–-]|\byang\b|\bdan\s*$).*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Keluarga:
    """Names that belong together, in their order: the kegiatan of one program, all misi."""

    jenis: str  # "program", "kegiatan", "unit", …
    induk: str  # of which they are; "" where they are the report's
    anggota: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anggota:
    """One item: which member of which family it is."""

    keluarga: Keluarga
    nama: str


class Membership:
    """Finds the family of names that an item belongs to; a name of two families is left out."""

    def __init__(self, families: Sequence[Keluarga]) -> None:
        self.of: dict[str, dict[str, Anggota]] = defaultdict(dict)
        seen: Counter[tuple[str, str]] = Counter()
        for family in families:
            for name in family.anggota:
                key = bare(name)
                seen[family.jenis, key] += 1
                self.of[family.jenis][key] = Anggota(family, name)
        for (jenis, key), times in seen.items():
            if times > 1:
                del self.of[jenis][key]
        self.found: dict[tuple[str, str], Anggota | None] = {}  # what was asked for already
        self.near = {jenis: NearIndex(names, shortest=3) for jenis, names in self.of.items()}

    def kinds(self, text: str) -> list[str]:
        """The kinds of names that an item is one of, word for word or almost so."""
        return [jenis for jenis in self.of if self.member(jenis, text)]

    def member(self, jenis: str, text: str) -> Anggota | None:
        if (jenis, text) not in self.found:
            self.found[jenis, text] = self._member(jenis, text)
        return self.found[jenis, text]

    def _member(self, jenis: str, text: str) -> Anggota | None:
        known = self.of[jenis]
        for part in dict.fromkeys((text, _REST.sub("", text))):
            key = bare(part)
            if key in known:
                return known[key]
            close = self.near[jenis].closest(key)
            if close is not None:
                return known[close]
        return None


def bare(name: str) -> str:
    """The words of a name without what it is: `Program Pengelolaan Arsip` → `pengelolaan arsip`."""
    return " ".join(folded(_KIND.sub("", name, count=1)))
