"""The exports that are known, by the headings of their columns: never by position or file name.

To add one: a `Bentuk` in `BENTUK`, and a reader in `pembaca` where its rows mean something new.
The headings are those of `Laporan Realisasi Per Dokumen`, `Rekap 5` and the others as SIPD,
e-Monev and programs beside them write them, and the keys of the same data as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Susunan = Literal["datar", "bertingkat"]


@dataclass(frozen=True, slots=True)
class Bentuk:
    """kolom: a pattern of the whole normal heading (`plain`) for each column that has a meaning.

    A heading over several rows is read from top to bottom. wajib: without these it is another
    file. datar: each row says its whole place; bertingkat: rows stand below their parents.
    """

    nama: str
    susunan: Susunan
    wajib: tuple[str, ...]
    kolom: Mapping[str, str]


_TEMPAT = {
    "kode_skpd": r"kode skpd|kode opd|kode unit organisasi",
    "nama_skpd": r"nama skpd|nama opd|nama unit organisasi",
    "kode_unit": r"kode (sub skpd|unit skpd|sub unit|sub opd|unit)",
    "nama_unit": r"nama (sub skpd|unit skpd|sub unit|sub opd|unit)",
    "kode_program": r"kode program",
    "nama_program": r"nama program",
    "kode_kegiatan": r"kode (kegiatan|giat)",
    "nama_kegiatan": r"nama (kegiatan|giat)",
    "kode_sub": r"kode (sub ?kegiatan|sub ?giat)",
    "nama_sub": r"nama (sub ?kegiatan|sub ?giat)",
}
_TAHUN = {"tahun": r"tahun( anggaran)?"}

PER_DOKUMEN = Bentuk(
    "realisasi per dokumen",
    "datar",
    ("kode_sub", "rekening", "realisasi", "tanggal_dokumen"),
    {
        **_TEMPAT,
        **_TAHUN,
        "rekening": r"kode rekening|kode akun",
        "nomor": r"nomor dokumen|no dokumen",
        "jenis_dokumen": r"jenis dokumen",
        "jenis_transaksi": r"jenis transaksi",
        "tanggal_dokumen": r"(tanggal|tgl) dokumen",
        "realisasi": r"nilai realisasi|realisasi",
        "setoran": r"nilai setoran|setoran",
        "tanggal_transfer": r"(tanggal|tgl) (sp2d )?transfer",
    },
)
REKAP = Bentuk(
    "rekap belanja per rekening",
    "datar",
    ("kode_sub", "rekening", "pagu"),
    {
        **_TEMPAT,
        **_TAHUN,
        "rekening": r"kode rekening|kode akun",
        "pagu": r"pagu|nilai pagu|nilai rincian|rincian",
        "tahapan": r"tahapan|tahap|nama tahapan",
    },
)
PER_BULAN = Bentuk(
    "realisasi per bulan",
    "datar",
    ("kode_sub", "rekening", "realisasi", "anggaran"),
    {
        **_TEMPAT,
        **_TAHUN,
        "bulan": r"bulan",
        "rekening": r"kode sro|kode sub rincian objek|kode rekening",
        "anggaran": r"total anggaran|anggaran|nilai anggaran",
        "realisasi": r"total realisasi|realisasi|nilai realisasi",
        "selisih": r"selisih|sisa",
    },
)
SUB_KEGIATAN = Bentuk(
    "pagu sub kegiatan",
    "datar",
    ("kode_sub", "pagu", "pagu_murni"),
    {
        **_TEMPAT,
        **_TAHUN,
        "pagu": r"pagu",
        "pagu_murni": r"pagu ?murni",
        "pagu_kegiatan": r"pagu keg",
    },
)
_DPPA = {
    f"{saat}_{field}": rf"(.* )?{saat}( perubahan| pergeseran)? (belanja |bel )?({pattern})"
    for saat in ("sebelum", "setelah")
    for field, pattern in (
        ("operasi", "operasi"),
        ("modal", "modal"),
        ("tak_terduga", "tak terduga|tidak terduga|btt"),
        ("transfer", "transfer"),
        ("jumlah", "jumlah"),
    )
}
DPPA = Bentuk(
    "DPPA rekapitulasi belanja",
    "bertingkat",
    ("kode", "uraian", "sebelum_operasi", "sebelum_jumlah", "setelah_operasi", "setelah_jumlah"),
    {
        "kode": r"kode( rekening)?( (urusan|bidang|program|kegiatan|sub kegiatan))?",
        "uraian": r"uraian",
        **_DPPA,
        "selisih": r"(.* )?bertambah ?/? ?\(?berkurang\)?",
    },
)
_KINI = r"(.* )?tahun n (belanja )?"
DPA = Bentuk(
    "DPA rekapitulasi belanja",
    "bertingkat",
    ("kode", "uraian", "operasi", "modal", "jumlah"),
    {
        "kode": r"kode( rekening| akun)?( (urusan|bidang|program|kegiatan|sub kegiatan))?",
        "uraian": r"uraian|nama akun",
        "operasi": rf"({_KINI}|bel |belanja )operasi",
        "modal": rf"({_KINI}|bel |belanja )modal",
        "tak_terduga": rf"({_KINI}|bel |belanja )(tak terduga|tidak terduga|btt)",
        "transfer": rf"({_KINI}|bel |belanja )transfer",
        "jumlah": rf"{_KINI}jumlah|jumlah|jumlah belanja|total",
    },
)
_SAAT = {
    "lalu": r"s ?/?d bulan lalu|sampai dengan bulan lalu",
    "ini": r"bulan ini",
    "sd": r"s ?/?d bulan ini|sampai dengan bulan ini",
}
_KUNCI = {"lalu": "bulan sebelumnya", "ini": "bulan ini", "sd": "sd saat ini"}
_SPJ = {
    f"{cara}_{saat}": rf"(.* )?{heading} ({pattern})|realisasi {key} {_KUNCI[saat]}"
    for cara, heading, key in (
        ("gaji", "ls gaji", "gaji"),
        ("barang", r"ls barang( dan| &)? jasa", "ls selain gaji"),
        ("up", r"up ?/? ?gu ?/? ?tu", "up gu tu"),
    )
    for saat, pattern in _SAAT.items()
}
SPJ = Bentuk(
    "SPJ fungsional",
    "bertingkat",
    ("kode", "anggaran", *_SPJ, "jumlah_sd"),
    {
        "kode": r"kode (rekening|unik)",
        "uraian": r"uraian|nama akun",
        "anggaran": r"jumlah anggaran|alokasi anggaran",
        **_SPJ,
        "jumlah_sd": r"jumlah spj.*|jumlah sd saat ini",
        "sisa": r"sisa pagu anggaran",
    },
)
RFK = Bentuk(
    "RFK e-Monev",
    "bertingkat",
    ("kode", "uraian", "dpa", "realisasi"),
    {
        "kode": r"kode",
        "uraian": r"urusan.*|uraian",
        "rka": r"rka sipd rp",
        "dpa": r"(dpa|rka) (simda|fmis|sipd)( rp)?|dpa( rp)?",
        "realisasi": r"realisasi keuangan( rp)?",
    },
)
LRA = Bentuk(
    "LRA menurut kelompok",
    "bertingkat",
    ("kode", "uraian", "anggaran", "realisasi"),
    {
        "kode": r"kode( rekening)?",
        "uraian": r"uraian",
        "anggaran": r"(jumlah )?anggaran( rp)?",
        "realisasi": r"realisasi( rp)?",
    },
)
# The order matters where the headings of one hold those of another.
BENTUK = (PER_DOKUMEN, PER_BULAN, SUB_KEGIATAN, REKAP, DPPA, SPJ, RFK, DPA, LRA)


def plain(heading: object) -> str:
    """A heading without what differs from one program to the other: case, signs, line breaks.

    >>> plain("\\xa0KODE_SUB_GIAT "), plain("SPJ - LS Barang & Jasa"), plain("s.d. Bulan Lalu")
    ('kode sub giat', 'spj ls barang & jasa', 's d bulan lalu')
    """
    text = re.sub(r"[^0-9a-z%/&+]+", " ", str(heading).casefold().replace("\xa0", " "))
    return " ".join(text.split())
