"""The whole report, validated. Frozen: stages make new values, never change this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from publisher.vocabulary.anggaran import Anggaran
from publisher.vocabulary.asal_angka import AsalAngka
from publisher.vocabulary.chapters import (
    Akuntabilitas,
    Pendahuluan,
    Pengantar,
    Penutup,
    Perencanaan,
    VisiMisi,
)
from publisher.vocabulary.kinerja import Kinerja
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.organisasi import Organisasi
from publisher.vocabulary.pengetahuan import Pengetahuan
from publisher.vocabulary.periode_lalu import PeriodeLalu
from publisher.vocabulary.perjanjian import PerjanjianKinerja
from publisher.vocabulary.sisipan import TEKS, Sisipan, Ukuran
from publisher.vocabulary.susunan import Susunan
from publisher.vocabulary.tabel import Lembar
from publisher.vocabulary.values import Teks


@dataclass(frozen=True, slots=True)
class Report:
    """Every content file of one report, the folder they were read from, and what rules know.

    lembar: what the files of own tables hold, by the key of the table: `tabel[0]`.
    """

    folder: Path
    laporan: Laporan
    pengantar: Pengantar
    pendahuluan: Pendahuluan
    visi_misi: VisiMisi
    perencanaan: Perencanaan
    akuntabilitas: Akuntabilitas
    penutup: Penutup
    anggaran: Anggaran
    kinerja: Kinerja
    organisasi: Organisasi
    pengetahuan: Pengetahuan
    berkas_contoh: frozenset[str] = frozenset()  # lampiran, by kunci, whose file is the example's
    sisipan: Sisipan = field(default_factory=lambda: Sisipan(at=None))
    lembar: Mapping[str, Lembar] = field(default_factory=dict)
    perjanjian_kinerja: PerjanjianKinerja = field(
        default_factory=lambda: PerjanjianKinerja(at=None)
    )
    susunan: Susunan = field(default_factory=lambda: Susunan(at=None))
    periode_lalu: PeriodeLalu | None = None
    asal_angka: AsalAngka = field(default_factory=lambda: AsalAngka(at=None))
    sidik: Mapping[str, str] = field(default_factory=dict)  # of files, where there is a last period
    sidik_asal: Mapping[str, str] = field(default_factory=dict)  # of files imported from, by name

    def berkas_gambar(self, teks: Decimal = TEKS) -> Iterator[tuple[Teks, Ukuran]]:
        """Each picture of cover and narrative: its file, and the room in cm that it may fill.

        teks: the width of the text in cm.
        """
        if self.laporan.sampul is not None:
            yield from self.laporan.sampul.berkas_gambar()
        yield from self.sisipan.berkas_gambar(teks)


FILES: dict[str, type[Node]] = {
    "laporan": Laporan,
    "pengantar": Pengantar,
    "pendahuluan": Pendahuluan,
    "visi-misi": VisiMisi,
    "perencanaan": Perencanaan,
    "akuntabilitas": Akuntabilitas,
    "penutup": Penutup,
    "anggaran": Anggaran,
    "kinerja": Kinerja,
    "organisasi": Organisasi,
    "sisipan": Sisipan,
    "perjanjian-kinerja": PerjanjianKinerja,
    "susunan": Susunan,
    "periode-lalu": PeriodeLalu,
    "asal-angka": AsalAngka,
}
"""The stem of each content file, in reading order, and what it holds."""

OPTIONAL = frozenset({"sisipan", "perjanjian-kinerja", "susunan", "periode-lalu", "asal-angka"})
"""Files that a report may do without; what they would hold is then empty."""
