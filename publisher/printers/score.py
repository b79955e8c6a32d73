"""A self-score as a table for people, and as JSON for programs."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from publisher.printers.catalog import translate
from publisher.prose.formats import desimal, persen
from publisher.scoring import Bukti, NilaiKomponen, NilaiKriteria, Penilaian
from publisher.vocabulary.messages import Language, Message, message
from publisher.vocabulary.values import bulat

WIDTH = 118  # fixed, so that the same report prints the same page everywhere
SHOWN = 2  # so many places are named in the table; JSON has all

VERDICTS: dict[bool, Message] = {True: message("met"), False: message("not met")}
Pages = Mapping[str, str]  # title of a heading or table of the PDF → its page


def score_as_text(penilaian: Penilaian, pages: Pages, language: Language) -> str:
    """A table of the criteria with their coverage, value and evidence, and the total."""
    table = Table(box=box.SIMPLE, width=WIDTH, pad_edge=False)
    for title in (message("criterion"), message("coverage"), message("value"), message("evidence")):
        table.add_column(translate(title, language), overflow="fold")
    for column in table.columns[1:3]:
        column.justify, column.no_wrap = "right", True
    table.columns[0].width = 42  # the criteria are long; evidence needs the rest
    for part in penilaian.komponen:
        met = message("{number} of {of}", number=part.terpenuhi, of=len(part.kriteria))
        table.add_row(
            f"{part.komponen.kode} {part.komponen.nama}".upper(),
            translate(met, language),
            f"{desimal(part.nilai)} {part.peringkat.predikat}",
            _weight(part, language),
        )
        for row in part.kriteria:
            table.add_row(*_cells(row, pages, language))
        table.add_section()
    total = _points(penilaian.total, penilaian.bobot, language)
    table.add_row(translate(message("total"), language).upper(), "", total, "")
    lines = [line.rstrip() for line in _drawn(table).splitlines() if line.strip()]
    notes = (
        message(
            "{count} criteria cannot be told yet and count as not met; if all of them are, the "
            "total is {highest}",
            count=penilaian.tak_dinilai,
            highest=desimal(penilaian.tertinggi),
        ),
        message(
            "this is an estimate of the office's own, not the evaluation: only the evaluator "
            "judges quality, and only he gives A and AA"
        ),
    )
    return "\n".join([*lines, *(translate(note, language) for note in notes)])


def _weight(part: NilaiKomponen, language: Language) -> str:
    weight = Decimal(part.komponen.bobot)
    step = message(
        "{percent} of the weight {weight}",
        percent=persen(part.peringkat.nilai),
        weight=desimal(weight),
    )
    return translate(step, language)


def _drawn(table: Table) -> str:
    text = io.StringIO()
    Console(file=text, width=WIDTH, color_system=None, highlight=False, markup=False).print(table)
    return text.getvalue()


def _points(value: Decimal, of: Decimal, language: Language) -> str:
    return translate(message("{value} of {of}", value=desimal(value), of=desimal(of)), language)


def _cells(row: NilaiKriteria, pages: Pages, language: Language) -> tuple[str, str, str, str]:
    coverage = persen(row.cakupan) if row.cakupan is not None else ""
    if row.terpenuhi is None:
        value, evidence = "–", translate(message("cannot be told yet"), language)
    else:
        value = translate(VERDICTS[row.terpenuhi], language)
        evidence = "; ".join(_evidence(row, pages, language))
    label = f"{row.kriteria.kode} {row.kriteria.uraian}"
    return label, coverage, value, evidence


def _evidence(row: NilaiKriteria, pages: Pages, language: Language) -> list[str]:
    said = [_named(b, row.bukti[:n]) for n, b in enumerate(row.bukti[:SHOWN])]
    if len(row.bukti) > SHOWN:
        more = message("and {count} more", count=len(row.bukti) - SHOWN)
        said.append(translate(more, language))
    title, page = _page(row, pages)
    if page:
        said.append(translate(message("{title}, page {page}", title=title, page=page), language))
    elif title:
        said.append(title)
    return said


def _named(bukti: Bukti, before: Sequence[Bukti]) -> str:
    """Its key, with the file where the one before stands in another."""
    file = bukti.at.path.name
    place = (
        bukti.at.key if before and before[-1].at.path.name == file else f"{file}: {bukti.at.key}"
    )
    return f"{place}, {bukti.teks}" if bukti.teks else place


def _page(row: NilaiKriteria, pages: Pages) -> tuple[str, str]:
    """The part of the report that shows it, and its page in the PDF where that is known."""
    wanted = str(row.kriteria.judul or "")
    if wanted:
        for title, page in pages.items():
            if wanted.casefold() in title.casefold():
                return title, page
    return wanted, ""


def score_as_json(penilaian: Penilaian, pages: Pages, language: Language) -> str:
    """One object. Decimals are strings with a point; null is what cannot be told."""
    return json.dumps(
        {
            "total": str(penilaian.total),
            "bobot": str(bulat(penilaian.bobot)),
            "tertinggi": str(penilaian.tertinggi),
            "tak_dinilai": penilaian.tak_dinilai,
            "komponen": [
                {
                    "kode": part.komponen.kode,
                    "nama": part.komponen.nama,
                    "bobot": str(bulat(part.komponen.bobot)),
                    "terpenuhi": part.terpenuhi,
                    "peringkat": str(part.peringkat.predikat),
                    "nilai": str(part.nilai),
                    "tertinggi": str(part.tertinggi),
                    "kriteria": [_object(row, pages) for row in part.kriteria],
                }
                for part in penilaian.komponen
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _object(row: NilaiKriteria, pages: Pages) -> dict[str, Any]:
    title, page = _page(row, pages)
    return {
        "kode": row.kriteria.kode,
        "uraian": row.kriteria.uraian,
        "cakupan": None if row.cakupan is None else str(row.cakupan),
        "terpenuhi": row.terpenuhi,
        "bukti": [
            {"berkas": b.at.path.name, "kunci": b.at.key, "baris": b.at.line, "teks": b.teks}
            for b in row.bukti
        ],
        "judul": title or None,
        "halaman": page or None,
    }
