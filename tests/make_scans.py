"""Sample scans: a photographed control sheet (JPEG) and a faxed disposition sheet (TIFF).

Both are drawn, not scanned, so that nobody's papers are in the repository. The
same Pillow and fonts give the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONTS = Path("/usr/share/fonts/truetype/liberation")
A4_INCHES = (8.27, 11.69)
TURN_RIGHT_TO_READ = 6  # the EXIF orientation of a sheet laid on its side in the scanner
ORIENTATION = 0x0112

STEPS = (
    "Pengumpulan data kinerja dari sekretariat dan seksi",
    "Pengumpulan data realisasi anggaran",
    "Penyusunan konsep laporan",
    "Pencocokan angka dengan dokumen anggaran",
    "Pembahasan konsep laporan",
    "Perbaikan konsep laporan",
    "Pemeriksaan akhir oleh Sekretaris",
    "Persetujuan dan penandatanganan oleh Camat",
    "Penggandaan dan penjilidan",
    "Penyampaian kepada Pemerintah Kabupaten",
)
FORWARDED_TO = (
    "Sekretaris",
    "Sub Bagian Umum dan Kepegawaian",
    "Sub Bagian Keuangan",
    "Seksi Pemerintahan",
    "Seksi Pelayanan Umum",
    "Seksi Pemberdayaan Masyarakat dan Desa",
)
REQUESTS = ("Tanggapan dan saran", "Proses lebih lanjut", "Koordinasi/konfirmasi", "Arsip")


class Sheet:
    """A blank A4 page to draw a form on; lengths in millimetres from the top left."""

    def __init__(self, mode: str, dpi: int) -> None:
        self.dpi = dpi
        size = (round(A4_INCHES[0] * dpi), round(A4_INCHES[1] * dpi))
        self.image = Image.new(mode, size, 255 if mode == "L" else 1)
        self._draw = ImageDraw.Draw(self.image)

    def _px(self, mm: float) -> int:
        return round(mm / 25.4 * self.dpi)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        points: float = 10.5,
        face: str = "Regular",
        anchor: str = "la",
    ) -> None:
        font = ImageFont.truetype(FONTS / f"LiberationSans-{face}.ttf", points / 72 * self.dpi)
        self._draw.text((self._px(x), self._px(y)), text, 0, font, anchor)

    def title(self, y: float, *lines: str) -> None:
        for n, line in enumerate(lines):
            self.text(105, y + 6.5 * n, line, 13 if n == 0 else 11, "Bold", "ma")

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.25) -> None:
        points = [self._px(v) for v in (x1, y1, x2, y2)]
        self._draw.line(points, 0, max(1, self._px(width)))

    def box(self, x: float, y: float, width: float, height: float) -> None:
        corners = [self._px(v) for v in (x, y, x + width, y + height)]
        self._draw.rectangle(corners, outline=0, width=max(1, self._px(0.25)))

    def grid(self, x: float, y: float, widths: Sequence[float], heights: Sequence[float]) -> None:
        top = y
        for height in heights:
            left = x
            for width in widths:
                self.box(left, top, width, height)
                left += width
            top += height


def control_sheet(path: Path) -> None:
    """A slightly crooked grey scan of a blank form, stored lying on its side."""
    page = _as_scanned(_control_form().image, random.Random(2023))
    lying = page.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[ORIENTATION] = TURN_RIGHT_TO_READ
    lying.save(path, "JPEG", quality=62, dpi=(150, 150), exif=exif.tobytes())


def _control_form() -> Sheet:
    sheet = Sheet("L", 150)
    sheet.title(
        24, "LEMBAR KENDALI PENYUSUNAN LAPORAN KINERJA", "KECAMATAN JATIROTO", "KABUPATEN LUMAJANG"
    )
    sheet.line(25, 46, 190, 46, 0.6)
    for n, label in enumerate(("Nama laporan", "Periode", "Pelaksana")):
        sheet.text(25, 52 + 8 * n, label)
        sheet.text(58, 52 + 8 * n, ":")
    sheet.text(61, 52, "Laporan Kinerja Interim")
    sheet.text(61, 60, "Triwulan II Tahun 2023")
    sheet.line(61, 72.5, 190, 72.5)
    widths, left, top = (10.0, 85.0, 25.0, 22.0, 23.0), 25.0, 82.0
    sheet.grid(left, top, widths, (10.0, *(11.5 for _ in STEPS)))
    heads = ("No.", "Tahapan", "Tanggal", "Paraf", "Keterangan")
    for head, width in zip(heads, widths, strict=True):
        sheet.text(left + width / 2, top + 5, head, 10, "Bold", "mm")
        left += width
    for n, step in enumerate(STEPS):
        middle = top + 15.75 + 11.5 * n
        sheet.text(30, middle, f"{n + 1}.", 9.5, anchor="mm")
        sheet.text(37, middle, step, 9, anchor="lm")
    sheet.text(25, 213, "Catatan:")
    for n in range(3):
        sheet.line(25, 226 + 9 * n, 190, 226 + 9 * n)
    return sheet


def _as_scanned(page: Image.Image, chance: random.Random) -> Image.Image:
    """The page as a cheap scanner sees it: turned by half a degree, soft, grey, speckled."""
    paper = Image.new("L", page.size, 236)
    ink = page.rotate(0.55, Image.Resampling.BICUBIC, fillcolor=255)
    soft = ImageChops.multiply(paper, ink.point(lambda v: 62 + v * 193 // 255))
    soft = soft.filter(ImageFilter.GaussianBlur(0.6))
    grain = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height))
    grain = grain.filter(ImageFilter.GaussianBlur(0.8)).point(lambda v: 128 + (v - 128) // 6)
    return ImageChops.add(soft, grain, offset=-128)


def disposition_sheet(path: Path) -> None:
    """Two black-and-white pages, as a fax or an archive scanner writes them."""
    first, second = _disposition_form().image, _follow_up_form().image
    first.save(
        path, "TIFF", compression="group4", dpi=(200, 200), save_all=True, append_images=[second]
    )


def _disposition_form() -> Sheet:
    sheet = Sheet("1", 200)
    sheet.title(22, "LEMBAR DISPOSISI", "KECAMATAN JATIROTO KABUPATEN LUMAJANG")
    sheet.grid(25, 42, (82.5, 82.5), (34.0,))
    for n, label in enumerate(("Surat dari", "Nomor surat", "Tanggal surat")):
        _field(sheet, 28, 47 + 9 * n, label, 28, 76)
    for n, label in enumerate(("Diterima tanggal", "Nomor agenda", "Sifat")):
        _field(sheet, 110.5, 47 + 9 * n, label, 31, 76)
    sheet.box(25, 76, 165, 16)
    sheet.text(28, 82, "Perihal")
    sheet.text(56, 82, ":")
    sheet.text(59, 82, "Laporan Kinerja Interim Triwulan II Tahun 2023")
    sheet.grid(25, 92, (92.5, 72.5), (78.0,))
    _choices(sheet, 28, 97, "Diteruskan kepada Saudara:", FORWARDED_TO)
    _choices(sheet, 120.5, 97, "Dengan hormat harap:", REQUESTS)
    sheet.box(25, 170, 165, 62)
    sheet.text(28, 175, "Catatan:")
    sheet.text(150, 240, "Camat Jatiroto,", anchor="ma")
    sheet.line(120, 268, 180, 268)
    return sheet


def _field(sheet: Sheet, x: float, y: float, label: str, indent: float, width: float) -> None:
    sheet.text(x, y, label)
    sheet.text(x + indent, y, ":")
    sheet.line(x + indent + 3, y + 4.5, x + width, y + 4.5)


def _choices(sheet: Sheet, x: float, y: float, head: str, names: Sequence[str]) -> None:
    sheet.text(x, y, head)
    for n, name in enumerate(names):
        sheet.box(x, y + 9 + 10 * n, 4, 4)
        sheet.text(x + 7, y + 11 + 10 * n, name, 9.5, anchor="lm")


def _follow_up_form() -> Sheet:
    sheet = Sheet("1", 200)
    sheet.title(22, "LEMBAR DISPOSISI", "LAPORAN TINDAK LANJUT")
    widths, left = (12.0, 30.0, 83.0, 40.0), 25.0
    sheet.grid(left, 42, widths, (10.0, *(18.0 for _ in range(10))))
    for head, width in zip(("No.", "Tanggal", "Tindak lanjut", "Paraf"), widths, strict=True):
        sheet.text(left + width / 2, 47, head, 10, "Bold", "mm")
        left += width
    return sheet
