"""Rules on what a report still has of the last period: its words, its figures, its files.

They ask `periode-lalu.toml`, which `publisher next` writes; without it they find nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from publisher.prose import read
from publisher.prose.formats import romawi
from publisher.reading import Naskah
from publisher.reading.kept import Narrative, digest_of, has_figure, named_in, narratives
from publisher.vocabulary.findings import INFO, WARNING, Severity
from publisher.vocabulary.messages import Message, message, pattern
from publisher.vocabulary.periode_lalu import PeriodeLalu, Tetap
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Narasi

# What does not speak of a period: the law, the office, the words before a table. Of them an
# unchanged text is the rule, and only mentioned.
_STANDING: Mapping[str, Set[str]] = {
    "pengantar.toml": {"kata_pengantar"},
    "pendahuluan.toml": {
        *("latar_belakang", "dasar_hukum", "maksud_tujuan", "kedudukan", "tugas_fungsi"),
        *("susunan_organisasi", "uraian_tugas", "sistematika"),
    },
    "visi-misi.toml": {
        *("pengantar_visi", "pengantar_masalah", "pengantar_penjelasan", "pengantar_misi"),
        *("pengantar_tujuan", "narasi_misi_diacu", "pengantar_sasaran"),
    },
    "akuntabilitas.toml": {
        *("pengantar", "pengukuran", "polaritas_positif", "polaritas_negatif", "skala"),
        *("analisis", "hasil", "penetapan_indikator", "cara_pengukuran", "rujukan_lampiran"),
    },
    "penutup.toml": {"penutup"},
}
# The plan of a year stands while the year does.
_STANDING_IN_A_YEAR: Mapping[str, Set[str]] = {
    "perencanaan.toml": {
        *("pengantar", "rencana_kerja", "anggaran", "perjanjian_kinerja", "rekonsiliasi"),
    },
    "akuntabilitas.toml": {"program_kegiatan"},
    "kinerja.toml": {"standar_nasional.keterangan"},
}


@rule("prosa", WARNING, INFO)
def dari_periode_lalu(naskah: Naskah) -> Iterator[Flaw]:
    """A text is still that of the last period, word for word.

    `publisher next` carries the narrative on, so that nothing is lost; whether it is still
    true nobody has said. The same holds for a single paragraph in which a figure or a period
    is typed, though the text around it was changed. What speaks of the period, as causes,
    solutions and conclusions do, is a warning; what stands for years is only mentioned.

    Bring the text up to date: any change clears it. What is right as it stands is confirmed
    in periode-lalu.toml: `[[tetap]]`, with `berkas`, `kunci` (left out: the whole file) and
    `alasan`.
    """
    lalu = naskah.report.periode_lalu
    if lalu is None:
        return
    whole = {str(n.sidik) for n in lalu.narasi}
    figured = {str(a) for n in lalu.narasi for a in n.alinea}
    for narrative in narratives(naskah.report):
        if confirmed(lalu, narrative.berkas, narrative.kunci):
            continue
        severity = _severity(narrative, naskah)
        if narrative.digest in whole:
            said = pattern("`{key}` is still the text of the last period, {period}")
            yield _unchanged(narrative.at, said, narrative, lalu, severity)
        else:
            said = pattern("a paragraph of `{key}` is still that of the last period, {period}")
            for at in _paragraphs(narrative, figured):
                yield _unchanged(at, said, narrative, lalu, severity)


def _unchanged(
    at: Place, said: Message, narrative: Narrative, lalu: PeriodeLalu, severity: Severity
) -> Flaw:
    return Flaw(
        at,
        said.given({"key": narrative.kunci, "period": period_of(lalu)}),
        message(
            "bring it up to date; if it is right as it stands, confirm it in periode-lalu.toml: "
            '`[[tetap]]`, and below it `berkas = "{file}"`, `kunci = "{key}"` and `alasan = "…"`',
            file=narrative.berkas,
            key=narrative.kunci,
        ),
        severity=severity,
    )


def _paragraphs(narrative: Narrative, figured: Set[str]) -> Iterator[Place]:
    """Where a paragraph stands that types a figure as the last report typed it."""
    if not isinstance(narrative.text, Narasi) or not figured:
        return
    for plain in read(narrative.text):
        if has_figure(plain.text) and digest_of(plain.text) in figured:
            yield narrative.at.at_characters(plain.offsets[0], plain.offsets[-1] + 1)


def _severity(narrative: Narrative, naskah: Naskah) -> Severity:
    lalu, report = naskah.report.periode_lalu, naskah.report
    same_year = lalu is not None and lalu.tahun == report.laporan.tahun
    standing = {*_STANDING.get(narrative.berkas, ())}
    if same_year:
        standing |= _STANDING_IN_A_YEAR.get(narrative.berkas, set())
    return INFO if any(narrative.kunci.endswith(key) for key in standing) else WARNING


@rule("lampiran", WARNING)
def lampiran_periode_lalu(naskah: Naskah) -> Iterator[Flaw]:
    """A file of the report is the very file that the last report took in.

    Whatever its name is, its bytes are those of the last period's file: a scan, a table or
    a photograph that shows the period before. Put the new file in its place. A file that
    holds for the whole year, such as the Perjanjian Kinerja, is confirmed in
    periode-lalu.toml: `[[tetap]]` with `berkas` and `alasan`.
    """
    lalu = naskah.report.periode_lalu
    if lalu is None:
        return
    old = {str(one.sidik) for one in lalu.lampiran}
    for name, at in _files(naskah):
        if naskah.report.sidik.get(name) in old and not confirmed(lalu, name, ""):
            yield Flaw(
                at,
                message(
                    "{file} is the same file as in the last period, {period}",
                    file=name,
                    period=period_of(lalu),
                ),
                message(
                    "put the new file in its place, or confirm it in periode-lalu.toml below "
                    "`[[tetap]]`, with `berkas` and `alasan`"
                ),
            )


def _files(naskah: Naskah) -> Iterator[tuple[str, Place]]:
    report = naskah.report
    attached = (one.berkas for one in report.laporan.lampiran if one.berkas is not None)
    for name in (*attached, *named_in(report.sisipan)):
        if str(name) in report.sidik:
            yield str(name), name.asal[0]


@rule("prosa", WARNING)
def tetap_sia_sia(naskah: Naskah) -> Iterator[Flaw]:
    """A confirmation in periode-lalu.toml confirms nothing.

    No text or file of the last period stands under the name that it gives: the text was
    changed since, or the name is not spelt as in the finding. Delete it, or correct it.
    """
    lalu = naskah.report.periode_lalu
    if lalu is None or not lalu.tetap:
        return
    old = {str(n.sidik) for n in lalu.narasi} | {str(a) for n in lalu.narasi for a in n.alinea}
    files = {str(one.sidik) for one in lalu.lampiran}
    same = [
        (n.berkas, n.kunci)
        for n in narratives(naskah.report)
        if n.digest in old or any(d in old for d in n.figured)
    ]
    same += [(name, "") for name, digest in naskah.report.sidik.items() if digest in files]
    for tetap in lalu.tetap:
        if not any(_covers(tetap, berkas, kunci) for berkas, kunci in same):
            yield Flaw(
                tetap.place / ("kunci" if tetap.kunci else "berkas"),
                message("this confirmation covers nothing of the last period"),
                message("delete it, or write `berkas` and `kunci` as the finding has them"),
            )


def confirmed(lalu: PeriodeLalu, berkas: str, kunci: str) -> bool:
    """Has somebody read it again, and left it?"""
    return any(_covers(tetap, berkas, kunci) for tetap in lalu.tetap)


def _covers(tetap: Tetap, berkas: str, kunci: str) -> bool:
    same = str(tetap.berkas).replace("\\", "/").casefold() == berkas.replace("\\", "/").casefold()
    return same and (tetap.kunci is None or str(tetap.kunci) == kunci)


def period_of(lalu: PeriodeLalu) -> str:
    """`Triwulan II Tahun 2023`"""
    triwulan = f"Triwulan {romawi(lalu.triwulan)} " if lalu.triwulan else ""
    return f"{triwulan}Tahun {int(lalu.tahun)}"


RULES = (dari_periode_lalu, lampiran_periode_lalu, tetap_sia_sia)
