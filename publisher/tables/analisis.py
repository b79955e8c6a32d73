"""The seven analyses of every indicator (PermenPANRB 53/2014, annex II, Bab III.A).

What can be computed is computed; causes and solutions are the office's own
words. An analysis that says nothing yet is a gap, and prints as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.prose.formats import romawi
from publisher.tables import kalimat
from publisher.tables.capaian import SETAHUN, belum_waktunya, capaian, tak_tercapai
from publisher.tables.serapan import BarisSerapan, tabel_serapan
from publisher.tables.table import Tabel, TakAda
from publisher.vocabulary.kinerja import Indikator, Sasaran
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Desimal, Narasi, Teks, jumlah, persen

BUTIR = (
    "target",
    "tahun_lalu",
    "target_akhir",
    "standar_nasional",
    "penyebab",
    "efisiensi",
    "program_penunjang",
)
"""The keys of the seven, in the regulation's order."""


@dataclass(frozen=True, slots=True)
class ButirAnalisis:
    """kunci: one of BUTIR. dihitung: computed sentences; narasi: the office's own words.

    lengkap: it says all that the regulation asks for.
    """

    kunci: str
    dihitung: tuple[Teks, ...]
    narasi: tuple[Narasi, ...]
    lengkap: bool


@dataclass(frozen=True, slots=True)
class BarisAnalisis:
    """A row: an indicator's heading (`kepala`), or one analysis of it.

    uraian: computed sentences, or one gap (None) where nothing is said at all.
    """

    kepala: bool
    no: Bilangan
    analisis: Teks
    uraian: tuple[Teks | None, ...]
    narasi: tuple[Narasi, ...]


def tabel_analisis(report: Report) -> Tabel[BarisAnalisis]:
    """For each indicator a heading and its seven analyses."""
    return Tabel(tuple(_rows(report)))


def _rows(report: Report) -> Iterator[BarisAnalisis]:
    names = report.pengetahuan.kerangka.analisis
    for n, (ind, butir) in enumerate(analisis_semua(report), 1):
        yield BarisAnalisis(True, Bilangan(n), ind.nama, (), ())
        later = _later(report, ind, butir)
        for m, b in enumerate(butir, 1):
            # One gap, not seven: it is closed by figures or by words, whichever come.
            said: tuple[Teks | None, ...] = tercetak(b) or (() if b.narasi else (later,))
            yield BarisAnalisis(False, Bilangan(m), getattr(names, b.kunci).nama, said, b.narasi)


