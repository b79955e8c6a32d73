"""A recap in sentences: what must be known before any of its tables is read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from publisher.prose.formats import daftar, persen, rupiah, tanggal
from publisher.tables.rekapitulasi.kantor import BarisKantor
from publisher.tables.rekapitulasi.kelompok import BarisJenis
from publisher.tables.rekapitulasi.sebutan import HASIL, sebutan_periode
from publisher.vocabulary.rekap import Catatan, Periode

MOST_NAMED = 12  # offices that a sentence names; it counts the others


def kalimat_umum(
    hari: dt.date, made: Sequence[Catatan], rows: Iterable[BarisKantor]
) -> tuple[str, ...]:
    """hari: of the recap. made: all its records. rows: the same reports with their figures."""
    return tuple(_general(hari, made, tuple(rows)))


def _general(
    hari: dt.date, made: Sequence[Catatan], rows: tuple[BarisKantor, ...]
) -> Iterator[str]:
    outcomes = Counter(one.hasil.keadaan for one in made)
    parts = [f"{_lower(HASIL[k])} {outcomes[k]}" for k in HASIL if outcomes[k]]
    yield (f"Rekapitulasi per {tanggal(hari)} ini memuat {len(made)} laporan: {daftar(parts)}.")
    missing = [one.kantor for one in made if one.hasil.keadaan == "belum"]
    if missing:
        yield f"Belum menyampaikan laporan: {_named(missing)}."
    late = [one.kantor for one in made if one.penyampaian.keadaan == "terlambat"]
    if late:
        yield f"Terlambat menyampaikan laporan: {_named(late)}."
    periods = Counter(row.periode for row in rows if row.periode is not None)
    if len(periods) > 1:
        yield _mixed(periods)
    stages = Counter(one.anggaran.tahap for one in made if one.anggaran)
    if len(stages) > 1:
        told = daftar(f"{stage.replace('_', ' ')} ({n} laporan)" for stage, n in stages.items())
        yield f"Pagu adalah pagu tahap yang berlaku pada setiap kantor: {told}."
    without = [row.kantor for row in rows if row.periode is None and row.terkirim]
    if without:
        yield f"Isinya tidak terbaca sehingga tanpa angka: {_named(without)}."


def _mixed(periods: Counter[Periode]) -> str:
    told = daftar(f"{sebutan_periode(p)} ({n} laporan)" for p, n in periods.items())
    return (
        f"Laporan berasal dari {len(periods)} periode yang berbeda: {told}. Peringkat, rata-rata, "
        "dan jumlah dihitung sendiri-sendiri untuk setiap periode."
    )


def kalimat_periode(kind: BarisJenis, rows: Iterable[BarisKantor]) -> tuple[str, ...]:
    """kind: of all offices of the period. rows: those of the period."""
    return tuple(_of_period(kind, tuple(rows)))


def _of_period(kind: BarisJenis, rows: tuple[BarisKantor, ...]) -> Iterator[str]:
    ranked = [row for row in rows if row.peringkat is not None]
    if kind.capaian is not None and ranked:
        told = (
            f"Rata-rata capaian kinerja {persen(kind.capaian)} dari {len(ranked)} kantor yang "
            "seluruh sasarannya terhitung"
        )
        ends = f"tertinggi {_with_capaian(ranked[0])}, terendah {_with_capaian(ranked[-1])}"
        yield f"{told}; {ends}." if len(ranked) > 1 else f"{told}."
    if kind.pagu is not None:
        yield _spent(kind)
    without = [_reason(row) for row in rows if row.peringkat is None]
    if without:
        yield f"Tidak diperingkat: {_named(without)}."


def _with_capaian(row: BarisKantor) -> str:
    return f"{row.kantor} ({persen(row.capaian or Decimal(0))})"


def _spent(kind: BarisJenis) -> str:
    if kind.pagu is None or kind.realisasi is None:
        return f"Pagu {kind.berpagu} kantor berjumlah {rupiah(int(kind.pagu or 0))}."
    told = (
        f"Pagu {kind.berpagu} kantor berjumlah {rupiah(int(kind.pagu))}, realisasi "
        f"{kind.berealisasi} kantor {rupiah(int(kind.realisasi))}"
    )
    return f"{told} ({persen(kind.serapan)})." if kind.serapan is not None else f"{told}."


def _reason(row: BarisKantor) -> str:
    if not row.sasaran:
        return f"{row.kantor} (belum ada sasaran)"
    return f"{row.kantor} (capaian {row.sasaran - row.terhitung} dari {row.sasaran} sasaran kosong)"


def _named(names: list[str]) -> str:
    if len(names) <= MOST_NAMED:
        return str(daftar(names))
    return f"{', '.join(names[:MOST_NAMED])}, dan {len(names) - MOST_NAMED} kantor lain"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
