"""The words by which a sentence says which figure it speaks of, and what a figure is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from publisher.prose.formats import romawi
from publisher.reading import Naskah, once
from publisher.reading.figures import Amount, Count, Percent, counts
from publisher.reading.names import Phrases
from publisher.tables.facts import Besaran, Fact, facts
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import PERGESERAN, TAHAP_APBD, Tahap, sebutan_tahap
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Rupiah

Typed = Amount | Percent | Count
Kata = Literal[
    "lingkup",
    "besaran",
    "seluruh",
    "anggaran",
    "tahap",
    "memuat",
    "penghubung",
    "luar",
    "bagian",
    "masa_lain",
]
UKURAN: tuple[Besaran, ...] = ("pagu", "realisasi", "sisa", "selisih", "target", "capaian")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says; value: the lingkup, besaran or tahap."""

    kata: Kata
    value: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases, and every figure by its value, by what it speaks of, and by its name.

    measured: what some indicator is counted in: "unit", "kegiatan".
    """

    phrases: Phrases[Meaning]
    by_value: dict[tuple[str, Decimal], list[Fact]]
    by_subject: dict[tuple[str, str, Besaran], list[Fact]]
    by_name: dict[str, Fact]
    measured: frozenset[str]


@once
def lexicon(naskah: Naskah) -> Lexicon:
    known = facts(naskah.report)
    by_value: dict[tuple[str, Decimal], list[Fact]] = defaultdict(list)
    by_subject: dict[tuple[str, str, Besaran], list[Fact]] = defaultdict(list)
    for fact in known:
        by_subject[sort_of_fact(fact), fact.lingkup, fact.besaran].append(fact)
        if fact.value is not None:
            by_value[sort_of_fact(fact), Decimal(fact.value)].append(fact)
    by_name = {fact.name: fact for fact in known if fact.name}
    phrases = Phrases(_phrases(naskah.report))
    return Lexicon(phrases, by_value, by_subject, by_name, _measured(naskah.report))


def _measured(report: Report) -> frozenset[str]:
    units = {str(i.satuan) for s in report.kinerja.sasaran for i in s.indikator if i.satuan}
    return frozenset(count.benda for unit in units for count in counts(f"2 {unit}"))


def sort_of_fact(fact: Fact) -> str:
    """ "rupiah", "persen", or what is counted."""
    if fact.benda:
        return fact.benda
    rupiah = fact.besaran in ("pagu", "sisa", "selisih") or (
        fact.besaran == "realisasi" and not fact.lingkup.startswith("indikator:")
    )
    return "rupiah" if rupiah or isinstance(fact.value, Rupiah) else "persen"


def sort_of(typed: Typed) -> str:
    if isinstance(typed, Count):
        return typed.benda
    return "rupiah" if isinstance(typed, Amount) else "persen"


def value_of(value: object) -> Decimal:
    return Decimal(value) if isinstance(value, int | Decimal | Bilangan) else Decimal(0)


def _phrases(report: Report) -> Iterator[tuple[str, Meaning]]:
    sebutan = report.pengetahuan.sebutan
    for ukuran in UKURAN:
        for words in getattr(sebutan, ukuran):
            yield words, Meaning("besaran", ukuran)
    for tahap in TAHAP_APBD:
        for words in getattr(sebutan, tahap):
            yield words, Meaning("tahap", tahap)
    for n, tahap in enumerate(PERGESERAN, 1):
        for nth in (f"ke-{n}", str(n), romawi(n)):
            yield f"pergeseran {nth}", Meaning("tahap", tahap)
    kinds: tuple[Kata, ...] = (
        "seluruh",
        "anggaran",
        "memuat",
        "penghubung",
        "luar",
        "bagian",
        "masa_lain",
    )
    for kata in kinds:
        for words in getattr(sebutan, kata):
            yield words, Meaning(kata)
    for words in sebutan.belanja_lain:
        yield words, Meaning("lingkup", "belanja:lain")
    office = report.laporan.perangkat_daerah
    for name in (office.nama, f"{office.nama} {office.kabupaten}", office.kepala):
        yield name, Meaning("penghubung")
    yield office.kabupaten, Meaning("luar")  # its figures are not the office's
    yield from _subjects(report)


def _subjects(report: Report) -> Iterator[tuple[str, Meaning]]:
    for _, simpul in semua_simpul(report.anggaran):
        name = str(simpul.nama)
        yield name, Meaning("lingkup", str(simpul.kode))
        first, _, rest = name.partition(" ")
        if first.casefold() == "program" and " " in rest:
            yield rest, Meaning("lingkup", str(simpul.kode))
    for n, kelompok in enumerate(report.anggaran.belanja, 1):
        yield kelompok.nama, Meaning("lingkup", f"belanja:{kelompok.jenis}")
        for m, rincian in enumerate(kelompok.rincian, 1):
            yield rincian.nama, Meaning("lingkup", f"rincian:{n}.{m}")
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        yield sasaran.nama, Meaning("lingkup", f"sasaran:{n}")
        for m, ind in enumerate(sasaran.indikator, 1):
            yield ind.nama, Meaning("lingkup", f"indikator:{n}.{m}")
    for unit in report.organisasi.unit:
        if unit.atasan is not None:
            yield unit.nama, Meaning("lingkup", f"unit:{unit.nama}")


_TABLES = {
    "program": "tabel rencana kerja",
    "kegiatan": "tabel rencana kerja",
    "sub_kegiatan": "tabel rencana kerja",
    "sasaran": "tabel kinerja",
    "indikator": "tabel kinerja",
    "misi": "tabel misi",
    "unit": "bagan organisasi",
    "lampiran": "daftar lampiran",
}


def nama_angka(fact: Fact, report: Report) -> str:
    """`pagu Belanja Modal tahap perubahan`, `jumlah kegiatan Program Pengelolaan Arsip`."""
    of = _called(fact.lingkup, report)
    if fact.benda:
        return f"jumlah {fact.benda.replace('_', ' ')}{f' {of}' if of else ''}"
    measure = "persentase realisasi" if fact.besaran == "persen" else fact.besaran
    stage = f" tahap {sebutan_tahap(fact.tahap)}" if fact.tahap else ""
    return f"{measure} {of or 'seluruh anggaran'}{stage}"


def tabel_angka(fact: Fact, tahap: Tahap) -> str:
    """The table or picture in which a reader finds the figure."""
    if fact.benda:
        return _TABLES[fact.benda]
    if fact.lingkup.startswith("indikator:"):
        return "tabel kinerja"
    if fact.tahap not in (None, tahap) or fact.besaran == "selisih":
        return "tabel rekonsiliasi"  # the only one that has both stages
    if fact.besaran == "pagu":
        return "tabel anggaran" if _of_account(fact.lingkup) else "tabel rencana kerja"
    return "tabel realisasi anggaran" if _of_account(fact.lingkup) else "tabel serapan"


def _of_account(lingkup: str) -> bool:
    return lingkup == "total" or lingkup.startswith(("belanja:", "rincian:"))


def _called(lingkup: str, report: Report) -> str:
    kind, _, key = lingkup.partition(":")
    numbers = [int(n) - 1 for n in key.split(".")] if key.replace(".", "").isdigit() else []
    match kind, numbers:
        case "belanja", _:
            return next((k.nama for k in report.anggaran.belanja if k.jenis == key), "")
        case "rincian", [n, m]:
            return report.anggaran.belanja[n].rincian[m].nama
        case "sasaran", [n]:
            return report.kinerja.sasaran[n].nama
        case "indikator", [n, m]:
            return report.kinerja.sasaran[n].indikator[m].nama
        case "serapan", _:
            return "program dalam tabel serapan"
    names = (s.nama for _, s in semua_simpul(report.anggaran) if str(s.kode) == lingkup)
    return next(names, "")
