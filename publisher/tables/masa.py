"""Realisasi by quarter or month: to the end of the report's period, and of a part of the year.

The one place that knows which of them the period reaches. `jumlah`: each figure is that of its
quarter or month alone; `kumulatif`: from the year's beginning on; `terakhir`: the state at its end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal, TypeVar

from publisher.prose.formats import romawi, tanggal
from publisher.tables.pagu import anak, semua_simpul
from publisher.vocabulary.anggaran import (
    JENIS,
    Anggaran,
    CaraAnggaran,
    Jenis,
    Jumlah,
    Kegiatan,
    KelompokBelanja,
    Program,
    Realisasi,
    RealisasiBelanja,
    Simpul,
    SubKegiatan,
)
from publisher.vocabulary.kinerja import (
    Bulan,
    CaraTriwulan,
    Indikator,
    Kinerja,
    Sasaran,
    Triwulan,
)
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Desimal, Predikat, Rupiah, jumlah, places_of

S = TypeVar("S", Program, Kegiatan, SubKegiatan)
Jangka = Literal["triwulan", "bulan"]
SETAHUN: dict[Jangka, int] = {"triwulan": 4, "bulan": 12}


def banyaknya(jangka: Jangka, triwulan: int | None) -> int:
    """How many quarters or months have passed at the end of a quarter, or of the year (None)."""
    return (triwulan or 4) * SETAHUN[jangka] // 4


def jangka_dari(realisasi: Realisasi | RealisasiBelanja) -> Jangka | None:
    """In what it is written: quarters or months; None for one amount."""
    if realisasi.bulan is not None:
        return "bulan"
    return "triwulan" if realisasi.triwulan is not None else None


def bagian_dari(
    realisasi: Realisasi | RealisasiBelanja,
) -> tuple[Jumlah, ...] | tuple[Rupiah | None, ...]:
    """The amounts of its quarters or months, as they are written."""
    return (realisasi.bulan if realisasi.bulan is not None else realisasi.triwulan) or ()


def bagian_tahun(jangka: Jangka, ke: int) -> str:
    """`Triwulan II`, `Juni`"""
    return (
        f"Triwulan {romawi(ke)}"
        if jangka == "triwulan"
        else tanggal(dt.date(2000, ke, 1)).split()[1]
    )


def semua_realisasi(anggaran: Anggaran) -> Iterator[tuple[Place, Realisasi | RealisasiBelanja]]:
    """Each that is written in the budget, and its place, in the order of the file."""
    for kelompok in anggaran.belanja:
        if kelompok.realisasi is not None:
            yield kelompok.place / "realisasi", kelompok.realisasi
        for rincian in kelompok.rincian:
            if rincian.realisasi is not None:
                yield rincian.place / "realisasi", rincian.realisasi
    for _, simpul in semua_simpul(anggaran):
        if simpul.realisasi is not None:
            yield simpul.place / "realisasi", simpul.realisasi


def bagian_indikator(indikator: Indikator) -> Iterator[tuple[Jangka, Triwulan | Bulan]]:
    """Its realisasi by quarter, by month, or by both: those that are written."""
    for jangka in SETAHUN:
        parts: Triwulan | Bulan | None = getattr(indikator, jangka)
        if parts is not None and parts.realisasi:
            yield jangka, parts


def rupiah_sampai(
    angka: Sequence[Rupiah | None], banyak: int, cara: CaraAnggaran | None
) -> Rupiah | None:
    """Rupiah from the year's beginning to the end of the part `banyak`; 0 parts are no rupiah.

    None where that part, or for `jumlah` one before it, is not known.
    """
    if not banyak:
        return Rupiah(0)
    if len(angka) < banyak:
        return None
    return jumlah(angka[:banyak]) if cara == "jumlah" else angka[banyak - 1]


def desimal_sampai(
    angka: Sequence[Desimal | None], banyak: int, cara: CaraTriwulan | None
) -> Desimal | None:
    """As `rupiah_sampai`, in an indicator's unit. No state is known before the year's first."""
    if not banyak or len(angka) < banyak:
        return None
    if cara != "jumlah" or any(isinstance(n, Predikat) for n in angka):
        return angka[banyak - 1]
    known = [n for n in angka[:banyak] if n is not None]
    # Adding what is there would pass a part off as all: the sum of a gap is a gap.
    if len(known) < banyak:
        return None
    return Desimal(sum(known, Decimal(0)), places_of(*known))


def jumlah_sampai(angka: Sequence[Jumlah], banyak: int, cara: CaraAnggaran | None) -> Jumlah:
    """As `rupiah_sampai`, whole or by kind: by kind only where every part of the sum is."""
    if len(angka) < banyak or not banyak:
        return Jumlah(at=None)
    if cara != "jumlah":
        return angka[banyak - 1]
    parts = angka[:banyak]
    split = [set(JENIS) & part.model_fields_set for part in parts]
    if not all(split):
        return Jumlah(at=None, seluruhnya=jumlah(part.menurut(None) for part in parts))
    kinds = [j for j in JENIS if any(j in own for own in split)]
    return Jumlah(at=None, **{j: jumlah(part.menurut(j) for part in parts) for j in kinds})


def realisasi_sebelum(
    simpul: Simpul, laporan: Laporan, jenis: Jenis | None = None
) -> Rupiah | None:
    """Rupiah from the year's beginning to the end of the quarter before the report's.

    By its quarters or months, by `realisasi_lalu`, or by the rows below. None where that is not
    known; before Triwulan I nothing was spent. An annual report has no quarter before it.
    """
    if laporan.triwulan is None:
        return None
    if laporan.triwulan == 1:
        return Rupiah(0)
    written = simpul.realisasi
    jangka = jangka_dari(written) if written is not None else None
    if written is not None and jangka is not None:
        parts = (written.bulan if jangka == "bulan" else written.triwulan) or ()
        banyak = banyaknya(jangka, laporan.triwulan - 1)
        return jumlah_sampai(parts, banyak, written.cara).menurut(jenis)
    if simpul.realisasi_lalu is not None:
        return simpul.realisasi_lalu.menurut(jenis)
    below = anak(simpul)
    return jumlah(realisasi_sebelum(s, laporan, jenis) for s in below) if below else None


def pada_akhir_periode(report: Report) -> Report:
    """Every realisasi that is written by parts of the year as it stands at the period's end."""
    laporan = report.laporan
    return replace(
        report,
        anggaran=_anggaran(report.anggaran, laporan),
        kinerja=_kinerja(report.kinerja, laporan),
    )


