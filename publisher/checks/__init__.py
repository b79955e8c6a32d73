"""Rules on the content. To add one: write the function, list it in its group below.

A rule is a generator of findings, named for the bad thing: `kode_ganda` finds
`kode-ganda`. Its docstring is what `publisher explain` prints: what is wrong,
why it matters and by which regulation, and how to mend it.
"""

from collections.abc import Callable, Iterator

from publisher.checks.anggaran import (
    belanja_berbeda,
    jumlah_ganda,
    kode_ganda,
    kode_induk,
    realisasi_lebih,
    tahap_berbeda,
)
from publisher.checks.baku import satuan_tak_baku, sumber_dana_tak_baku
from publisher.checks.daerah_lain import perangkat_daerah_lain
from publisher.checks.dasar_hukum import dasar_hukum_kurang, peraturan_dicabut, peraturan_ganda
from publisher.checks.gelar import gelar_tanpa_titik, pangkat_tak_dikenal
from publisher.checks.identitas import lampiran_ganda, tanggal_sebelum_akhir
from publisher.checks.istilah import istilah_belanja_usang, istilah_perangkat_lain, istilah_usang
from publisher.checks.kata import kata_ganda, kata_menyatu, kata_tak_baku
from publisher.checks.kinerja import (
    misi_diacu_salah,
    program_tak_dikenal,
    program_tanpa_sasaran,
    target_berbeda,
)
from publisher.checks.kosong import belum_diisi
from publisher.checks.nama import format_tak_cocok, format_tak_dikenal, nama_tak_dikenal
from publisher.checks.peraturan import (
    bentuk_peraturan,
    judul_peraturan_berbeda,
    peraturan_tanpa_nomor,
)
from publisher.checks.tanda import kapital_tak_seragam, spasi_salah
from publisher.checks.unit import nama_unit_berbeda, subjek_unit_berbeda
from publisher.reading import Naskah
from publisher.vocabulary.findings import Finding, in_file_order

Rule = Callable[[Naskah], Iterator[Finding]]

GROUPS: dict[str, tuple[Rule, ...]] = {
    "angka": (
        belanja_berbeda,
        jumlah_ganda,
        program_tanpa_sasaran,
        realisasi_lebih,
        tahap_berbeda,
        target_berbeda,
    ),
    "kode": (kode_ganda, kode_induk, program_tak_dikenal, satuan_tak_baku, sumber_dana_tak_baku),
    "pejabat": (gelar_tanpa_titik, pangkat_tak_dikenal, tanggal_sebelum_akhir),
    "prosa": (format_tak_cocok, format_tak_dikenal, nama_tak_dikenal, perangkat_daerah_lain),
    "struktur": (belum_diisi, lampiran_ganda, misi_diacu_salah),
    "organisasi": (
        istilah_belanja_usang,
        istilah_perangkat_lain,
        istilah_usang,
        nama_unit_berbeda,
        subjek_unit_berbeda,
    ),
    "hukum": (
        bentuk_peraturan,
        dasar_hukum_kurang,
        judul_peraturan_berbeda,
        peraturan_dicabut,
        peraturan_ganda,
        peraturan_tanpa_nomor,
    ),
    "ejaan": (kapital_tak_seragam, kata_ganda, kata_menyatu, kata_tak_baku, spasi_salah),
}

CHECKS: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)


def check_report(naskah: Naskah) -> tuple[Finding, ...]:
    """Every finding of every rule, in file order."""
    return in_file_order(finding for rule in CHECKS for finding in rule(naskah))


__all__ = ["CHECKS", "GROUPS", "check_report"]
