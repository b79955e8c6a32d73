"""Names for the figures of the last period, which `publisher next` has kept: `{lalu.…}`."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose.formats import dengan_satuan, romawi
from publisher.tables.pagu import selisih
from publisher.vocabulary.periode_lalu import PeriodeLalu
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Desimal, Rupiah, Teks, persen, places_of

Angka = Teks | Rupiah | Desimal | None


def nama_lalu(report: Report) -> dict[str, Angka]:
    """Name below `lalu.` → its value, or None for a gap; nothing where no record is kept."""
    lalu = report.periode_lalu
    if lalu is None:
        return {}
    pagu = lalu.anggaran.pagu if lalu.anggaran else None
    realisasi = lalu.anggaran.realisasi if lalu.anggaran else None
    return {
        "periode": _periode(lalu),
        "anggaran.pagu": pagu,
        "anggaran.realisasi": realisasi,
        "anggaran.persen": persen(realisasi, pagu),
        "anggaran.sisa": selisih(pagu, realisasi),
        **dict(_indikator(report, lalu)),
    }


def _periode(lalu: PeriodeLalu) -> Teks:
    quarter = f"Triwulan {romawi(lalu.triwulan)} " if lalu.triwulan else ""
    return Teks(f"{quarter}Tahun {int(lalu.tahun)}", places_of(lalu.triwulan, lalu.tahun))


def _indikator(report: Report, lalu: PeriodeLalu) -> Iterator[tuple[str, Angka]]:
    """`indikator.1.2.realisasi`: of the second indicator of the first sasaran, as they stand now.

    Known by their words, for an indicator may have moved since.
    """
    kept = {(str(i.sasaran), str(i.indikator)): i for i in lalu.indikator}
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        for m, ind in enumerate(sasaran.indikator, 1):
            one = kept.get((str(sasaran.nama), str(ind.nama)))
            if one is not None:
                name = f"indikator.{n}.{m}"
                yield f"{name}.target", dengan_satuan(one.target, ind.satuan)
                yield f"{name}.realisasi", dengan_satuan(one.realisasi, ind.satuan)
                yield f"{name}.capaian", one.capaian
