"""What a content model must be able to say, as real reports do: a golden for each line of ten.

The list is what was read in reports of the field; each golden is what a person reads of the
Word file, or of the table that is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from publisher import pipeline
from publisher.convert import ENGINES
from publisher.tables import compute_tables
from publisher.vocabulary.report import Report
from publisher.word import compose
from publisher.word.xml import text_of
from tests import fake_engine
from tests.as_text import table_text, word_outline
from tests.attachment_samples import picture, picture_bytes
from tests.conftest import Golden
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import GOLDENS, TEMPLATE, loaded
from tests.test_narrative_in_word import notes, set_narrative
from tests.word_validity import problems

HERE = GOLDENS / "unsur"

SISIPAN = """
[[tabel]]
kunci = "capaian"
judul = "Capaian menurut Misi"
kolom = [
  { kunci = "misi", gabung = true },
  { kunci = "indikator" },
  { kunci = "target_lalu", judul = "Target", kelompok = "Tahun 2023" },
  { kunci = "capaian_lalu", judul = "Realisasi", kelompok = "Tahun 2023" },
  { kunci = "target", judul = "Target", kelompok = "Tahun 2024" },
  { kunci = "capaian", judul = "Realisasi", kelompok = "Tahun 2024" },
]
nomor_kolom = true
baris = [
  { kelompok = "Misi 1: Sejahtera" },
  ["Laut", "Tangkapan", "70 poin", "71 poin", "73 poin", "74 poin"],
  ["Laut", "Kapal berizin", 9, 8, 10, { isi = "n.a.", alasan = "izin pindah ke provinsi" }],
  { kelompok = "Misi 2: Cerdas" },
  ["Darat", { isi = "Kolam dan tambak", tinggi = 2 }, "", "-", 4, 5],
  ["Darat", "", "", 3, "belum diisi"],
]
kosong = "–"
catatan = "* angka sementara\\n*) termasuk kolam desa"
sumber = "Bidang Tangkap"

[[tabel]]
kunci = "pegawai"
judul = "Pegawai per Bidang"
kolom = ["bidang", "golongan", { kunci = "orang", format = "angka" }]
kelompok = "bidang"
subtotal = true
jumlah = ["orang"]
rata_rata = ["orang"]
baris = [["Tangkap", "III", 4], ["Tangkap", "II", 2], ["Budi Daya", "III", 3]]

[[tabel]]
kunci = "aksi"
judul = "Rencana Aksi"
kertas = "A3"
kolom = ["sasaran", "tw_1", "tw_2", "tw_3", "tw_4"]
baris = [["Tangkapan", 1, 2, 3, 4]]

[[tabel]]
kunci = "lebar"
judul = "Data Kecamatan"
mendatar = true
kolom = ["kecamatan", "jiwa"]
baris = [["Utara", "9 kab/kota"]]

[[gambar]]
kunci = "tunggal"
judul = "Dermaga"
berkas = "a.jpg"
lebar = "penuh"
sumber = "Dokumentasi dinas, 2024"
catatan = "Foto diambil pada 3 Mei 2024."

[[gambar]]
kunci = "samping"
judul = "Piagam Penghargaan"
berkas = "a.jpg"
samping = "kanan"

[[galeri]]
kunci = "giat"
judul = "Dokumentasi Pelatihan"
kolom = 2
foto = [
  { berkas = "a.jpg", judul = "Pembukaan" }, { berkas = "b.jpg", judul = "Praktik" },
  { berkas = "a.jpg", judul = "Penutupan" },
]

[[grafik]]
kunci = "batang"
judul = "Pegawai per Golongan"
dari = "tabel.pegawai"
label = "golongan"
kolom = ["orang"]
satuan = "Orang"

[[grafik]]
kunci = "bertumpuk"
judul = "Pagu dan Realisasi"
jenis = "batang_bertumpuk"
dari = "serapan"
tingkat = "program"
label = "nama"
kolom = ["realisasi", "pagu"]

[[grafik]]
kunci = "garis"
judul = "Tangkapan per Bulan"
jenis = "garis"
kategori = ["Januari", "Februari", "Maret"]
deret = [{ nama = "Ton", nilai = [1.5, "belum diisi", 2] }]

[[grafik]]
kunci = "lingkaran"
judul = "Jenis Alat Tangkap"
jenis = "lingkaran"
kategori = ["Jaring", "Pancing"]
deret = [{ nama = "Alat", nilai = [3, 1] }]
"""

TABLES = """Menurut {tabel.capaian}, capaian naik.[^1]

{tabel.capaian}

{tabel.pegawai}

{tabel.lebar}

{tabel.aksi}

Setelah tabel.

[^1]: Dihitung menurut {tabel.pegawai}.
"""
PICTURES = """Dermaga tampak pada {gambar.tunggal}.

{gambar.tunggal}

{gambar.samping}

Dinas menerima piagam seperti {gambar.samping}.

