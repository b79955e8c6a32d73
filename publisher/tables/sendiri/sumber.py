"""Where the rows of a table of one's own come from: the content, a file, or a computed table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from publisher.tables.kolom import KOLOM, KolomHitung
from publisher.tables.sendiri.angka import GALAT, galat
from publisher.tables.sendiri.kisi import (
    BarisKisi,
    Kisi,
    KolomTabel,
    Petak,
    kosong,
    pilih,
    tak_dikenal,
    tata,
)
from publisher.tables.table import Gabung, Tabel
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.tabel import Kolom, Lembar, Masalah, SelTulis, TabelSendiri
from publisher.vocabulary.values import Bilangan, Desimal, Teks, places_of


def kisi_tertulis(tabel: TabelSendiri) -> Kisi:
    """Of rows in the content file itself."""
    masalah: list[Masalah] = []
    columns = tuple(
        _column(k, k.judul or Teks(_titled(k.kunci), k.kunci.asal)) for k in tabel.kolom
    )
    rows = tata(tabel.baris, [k.kunci for k in columns], masalah)
    sound = tuple(_sound(r, masalah) for r in rows)
    return Kisi(columns, sound, masalah=tuple(masalah))


def _sound(row: BarisKisi, masalah: list[Masalah]) -> BarisKisi:
    """The row without the errors of a spreadsheet that were copied into it."""
    petak = []
    for p in row.petak:
        text = p.sel.isi.strip() if isinstance(p.sel.isi, Teks) else ""
        if GALAT.fullmatch(text):
            masalah += [] if p.tutup else [galat(text, p.sel.at)]
            p = replace(p, sel=replace(p.sel, isi=None))
        petak.append(p)
    return replace(row, petak=tuple(petak))


def kisi_berkas(tabel: TabelSendiri, lembar: Lembar) -> Kisi:
    """Of a file: the columns that the table asks for, or all of them."""
    masalah = list(lembar.masalah)
    head = _head(lembar)
    rows = tata(lembar.baris, [str(n) for n in range(lembar.lebar)], masalah)
    if not tabel.kolom:
        named = tuple(_of_file(titles, n, lembar, head) for n, titles in enumerate(head))
        return Kisi(named, rows, masalah=tuple(masalah))
    chosen: list[int] = []
    columns: list[KolomTabel] = []
    for n, kolom in enumerate(tabel.kolom):
        at = _found(kolom, n, head, lembar)
        if at is None:
            names = [str(titles[-1]) for titles in head if titles]
            masalah.append(_no_such(kolom, names))
            continue
        titles = head[at] if at < len(head) else ()
        own = kolom.judul or (titles[-1] if titles else Teks(_titled(kolom.kunci)))
        columns.append(_column(kolom, own, titles[:-1]))
        chosen.append(at)
    return Kisi(tuple(columns), tuple(pilih(r, chosen) for r in rows), masalah=tuple(masalah))


def kisi_hitungan(tabel: TabelSendiri, tables: Mapping[str, Tabel[Any] | None]) -> Kisi:
    """Of a computed table, with the columns that are asked for, or all of them."""
    name = str(tabel.dari)
    known = KOLOM.get(name)
    if known is None:
        return Kisi((), (), masalah=(_no_such_table(tabel),))
    masalah: list[Masalah] = []
    columns: list[tuple[KolomHitung, KolomTabel]] = []
    by_name = {k.kunci: k for k in known}
    for kolom in tabel.kolom:
        if kolom.kunci in by_name:
            of = by_name[kolom.kunci]
            columns.append((of, _computed(of, kolom)))
        else:
            masalah.append(tak_dikenal(kolom.kunci.asal[0], kolom.kunci, list(by_name)))
    computed = tables.get(name)
    if not tabel.kolom:
        columns = [(k, _plain(k, tabel.place)) for k in known if _says(k, computed)]
    rows = _computed_rows(computed.baris if computed else (), columns, tabel.place / "dari")
    total = computed.jumlah if computed else None
    totals = _computed_rows([total] if total is not None else [], columns, tabel.place / "dari")
    return Kisi(
        tuple(column for _, column in columns),
        rows,
        totals[0] if totals else None,
        tuple(masalah),
    )


def _says(kolom: KolomHitung, computed: Tabel[Any] | None) -> bool:
    rows = computed.baris if computed else ()
    return not kolom.bila or not rows or bool(getattr(rows[0], kolom.bila))


def _column(kolom: Kolom, judul: Teks, above: Sequence[Teks] = ()) -> KolomTabel:
    return KolomTabel(
        kolom.kunci,
        judul,
        kolom.place,
        (kolom.kelompok,) if kolom.kelompok else tuple(above),
        kolom.rata,
        kolom.format,
        None if kolom.desimal is None else int(kolom.desimal),
        kolom.satuan or "",
        None if kolom.lebar is None else Decimal(kolom.lebar),
        kolom.gabung,
    )


def _titled(kunci: str) -> str:
    """`jumlah_pegawai` → `Jumlah Pegawai`"""
    return kunci.replace("_", " ").title()


def slug(judul: str) -> str:
    """`Laki-laki (orang)` → `laki_laki_orang`"""
    return re.sub(r"[^a-z0-9]+", "_", judul.casefold()).strip("_")


def _head(lembar: Lembar) -> list[tuple[Teks, ...]]:
    """The headings of each column of a file, from the top."""
    rows = [_spread(cells, lembar.lebar) for cells in lembar.kepala]
    for upper, lower in pairwise(rows):
        for n in range(1, lembar.lebar):
            # A file without merged cells says a heading over several columns once, at the left.
            if not upper[n] and upper[n - 1] and lower[n] and lower[n - 1]:
                upper[n] = upper[n - 1]
    return [tuple(row[n] for row in rows if row[n]) for n in range(lembar.lebar)]


def _spread(cells: Sequence[SelTulis], width: int) -> list[Teks]:
    """The text of each column in one row of headings."""
    texts: list[Teks] = []
    for cell in cells:
        text = " ".join(str("" if cell.isi is None else cell.isi).split())
        texts += [Teks(text, (cell.at,))] * cell.lebar
    return (texts + [Teks("")] * width)[:width]


def _of_file(
    titles: tuple[Teks, ...], n: int, lembar: Lembar, head: Sequence[Sequence[Teks]]
) -> KolomTabel:
    own = titles[-1] if titles else Teks("", (lembar.at,))
    name = slug(own) or f"kolom_{n + 1}"
    twin = any(slug(t[-1]) == name for t in head[:n] if t)
    return KolomTabel(f"{name}_{n + 1}" if twin else name, own, lembar.at, titles[:-1])


def _found(kolom: Kolom, n: int, head: Sequence[Sequence[Teks]], lembar: Lembar) -> int | None:
    """The column of a file that is meant: by its heading, or by its place where it has none."""
    if not lembar.kepala:
        return n if n < lembar.lebar else None
    wanted = [w for w in (kolom.asal, kolom.kunci, kolom.judul) if w][: 1 if kolom.asal else 3]
    for name in wanted:
        for at, titles in enumerate(head):
            joined = slug(" ".join(titles))
            if titles and slug(name) in (slug(titles[-1]), joined):
                return at
    return None


def _no_such(kolom: Kolom, names: Sequence[str]) -> Masalah:
    name = kolom.asal or kolom.kunci
    close = get_close_matches(str(name), names, n=1)
    return Masalah(
        "tabel-kolom-tak-dikenal",
        name.asal[0],
        message("the file has no column `{name}`", name=name),
        message('did you mean `asal = "{name}"`?', name=close[0])
        if close
        else message("it has {names}", names=", ".join(f"`{k}`" for k in names)),
    )


def _no_such_table(tabel: TabelSendiri) -> Masalah:
    close = get_close_matches(str(tabel.dari), KOLOM, n=1)
    return Masalah(
        "tabel-kolom-tak-dikenal",
        tabel.place / "dari",
        message("there is no computed table `{name}`", name=tabel.dari),
        message("did you mean `{name}`?", name=close[0])
        if close
        else message("there are {names}", names=", ".join(f"`{k}`" for k in KOLOM)),
    )


def _plain(of: KolomHitung, at: Place) -> KolomTabel:
    above = (Teks(of.kelompok),) if of.kelompok else ()
    return KolomTabel(of.kunci, Teks(of.judul), at, above, format=of.format)


def _computed(of: KolomHitung, kolom: Kolom) -> KolomTabel:
    above = (Teks(of.kelompok),) if of.kelompok else ()
    column = _column(kolom, kolom.judul or Teks(of.judul), above)
    return KolomTabel(
        column.kunci,
        column.judul,
        column.at,
        column.kelompok,
        column.rata,
        column.format or of.format,
        column.desimal,
        column.satuan,
        column.lebar,
        column.gabung,
    )


def _computed_rows(
    rows: Sequence[Any], columns: Sequence[tuple[KolomHitung, KolomTabel]], at: Place
) -> tuple[BarisKisi, ...]:
    made: list[BarisKisi] = []
    for row in rows:
        petak: list[Petak] = []
        for n, (of, _) in enumerate(columns):
            value = getattr(row, of.kunci)
            if isinstance(value, Gabung):
                above = made[-1].petak[n].sel if made else kosong(at).sel
                petak.append(Petak(above, "atas" if made else ""))
            else:
                petak.append(Petak(_cell_of(value, at)))
        made.append(BarisKisi(at, tuple(petak)))
    return tuple(made)


def _cell_of(value: Any, at: Place) -> SelTulis:
    """A value of a computed table as a cell: some hold several sentences."""
    if isinstance(value, tuple):
        known = [v for v in value if v is not None]
        value = Teks(" ".join(str(v) for v in known), places_of(*known)) if known else None
    if value is not None and not isinstance(value, Teks | Bilangan | Desimal):
        value = Teks(str(value))
    return SelTulis(value, (places_of(value) or (at,))[0])
