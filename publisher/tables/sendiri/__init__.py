"""Tables of one's own, from what is written, a file or a computed table, to what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from publisher.prose import UnfitFormat, format_value
from publisher.tables.sendiri.hitung import berjumlah, berkelompok, terbaca, tergabung, terpilih
from publisher.tables.sendiri.kisi import (
    BarisKisi,
    Kisi,
    KolomTabel,
    Petak,
)
from publisher.tables.sendiri.sumber import kisi_berkas, kisi_hitungan, kisi_tertulis
from publisher.tables.sendiri.susun import (
    BarisCetak,
    SelCetak,
    TabelCetak,
    kepala,
    tersusun,
)
from publisher.tables.table import Tabel
from publisher.vocabulary.messages import message
from publisher.vocabulary.report import Report
from publisher.vocabulary.tabel import (
    LARGEST_GRID,
    Lembar,
    Masalah,
    Nilai,
    SelTulis,
    TabelSendiri,
)
from publisher.vocabulary.values import Bilangan, Desimal, Teks, places_of

REFERENCE = re.compile(r"\{([a-z][a-z0-9_.]*)(?:\|([a-z_]+))?\}")


@dataclass(frozen=True, slots=True)
class TabelJadi:
    """A table of one's own: its values by column, how it is printed, and what is wrong with it."""

    isi: Kisi
    cetak: TabelCetak
    masalah: tuple[Masalah, ...]


def tabel_sendiri(
    tabel: TabelSendiri,
    lembar: Lembar | None,
    tables: Mapping[str, Tabel[Any] | None],
    figures: Mapping[str, Any],
) -> TabelJadi:
    """The table with its figures read, its rows chosen and grouped, and its totals.

    lembar: what its file holds, if it has one. figures: what a cell may ask for by name.
    """
    kisi = _source(tabel, lembar, tables, figures)
    kisi = terpilih(terbaca(_within_word(kisi, tabel), tabel), tabel)
    isi = tergabung(berkelompok(kisi, tabel))
    whole = berjumlah(isi, tabel)
    printed = tersusun(_never_empty(whole, tabel), tabel)
    return TabelJadi(isi, printed, (*whole.masalah, *_on_headings(whole)))


def semua_tabel(
    report: Report,
    tables: Mapping[str, Tabel[Any] | None],
    figures: Mapping[str, Any],
) -> tuple[TabelJadi, ...]:
    """Every table of one's own, in the order of the content."""
    return tuple(
        tabel_sendiri(tabel, report.lembar.get(tabel.place.key), tables, figures)
        for tabel in report.sisipan.tabel
    )


def _source(
    tabel: TabelSendiri,
    lembar: Lembar | None,
    tables: Mapping[str, Tabel[Any] | None],
    figures: Mapping[str, Any],
) -> Kisi:
    if tabel.dari is not None:
        return kisi_hitungan(tabel, tables)
    if tabel.berkas is not None:
        return kisi_berkas(tabel, lembar or Lembar(tabel.place / "berkas"))
    return _with_figures(kisi_tertulis(tabel), figures)


def _with_figures(kisi: Kisi, figures: Mapping[str, Any]) -> Kisi:
    """The cells with the figures that they ask for by name: `{anggaran.total}`."""
    masalah = list(kisi.masalah)
    rows = tuple(
        replace(
            row,
            petak=tuple(
                replace(p, sel=replace(p.sel, isi=_asked_for(p.sel, figures, masalah)))
                for p in row.petak
            ),
        )
        for row in kisi.baris
    )
    return replace(kisi, baris=rows, masalah=tuple(dict.fromkeys(masalah)))


