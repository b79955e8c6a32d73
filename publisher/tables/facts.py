"""Every figure that the report prints, and what it speaks of.

`figure_names` says by which name prose may ask for a figure; facts also know the
figures that have no name: of each program, kegiatan, sub kegiatan, line of belanja
and indicator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from publisher.tables.capaian import belum_waktunya, capaian, target_pada
from publisher.tables.named_figures import figure_names
from publisher.tables.pagu import (
    anak,
    pada_tahap,
    pagu_simpul,
    realisasi_simpul,
    selisih,
    semua_simpul,
    tahap_dibandingkan,
    tahap_dipakai,
)
from publisher.tables.rencana_kerja import TINGKAT
from publisher.vocabulary.anggaran import JENIS, Anggaran, Jenis, Simpul, Tahap
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Desimal, Rupiah, persen

Besaran = Literal["pagu", "realisasi", "sisa", "selisih", "persen", "target", "capaian", "jumlah"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure: `besaran` of `lingkup`, in rupiah, percent, or pieces of `benda`.

    lingkup: "total", "belanja:operasi", "rincian:1.2", "indikator:1.1", or a code.
    value: None for a gap. tahap: for pagu and target; None where it does not
    matter. name: by which prose asks for it, if any. exact: a percentage before
    it was rounded. part: only a part of what the words say (one kind of belanja).
    """

    lingkup: str
    besaran: Besaran
    value: Rupiah | Desimal | Bilangan | None
    tahap: Tahap | None = None
    name: str = ""
    benda: str = ""
    exact: Decimal | None = None
    part: bool = False


def facts(report: Report) -> tuple[Fact, ...]:
    """All of them, the named ones first."""
    names = figure_names(report)
    return (
        *_of_total(names, report.anggaran),
        *_of_belanja(names, report.anggaran),
        *_counts(names, report),
        *_of_serapan(names, report.anggaran.tahap),
        *_of_nodes(report.anggaran),
        *_of_indicators(report),
    )


def _of_total(names: dict[str, Any], anggaran: Anggaran) -> Iterator[Fact]:
    yield Fact("total", "pagu", names["anggaran.total"], anggaran.tahap, "anggaran.total")
    for stage in tahap_dipakai(anggaran):
        name = f"anggaran.{stage}.total"
        yield Fact("total", "pagu", names[name], stage, name)
    for besaran in ("realisasi", "sisa", "selisih"):
        name = f"anggaran.{besaran}"
        yield Fact("total", besaran, names[name], None, name)
    # Prose may round a percentage to fewer places than the table: judged by the unrounded one.
    exact = _ratio(names["anggaran.realisasi"], names["anggaran.total"])
    yield Fact("total", "persen", names["anggaran.persen"], None, "anggaran.persen", exact=exact)


def _of_belanja(names: dict[str, Any], anggaran: Anggaran) -> Iterator[Fact]:
    for n, kelompok in enumerate(anggaran.belanja, 1):
        lingkup, prefix = f"belanja:{kelompok.jenis}", f"anggaran.{kelompok.jenis}"
        pagu, realisasi = names[f"{prefix}.pagu"], names[f"{prefix}.realisasi"]
        yield Fact(lingkup, "pagu", pagu, anggaran.tahap, f"{prefix}.pagu")
        yield Fact(lingkup, "realisasi", realisasi, None, f"{prefix}.realisasi")
        yield Fact(lingkup, "sisa", names[f"{prefix}.sisa"], None, f"{prefix}.sisa")
        exact = _ratio(realisasi, pagu)
        name = f"{prefix}.persen"
        yield Fact(lingkup, "persen", names[name], None, name, exact=exact)
        for m, rincian in enumerate(kelompok.rincian, 1):
            yield Fact(f"rincian:{n}.{m}", "realisasi", rincian.terealisasi)
            for stage in tahap_dipakai(anggaran):
                written = pada_tahap(rincian.pagu, stage, anggaran.tahap)
                amount = written.menurut(None) if written else None
                yield Fact(f"rincian:{n}.{m}", "pagu", amount, stage)


