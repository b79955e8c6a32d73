"""CSV as offices have it: `;` or `,`, any of three encodings, a cell over several lines."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.tables.sendiri.angka import GALAT, galat
from publisher.vocabulary.messages import NOTHING, Message, message
from publisher.vocabulary.nodes import UNPRINTABLE, code_point
from publisher.vocabulary.places import Keys, Place, Source, Span
from publisher.vocabulary.tabel import BarisTulis, Lembar, Masalah, SelTulis, TabelSendiri
from publisher.vocabulary.values import Teks

MOST_ROWS = 5_000
MOST_COLUMNS = 200
SEPARATORS = (";", "\t", ",", "|")
LOOKED_AT = 50  # rows that tell which separator a file has
BELUM = "belum diisi"


class TakTerbaca(Exception):
    """A file that cannot become rows; at: where in it, if not all of it is to blame."""

    def __init__(self, said: Message, help: Message = NOTHING, at: Place | None = None) -> None:
        super().__init__(str(said))
        self.said, self.help, self.at = said, help, at


@dataclass(frozen=True, slots=True)
class _Record:
    """The cells of a row, and where in the text it begins."""

    cells: Sequence[str]
    begin: int
    end: int


def rows_of_text(raw: bytes, path: Path, tabel: TabelSendiri) -> Lembar:
    """The rows of a CSV file. Raises TakTerbaca."""
    text = decoded(raw, path)
    separator = str(tabel.pemisah) if tabel.pemisah else _separator(text)
    records = [r for r in _records(text, separator, path) if any(c.strip() for c in r.cells)]
    if records and records[0].cells[0].lower().startswith("sep="):
        records = records[1:]  # a hint of Excel's, and no row
    if len(records) > MOST_ROWS or any(len(r.cells) > MOST_COLUMNS for r in records):
        raise TakTerbaca(
            message(
                "{name} has more than {rows} rows or {columns} columns",
                name=path.name,
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            ),
            message("leave in it only what the table shows"),
        )
    return _as_sheet(records, text, path, int(tabel.kepala))


def decoded(raw: bytes, path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows' own encoding."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    bad = UNPRINTABLE.search(text)
    if bad:
        source = Source(path, text, {})
        raise TakTerbaca(
            message(
                "{name} contains a character that Word cannot hold ({code})",
                name=path.name,
                code=code_point(bad[0]),
            ),
            message("open it in Excel, and save it as CSV UTF-8"),
            Place(source, (), bad.start(), bad.end()),
        )
    return text


def _separator(text: str) -> str:
    """The one that cuts the first rows most alike, and into most cells."""
    hint = re.match(r"\s*sep=(.)", text, re.I)
    if hint:
        return hint[1]

    def fit(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            rows = [row for row, _ in zip(reader, range(LOOKED_AT), strict=False) if row]
        except csv.Error:
            return 0, 0
        # A comma that the headings have not is one of decimals.
        if separator == "," and rows and len(rows[0]) == 1:
            return 0, 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, times = max(widths.items(), key=lambda w: w[1], default=(0, 0))
        return (times, width) if times * 2 > len(rows) else (0, 0)

    return max(SEPARATORS, key=fit)


def _records(text: str, separator: str, path: Path) -> Iterator[_Record]:
    starts = [0, *(end.end() for end in re.finditer("\r\n|\r|\n", text)), len(text)]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    try:
        for cells in reader:
            last = min(reader.line_num, len(starts) - 1)
            yield _Record(cells, starts[line], starts[last])
            line = last
    except csv.Error as wrong:
        at = Place(Source(path, text, {}), (), starts[min(line, len(starts) - 1)])
        raise TakTerbaca(
            message("the quotes of a cell are not closed as they should be"),
            message('a quotation mark within a quoted cell is written twice: ""'),
            at,
        ) from wrong


def _as_sheet(records: Sequence[_Record], text: str, path: Path, head: int) -> Lembar:
    spans: dict[Keys, Span] = {}
    source = Source(path, text, spans)
    rows: list[BarisTulis] = []
    wrong: list[Masalah] = []
    width = _width(records)
    for n, record in enumerate(records, 1):
        at, cells = record.begin, []
        spans[f"row={n}",] = Span(record.begin, record.begin, record.end)
        for m, cell in enumerate(record.cells, 1):
            found = text.find(cell, at, record.end) if cell else -1
            begin = at if found < 0 else found
            at = begin + len(cell)
            # As RFC 7111 names the cells of a CSV file, counted from 1.
            key = (f"cell={n},{m}",)
            spans[key] = Span(begin, begin, at)
            cells.append(_cell(cell, Place(source, key), wrong))
        while len(cells) > width and cells[-1].isi == "":
            cells.pop()  # a row that ends in separators
        rows.append(BarisTulis(Place(source, (f"row={n}",)), tuple(cells)))
    whole = Place(source)
    return Lembar(
        whole,
        tuple(r.sel for r in rows[:head]),
        tuple(rows[head:]),
        max(width, *(len(r.sel) for r in rows[:head]), 0) if head and rows else width,
        tuple(wrong),
    )


def _width(records: Sequence[_Record]) -> int:
    """As many columns as most rows have, or the first."""
    if not records:
        return 0
    first = [c for c in records[0].cells]
    while first and not first[-1].strip():
        first.pop()
    return len(first) or max(len(r.cells) for r in records)


def _cell(text: str, at: Place, wrong: list[Masalah]) -> SelTulis:
    bare = text.strip()
    if bare.lower() == BELUM:
        return SelTulis(None, at)
    if GALAT.fullmatch(bare):
        wrong.append(galat(bare, at))
        return SelTulis(None, at)
    if bare.startswith("=") and len(bare) > 1:
        wrong.append(
            Masalah(
                "tabel-rumus",
                at,
                message("a cell holds a formula and not its value: `{formula}`", formula=bare[:40]),
                message("write the value"),
            )
        )
    return SelTulis(Teks(bare, (at,)), at)
