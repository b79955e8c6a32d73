"""Pictures as phones, scanners and programs really write them, and worse."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.attachment_samples import picture, picture_bytes
from tests.hell.raw import Maker

SMALL = (60, 90)


def jpeg(mode: str = "RGB", **options: object) -> bytes:
    return picture_bytes(picture(SMALL).convert(mode), "JPEG", **options)


def png(mode: str = "RGB", **options: object) -> bytes:
    return picture_bytes(picture(SMALL).convert(mode), "PNG", **options)


def tiff(*modes: str, **options: object) -> bytes:
    first, *others = [picture(SMALL).convert(mode) for mode in modes or ("RGB",)]
    return picture_bytes(first, "TIFF", save_all=True, append_images=others, **options)


def turned(orientation: int) -> Maker:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return lambda: jpeg(exif=exif.tobytes())


def without_adobe_marker() -> bytes:
    """CMYK whose marker, which says that the values are inverted, is gone."""
    whole = jpeg("CMYK")
    at = whole.index(b"\xff\xee")
    return whole[:at] + whole[at + 2 + int.from_bytes(whole[at + 2 : at + 4], "big") :]


def with_transform(value: int, mode: str) -> bytes:
    """The Adobe marker says YCbCr or YCCK (1, 2), or plain values (0)."""
    whole = bytearray(jpeg(mode))
    marker = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes([value])
    at = whole.find(b"\xff\xee")
    if at >= 0:
        del whole[at : at + 16]
    return bytes(whole[:2] + marker + whole[2:])


def telling_a_false_length() -> bytes:
    whole = bytearray(jpeg())
    at = whole.index(b"\xff\xc0")
    whole[at + 2 : at + 4] = b"\xff\xff"
    return bytes(whole)


def in_a_hundred_scans() -> bytes:
    """A progressive JPEG whose last scan is said again and again."""
    whole = jpeg(progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * 100 + whole[-2:]


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def drawn_png(width: int, height: int, rows: int, bits: int = 1, colour: int = 0) -> bytes:
    """A PNG that says one height and holds `rows` rows of white."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    row = b"\0" + b"\xff" * ((width * bits * channels + 7) // 8)
    packer, packed = zlib.compressobj(9), b""
    for _ in range(rows):
        packed += packer.compress(row)
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", packed + packer.flush()) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def png_with(kind: bytes, content: bytes) -> bytes:
    whole = png()
    at = whole.index(b"IDAT") - 4
    return whole[:at] + chunk(kind, content) + whole[at:]


def bitten_png() -> bytes:
    whole = bytearray(png())
    whole[whole.index(b"IDAT") + 20] ^= 0x55
    return bytes(whole)


def text_bomb() -> bytes:
    return png_with(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9))


def interlaced() -> bytes:
    """Four grey pixels in the first of seven passes and three others (Adam7)."""
    rows = b"\0\x10" + b"\0\x50" + b"\0\x80\xa0"  # passes 1, 6 and 7 of a 2 × 2 picture
    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 1)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def moving(kind: str) -> bytes:
    frames = [picture(SMALL).rotate(90 * n) for n in range(3)]
    return picture_bytes(frames[0], kind, save_all=True, append_images=frames[1:], duration=99)


def two_pictures() -> bytes:
    """MPO: telephones put a second picture behind the first."""
    return picture_bytes(picture(SMALL), "MPO", save_all=True, append_images=[picture(SMALL)])


def broken_third_page() -> bytes:
    whole = bytearray(tiff(*["RGB"] * 4, compression="tiff_adobe_deflate"))
    with Image.open(io.BytesIO(bytes(whole))) as opened:
        opened.seek(2)
        (offset,) = opened.tag_v2[273]  # type: ignore[attr-defined]
    whole[offset : offset + 40] = b"\xff" * 40
    return bytes(whole)


def directory_loop() -> bytes:
    """The directory of the first page says that itself is the next."""
    whole = bytearray(tiff("L"))
    (first,) = struct.unpack_from("<I", whole, 4)
    (count,) = struct.unpack_from("<H", whole, first)
    struct.pack_into("<I", whole, first + 2 + 12 * count, first)
    return bytes(whole)


def tiff_with(tag: int, value: int) -> bytes:
    whole = bytearray(tiff("L"))
    (first,) = struct.unpack_from("<I", whole, 4)
    (count,) = struct.unpack_from("<H", whole, first)
    for n in range(count):
        at = first + 2 + 12 * n
        if struct.unpack_from("<H", whole, at)[0] == tag:
            struct.pack_into("<HII", whole, at + 2, 4, 1, value)
    return bytes(whole)


def tiled() -> bytes:
    """A TIFF of one tile of 16 × 16 grey pixels."""
    tags = [(256, 16), (257, 16), (258, 8), (259, 1), (262, 1), (322, 16), (323, 16), (325, 256)]
    entries = sorted([*tags, (324, 8), (277, 1)])
    directory = struct.pack("<H", len(entries)) + b"".join(
        struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries
    )
    return b"II*\0" + struct.pack("<I", 264) + bytes(range(256)) + directory + bytes(4)


def big_tiff() -> bytes:
    return tiff("L", big_tiff=True)


def real_numbers() -> bytes:
    return picture_bytes(picture(SMALL).convert("L").convert("F"), "TIFF")


def many_pages() -> bytes:
    page = Image.new("1", (400, 560), 1)
    page.paste(0, (20, 20, 200, 60))
    made = io.BytesIO()
    page.save(made, "TIFF", save_all=True, append_images=[page] * 59, compression="group4")
    return made.getvalue()


