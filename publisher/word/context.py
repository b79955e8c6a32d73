"""The contract with the Word template: every name that it may use is made here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from publisher.prose import Block, Marker, Styled
from publisher.prose.formats import desimal, tanggal
from publisher.tables import Tabel, figure_names
from publisher.tables.kalimat import catatan_efisiensi
from publisher.tables.perjanjian import judul_perjanjian, perjanjian_berlaku
from publisher.tables.rencana_aksi import cara_triwulan
from publisher.tables.reviu import wajib_direviu
from publisher.tables.serapan import lingkup
from publisher.tables.sumber_data import sumber_tercetak
from publisher.vocabulary.anggaran import Anggaran
from publisher.vocabulary.kinerja import Rumus
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Teks
from publisher.word.cover import cover_context
from publisher.word.pieces import (
    Batas,
    Chart,
    Contents,
    Formula,
    ItemList,
    Logo,
    Nomor,
    OrganisationChart,
    Rujukan,
)


class Numbers(dict[str, Nomor]):
    """`nomor.tabel.<any name>`: a template may number what it likes."""

    def __init__(self, jenis: Literal["tabel", "gambar"]) -> None:
        super().__init__()
        self.jenis = jenis

    def __missing__(self, kunci: str) -> Nomor:
        return Nomor(self.jenis, kunci)


class Bounds(dict[str, Batas]):
    """`bagian.<any name>`: a template may have sections of its own."""

    def __init__(self, jenis: Literal["depan", "bab", "bagian", "lembar"]) -> None:
        super().__init__()
        self.jenis = jenis

    def __missing__(self, kunci: str) -> Batas:
        return Batas(self.jenis, kunci)


class References(dict[str, Rujukan]):
    """`rujukan.tabel.<any name>`: what is numbered in one place may be named in others."""

    def __init__(self, jenis: Literal["tabel", "gambar"]) -> None:
        super().__init__()
        self.jenis = jenis

    def __missing__(self, kunci: str) -> Rujukan:
        return Rujukan(f"{self.jenis}.{kunci}")


def template_context(report: Report, tables: Mapping[str, Tabel[Any] | None]) -> dict[str, Any]:
    """Every name of the template; figures are grouped as prose names them."""
    laporan = report.laporan
    logo = laporan.perangkat_daerah.logo
    file = report.folder / logo.replace("\\", "/") if logo else None
    alt = f"Lambang {laporan.perangkat_daerah.kabupaten}"
    return {
        **nested(figure_names(report)),
        "logo": Logo(file, 3.2, alt) if file else None,
        "logo_kop": Logo(file, 1.8, alt) if file else None,
        "sampul": cover_context(report),
        "pengantar": report.pengantar,
        "pendahuluan": report.pendahuluan,
        "visi_misi": report.visi_misi,
        "perencanaan": report.perencanaan,
        "akuntabilitas": report.akuntabilitas,
        "penutup": report.penutup,
        "unit": report.organisasi.unit,
        "lampiran": laporan.lampiran,
        "penanda_tangan_lain": {
            tempat: tuple(p for p in laporan.penanda_tangan_lain if tempat in p.pada)
            for tempat in ("kata_pengantar", "penutup")
        },
        "tanda_tangan": laporan.tanda_tangan.tanda or Teks(""),
        "lingkup": lingkup(report.anggaran),
        "perjanjian": _agreement(report),
        "cara_triwulan": cara_triwulan(report),
        "sumber_data": sumber_tercetak(report),
        "reviu": {"dasar": report.pengetahuan.reviu.dasar, "wajib": wajib_direviu(report)},
        "tabel": dict(tables),
        "catatan_efisiensi": _efficiency_note(tables),
        "nomor": {"tabel": Numbers("tabel"), "gambar": Numbers("gambar")},
        "rujukan": {"tabel": References("tabel"), "gambar": References("gambar")},
        "depan": Bounds("depan"),
        "bab": Bounds("bab"),
        "bagian": Bounds("bagian"),
        "lembar": Bounds("lembar"),
        "akhir_bab": Batas("akhir", "akhir_bab"),
        "awal_lampiran": Batas("lampiran", "awal_lampiran"),
        "rumus": {"capaian_positif": _POSITIVE, "capaian_negatif": _NEGATIVE},
        "bagan_organisasi": _organisation_chart(report) if report.organisasi.unit else None,
        "grafik_serapan": _absorption_chart(report, tables) if report.anggaran.program else None,
        "daftar_program_kegiatan": _programs(report.anggaran) if report.anggaran.program else None,
        "daftar_isi": Contents("isi"),
        "daftar_tabel": Contents("tabel"),
        "daftar_gambar": Contents("gambar"),
        "daftar_lampiran": Contents("lampiran"),
        "daftar_huruf": lambda items: _list(items, "letter"),
        "daftar_angka": lambda items: _list(items, "decimal"),
        "akhir": lambda loop: _ending(loop.index0, loop.length),
    }


def _agreement(report: Report) -> dict[str, Any]:
    agreement = perjanjian_berlaku(report)
    signed = agreement.tanggal
    return {
        "judul": judul_perjanjian(report, agreement),
        "tempat": agreement.tempat,
        "tanggal": tanggal(signed) if signed else None,
        "pihak_pertama": agreement.pihak_pertama,
        "pihak_kedua": agreement.pihak_kedua,
    }


def nested(names: Mapping[str, Any]) -> dict[str, Any]:
    """`{"a.b": 1}` → `{"a": {"b": 1}}`. A name that is both a value and a group is a `Group`."""
    root: dict[str, Any] = {}
    for name, value in names.items():
        *path, last = name.split(".")
        at = root
        for key in path:
            at = at.setdefault(key, {})
        at[last] = value
    return root


def _rumus(pembilang: str) -> Formula:
    """The office's own formulas for capaian; see `tables.capaian`."""
    rumus = Rumus(
        at=None, pembilang=(Teks(pembilang),), penyebut=(Teks("Target"),), pengali=Teks("100%")
    )
    return Formula(rumus, "Capaian Indikator Kinerja")


