"""Rules on what must be there: the obligatory outline, and every figure and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from publisher.prose.formats import daftar, romawi
from publisher.prose.gaps import gaps
from publisher.reading import Naskah
from publisher.tables.analisis import analisis_semua
from publisher.tables.bagian import bagian_wajib, lampiran_wajib
from publisher.tables.capaian import belum_waktunya, target_pada, target_triwulan
from publisher.tables.pagu import anak, pagu_simpul, realisasi_simpul, total_program
from publisher.vocabulary.anggaran import JENIS, TAHAP, Anggaran, Jumlah, Program, Simpul, Tahap
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.laporan import EvaluasiKantor, Lampiran
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import Node, is_gap
from publisher.vocabulary.places import Keys, Place
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.rules import Flaw, rule


@rule("struktur", ERROR, WARNING, opens=True)
def bagian_wajib_kosong(naskah: Naskah) -> Iterator[Flaw]:
    """An obligatory part of the report is empty.

    PermenPANRB 53/2014 (annex II) names the parts of a Laporan Kinerja; a
    report without one of them is sent back. As long as one is open, every page
    that is built says DRAF. Write the part. Which parts are obligatory stands in
    pengetahuan/kerangka.toml, which an office may extend.
    """
    for bagian, contents in bagian_wajib(naskah.report):
        for content in contents:
            if not content.terisi:
                severity = ERROR if bagian.tingkat == "kesalahan" else WARNING
                yield Flaw(
                    content.at,
                    message(
                        "the part `{nama}` is not filled in ({dasar})",
                        nama=bagian.nama,
                        dasar=bagian.dasar,
                    ),
                    message("write it here: `{kunci}`", kunci=content.kunci),
                    severity=severity,
                )


@rule("struktur", WARNING)
def bagian_terlalu_singkat(naskah: Naskah) -> Iterator[Flaw]:
    """An obligatory part consists of a few words only.

    It was probably begun and not finished. A reviewer who looks for the
    summary, the issues or the conclusion (PermenPANRB 53/2014, annex II) finds
    nothing there. Write the part out. How many words are too few stands in
    pengetahuan/kerangka.toml.
    """
    for bagian, contents in bagian_wajib(naskah.report):
        for content in contents:
            if content.terisi and content.kata is not None and content.kata < (bagian.kata or 0):
                yield Flaw(
                    content.at,
                    message(
                        "the part `{nama}` has only {jumlah} words",
                        nama=bagian.nama,
                        jumlah=content.kata,
                    ),
                    message("write it out, or `belum diisi` as long as it is not known"),
                )


@rule("struktur", ERROR, WARNING, opens=True)
def lampiran_wajib_hilang(naskah: Naskah) -> Iterator[Flaw]:
    """A lampiran that every Laporan Kinerja has is missing.

    The Perjanjian Kinerja is the first lampiran that PermenPANRB 53/2014
    (annex II) asks for: without it nobody can compare the targets. Add it to
    the lampiran in laporan.toml; it is known by the words of its `judul`.
    """
    laporan = naskah.report.laporan
    for wajib, found in lampiran_wajib(naskah.report):
        if found is None:
            severity = ERROR if wajib.tingkat == "kesalahan" else WARNING
            yield Flaw(
                laporan.place / "lampiran" if laporan.lampiran else laporan.place,
                message("no lampiran is the {nama} ({dasar})", nama=wajib.nama, dasar=wajib.dasar),
                message(
                    "add a [[lampiran]] with `berkas` and the words `{kata}` in its `judul`",
                    kata=wajib.judul_memuat,
                ),
                severity=severity,
            )


@rule("struktur", WARNING)
def analisis_belum_lengkap(naskah: Naskah) -> Iterator[Flaw]:
    """The analysis of an indicator lacks something that the regulation asks for.

    Bab III says seven things of every sasaran: target and realisasi, earlier
    years, the medium-term target, the national standard, causes and solutions,
    efficiency, and the supporting programs (PermenPANRB 53/2014, annex II). An
    interim report may leave those to the annual report that need a whole year.
    Write what is named; what is computed needs its figures: realisasi,
    riwayat, target_akhir, standar_nasional, and the programs' realisasi.
    """
    report = naskah.report
    names = report.pengetahuan.kerangka.analisis
    for ind, seven in analisis_semua(report):
        if belum_waktunya(report, ind):
            continue  # nothing is measured yet that could be analysed
        gaps = [getattr(names, b.kunci) for b in seven if not b.lengkap]
        now = [g.nama for g in gaps if report.laporan.jenis in g.wajib]
        later = [g.nama for g in gaps if report.laporan.jenis not in g.wajib and g.wajib]
        if not now:
            continue
        help = message("fill in the keys of this indikator that the comments of the file name")
        if later:
            help = message(
                "fill in the keys of this indikator that the comments of the file name; "
                "needed only in the annual report: {nanti}",
                nanti=daftar(later),
            )
        yield Flaw(
            ind.place / "nama",
            message("the analysis of `{nama}` lacks: {kurang}", nama=ind.nama, kurang=daftar(now)),
            help,
        )


@rule("struktur", WARNING)
def target_triwulan_kosong(naskah: Naskah) -> Iterator[Flaw]:
    """An interim report has no target for its quarter.

    Whether half a year went well cannot be told from the target of the whole
    year: an interim report compares with the quarter's target in the Rencana
    Aksi (Perpres 29/2014 knows interim reports). Write the targets of the
    quarters at the indikator.
    """
    laporan = naskah.report.laporan
    if laporan.triwulan is None:
        return
    for sasaran in naskah.report.kinerja.sasaran:
        for ind in sasaran.indikator:
            if belum_waktunya(naskah.report, ind):
                continue  # before its first quarter there is nothing to promise
            if target_triwulan(ind, laporan.triwulan) is None:
                yield Flaw(
                    ind.place / "triwulan" if ind.triwulan else ind.place / "nama",
                    message(
                        "`{nama}` has no target for Triwulan {triwulan}",
                        nama=ind.nama,
                        triwulan=romawi(laporan.triwulan),
                    ),
                    message(
                        "write `triwulan = {{ target = [...] }}` with those of the Rencana Aksi"
                    ),
                )


@rule("struktur", WARNING)
def belum_diisi(naskah: Naskah) -> Iterator[Flaw]:
    """A figure or name that the report needs is not filled in.

    It prints as "belum diisi": never as zero, and never invented. Fill it in
    as soon as it is known.
    """
    report = naskah.report
    told: list[Place] = []
    for flaw in (
        *_texts(report),
        *_lists(report),
        *_identity(report),
        *_performance(report),
        *_budget(report.anggaran),
        *_own_tables(report),
    ):
        told.append(flaw.at)
        yield flaw
    yield from _left(report, told)
    yield from _shown(naskah)


def _left(report: Report, told: Iterable[Place]) -> Iterator[Flaw]:
    """Whatever else is written as open, of any key there may be."""
    around = {(at.path, at.keys) for at in told}
    known = {(c.at.path, c.at.keys) for _, contents in bagian_wajib(report) for c in contents}
    known |= {(one.place.path, (*one.place.keys, "berkas")) for one in report.laporan.lampiran}
    for stem in FILES:
        part: Node | None = getattr(report, stem.replace("-", "_"))
        if part is None or part.at is None or stem == "periode-lalu":
            continue
        for keys, span in part.at.source.spans.items():
            if not is_gap(part.at.source.text[span.start : span.end].strip("\"'")):
                continue
            outer = {(part.at.path, keys[:n]) for n in range(1, len(keys) + 1)}
            is_told = outer & around or (part.at.path, keys) in known
            if not is_told and not _has_its_time(stem, keys):
                name = next((k for k in reversed(keys) if isinstance(k, str)), stem)
                yield _gap(Place(part.at.source, keys), name)


def _has_its_time(stem: str, keys: Keys) -> bool:
    """What the self-score counts, and the quarters and months, which rules of their own know."""
    return (stem == "laporan" and keys[0] == "evaluasi") or bool({"triwulan", "bulan"} & {*keys})


def _shown(naskah: Naskah) -> Iterator[Flaw]:
    """Words that a text shows in the place of what is missing: `Nama: belum diisi`."""
    for passage in naskah.of():
        for start, end in gaps(passage.text):
            if not is_gap(passage.text):
                yield _gap(passage.place(start, end), passage.at.key)


def _own_tables(report: Report) -> Iterator[Flaw]:
    """Open cells; one that a file's error left open is told by the rule on that."""
    for tabel in report.sisipan.tabel:
        sheet = report.lembar.get(tabel.place.key)
        told = {wrong.at for wrong in sheet.masalah} if sheet else set()
        for row in sheet.baris if sheet else tabel.baris:
            for cell in (*row.sel, *(c for _, c in row.menurut_kolom)):
                if cell.isi is None and cell.at not in told:
                    yield _gap(cell.at, f"tabel.{tabel.kunci}")


