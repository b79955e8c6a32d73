"""Recommendations and what was done about them; awards; innovations."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.prose.formats import tanggal
from publisher.tables.table import Tabel, TakAda
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Narasi, Teks


@dataclass(frozen=True, slots=True)
class BarisTindakLanjut:
    no: Bilangan
    rekomendasi: Teks
    asal: Teks
    tindak_lanjut: Teks | None
    status: Teks
    bukti: Teks | None
    penanggung_jawab: Teks | None


@dataclass(frozen=True, slots=True)
class BarisPenghargaan:
    no: Bilangan
    nama: Teks
    pemberi: Teks
    tingkat: Teks
    tanggal: Teks | None


@dataclass(frozen=True, slots=True)
class BarisInovasi:
    no: Bilangan
    nama: Teks
    tahun: Teks
    uraian: Narasi
    hasil: Narasi


def tabel_tindak_lanjut(report: Report) -> Tabel[BarisTindakLanjut] | None:
    """One row per recommendation; None without any. What is not begun has no proof to show."""
    rows = tuple(
        BarisTindakLanjut(
            Bilangan(n),
            t.rekomendasi,
            t.asal,
            t.tindak_lanjut if t.status != "belum" or t.tindak_lanjut else TakAda("–"),
            Teks(t.status),
            t.bukti if t.status == "selesai" or t.bukti else TakAda("–"),
            t.penanggung_jawab,
        )
        for n, t in enumerate(report.akuntabilitas.tindak_lanjut, 1)
    )
    return Tabel(rows) if rows else None


def tabel_penghargaan(report: Report) -> Tabel[BarisPenghargaan] | None:
    """One row per award; None without any."""
    rows = tuple(
        BarisPenghargaan(
            Bilangan(n),
            p.nama,
            p.pemberi,
            p.tingkat,
            Teks(tanggal(p.tanggal)) if p.tanggal else None,
        )
        for n, p in enumerate(report.akuntabilitas.penghargaan, 1)
    )
    return Tabel(rows) if rows else None


def tabel_inovasi(report: Report) -> Tabel[BarisInovasi] | None:
    """One row per innovation; None without any."""
    rows = tuple(
        BarisInovasi(Bilangan(n), i.nama, Teks(str(int(i.tahun)), i.tahun.asal), i.uraian, i.hasil)
        for n, i in enumerate(report.akuntabilitas.inovasi, 1)
    )
    return Tabel(rows) if rows else None
