"""Rules on the content. To add one: write the function, list it in its group below.

A rule is a generator of findings, named for the bad thing: `kode_ganda` finds
`kode-ganda`. Its docstring is what `publisher explain` prints: what is wrong,
why it matters and by which regulation, and how to mend it. `RULES` are those on
waivers, which are applied to what all others found.
"""

from collections.abc import Callable, Iterator

from publisher.checks.anggaran import (
    realisasi_lebih,
    tahap_berbeda,
)
from publisher.checks.angka_diketik import (
    angka_berbeda,
    angka_diketik,
    angka_tak_dikenal,
    pembulatan_salah,
    tahap_tak_disebut,
)
from publisher.checks.baku import (
    satuan_tak_baku,
    sumber_dana_tak_baku,
    target_dua_satuan,
)
from publisher.checks.belanja import (
    belanja_berbeda,
    kelompok_ganda,
    lingkup_belanja,
    realisasi_berbeda,
)
from publisher.checks.bentuk import (
    bentuk_angka,
    bentuk_persen,
    bentuk_rupiah,
    persen_tak_seragam,
)
from publisher.checks.bunyi import (
    bunyi_berbeda,
    kapital_nama_berbeda,
)
from publisher.checks.butir import (
    butir_tak_urut,
    butir_tanpa_tanda,
    butir_terputus,
)
from publisher.checks.capaian import (
    capaian_lebih,
    polaritas_tanpa_batas,
    target_mustahil,
)
from publisher.checks.daerah_lain import (
    perangkat_daerah_lain,
)
from publisher.checks.daftar import (
    daftar_berbeda,
    daftar_tak_urut,
)
from publisher.checks.dasar_hukum import (
    dasar_hukum_kurang,
    peraturan_dicabut,
    peraturan_ganda,
)
from publisher.checks.gelar import (
    gelar_tanpa_titik,
    pangkat_tak_dikenal,
)
from publisher.checks.identitas import (
    lampiran_ganda,
    tag_tanda_tangan,
    tanggal_sebelum_akhir,
)
from publisher.checks.indikator import (
    indikator_ganda,
    indikator_satuan_berbeda,
)
from publisher.checks.istilah import (
    istilah_belanja_usang,
    istilah_perangkat_lain,
    istilah_usang,
)
from publisher.checks.jabatan import (
    jabatan_berbeda,
    terlambat,
)
from publisher.checks.judul import (
    judul_bertitik,
    judul_ganda,
    nomor_judul_diketik,
)
from publisher.checks.jumlah import (
    jumlah_berbeda,
    jumlah_ganda,
)
from publisher.checks.kata import (
    kata_ganda,
    kata_tak_baku,
)
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
from publisher.checks.kerangka import (
    analisis_belum_lengkap,
    bagian_terlalu_singkat,
    bagian_wajib_kosong,
    lampiran_wajib_hilang,
    target_triwulan_kosong,
)
from publisher.checks.kinerja import (
    misi_diacu_salah,
    program_tak_dikenal,
    program_tanpa_sasaran,
    target_berbeda,
)
from publisher.checks.klaim import (
    arah_berbeda,
    klaim_berlebihan,
    klaim_bertentangan,
    klaim_efisien,
)
from publisher.checks.kode import (
    baris_tak_lengkap,
    kode_campur,
    kode_ganda,
    kode_induk,
    kode_tak_urut,
    kode_tingkat,
)
from publisher.checks.kode_diketik import (
    kode_nama_berbeda,
    kode_rusak,
    kode_tak_dikenal,
)
from publisher.checks.kosong import (
    belum_diisi,
)
from publisher.checks.menyatu import (
    kata_menyatu,
)
from publisher.checks.nama import (
    format_tak_cocok,
    format_tak_dikenal,
    kurawal_tak_berpasangan,
    nama_tak_dikenal,
)
from publisher.checks.nip import (
    bentuk_nip,
    nip_berbeda,
    nip_mustahil,
    nip_rusak,
)
from publisher.checks.nomenklatur import (
    kode_tak_ada_nomenklatur,
    nomenklatur_berbeda,
)
from publisher.checks.paragraf import (
    isian_tertinggal,
    paragraf_kecil,
    paragraf_terputus,
)
from publisher.checks.pecahan import (
    bagian_melebihi,
    jumlah_pecahan_salah,
    terbilang_salah,
)
from publisher.checks.pengecualian import RULES, excused, waived
from publisher.checks.peraturan import (
    bentuk_peraturan,
    judul_peraturan_berbeda,
    peraturan_tanpa_nomor,
)
from publisher.checks.periode import (
    masa_renstra_berbeda,
    periode_berbeda,
    periode_diketik,
)
from publisher.checks.rujukan import (
    lampiran_tak_ada,
    lampiran_tak_dirujuk,
    rujukan_diketik,
    tabel_tak_ada,
    tabel_tak_dirujuk,
)
from publisher.checks.rumus import (
    rumus_berbeda,
    rumus_melebihi,
)
from publisher.checks.tanda import (
    kapital_tak_seragam,
    spasi_salah,
)
from publisher.checks.triwulan import (
    realisasi_turun,
    triwulan_berbeda,
)
from publisher.checks.ukuran import (
    capaian_dari_serapan,
    rata_rata_berbeda,
    satuan_realisasi,
)
from publisher.checks.unit import (
    nama_unit_berbeda,
    subjek_unit_berbeda,
)
from publisher.checks.uraian import (
    kategori_berbeda,
    tren_terbalik,
)
from publisher.checks.visi import (
    bunyi_ganda,
    masa_visi_salah,
)
from publisher.reading import Naskah
from publisher.reading.untouchable import with_safe_fix
from publisher.vocabulary.findings import Finding, in_file_order
from publisher.vocabulary.keluaran import Keluaran

