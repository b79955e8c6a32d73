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
from publisher.checks.identitas import lampiran_ganda, tanggal_sebelum_akhir
from publisher.checks.keluaran.berkas import (
    berkas_terenkripsi,
    berkas_terlalu_besar,
    huruf_tak_tertanam,
    sudah_bertanda_tangan,
)
from publisher.checks.keluaran.daftar_isi import daftar_isi_berbeda, halaman_tak_urut
from publisher.checks.keluaran.halaman import halaman_kosong, tabel_melebar
from publisher.checks.keluaran.tabel import (
    baris_terpotong,
    gambar_tanpa_keterangan,
    judul_tabel_terpisah,
)
from publisher.checks.kinerja import (
    misi_diacu_salah,
    program_tak_dikenal,
    program_tanpa_sasaran,
    target_berbeda,
)
from publisher.checks.kosong import belum_diisi
from publisher.checks.nama import format_tak_cocok, format_tak_dikenal, nama_tak_dikenal
from publisher.reading import Naskah
from publisher.vocabulary.findings import Finding, in_file_order
from publisher.vocabulary.keluaran import Keluaran

Rule = Callable[[Naskah], Iterator[Finding]]
OutputRule = Callable[[Keluaran], Iterator[Finding]]

GROUPS: dict[str, tuple[Rule, ...]] = {
    "angka": (
        belanja_berbeda,
        jumlah_ganda,
        program_tanpa_sasaran,
        realisasi_lebih,
        tahap_berbeda,
        target_berbeda,
    ),
    "kode": (kode_ganda, kode_induk, program_tak_dikenal),
    "pejabat": (tanggal_sebelum_akhir,),
    "prosa": (format_tak_cocok, format_tak_dikenal, nama_tak_dikenal),
    "struktur": (belum_diisi, lampiran_ganda, misi_diacu_salah),
    "organisasi": (),
    "hukum": (),
    "ejaan": (),
}

OUTPUT_GROUP = "keluaran"
OUTPUT_CHECKS: tuple[OutputRule, ...] = (
    baris_terpotong,
    berkas_terenkripsi,
    berkas_terlalu_besar,
    daftar_isi_berbeda,
    gambar_tanpa_keterangan,
    halaman_kosong,
    halaman_tak_urut,
    huruf_tak_tertanam,
    judul_tabel_terpisah,
    sudah_bertanda_tangan,
    tabel_melebar,
)
"""The rules on the finished files, which run after the build."""

CHECKS: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)


def check_report(naskah: Naskah) -> tuple[Finding, ...]:
    """Every finding of every rule, in file order."""
    return in_file_order(finding for rule in CHECKS for finding in rule(naskah))


def check_output(keluaran: Keluaran) -> tuple[Finding, ...]:
    """Every finding of every rule on the finished files, in file order."""
    return in_file_order(finding for rule in OUTPUT_CHECKS for finding in rule(keluaran))


__all__ = ["CHECKS", "GROUPS", "OUTPUT_CHECKS", "OUTPUT_GROUP", "check_output", "check_report"]
