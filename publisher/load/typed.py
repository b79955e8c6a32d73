"""Tables and pictures that are typed in a narrative, taken among those of `sisipan.toml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from publisher.prose import typed_items
from publisher.prose.typed import Bit, TypedItem, TypedPicture, TypedTable, slug
from publisher.vocabulary.nodes import BELUM_DIISI, Node
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.sisipan import Gambar, Sisipan
from publisher.vocabulary.tabel import BarisTulis, Kolom, SelTulis, TabelSendiri
from publisher.vocabulary.values import Narasi, Petikan, Teks


def with_typed(report: Report) -> Report:
    """The report with a picture or table among its own for each that a narrative types."""
    items = [
        _item(item, narasi.asal[0])
        for stem in FILES
        for narasi in _narratives(getattr(report, stem.replace("-", "_")))
        for item in typed_items(narasi)
    ]
    # Two tables without a caption and with the same cells are one: nothing tells them apart.
    named = {str(t.kunci): t for t in reversed(items) if not t.judul}
    items = [t for t in items if t.judul or named[str(t.kunci)] is t]
    if not items:
        return report
    own = report.sisipan
    pictures = (*own.gambar, *(t for t in items if isinstance(t, Gambar)))
    tables = (*own.tabel, *(t for t in items if isinstance(t, TabelSendiri)))
    more: Sisipan = own.model_copy(update={"gambar": pictures, "tabel": tables})
    return replace(report, sisipan=more)


def _narratives(value: Any) -> Iterator[Narasi]:
    if isinstance(value, Narasi):
        if value.asal and ("|" in value or "![" in value):
            yield value
    elif isinstance(value, Node):
        for name in type(value).model_fields:
            yield from _narratives(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _narratives(one)


def _item(item: TypedItem, narasi: Place) -> Gambar | TabelSendiri:
    at = narasi.at_characters(item.begin, item.begin + 1)
    kunci = Teks(item.name.partition(".")[2], (at,))
    if isinstance(item, TypedPicture):
        return Gambar.model_construct(
            at=at, kunci=kunci, judul=_words(item.judul, narasi), berkas=_words(item.berkas, narasi)
        )
    title = _words(item.judul, narasi) if item.judul else Teks("", (at,))
    return TabelSendiri.model_construct(
        at=at, kunci=kunci, judul=title, kolom=_columns(item, at, narasi), baris=_rows(item, narasi)
    )


def _columns(item: TypedTable, at: Place, narasi: Place) -> tuple[Kolom, ...]:
    """Columns whose keys are their headings, so that a chart may ask for them."""
    columns: list[Kolom] = []
    seen: Counter[str] = Counter()
    for bit, side in zip(item.kepala, item.rata, strict=True):
        key = slug(bit.text, "kolom")
        seen[key] += 1
        title = _words(bit, narasi)
        name = Teks(key if seen[key] == 1 else f"{key}_{seen[key]}", title.asal)
        columns.append(Kolom.model_construct(at=at, kunci=name, judul=title, rata=side))
    return tuple(columns)


def _rows(item: TypedTable, narasi: Place) -> tuple[BarisTulis, ...]:
    rows = []
    for row in item.baris:
        cells = tuple(_cell(bit, narasi) for bit in row)
        rows.append(BarisTulis(cells[0].at, cells))
    return tuple(rows)


def _cell(bit: Bit, narasi: Place) -> SelTulis:
    words = _words(bit, narasi)
    return SelTulis(None if words.lower() == BELUM_DIISI else words, words.asal[0])


def _words(bit: Bit, narasi: Place) -> Petikan:
    return Petikan(bit.text, narasi, bit.offsets)