_POSITIVE = _rumus("Realisasi")
_NEGATIVE = _rumus("Target − (Realisasi − Target)")


def _organisation_chart(report: Report) -> OrganisationChart:
    units = "; ".join(
        f"{u.nama} di bawah {u.atasan}" if u.atasan else f"{u.nama} sebagai pimpinan"
        for u in report.organisasi.unit
    )
    name = report.laporan.perangkat_daerah.nama
    return OrganisationChart(report.organisasi, f"Bagan struktur organisasi {name}: {units}.")


def _absorption_chart(report: Report, tables: Mapping[str, Tabel[Any] | None]) -> Chart:
    serapan = tables["serapan"]
    rows = serapan.baris if serapan else ()
    shares = "; ".join(
        f"{r.nama} {'belum diisi' if r.persen is None else desimal(r.persen) + '%'}" for r in rows
    )
    return Chart(
        "batang",
        # Every label begins with the word; the axis has room for what tells them apart.
        tuple(r.nama.removeprefix("Program ") for r in rows),
        (("Penyerapan (%)", tuple(r.persen for r in rows)),),
        f"Grafik batang penyerapan anggaran per program: {shares}.",
        persen=True,
        mendatar=True,
    )


def _efficiency_note(tables: Mapping[str, Tabel[Any] | None]) -> Teks | None:
    analisis = tables.get("analisis")
    rows = analisis.baris if analisis else ()
    return catatan_efisiensi(s for row in rows for s in row.uraian if s is not None)


def _ending(index: int, length: int) -> str:
    """What closes an item of an enumeration (UU 12/2011, lampiran II)."""
    return "." if index == length - 1 else "; dan" if index == length - 2 else ";"


def _list(items: Sequence[Teks], kind: Literal["letter", "decimal"]) -> ItemList | None:
    if not items:
        return None
    # The items may or may not have been typed with an end; they all get the right one.
    blocks = tuple(
        Block((Styled(f"{item.rstrip('.;')}{_ending(n, len(items))}"),), Marker(kind, n + 1))
        for n, item in enumerate(items)
    )
    return ItemList(blocks, tuple(items))


def _programs(anggaran: Anggaran) -> ItemList:
    """Every program and its kegiatan, as the tree has them."""
    blocks: list[Block] = []
    for n, program in enumerate(anggaran.program, 1):
        blocks.append(Block((Styled(program.nama, tebal=True),), Marker("decimal", n)))
        for m, kegiatan in enumerate(program.kegiatan, 1):
            blocks.append(Block((Styled(kegiatan.nama),), Marker("letter", m), 1))
    names = [p.nama for p in anggaran.program]
    return ItemList(tuple(blocks), tuple(names))