ADDED = ("Penghitungan:", "Rincian:", "Sumber data:")
_FIGURE = re.compile(r"\d[\d.]*(?:,\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A name that prints a figure; a table or chapter that is named prints none.
_ASKED = re.compile(r"\{(?!tabel|gambar|galeri|grafik|lampiran|bab)[a-z][^{}]*\}")


def tercetak(butir: ButirAnalisis) -> tuple[Teks, ...]:
    """The computed sentences that are printed: what the office says in figures of its own is not
    said twice, and what it leaves out of the working, the parts and the source is added."""
    words = " ".join(butir.narasi)
    if not butir.narasi:
        return butir.dihitung
    return tuple(s for s in butir.dihitung if not _said(s, words))


def _said(sentence: Teks, words: str) -> bool:
    own, its = set(_figures(words)), set(_figures(sentence))
    if sentence.startswith("Sumber data:"):
        return sentence.removeprefix("Sumber data:").strip(" .").casefold() in words.casefold()
    if sentence.startswith(ADDED):
        return its <= own
    return bool(its) and (bool(its & own) or _ASKED.search(words) is not None)


def _figures(text: str) -> list[str]:
    """The figures of a text but its years, as `57,5` for 57,50 too."""
    found = (f.rstrip(".") for f in _FIGURE.findall(text))
    plain = (f.rstrip("0").rstrip(",") if "," in f else f for f in found)
    return [f for f in plain if not _YEAR.fullmatch(f)]


def _later(report: Report, ind: Indikator, butir: tuple[ButirAnalisis, ...]) -> Teks | None:
    """What is said where nothing is to be analysed yet; None where it is, and is open."""
    if belum_waktunya(report, ind):
        return TakAda(f"Dianalisis mulai Triwulan {romawi(ind.mulai_triwulan or SETAHUN)}.")
    names, jenis = report.pengetahuan.kerangka.analisis, report.laporan.jenis
    if all(b.lengkap or jenis not in getattr(names, b.kunci).wajib for b in butir):
        return TakAda("Disajikan dalam laporan kinerja tahunan.") if jenis != "tahunan" else None
    return None


def analisis_semua(report: Report) -> Iterator[tuple[Indikator, tuple[ButirAnalisis, ...]]]:
    """Every indicator with its seven analyses, in the order of BUTIR."""
    serapan = {row.kode: row for row in tabel_serapan(report).baris}
    for sasaran in report.kinerja.sasaran:
        # A code that no program has is an error of the checks; here it is left out.
        programs = [serapan[kode] for kode in sasaran.program if kode in serapan]
        for ind in sasaran.indikator:
            yield ind, tuple(_seven(report, sasaran, ind, programs))


def _seven(
    report: Report, sasaran: Sasaran, ind: Indikator, programs: list[BarisSerapan]
) -> Iterator[ButirAnalisis]:
    nilai = capaian(ind, report.anggaran.tahap, report.kinerja.skala)
    missed = tak_tercapai(ind, report.anggaran.tahap)
    akhir, standar, said = ind.target_akhir, ind.standar_nasional, ind.realisasi is not None
    # (what is computed, whether that alone is all that is asked). A target without realisasi is
    # printed, but compares nothing.
    computed: dict[str, tuple[tuple[Teks, ...], bool]] = {
        "target": (kalimat.target_realisasi(report, ind), nilai is not None or missed),
        "tahun_lalu": (
            kalimat.tahun_lalu(report, ind),
            said and any(t.realisasi is not None for t in ind.riwayat),
        ),
        "target_akhir": (
            kalimat.target_akhir(report, ind),
            said and akhir is not None and akhir.target is not None,
        ),
        "standar_nasional": (
            kalimat.standar_nasional(report, ind),
            # "Bila ada", says the regulation: the word that there is none is an answer.
            bool(ind.pembanding and said)
            or (standar is not None and (said or standar.nilai is None)),
        ),
        "penyebab": ((), False),  # no figure knows a cause
        "efisiensi": (kalimat.TAK_DINYATAKAN, True)
        if missed and nilai is None
        else _efficiency(report, nilai, programs),
        "program_penunjang": (
            kalimat.program_penunjang(report, programs),
            bool(programs) and all(p.persen is not None for p in programs),
        ),
    }
    for kunci, (sentences, complete) in computed.items():
        narasi = narasi_butir(ind, kunci)
        yield ButirAnalisis(kunci, sentences, narasi, complete or _narrated(ind, kunci))


def narasi_butir(ind: Indikator, kunci: str) -> tuple[Narasi, ...]:
    """The office's words on one analysis; to causes belong their solutions."""
    keys = ("penyebab", "solusi") if kunci == "penyebab" else (kunci,)
    texts = (getattr(ind.analisis, key) for key in keys if ind.analisis)
    return tuple(text for text in texts if text is not None)


def _narrated(ind: Indikator, kunci: str) -> bool:
    """Words alone are enough where nothing is computed, or where nothing can be."""
    return (
        ind.analisis is not None
        and kunci in ("penyebab", "standar_nasional", "efisiensi")
        and getattr(ind.analisis, kunci) is not None
    )


def _efficiency(
    report: Report, nilai: Desimal | None, programs: list[BarisSerapan]
) -> tuple[tuple[Teks, ...], bool]:
    # All programs of the sasaran as one: money is spent on a sasaran, not on one indicator of it.
    pagu, realisasi = jumlah(p.pagu for p in programs), jumlah(p.realisasi for p in programs)
    serapan = persen(realisasi, pagu)
    return kalimat.efisiensi(report, nilai, serapan), nilai is not None and serapan is not None
