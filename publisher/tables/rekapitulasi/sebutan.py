"""What a recap calls things, in its sheets and pages."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.prose.formats import romawi
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.rekap import Keadaan, Menurut, Penyampaian, Periode

HASIL: Mapping[Keadaan, str] = {
    "terbit": "Terbit",
    "konsep": "Terbit dengan tanda DRAF",
    "tanpa_pdf": "Tanpa PDF",
    "ditolak": "Isi salah",
    "gagal": "Gagal dibuat",
    "belum": "Belum disampaikan",
}
PENYAMPAIAN: Mapping[Penyampaian, str] = {
    "tepat_waktu": "Tepat waktu",
    "terlambat": "Terlambat",
    "tanpa_batas": "Tanpa batas waktu",
    "belum": "Belum",
}
MENURUT: Mapping[Menurut, str] = {
    "daftar": "daftar penerimaan",
    "laporan": "laporan sendiri",
    "berkas": "tanggal berkas",
}
TINGKAT: Mapping[Severity, str] = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.INFO: "informasi",
}


def sebutan_periode(periode: Periode | None) -> str:
    """`Triwulan II Tahun 2025`, `Tahun 2025`."""
    if periode is None:
        return ""
    quarter = f"Triwulan {romawi(periode.triwulan)} " if periode.triwulan else ""
    return f"{quarter}Tahun {periode.tahun}"
