"""Rules on the report's identity and its lampiran."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose.formats import tanggal
from publisher.reading import Naskah
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import NONE, Flaw, rule

MANY = 5  # more places than these are told as one


@rule("struktur", ERROR, waivable=NONE)
def lampiran_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """Two lampiran have the same key.

    Prose refers to a lampiran by its key, and the number printed would be
    wrong. Give each lampiran a key of its own.
    """
    report = naskah.report
    seen: set[str] = set()
    for lampiran in report.laporan.lampiran:
        if lampiran.kunci in seen:
            yield Flaw(
                lampiran.place / "kunci",
                message("two lampiran have the key `{kunci}`", kunci=lampiran.kunci),
                message("give each lampiran a key of its own"),
            )
        seen.add(str(lampiran.kunci))


@rule("pejabat", ERROR)
def tag_tanda_tangan(naskah: Naskah) -> Iterator[Flaw]:
    """The sign that marks the place of the electronic signature stands elsewhere in the text too.

    The signing service (BSrE, tag_koordinat) puts the signature where it finds
    the sign, so that it must stand once in the whole PDF. Choose a sign for
    `tanda` that the report never prints, or write the text without it.
    """
    laporan = naskah.report.laporan
    sign = laporan.tanda_tangan.tanda
    if sign is None:
        return
    spots = [
        passage.place(at, at + 1)
        for passage in naskah.passages
        for at, letter in enumerate(passage.text)
        if letter == sign
    ]
    help = message("choose another sign for `tanda`, or write this text without it")
    if len(spots) > MANY:
        text = message(
            "the sign {tanda} stands {number} times in the text", tanda=sign, number=len(spots)
        )
        spots = [laporan.tanda_tangan.place / "tanda"]
    else:
        text = message(
            "the sign {tanda}, which marks the place of the signature, stands here too", tanda=sign
        )
    for spot in spots:
        yield Flaw(spot, text, help)


@rule("pejabat", WARNING)
def tanggal_sebelum_akhir(naskah: Naskah) -> Iterator[Flaw]:
    """The report is dated before its period ends.

    Realisasi to the end of the period cannot be known earlier. Correct the
    date or the period.
    """
    laporan = naskah.report.laporan
    if laporan.tanggal and laporan.tanggal < laporan.akhir_periode:
        yield Flaw(
            laporan.place / "tanggal",
            message(
                "the report is dated {tanggal}, before its period ends on {akhir}",
                tanggal=tanggal(laporan.tanggal),
                akhir=tanggal(laporan.akhir_periode),
            ),
            message("correct `tanggal`, `triwulan` or `tahun`"),
        )


RULES = (lampiran_ganda, tag_tanda_tangan, tanggal_sebelum_akhir)
