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
from publisher.checks.identitas import lampiran_ganda, tag_tanda_tangan, tanggal_sebelum_akhir
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
    "kode": (kode_ganda, kode_induk, program_tak_dikenal),
    "pejabat": (tag_tanda_tangan, tanggal_sebelum_akhir),
    "prosa": (format_tak_cocok, format_tak_dikenal, nama_tak_dikenal),
    "struktur": (belum_diisi, lampiran_ganda, misi_diacu_salah),
    "organisasi": (),
    "hukum": (),
    "ejaan": (),
}

CHECKS: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)


def check_report(naskah: Naskah) -> tuple[Finding, ...]:
    """Every finding of every rule, in file order."""
    return in_file_order(finding for rule in CHECKS for finding in rule(naskah))


__all__ = ["CHECKS", "GROUPS", "check_report"]
