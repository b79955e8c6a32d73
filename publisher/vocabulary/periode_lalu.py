"""What the last period said: `periode-lalu.toml`, which `publisher next` writes.

Its figures are kept for the comparison and never typed again. Its words are kept as
digests: enough to know what is still the same.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from publisher.vocabulary.nodes import (
    PENGENAL,
    BilanganIsi,
    DesimalAtauKosong,
    DesimalIsi,
    NilaiLamaAtauKosong,
    Node,
    RupiahAtauKosong,
    Tahun,
    TeksIsi,
)

Pengenal = Annotated[TeksIsi, PENGENAL]


class AnggaranLalu(Node):
    """The totals, in rupiah."""

    pagu: RupiahAtauKosong = None
    realisasi: RupiahAtauKosong = None


class ProgramLalu(Node):
    """A program's amounts in rupiah, to the end of the last period."""

    kode: Pengenal
    pagu: RupiahAtauKosong = None
    realisasi: RupiahAtauKosong = None


class IndikatorLalu(Node):
    """An indicator as it was measured, in its unit; capaian in percent."""

    sasaran: Pengenal
    indikator: Pengenal
    target: NilaiLamaAtauKosong = None
    realisasi: NilaiLamaAtauKosong = None
    capaian: DesimalAtauKosong = None


class AngkaLalu(Node):
    """A figure that the report printed and that moves: in rupiah or percent, as `tables.facts`."""

    lingkup: Pengenal
    besaran: Pengenal
    nilai: DesimalIsi


class NarasiLalu(Node):
    """The digest of a narrative, and of those of its paragraphs in which figures are typed."""

    berkas: Pengenal
    kunci: Pengenal
    sidik: Pengenal
    alinea: Annotated[tuple[TeksIsi, ...], PENGENAL] = ()


class BerkasLalu(Node):
    """The digest of a file that the last report took in: of a lampiran, or a picture."""

    berkas: Pengenal
    sidik: Pengenal


class Tetap(Node):
    """A narrative or file that somebody has read again, and leaves as it was."""

    berkas: Pengenal = Field(description="berkas isi atau lampiran, misalnya pendahuluan.toml")
    kunci: Pengenal | None = Field(
        None, description="bagian yang tetap, misalnya dasar_hukum; kosong: seluruh berkas"
    )
    alasan: Pengenal = Field(description="mengapa masih berlaku")


class PeriodeLalu(Node):
    jenis: Literal["interim", "tahunan"]
    tahun: Tahun
    triwulan: BilanganIsi | None = None
    tetap: tuple[Tetap, ...] = Field((), description="yang sudah dibaca ulang dan masih berlaku")
    anggaran: AnggaranLalu | None = None
    program: tuple[ProgramLalu, ...] = ()
    indikator: tuple[IndikatorLalu, ...] = ()
    angka: tuple[AngkaLalu, ...] = ()
    narasi: tuple[NarasiLalu, ...] = ()
    lampiran: tuple[BerkasLalu, ...] = ()

    @property
    def akhir_periode(self) -> dt.date:
        """The last day that the last report covered."""
        month = 3 * int(self.triwulan or 4)
        return dt.date(self.tahun, month, calendar.monthrange(self.tahun, month)[1])