{galeri.giat}
"""
CHARTS = """Pegawai digambarkan pada {grafik.batang}.

{grafik.batang}

{grafik.bertumpuk}

{grafik.garis}

{grafik.lingkaran}
"""
HEADINGS = "Isi.\\n\\n## Perikanan\\n\\nIsi.\\n\\n### Laut\\n\\nIsi.\\n\\n## Pasar\\n\\nIsi."

INDICATOR = """hitungan = { pembilang = [8.25, 12.25], penyebut = [2] }
penanggung_jawab = "Bidang Tangkap"
sub_indikator = [
  { nama = "Perairan umum", realisasi = 4.25, target = 5 },
  { nama = "Laut", realisasi = 6 },
]
pembanding = [
  { nama = "Kabupaten Tetangga", nilai = 9.5, tahun = 2023, sumber = "LKj" },
  { nama = "Provinsi", nilai = 12.5, tahun = 2023, sumber = "BPS" },
  { nama = "nasional", nilai = 10.25, tahun = 2023, sumber = "KKP" },
]
riwayat = [{ tahun = 2022, target = 15, realisasi = 14 }, { tahun = 2023, realisasi = 16 }]
target_akhir = { tahun = 2026, target = 25, dokumen = "Renstra" }
"""
LATE = """[[sasaran.indikator]]
nama = "Predikat SAKIP"
satuan = "Predikat"
target = 80
mulai_triwulan = 4

"""
SCALE = """[efisiensi]
rumus = "100 - serapan"

[[skala.kategori]]
nama = "Istimewa"
lebih_dari = 100
warna = "hijau"
[[skala.kategori]]
nama = "Memuaskan"
bawah = 80
[[skala.kategori]]
nama = "Perlu Kerja Keras"
warna = "F4A6A6"
"""
CHAPTER = """
[[tindak_lanjut]]
rekomendasi = "Melengkapi sumber data."
asal = "LHE SAKIP Tahun 2023"
tindak_lanjut = "Sumber data ditulis pada setiap indikator."
status = "dalam proses"
bukti = "Surat Nomor 1 Tahun 2024"
penanggung_jawab = "Sekretariat"
[[tindak_lanjut]]
rekomendasi = "Menyusun pohon kinerja."
asal = "LHE SAKIP Tahun 2023"
status = "belum"
[[penghargaan]]
nama = "Pelayanan Prima"
pemberi = "Bupati Tirtasari"
tingkat = "kabupaten"
tanggal = 2024-05-02
[[inovasi]]
nama = "Kartu Nelayan Digital"
tahun = 2024
uraian = "Nelayan mendaftar lewat *ponsel*."
hasil = "Pendaftaran lebih cepat."
"""
FUNDS = 'pagu = 500_000\nsumber_dana = "DBHCHT"\n'
COVER = """[sampul]
lambang = "kiri"
lambang_kedua = "b.jpg"
foto = "a.jpg"
latar = "a.jpg"
alamat = "Jalan Merdeka Nomor 1"
laman = "https://dinas.go.id"

