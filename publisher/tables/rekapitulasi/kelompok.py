"""Reports taken together: by period and kind of office, by sasaran, by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.tables.rekapitulasi.kantor import BarisKantor, mean, share, total
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.rekap import Catatan, CatatanSasaran, Periode


@dataclass(frozen=True, slots=True)
class BarisJenis:
    """Offices of one kind in one period; jenis is empty in the row of all kinds.

    kantor: how many. berpagu: how many of them say their pagu, of which `pagu` is the sum; the
    same of realisasi. serapan: of those that say both. capaian, nilai: means of those that have
    one. berperingkat: how many have a capaian.
    """

    periode: Periode
    jenis: str
    kantor: int
    berperingkat: int
    capaian: Decimal | None
    tercapai: int
    indikator: int
    pagu: Decimal | None
    berpagu: int
    realisasi: Decimal | None
    berealisasi: int
    serapan: Decimal | None
    nilai: Decimal | None
    kesalahan: int
    peringatan: int


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    """A sasaran of one report, as it says it. kelompok: the number of its wording in its period."""

    kunci: str
    kantor: str
    periode: Periode
    kelompok: int
    catatan: CatatanSasaran
    serapan: Decimal | None


@dataclass(frozen=True, slots=True)
class BarisSasaranSama:
    """A sasaran that reports of one period word alike. terhitung: how many have its capaian."""

    periode: Periode
    kelompok: int
    nama: str
    kantor: int
    terhitung: int
    capaian: Decimal | None
    terendah: Decimal | None
    tertinggi: Decimal | None
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None


@dataclass(frozen=True, slots=True)
class BarisAturan:
    """A rule that reports break. kantor: in how many; tempat: how often, waived ones left out."""

    kelompok: str
    aturan: str
    tingkat: Severity
    kantor: int
    tempat: int


@dataclass(frozen=True, slots=True)
class BarisKelompok:
    """Findings of one group of rules, waived ones left out."""

    kelompok: str
    kesalahan: int
    peringatan: int
    informasi: int
    kantor: int


def baris_jenis(rows: Iterable[BarisKantor]) -> tuple[BarisJenis, ...]:
    """Of each period its kinds by name, and then all of them together."""
    found = []
    readable = [row for row in rows if row.periode is not None]
    for periode in dict.fromkeys(row.periode for row in readable):
        assert periode is not None
        own = [row for row in readable if row.periode == periode]
        for jenis in sorted({row.jenis for row in own}):
            found.append(_together(periode, jenis, [r for r in own if r.jenis == jenis]))
        found.append(_together(periode, "", own))
    return tuple(found)


def _together(periode: Periode, jenis: str, rows: Sequence[BarisKantor]) -> BarisJenis:
    pagu, realisasi = [r.pagu.nilai for r in rows], [r.realisasi.nilai for r in rows]
    return BarisJenis(
        periode,
        jenis,
        len(rows),
        sum(r.capaian is not None for r in rows),
        mean(r.capaian for r in rows),
        sum(r.tercapai for r in rows),
        sum(r.indikator for r in rows),
        total(pagu),
        sum(v is not None for v in pagu),
        total(realisasi),
        sum(v is not None for v in realisasi),
        share(zip(realisasi, pagu, strict=True)),
        mean(r.nilai for r in rows),
        sum(r.temuan.kesalahan for r in rows),
        sum(r.temuan.peringatan for r in rows),
    )


def baris_sasaran(
    laporan: Iterable[Catatan], rows: Iterable[BarisKantor]
) -> tuple[BarisSasaran, ...]:
    """In the order of the offices, and within each as the report has them."""
    records = {one.kunci: one for one in laporan}
    groups: dict[tuple[Periode, str], int] = {}
    found = []
    for row in rows:
        if row.periode is None:
            continue
        for goal in records[row.kunci].sasaran:
            wording = " ".join(goal.nama.split()).casefold().rstrip(".")
            group = groups.setdefault((row.periode, wording), len(groups) + 1)
            spent = share([(goal.realisasi.nilai, goal.pagu.nilai)])
            found.append(BarisSasaran(row.kunci, row.kantor, row.periode, group, goal, spent))
    return tuple(found)


def sasaran_sama(rows: Iterable[BarisSasaran]) -> tuple[BarisSasaranSama, ...]:
    """Those that more than one report has; the most frequent first."""
    groups: dict[int, list[BarisSasaran]] = {}
    for row in rows:
        groups.setdefault(row.kelompok, []).append(row)
    shared = [_alike(own) for own in groups.values() if len({r.kunci for r in own}) > 1]
    return tuple(sorted(shared, key=lambda one: (-one.kantor, one.kelompok)))


def _alike(rows: Sequence[BarisSasaran]) -> BarisSasaranSama:
    values = [r.catatan.capaian.nilai for r in rows]
    known = [v for v in values if v is not None]
    pagu = [r.catatan.pagu.nilai for r in rows]
    realisasi = [r.catatan.realisasi.nilai for r in rows]
    return BarisSasaranSama(
        rows[0].periode,
        rows[0].kelompok,
        rows[0].catatan.nama,
        len({r.kunci for r in rows}),
        len(known),
        mean(values),
        min(known, default=None),
        max(known, default=None),
        total(pagu),
        total(realisasi),
        share(zip(realisasi, pagu, strict=True)),
    )


def baris_aturan(laporan: Iterable[Catatan]) -> tuple[BarisAturan, ...]:
    """The gravest first, then those that most reports break. Of a rule that has two severities,
    each has a row."""
    places: Counter[tuple[str, str, Severity]] = Counter()
    reports: Counter[tuple[str, str, Severity]] = Counter()
    for one in laporan:
        told = [(t.kelompok, t.aturan, t.tingkat) for t in one.temuan if t.dikecualikan is None]
        places.update(told)
        reports.update(set(told))
    rows = [BarisAturan(*kind, reports[kind], places[kind]) for kind in places]
    order = list(Severity)
    return tuple(
        sorted(rows, key=lambda r: (order.index(r.tingkat), -r.kantor, -r.tempat, r.aturan))
    )


def baris_kelompok(laporan: Sequence[Catatan]) -> tuple[BarisKelompok, ...]:
    """By how many findings, the most first."""
    told = [
        (t.kelompok, t.tingkat, one.kunci)
        for one in laporan
        for t in one.temuan
        if t.dikecualikan is None
    ]
    rows = []
    for group in sorted({name for name, _, _ in told}):
        count = Counter(tingkat for name, tingkat, _ in told if name == group)
        offices = {kunci for name, _, kunci in told if name == group}
        errors, warnings, infos = (count[severity] for severity in Severity)
        rows.append(BarisKelompok(group, errors, warnings, infos, len(offices)))
    return tuple(sorted(rows, key=lambda r: -(r.kesalahan + r.peringatan + r.informasi)))
