"""What people do wrong in TOML who have never written any: one small change of a valid report.

Each is a name, and what becomes of the files of a report. The golden beside shows
what the author reads then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Change = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Slip:
    name: str
    change: Change


def _text(name: str, stem: str, old: str, new: str) -> Slip:
    """One passage of a file is another; it stands in it once."""

    def change(folder: Path) -> None:
        file = folder / f"{stem}.toml"
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8", newline="")

    return Slip(name, change)


def _bytes(name: str, stem: str, made: Callable[[str], bytes]) -> Slip:
    """The whole file in other bytes."""

    def change(folder: Path) -> None:
        file = folder / f"{stem}.toml"
        file.write_bytes(made(file.read_text("utf-8")))

    return Slip(name, change)


def _renamed(name: str, stem: str, to: str) -> Slip:
    def change(folder: Path) -> None:
        (folder / f"{stem}.toml").rename(folder / to)

    return Slip(name, change)


SIMPULAN = 'simpulan = "Kinerja dinas baik."'
PAGU = "pagu = 1_000_000"
TANGGAL = "tanggal = 2024-07-05"
TEMPAT = 'tempat = "Tirtasari"'
NIP = 'nip = "197001011995031001"'
TARGET = "target = [5, 10]"
HARAPAN = "Laporan ini disusun *tepat waktu*.\n\nKritik dan saran kami nantikan.\n"
IKHTISAR = '"""\nikhtisar_eksekutif = "Ikhtisar dinas. Targetnya tercapai separuh."'
PENYEBAB = 'penyebab = "Nelayan melaut lebih sering."'