def _gap(at: Place, what: str) -> Flaw:
    return Flaw(
        at,
        message("{what} is not filled in", what=what),
        message("write it here as soon as it is known; until then the report says so"),
    )


def _texts(report: Report) -> Iterator[Flaw]:
    """Texts that are written as open, but those that an obligatory part has told of."""
    told = {(c.at.path, c.at.keys) for _, contents in bagian_wajib(report) for c in contents}
    for stem in FILES:
        part: Node | None = getattr(report, stem.replace("-", "_"))
        for at, key in _gaps(part) if part is not None else ():
            if (at.path, at.keys) not in told:
                yield _gap(at, key)


def _gaps(node: Node) -> Iterator[tuple[Place, str]]:
    for key in type(node).model_fields:
        value = getattr(node, key)
        if key == "at" or isinstance(value, EvaluasiKantor):  # of the self-score, which counts them
            continue
        if key == "berkas" and isinstance(node, Lampiran):  # `lampiran-belum-diisi` says so
            continue
        if is_gap(value):
            yield node.place / key, key
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Node) and inner.at is not None:
                yield from _gaps(inner)


def _lists(report: Report) -> Iterator[Flaw]:
    """What has no text to say that it is open: years, and lists with nothing in them."""
    visi, anggaran, skala = report.visi_misi, report.anggaran, report.kinerja.skala
    open_: list[tuple[Node, str]] = [
        (visi, key)
        for key in ("tahun_awal", "tahun_akhir", "misi_diacu", "pokok_visi", "misi")
        if getattr(visi, key) in (None, ())
    ]
    open_ += [(anggaran, "belanja")] if not anggaran.belanja else []
    open_ += [(skala, "kategori")] if not skala.kategori else []
    for node, key in open_:
        yield _gap(node.place / key, key)


