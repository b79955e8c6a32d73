r"""Tables and pictures that are typed where they belong, as in Markdown.

A table is a row of headings, `|---|:--:|` with as many cells, and rows of its own, each
between two `|`. Its caption is a line `Tabel: …` above or below it. A picture is a paragraph
that is only `![caption](file.jpg)`. What is not exactly that is text, which a rule points out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from publisher.vocabulary.tabel import Rata

_CELL = re.compile(r"((?:\\.|\{[^{}]*\}|[^|\\{]|\{(?![^{}]*\}))*)\|")
_RULER = re.compile(r"(:?)-+(:?)")
_ESCAPE = re.compile(r"\\(?=[|*_{}\[\\])")
_PICTURE = re.compile(
    r"!\[\s*(?P<judul>[^\[\]{}\\]*[^\[\]{}\\\s])\s*\]"
    r"\(\s*(?P<berkas>(?!\w+://)[^()<>{}\"']*\.(?:jpe?g|png|tiff?|webp|gif|bmp))\s*\)",
    re.IGNORECASE,
)
CAPTION = re.compile(r"Tabel:[ \t]+(?=\S)")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Bit:
    """Words, and where each letter of them stands in the narrative."""

    text: str
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TypedPicture:
    judul: Bit
    berkas: Bit
    begin: int

    @property
    def name(self) -> str:
        """`gambar.foto_posyandu` of `foto/posyandu.jpg`."""
        return f"gambar.{slug(self.berkas.text.rpartition('.')[0], 'gambar')}"

    @property
    def written(self) -> str:
        return f"![{self.judul.text}]({self.berkas.text})"


@dataclass(frozen=True, slots=True)
class TypedTable:
    """mentah: its cells as they are written; rata: of each column, None where nothing is said."""

    kepala: tuple[Bit, ...]
    rata: tuple[Rata | None, ...]
    baris: tuple[tuple[Bit, ...], ...]
    mentah: tuple[tuple[str, ...], ...]
    begin: int
    judul: Bit | None = None

    @property
    def name(self) -> str:
        """`tabel.pegawai_menurut_golongan` of its caption; without one, a name of its cells."""
        if self.judul is not None:
            return f"tabel.{slug(self.judul.text, 'tabel')}"
        digest = blake2b(self.written.encode(), digest_size=4).hexdigest()
        return f"tabel.tanpa_judul_{digest}"

    @property
    def written(self) -> str:
        ruler = "|".join(_RULERS[side] for side in self.rata)
        head, *rows = (f"| {' | '.join(row)} |" for row in self.mentah)
        caption = [f"Tabel: {self.judul.text}"] if self.judul else []
        return "\n".join([*caption, head, f"|{ruler}|", *rows])


_RULERS: dict[Rata | None, str] = {None: "---", "kiri": ":---", "tengah": ":---:", "kanan": "---:"}

TypedItem = TypedPicture | TypedTable


def slug(text: str, otherwise: str) -> str:
    """A name that can be asked for: small letters, digits, `_`."""
    bare = re.sub(r"[^a-z0-9]+", "_", text.lower())[:_LONGEST_NAME].strip("_")
    return bare if bare[:1].isalpha() else f"{otherwise}_{bare}".rstrip("_")


def picture(line: str, begin: int) -> TypedPicture | None:
    """The picture that a line is. begin: where the line stands in the narrative."""
    found = _PICTURE.fullmatch(line.strip())
    if found is None:
        return None
    begin += len(line) - len(line.lstrip())

    def bit(group: str) -> Bit:
        start, end = found.span(group)
        return Bit(found[group], tuple(range(begin + start, begin + end)))

    return TypedPicture(bit("judul"), bit("berkas"), begin)


def caption(text: str, offsets: Sequence[int]) -> Bit | None:
    """The words of `Tabel: …`; None where a paragraph is no caption."""
    found = CAPTION.match(text)
    return Bit(text[found.end() :], tuple(offsets[found.end() :])) if found else None


def table(lines: Sequence[tuple[str, int]], n: int) -> tuple[TypedTable, int] | None:
    """The table that the `n`th of some lines begins, and how many of them it takes.

    lines: each with where it stands in the narrative.
    """
    if len(lines) < n + 3 or not (head := _row(*lines[n])) or not (ruler := _row(*lines[n + 1])):
        return None
    sides = [_RULER.fullmatch(raw) for raw, _ in ruler]
    if len(head) != len(ruler) or not all(sides):
        return None
    rows: list[list[tuple[str, Bit]]] = []
    while n + 2 + len(rows) < len(lines) and (row := _row(*lines[n + 2 + len(rows)])):
        rows.append(row)
    if not rows:
        return None
    made = TypedTable(
        tuple(bit for _, bit in head),
        tuple(_side(found[1], found[2]) for found in sides if found),
        tuple(tuple(bit for _, bit in row) for row in rows),
        tuple(tuple(raw for raw, _ in row) for row in (head, *rows)),
        lines[n][1] + len(lines[n][0]) - len(lines[n][0].lstrip()),
    )
    return made, len(rows) + 2


def _side(left: str, right: str) -> Rata | None:
    if left and right:
        return "tengah"
    return "kiri" if left else "kanan" if right else None


def _row(line: str, begin: int) -> list[tuple[str, Bit]]:
    """The cells between the `|` of a line; none where it is no row."""
    begin += len(line) - len(line.lstrip())
    line = line.strip()
    if not line.startswith("|"):
        return []
    cells, at = [], 1
    while at < len(line):
        found = _CELL.match(line, at)
        if found is None:
            return []
        cells.append(_cell(found[1], begin + at))
        at = found.end()
    return cells


def _cell(raw: str, begin: int) -> tuple[str, Bit]:
    begin += len(raw) - len(raw.lstrip())
    raw = raw.strip()
    left_out = {found.start() for found in _ESCAPE.finditer(_pairs_apart(raw))}
    kept = [n for n in range(len(raw)) if n not in left_out]
    return raw, Bit("".join(raw[n] for n in kept), tuple(begin + n for n in kept))


def _pairs_apart(raw: str) -> str:
    r"""A second backslash of `\\` begins no escape of its own."""
    return raw.replace("\\\\", "\\*")