SLIPS: tuple[Slip, ...] = (
    # quotes
    _text("tanpa kutip", "laporan", TEMPAT, "tempat = Tirtasari"),
    _text("tanpa kutip, beberapa kata", "laporan", TEMPAT, "tempat = Kota Tirtasari Baru"),
    _text(
        "kalimat tanpa kutip", "penutup", SIMPULAN, "simpulan = Kinerja dinas baik, dan terus naik."
    ),
    _text("kutip penutup tidak ada", "penutup", SIMPULAN, 'simpulan = "Kinerja dinas baik.'),
    _text("kutip pembuka tidak ada", "penutup", SIMPULAN, 'simpulan = Kinerja dinas baik."'),
    _text("kutip melengkung dari Word", "penutup", SIMPULAN, "simpulan = “Kinerja dinas baik.”"),
    _text(
        "hanya kutip penutup melengkung", "penutup", SIMPULAN, 'simpulan = "Kinerja dinas baik.”'
    ),
    _text("kutip tunggal melengkung", "penutup", SIMPULAN, "simpulan = ‘Kinerja dinas baik.’"),
    _text(
        "apostrof di dalam kutip tunggal", "penutup", SIMPULAN, "simpulan = 'Kinerja Jum'at baik.'"
    ),
    _text("kutip di dalam kutip", "penutup", SIMPULAN, 'simpulan = "Kinerja "sangat" baik."'),
    _text("kutip lain jenis", "penutup", SIMPULAN, "simpulan = \"Kinerja dinas baik.'"),
    _text("kutip ganda dua kali", "penutup", SIMPULAN, 'simpulan = ""Kinerja dinas baik.""'),
    _text("aksen balik sebagai kutip", "penutup", SIMPULAN, "simpulan = `Kinerja dinas baik.`"),
    _text(
        "teks dua baris dalam kutip satu",
        "penutup",
        SIMPULAN,
        'simpulan = "Kinerja dinas baik.\nNaik terus."',
    ),
    # """
    _text(
        "tiga kutip penutup tidak ada",
        "pengantar",
        IKHTISAR,
        'ikhtisar_eksekutif = "Ikhtisar dinas."',
    ),
    _text(
        "tiga kutip penutup tidak ada, teks panjang berikutnya",
        "pengantar",
        IKHTISAR,
        'ikhtisar_eksekutif = """\nIkhtisar dinas.\n"""',
    ),
    _text(
        "tiga kutip penutup tidak ada, di akhir berkas",
        "penutup",
        SIMPULAN,
        'simpulan = """\nKinerja dinas baik.',
    ),
    _text(
        "tiga kutip penutup hanya dua",
        "pengantar",
        IKHTISAR,
        '""\nikhtisar_eksekutif = "Ikhtisar."',
    ),
    _text(
        "tiga kutip pembuka hanya dua", "pengantar", 'kata_pengantar = """', 'kata_pengantar = ""'
    ),
    _text("tiga kutip pembuka tidak ada", "pengantar", 'kata_pengantar = """', "kata_pengantar ="),
    _text("tiga kutip melengkung", "pengantar", 'kata_pengantar = """', "kata_pengantar = “““"),
    _text(
        "kata di belakang tiga kutip",
        "pengantar",
        IKHTISAR,
        '""" Sekian.\nikhtisar_eksekutif = "Ikhtisar."',
    ),
    # numbers
    _text("titik ribuan", "anggaran", PAGU, "pagu = 1.000.000"),
    _text("titik ribuan, satu saja", "anggaran", PAGU, "pagu = 400.000"),
    _text("koma ribuan", "anggaran", PAGU, "pagu = 1,000,000"),
    _text("spasi ribuan", "anggaran", PAGU, "pagu = 1 000 000"),
    _text("Rp di depan", "anggaran", PAGU, "pagu = Rp1.000.000"),
    _text("Rp di depan, dengan spasi", "anggaran", PAGU, "pagu = Rp 1_000_000"),
    _text("Rp dalam kutip", "anggaran", PAGU, 'pagu = "Rp1.000.000"'),
    _text("koma strip di belakang", "anggaran", PAGU, "pagu = 1.000.000,-"),
    _text("juta", "anggaran", PAGU, "pagu = 1 juta"),
    _text("huruf O sebagai nol", "anggaran", PAGU, "pagu = 1_0OO_000"),
    _text("huruf O pertama", "anggaran", PAGU, "pagu = O"),
    _text("huruf l sebagai satu", "anggaran", PAGU, "pagu = l_000_000"),
    _text("huruf l di tengah", "anggaran", PAGU, "pagu = 1_0l0_000"),
    _text("garis bawah ganda", "anggaran", PAGU, "pagu = 1__000_000"),
    _text("garis bawah di akhir", "anggaran", PAGU, "pagu = 1_000_"),
    _text("pagu negatif dalam kurung", "anggaran", PAGU, "pagu = (1_000_000)"),
    _text("rumus", "anggaran", PAGU, "pagu = 600_000 + 400_000"),
    _text("strip sebagai tanda kosong", "anggaran", PAGU, "pagu = -"),
    _text("koma desimal", "kinerja", "target = 20.50", "target = 20,50"),
    _text("persen", "kinerja", "target = 20.50", "target = 20.50%"),
    _text("persen dalam kutip", "kinerja", "target = 20.50", 'target = "20,50%"'),
    _text("satuan di belakang angka", "kinerja", "target = 20.50", "target = 20.50 Ton"),
    _text("nol di depan", "laporan", "triwulan = 2", "triwulan = 02"),
    _text("triwulan Romawi", "laporan", "triwulan = 2", "triwulan = II"),
    _text("triwulan dalam kutip", "laporan", "triwulan = 2", 'triwulan = "2"'),
    _text("angka desimal tanpa nol", "kinerja", "target = 20.50", "target = .5"),
    _text("angka diakhiri titik", "kinerja", "target = 20.50", "target = 20."),
    _text("kode tanpa kutip", "anggaran", 'kode = "3.25.01"', "kode = 3.25.01"),
    _text("NIP tanpa kutip", "laporan", NIP, "nip = 197001011995031001"),
    _text("NIP tanpa kutip, dengan spasi", "laporan", NIP, "nip = 19700101 199503 1 001"),
    # dates
    _text("tanggal Indonesia", "laporan", TANGGAL, "tanggal = 05-07-2024"),
    _text("tanggal dengan garis miring", "laporan", TANGGAL, "tanggal = 5/7/2024"),
    _text("tanggal dengan nama bulan", "laporan", TANGGAL, "tanggal = 5 Juli 2024"),
    _text("tanggal dengan nama bulan dalam kutip", "laporan", TANGGAL, 'tanggal = "5 Juli 2024"'),
    _text("tanggal dalam kutip", "laporan", TANGGAL, 'tanggal = "2024-07-05"'),
    _text("tanggal yang tidak ada", "laporan", TANGGAL, "tanggal = 2024-06-31"),
    _text("tanggal tanpa nol", "laporan", TANGGAL, "tanggal = 2024-7-5"),
    # keys and lines
    _text("titik dua, bukan sama dengan", "laporan", TEMPAT, 'tempat: "Tirtasari"'),
    _text("tanpa sama dengan", "laporan", TEMPAT, 'tempat "Tirtasari"'),
    _text("dua sama dengan", "laporan", TEMPAT, 'tempat == "Tirtasari"'),
    _text("kunci dengan spasi", "penutup", "langkah_perbaikan", "langkah perbaikan"),
    _text("kunci dengan strip", "penutup", "langkah_perbaikan", "langkah-perbaikan"),
    _text("kunci dengan kapital", "penutup", "langkah_perbaikan", "Langkah_Perbaikan"),
    _text("kunci dalam kutip", "penutup", "langkah_perbaikan", '"langkah perbaikan"'),
    _text("kunci salah eja", "penutup", "langkah_perbaikan", "langkah_perbaikn"),
    _text("nilai kosong", "laporan", TEMPAT, "tempat ="),
    _text("nilai kosong dalam kutip", "laporan", TEMPAT, 'tempat = ""'),
    _text("kunci dua kali", "laporan", TEMPAT, f'{TEMPAT}\ntempat = "Pasuruan"'),
    _text("dua kunci sebaris", "laporan", TEMPAT, f"{TEMPAT}, {TANGGAL[:7]}_2 = 1"),
    _text("koma di akhir baris", "laporan", TEMPAT, f"{TEMPAT},"),
    _text("titik koma di akhir baris", "laporan", TEMPAT, f"{TEMPAT};"),
    _text("titik di akhir baris", "laporan", TEMPAT, f"{TEMPAT}."),
    _text("komentar dengan garis miring", "laporan", TEMPAT, f"{TEMPAT} // ibu kota"),
    _text(
        "komentar dengan garis miring, sebaris penuh", "laporan", TEMPAT, f"// ibu kota\n{TEMPAT}"
    ),
    _text("komentar dengan strip", "laporan", TEMPAT, f"-- ibu kota\n{TEMPAT}"),
    _text("komentar dalam kurung sudut", "laporan", TEMPAT, f"<!-- ibu kota -->\n{TEMPAT}"),
    _text("kalimat lepas", "penutup", SIMPULAN, f"Ini simpulan kami.\n{SIMPULAN}"),
    _text("butir daftar lepas", "penutup", SIMPULAN, f"- Kinerja baik\n{SIMPULAN}"),
    # tables
    _text("kurung siku penutup tidak ada", "laporan", "[kertas]", "[kertas"),
    _text(
        "kurung siku ganda penutup kurang",
        "organisasi",
        '[[unit]]\nnama = "Sekretariat"',
        '[[unit]\nnama = "Sekretariat"',
    ),
    _text(
        "kurung siku tunggal untuk yang berulang",
        "organisasi",
        '[[unit]]\nnama = "Sekretariat"',
        '[unit]\nnama = "Sekretariat"',
    ),
    _text("kurung siku ganda untuk yang tunggal", "laporan", "[kertas]", "[[kertas]]"),
    _text("kurung biasa", "laporan", "[kertas]", "(kertas)"),
    _text("kurung kurawal", "laporan", "[kertas]", "{kertas}"),
    _text("tabel dua kali", "laporan", "[kertas]", "[penanda_tangan]\n[kertas]"),
    _text("tabel dengan spasi", "laporan", "[penanda_tangan]", "[penanda tangan]"),
    _text("tabel salah eja", "laporan", "[penanda_tangan]", "[penandatangan]"),
    _text("tabel dengan kapital", "laporan", "[kertas]", "[Kertas]"),
    _text(
        "kunci tertinggal di atas tabelnya",
        "laporan",
        '[kertas]\nukuran = "F4"',
        'ukuran = "F4"\n[kertas]',
    ),
    _text("tabel dengan judul di belakang", "laporan", "[kertas]", "[kertas] ukuran F4"),
    # lists
    _text("daftar tidak ditutup", "kinerja", TARGET, "target = [5, 10"),
    _text("daftar tanpa koma", "kinerja", TARGET, "target = [5 10]"),
    _text("daftar tanpa kurung", "kinerja", TARGET, "target = 5, 10"),
    _text("daftar dengan titik koma", "kinerja", TARGET, "target = [5; 10]"),
    _text(
        "daftar teks tanpa koma", "organisasi", '"perumusan kebijakan", ', '"perumusan kebijakan" '
    ),
    _text(
        "daftar teks tanpa kurung",
        "organisasi",
        '["perumusan kebijakan", "pembinaan pegawai"]',
        '"perumusan kebijakan", "pembinaan pegawai"',
    ),
    _text("daftar kurung kurawal", "kinerja", TARGET, "target = {5, 10}"),
    _text("koma pertama di daftar", "kinerja", TARGET, "target = [, 5, 10]"),
    _text("kurawal tidak ditutup", "anggaran", "{ operasi = 400_000 }", "{ operasi = 400_000"),
    _text("kurawal dengan titik dua", "anggaran", "{ operasi = 400_000 }", "{ operasi: 400_000 }"),
    _text(
        "nilai tunggal untuk daftar",
        "kinerja",
        'program = ["3.25.01", "3.25.03"]',
        'program = "3.25.01"',
    ),
    # words
    _text("ukuran kertas dengan nama lain", "laporan", 'ukuran = "F4"', 'ukuran = "Folio"'),
    _text("ukuran kertas huruf kecil", "laporan", 'ukuran = "F4"', 'ukuran = "f4"'),
    _text("ukuran kertas HVS", "laporan", 'ukuran = "F4"', 'ukuran = "Legal"'),
    _text("jenis laporan dengan kapital", "laporan", 'jenis = "interim"', 'jenis = "Interim"'),
    _text("jenis laporan dengan kata lain", "laporan", 'jenis = "interim"', 'jenis = "triwulanan"'),
    _text("ya, bukan true", "laporan", "[kertas]", "[tanda_tangan]\nkolom = ya\n[kertas]"),
    _text("True dengan kapital", "laporan", "[kertas]", "[tanda_tangan]\nkolom = True\n[kertas]"),
    _text("ya dalam kutip", "laporan", "[kertas]", '[tanda_tangan]\nkolom = "ya"\n[kertas]'),
    _text(
        "garis miring terbalik", "laporan", 'isi = "tabel_kinerja"', 'berkas = "lampiran\\peta.pdf"'
    ),
    _text(
        "alamat Windows", "laporan", 'isi = "tabel_kinerja"', 'berkas = "C:\\Users\\Budi\\peta.pdf"'
    ),
    # pasted
    _text("spasi tak terputus dari Word", "laporan", TEMPAT, 'tempat\u00a0= "Tirtasari"'),
    _text("spasi tak terputus di belakang", "laporan", TEMPAT, f"{TEMPAT}\u00a0"),
    _text("spasi tanpa lebar", "laporan", TEMPAT, 'tempat = \u200b"Tirtasari"'),
    _text("BOM di tengah berkas", "laporan", TEMPAT, f"\ufeff{TEMPAT}"),
    _text("sel tersalin dari Excel", "anggaran", PAGU, "pagu = 1_000_000\t400_000"),
    _text("baris tersalin dari Excel", "anggaran", PAGU, "3.25.01\tProgram Penunjang\t1.000.000"),
    _text("pemisah halaman dari Word", "penutup", SIMPULAN, 'simpulan = "Kinerja dinas\x0cbaik."'),
    _text("tab di dalam teks", "penutup", SIMPULAN, 'simpulan = "Kinerja\tdinas baik."'),
    _text("strip panjang sebagai minus", "kinerja", "target = 20.50", "target = –20.50"),
    _text("karakter NUL", "penutup", SIMPULAN, 'simpulan = "Kinerja\0 baik."'),
    _text("tanda konflik git", "penutup", SIMPULAN, f"<<<<<<< HEAD\n{SIMPULAN}"),
    _text("pagar kode", "penutup", SIMPULAN, f"```toml\n{SIMPULAN}"),
    # files
    _bytes(
        "disimpan sebagai ANSI", "penutup", lambda t: t.replace("baik", "“baik”").encode("cp1252")
    ),
    _bytes("disimpan sebagai Unicode (UTF-16)", "penutup", lambda t: t.encode("utf-16")),
    _bytes(
        "disimpan dengan BOM dan baris Windows",
        "penutup",
        lambda t: t.replace("\n", "\r\n").encode("utf-8-sig"),
    ),
    _bytes("baris Mac lama", "penutup", lambda t: t.replace("\n", "\r").encode()),
    _bytes(
        "disimpan sebagai dokumen Word",
        "penutup",
        lambda t: b"PK\x03\x04\x14\0\x06\0" + bytes(range(256)),
    ),
    _bytes(
        "disimpan sebagai RTF", "penutup", lambda t: b"{\\rtf1\\ansi\\deff0 " + t.encode() + b"}"
    ),
    _bytes("disimpan sebagai PDF", "penutup", lambda t: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    _bytes("berkas kosong", "penutup", lambda t: b""),
    _bytes("berkas terpotong", "pengantar", lambda t: t[:90].encode()),
    _bytes("isi berkas lain", "penutup", lambda t: b'visi = "Tirtasari"\nmisi_diacu = 1\n'),
    _renamed("akhiran .txt", "penutup", "penutup.toml.txt"),
    _renamed("akhiran hilang", "penutup", "penutup"),
    _renamed("akhiran lain", "penutup", "penutup.txt"),
    _renamed("nama dengan kapital", "penutup", "Penutup.toml"),
    _renamed("nama dengan spasi", "visi-misi", "visi misi.toml"),
    _renamed("nama dengan garis bawah", "visi-misi", "visi_misi.toml"),
    _renamed("salinan dari unduhan", "penutup", "penutup (1).toml"),
)
