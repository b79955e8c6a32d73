"""Scans made smaller, to a resolution that stays readable at print size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Dictionary, Name, Object, Page, Pdf, PdfError, PdfImage, Stream
from pikepdf.models.image import UnsupportedImageTypeError
from PIL import Image

from publisher.assemble.pages import view_of

POINTS = 72  # in an inch
LONGEST_PAPER = 935.4  # points: F4, the largest paper that a page is fitted to


@dataclass(frozen=True, slots=True)
class Level:
    """dpi: across the whole page; an image that fills less of it keeps more. quality: of JPEG."""

    dpi: int
    quality: int


LEVELS = (Level(300, 85), Level(200, 80), Level(150, 70), Level(120, 60))
"""From what nobody sees to what is still readable; below that a page is no evidence any more."""


def shrink(file: Path, level: Level) -> int:
    """Make the pictures of a PDF smaller, in place, where that gains. Returns how many."""
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        done: set[tuple[int, int]] = set()
        changed = 0
        for page in pdf.pages:
            limit = _longest(page, level)
            for image in _images(page.obj.get(Name.Resources), done, 0):
                changed += _smaller(image, limit, level.quality)
        if changed:
            pdf.save(file)
    return changed


def _longest(page: Page, level: Level) -> int:
    """Pixels of the longest side that a picture of the whole page needs."""
    shape = view_of(page).shape
    paper = min(max(shape.width, shape.height), LONGEST_PAPER)
    return round(paper / POINTS * level.dpi)


def _images(resources: Object | None, done: set[tuple[int, int]], depth: int) -> Iterator[Stream]:
    """Every picture, also of drawings within drawings; each once."""
    objects = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    if not isinstance(objects, Dictionary) or depth > 8:
        return
    for item in objects.values():
        if not isinstance(item, Stream) or item.objgen in done:
            continue
        done.add(item.objgen)
        if item.get(Name.Subtype) == Name.Image:
            yield item
        else:
            yield from _images(item.get(Name.Resources), done, depth + 1)


def _smaller(image: Stream, longest: int, quality: int) -> bool:
    """Write a picture anew where that makes it a tenth smaller at least."""
    before = len(image.read_raw_bytes())
    if int(image.get(Name.BitsPerComponent, 1)) != 8 or Name.ImageMask in image:
        return False  # black and white is small already
    try:
        picture = PdfImage(image).as_pil_image()
    except (PdfError, UnsupportedImageTypeError, NotImplementedError, ValueError, OSError):
        return False
    picture = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
    scale = min(1.0, longest / max(picture.size))
    if scale < 1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=quality, optimize=True)
    if len(made.getvalue()) > 0.9 * before:
        return False
    image.write(made.getvalue(), filter=Name.DCTDecode)
    image.Width, image.Height = picture.size
    image.ColorSpace = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    image.BitsPerComponent = 8
    for key in (Name.Decode, Name.Intent):
        if key in image:
            del image[key]
    return True
