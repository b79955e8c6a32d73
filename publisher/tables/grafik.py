"""The figures of charts of one's own, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from publisher.tables.sendiri import TabelJadi, tabel_sendiri
from publisher.tables.sendiri.angka import baca_angka, hampa
from publisher.tables.sendiri.kisi import KolomTabel
from publisher.tables.table import GABUNG, Tabel
from publisher.vocabulary.grafik import Cacat, DeretJadi, Grafik, GrafikJadi
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Desimal, Rupiah, Teks, places_of

MOST_SLICES = 8  # of a circle; more cannot be told apart in black and white
MOST_CATEGORIES = 40  # more, and the labels are too small to read on one page
MOST_SERIES = 6  # as many colours as a theme has

OWN = "tabel."  # before the name of an own table
Rows = Sequence[Mapping[str, Any]]
Computed = Mapping[str, Tabel[Any] | None]


def semua_grafik(
    report: Report, tables: Computed, figures: Mapping[str, Any]
) -> Iterator[tuple[Grafik, GrafikJadi]]:
    """Every chart of one's own with its figures, in the order of the content."""
    for grafik in report.sisipan.grafik:
        yield grafik, data_grafik(grafik, tables, sumber_sendiri(grafik, report, tables, figures))


class _Unfit(Exception):
    def __init__(self, cacat: Cacat) -> None:
        self.cacat = cacat


@dataclass(frozen=True, slots=True)
class Sumber:
    """A table to draw from: its rows by column, what its columns are called, and their units.

    diketik: its figures may be text, as people type them.
    """

    kolom: tuple[str, ...]
    baris: Rows
    judul: Mapping[str, str]
    satuan: Mapping[str, str]
    diketik: bool = False


NO_OWN: Mapping[str, Sumber] = {}


def sumber_sendiri(
    grafik: Grafik, report: Report, tables: Computed, figures: Mapping[str, Any]
) -> dict[str, Sumber]:
    """The own tables that a chart may draw from, by `tabel.kunci`; none where it asks for none.

    figures: what a cell may ask for by name.
    """
    if not (grafik.dari or "").startswith(OWN):
        return {}
    return {
        f"{OWN}{tabel.kunci}": _own(
            tabel_sendiri(tabel, report.lembar.get(tabel.place.key), tables, figures)
        )
        for tabel in reversed(report.sisipan.tabel)
    }


def _own(tabel: TabelJadi) -> Sumber:
    """An own table: its rows, without headings of groups and totals that are worked out."""
    columns = tabel.isi.kolom
    rows = [
        {
            k.kunci: GABUNG if row.petak[n].tutup else row.petak[n].sel.isi
            for n, k in enumerate(columns)
        }
        for row in tabel.isi.baris
        if row.jenis == "isi"
    ]
    return Sumber(
        tuple(k.kunci for k in columns),
        rows,
        {k.kunci: str(k.judul) for k in columns},
        {k.kunci: _own_unit(k) for k in columns},
        diketik=True,
    )


def _own_unit(kolom: KolomTabel) -> str:
    return {"rupiah": "rupiah", "persen": "%"}.get(kolom.format or "", kolom.satuan)


def data_grafik(grafik: Grafik, tables: Computed, own: Mapping[str, Sumber] = NO_OWN) -> GrafikJadi:
    """The categories and series of a chart, or of nothing where that cannot be drawn.

    tables: every computed table. own: as `sumber_sendiri` has them.
    """
    try:
        if grafik.dari is not None and (grafik.kategori or grafik.deret):
            raise _unfit(
                grafik.place / "dari",
                message("the chart has figures of a table and typed ones"),
                message("write `dari` with its columns, or `kategori` and `deret`, not both"),
            )
        jadi = _typed(grafik) if grafik.dari is None else _asked(grafik, tables, own)
    except _Unfit as unfit:
        return GrafikJadi((), (), "", (unfit.cacat,))
    return replace(jadi, cacat=tuple(_flaws(grafik, jadi)))