def _asked_for(cell: SelTulis, figures: Mapping[str, Any], masalah: list[Masalah]) -> Nilai:
    text = cell.isi
    if not isinstance(text, Teks) or "{" not in text:
        return text
    whole = REFERENCE.fullmatch(text.strip())
    if whole and whole[1] in figures and not whole[2]:
        return _value(figures[whole[1]])  # a figure stays one, so that it can be added up
    places = list(text.asal)

    def printed(found: re.Match[str]) -> str:
        try:
            value = figures[found[1]]
            places.extend(places_of(value))
            return format_value(value, found[2] or "")
        except (KeyError, UnfitFormat):
            masalah.append(
                Masalah(
                    "tabel-kolom-tak-dikenal",
                    cell.at,
                    message("a cell asks for `{name}`, which is no figure", name=found[0]),
                    message("write the name and format as in a narrative: `{{anggaran.total}}`"),
                )
            )
            return found[0]

    return Teks(REFERENCE.sub(printed, text), tuple(dict.fromkeys(places)))


def _value(value: Any) -> Nilai:
    if value is None or isinstance(value, Teks | Bilangan | Desimal):
        return value
    return Teks(str(value), places_of(value))


def _within_word(kisi: Kisi, tabel: TabelSendiri) -> Kisi:
    """No more columns than Word can hold."""
    if len(kisi.kolom) <= LARGEST_GRID:
        return kisi
    found = Masalah(
        "tabel-terlalu-lebar",
        tabel.letak_nama,
        message(
            "the table has {count} columns, and Word can hold {most}",
            count=len(kisi.kolom),
            most=LARGEST_GRID,
        ),
        message("name those that matter in `kolom`, or make two tables of it"),
    )
    rows = tuple(replace(r, petak=_cut(r.petak)) for r in kisi.baris)
    total = replace(kisi.jumlah, petak=_cut(kisi.jumlah.petak)) if kisi.jumlah else None
    return Kisi(kisi.kolom[:LARGEST_GRID], rows, total, (*kisi.masalah, found))


def _cut(petak: Sequence[Petak]) -> tuple[Petak, ...]:
    kept = list(petak[:LARGEST_GRID])
    first = next((n for n in reversed(range(len(kept))) if kept[n].tutup != "kiri"), 0)
    kept[first] = replace(kept[first], sel=replace(kept[first].sel, lebar=len(kept) - first))
    return tuple(kept)


def _never_empty(kisi: Kisi, tabel: TabelSendiri) -> Kisi:
    """A table without rows prints a gap; one without columns too."""
    at = tabel.letak_nama
    columns = kisi.kolom or (KolomTabel("isi", Teks(tabel.judul, tabel.judul.asal), at),)
    if kisi.baris and kisi.kolom:
        return kisi
    cell = SelTulis(None, at, len(columns))
    row = BarisKisi(at, (Petak(cell), *([Petak(cell, "kiri")] * (len(columns) - 1))))
    return replace(kisi, kolom=columns, baris=(row,))


def _on_headings(kisi: Kisi) -> list[Masalah]:
    seen: dict[tuple[str, ...], KolomTabel] = {}
    found = []
    for kolom in kisi.kolom:
        title = tuple(t.casefold() for t in (*kolom.kelompok, kolom.judul))
        if seen.setdefault(title, kolom) is not kolom and kolom.judul.strip():
            found.append(
                Masalah(
                    "tabel-judul-ganda",
                    (kolom.judul.asal or (kolom.at,))[0],
                    message("two columns are called `{name}`", name=kolom.judul),
                    message("say in each heading what the column holds"),
                )
            )
    return found


def words_of(kisi: Kisi) -> Iterator[Teks]:
    """The texts of a table: its headings, its cells, and why they are empty."""
    for kolom in kisi.kolom:
        yield from (*kolom.kelompok, kolom.judul)
    for row in kisi.baris:
        for petak in row.petak:
            texts = () if petak.tutup else (petak.sel.isi, petak.sel.alasan)
            yield from (text for text in texts if isinstance(text, Teks) and text.strip())


__all__ = [
    "BarisCetak",
    "SelCetak",
    "TabelCetak",
    "TabelJadi",
    "kepala",
    "semua_tabel",
    "tabel_sendiri",
    "words_of",
]
