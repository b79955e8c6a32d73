"""Rules on the content. To add one: write the function, list it in its group below.

A rule is a generator of findings, named for the bad thing: `kode_ganda` finds
`kode-ganda`. Its docstring is what `publisher explain` prints: what is wrong,
why it matters and by which regulation, and how to mend it. `RULES` are those on
waivers, which are applied to what all others found.
"""

from collections.abc import Callable, Iterator

from publisher.checks.anggaran import realisasi_lebih, tahap_berbeda
from publisher.checks.belanja import (
    belanja_berbeda,
    kelompok_ganda,
    lingkup_belanja,
    realisasi_berbeda,
)
from publisher.checks.identitas import lampiran_ganda, tanggal_sebelum_akhir
from publisher.checks.indikator import indikator_ganda, indikator_satuan_berbeda
from publisher.checks.jabatan import jabatan_berbeda, terlambat
from publisher.checks.jumlah import jumlah_berbeda, jumlah_ganda
from publisher.checks.kinerja import (
    misi_diacu_salah,
    program_tak_dikenal,
    program_tanpa_sasaran,
    target_berbeda,
)
from publisher.checks.kode import (
    baris_tak_lengkap,
    kode_campur,
    kode_ganda,
    kode_induk,
    kode_tak_urut,
    kode_tingkat,
)
from publisher.checks.kosong import belum_diisi
from publisher.checks.nama import format_tak_cocok, format_tak_dikenal, nama_tak_dikenal
from publisher.checks.nip import bentuk_nip, nip_berbeda, nip_mustahil, nip_rusak
from publisher.checks.nomenklatur import kode_tak_ada_nomenklatur, nomenklatur_berbeda
from publisher.checks.pengecualian import RULES, waived
from publisher.checks.rumus import rumus_berbeda, rumus_melebihi
from publisher.checks.ukuran import capaian_dari_serapan, rata_rata_berbeda, satuan_realisasi
from publisher.checks.visi import bunyi_ganda, masa_visi_salah
from publisher.reading import Naskah
from publisher.vocabulary.findings import Finding, in_file_order

Rule = Callable[[Naskah], Iterator[Finding]]

GROUPS: dict[str, tuple[Rule, ...]] = {
    "angka": (
        belanja_berbeda,
        capaian_dari_serapan,
        jumlah_berbeda,
        jumlah_ganda,
        kelompok_ganda,
        lingkup_belanja,
        program_tanpa_sasaran,
        rata_rata_berbeda,
        realisasi_berbeda,
        realisasi_lebih,
        rumus_berbeda,
        rumus_melebihi,
        satuan_realisasi,
        tahap_berbeda,
        target_berbeda,
    ),
    "kode": (
        baris_tak_lengkap,
        indikator_ganda,
        indikator_satuan_berbeda,
        kode_campur,
        kode_ganda,
        kode_induk,
        kode_tak_ada_nomenklatur,
        kode_tak_urut,
        kode_tingkat,
        nomenklatur_berbeda,
        program_tak_dikenal,
    ),
    "pejabat": (
        bentuk_nip,
        jabatan_berbeda,
        nip_berbeda,
        nip_mustahil,
        nip_rusak,
        tanggal_sebelum_akhir,
        terlambat,
    ),
    "prosa": (format_tak_cocok, format_tak_dikenal, nama_tak_dikenal),
    "struktur": (belum_diisi, bunyi_ganda, lampiran_ganda, masa_visi_salah, misi_diacu_salah),
    "organisasi": (),
    "hukum": (),
    "ejaan": (),
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

CHECKS: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)


def check_report(naskah: Naskah) -> tuple[Finding, ...]:
    """Every finding of every rule, in file order."""
    return in_file_order(finding for rule in CHECKS for finding in rule(naskah))


__all__ = ["CHECKS", "GROUPS", "RULES", "UNWAIVABLE", "check_report", "waived"]
