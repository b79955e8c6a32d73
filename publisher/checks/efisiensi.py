"""Rules on efficiency in words, against the figures beside it and the formula of the office."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checks.hitungan_kalimat import disebut
from publisher.prose.formats import desimal
from publisher.reading import Naskah
from publisher.reading.efisiensi import efisiensi_salah
from publisher.reading.ucapan import menurut_kalimat
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal


@rule("angka", WARNING)
def efisiensi_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence gives another efficiency than its capaian and absorption do.

    The formula is that of `[efisiensi]` in kinerja.toml, and the analysis prints what comes of it.
    Work it out by that formula, or correct the two figures.
    """
    efisiensi = naskah.report.kinerja.efisiensi
    for k, said in menurut_kalimat(naskah):
        for wrong in efisiensi_salah(k, said, str(efisiensi.rumus)):
            text = k.passage.text
            yield Flaw(
                k.passage.place(wrong.start, wrong.end),
                message(
                    "`{kata}` is written, but {rumus} of {capaian} and {serapan} is {hasil} "
                    "(formula: `efisiensi.rumus` of kinerja.toml)",
                    kata=text[wrong.start : wrong.end],
                    rumus=str(efisiensi.rumus),
                    capaian=disebut(text, wrong.capaian),
                    serapan=disebut(text, wrong.serapan),
                    hasil=desimal(Desimal(wrong.benar)),
                ),
                message("work it out by the formula, or correct the two figures"),
            )


RULES = (efisiensi_berbeda,)