def _identity(report: Report) -> Iterator[Flaw]:
    laporan = report.laporan
    for pejabat in (laporan.penanda_tangan, *laporan.penanda_tangan_lain):
        if pejabat.pangkat is None:
            yield _gap(pejabat.place / "pangkat", "pangkat")
    for peraturan in report.pendahuluan.peraturan:
        if peraturan.tentang is None:
            name = f"{peraturan.bentuk} {peraturan.nomor}/{peraturan.tahun}: tentang"
            yield _gap(peraturan.place / "tentang", name)


def _performance(report: Report) -> Iterator[Flaw]:
    tahap = report.anggaran.tahap
    for sasaran in report.kinerja.sasaran:
        for ind in sasaran.indikator:
            if ind.realisasi is None and not belum_waktunya(report, ind):
                yield _gap(ind.place / "realisasi", f"realisasi: {ind.nama}")
            if target_pada(ind.target, tahap, tahap) is None:
                yield _gap(ind.place / "target", f"target: {ind.nama}")
                continue
            for stage in _stages_printed(report.anggaran):
                if target_pada(ind.target, stage, tahap) is None:
                    yield _gap(ind.place / "target", f"target {stage}: {ind.nama}")


def _stages_printed(anggaran: Anggaran) -> tuple[Tahap, ...]:
    """Those beside the stage in force: of the comparison with murni, and of the plan."""
    others = ("murni", anggaran.rencana_kerja_tahap) if anggaran.tahap != "murni" else ()
    stages: tuple[Tahap, ...] = tuple(dict.fromkeys((*others, anggaran.rencana_kerja_tahap)))
    return tuple(stage for stage in stages if stage != anggaran.tahap)


