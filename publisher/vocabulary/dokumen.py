"""The documents that are made of one report's data, and the names of their files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dokumen:
    """nama: of its files. berkas: the content files whose errors stop it; the report any stops."""

    nama: str
    berkas: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        return f"{self.nama}.docx"

    @property
    def pdf(self) -> str:
        return f"{self.nama}.pdf"

    @property
    def tinjauan(self) -> str:
        return f"{self.nama}-tinjauan.docx"

    @property
    def beside(self) -> str:
        """The name of the new Word file while the earlier one is open."""
        return f"{self.nama} (baru).docx"

    @property
    def manifes(self) -> str:
        return f"{self.nama}.manifes.json"

    @property
    def milik(self) -> tuple[str, ...]:
        """Every file of it that a person may edit or sign."""
        return (self.word, self.beside, self.pdf, self.tinjauan)


LAPORAN = Dokumen("laporan")
REVIU = Dokumen("reviu")  # of a draft too: only what cannot be read stops it
REKAP = Dokumen("rekap")  # of many reports, from their records
_DATA = ("laporan", "anggaran", "kinerja", "perjanjian-kinerja")
DOKUMEN: dict[str, Dokumen] = {
    d.nama: d
    for d in (
        LAPORAN,
        Dokumen("perjanjian-kinerja", _DATA),
        Dokumen("pengukuran-kinerja", _DATA),
        Dokumen("rencana-aksi", _DATA),
        REVIU,
    )
}
"""By the name that the command line knows them by."""


def dokumen_dari(nama_berkas: str) -> Dokumen:
    """Which document a file is, by its name: `perjanjian-kinerja (bertanda tangan).pdf`."""
    others = (d for d in DOKUMEN.values() if d is not LAPORAN)
    return next((d for d in others if nama_berkas.startswith(d.nama)), LAPORAN)
