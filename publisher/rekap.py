"""One report → the record that a recap over many is made of; and records as JSON. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter

from publisher.printers.catalog import translate
from publisher.scoring import Penilaian, score
from publisher.tables.capaian import (
    belum_waktunya,
    capaian,
    capaian_mentah,
    capaian_tertulis,
    capaian_triwulan,
    kategori,
    tak_tercapai,
    target_pada,
)
from publisher.tables.efisiensi import rata_rata_capaian, serapan_sasaran
from publisher.tables.pagu import (
    pagu_kelompok,
    pagu_simpul,
    realisasi_kelompok,
    realisasi_simpul,
    total_pagu,
    total_realisasi,
)
from publisher.vocabulary.anggaran import Anggaran
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.kinerja import Indikator, Sasaran
from publisher.vocabulary.messages import Language, Message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rekap import (
    Angka,
    Bahasa,
    Catatan,
    CatatanAnggaran,
    CatatanBelanja,
    CatatanIndikator,
    CatatanKomponen,
    CatatanNilai,
    CatatanSasaran,
    CatatanTemuan,
    Periode,
    Rekap,
)
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Rule
from publisher.vocabulary.values import Predikat, Rupiah, Teks, persen

REACHED = Decimal(100)  # percent of a target
T = TypeVar("T")


def said(sentence: Message) -> Bahasa:
    """A sentence in every language: who reads the record may read another than who made it."""
    return {language: translate(sentence, language) for language in get_args(Language)}


def figures_of(report: Report, unprinted: Collection[str] = ()) -> dict[str, Any]:
    """The fields of a `Catatan` that tell what the report says. unprinted: as `scoring.score`."""
    laporan, office = report.laporan, report.laporan.perangkat_daerah
    quarter = int(laporan.triwulan) if laporan.triwulan else None
    return {
        "jenis": str(office.jenis),
        "kabupaten": str(office.kabupaten),
        "periode": Periode(laporan.jenis, int(laporan.tahun), quarter, laporan.akhir_periode),
        "nilai": _scored(score(report, unprinted)),
        "anggaran": _budget(report),
        "sasaran": tuple(_goal(report, sasaran) for sasaran in report.kinerja.sasaran),
    }


def findings_of(
    findings: Iterable[Finding], folder: Path, rules: Mapping[str, Rule]
) -> tuple[CatatanTemuan, ...]:
    """folder: of the content; files in it are named as seen from there, others by their name."""
    return tuple(_finding(f, folder, rules.get(f.rule)) for f in findings)


def _finding(finding: Finding, folder: Path, rule: Rule | None) -> CatatanTemuan:
    at = finding.at
    return CatatanTemuan(
        finding.rule,
        rule.group if rule else "",
        finding.severity,
        _file(at, folder),
        at.line,
        at.column,
        at.key,
        at.words,
        said(finding.message),
        said(finding.help) if finding.help.text else {},
        finding.alasan,
        finding.terbuka,
    )


def _file(at: Place, folder: Path) -> str:
    path = at.path
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _scored(found: Penilaian) -> CatatanNilai:
    return CatatanNilai(
        found.total,
        found.tertinggi,
        found.bobot,
        tuple(
            CatatanKomponen(
                str(k.komponen.kode),
                str(k.komponen.nama),
                Decimal(k.komponen.bobot),
                k.nilai,
                k.tertinggi,
                str(k.peringkat.predikat),
            )
            for k in found.komponen
        ),
    )


def _budget(report: Report) -> CatatanAnggaran:
    anggaran = report.anggaran
    pagu, realisasi = total_pagu(anggaran, anggaran.tahap), total_realisasi(anggaran)
    folder = report.folder
    kinds = (
        _spent(k.jenis, k.nama, pagu_kelompok(k, anggaran), realisasi_kelompok(k, anggaran), folder)
        for k in anggaran.belanja
    )
    return CatatanAnggaran(
        anggaran.tahap,
        _figure(pagu, folder),
        _figure(realisasi, folder),
        _share(pagu, realisasi),
        tuple(kinds),
        tuple(_programs(anggaran, folder)),
    )


def _programs(anggaran: Anggaran, folder: Path) -> Iterator[CatatanBelanja]:
    for program in anggaran.program:
        pagu = pagu_simpul(program, anggaran.tahap, anggaran)
        yield _spent(program.kode, program.nama, pagu, realisasi_simpul(program), folder)


def _spent(
    kode: str, nama: str, pagu: Rupiah | None, realisasi: Rupiah | None, folder: Path
) -> CatatanBelanja:
    amounts = (_figure(pagu, folder), _figure(realisasi, folder))
    return CatatanBelanja(str(kode), str(nama), *amounts, _share(pagu, realisasi))


def _share(pagu: Rupiah | None, realisasi: Rupiah | None) -> Angka:
    """Its places are those of the two amounts: they stand beside it."""
    share = persen(realisasi, pagu)
    return Angka(None if share is None else Decimal(share))


def _figure(value: Any, folder: Path) -> Angka:
    """None, an amount, a decimal, a predicate, or the words that a table prints instead."""
    places = tuple(f"{_file(p, folder)}:{p.line}" for p in getattr(value, "asal", ()))
    asal = tuple(dict.fromkeys(places))
    match value:
        case None:
            return Angka(None)
        case Predikat():
            return Angka(Decimal(value), asal, value.nama)
        case Teks():
            return Angka(None, asal, str(value))
    return Angka(Decimal(int(value)) if isinstance(value, int) else Decimal(value), asal)


def _goal(report: Report, sasaran: Sasaran) -> CatatanSasaran:
    pagu, realisasi = serapan_sasaran(report, sasaran)
    return CatatanSasaran(
        str(sasaran.nama),
        _figure(rata_rata_capaian(report, sasaran), report.folder),
        _figure(pagu, report.folder),
        _figure(realisasi, report.folder),
        tuple(_indicator(report, ind) for ind in sasaran.indikator),
    )


def _indicator(report: Report, ind: Indikator) -> CatatanIndikator:
    tahap, skala, folder = report.anggaran.tahap, report.kinerja.skala, report.folder
    interim = report.laporan.jenis == "interim"
    return CatatanIndikator(
        str(ind.nama),
        str(ind.satuan),
        ind.polaritas,
        _figure(target_pada(ind.target, tahap, tahap), folder),
        _figure(ind.realisasi, folder),
        _figure(capaian_tertulis(report, ind), folder),
        _figure(capaian_triwulan(report, ind), folder) if interim else None,
        str(kategori(capaian(ind, tahap, skala), skala) or ""),
        _reached(report, ind),
    )


def _reached(report: Report, ind: Indikator) -> bool | None:
    if belum_waktunya(report, ind):
        return None
    if tak_tercapai(ind, report.anggaran.tahap):
        return False
    raw = capaian_mentah(ind, report.anggaran.tahap)
    return None if raw is None else raw >= REACHED


_ONE, _ALL = TypeAdapter(Catatan), TypeAdapter(Rekap)


def as_json(made: Catatan | Rekap) -> bytes:
    """Decimals are strings, so that no reader rounds them; dates as ISO 8601 writes them."""
    kind: TypeAdapter[Any] = _ONE if isinstance(made, Catatan) else _ALL
    return kind.dump_json(made, indent=1) + b"\n"


def as_data(made: Catatan) -> dict[str, Any]:
    """What `read_record` reads again, for a message to another process."""
    found: dict[str, Any] = _ONE.dump_python(made, mode="json")
    return found


def read_record(data: bytes | Mapping[str, Any]) -> Catatan | None:
    """None where it is not a record in the form of today."""
    return _read(_ONE, data)


def read_recap(data: bytes | Mapping[str, Any]) -> Rekap | None:
    """None where it is not a recap in the form of today."""
    return _read(_ALL, data)


def _read(kind: TypeAdapter[T], data: bytes | Mapping[str, Any]) -> T | None:
    read: Callable[[Any], T] = (
        kind.validate_json if isinstance(data, bytes) else kind.validate_python
    )
    try:
        return read(data)
    except ValueError:  # pydantic's complaint is one
        return None


def by_attention(tanggal: dt.date, made: Iterable[Catatan]) -> Rekap:
    """Those first that want attention: not sent, late, failed, with errors, drafts, then the rest;
    within each the most late first, then by name."""
    return Rekap(tanggal, tuple(sorted(made, key=_attention)))


def _attention(made: Catatan) -> tuple[int, int, str]:
    sent, outcome = made.penyampaian, made.hasil.keadaan
    ranks = (
        outcome == "belum",
        sent.keadaan == "terlambat",
        outcome == "gagal",
        outcome in ("ditolak", "tanpa_pdf"),
        outcome == "konsep",
    )
    rank = next((n for n, is_so in enumerate(ranks) if is_so), len(ranks))
    return rank, -sent.hari, made.kantor.casefold()
