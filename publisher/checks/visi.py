"""Rules on the years and the wording of visi, misi and sasaran."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.reading import Naskah
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule


@rule("struktur", ERROR, WARNING)
def masa_visi_salah(naskah: Naskah) -> Iterator[Flaw]:
    """The years of the visi are in the wrong order, or not those of the report.

    A report answers for the plan (RPJMD or Renstra) that was in force. Correct
    the years, or take the visi of the plan that holds now.
    """
    visi, tahun = naskah.report.visi_misi, int(naskah.report.laporan.tahun)
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


RULES = (masa_visi_salah, bunyi_ganda)