def _anggaran(anggaran: Anggaran, laporan: Laporan) -> Anggaran:
    cara = anggaran.cara_realisasi
    return anggaran.model_copy(
        update={
            "program": tuple(_program(p, cara, laporan) for p in anggaran.program),
            "belanja": tuple(_kelompok(k, cara, laporan) for k in anggaran.belanja),
        }
    )


def _program(program: Program, cara: CaraAnggaran, laporan: Laporan) -> Program:
    kegiatan = tuple(_kegiatan(k, cara, laporan) for k in program.kegiatan)
    return _simpul(program, cara, laporan).model_copy(update={"kegiatan": kegiatan})


def _kegiatan(kegiatan: Kegiatan, cara: CaraAnggaran, laporan: Laporan) -> Kegiatan:
    below = tuple(_simpul(s, cara, laporan) for s in kegiatan.sub_kegiatan)
    return _simpul(kegiatan, cara, laporan).model_copy(update={"sub_kegiatan": below})


def _simpul(simpul: S, cara: CaraAnggaran, laporan: Laporan) -> S:
    written = simpul.realisasi
    jangka = jangka_dari(written) if written is not None else None
    if written is None or jangka is None:
        return simpul
    parts = (written.bulan if jangka == "bulan" else written.triwulan) or ()
    own = written.cara or cara
    done = jumlah_sampai(parts, banyaknya(jangka, laporan.triwulan), own)
    amounts = {k: getattr(done, k) for k in ("seluruhnya", *JENIS) if k in done.model_fields_set}
    settled = written.model_copy(update={"cara": own, **amounts})
    return simpul.model_copy(update={"realisasi": settled})


def _kelompok(kelompok: KelompokBelanja, cara: CaraAnggaran, laporan: Laporan) -> KelompokBelanja:
    lines = tuple(
        r.model_copy(update={"realisasi": _belanja(r.realisasi, cara, laporan)})
        for r in kelompok.rincian
    )
    own = _belanja(kelompok.realisasi, cara, laporan)
    return kelompok.model_copy(update={"realisasi": own, "rincian": lines})


def _belanja(
    written: RealisasiBelanja | None, cara: CaraAnggaran, laporan: Laporan
) -> RealisasiBelanja | None:
    jangka = jangka_dari(written) if written is not None else None
    if written is None or jangka is None:
        return written
    parts = (written.bulan if jangka == "bulan" else written.triwulan) or ()
    own = written.cara or cara
    done = rupiah_sampai(parts, banyaknya(jangka, laporan.triwulan), own)
    return written.model_copy(update={"cara": own, "seluruhnya": done})


def _kinerja(kinerja: Kinerja, laporan: Laporan) -> Kinerja:
    def settled(sasaran: Sasaran) -> Sasaran:
        own = tuple(_indikator(i, kinerja.cara_realisasi, laporan) for i in sasaran.indikator)
        return sasaran.model_copy(update={"indikator": own})

    return kinerja.model_copy(update={"sasaran": tuple(map(settled, kinerja.sasaran))})


def _indikator(ind: Indikator, cara: CaraTriwulan, laporan: Laporan) -> Indikator:
    update: dict[str, object] = {}
    for jangka in SETAHUN:
        parts: Triwulan | Bulan | None = getattr(ind, jangka)
        if parts is not None and parts.cara is None:
            update[jangka] = parts.model_copy(update={"cara": cara})
    known = ind.model_copy(update=update)
    # What is written at the indicator stays; a rule compares it with its quarters and months.
    if "realisasi" in ind.model_fields_set:
        return known
    done = realisasi_triwulan(known, laporan.triwulan)
    return known if done is None else known.model_copy(update={"realisasi": done})


def realisasi_triwulan(indikator: Indikator, triwulan: int | None) -> Desimal | None:
    """The realisasi to the end of a quarter, or of the year (None), by its quarters or months."""
    for jangka, parts in bagian_indikator(indikator):
        return desimal_sampai(parts.realisasi, banyaknya(jangka, triwulan), parts.cara)
    return None
