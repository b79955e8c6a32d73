"""Rules on what stands behind the figures: the working of a realisasi, the proof of a deed."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose.formats import dengan_satuan
from publisher.reading import Naskah
from publisher.tables.capaian import hasil_hitungan
from publisher.tables.sumber_data import tanpa_sumber
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import bulat


@rule("angka", ERROR)
def hitungan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The figures in an indicator's formula do not give its realisasi.

    The report prints both, one below the other. Correct the figures in
    `hitungan`, or the realisasi; `pengali` is 100 for a percentage and 1 for
    anything else, where it is not written.
    """
    for ind in _indicators(naskah):
        result, said = hasil_hitungan(ind), ind.realisasi
        if result is None or said is None or ind.hitungan is None:
            continue
        # As many places as were written: 66.7 is what 66.67 may be rounded to.
        places = max(0, -int(said.as_tuple().exponent))
        if bulat(result, min(places, 2)) != bulat(said, 2):
            yield Flaw(
                ind.hitungan.place,
                message(
                    "the figures give {hasil}, but the realisasi is {realisasi}",
                    hasil=dengan_satuan(result, ind.satuan),
                    realisasi=dengan_satuan(said, ind.satuan),
                ),
                message("correct the figures in `hitungan`, or the realisasi"),
            )


@rule("angka", WARNING)
def hitungan_tak_sesuai_rumus(naskah: Naskah) -> Iterator[Flaw]:
    """An indicator's working has other terms than its formula.

    Each figure in `hitungan` belongs to one term of `rumus`, in the same order;
    the reader has both before them. Write the figure that is missing, or strike
    out the one too many.
    """
    for ind in _indicators(naskah):
        if ind.hitungan is None or ind.rumus is None:
            continue
        for key in ("pembilang", "penyebut"):
            figures, terms = getattr(ind.hitungan, key), getattr(ind.rumus, key)
            if len(figures) != len(terms):
                yield Flaw(
                    ind.hitungan.place / key,
                    message(
                        "`{key}` has {angka} figures, but the formula has {suku} terms",
                        key=key,
                        angka=len(figures),
                        suku=len(terms),
                    ),
                    message("write one figure for each term of `rumus`, in the same order"),
                )


@rule("angka", INFO)
def sumber_data_tak_disebut(naskah: Naskah) -> Iterator[Flaw]:
    """Nothing says where figures of realisasi come from.

    That a source cannot be traced is what inspectors remark most: the review sheet asks
    whether the information is supported by data (PermenPANRB 53/2014, annex III). Write
    `sumber_data` with document, holder and date: once for the whole file, for a sasaran
    or a program, or for one row; what is written nearest holds.
    """
    for group in tanpa_sumber(naskah.report):
        count = len(group.tanpa)
        said = (
            message("{count} realisasi of {name} have no source", count=count, name=group.nama)
            if group.nama
            else message("none of the {count} realisasi here has a source", count=count)
        )
        yield Flaw(
            group.at,
            said,
            message(
                'write `sumber_data = "…"` once: at the top of {file}, or where it is another',
                file=f"{group.berkas}.toml",
            ),
        )


@rule("struktur", WARNING)
def tindak_lanjut_tanpa_bukti(naskah: Naskah) -> Iterator[Flaw]:
    """A recommendation is called done, but nothing is said of what was done or what proves it.

    Evaluators follow up their own recommendations first (PermenPANRB 88/2021)
    and ask for the document. Name it with number and date in `bukti`, or set
    the status to `dalam proses`.
    """
    for item in naskah.report.akuntabilitas.tindak_lanjut:
        lacking = [key for key in ("tindak_lanjut", "bukti") if getattr(item, key) is None]
        if item.status == "selesai" and lacking:
            yield Flaw(
                item.place / "status",
                message(
                    "a recommendation is `selesai` without {kunci}",
                    kunci=", ".join(f"`{key}`" for key in lacking),
                ),
                message("write what was done and the document that proves it"),
            )


def _indicators(naskah: Naskah) -> Iterator[Indikator]:
    for sasaran in naskah.report.kinerja.sasaran:
        yield from sasaran.indikator


RULES = (
    hitungan_berbeda,
    hitungan_tak_sesuai_rumus,
    sumber_data_tak_disebut,
    tindak_lanjut_tanpa_bukti,
)
