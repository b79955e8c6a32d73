"""What a sheet of a spreadsheet says of its cells: which are hidden, merged, or not worked out.

Read from the XML itself, a step at a time: the library would make an object of every cell
that a merge covers, and a merge may cover seventeen thousand million.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat

MOST_MERGES = 5_000
MOST_CELLS = 400_000
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


class Aneh(Exception):
    """The XML is none that a spreadsheet writes."""


@dataclass(slots=True)
class Denah:
    """Rows and columns count from 1. formulas: cells of a formula without a value."""

    merges: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # top, left, rows, columns
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    filled: list[tuple[int, int]] = field(default_factory=list)

    def hides_column(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(slots=True)
class _Reader:
    denah: Denah = field(default_factory=Denah)
    row: int = 0
    column: int = 0
    has_formula: bool = False
    has_value: bool = False
    in_value: bool = False

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        match name.rpartition("}")[2]:
            case "row":
                self.row = int(attributes.get("r", self.row + 1))
                self.column = 0
                if attributes.get("hidden") in ("1", "true"):
                    self.denah.hidden_rows.add(self.row)
            case "c":
                at = cell_of(attributes["r"]) if "r" in attributes else None
                self.row, self.column = at or (self.row, self.column + 1)
                self.has_formula = self.has_value = False
            case "f":
                self.has_formula = True
            case "v" | "is":
                self.in_value = True
            case "col":
                if attributes.get("hidden") in ("1", "true"):
                    edges = int(attributes["min"]), int(attributes["max"])
                    self.denah.hidden_columns.append(edges)
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def text(self, _: str) -> None:
        self.has_value = self.has_value or self.in_value

    def end(self, name: str) -> None:
        ended = name.rpartition("}")[2]
        if ended in ("v", "is"):
            self.in_value = False
        if ended != "c":
            return
        if self.has_value or self.has_formula:
            self.denah.filled.append((self.row, self.column))
            if len(self.denah.filled) > MOST_CELLS:
                raise Aneh
        if self.has_formula and not self.has_value:
            self.denah.formulas.add((self.row, self.column))

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        one, two = cell_of(first), cell_of(last or first)
        if one is None or two is None or len(self.denah.merges) >= MOST_MERGES:
            raise Aneh
        self.denah.merges.append((*one, two[0] - one[0] + 1, two[1] - one[1] + 1))


def cell_of(ref: str) -> tuple[int, int] | None:
    """`B7` → (7, 2)"""
    found = _REF.fullmatch(ref.upper())
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def plan_of(sheet: IO[bytes]) -> Denah:
    """Raises Aneh, expat.ExpatError or ValueError for XML that is no sheet's."""
    reader = _Reader()
    parser = _safe_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.ParseFile(sheet)
    return reader.denah


def refuse_entities(part: IO[bytes]) -> None:
    """Raises Aneh for XML with a document type: no spreadsheet writes one, and bombs need it."""
    _safe_parser().ParseFile(part)


def _safe_parser() -> expat.XMLParserType:
    def refuse(*_: Any) -> None:
        raise Aneh

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse
    return parser