def _counts(names: dict[str, Any], report: Report) -> Iterator[Fact]:
    for benda, name in (
        ("program", "anggaran.jumlah_program"),
        ("kegiatan", "anggaran.jumlah_kegiatan"),
        ("sub_kegiatan", "anggaran.jumlah_sub_kegiatan"),
        ("sasaran", "kinerja.jumlah_sasaran"),
        ("indikator", "kinerja.jumlah_indikator"),
        ("misi", "misi.jumlah"),
        ("unit", "organisasi.jumlah_unit"),
    ):
        yield Fact("total", "jumlah", names[name], None, name, benda)
    # These have no name: counts that a text may state, but seldom asks for.
    lampiran = Bilangan(len(report.laporan.lampiran))
    yield Fact("total", "jumlah", lampiran, None, "", "lampiran")
    # "lima dari sepuluh indikator": those that are measured only in a later quarter do not count.
    every = [ind for sasaran in report.kinerja.sasaran for ind in sasaran.indikator]
    due = [ind for ind in every if not belum_waktunya(report, ind)]
    if len(due) < len(every):
        yield Fact("total", "jumlah", Bilangan(len(due)), None, "", "indikator")
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        own = Bilangan(len(sasaran.indikator))
        yield Fact(f"sasaran:{n}", "jumlah", own, None, "", "indikator")
    for level, simpul in semua_simpul(report.anggaran):
        children = anak(simpul)
        if children:
            benda = TINGKAT[level + 1]
            yield Fact(str(simpul.kode), "jumlah", Bilangan(len(children)), None, "", benda)
        if level == 0:  # "program itu memuat 14 sub kegiatan" skips a level
            below = Bilangan(sum(len(anak(child)) for child in children))
            yield Fact(str(simpul.kode), "jumlah", below, None, "", "sub_kegiatan")


def _of_serapan(names: dict[str, Any], tahap: Tahap) -> Iterator[Fact]:
    yield Fact("serapan", "pagu", names["serapan.pagu"], tahap)
    yield Fact("serapan", "realisasi", names["serapan.realisasi"])
    sisa = selisih(names["serapan.pagu"], names["serapan.realisasi"])
    yield Fact("serapan", "sisa", sisa)


def _of_nodes(anggaran: Anggaran) -> Iterator[Fact]:
    stages = tahap_dipakai(anggaran)
    for _, simpul in semua_simpul(anggaran):
        yield from _of_node(anggaran, simpul, stages)


def _of_node(anggaran: Anggaran, simpul: Simpul, stages: tuple[Tahap, ...]) -> Iterator[Fact]:
    kode, lingkup = str(simpul.kode), anggaran.kinerja_belanja
    whole = {stage: pagu_simpul(simpul, stage, anggaran) for stage in stages}
    for stage, amount in whole.items():
        yield Fact(kode, "pagu", amount, stage)
    # A sentence may speak of all of a program or of one kind of its belanja; the kind that the
    # performance tables count is as good as all of it.
    kinds: tuple[Jenis | None, ...] = (None, *JENIS)
    for jenis in kinds:
        pagu = pagu_simpul(simpul, anggaran.tahap, anggaran, jenis)
        realisasi = realisasi_simpul(simpul, jenis)
        if jenis:
            yield Fact(kode, "pagu", pagu, anggaran.tahap, part=True)
        part = jenis not in (None, lingkup)
        yield Fact(kode, "realisasi", realisasi, part=part)
        yield Fact(kode, "sisa", selisih(pagu, realisasi), part=part)
        share = persen(realisasi, pagu)
        yield Fact(kode, "persen", share, exact=_ratio(realisasi, pagu), part=part)
    yield Fact(kode, "selisih", selisih(whole[tahap_dibandingkan(anggaran)], whole["murni"]))


def _of_indicators(report: Report) -> Iterator[Fact]:
    """Of the indicators in percent; the others bear no sign that a text would show."""
    tahap = report.anggaran.tahap
    for n, sasaran in enumerate(report.kinerja.sasaran, 1):
        for m, ind in enumerate(sasaran.indikator, 1):
            lingkup = f"indikator:{n}.{m}"
            yield Fact(lingkup, "capaian", capaian(ind, tahap, report.kinerja.skala))
            if ind.satuan == "%":
                yield Fact(lingkup, "realisasi", ind.realisasi)
                for stage in tahap_dipakai(report.anggaran):
                    yield Fact(lingkup, "target", target_pada(ind.target, stage, tahap), stage)


def _ratio(part: Rupiah | None, whole: Rupiah | None) -> Decimal | None:
    if part is None or whole is None or not int(whole):
        return None
    return Decimal(int(part)) * 100 / Decimal(int(whole))
