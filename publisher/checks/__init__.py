"""Rules on the content. To add one: write the function, list it below.

A rule is a generator of findings; its docstring says what is wrong, why it
matters, and how to mend it.
"""

from collections.abc import Callable, Collection, Iterator

from publisher.checks.anggaran import (
    belanja_berbeda,
    jumlah_ganda,
    kode_ganda,
    kode_induk,
    realisasi_lebih,
    tahap_berbeda,
)
from publisher.checks.identitas import lampiran_ganda, tanggal_sebelum_akhir
from publisher.checks.kinerja import (
    misi_diacu_salah,
    program_tak_dikenal,
    program_tanpa_sasaran,
    target_berbeda,
)
from publisher.checks.kosong import belum_diisi
from publisher.checks.nama import unknown_names
from publisher.vocabulary.findings import Finding, in_file_order
from publisher.vocabulary.report import Report

Rule = Callable[[Report], Iterator[Finding]]

CHECKS: tuple[Rule, ...] = (
    belanja_berbeda,
    belum_diisi,
    jumlah_ganda,
    kode_ganda,
    kode_induk,
    lampiran_ganda,
    misi_diacu_salah,
    program_tak_dikenal,
    program_tanpa_sasaran,
    realisasi_lebih,
    tahap_berbeda,
    tanggal_sebelum_akhir,
    target_berbeda,
)


def check_report(report: Report, numbered: Collection[str]) -> tuple[Finding, ...]:
    """Every finding of every rule, in file order.

    numbered: the tables and figures that the template numbers (`tabel.belanja`).
    """
    found = [finding for rule in CHECKS for finding in rule(report)]
    return in_file_order([*found, *unknown_names(report, numbered)])


__all__ = ["CHECKS", "check_report"]