Rule = Callable[[Naskah], Iterator[Finding]]
OutputRule = Callable[[Keluaran], Iterator[Finding]]

GROUPS: dict[str, tuple[Rule, ...]] = {
    "angka": (
        angka_berbeda,
        angka_diketik,
        angka_tak_dikenal,
        belanja_berbeda,
        capaian_dari_serapan,
        capaian_lebih,
        jumlah_berbeda,
        jumlah_ganda,
        jumlah_pecahan_salah,
        bagian_melebihi,
        kategori_berbeda,
        kelompok_ganda,
        lingkup_belanja,
        pembulatan_salah,
        polaritas_tanpa_batas,
        program_tanpa_sasaran,
        rata_rata_berbeda,
        realisasi_berbeda,
        realisasi_lebih,
        realisasi_turun,
        rumus_berbeda,
        rumus_melebihi,
        satuan_realisasi,
        tahap_berbeda,
        tahap_tak_disebut,
        target_berbeda,
        target_mustahil,
        terbilang_salah,
        tren_terbalik,
        triwulan_berbeda,
    ),
    "kode": (
        baris_tak_lengkap,
        indikator_ganda,
        indikator_satuan_berbeda,
        kode_campur,
        kode_ganda,
        kode_induk,
        kode_nama_berbeda,
        kode_rusak,
        kode_tak_ada_nomenklatur,
        kode_tak_dikenal,
        kode_tak_urut,
        kode_tingkat,
        nomenklatur_berbeda,
        program_tak_dikenal,
        satuan_tak_baku,
        sumber_dana_tak_baku,
        target_dua_satuan,
    ),
    "pejabat": (
        bentuk_nip,
        gelar_tanpa_titik,
        jabatan_berbeda,
        nip_berbeda,
        nip_mustahil,
        nip_rusak,
        pangkat_tak_dikenal,
        tag_tanda_tangan,
        tanggal_sebelum_akhir,
        terlambat,
    ),
    "prosa": (
        arah_berbeda,
        bunyi_berbeda,
        butir_tak_urut,
        butir_tanpa_tanda,
        butir_terputus,
        daftar_berbeda,
        daftar_tak_urut,
        format_tak_cocok,
        format_tak_dikenal,
        isian_tertinggal,
        kapital_nama_berbeda,
        klaim_berlebihan,
        klaim_bertentangan,
        klaim_efisien,
        kurawal_tak_berpasangan,
        masa_renstra_berbeda,
        nama_tak_dikenal,
        paragraf_kecil,
        paragraf_terputus,
        perangkat_daerah_lain,
        periode_berbeda,
        periode_diketik,
    ),
    "struktur": (
        analisis_belum_lengkap,
        bagian_terlalu_singkat,
        bagian_wajib_kosong,
        belum_diisi,
        bunyi_ganda,
        judul_bertitik,
        judul_ganda,
        lampiran_ganda,
        lampiran_tak_ada,
        lampiran_tak_dirujuk,
        lampiran_wajib_hilang,
        masa_visi_salah,
        misi_diacu_salah,
        nomor_judul_diketik,
        rujukan_diketik,
        tabel_tak_ada,
        tabel_tak_dirujuk,
        target_triwulan_kosong,
    ),
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
    "ejaan": (
        bentuk_angka,
        bentuk_persen,
        bentuk_rupiah,
        kapital_tak_seragam,
        kata_ganda,
        kata_menyatu,
        kata_tak_baku,
        persen_tak_seragam,
        spasi_salah,
    ),
}

UNWAIVABLE: frozenset[Rule] = frozenset(
    {
        format_tak_cocok,
        format_tak_dikenal,
        lampiran_ganda,
        misi_diacu_salah,
        nama_tak_dikenal,
        program_tak_dikenal,
    }
)
"""Without these nothing sound can be built, so no reason excuses them."""

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
    return in_file_order(with_safe_fix(f, naskah) for rule in CHECKS for f in rule(naskah))


def check_output(keluaran: Keluaran) -> tuple[Finding, ...]:
    """Every finding of every rule on the finished files, in file order."""
    return in_file_order(finding for rule in OUTPUT_CHECKS for finding in rule(keluaran))


__all__ = [
    "CHECKS",
    "GROUPS",
    "OUTPUT_CHECKS",
    "OUTPUT_GROUP",
    "RULES",
    "UNWAIVABLE",
    "check_output",
    "check_report",
    "excused",
    "waived",
]