def _typed(grafik: Grafik) -> GrafikJadi:
    deret = grafik.deret
    if not grafik.kategori or not deret:
        missing = "kategori" if deret else "deret"
        raise _unfit(
            grafik.place,
            message("the chart has no `{key}`", key=missing),
            message("write `dari` with `label` and `kolom`, or `kategori` and `deret`"),
        )
    for one in deret:
        if len(one.nilai) != len(grafik.kategori):
            raise _unfit(
                one.place / "nilai",
                message(
                    "`{name}` has {values} values for {categories} categories",
                    name=one.nama,
                    values=len(one.nilai),
                    categories=len(grafik.kategori),
                ),
                message('write one for each category; one that is not known is "belum diisi"'),
            )
    return GrafikJadi(
        tuple(grafik.kategori),
        tuple(DeretJadi(one.nama, one.nilai) for one in deret),
        grafik.satuan or "",
    )


def _asked(grafik: Grafik, tables: Computed, own: Mapping[str, Sumber]) -> GrafikJadi:
    sumber = _source(grafik, tables, own)
    if grafik.label is None or not grafik.kolom:
        key = "label" if grafik.label is None else "kolom"
        raise _unfit(
            grafik.place / "dari",
            message("the chart does not say which column is its `{key}`", key=key),
            message("the columns of this table: {columns}", columns=", ".join(sumber.kolom)),
        )
    label = _column(grafik.place / "label", grafik.label, sumber)
    columns = [
        _column(grafik.place / "kolom" / n, name, sumber) for n, name in enumerate(grafik.kolom)
    ]
    rows = _at_level(grafik, sumber)
    values = {
        c: _numbers(grafik.place / "kolom" / n, c, rows, sumber) for n, c in enumerate(columns)
    }
    names = [
        grafik.nama[n] if n < len(grafik.nama) else Teks(sumber.judul.get(c, _titled(c)))
        for n, c in enumerate(columns)
    ]
    units = {sumber.satuan.get(c, "") for c in columns}
    return GrafikJadi(
        tuple(_labels(rows, label)),
        tuple(DeretJadi(name, tuple(values[c])) for name, c in zip(names, columns, strict=True)),
        grafik.satuan or (units.pop() if len(units) == 1 else ""),
    )


def _source(grafik: Grafik, tables: Computed, own: Mapping[str, Sumber]) -> Sumber:
    name = str(grafik.dari)
    found = own.get(name)
    if name in tables:
        found = _computed(tables[name])
    if found is None:
        near = get_close_matches(name, own or tables, n=1)
        raise _unfit(
            grafik.place / "dari",
            message("there is no table `{name}` to draw", name=name),
            message("did you mean `{name}`?", name=near[0])
            if near
            else message(
                "the computed tables: {names}; one of your own: tabel.kunci",
                names=", ".join(tables),
            ),
        )
    return found


def _computed(table: Tabel[Any] | None) -> Sumber:
    """A computed table; its totals are no row of it. One that is not needed has no rows."""
    rows = table.baris if table else ()
    if not rows:
        return Sumber((), (), {}, {})
    row = type(rows[0])
    names = [f.name for f in fields(rows[0])]
    names += [name for name, value in vars(row).items() if isinstance(value, property)]
    values = [{n: getattr(r, n) for n in names} for r in rows]
    units = {n: next((_unit(r[n]) for r in values if _unit(r[n])), "") for n in names}
    return Sumber(tuple(names), values, {}, units)


def _unit(value: Any) -> str:
    """Of a computed value: a decimal is a percentage there."""
    return "rupiah" if isinstance(value, Rupiah) else "%" if isinstance(value, Decimal) else ""


def _column(at: Place, name: Teks, sumber: Sumber) -> str:
    if name in sumber.kolom:
        return str(name)
    near = get_close_matches(name, sumber.kolom, n=1)
    raise _unfit(
        at,
        message("the table has no column `{name}`", name=name),
        message("did you mean `{name}`?", name=near[0])
        if near
        else message("the columns of this table: {columns}", columns=", ".join(sumber.kolom)),
    )


