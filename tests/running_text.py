"""The running text of a case: its sentences and list items, with what a reader counts in them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EMPTY = "belum diisi"
FILES = (
    "pengantar",
    "pendahuluan",
    "organisasi",
    "visi-misi",
    "perencanaan",
    "akuntabilitas",
    "penutup",
)
# Rows of tables and names: texts of the content, but no running text. Of `misi`, only the
# `tujuan` are set as a list.
DATA = {"atasan", "dasar", "misi", "nama", "peraturan", "pokok_visi", "visi"}
LABEL = re.compile(r"\s*(?:-\s+)?(?:(?:\(\d+\)|[a-z]\.|\d+\.)\s+)?")
LIST = re.compile(r"\s*(?:-|\(\d+\)|[a-z]\.|\d+\.)\s")
# Not after the number or letter of a title: `1.1. LATAR BELAKANG`, `A. Penetapan`.
SENTENCE = re.compile(r"(?:(?<=[a-z)]\.)|(?<=\d{4}\.))\s+(?=[A-Z])")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*|\b[IVX]+\b")
SHORT = re.compile(r"\b(?:[A-Z]{2,}|LKj|Renstra|Renja)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item, without its label and its markup."""

    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def figures(self) -> str:
        return " ".join(FIGURE.findall(self.text))

    @property
    def short_forms(self) -> str:
        """Its abbreviations, in the order of the alphabet."""
        short = (s for s in SHORT.findall(self.text) if not FIGURE.fullmatch(s))
        return " ".join(sorted(short))

    @property
    def fingerprint(self) -> str:
        """By which it is the same as another one that is not at hand."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def sentences(folder: Path, berkas: str) -> Iterator[Sentence]:
    """The running text of one content file, in its order."""
    content = tomllib.loads((folder / f"{berkas}.toml").read_text("utf-8"))
    for text in _texts(content):
        yield from split(text)


def split(text: str) -> Iterator[Sentence]:
    for block in text.split("\n"):
        bare = re.sub(r"[*_]", "", LABEL.sub("", block, count=1) if LIST.match(block) else block)
        if bare.strip() and bare != EMPTY:
            yield from (Sentence(s.strip()) for s in SENTENCE.split(bare))


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for name, inner in value.items():
                if name == "misi":
                    yield from (t for m in inner for t in m["tujuan"])
                elif name not in DATA:
                    yield from _texts(inner)
