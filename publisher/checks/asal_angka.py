"""Rules on figures that `publisher import` took from a file and that were changed since."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose.formats import rupiah
from publisher.reading import Naskah
from publisher.tables.masa import SETAHUN, banyaknya, jumlah_sampai
from publisher.tables.pagu import realisasi_simpul, semua_simpul, tertulis_pada
from publisher.vocabulary.anggaran import TAHAP, Anggaran, Simpul
from publisher.vocabulary.asal_angka import AngkaAsal
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Rupiah

UP_TO, PAGU = "realisasi.sampai_bulan_", "pagu."


@rule("angka", WARNING)
def angka_impor_diubah(naskah: Naskah) -> Iterator[Flaw]:
    """A figure was imported from a file, and says something else now.

    Whoever traces it to its source finds another figure there. Either the file was corrected
    since, and is to be imported again, or the figure was changed by hand.

    Import the file of today with `publisher import`; where the figure is right as it stands, take
    its lines out of asal-angka.toml.
    """
    report = naskah.report
    rows = {_short(s.kode): s for _, s in semua_simpul(report.anggaran)}
    for asal in report.asal_angka.angka:
        row = rows.get(_short(asal.kode))
        if row is None:
            continue
        known, now, at = _now(row, asal, report.anggaran, report.laporan)
        if known and now != asal.nilai:
            yield Flaw(
                at,
                message(
                    "{code}: {what} is {now} here, and {then} was imported from {cells}",
                    code=asal.kode,
                    what=asal.hal,
                    now="–" if now is None else rupiah(now),
                    then=rupiah(asal.nilai),
                    cells=asal.sel,
                ),
                message("import the file of today again, or take its lines out of asal-angka.toml"),
            )


@rule("angka", INFO)
def berkas_asal_berubah(naskah: Naskah) -> Iterator[Flaw]:
    """A file that figures were imported from lies in the report's folder, and has changed since.

    Import it again with `publisher import`: it shows first which figures differ.
    """
    report = naskah.report
    for berkas in report.asal_angka.berkas:
        now = report.sidik_asal.get(str(berkas.nama))
        if now is not None and now != berkas.sidik:
            yield Flaw(
                berkas.place / "sidik",
                message(
                    "{name} is not the file any more that was imported on {day}",
                    name=berkas.nama,
                    day=berkas.diimpor,
                ),
                message("import it again: publisher import {name}", name=berkas.nama),
            )


def _now(
    row: Simpul, asal: AngkaAsal, anggaran: Anggaran, laporan: Laporan
) -> tuple[bool, Rupiah | None, Place]:
    """Can the report say this figure, what does it say, and where?"""
    hal = str(asal.hal)
    if hal.startswith(PAGU):
        stage = next((t for t in TAHAP if t == hal.removeprefix(PAGU)), None)
        written = tertulis_pada(row.pagu, stage, anggaran.tahap) if stage else None
        return stage is not None, written.menurut(None) if written else None, row.place / "pagu"
    at = row.place / "realisasi"
    month = hal.removeprefix(UP_TO)
    if not month.isdigit() or row.realisasi is None:
        return row.realisasi is None and hal.startswith("realisasi."), None, at
    if int(month) == banyaknya("bulan", laporan.triwulan):
        return True, realisasi_simpul(row), at
    return _of_part(row, int(month), anggaran, at)


def _of_part(
    row: Simpul, month: int, anggaran: Anggaran, at: Place
) -> tuple[bool, Rupiah | None, Place]:
    """What its quarters or months say to the end of an earlier month."""
    assert row.realisasi is not None
    for jangka in SETAHUN:
        step = 12 // SETAHUN[jangka]
        written = getattr(row.realisasi, jangka)
        if written is not None and month % step == 0 and len(written) >= month // step:
            cara = row.realisasi.cara or anggaran.cara_realisasi
            return True, jumlah_sampai(written, month // step, cara).menurut(None), at
    return False, None, at


def _short(code: str) -> str:
    """2 and 4 digits of a sub kegiatan are one code (Kepmendagri 050-3708/2020)."""
    head, _, tail = code.rpartition(".")
    return f"{head}.{tail.zfill(4)}" if code.count(".") == 5 else str(code)


RULES = (angka_impor_diubah, berkas_asal_berubah)