def floods(number: int) -> bytes:
    """A TIFF of many pages that share one strip of eight white bytes."""
    tags = ((256, 8), (257, 8), (258, 1), (259, 1), (262, 1), (273, 8), (278, 8), (279, 8))
    size = 2 + 12 * len(tags) + 4
    made = bytearray(b"II*\0" + struct.pack("<I", 16) + b"\xff" * 8)
    for n in range(1, number + 1):
        made += struct.pack("<H", len(tags))
        made += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        made += struct.pack("<I", 16 + n * size if n < number else 0)
    return bytes(made)


FILES: dict[str, Maker] = {
    "foto.jpg": jpeg,
    "foto-cmyk.jpg": lambda: jpeg("CMYK"),
    "foto-cmyk-tanpa-adobe.jpg": without_adobe_marker,
    "foto-ycck.jpg": lambda: with_transform(2, "CMYK"),
    "foto-adobe-rgb.jpg": lambda: with_transform(0, "RGB"),
    "foto-adobe-aneh.jpg": lambda: with_transform(77, "RGB"),
    "foto-progresif.jpg": lambda: jpeg(progressive=True),
    "foto-seratus-lintasan.jpg": in_a_hundred_scans,
    "foto-kelabu.jpg": lambda: jpeg("L"),
    "foto-dua.jpg": two_pictures,
    "foto-terpotong.jpg": lambda: jpeg()[:-300],
    "foto-tanpa-akhir.jpg": lambda: jpeg()[:-2],
    "foto-ekor.jpg": lambda: jpeg() + b"sampah" * 99,
    "foto-panjang-salah.jpg": telling_a_false_length,
    "foto-hanya-kepala.jpg": lambda: jpeg()[:20],
    "foto-exif-rusak.jpg": lambda: jpeg(exif=b"Exif\0\0II*\0\xff\xff\xff\x7f"),
    **{f"foto-putar-{n}.jpg": turned(n) for n in (2, 3, 5, 6, 8, 9)},
    "gambar-20000.png": lambda: drawn_png(20_000, 20_000, 20_000),
    "gambar-4000-warna.png": lambda: drawn_png(4_000, 4_000, 4_000, 8, 2),
    "gambar-bom.png": lambda: drawn_png(100_000, 100_000, 1),
    "gambar-minus.png": lambda: drawn_png(0x7FFFFFFF, 0x7FFFFFFF, 0),
    "gambar-nol.png": lambda: drawn_png(0, 0, 0),
    "gambar-sehelai.png": lambda: drawn_png(1, 30_000, 30_000),
    "gambar-kurang-baris.png": lambda: drawn_png(100, 100, 40),
    "gambar-16-bit.png": lambda: drawn_png(60, 90, 90, 16),
    "gambar-16-bit-warna.png": lambda: drawn_png(60, 90, 90, 16, 2),
    "gambar-palet.png": lambda: png("P"),
    "gambar-palet-tembus.png": lambda: png("P", transparency=0),
    "gambar-tembus.png": lambda: png("RGBA"),
    "gambar-kelabu-tembus.png": lambda: png("LA"),
    "gambar-selang-seling.png": interlaced,
    "gambar-crc-salah.png": bitten_png,
    "gambar-terpotong.png": lambda: png()[:-40],
    "gambar-bergerak.png": lambda: moving("PNG"),
    "gambar-teks-bom.png": text_bomb,
    "gambar-icc-rusak.png": lambda: png_with(b"iCCP", b"x\0\0" + zlib.compress(b"bukan profil")),
    "gambar-dpi-nol.png": lambda: png_with(b"pHYs", struct.pack(">IIB", 0, 0, 1)),
    "gambar-dpi-aneh.png": lambda: png_with(b"pHYs", struct.pack(">IIB", 1, 4_000_000_000, 1)),
    "pindaian-60.tif": many_pages,
    "pindaian-3000.tif": lambda: floods(3_000),
    "pindaian-campur.tif": lambda: tiff("1", "L", "RGB", "CMYK", "P"),
    "pindaian-halaman-3-rusak.tif": broken_third_page,
    "pindaian-putaran.tif": directory_loop,
    "pindaian-besar.tif": big_tiff,
    "pindaian-ubin.tif": tiled,
    "pindaian-pecahan.tif": real_numbers,
    "pindaian-jpeg.tif": lambda: tiff("RGB", compression="jpeg"),
    "pindaian-lzw.tif": lambda: tiff("RGB", compression="tiff_lzw"),
    "pindaian-lab.tif": lambda: tiff("LAB"),
    "pindaian-16-bit.tif": lambda: tiff("I;16"),
    "pindaian-tembus.tif": lambda: tiff("RGBA"),
    "pindaian-lebar-bom.tif": lambda: tiff_with(256, 4_000_000_000),
    "pindaian-pemampatan-aneh.tif": lambda: tiff_with(259, 34_999),
    "pindaian-terpotong.tif": lambda: tiff()[:-4000],
    "foto-iphone.heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
    "foto-iphone.jpg": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
    "gambar.gif": lambda: picture_bytes(picture(SMALL), "GIF"),
    "gambar-bergerak.gif": lambda: moving("GIF"),
    "gambar.webp": lambda: picture_bytes(picture(SMALL), "WEBP"),
    "gambar-bergerak.webp": lambda: moving("WEBP"),
    "gambar.bmp": lambda: picture_bytes(picture(SMALL), "BMP"),
    "gambar-rusak.bmp": lambda: picture_bytes(picture(SMALL), "BMP")[:200],
    "gambar.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}
