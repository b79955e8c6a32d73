"""What goes on standing when a period ends: waivers are carried that are about nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.reading.kept import narratives
from publisher.succession.period import Period
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report

_OF_A_PERIOD = {
    *("realisasi", "realisasi_lalu", "triwulan", "riwayat", "analisis", "lampiran", "evaluasi"),
    *("tanggal", "tahun", "jenis", "periode", "catatan"),
}
_OF_A_YEAR = {"pagu", "target", "tahap"}


def stands(covered: Sequence[Finding], report: Report, new: Period) -> bool:
    """Is a waiver that covers these findings of the last report to be carried into the next?"""
    told = {(n.at.path, n.at.keys) for n in narratives(report)}
    same_year = new.tahun == int(report.laporan.tahun)
    return bool(covered) and all(
        _stands(f.at, same_year) and (f.at.path, f.at.keys) not in told for f in covered
    )


def _stands(at: Place, same_year: bool) -> bool:
    passing = _OF_A_PERIOD if same_year else _OF_A_PERIOD | _OF_A_YEAR
    first = at.keys[:1]
    of_report = at.path.stem == "laporan" and first and first[0] in passing
    return bool(at.keys) and not of_report and not passing & {k for k in at.keys[1:]}
