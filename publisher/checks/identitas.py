"""Rules on the report's identity and its lampiran."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.prose.formats import tanggal
from publisher.reading import Naskah
from publisher.vocabulary.findings import Finding, error, warning
from publisher.vocabulary.messages import message


def lampiran_ganda(naskah: Naskah) -> Iterator[Finding]:
    """Two lampiran have the same key.

    Prose refers to a lampiran by its key, and the number printed would be
    wrong. Give each lampiran a key of its own.
    """
    report = naskah.report
    seen: set[str] = set()
    for lampiran in report.laporan.lampiran:
        if lampiran.kunci in seen:
            yield error(
                "lampiran-ganda",
                lampiran.place / "kunci",
                message("two lampiran have the key `{kunci}`", kunci=lampiran.kunci),
                message("give each lampiran a key of its own"),
            )
        seen.add(str(lampiran.kunci))


def tanggal_sebelum_akhir(naskah: Naskah) -> Iterator[Finding]:
    """The report is dated before its period ends.

    Realisasi to the end of the period cannot be known earlier. Correct the
    date or the period.
    """
    laporan = naskah.report.laporan
    if laporan.tanggal < laporan.akhir_periode:
        yield warning(
            "tanggal-sebelum-akhir",
            laporan.place / "tanggal",
            message(
                "the report is dated {tanggal}, before its period ends on {akhir}",
                tanggal=tanggal(laporan.tanggal),
                akhir=tanggal(laporan.akhir_periode),
            ),
            message("correct `tanggal`, `triwulan` or `tahun`"),
        )
