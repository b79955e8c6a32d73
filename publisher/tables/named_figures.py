"""Every figure that prose may ask for by name: `{anggaran.total}`.

Values stay values; the format asked for, or the value's own, prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from publisher.prose.formats import daftar, romawi, sebutan, tanggal
from publisher.tables.belanja import tabel_realisasi
from publisher.tables.lalu import nama_lalu
from publisher.tables.pagu import (
    selisih,
    semua_simpul,
    tahap_dibandingkan,
    tahap_dipakai,
    total_pagu,
    total_realisasi,
)
from publisher.tables.serapan import BarisSerapan, tabel_serapan
from publisher.vocabulary.anggaran import sebutan_tahap
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.organisasi import Organisasi
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Teks, persen, places_of
from publisher.vocabulary.values import jumlah as jumlah_rupiah


def figure_names(report: Report) -> dict[str, Any]:
    """Dotted name → Teks, Rupiah, Desimal (percent), Bilangan, or None for a gap."""
    groups: dict[str, Mapping[str, Any]] = {
        "laporan": _laporan(report.laporan),
        "perangkat_daerah": {
            "nama": report.laporan.perangkat_daerah.nama,
            "pemerintah": Teks(f"Pemerintah {report.laporan.perangkat_daerah.kabupaten}"),
            "alamat": report.laporan.perangkat_daerah.alamat,
            "kabupaten": report.laporan.perangkat_daerah.kabupaten,
            "kepala": report.laporan.perangkat_daerah.kepala,
            "kepala_daerah": report.laporan.perangkat_daerah.kepala_daerah,
        },
        "penanda_tangan": {
            "jabatan": report.laporan.penanda_tangan.jabatan,
            "nama": report.laporan.penanda_tangan.nama_lengkap,
            "pangkat": report.laporan.penanda_tangan.pangkat,
            "nip": report.laporan.penanda_tangan.nip,
        },
        "visi": _visi(report),
        "misi": _misi(report),
        "organisasi": _organisasi(report.organisasi),
        "anggaran": _anggaran(report),
        "kinerja": _kinerja(report),
        "daftar": {
            "program": daftar(sebutan(p.nama) for p in report.anggaran.program),
            "sasaran": daftar(s.nama for s in report.kinerja.sasaran),
            "unit": daftar(u.nama for u in report.organisasi.unit),
        },
        "serapan": _serapan(report),
        "lalu": nama_lalu(report),
    }
    return {f"{g}.{name}": value for g, names in groups.items() for name, value in names.items()}


def periode(laporan: Laporan) -> Teks:
    """`Triwulan II Tahun 2023`, or `Tahun 2023` for an annual report."""
    triwulan = f"Triwulan {romawi(laporan.triwulan)} " if laporan.triwulan else ""
    return Teks(f"{triwulan}Tahun {int(laporan.tahun)}", places_of(laporan.triwulan, laporan.tahun))


def _sampai(laporan: Laporan) -> Teks:
    """`sampai dengan Triwulan II Tahun 2023`; of a whole year `Tahun 2023`, for it is over."""
    when = periode(laporan)
    return Teks(f"sampai dengan {when}", when.asal) if laporan.triwulan else when


def judul_laporan(laporan: Laporan) -> Teks:
    """`Laporan Kinerja Interim Triwulan II Tahun 2023` (Perpres 29/2014: interim or annual)."""
    interim = "Interim " if laporan.jenis == "interim" else ""
    when = periode(laporan)
    return Teks(f"Laporan Kinerja {interim}{when}", when.asal)


def _laporan(laporan: Laporan) -> dict[str, Any]:
    # An annual report has no quarter, but its sentences ask for one: "sampai dengan akhir tahun".
    triwulan = f"Triwulan {romawi(laporan.triwulan)}" if laporan.triwulan else "akhir tahun"
    return {
        "judul": judul_laporan(laporan),
        "jenis_judul": Teks(f"Laporan Kinerja{' Interim' if laporan.jenis == 'interim' else ''}"),
        "periode": periode(laporan),
        "sampai": _sampai(laporan),
        "triwulan": Teks(triwulan, places_of(laporan.triwulan)),
        "tahun": Teks(str(int(laporan.tahun)), laporan.tahun.asal),
        "tanggal": laporan.tanggal and Teks(tanggal(laporan.tanggal)),
        "akhir_periode": Teks(tanggal(laporan.akhir_periode)),
        "tempat": laporan.tempat,
    }


def _visi(report: Report) -> dict[str, Any]:
    visi = report.visi_misi
    return {
        "pernyataan": visi.visi,
        "tahun_awal": _tahun(visi.tahun_awal),
        "tahun_akhir": _tahun(visi.tahun_akhir),
        "jumlah_pokok": _banyak(visi.pokok_visi),
    }


def _tahun(tahun: Bilangan | None) -> Teks | None:
    return None if tahun is None else Teks(str(int(tahun)), tahun.asal)


def _banyak(items: Sequence[Any]) -> Bilangan | None:
    """How many there are. An empty list is not filled in yet: of no report is there none."""
    return Bilangan(len(items)) if items else None


def _misi(report: Report) -> dict[str, Any]:
    visi = report.visi_misi
    number = int(visi.misi_diacu or 0)
    known = 1 <= number <= len(visi.misi)  # else a finding says so; the review copy prints a gap
    return {
        "jumlah": _banyak(visi.misi),
        "diacu.nomor": visi.misi_diacu,
        "diacu.nama": visi.misi[number - 1].nama if known else None,
    }


def _organisasi(organisasi: Organisasi) -> dict[str, Any]:
    return {"jumlah_unit": _banyak(organisasi.unit), "dasar": organisasi.dasar}


def _anggaran(report: Report) -> dict[str, Any]:
    anggaran = report.anggaran
    total, realisasi = total_pagu(anggaran, anggaran.tahap), total_realisasi(anggaran)
    levels = [level for level, _ in semua_simpul(anggaran)]
    compared = tahap_dibandingkan(anggaran)
    names: dict[str, Any] = {
        "tahap": Teks(sebutan_tahap(anggaran.tahap)),
        "tahap_rencana": Teks(sebutan_tahap(anggaran.rencana_kerja_tahap)),
        "sumber_dana": anggaran.nama_sumber_dana,
        "total": total,
        **{f"{stage}.total": total_pagu(anggaran, stage) for stage in tahap_dipakai(anggaran)},
        "selisih": selisih(total_pagu(anggaran, compared), total_pagu(anggaran, "murni")),
        "realisasi": realisasi,
        "persen": persen(realisasi, total),
        "sisa": selisih(total, realisasi),
        "jumlah_program": _banyak(anggaran.program),
        "jumlah_kegiatan": Bilangan(levels.count(1)) if levels else None,
        "jumlah_sub_kegiatan": Bilangan(levels.count(2)) if levels else None,
    }
    groups = [row for row in tabel_realisasi(report).baris if not row.rincian]
    for kelompok, row in zip(anggaran.belanja, groups, strict=True):
        names[f"{kelompok.jenis}.nama"] = row.uraian
        for figure in ("pagu", "realisasi", "persen", "sisa"):
            names[f"{kelompok.jenis}.{figure}"] = getattr(row, figure)
    return names


def _kinerja(report: Report) -> dict[str, Any]:
    indikator = [i for s in report.kinerja.sasaran for i in s.indikator]
    return {
        "jumlah_sasaran": _banyak(report.kinerja.sasaran),
        "jumlah_indikator": _banyak(indikator),
        "jumlah_terukur": Bilangan(sum(i.realisasi is not None for i in indikator))
        if indikator
        else None,
    }


def _serapan(report: Report) -> dict[str, Any]:
    rows = tabel_serapan(report).baris
    # A program whose realisasi is open is neither the best nor at zero.
    measured = [r for r in rows if r.persen is not None]
    zero = [r for r in rows if r.realisasi is not None and int(r.realisasi) == 0]
    nol = daftar(sebutan(r.nama) for r in zero) if zero else Teks("tidak ada")
    names: dict[str, Any] = {
        "jumlah_nol": Bilangan(len(zero)) if rows else None,
        "daftar_nol": nol if rows else None,
        "pagu": jumlah_rupiah(r.pagu for r in rows),
        "realisasi": jumlah_rupiah(r.realisasi for r in rows),
    }
    names["persen"] = persen(names["realisasi"], names["pagu"])
    return names | _extreme("tertinggi", measured, max) | _extreme("terendah", measured, min)


def _extreme(word: str, rows: Iterable[BarisSerapan], choose: Any) -> dict[str, Any]:
    best = choose(rows, key=lambda r: r.persen, default=None)  # of equals the first in the tree
    return {
        f"{word}.program": sebutan(best.nama) if best else None,
        f"{word}.persen": best.persen if best else None,
        f"{word}.pagu": best.pagu if best else None,
        f"{word}.realisasi": best.realisasi if best else None,
    }
