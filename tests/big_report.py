"""A report as full as real ones are: photos, tables of every kind, charts, footnotes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from PIL import Image, ImageDraw

from tests.minimal import MINIMAL, write_minimal

TELEPHONE = (4000, 3000)  # pixels
UPRIGHT = 0x0112  # the tag of EXIF that says how the camera was held
GALLERY = 6
DESA = ("Sukamaju", "Sumberejo", "Tirtasari Kulon", "Kalidilem", "Rowokangkung", "Banyuputih")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
CHAPTERS = (
    ("pendahuluan", "latar_belakang", "Latar belakang."),
    ("perencanaan", "rencana_kerja", "Rencana kerja."),
    ("akuntabilitas", "capaian", "Capaian."),
    ("akuntabilitas", "realisasi_anggaran", "Realisasi."),
    ("penutup", "simpulan", "Kinerja dinas baik."),
)


@dataclass(frozen=True)
class Size:
    photos: int = 60
    tables: int = 20
    charts: int = 10
    notes: int = 40


WHOLE = Size()
SHARE = Size(photos=12, tables=8, charts=4, notes=10)


def write(folder: Path, size: Size) -> Path:
    folder.mkdir(parents=True)
    items = [*_pictures(folder, size.photos), *_tables(folder, size.tables), *_charts(size.charts)]
    texts = {stem: MINIMAL[stem] for stem, _, _ in CHAPTERS}
    for n, (stem, key, said) in enumerate(CHAPTERS):
        mine = [name for name, _ in items[n :: len(CHAPTERS)]]
        told = _narrative(said, mine, range(n, size.notes, len(CHAPTERS)))
        old = f'{key} = "{said}"'
        assert texts[stem].count(old) == 1
        texts[stem] = texts[stem].replace(old, f"{key} = {json.dumps(told)}")
    write_minimal(folder, **texts, sisipan="\n".join(toml for _, toml in items))
    return folder


def _narrative(said: str, names: Sequence[str], notes: Sequence[int]) -> str:
    parts = [said]
    for n, name in enumerate(names):
        if n % 4 == 0:
            parts.append(f"### Kegiatan {n // 4 + 1}")
        marks = "".join(f"[^{note}]" for note in notes[n :: len(names)])
        parts.append(f"Pelaksanaannya diuraikan pada {{{name}}}{marks}, sampai akhir triwulan.")
        parts.append(f"{{{name}}}")
    return "\n\n".join([*parts, *(f"[^{n}]: Berita acara nomor {n + 1}, 2024." for n in notes)])


Item = tuple[str, str]  # `gambar.posyandu`, and what sisipan.toml says of it


def _pictures(folder: Path, photos: int) -> Iterator[Item]:
    """A sixth of the photos alone, the others in grids of one, two and three columns."""
    alone = photos // 10
    for n in range(photos):
        _photo(folder / f"IMG_{n:04}.jpg", n)
    for n in range(alone):
        yield _item("gambar", f"g{n}", f"Kegiatan Lapangan {n + 1}", berkas=f"IMG_{n:04}.jpg")
    for n, first in enumerate(range(alone, photos, GALLERY)):
        numbers = range(first, min(first + GALLERY, photos))
        listed = ", ".join(
            f'{{ berkas = "IMG_{k:04}.jpg", judul = "Giat {k + 1}" }}' for k in numbers
        )
        more = f"kolom = {n % 3 + 1}\nfoto = [{listed}]\n"
        yield _item("galeri", f"d{n}", f"Dokumentasi {n + 1}", more, sumber="Dinas, 2024")


def _photo(path: Path, number: int) -> None:
    """As large as a telephone's, held in each of four ways."""
    image = _scene(number % 3).copy()
    ImageDraw.Draw(image).text((200, 200), str(number + 1), "white", font_size=900)
    exif = Image.Exif()
    exif[UPRIGHT] = (1, 6, 3, 8)[number % 4]
    image.save(path, "JPEG", quality=92, exif=exif)


@cache
def _scene(number: int) -> Image.Image:
    """With enough grain that it does not shrink to nothing."""
    small = (1000, 750)
    bands = [Image.effect_noise(small, 40 + 20 * ((number + n) % 3)) for n in range(3)]
    return Image.merge("RGB", bands).resize(TELEPHONE)


