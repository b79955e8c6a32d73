"""The Perjanjian Kinerja: as signed, or as today's data would have it (PermenPANRB 53/2014, I)."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.prose.formats import banyak_desimal, rupiah, ukuran_seragam
from publisher.tables.capaian import target_pada
from publisher.tables.named_figures import judul_laporan, periode
from publisher.tables.pagu import anak, pagu_simpul
from publisher.tables.table import GABUNG, Gabung, Tabel
from publisher.vocabulary.anggaran import Anggaran, Program, Simpul, Tahap
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.perjanjian import (
    Perjanjian,
    Pihak,
    ProgramPerjanjian,
    SasaranPerjanjian,
    TargetPerjanjian,
    sebutan_daerah,
)
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Rupiah, Teks, jumlah, places_of


@dataclass(frozen=True, slots=True)
class BarisPerjanjian:
    no: Bilangan | Gabung
    sasaran: Teks | Gabung
    indikator: Teks
    target: Teks


@dataclass(frozen=True, slots=True)
class BarisProgramPerjanjian:
    no: Bilangan | None
    program: Teks
    anggaran: Rupiah | None
    keterangan: Teks


def tahap_perjanjian(report: Report) -> Tahap:
    """The stage whose agreement is printed: the one that its file names, or that in force."""
    return report.perjanjian_kinerja.tahap or report.anggaran.tahap


def perjanjian_pada(report: Report, tahap: Tahap) -> Perjanjian | None:
    """What was signed for a stage of the report's year."""
    return report.perjanjian_kinerja.pada(tahap, int(report.laporan.tahun))


def perjanjian_berlaku(report: Report) -> Perjanjian:
    """What was signed for the stage; where nothing was, what is to be signed."""
    return perjanjian_pada(report, tahap_perjanjian(report)) or perjanjian_hari_ini(report)


def perjanjian_hari_ini(report: Report, pada: Tahap | None = None) -> Perjanjian:
    """As the data stand, at its stage or `pada`: targets in the indicator's unit, rupiah."""
    laporan, anggaran, tahap = report.laporan, report.anggaran, pada or tahap_perjanjian(report)
    file = report.perjanjian_kinerja
    return Perjanjian(
        at=None,
        tahun=laporan.tahun,
        tahap=tahap,
        tempat=file.tempat or laporan.tempat,
        tanggal=file.tanggal,
        pihak_pertama=file.pihak_pertama or _penanda_tangan(laporan),
        pihak_kedua=file.pihak_kedua or _atasan(laporan),
        sasaran=tuple(
            SasaranPerjanjian(
                at=None,
                nama=sasaran.nama,
                indikator=tuple(
                    TargetPerjanjian(
                        at=None,
                        nama=ind.nama,
                        target=target_pada(ind.target, tahap, anggaran.tahap),
                        satuan=ind.satuan,
                    )
                    for ind in sasaran.indikator
                ),
            )
            for sasaran in report.kinerja.sasaran
        ),
        program=tuple(_program(p, tahap, anggaran) for p in anggaran.program),
    )


def _penanda_tangan(laporan: Laporan) -> Pihak:
    pejabat = laporan.penanda_tangan
    return Pihak(
        at=None,
        nama=pejabat.nama_lengkap,
        jabatan=pejabat.jabatan,
        pangkat=pejabat.pangkat,
        nip=pejabat.nip,
    )


def _atasan(laporan: Laporan) -> Pihak:
    """The superior by law; the name is not known from anything else in the report."""
    kantor = laporan.perangkat_daerah
    below = kantor.jenis.casefold() == "kelurahan"
    return Pihak(at=None, jabatan=Teks("Camat") if below else sebutan_daerah(kantor.kabupaten))


def _program(program: Program, tahap: Tahap, anggaran: Anggaran) -> ProgramPerjanjian:
    return ProgramPerjanjian(
        at=None,
        nama=program.nama,
        anggaran=pagu_simpul(program, tahap, anggaran),
        keterangan=_sumber_dana(program, tahap, anggaran),
    )


def _sumber_dana(program: Program, tahap: Tahap, anggaran: Anggaran) -> Teks:
    """`DAU`, or where there are several each with its share: `DAU Rp1.000; DBHCHT Rp500`."""
    shares: dict[Teks, Rupiah | None] = {}
    for source, amount in _shares(program, tahap, anggaran, anggaran.sumber_dana):
        shares[source] = jumlah([shares[source], amount]) if source in shares else amount
    if len(shares) == 1:
        return next(iter(shares))
    said = [s if amount is None else f"{s} {rupiah(amount)}" for s, amount in shares.items()]
    return Teks("; ".join(said), places_of(*shares, *shares.values()))


def _shares(
    simpul: Simpul, tahap: Tahap, anggaran: Anggaran, inherited: Teks
) -> list[tuple[Teks, Rupiah | None]]:
    source = simpul.sumber_dana or inherited
    below = [share for child in anak(simpul) for share in _shares(child, tahap, anggaran, source)]
    return below or [(source, pagu_simpul(simpul, tahap, anggaran))]


def judul_perjanjian(report: Report, perjanjian: Perjanjian) -> Teks:
    """`Perjanjian Kinerja Tahun 2023`, or `Perjanjian Kinerja Perubahan Tahun 2023`."""
    stage = "" if perjanjian.tahap == "murni" else f" {perjanjian.tahap.capitalize()}"
    tahun = report.laporan.tahun
    return Teks(f"Perjanjian Kinerja{stage} Tahun {int(tahun)}", tahun.asal)


def judul_dokumen(report: Report, nama: str) -> Teks:
    """The title of a document that is made beside the report, by its name."""
    if nama == "perjanjian-kinerja":
        return judul_perjanjian(report, perjanjian_berlaku(report))
    if nama == "reviu":
        return Teks(f"Lembar Reviu {judul_laporan(report.laporan)}")
    if nama == "pengukuran-kinerja":
        return Teks(f"Pengukuran Kinerja {periode(report.laporan)}")
    return Teks(f"Rencana Aksi Tahun {int(report.laporan.tahun)}", report.laporan.tahun.asal)


def tabel_perjanjian(report: Report) -> Tabel[BarisPerjanjian]:
    """No, sasaran, indikator, target: the first table of the annex."""
    rows = [
        BarisPerjanjian(
            GABUNG if m else Bilangan(n),
            GABUNG if m else sasaran.nama,
            ind.nama,
            ukuran_seragam(ind.target, ind.satuan, banyak_desimal((ind.target,))),
        )
        for n, sasaran in enumerate(perjanjian_berlaku(report).sasaran, 1)
        for m, ind in enumerate(sasaran.indikator)
    ]
    return Tabel(tuple(rows))


def tabel_perjanjian_program(report: Report) -> Tabel[BarisProgramPerjanjian]:
    """Program, anggaran in rupiah, keterangan (sumber dana): the second one, with its sum."""
    programs = perjanjian_berlaku(report).program
    rows = [
        BarisProgramPerjanjian(Bilangan(n), p.nama, p.anggaran, p.keterangan or Teks(""))
        for n, p in enumerate(programs, 1)
    ]
    total = jumlah(p.anggaran for p in programs)
    return Tabel(tuple(rows), BarisProgramPerjanjian(None, Teks("Jumlah"), total, Teks("")))
