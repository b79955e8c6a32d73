"""Formulas whose result was never saved: a program wrote them, and no spreadsheet opened them."""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

_CELL = re.compile(r"([A-Z]+)(\d+)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def unsaved_formulas(raw: bytes, sheet: str) -> frozenset[tuple[int, int]]:
    """(row, column) from 0 of the cells of an .xlsx whose formula has no result, or failed."""
    if not raw.startswith(b"PK"):
        return frozenset()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        part = _part_of(archive, sheet)
        if part is None:
            return frozenset()
        with archive.open(part) as opened:
            if not _has_formula(opened):
                return frozenset()
        with archive.open(part) as opened:
            return frozenset(_Cells().read(opened))


def _has_formula(opened: object) -> bool:
    """Whole parts are looked through for the tag first: most exports have no formula at all."""
    tail = b""
    while block := opened.read(1 << 20):  # type: ignore[attr-defined]
        if any(mark in tail + block for mark in (b"<f>", b"<f ", b"<f/", b't="e"')):
            return True
        tail = block[-4:]
    return False


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part that holds a sheet, by the workbook's relationships."""
    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return None
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book):
        name, link = re.search(r'\bname="([^"]*)"', tag), re.search(r':id="([^"]*)"', tag)
        if name and link and _unescaped(name[1]) == sheet:
            for other in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", links):
                target = re.search(r'\bTarget="([^"]*)"', other)
                if f'Id="{link[1]}"' in other and target:
                    path = target[1].lstrip("/")
                    path = path if path.startswith("xl/") else f"xl/{path}"
                    return path if path in archive.namelist() else None
    return None


def _unescaped(text: str) -> str:
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(code, sign)
    return text.replace("&amp;", "&")


class _Cells:
    def __init__(self) -> None:
        self.found: list[tuple[int, int]] = []
        self._cell: tuple[int, int] | None = None
        self._formula = self._value = self._failed = self._within = False

    def read(self, opened: object) -> list[tuple[int, int]]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ParseFile(opened)  # type: ignore[arg-type]
        return self.found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            where = _CELL.fullmatch(attributes.get("r", ""))
            self._cell = (int(where[2]) - 1, _column(where[1])) if where else None
            self._formula = self._value = False
            self._failed = attributes.get("t") == "e"
        elif tag == "f":
            self._formula = True
        elif tag in ("v", "is"):
            self._within = True

    def _text(self, text: str) -> None:
        self._value = self._value or (self._within and bool(text.strip()))

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag in ("v", "is"):
            self._within = False
        elif tag == "c" and self._cell and (self._failed or (self._formula and not self._value)):
            self.found.append(self._cell)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
