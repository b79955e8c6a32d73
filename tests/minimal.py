"""The smallest content that is valid: an invented dinas, every file, figures that agree."""

from __future__ import annotations

from pathlib import Path

_LAPORAN = """#:schema .skema/laporan.json
jenis = "interim"
tahun = 2024
triwulan = 2
tempat = "Tirtasari"
tanggal = 2024-07-05

[perangkat_daerah]
jenis = "dinas"
nama = "Dinas Perikanan"
kabupaten = "Kabupaten Tirtasari"
kepala = "Kepala Dinas"

[penanda_tangan]
jabatan = "Kepala Dinas Perikanan"
nama = "BUDI CONTOH"
gelar_belakang = "S.Pi."
pangkat = "Pembina Tk. I"
nip = "197001011995031001"

[kertas]
ukuran = "F4"

[[lampiran]]
kunci = "bagan"
judul = "Bagan Organisasi"
isi = "bagan_organisasi"

[[lampiran]]
kunci = "perjanjian_kinerja"
judul = "Pengukuran Perjanjian Kinerja"
isi = "tabel_kinerja"
"""

_PENGANTAR = '''#:schema .skema/pengantar.json
kata_pengantar = """
Laporan ini disusun *tepat waktu*.

Kritik dan saran kami nantikan.
"""
ikhtisar_eksekutif = "Ikhtisar dinas. Targetnya tercapai separuh."
'''

_PENDAHULUAN = """#:schema .skema/pendahuluan.json
latar_belakang = "Latar belakang."
dasar_hukum = "Dasar hukum."
maksud_tujuan = "Maksud dan tujuan."
kedudukan = "Kedudukan."
tugas_fungsi = "Tugas dan fungsi."
susunan_organisasi = "Susunan organisasi."
uraian_tugas = "Uraian tugas."
isu_strategis = "Isu strategis dinas."
sistematika = "Sistematika."

[[peraturan]]
bentuk = "Peraturan Presiden"
nomor = 29
tahun = 2014
tentang = "Sistem Akuntabilitas Kinerja Instansi Pemerintah"

[[peraturan]]
bentuk = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
nomor = 53
tahun = 2014
tentang = """ + (
    '"Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu '
    'Atas Laporan Kinerja Instansi Pemerintah"\n'
)

_VISI_MISI = """#:schema .skema/visi-misi.json
tahun_awal = 2021
tahun_akhir = 2026
visi = "Tirtasari yang Sejahtera"
pengantar_visi = "Visi kabupaten."
pengantar_masalah = "Masalah pokok."
pengantar_penjelasan = "Penjelasan visi."
pengantar_misi = "Misi kabupaten."
pengantar_tujuan = "Tujuan dan sasaran."
misi_diacu = 1
narasi_misi_diacu = "Dinas mengacu misi pertama."
pengantar_sasaran = "Sasaran dinas."

[[pokok_visi]]
nama = "Sejahtera"
penjelasan = ["Nelayan hidup layak."]
[[pokok_visi.masalah]]
masalah = "Pendapatan nelayan rendah"
kondisi = "Pendapatan nelayan cukup"

[[misi]]
nama = "Meningkatkan pendapatan nelayan"
penjelasan = "Nelayan menjadi mandiri."
tujuan = ["Pendapatan nelayan meningkat"]
"""

_PERENCANAAN = """#:schema .skema/perencanaan.json
pengantar = "Bab ini memuat rencana."
rencana_kerja = "Rencana kerja."
anggaran = "Anggaran."
perjanjian_kinerja = "Perjanjian kinerja."
rekonsiliasi = "Perubahan anggaran."
"""

_AKUNTABILITAS = """#:schema .skema/akuntabilitas.json
pengantar = "Bab ini memuat capaian."
pengukuran = "Pengukuran."
polaritas_positif = "Makin tinggi makin baik."
polaritas_negatif = "Makin rendah makin baik."
skala = "Skala."
capaian = "Capaian."
hasil = "Hasil."
penetapan_indikator = "Indikator."
cara_pengukuran = "Cara pengukuran."
program_kegiatan = "Program dan kegiatan."
realisasi_anggaran = "Realisasi."
serapan_program = "Serapan."
rujukan_lampiran = "Rincian ada dalam lampiran."
"""

_PENUTUP = """#:schema .skema/penutup.json
simpulan = "Kinerja dinas baik."
langkah_perbaikan = "Dinas memperbaiki pendataan."
penutup = "Demikian laporan ini."
"""

