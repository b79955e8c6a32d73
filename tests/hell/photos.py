"""Pictures for the narrative, besides those of `pictures`: each a picture of four quarters."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms

from tests.attachment_samples import picture, picture_bytes
from tests.hell.pictures import SMALL, drawn_png, jpeg, png
from tests.hell.raw import Maker

TURNS = {  # orientation of EXIF → how a camera that is held so stores an upright picture
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def held(orientation: int, kind: str = "JPEG", size: tuple[int, int] = SMALL) -> Maker:
    """Upright again, once its orientation is obeyed."""

    def made() -> bytes:
        exif = Image.Exif()
        exif[0x0112] = orientation
        upright = picture(size)
        stored = upright.transpose(TURNS[orientation]) if orientation in TURNS else upright
        return picture_bytes(stored, kind, exif=exif.tobytes())

    return made


def with_position() -> bytes:
    """What a telephone writes: where the photo was taken, and by what."""
    exif = Image.Exif()
    exif[0x010F] = "Telepon Rahasia"
    exif.get_ifd(0x8825).update({1: "S", 2: (8.0, 7.0, 30.0), 3: "E", 4: (113.0, 13.0, 20.0)})
    return jpeg(exif=exif.tobytes(), comment=b"Telepon Rahasia")


def with_profile(kind: str) -> bytes:
    """Colours by a profile in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, blue = (profile.index(tag) for tag in (b"rXYZ", b"bXYZ"))
    swapped = bytearray(profile)
    swapped[red + 4 : red + 12], swapped[blue + 4 : blue + 12] = (
        profile[blue + 4 : blue + 12],
        profile[red + 4 : red + 12],
    )
    r, g, b = picture(SMALL).split()
    return picture_bytes(Image.merge("RGB", (b, g, r)), kind, icc_profile=bytes(swapped))


def large(width: int, height: int) -> bytes:
    made = io.BytesIO()
    picture(SMALL).resize((width, height), Image.Resampling.NEAREST).save(made, "JPEG", quality=80)
    return made.getvalue()


RIGHT: dict[str, Maker] = {
    **{f"arah-{n}.jpg": held(n) for n in range(1, 9)},
    **{f"arah-{n}.png": held(n, "PNG") for n in (3, 6)},
    "arah-6.webp": held(6, "WEBP"),
    "arah-6.tif": held(6, "TIFF"),
    "arah-6-besar.jpg": held(6, size=(1200, 1800)),
    "arah-9.jpg": lambda: held(9)(),
    "posisi.jpg": with_position,
    "profil-tertukar.jpg": lambda: with_profile("JPEG"),
    "profil-tertukar.png": lambda: with_profile("PNG"),
    "profil-rusak.jpg": lambda: jpeg(icc_profile=b"bukan profil"),
    "24-mp.jpg": lambda: large(4000, 6000),
    "tembus.webp": lambda: picture_bytes(picture(SMALL).convert("RGBA"), "WEBP", lossless=True),
    "kelabu-tembus.png": lambda: png("LA"),
    "FOTO.JPG": jpeg,
    "FOTO BESAR.JPeG": jpeg,
    "tanpa-akhiran": jpeg,
    "foto.jpg.png": jpeg,
    "ö-é-文 (1).jpg": jpeg,
    "foto;rm -rf.jpg": jpeg,
    "subfolder/dalam/foto.jpg": jpeg,
}
TOLD: dict[str, Maker] = {
    "satu-piksel.png": lambda: drawn_png(1, 1, 1),
    "sehelai.png": lambda: drawn_png(1, 10_000, 10_000),
    "100-mp.png": lambda: drawn_png(10_000, 10_000, 10_000),
    "178-mp.png": lambda: drawn_png(18_000, 12_000, 12_000),
    "kosong.jpg": lambda: b"",
    "halaman.jpg": lambda: b"<!DOCTYPE html><title>404 Not Found</title>",
    "surat.png": lambda: b"%PDF-1.7\n",
    "catatan.jpg": lambda: b"bukan gambar",
    "vektor.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "foto.heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
}


def write(files: dict[str, Maker], folder: Path) -> list[str]:
    for name, make in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(make())
    return list(files)