def _tables(folder: Path, tables: int) -> Iterator[Item]:
    makers = (_typed, _of_csv, _of_workbook, _wide)
    for n in range(tables):
        key, title = f"t{n}", f"Data Desa {n + 1}"
        yield _item("tabel", key, title, makers[n % 4](folder, n), sumber="Dinas, 2024")


def _typed(_: Path, number: int) -> str:
    rows = ",\n".join(f'  ["{d}", {120 + number * k}, {90 + k}]' for k, d in enumerate(DESA))
    return f"""kolom = [
  {{ kunci = "desa" }},
  {{ kunci = "l", judul = "Laki-laki", kelompok = "Penduduk" }},
  {{ kunci = "p", judul = "Perempuan", kelompok = "Penduduk" }},
]
nomor = true
jumlah = ["l", "p"]
baris = [
{rows},
]
"""


def _of_csv(folder: Path, number: int) -> str:
    with (folder / f"data{number}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Desa", "Luas (ha)", "Produksi (ton)", "Keterangan"])
        for k, desa in enumerate(DESA * 6):  # longer than a page
            writer.writerow([f"{desa} {k // 6 + 1}", f"1.2{k:02},5", k * 7 + number, "terdata"])
    return (
        f'berkas = "data{number}.csv"\nkolom = [{{ kunci = "desa" }}, '
        '{ kunci = "luas", asal = "Luas (ha)", format = "desimal" }, '
        '{ kunci = "produksi", asal = "Produksi (ton)", format = "angka" }, '
        '{ kunci = "keterangan" }]\njumlah = ["produksi"]\n'
    )


def _of_workbook(folder: Path, number: int) -> str:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Kelompok", "Desa", "Nilai"])
    for k, desa in enumerate(DESA):
        sheet.append([f"Wilayah {k // 3 + 1}", desa, 1_250_000 * (k + 1)])
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("A5:A7")
    book.save(folder / f"data{number}.xlsx")
    return f'berkas = "data{number}.xlsx"\n'


def _wide(_: Path, number: int) -> str:
    columns = ", ".join(f'{{ kunci = "b{n}", judul = "{m}" }}' for n, m in enumerate(MONTHS))
    rows = ",\n".join(
        f'  ["Pelayanan administrasi kependudukan Desa {d}", {", ".join(map(str, values))}]'
        for d, values in zip(DESA, _values(number), strict=True)
    )
    return f'kolom = [{{ kunci = "layanan" }}, {columns}]\nbaris = [\n{rows},\n]\n'


def _values(number: int) -> Iterator[list[int]]:
    for k in range(len(DESA)):
        yield [10_000 + 137 * (n + k + number) for n in range(len(MONTHS))]


def _charts(charts: int) -> Iterator[Item]:
    kinds = ("batang", "batang_bertumpuk", "garis", "lingkaran")
    for n in range(charts):
        kind = kinds[n % 4]
        key, title = f"k{n}", f"Perkembangan Layanan {n + 1}"
        if n % 3 == 0 and kind != "lingkaran":
            more = 'dari = "tabel.t0"\nlabel = "desa"\nkolom = ["l", "p"]\nsatuan = "Jiwa"\n'
        else:
            series = ["Permohonan"] if kind == "lingkaran" else ["Permohonan", "Selesai"]
            values = ", ".join(
                f'{{ nama = "{s}", nilai = {[40 + 9 * k + n + m for k in range(6)]} }}'
                for m, s in enumerate(series)
            )
            more = f"kategori = {json.dumps(MONTHS[:6])}\nderet = [{values}]\n"
        yield _item("grafik", key, title, f'jenis = "{kind}"\n{more}', sumber="Dinas, 2024")


def _item(kind: str, key: str, title: str, more: str = "", **said: str) -> Item:
    lines = "".join(f'{name} = "{value}"\n' for name, value in said.items())
    return f"{kind}.{key}", f'[[{kind}]]\nkunci = "{key}"\njudul = "{title}"\n{lines}{more}'
