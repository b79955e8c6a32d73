"""What is worked out in a table of one's own: figures of text, order, groups and totals. Exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from publisher.tables.sendiri.angka import (
    Gaya,
    baca_angka,
    baca_tanggal,
    hampa,
    sebagai_nilai,
)
from publisher.tables.sendiri.kisi import (
    BarisKisi,
    JenisBaris,
    Kisi,
    KolomTabel,
    Petak,
    judul_kelompok,
    kosong,
    tak_dikenal,
    terurai,
)
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.places import Place
from publisher.vocabulary.tabel import NILAI, Masalah, SelTulis, TabelSendiri
from publisher.vocabulary.values import Bilangan, Desimal, Teks, bulat, places_of


def terbaca(kisi: Kisi, tabel: TabelSendiri) -> Kisi:
    """The same rows, with figures for texts where a column is one of figures or is added up."""
    masalah = list(kisi.masalah)
    counted = {*tabel.jumlah, *tabel.rata_rata}
    rows = list(kisi.baris)
    for n, kolom in enumerate(kisi.kolom):
        if kolom.format in NILAI or kolom.kunci in counted:
            rows = list(_read_column(rows, n, kolom, masalah))
        elif kolom.format == "tanggal":
            rows = [_with(r, n, _dated(r.petak[n], masalah)) for r in rows]
    return replace(kisi, baris=tuple(rows), masalah=tuple(masalah))


def _read_column(
    rows: Sequence[BarisKisi], n: int, kolom: KolomTabel, masalah: list[Masalah]
) -> Iterator[BarisKisi]:
    manners: dict[Gaya, SelTulis] = {}
    for row in rows:
        cell = row.petak[n].sel
        if row.jenis != "isi" or row.petak[n].tutup or not isinstance(cell.isi, Teks):
            yield row
            continue
        read = None if hampa(cell.isi) else baca_angka(cell.isi, kolom.satuan)
        if read is None:
            masalah += [] if hampa(cell.isi) else [_no_figure(cell, kolom)]
            yield row
            continue
        manners.setdefault(read.gaya, cell)
        yield _with(
            row, n, Petak(replace(cell, isi=sebagai_nilai(cell, read), desimal=read.desimal))
        )
    if "indonesia" in manners and "inggris" in manners:
        masalah.append(_two_manners(manners["indonesia"], manners["inggris"], kolom))


def _with(row: BarisKisi, n: int, petak: Petak) -> BarisKisi:
    return replace(row, petak=(*row.petak[:n], petak, *row.petak[n + 1 :]))


def _no_figure(cell: SelTulis, kolom: KolomTabel) -> Masalah:
    return Masalah(
        "tabel-bukan-angka",
        cell.at,
        message("`{cell}` in column `{name}` is no figure", cell=cell.isi, name=kolom.kunci),
        message("write the figure alone: its unit belongs in `satuan` of the column"),
    )


def _two_manners(one: SelTulis, other: SelTulis, kolom: KolomTabel) -> Masalah:
    return Masalah(
        "tabel-bukan-angka",
        other.at,
        message(
            "column `{name}` has figures in two manners: `{one}` and `{other}`",
            name=kolom.kunci,
            one=one.isi,
            other=other.isi,
        ),
        message("write all with a point between thousands and a comma before decimals: 1.234,5"),
    )


def _dated(petak: Petak, masalah: list[Masalah]) -> Petak:
    cell = petak.sel
    if petak.tutup or cell.isi is None or hampa(cell.isi):
        return petak
    date = baca_tanggal(cell.isi)
    if date is None:
        masalah.append(
            Masalah(
                "tabel-bukan-angka",
                cell.at,
                message("`{cell}` is no date", cell=cell.isi),
                message("write it as day/month/year: 30/06/2024"),
            )
        )
        return petak
    return Petak(replace(cell, isi=date))


def terpilih(kisi: Kisi, tabel: TabelSendiri) -> Kisi:
    """Only the rows that are asked for, in the order that is asked for."""
    if not (tabel.saring or tabel.urut or tabel.teratas):
        return kisi
    masalah = list(kisi.masalah)
    rows = [terurai(row) for row in kisi.baris if row.jenis == "isi"]
    for name, words in tabel.saring:
        n = _column(kisi, name, tabel.place / "saring", masalah)
        if n is not None:
            wanted = {w.casefold().strip() for w in words}
            rows = [r for r in rows if str(r.petak[n].sel.isi).casefold().strip() in wanted]
    if tabel.urut:
        n = _column(kisi, tabel.urut.lstrip("-"), tabel.place / "urut", masalah)
        rows = rows if n is None else _sorted(rows, n, tabel.urut.startswith("-"))
    if tabel.teratas:
        rows = rows[: int(tabel.teratas)]
    return replace(kisi, baris=tuple(rows), jumlah=None, masalah=tuple(masalah))


def _column(kisi: Kisi, name: str, at: Place, masalah: list[Masalah]) -> int | None:
    names = [k.kunci for k in kisi.kolom]
    if name in names:
        return names.index(name)
    masalah.append(tak_dikenal(at, name, names))
    return None


def _sorted(rows: Sequence[BarisKisi], n: int, down: bool) -> list[BarisKisi]:
    """By figures where there are figures, else by words; what is open comes last."""

    def figure(row: BarisKisi) -> bool:
        return isinstance(row.petak[n].sel.isi, Decimal | int)

    figures = sorted(
        (r for r in rows if figure(r)), key=lambda r: Decimal(_value(r, n)), reverse=down
    )
    others = [r for r in rows if not figure(r)]
    words = [r for r in others if r.petak[n].sel.isi is not None and not hampa(r.petak[n].sel.isi)]
    words.sort(key=lambda r: str(r.petak[n].sel.isi).casefold(), reverse=down)
    return [*figures, *words, *(r for r in others if r not in words)]


def _value(row: BarisKisi, n: int) -> Decimal | int:
    value = row.petak[n].sel.isi
    return value if isinstance(value, Decimal | int) else 0


def tergabung(kisi: Kisi) -> Kisi:
    """Equal cells below each other as one, in the columns that ask for it."""
    columns = [n for n, k in enumerate(kisi.kolom) if k.gabung]
    rows = list(kisi.baris)
    for m in range(1, len(rows)):
        for n in columns:
            here, above = rows[m].petak[n], rows[m - 1].petak[n]
            both = rows[m].jenis == rows[m - 1].jenis == "isi"
            alike = both and here.sel.isi == above.sel.isi and not hampa(here.sel.isi)
            if not (alike and here.tutup == "" and above.tutup in ("", "atas")):
                break  # a column to the right goes on only within one to the left
            rows[m] = _with(rows[m], n, Petak(above.sel, "atas"))
    return replace(kisi, baris=tuple(rows))


def berkelompok(kisi: Kisi, tabel: TabelSendiri) -> Kisi:
    """A column as headings above the rows that share it."""
    if tabel.kelompok is None:
        return kisi
    masalah = list(kisi.masalah)
    n = _column(kisi, tabel.kelompok, tabel.place / "kelompok", masalah)
    if n is None:
        return replace(kisi, masalah=tuple(masalah))
    rows: list[BarisKisi] = []
    last: object = None
    for row in kisi.baris:
        cell, fewer = row.petak[n].sel, _without(row, n)
        if row.jenis == "isi" and cell.isi != last:
            name = Teks(BELUM_DIISI if cell.isi is None else str(cell.isi), places_of(cell.isi))
            rows.append(judul_kelompok(name, cell.at, len(fewer.petak)))
            last = cell.isi
        rows.append(fewer)
    columns = (*kisi.kolom[:n], *kisi.kolom[n + 1 :])
    total = _without(kisi.jumlah, n) if kisi.jumlah else None
    return Kisi(columns, tuple(rows), total, tuple(masalah))


def _without(row: BarisKisi, n: int) -> BarisKisi:
    return replace(row, petak=(*row.petak[:n], *row.petak[n + 1 :]))


def berjumlah(kisi: Kisi, tabel: TabelSendiri) -> Kisi:
    """With subtotals, totals and averages where they are asked for."""
    masalah = list(kisi.masalah)
    sums = _columns(kisi, tabel.jumlah, tabel.place / "jumlah", masalah)
    means = _columns(kisi, tabel.rata_rata, tabel.place / "rata_rata", masalah)
    rows = list(kisi.baris)
    if tabel.subtotal and sums:
        rows = list(_with_subtotals(kisi, sums, tabel.place / "jumlah"))
    body = [r for r in kisi.baris if r.jenis == "isi"]
    at = tabel.place / "jumlah"
    if sums:
        rows.append(_total(kisi, body, sums, "Jumlah", at, "jumlah"))
    elif kisi.jumlah is not None:
        rows.append(replace(kisi.jumlah, jenis="jumlah"))
    if means:
        rows.append(
            _total(kisi, body, means, "Rata-rata", tabel.place / "rata_rata", "jumlah", True)
        )
    return replace(kisi, baris=tuple(rows), masalah=tuple(masalah))


def _columns(
    kisi: Kisi, names: Sequence[Teks], at: Place, masalah: list[Masalah]
) -> tuple[int, ...]:
    found = (_column(kisi, name, (places_of(name) or (at,))[0], masalah) for name in names)
    return tuple(n for n in found if n is not None)


def _with_subtotals(kisi: Kisi, sums: Sequence[int], at: Place) -> Iterator[BarisKisi]:
    group: list[BarisKisi] = []
    name = ""
    for row in kisi.baris:
        if row.jenis == "kelompok":
            if group:
                yield _total(kisi, group, sums, f"Jumlah {name}", at, "subtotal")
            group, name = [], str(row.petak[0].sel.isi)
        elif row.jenis == "isi" and name:
            group.append(row)
        yield row
    if group:
        yield _total(kisi, group, sums, f"Jumlah {name}", at, "subtotal")


def _total(
    kisi: Kisi,
    rows: Sequence[BarisKisi],
    columns: Sequence[int],
    label: str,
    at: Place,
    jenis: JenisBaris,
    mean: bool = False,
) -> BarisKisi:
    petak = [kosong(at)] * len(kisi.kolom)
    for n in columns:
        cells = [r.petak[n].sel for r in rows if r.petak[n].tutup == ""]
        value = rata(cells, at) if mean else tambah(cells, at)
        shown = max((c.desimal or 0 for c in cells), default=0)
        petak[n] = Petak(SelTulis(value, at, desimal=2 if mean else shown or None))
    first = min(columns)
    if first:
        cell = SelTulis(Teks(label, (at,)), at, first)
        petak[:first] = [Petak(cell), *([Petak(cell, "kiri")] * (first - 1))]
    return BarisKisi(at, tuple(petak), jenis)


def tambah(cells: Sequence[SelTulis], at: Place) -> Bilangan | Desimal | None:
    """The sum; None as soon as a cell is open or is no figure. What says "nothing" adds nothing."""
    known = _figures(cells)
    if known is None:
        return None
    total = sum((Decimal(value) for value in known), Decimal(0))
    whole = all(isinstance(v, int) for v in known)
    return Bilangan(int(total), (at,)) if whole else Desimal(total, (at,))


def rata(cells: Sequence[SelTulis], at: Place) -> Desimal | None:
    """The mean of the cells that hold a figure, half-up to two places."""
    known = _figures(cells)
    if not known:
        return None
    total = sum((Decimal(value) for value in known), Decimal(0))
    return Desimal(bulat(total / len(known)), (at,))


def _figures(cells: Sequence[SelTulis]) -> list[Decimal | int] | None:
    known: list[Decimal | int] = []
    for cell in cells:
        if hampa(cell.isi):
            continue
        if not isinstance(cell.isi, Decimal | int):
            return None
        known.append(cell.isi)
    return known
