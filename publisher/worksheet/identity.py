"""Of which report a workbook is."""

from __future__ import annotations

from publisher.vocabulary.report import Report


def identity_of(report: Report) -> tuple[str, ...]:
    """Office, region and period, as they are printed."""
    laporan = report.laporan
    quarter = f"Triwulan {laporan.triwulan} " if laporan.triwulan else ""
    office = laporan.perangkat_daerah
    return (str(office.nama), str(office.kabupaten), f"{quarter}Tahun {laporan.tahun}")
