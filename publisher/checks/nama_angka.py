"""What a computed figure is called, and which table prints it, for a message."""

from __future__ import annotations

from publisher.tables.facts import Fact
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Tahap
from publisher.vocabulary.report import Report

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
    of = _subject(fact.lingkup, report)
    if fact.benda:
        return f"jumlah {fact.benda.replace('_', ' ')}{f' {of}' if of else ''}"
    measure = "persentase realisasi" if fact.besaran == "persen" else fact.besaran
    stage = f" tahap {fact.tahap}" if fact.tahap else ""
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


def _subject(lingkup: str, report: Report) -> str:
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
