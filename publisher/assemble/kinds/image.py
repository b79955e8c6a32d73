"""Pictures: those that a PDF can hold as they are stay so, the others are drawn anew."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import img2pdf
from PIL import Image, ImageCms, ImageOps, ImageSequence

from publisher.assemble import notices
from publisher.assemble.limits import PAGES
from publisher.assemble.trouble import Broken, Exhausting, Trouble, too_many_pages
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

# A picture has no size of its own: its page is larger than any paper of a
# report, so that fitting it to the paper only ever makes it smaller.
LONG_SIDE = 1200.0  # points
ORIENTATION = 0x0112  # the EXIF tag
UPRIGHT_OR_TURNED = (1, 3, 6, 8)  # the others are mirrored, which /Rotate cannot say
AS_THEY_ARE = ("1", "L", "P", "RGB")  # modes of PNG that a PDF can hold as they are
REFUSED = (  # what img2pdf says of a picture that a PDF cannot hold as it is
    img2pdf.AlphaChannelError,
    img2pdf.ImageOpenError,
    img2pdf.JpegColorspaceError,
    img2pdf.UnsupportedColorspaceError,
)
OPAQUE = ("L", "RGB")
SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")
FOR_PRINT = ("CMYK", "LAB", "HSV")  # an archive has one colour space, that of screens
MOVING = ("GIF", "PNG", "WEBP")


def inspect(file: Path, at: Place) -> tuple[Finding, ...]:
    with opened(file, at) as picture:
        modes = set()
        for number, frame in enumerate(_frames(picture), start=1):
            if number > PAGES:
                raise too_many_pages(file.name, at)
            frame.load()
            modes.add(frame.mode)
        if "F" in modes:
            raise Broken(
                message("the picture in {file} is measurements, not colours", file=file.name),
                message("save the picture as PNG or JPEG with the program that made it"),
                at,
            )
        return tuple(_changes(picture, modes, file.name, at))


def _changes(picture: Image.Image, modes: set[str], name: str, at: Place) -> Iterator[Finding]:
    if picture.format in MOVING and getattr(picture, "n_frames", 1) > 1:
        yield notices.MOTION.found(
            at,
            message("{file} moves; only its first picture is in the report", file=name),
            message("save the pictures that matter as files of their own"),
        )
    if modes.intersection(FOR_PRINT):
        yield notices.COLOURS.found(
            at,
            message("the colours of {file} are meant for a press; they were converted", file=name),
            message("nothing to do, unless an exact colour matters"),
        )


def ready(file: Path, at: Place, stem: Path) -> PdfFile:
    with opened(file, at) as picture:
        pdf = _as_pdf(file, picture)
    made = stem.with_name(stem.name + ".pdf")
    made.write_bytes(pdf)
    return PdfFile(made)


@contextmanager
def opened(file: Path, at: Place) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow errs on what is too large, later
            with Image.open(file) as picture:
                yield picture
    except Image.DecompressionBombError:
        raise Exhausting(
            message("{file} has too many pixels", file=file.name),
            message("scan it at 300 dots per inch, or save it smaller"),
            at,
        ) from None
    except (Trouble, MemoryError):
        raise
    except Exception:  # a decoder may raise anything on bytes that make no sense
        raise Broken(
            message("{file} is damaged or incomplete", file=file.name),
            message("copy or scan the picture again"),
            at,
        ) from None


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    """Every page of a TIFF; of others the first: telephones add a second for depth."""
    if picture.format == "TIFF":
        yield from ImageSequence.Iterator(picture)
    else:
        yield picture


def _fits_as_it_is(picture: Image.Image) -> bool:
    orientation = picture.getexif().get(ORIENTATION, 1)
    if picture.mode in FOR_PRINT:
        return False
    if picture.format in ("JPEG", "MPO"):
        return orientation in UPRIGHT_OR_TURNED or orientation not in range(1, 9)
    plain = picture.mode in AS_THEY_ARE and "transparency" not in picture.info
    return picture.format == "PNG" and plain and orientation == 1


def _redrawn(frame: Image.Image) -> bytes:
    """The picture upright, without transparency, in a format that img2pdf takes as it is."""
    upright = ImageOps.exif_transpose(frame)
    plain = _opaque(on_screen(eight_bits(upright)))
    made = io.BytesIO()
    kept = ("dpi",) if frame.mode in FOR_PRINT else ("dpi", "icc_profile")
    keep = {name: frame.info[name] for name in kept if name in frame.info}
    if frame.format in ("JPEG", "MPO"):
        plain.save(made, "JPEG", quality=95, subsampling=0, **keep)
    elif plain.mode == "1":
        plain.save(made, "TIFF", compression="group4", **keep)
    else:
        plain.save(made, "PNG", **keep)
    return made.getvalue()


def eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode in SIXTEEN_BITS:
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture


def on_screen(picture: Image.Image) -> Image.Image:
    """In RGB, by the profile that the picture brings, or by rule of thumb."""
    if picture.mode not in FOR_PRINT:
        return picture
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
        screen = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, profile, screen, outputMode="RGB")
        return made or picture.convert("RGB")
    except (KeyError, OSError, TypeError, ValueError, ImageCms.PyCMSError):
        return _converted(picture)


def _converted(picture: Image.Image) -> Image.Image:
    if picture.mode == "LAB":
        lab, screen = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, lab, screen, outputMode="RGB")
        return made or picture.convert("L").convert("RGB")
    return picture.convert("RGB")


def _opaque(picture: Image.Image) -> Image.Image:
    """On white paper, in a mode without transparency."""
    if picture.mode in ("1", "L", "RGB"):
        return picture
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")


def _as_pdf(file: Path, picture: Image.Image) -> bytes:
    if _fits_as_it_is(picture):
        try:
            return _embed([file.read_bytes()])
        except REFUSED:
            picture.seek(0)
    return _embed([_redrawn(frame) for frame in _frames(picture)])


def _embed(pages: list[bytes]) -> bytes:
    made: bytes = img2pdf.convert(
        pages,
        layout_fun=_layout,
        rotation=img2pdf.Rotation.ifvalid,
        first_frame_only=True,
        nodate=True,
    )
    return made


def _layout(width: int, height: int, dpi: tuple[float, float]) -> tuple[float, float, float, float]:
    """Page and picture the same, in points. Faxes have other dots per inch across than down."""
    across, down = float(dpi[0]), float(dpi[1])
    believable = down > 0 and 0.4 < across / down < 2.5
    tall = height * across / down if believable else float(height)
    scale = LONG_SIDE / max(width, tall)
    return width * scale, tall * scale, width * scale, tall * scale
