"""Rules on visi, misi, sasaran and their indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.prose.formats import daftar, dengan_satuan
from publisher.reading import Naskah
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import NONE, Flaw, rule


@rule("struktur", ERROR, waivable=NONE)
def misi_diacu_salah(naskah: Naskah) -> Iterator[Flaw]:
    """`misi_diacu` is not the number of a misi.

    The report prints the misi that the office serves. Write the number of one
    that the file lists.
    """
    visi = naskah.report.visi_misi
    if visi.misi_diacu is not None and not 1 <= int(visi.misi_diacu) <= len(visi.misi):
        yield Flaw(
            visi.place / "misi_diacu",
            message("there is no misi {nomor}", nomor=int(visi.misi_diacu)),
            message("write a number from 1 to {jumlah}", jumlah=len(visi.misi)),
        )


@rule("kode", ERROR, waivable=NONE)
def program_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """A sasaran names a program that the budget does not have.

    The performance table shows each sasaran with its programs' money. Write
    the program's code as `anggaran.toml` has it.
    """
    report = naskah.report
    known = {str(p.kode) for p in report.anggaran.program}
    for sasaran in report.kinerja.sasaran:
        for n, kode in enumerate(sasaran.program):
            if kode not in known:
                yield Flaw(
                    sasaran.place / "program" / n,
                    message("no program has the code {kode}", kode=kode),
                    message("the programs are: {known}", known=", ".join(sorted(known))),
                )


@rule("angka", WARNING)
def program_tanpa_sasaran(naskah: Naskah) -> Iterator[Flaw]:
    """A program supports no sasaran.

    Then the performance table leaves its money out, and its total is not the sum of its rows.
    List the code under the sasaran that the program serves, in kinerja.toml.
    """
    report = naskah.report
    named = {kode for s in report.kinerja.sasaran for kode in s.program}
    for program in report.anggaran.program:
        if program.kode not in named:
            yield Flaw(
                program.place / "kode",
                message("program {kode} supports no sasaran", kode=program.kode),
                message("list the code under a sasaran in kinerja.toml"),
            )


@rule("angka", INFO, formerly="program-tanpa-sasaran")
def program_beberapa_sasaran(naskah: Naskah) -> Iterator[Flaw]:
    """A program supports more than one sasaran.

    That is common for the Program Penunjang. The performance table prints its money once, at
    the first of them, and refers to it at the others, so that the column adds up to its total;
    the efficiency of each of these sasaran is reckoned with all of it. Nothing to mend if the
    program is meant to serve them all.
    """
    report = naskah.report
    for program in report.anggaran.program:
        of = [n for n, s in enumerate(report.kinerja.sasaran, 1) if program.kode in s.program]
        if len(of) > 1:
            yield Flaw(
                program.place / "kode",
                message(
                    "program {kode} supports the sasaran {nomor}",
                    kode=program.kode,
                    nomor=daftar(map(str, of)),
                ),
                message(
                    "if that is meant, leave it: its money is printed at sasaran {nomor}, and the "
                    "others refer to it",
                    nomor=of[0],
                ),
            )


@rule("angka", INFO)
def target_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """An indicator's target changed between the stages of planning.

    The report prints both, each in its table; a reader who compares them will
    ask why. Nothing to mend if the change is meant.
    """
    report = naskah.report
    for sasaran in report.kinerja.sasaran:
        for ind in sasaran.indikator:
            murni, perubahan = ind.target.murni, ind.target.perubahan
            if murni is None or perubahan is None or murni == perubahan:
                continue
            yield Flaw(
                ind.place / "target",
                message(
                    "the target of `{nama}` is {murni} (murni) and {perubahan} (perubahan)",
                    nama=ind.nama,
                    murni=dengan_satuan(murni, ind.satuan),
                    perubahan=dengan_satuan(perubahan, ind.satuan),
                ),
                message("check that the perjanjian kinerja perubahan has the second one"),
            )


@rule("struktur", ERROR, WARNING)
def masa_visi_salah(naskah: Naskah) -> Iterator[Flaw]:
    """The years of the visi are in the wrong order, or not those of the report.

    A report answers for the plan (RPJMD or Renstra) that was in force. Correct
    the years, or take the visi of the plan that holds now.
    """
    visi, tahun = naskah.report.visi_misi, int(naskah.report.laporan.tahun)
    if visi.tahun_awal is None or visi.tahun_akhir is None:
        return
    awal, akhir = int(visi.tahun_awal), int(visi.tahun_akhir)
    if awal >= akhir:
        yield Flaw(
            visi.place / "tahun_akhir",
            message("the visi ends in {akhir}, but begins in {awal}", akhir=akhir, awal=awal),
            message("correct `tahun_awal` or `tahun_akhir`"),
            severity=ERROR,
        )
    elif not awal <= tahun <= akhir:
        yield Flaw(
            visi.place / ("tahun_awal" if tahun < awal else "tahun_akhir"),
            message(
                "the visi is that of {awal} to {akhir}, but the report is on {tahun}",
                awal=awal,
                akhir=akhir,
                tahun=tahun,
            ),
            message(
                "write the visi and misi of the plan that was in force in {tahun}", tahun=tahun
            ),
            severity=WARNING,
        )


@rule("struktur", WARNING)
def bunyi_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """Two misi, two tujuan or two sasaran have the same wording.

    The second was copied and never changed, so one is missing from the report.
    Write each as the plan has it.
    """
    report = naskah.report
    misi = report.visi_misi.misi
    yield from _same([(m.nama, m.place / "nama") for m in misi], "misi")
    yield from _same(
        [(t, m.place / "tujuan" / n) for m in misi for n, t in enumerate(m.tujuan)], "tujuan"
    )
    yield from _same([(s.nama, s.place / "nama") for s in report.kinerja.sasaran], "sasaran")


def _same(texts: Sequence[tuple[str, Place]], what: str) -> Iterator[Flaw]:
    seen: set[str] = set()
    for text, at in texts:
        words = " ".join(text.casefold().split()).rstrip(".")
        if words in seen:
            yield Flaw(
                at,
                message("this {hal} is already listed in the same words", hal=what),
                message("write each {hal} as the plan has it", hal=what),
            )
        seen.add(words)


RULES = (
    misi_diacu_salah,
    program_tak_dikenal,
    program_tanpa_sasaran,
    program_beberapa_sasaran,
    target_berbeda,
    masa_visi_salah,
    bunyi_ganda,
)