def _at_level(grafik: Grafik, sumber: Sumber) -> Rows:
    if grafik.tingkat is None:
        return sumber.baris
    column = _column(grafik.place / "tingkat", Teks("tingkat"), sumber)
    return [row for row in sumber.baris if row[column] == grafik.tingkat]


def _numbers(at: Place, column: str, rows: Rows, sumber: Sumber) -> list[Decimal | None]:
    values = (row[column] for row in rows)
    if sumber.diketik:
        values = (_read(value, sumber.satuan[column]) for value in values)
    return [_number(at, column, value) for value in values]


def _read(value: Any, unit: str) -> Any:
    """The figure that a text is; a gap where it says that there is nothing."""
    if not isinstance(value, Teks):
        return value
    read = baca_angka(value, unit)
    return None if hampa(value) else Desimal(read.nilai, value.asal) if read else value


def _number(at: Place, column: str, value: Any) -> Decimal | None:
    if value is None or value is GABUNG:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _unfit(
            at,
            message(
                "the column `{name}` holds text: `{words}`", name=column, words=str(value)[:40]
            ),
            message("name a column of figures, or type the series with `kategori` and `deret`"),
        )
    return value if isinstance(value, Decimal) else Desimal(int(value), places_of(value))


def _labels(rows: Rows, column: str) -> Iterator[Teks]:
    above = Teks("")
    for row in rows:
        value = row[column]
        if value is not GABUNG:
            above = value if isinstance(value, Teks) else Teks("–" if value is None else str(value))
        yield above


def _titled(column: str) -> str:
    text = column.replace("_", " ")
    return text[:1].upper() + text[1:]


def _flaws(grafik: Grafik, jadi: GrafikJadi) -> Iterator[Cacat]:
    known = [v for one in jadi.deret for v in one.nilai if v is not None]
    if not known:
        yield Cacat(
            grafik.place / "kunci",
            message("no value of this chart is known"),
            message("fill in the figures, or remove the chart until they are known"),
        )
        return
    yield from _circle(grafik, jadi, known) if grafik.jenis == "lingkaran" else ()
    if len(jadi.kategori) > MOST_CATEGORIES:
        yield _hard(
            grafik,
            message("the chart has {number} categories", number=len(jadi.kategori)),
            message("draw fewer of them, or print them as a table"),
        )
    if len(jadi.deret) > MOST_SERIES:
        yield _hard(
            grafik,
            message("the chart has {number} series", number=len(jadi.deret)),
            message("draw fewer of them, or print them as a table"),
        )
    if len(known) == 1:
        yield _hard(
            grafik,
            message("the chart shows a single value"),
            message("say it in a sentence, or add what it is compared with"),
        )


def _circle(grafik: Grafik, jadi: GrafikJadi, known: Sequence[Decimal]) -> Iterator[Cacat]:
    if len(jadi.deret) > 1:
        yield Cacat(
            grafik.place / "jenis",
            message(
                "a circle shows one series, and this chart has {number}", number=len(jadi.deret)
            ),
            message("name one column, or draw bars"),
        )
    elif min(known) < 0 or sum(known) == 0:
        yield Cacat(
            grafik.place / "jenis",
            message("the values are no parts of a whole: one is negative, or all are zero"),
            message("draw bars"),
        )
    elif len(jadi.kategori) > MOST_SLICES:
        yield _hard(
            grafik,
            message("the circle has {number} slices", number=len(jadi.kategori)),
            message("draw bars, or join the small ones"),
        )


def _hard(grafik: Grafik, said: Message, help: Message) -> Cacat:
    return Cacat(grafik.place / "kunci", said, help, grave=False)


def _unfit(at: Place, said: Message, help: Message) -> _Unfit:
    return _Unfit(Cacat(at, said, help))
