"""Rules on the content, and on the finished files.

A rule is a generator of flaws, named for the bad thing: `kode_ganda` finds
`kode-ganda`. `@rule` states its group and how severe it may be; its docstring is
what `publisher explain` prints: what is wrong, why it matters and by which
regulation, and how to mend it. To add one: write the function, and name it in the
RULES of its module.
"""

from publisher.checks import (
    anggaran,
    angka,
    angka_asing,
    angka_indikator,
    angka_lalu,
    asal_angka,
    bunyi,
    catatan,
    contoh,
    daftar,
    efisiensi,
    gelar,
    grafik,
    hitungan,
    hitungan_kalimat,
    identitas,
    indikator,
    istilah,
    judul,
    jumlah,
    jumlah_daftar,
    kata,
    kategori,
    kerangka,
    ketercapaian,
    kinerja,
    klaim,
    kode,
    kode_diketik,
    markdown,
    masa_rencana,
    nama,
    nama_diketik,
    nomenklatur,
    nomor_peraturan,
    paragraf,
    pecahan,
    pejabat,
    peraturan,
    perbandingan,
    periode,
    periode_lalu,
    perjanjian,
    rata_terbaik,
    rujukan,
    salinan,
    sisipan,
    susunan,
    tabel_sendiri,
    tanda,
    triwulan,
    tulisan,
    ukuran,
    unit,
    uraian,
)
from publisher.checks.keluaran import (
    akses,
    berkas,
    daftar_isi,
    halaman,
    huruf,
    kosong,
    tabel,
)
from publisher.reading import Naskah
from publisher.reading.untouchable import with_safe_fix
from publisher.vocabulary.findings import Finding, in_file_order
from publisher.vocabulary.keluaran import Keluaran
from publisher.vocabulary.rules import Check

_ON_CONTENT = (
    angka,
    angka_indikator,
    angka_asing,
    angka_lalu,
    asal_angka,
    pejabat,
    anggaran,
    bunyi,
    contoh,
    catatan,
    daftar,
    efisiensi,
    gelar,
    grafik,
    hitungan,
    hitungan_kalimat,
    identitas,
    indikator,
    istilah,
    judul,
    jumlah,
    jumlah_daftar,
    kata,
    kategori,
    kerangka,
    ketercapaian,
    kinerja,
    klaim,
    kode,
    kode_diketik,
    markdown,
    masa_rencana,
    nama,
    nama_diketik,
    nomenklatur,
    nomor_peraturan,
    paragraf,
    pecahan,
    peraturan,
    perbandingan,
    periode,
    perjanjian,
    periode_lalu,
    rata_terbaik,
    rujukan,
    salinan,
    sisipan,
    tabel_sendiri,
    susunan,
    tanda,
    triwulan,
    tulisan,
    ukuran,
    unit,
    uraian,
)
_ON_OUTPUT = (
    akses,
    berkas,
    daftar_isi,
    halaman,
    huruf,
    kosong,
    tabel,
)

CHECKS: tuple[Check[Naskah], ...] = tuple(r for module in _ON_CONTENT for r in module.RULES)
OUTPUT_CHECKS: tuple[Check[Keluaran], ...] = tuple(r for m in _ON_OUTPUT for r in m.RULES)
"""The rules on the finished files, which run after the build."""


def check_report(naskah: Naskah) -> tuple[Finding, ...]:
    """Every finding of every rule, in file order."""
    return in_file_order(with_safe_fix(f, naskah) for rule in CHECKS for f in rule(naskah))


def check_print(keluaran: Keluaran) -> tuple[Finding, ...]:
    """What a document that has no rules of its own prints as missing."""
    return in_file_order(kosong.belum_diisi_tercetak(keluaran))


def check_output(keluaran: Keluaran) -> tuple[Finding, ...]:
    """Every finding of every rule on the finished files, in file order."""
    return in_file_order(finding for rule in OUTPUT_CHECKS for finding in rule(keluaran))


__all__ = [
    "CHECKS",
    "OUTPUT_CHECKS",
    "check_output",
    "check_print",
    "check_report",
]
