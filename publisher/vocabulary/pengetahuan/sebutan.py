"""`sebutan.toml`: the words that say which figure a sentence speaks of."""

from __future__ import annotations

from publisher.vocabulary.nodes import Node, TeksIsi


class Sebutan(Node):
    """pagu … capaian: what is measured. seluruh + anggaran: of the whole office.

    belanja_lain: kinds of belanja that no budget has now. murni, perubahan: the
    stage of the budget. memuat: before a count.
    penghubung: words that change nothing. luar: the sentence speaks of
    something else, or of a part. bagian: those of
    them that leave the whole as it is. masa_lain: of another time. laporan_ini: the
    report speaks of itself. judul_periode: titles that bear the report's period.
    """

    pagu: tuple[TeksIsi, ...]
    realisasi: tuple[TeksIsi, ...]
    sisa: tuple[TeksIsi, ...]
    selisih: tuple[TeksIsi, ...]
    target: tuple[TeksIsi, ...]
    capaian: tuple[TeksIsi, ...]
    seluruh: tuple[TeksIsi, ...]
    anggaran: tuple[TeksIsi, ...]
    belanja_lain: tuple[TeksIsi, ...]
    murni: tuple[TeksIsi, ...]
    perubahan: tuple[TeksIsi, ...]
    memuat: tuple[TeksIsi, ...]
    penghubung: tuple[TeksIsi, ...]
    luar: tuple[TeksIsi, ...]
    bagian: tuple[TeksIsi, ...]
    masa_lain: tuple[TeksIsi, ...]
    laporan_ini: tuple[TeksIsi, ...]
    judul_periode: tuple[TeksIsi, ...]
