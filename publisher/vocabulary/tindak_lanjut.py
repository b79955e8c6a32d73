"""What became of earlier recommendations, and what the office was praised for or thought of."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from publisher.vocabulary.nodes import (
    NarasiIsi,
    Node,
    Tahun,
    TanggalAtauKosong,
    TeksAtauKosong,
    TeksIsi,
)

StatusTindakLanjut = Literal["selesai", "dalam proses", "belum"]


class TindakLanjut(Node):
    """A recommendation and what was done about it (PermenPANRB 88/2021 asks for it each year)."""

    rekomendasi: TeksIsi = Field(description="bunyi rekomendasi")
    asal: TeksIsi = Field(description="misalnya LHE SAKIP 2024 Nomor …")
    tindak_lanjut: TeksAtauKosong = Field(None, description="apa yang telah dilakukan")
    status: StatusTindakLanjut = Field(description="selesai, dalam proses, atau belum")
    bukti: TeksAtauKosong = Field(None, description="dokumen, nomor, tanggal")
    penanggung_jawab: TeksAtauKosong = None


class Penghargaan(Node):
    """An award."""

    nama: TeksIsi
    pemberi: TeksIsi
    tingkat: TeksIsi = Field(description="kabupaten, provinsi, nasional, …")
    tanggal: TanggalAtauKosong = None


class Inovasi(Node):
    """Something new that the office does, and what came of it."""

    nama: TeksIsi
    tahun: Tahun
    uraian: NarasiIsi
    hasil: NarasiIsi