def _budget(anggaran: Anggaran) -> Iterator[Flaw]:
    for program in anggaran.program:
        named = [f for simpul in _subtree(program) for f in _named_gaps(simpul)]
        yield from named
        whole = [] if named else list(_whole_program(anggaran, program))
        yield from whole or _planned(anggaran, program)


def _subtree(simpul: Simpul) -> Iterator[Simpul]:
    yield simpul
    for below in anak(simpul):
        yield from _subtree(below)


def _named_gaps(simpul: Simpul) -> Iterator[Flaw]:
    """Amounts of a node that are written as open."""
    pagu = simpul.pagu
    amounts: list[tuple[str, Jumlah | None]] = [("realisasi", simpul.realisasi)]
    if pagu is not None:
        amounts += [("pagu", getattr(pagu, stage)) for stage in ("berlaku", *TAHAP)]
    for key, amount in amounts:
        if amount is not None:
            yield from _open_parts(amount, simpul.place / key, f"{key} {simpul.kode}")


def _open_parts(amount: Jumlah, fallback: Place, what: str) -> Iterator[Flaw]:
    """The parts of an amount that are named and left open."""
    for key in ("seluruhnya", *JENIS):
        if key in amount.model_fields_set and getattr(amount, key) is None:
            at: Any = amount.at
            yield _gap(at / key if at is not None else fallback, f"{what} {key}")


def _whole_program(anggaran: Anggaran, program: Program) -> Iterator[Flaw]:
    """A program whose amount is written nowhere."""
    jenis = anggaran.kinerja_belanja
    of = f"{program.kode} {jenis}" if jenis else program.kode
    if pagu_simpul(program, anggaran.tahap, anggaran, jenis) is None:
        yield _gap(program.place / "pagu", f"pagu {of}")
    if realisasi_simpul(program, jenis) is None:
        yield _gap(program.place / "realisasi", f"realisasi {of}")


def _planned(anggaran: Anggaran, program: Program) -> Iterator[Flaw]:
    """Rows of the plan, which prints each of them, without a pagu at its stage."""
    tahap = anggaran.rencana_kerja_tahap
    if total_program(anggaran, tahap) is None and tahap != anggaran.tahap:
        return  # a stage that is not known at all: `tahap-berbeda` says so once
    rows = list(_subtree(program))
    told = any(None in written.semua for row in rows if (written := _written(row, tahap)))
    open_ = [row for row in rows if pagu_simpul(row, tahap, anggaran) is None]
    if open_ and not told:
        more = f" (+{len(open_) - 1})" if len(open_) > 1 else ""
        yield _gap(open_[0].place / "pagu", f"pagu {tahap} {open_[0].kode}{more}")


def _written(simpul: Simpul, tahap: Tahap) -> Jumlah | None:
    return getattr(simpul.pagu, tahap) if simpul.pagu is not None else None


RULES = (
    bagian_wajib_kosong,
    bagian_terlalu_singkat,
    lampiran_wajib_hilang,
    analisis_belum_lengkap,
    target_triwulan_kosong,
    belum_diisi,
)
