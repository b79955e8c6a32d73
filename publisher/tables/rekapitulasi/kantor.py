"""What each report of many says as a whole: its figures beside those of its kind, and its rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from publisher.vocabulary.findings import Severity
from publisher.vocabulary.rekap import Angka, Catatan, CatatanSasaran, Periode
from publisher.vocabulary.values import bulat

NOTHING = Angka(None)


@dataclass(frozen=True, slots=True)
class Temuan:
    """How many findings. dikecualikan: those that the author waives, of any severity, count there
    alone."""

    kesalahan: int = 0
    peringatan: int = 0
    informasi: int = 0
    dikecualikan: int = 0


@dataclass(frozen=True, slots=True)
class BarisKantor:
    """One report. terkirim: something was sent, whatever it says.

    capaian: the mean of its sasaran in percent, a gap while one of them is open. terhitung,
    sasaran: how many sasaran have a capaian, of how many. tercapai, indikator: of those of which
    it can be told. sisa: rupiah. serapan: realisasi of pagu in percent. nilai: of the self-score.
    rata_jenis: the mean capaian of its kind in its period; selisih: points to that.
    peringkat: by capaian within its period, 1 the highest; equal ones share a rank, and the next
    ones are left out.
    """

    kunci: str
    kantor: str
    jenis: str
    periode: Periode | None
    terkirim: bool
    capaian: Decimal | None
    terhitung: int
    sasaran: int
    tercapai: int
    indikator: int
    pagu: Angka
    realisasi: Angka
    sisa: Decimal | None
    serapan: Decimal | None
    nilai: Decimal | None
    temuan: Temuan
    rata_jenis: Decimal | None = None
    selisih: Decimal | None = None
    peringkat: int | None = None


def baris_kantor(laporan: Iterable[Catatan]) -> tuple[BarisKantor, ...]:
    """By period, the latest first; within it by rank, those without one last, then by name."""
    rows = [_row(one) for one in laporan]
    means = _means(rows)
    ranked = [_placed(row, rows, means.get((row.periode, row.jenis))) for row in rows]
    return tuple(sorted(ranked, key=_order))


def mean(values: Iterable[Decimal | None]) -> Decimal | None:
    """Of those that there are, half-up to two places; a gap where there are none."""
    known = [v for v in values if v is not None]
    return bulat(sum(known, Decimal(0)) / len(known)) if known else None


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """Of those that there are; a gap where there are none."""
    known = [v for v in values if v is not None]
    return sum(known, Decimal(0)) if known else None


def share(parts: Iterable[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    """Of (realisasi, pagu) in percent, half-up: of those alone that have both figures."""
    both = [(r, p) for r, p in parts if r is not None and p is not None]
    whole = sum((p for _, p in both), Decimal(0))
    return bulat(sum((r for r, _ in both), Decimal(0)) * 100 / whole) if whole else None


def counted(made: Catatan) -> Temuan:
    told = Counter(t.tingkat for t in made.temuan if t.dikecualikan is None)
    return Temuan(
        told[Severity.ERROR],
        told[Severity.WARNING],
        told[Severity.INFO],
        sum(t.dikecualikan is not None for t in made.temuan),
    )


def _row(made: Catatan) -> BarisKantor:
    budget, goals = made.anggaran, made.sasaran
    pagu, realisasi = (budget.pagu, budget.realisasi) if budget else (NOTHING, NOTHING)
    told = [i.tercapai for s in goals for i in s.indikator if i.tercapai is not None]
    return BarisKantor(
        made.kunci,
        made.kantor,
        made.jenis,
        made.periode,
        made.hasil.keadaan != "belum",
        _capaian(goals),
        sum(s.capaian.nilai is not None for s in goals),
        len(goals),
        sum(told),
        len(told),
        pagu,
        realisasi,
        _difference(pagu.nilai, realisasi.nilai),
        share([(realisasi.nilai, pagu.nilai)]),
        made.nilai.total if made.nilai else None,
        counted(made),
    )


def _capaian(goals: Sequence[CatatanSasaran]) -> Decimal | None:
    values = [s.capaian.nilai for s in goals]
    return None if any(v is None for v in values) else mean(values)


def _difference(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


Kelompok = tuple[Periode | None, str]


def _means(rows: Iterable[BarisKantor]) -> Mapping[Kelompok, Decimal | None]:
    values: dict[Kelompok, list[Decimal | None]] = {}
    for row in rows:
        values.setdefault((row.periode, row.jenis), []).append(row.capaian)
    return {kind: mean(found) for kind, found in values.items()}


def _placed(row: BarisKantor, rows: Iterable[BarisKantor], usual: Decimal | None) -> BarisKantor:
    own = row.capaian
    if own is None or row.periode is None:
        return replace(row, rata_jenis=usual)
    better = (r for r in rows if r.periode == row.periode and r.capaian is not None)
    rank = 1 + sum(r.capaian is not None and r.capaian > own for r in better)
    return replace(row, rata_jenis=usual, selisih=_difference(own, usual), peringkat=rank)


def _order(row: BarisKantor) -> tuple[int, int, bool, int, str, str]:
    day = row.periode.akhir.toordinal() if row.periode else 0
    shorter = row.periode is not None and row.periode.jenis != "tahunan"
    return (
        -day,
        shorter,
        row.peringkat is None,
        row.peringkat or 0,
        row.kantor.casefold(),
        row.kunci,
    )
