"""A picture for the narrative: upright, in screen colours, no larger than print needs.

What a camera writes beside the picture (where and when it was taken, a preview) is left out.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from publisher.assemble.kinds.image import FOR_PRINT, OPAQUE, eight_bits, on_screen, opened
from publisher.assemble.limits import FINENESS
from publisher.assemble.sniff import RASTER, real_kind
from publisher.assemble.trouble import Broken, Exhausting, UnknownKind
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

Data = dict[str, Any]

PIXELS = 100_000_000
LARGEST = 200_000_000  # bytes
SLENDER = 50  # times as long as wide: on paper a hair
DRAWN = 1.5  # a drawing may be so many times larger than its JPEG, which would blur its lines


def illustrate(question: Data, file: Path, at: Place) -> Data:
    """`pixels` of the upright original, `changes` (said of it), and the `picture` that was made
    of it at `stem`, with `size`, where a stem is given. Raises Trouble.

    box: width and height in cm that it may fill. level: of FINENESS.
    """
    dpi, quality = FINENESS[question.get("level", 0)]
    _refuse(file, at)
    with opened(file, at) as picture:
        changes = _changes(picture)
        size = _upright(picture)
        _refuse_size(size, file.name, at)
        lossy = picture.format in ("JPEG", "MPO")
        most = [max(1, round(side / 2.54 * dpi)) for side in question["box"]]
        made = _made(picture, (most[0], most[1]), file.name, at)
    said: Data = {"pixels": size, "changes": changes}
    if "stem" in question:
        content, suffix = _written(made, lossy, quality)
        out = Path(question["stem"] + suffix)
        out.write_bytes(content)
        said |= {"picture": str(out), "size": made.size}
    return said


def _refuse(file: Path, at: Place) -> None:
    size = file.stat().st_size
    if not size:
        raise Broken(message("{file} is empty", file=file.name), message("copy the file again"), at)
    if size > LARGEST:
        raise Exhausting(_too_large(file.name), _SMALLER, at)
    kind = real_kind(file)
    if kind not in RASTER:
        said = (
            message(
                "{file} is a {real} file, which cannot be printed as a picture",
                file=file.name,
                real=kind,
            )
            if kind
            else message("{file} is no picture, or it is damaged", file=file.name)
        )
        raise UnknownKind(said, message("save it as JPEG or PNG"), at)


def _refuse_size(size: tuple[int, int], name: str, at: Place) -> None:
    if size[0] * size[1] >= PIXELS:
        raise Exhausting(_too_large(name), _SMALLER, at)
    if max(size) >= SLENDER * min(size):
        raise Broken(
            message("{file} is so slender that nothing of it would be seen", file=name),
            message("cut out the part that matters"),
            at,
        )


_SMALLER = message("save it smaller: 2,000 pixels across are enough for a page")


def _too_large(name: str) -> Any:
    return message("{file} has too many pixels", file=name)


def _changes(picture: Image.Image) -> list[str]:
    """What a person should look at, though the picture is printed."""
    many = getattr(picture, "n_frames", 1) > 1 and picture.format not in ("JPEG", "MPO")
    return [*(["frames"] if many else []), *(["colours"] if picture.mode in FOR_PRINT else [])]


def _upright(picture: Image.Image) -> tuple[int, int]:
    turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    width, height = picture.size
    return (height, width) if turned else (width, height)


def _made(picture: Image.Image, most: tuple[int, int], name: str, at: Place) -> Image.Image:
    if picture.mode == "F":
        raise Broken(
            message("the picture in {file} is measurements, not colours", file=name),
            message("save the picture as PNG or JPEG with the program that made it"),
            at,
        )
    # A JPEG is read at a half, a quarter or an eighth at once; it may still lie on its side.
    longest = max(most)
    picture.draft(None, (longest, longest))
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    plain = _flat(_in_screen_colours(eight_bits(upright), profile))
    plain.thumbnail(most, Image.Resampling.LANCZOS)
    return plain


def _in_screen_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB, by the profile that the picture brings, where that makes sense."""
    if picture.mode in FOR_PRINT:
        return on_screen(picture)
    if not profile or picture.mode not in ("RGB", "RGBA"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, screen, outputMode=picture.mode) or picture
    except (OSError, TypeError, ValueError, ImageCms.PyCMSError):
        return picture


def _flat(picture: Image.Image) -> Image.Image:
    """Without palette or transparency, on white paper."""
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode in OPAQUE and "transparency" not in picture.info:
        return picture.copy()
    see_through = picture.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, see_through).convert("RGB")


def _written(picture: Image.Image, lossy: bool, quality: int) -> tuple[bytes, str]:
    """As JPEG, or where it is a drawing as PNG; without what else the original said."""
    picture.info = {}
    photo = _saved(picture, "JPEG", quality=quality, optimize=True)
    if lossy:
        return photo, ".jpg"
    drawing = _saved(picture, "PNG", optimize=True)
    return (drawing, ".png") if len(drawing) <= DRAWN * len(photo) else (photo, ".jpg")


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()
