"""The columns of every computed table: what they are called where a table is asked for by name.

A column is a field or property of the table's rows. To add a table to TABLES, name its
columns here.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.vocabulary.tabel import BentukSel


@dataclass(frozen=True, slots=True)
class KolomHitung:
    """format: None for text and for figures that already carry their unit.

    bila: the flag of the rows without which the column says nothing.
    """

    kunci: str
    judul: str
    format: BentukSel | None = None
    kelompok: str = ""
    bila: str = ""


def _kolom(
    kunci: str, judul: str, format: BentukSel | None = None, di: str = "", bila: str = ""
) -> KolomHitung:
    return KolomHitung(kunci, judul, format, di, bila)


_SERAPAN = (
    _kolom("kode", "Kode"),
    _kolom("nama", "Program/Kegiatan/Sub Kegiatan"),
    _kolom("tingkat", "Tingkat"),
    _kolom("murni", "Pagu Murni (Rp)", "angka"),
    _kolom("pagu", "Pagu (Rp)", "angka"),
    _kolom("realisasi", "Realisasi (Rp)", "angka"),
    _kolom("sisa", "Sisa (Rp)", "angka"),
    _kolom("persen", "%", "desimal"),
)

KOLOM: dict[str, tuple[KolomHitung, ...]] = {
    "masalah": (
        _kolom("no", "No."),
        _kolom("masalah", "Permasalahan"),
        _kolom("kondisi", "Kondisi"),
        _kolom("pokok_visi", "Pokok Visi"),
        _kolom("visi", "Visi"),
    ),
    "penjelasan_visi": (
        _kolom("visi", "Visi"),
        _kolom("pokok_visi", "Pokok-Pokok Visi"),
        _kolom("no", "No."),
        _kolom("penjelasan", "Penjelasan Visi"),
    ),
    "misi": (
        _kolom("no", "No."),
        _kolom("misi", "Misi"),
        _kolom("penjelasan", "Penjelasan Misi"),
    ),
    "sasaran": (
        _kolom("no", "No."),
        _kolom("sasaran", "Sasaran"),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("murni", "Target Murni"),
        _kolom("perubahan", "Target Perubahan"),
        _kolom("target", "Target"),
    ),
    "rencana_kerja": (
        _kolom("tingkat", "Tingkat"),
        _kolom("kode", "Kode"),
        _kolom("nama", "Program/Kegiatan/Sub Kegiatan"),
        _kolom("lokasi", "Lokasi"),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("target", "Target Capaian"),
        _kolom("pagu", "Kebutuhan Dana (Rp)", "angka"),
        _kolom("sumber_dana", "Sumber Dana"),
    ),
    "belanja": (
        _kolom("no", "No."),
        _kolom("uraian", "Uraian"),
        _kolom("pagu", "Anggaran (Rp)", "angka"),
    ),
    "rekonsiliasi": (
        _kolom("kode", "Kode"),
        _kolom("nama", "Program"),
        _kolom("murni", "Pagu Murni (Rp)", "angka"),
        _kolom("operasi", "Operasi (Rp)", "angka", "Pagu Perubahan", "terinci"),
        _kolom("modal", "Modal (Rp)", "angka", "Pagu Perubahan", "terinci"),
        _kolom("jumlah", "Jumlah (Rp)", "angka", "Pagu Perubahan"),
        _kolom("selisih", "Selisih (Rp)", "angka"),
    ),
    "skala": (
        _kolom("rentang", "Rentang Capaian (%)"),
        _kolom("kategori", "Kategori"),
    ),
    "kinerja": (
        _kolom("no", "No."),
        _kolom("sasaran", "Sasaran Strategis"),
        _kolom("indikator", "Indikator Sasaran"),
        _kolom("cara_pengukuran", "Cara Pengukuran"),
        _kolom("target", "Target"),
        _kolom("target_triwulan", "Target Triwulan", bila="bertriwulan"),
        _kolom("realisasi", "Realisasi"),
        _kolom("capaian_triwulan", "Capaian Triwulan (%)", "desimal", bila="bertriwulan"),
        _kolom("capaian", "Capaian (%)", "desimal"),
        _kolom("kategori", "Kategori"),
        _kolom("program", "Program"),
        _kolom("pagu", "Pagu (Rp)", "angka", "Anggaran"),
        _kolom("realisasi_anggaran", "Realisasi (Rp)", "angka", "Anggaran"),
        _kolom("persen", "%", "desimal", "Anggaran"),
    ),
    "analisis": (
        _kolom("no", "No."),
        _kolom("analisis", "Analisis"),
        _kolom("uraian", "Uraian"),
    ),
    "realisasi": (
        _kolom("no", "No."),
        _kolom("uraian", "Belanja"),
        _kolom("pagu", "Anggaran (Rp)", "angka"),
        _kolom("realisasi", "Realisasi (Rp)", "angka"),
        _kolom("sisa", "Sisa (Rp)", "angka"),
        _kolom("persen", "%", "desimal"),
    ),
    "serapan": _SERAPAN,
    "keuangan": _SERAPAN,
    "anggaran_sasaran": (
        _kolom("no", "No."),
        _kolom("sasaran", "Sasaran"),
        _kolom("pagu", "Pagu (Rp)", "angka"),
        _kolom("realisasi", "Realisasi (Rp)", "angka"),
        _kolom("persen", "%", "desimal"),
        _kolom("capaian", "Capaian (%)", "desimal"),
    ),
    "efisiensi": (
        _kolom("no", "No."),
        _kolom("sasaran", "Sasaran"),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("capaian", "Capaian (%)", "desimal"),
        _kolom("serapan", "Penyerapan (%)", "desimal"),
        _kolom("tingkat", "Tingkat Efisiensi (%)", "desimal"),
    ),
    "sumber_dana": (
        _kolom("no", "No."),
        _kolom("sumber_dana", "Sumber Dana"),
        _kolom("pagu", "Pagu (Rp)", "angka"),
        _kolom("realisasi", "Realisasi (Rp)", "angka"),
        _kolom("persen", "%", "desimal"),
        _kolom("bagian", "Bagian dari Pagu (%)", "desimal"),
    ),
    "rincian_indikator": (
        _kolom("no", "No."),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("rincian", "Rincian"),
        _kolom("target", "Target"),
        _kolom("realisasi", "Realisasi"),
        _kolom("capaian", "Capaian (%)", "desimal"),
    ),
    "pembanding": (
        _kolom("no", "No."),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("realisasi", "Realisasi"),
        _kolom("pembanding", "Pembanding"),
        _kolom("tahun", "Tahun"),
        _kolom("nilai", "Nilai"),
        _kolom("selisih", "Selisih", "angka"),
        _kolom("sumber", "Sumber"),
    ),
    "tindak_lanjut": (
        _kolom("no", "No."),
        _kolom("rekomendasi", "Rekomendasi"),
        _kolom("asal", "Asal"),
        _kolom("tindak_lanjut", "Tindak Lanjut"),
        _kolom("status", "Status"),
        _kolom("bukti", "Bukti"),
        _kolom("penanggung_jawab", "Penanggung Jawab"),
    ),
    "penghargaan": (
        _kolom("no", "No."),
        _kolom("nama", "Penghargaan"),
        _kolom("pemberi", "Pemberi"),
        _kolom("tingkat", "Tingkat"),
        _kolom("tanggal", "Tanggal"),
    ),
    "perbandingan": (
        _kolom("kode", "Kode"),
        _kolom("nama", "Program"),
        _kolom("pagu_sebelum", "Pagu (Rp)", "angka", "Periode Lalu"),
        _kolom("sebelum", "Realisasi (Rp)", "angka", "Periode Lalu"),
        _kolom("persen_sebelum", "%", "desimal", "Periode Lalu"),
        _kolom("pagu", "Pagu (Rp)", "angka", "Periode Ini"),
        _kolom("selama", "Realisasi Periode Ini Saja (Rp)", "angka", "Periode Ini"),
        _kolom("sampai", "Realisasi sampai dengan Periode Ini (Rp)", "angka", "Periode Ini"),
        _kolom("persen", "%", "desimal", "Periode Ini"),
    ),
    "perjanjian": (
        _kolom("no", "No."),
        _kolom("sasaran", "Sasaran"),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("target", "Target"),
    ),
    "perjanjian_program": (
        _kolom("no", "No."),
        _kolom("program", "Program"),
        _kolom("anggaran", "Anggaran (Rp)", "angka"),
        _kolom("keterangan", "Keterangan"),
    ),
    "pengukuran": (
        _kolom("no", "No."),
        _kolom("sasaran", "Sasaran"),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("target", "Target"),
        _kolom("realisasi", "Realisasi"),
        _kolom("capaian", "Capaian (%)", "desimal"),
    ),
    "rencana_aksi": (
        _kolom("no", "No."),
        _kolom("sasaran", "Sasaran"),
        _kolom("indikator", "Indikator Kinerja"),
        _kolom("target", "Target"),
        _kolom("triwulan_1", "I", None, "Target Triwulan"),
        _kolom("triwulan_2", "II", None, "Target Triwulan"),
        _kolom("triwulan_3", "III", None, "Target Triwulan"),
        _kolom("triwulan_4", "IV", None, "Target Triwulan"),
        _kolom("program", "Program"),
        _kolom("anggaran", "Anggaran (Rp)", "angka"),
        _kolom("penanggung_jawab", "Penanggung Jawab"),
    ),
    "inovasi": (
        _kolom("no", "No."),
        _kolom("nama", "Inovasi"),
        _kolom("tahun", "Tahun"),
        _kolom("uraian", "Uraian"),
        _kolom("hasil", "Hasil"),
    ),
    "checklist_reviu": (
        _kolom("no", "No."),
        _kolom("pernyataan", "Pernyataan"),
        _kolom("jawaban", "Check List"),
        _kolom("keterangan", "Keterangan"),
    ),
    "rekap_reviu": (
        _kolom("aspek", "Aspek"),
        _kolom("ya", "Ya"),
        _kolom("tidak", "Tidak"),
        _kolom("tidak_berlaku", "Tidak Berlaku"),
        _kolom("perlu_orang", "Perlu Orang"),
    ),
}