_ANGGARAN = """#:schema .skema/anggaran.json
tahap = "murni"
lokasi = "Kabupaten Tirtasari"
sumber_dana = "DAU"
nama_sumber_dana = "Dana Alokasi Umum"

[[belanja]]
jenis = "operasi"
nama = "Belanja Operasi"
[[belanja.rincian]]
nama = "Belanja Barang dan Jasa"
pagu = 1_500_000

[[program]]
kode = "3.25.01"
nama = "Program Penunjang Urusan Pemerintahan Daerah"
indikator = "Nilai SAKIP"
target = "80 Nilai"
[[program.kegiatan]]
kode = "3.25.01.2.06"
nama = "Administrasi Umum Perangkat Daerah"
indikator = "Jumlah laporan administrasi"
target = "12 Laporan"
[[program.kegiatan.sub_kegiatan]]
kode = "3.25.01.2.06.02"
nama = "Penyediaan Peralatan dan Perlengkapan Kantor"
indikator = "Jumlah paket peralatan"
target = "1 Paket"
pagu = 1_000_000
realisasi = { operasi = 400_000 }
sumber_data = "Laporan Realisasi Anggaran"
[[program]]
kode = "3.25.03"
nama = "Program Pengelolaan Perikanan Tangkap"
indikator = "Produksi perikanan tangkap"
target = "20 Ton"
[[program.kegiatan]]
kode = "3.25.03.2.01"
nama = "Pengelolaan Penangkapan Ikan"
indikator = "Jumlah nelayan yang dilayani"
target = "30 Orang"
[[program.kegiatan.sub_kegiatan]]
kode = "3.25.03.2.01.01"
nama = "Penyediaan Data dan Informasi Sumber Daya Ikan"
indikator = "Jumlah dokumen data"
target = "2 Dokumen"
pagu = 500_000
realisasi = { operasi = 125_000 }
sumber_data = "Laporan Realisasi Anggaran"
"""

_KINERJA = """#:schema .skema/kinerja.json
[[sasaran]]
nama = "Pendapatan nelayan meningkat"
program = ["3.25.01", "3.25.03"]
[[sasaran.indikator]]
nama = "Produksi perikanan tangkap"
satuan = "Ton"
target = 20.50
realisasi = 10.25
sumber_data = "Buku Produksi Dinas"
[[skala.kategori]]
nama = "Baik"
bawah = 75
[[skala.kategori]]
nama = "Kurang"

[sasaran.indikator.triwulan]
target = [5, 10]
realisasi = [6, 10.25]

[sasaran.indikator.analisis]
penyebab = "Nelayan melaut lebih sering."
"""

_ORGANISASI = """#:schema .skema/organisasi.json
dasar = "Peraturan Bupati Tirtasari Nomor 7 Tahun 2020"

[[unit]]
nama = "Kepala Dinas"
tugas = "Kepala Dinas memimpin dinas."
pengantar_fungsi = "Kepala Dinas mempunyai fungsi:"
fungsi = ["perumusan kebijakan", "pembinaan pegawai"]

[[unit]]
nama = "Sekretariat"
atasan = "Kepala Dinas"
tugas = "Sekretariat melayani administrasi."
pengantar_fungsi = "Sekretariat mempunyai fungsi:"
fungsi = ["pengelolaan surat"]
"""

MINIMAL: dict[str, str] = {
    "laporan": _LAPORAN,
    "pengantar": _PENGANTAR,
    "pendahuluan": _PENDAHULUAN,
    "visi-misi": _VISI_MISI,
    "perencanaan": _PERENCANAAN,
    "akuntabilitas": _AKUNTABILITAS,
    "penutup": _PENUTUP,
    "anggaran": _ANGGARAN,
    "kinerja": _KINERJA,
    "organisasi": _ORGANISASI,
}


def write_minimal(folder: Path, **overrides: str | None) -> Path:
    """Write every file into `folder`; `visi_misi="…"` replaces a text, None leaves the file out.

    A file that a report may lack is written where its text is given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {stem.replace("-", "_"): text for stem, text in MINIMAL.items()} | overrides
    for stem, content in files.items():
        if content is not None:
            (folder / f"{stem.replace('_', '-')}.toml").write_text(
                content, encoding="utf-8", newline=""
            )
    return folder


def changed(stem: str, old: str, new: str) -> str:
    """The text of a file with one passage changed; `old` must stand in it once."""
    assert MINIMAL[stem].count(old) == 1, f"{old!r} stands {MINIMAL[stem].count(old)} times"
    return MINIMAL[stem].replace(old, new)