[kertas]"""


def content(folder: Path) -> Path:
    kinerja = changed("kinerja", "realisasi = 10.25\n", f"realisasi = 10.25\n{INDICATOR}")
    start, end = kinerja.index("[[skala"), kinerja.index("[sasaran.indikator.triwulan]")
    quarter = kinerja[end:]
    write_minimal(
        folder,
        kinerja=f"{kinerja[:start]}{quarter}\n{LATE}{SCALE}",
        laporan=changed("laporan", "[kertas]", COVER),
        akuntabilitas=MINIMAL["akuntabilitas"] + CHAPTER,
        anggaran=changed(
            "anggaran", "pagu = 500_000\n", 'pagu = 500_000\nsumber_dana = "DBHCHT"\n'
        ),
        sisipan=SISIPAN,
    )
    for file, key, text in (
        ("pendahuluan", "kedudukan", TABLES),
        ("pendahuluan", "tugas_fungsi", PICTURES),
        ("pendahuluan", "uraian_tugas", CHARTS),
        ("penutup", "langkah_perbaikan", HEADINGS.replace("\\n", "\n")),
    ):
        set_narrative(folder / f"{file}.toml", key, text)
    for name in ("a", "b"):
        (folder / f"{name}.jpg").write_bytes(picture_bytes(picture((900, 600)), "JPEG"))
    return folder


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return loaded(content(tmp_path_factory.mktemp("isi")))


@pytest.fixture(scope="module")
def word(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "fake", fake_engine)
        request = pipeline.Request(report.folder, tmp_path_factory.mktemp("jadi"), TEMPLATE, "fake")
        made = pipeline.build(request, lambda stage: None)
        assert made.word is not None, made.findings
        yield made.word.path


def section(word: Path, first: str, last: str) -> str:
    text = word_outline(word).partition(f"] {first}\n")[2]
    return text.partition(f"] {last}\n")[0].rpartition("\n")[0] + "\n"


def test_the_word_file_is_sound(word: Path) -> None:
    assert problems(word) == []


def test_1_tables_of_ones_own_and_2_what_stands_round_them(word: Path, golden: Golden) -> None:
    text = section(word, "Kedudukan", "Tugas Pokok dan Fungsi")
    golden(text + f"catatan kaki:{notes(word)[0]}\n", HERE / "1-2-tabel.txt")


def test_3_photos_awards_and_innovations(word: Path, golden: Golden) -> None:
    photos = section(word, "Tugas Pokok dan Fungsi", "Struktur Organisasi")
    awards = section(word, "Penghargaan", "/ Penutup").partition("===")[0]
    golden(f"{photos}----\n{awards}", HERE / "3-foto-penghargaan.txt")


def test_4_charts_and_the_organisation(word: Path, golden: Golden) -> None:
    body = docx.Document(str(word)).element.body
    told = [
        (drawing.get("descr"), text_of(p))
        for p in body.iter(qn("w:p"))
        for drawing in p.iter(qn("wp:docPr"))
    ]
    golden("".join(f"{alt}\n" for alt, _ in told if alt), HERE / "4-gambar.txt")


@pytest.mark.parametrize("penomoran", ["huruf", "desimal", "angka"])
def test_5_three_ways_to_number_sections(
    penomoran: str, report: Report, tmp_path: Path, golden: Golden
) -> None:
    folder = content(tmp_path / "isi")
    (folder / "susunan.toml").write_text(f'penomoran = "{penomoran}"\n', "utf-8")
    made = loaded(folder)
    draft = compose(made, compute_tables(made), TEMPLATE)
    lines = (f"{'  ' * e.level}{e.label}" for e in draft.entries if e.kind in ("bab", "subbab"))
    golden("\n".join(lines) + "\n", HERE / f"5-{penomoran}.txt")


GROUPS = {
    "6-indikator": ("kinerja", "rincian_indikator", "pembanding", "perjanjian", "rencana_aksi"),
    "6-analisis": ("analisis",),
    "7-anggaran": ("efisiensi", "anggaran_sasaran", "sumber_dana"),
    "8-tindak-lanjut": ("tindak_lanjut", "penghargaan", "inovasi"),
}


@pytest.mark.parametrize("name", GROUPS)
def test_6_to_8_what_is_computed(name: str, report: Report, golden: Golden) -> None:
    tables = compute_tables(report)
    text = ""
    for key in GROUPS[name]:
        table = tables[key]
        text += f"## {key}\n{table_text(table) if table else 'tidak ada'}\n"
    golden(text, HERE / f"{name}.txt")


def test_9_a_scale_with_its_own_words_and_colours(word: Path, golden: Golden) -> None:
    document = docx.Document(str(word))
    lines = []
    for table in document.tables:
        rows = [[c.text for c in row.cells] for row in table.rows]
        if "Istimewa" not in str(rows):
            continue
        for row in table.rows:
            shades = [c._tc.find(f".//{qn('w:shd')}") for c in row.cells]
            fills = ["" if s is None else f" ({s.get(qn('w:fill'))})" for s in shades]
            lines.append(" | ".join(c.text + f for c, f in zip(row.cells, fills, strict=True)))
        lines.append("")
    golden("\n".join(lines), HERE / "9-skala.txt")


def test_10_the_cover_and_the_paper(word: Path, golden: Golden) -> None:
    document = docx.Document(str(word))
    text = word_outline(word).partition("===")[0]
    drawn = [d.get("descr") for d in document.element.body.iter(qn("wp:docPr"))][:4]
    foot = [p.text for p in document.sections[0].footer.paragraphs if p.text]
    sheets = [
        f"{s.orientation.name.lower()} {round(s.page_width.mm)} x {round(s.page_height.mm)}"
        for s in document.sections
    ]
    golden("\n".join([text, *map(str, drawn), *foot, *sheets]) + "\n", HERE / "10-sampul.txt")


def test_a_picture_beside_text_is_a_frame_that_links_reach(word: Path) -> None:
    body = docx.Document(str(word)).element.body
    framed = [p for p in body.iter(qn("w:p")) if p.find(f".//{qn('w:framePr')}") is not None]
    assert [text_of(p) for p in framed] == ["", "Gambar 1.2  Piagam Penghargaan"]
    beside = framed[-1].getnext()
    marks = {m.get(qn("w:name")) for m in beside.iter(qn("w:bookmarkStart"))}
    # LibreOffice finds no bookmark in a frame: what leads to it lands on the words beside it.
    assert "_Ref_gambar_samping" in marks and any(m.startswith("_Toc") for m in marks)
    links = [h.get(qn("w:anchor")) for h in beside.iter(qn("w:hyperlink"))]
    assert links == ["_Ref_gambar_samping"]
    assert "_Ref_gambar_samping" not in "".join(t.text or "" for t in body.iter(qn("w:instrText")))
