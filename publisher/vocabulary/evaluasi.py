"""What only the office can say about its reporting: `[evaluasi]` in `laporan.toml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from publisher.vocabulary.nodes import Node, TanggalAtauKosong, TeksAtauKosong

Jawaban = Literal["ya", "sebagian", "tidak", "belum diisi"]


class Pernyataan(Node):
    """An answer and its evidence. Without evidence it counts as not given."""

    jawaban: Jawaban = Field(description="ya, sebagian, tidak, atau belum diisi")
    bukti: TeksAtauKosong = Field(None, description="dokumen, nomor, tanggal, atau alamat laman")


class Pemanfaatan(Node):
    """How the report was used (PermenPANRB 88/2021, 3.c)."""

    perhatian_pimpinan: Pernyataan | None = Field(
        None, description="dibahas pimpinan, misalnya dalam rapat evaluasi"
    )
    kepedulian_pegawai: Pernyataan | None = Field(None, description="diketahui seluruh pegawai")
    penyesuaian_aktivitas: Pernyataan | None = Field(
        None, description="kegiatan disesuaikan berdasarkan isi laporan"
    )
    penyesuaian_anggaran: Pernyataan | None = Field(
        None, description="anggaran disesuaikan, misalnya dalam DPA perubahan"
    )
    evaluasi_keberhasilan: Pernyataan | None = Field(
        None, description="keberhasilan dievaluasi dan rekomendasi ditindaklanjuti"
    )
    penyesuaian_perencanaan: Pernyataan | None = Field(
        None, description="target atau rencana berikutnya disesuaikan"
    )
    budaya_kinerja: Pernyataan | None = Field(
        None, description="memengaruhi cara kerja, misalnya penghargaan atau penugasan"
    )


class EvaluasiKantor(Node):
    """Statements of the office for the self-score; none of them is printed."""

    berkala: Pernyataan | None = Field(None, description="disusun setiap triwulan dan setiap tahun")
    diformalkan: Pernyataan | None = Field(None, description="ditandatangani pimpinan")
    direviu: Pernyataan | None = Field(None, description="telah direviu APIP atau tim reviu")
    dipublikasikan: Pernyataan | None = Field(None, description="dimuat di laman resmi atau ESR")
    tanggal_penyampaian: TanggalAtauKosong = None
    batas_penyampaian: TanggalAtauKosong = Field(
        None, description="laporan tahunan: akhir Februari tahun berikutnya bila tidak ditulis"
    )
    pemanfaatan: Pemanfaatan | None = None
