"""Tables computed from the report. To add one: write the function, name it below.

The name in TABLES is the name that the Word template uses.
"""

from collections.abc import Callable
from typing import Any

from publisher.tables.analisis import tabel_analisis
from publisher.tables.banding import tabel_pembanding, tabel_rincian_indikator
from publisher.tables.belanja import tabel_belanja, tabel_realisasi
from publisher.tables.efisiensi import tabel_anggaran_sasaran, tabel_efisiensi, tabel_sumber_dana
from publisher.tables.kinerja import tabel_kinerja, tabel_sasaran, tabel_skala
from publisher.tables.named_figures import figure_names
from publisher.tables.perbandingan import tabel_perbandingan
from publisher.tables.perjanjian import tabel_perjanjian, tabel_perjanjian_program
from publisher.tables.rekonsiliasi import tabel_rekonsiliasi
from publisher.tables.rencana_aksi import tabel_pengukuran, tabel_rencana_aksi
from publisher.tables.rencana_kerja import tabel_rencana_kerja
from publisher.tables.reviu import rekap_reviu, tabel_reviu
from publisher.tables.serapan import tabel_keuangan, tabel_serapan
from publisher.tables.table import GABUNG, Berwarna, Gabung, Tabel, TakAda
from publisher.tables.tindak_lanjut import (
    tabel_inovasi,
    tabel_penghargaan,
    tabel_tindak_lanjut,
)
from publisher.tables.visi import tabel_masalah, tabel_misi, tabel_penjelasan_visi
from publisher.vocabulary.report import Report

TABLES: dict[str, Callable[[Report], Tabel[Any] | None]] = {
    "masalah": tabel_masalah,
    "penjelasan_visi": tabel_penjelasan_visi,
    "misi": tabel_misi,
    "sasaran": tabel_sasaran,
    "rencana_kerja": tabel_rencana_kerja,
    "belanja": tabel_belanja,
    "rekonsiliasi": tabel_rekonsiliasi,
    "skala": tabel_skala,
    "kinerja": tabel_kinerja,
    "analisis": tabel_analisis,
    "realisasi": tabel_realisasi,
    "serapan": tabel_serapan,
    "keuangan": tabel_keuangan,
    "perjanjian": tabel_perjanjian,
    "perjanjian_program": tabel_perjanjian_program,
    "pengukuran": tabel_pengukuran,
    "rencana_aksi": tabel_rencana_aksi,
    "perbandingan": tabel_perbandingan,
    "anggaran_sasaran": tabel_anggaran_sasaran,
    "efisiensi": tabel_efisiensi,
    "sumber_dana": tabel_sumber_dana,
    "rincian_indikator": tabel_rincian_indikator,
    "pembanding": tabel_pembanding,
    "tindak_lanjut": tabel_tindak_lanjut,
    "penghargaan": tabel_penghargaan,
    "inovasi": tabel_inovasi,
    "checklist_reviu": tabel_reviu,
    "rekap_reviu": rekap_reviu,
}


def compute_tables(report: Report) -> dict[str, Tabel[Any] | None]:
    """Every table by name; None for one that this report has no need of."""
    return {name: compute(report) for name, compute in TABLES.items()}


__all__ = [
    "GABUNG",
    "TABLES",
    "Berwarna",
    "Gabung",
    "Tabel",
    "TakAda",
    "compute_tables",
    "figure_names",
]
