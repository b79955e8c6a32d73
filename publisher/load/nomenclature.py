"""`nomenklatur.csv` → the official codes and names, and what is wrong with its rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from publisher.load.files import read_text
from publisher.load.rules import NILAI_SALAH
from publisher.vocabulary.findings import ERROR, WARNING, Finding
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.nodes import UNPRINTABLE, code_point
from publisher.vocabulary.pengetahuan.edisi import ButirEdisi, Edisi
from publisher.vocabulary.pengetahuan.nomenklatur import Butir, Nomenklatur, bidang_lengkap
from publisher.vocabulary.places import Place, Source

KODE = re.compile(r"[\dX](\.[\dX]{2}(\.\d\d(\.\d\.\d\d(\.(\d\d|\d{4}))?)?)?)?")
COLUMNS = ("kode", "uraian", "indikator", "satuan")
EXAMPLE = message("the first line is `kode,uraian,indikator,satuan`, each other line a row of it")


def load_nomenclature(shared: Path, own: Path) -> tuple[Nomenklatur, tuple[Finding, ...]]:
    """The shared list with the office's own rows, which win; rows that are no use are left out."""
    known, _ = _read(shared)
    try:
        added, findings = _read(own)
    except FileNotFoundError:
        added, findings = {}, ()
    return Nomenklatur({**known, **added}, bidang_lengkap(known.values())), findings


@cache
def load_editions(shared: Path) -> Edisi:
    """The names of every code by edition. The program's own file: it is as it should be."""
    rows: dict[str, list[ButirEdisi]] = {}
    with shared.open(encoding="utf-8", newline="") as file:
        for kode, uraian, edisi in list(csv.reader(file))[1:]:
            rows.setdefault(kode, []).append(ButirEdisi(kode, uraian, edisi))
    return Edisi({kode: tuple(names) for kode, names in rows.items()})


def _read(path: Path) -> tuple[Mapping[str, Butir], tuple[Finding, ...]]:
    text, findings = read_text(path)
    if text is None:
        return {}, findings
    source = Source(path, text, {})
    bad = UNPRINTABLE.search(text)
    if bad:
        return {}, (_unprintable(Place(source, (), bad.start(), bad.end())),)
    sheet = _Sheet(source)
    return dict(sheet.rows()), tuple(sheet.findings)


def _unprintable(at: Place) -> Finding:
    said = message(
        "a character that nobody sees and Word cannot hold ({code}) stands here",
        code=code_point(at.words),
    )
    return NILAI_SALAH.found(
        at, said, message("delete it and type the place again"), severity=ERROR
    )


@dataclass(slots=True)
class _Sheet:
    """The rows of a CSV text, and the findings on them once they are read."""

    source: Source
    starts: list[int] = field(init=False)  # where each line begins
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [0, *(end.end() for end in re.finditer("\n", self.source.text))]

    def rows(self) -> Iterator[tuple[str, Butir]]:
        text = self.source.text
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        columns = [name.strip().casefold() for name in next(lines, [])]
        if "kode" not in columns or "uraian" not in columns:
            said = message("the columns `kode` and `uraian` are missing")
            self.findings.append(NILAI_SALAH.found(self._line(1), said, EXAMPLE, severity=ERROR))
            return
        seen: dict[str, Butir] = {}
        for line, cells in self._numbered(lines):
            values = dict(zip(columns, (" ".join(c.split()) for c in cells), strict=False))
            butir = Butir(**{name: values.get(name, "") for name in COLUMNS})
            if any(values.values()) and self._is_sound(butir, line, seen):
                seen[butir.kode] = butir
                yield butir.kode, butir

    def _numbered(self, lines: Any) -> Iterator[tuple[int, list[str]]]:
        """Each row with the number of the line that it begins on."""
        start = lines.line_num + 1
        try:
            for cells in lines:
                yield start, cells
                start = lines.line_num + 1
        except csv.Error:  # a cell of more than a hundred thousand characters
            said = message("a quote that opens a cell here is not closed")
            self.findings.append(
                NILAI_SALAH.found(self._line(start), said, EXAMPLE, severity=ERROR)
            )

    def _is_sound(self, butir: Butir, line: int, seen: Mapping[str, Butir]) -> bool:
        twin = seen.get(butir.kode)
        if not KODE.fullmatch(butir.kode):
            self._leave_out(line, message("`{kode}` is no code", kode=butir.kode))
        elif not butir.uraian:
            self._leave_out(line, message("code {kode} has no `uraian`", kode=butir.kode))
        elif twin is not None and twin.uraian != butir.uraian:
            self._leave_out(line, message("code {kode} stands here again", kode=butir.kode))
        else:
            return True
        return False

    def _leave_out(self, line: int, said: Message) -> None:
        remedy = message("correct this row; until then it is not used")
        self.findings.append(NILAI_SALAH.found(self._line(line), said, remedy, severity=WARNING))

    def _line(self, number: int) -> Place:
        return Place(self.source, (), self.starts[min(number, len(self.starts)) - 1])


def _delimiter(text: str) -> str:
    """A spreadsheet writes `;` where the decimal sign is a comma."""
    return max(",;\t", key=text.partition("\n")[0].count)
