"""What pictures and fonts within a Word or Excel file may be: told by their content alone."""

from __future__ import annotations

import io
import re
import zlib

from PIL import Image, UnidentifiedImageError

from publisher.assemble.limits import PART
from publisher.assemble.metafile import EMF_MARK, without_guests
from publisher.assemble.sniff import RASTER, raster_kind

GZIP = b"\x1f\x8b"
FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
HIDDEN = 32  # bytes of a font that are mixed with its key
TYPES = {
    **{kind: f"image/{kind.lower()}" for kind in RASTER},
    "EMF": "image/x-emf",
    "WMF": "image/x-wmf",
}
FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def picture(content: bytes) -> tuple[str, bytes] | None:
    """Its kind, and the picture to be shown; None where it is of no kind that may be shown.

    Pictures made of points show themselves and nothing else. Drawings (SVG,
    PostScript, PDF, PICT) may lead elsewhere, and are not among them.
    """
    if content.startswith(GZIP):  # .emz, .wmz
        return _metafile(_unpacked(content))
    kind = raster_kind(content)
    if kind in RASTER:
        return (kind, content) if _is_whole(kind, content) else None
    return _metafile(content)


def _metafile(content: bytes) -> tuple[str, bytes] | None:
    made = without_guests(content)
    if made is None:
        return None
    return "EMF" if made[40:44] == EMF_MARK else "WMF", made


def _is_whole(kind: str, content: bytes) -> bool:
    """Does a reader of pictures of this kind make sense of how it begins?"""
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as opened:
            return min(opened.size) > 0
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return False
    except (SyntaxError, KeyError, IndexError, TypeError, EOFError):  # of a damaged head
        return False


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(content, PART)
    except zlib.error:
        return b""


def is_font(content: bytes, key: str) -> bool:
    """Is it a font, once its first bytes are unmixed by its key, as an engine does it?"""
    digits = re.sub(r"[{}-]", "", key)
    if not re.fullmatch(r"[0-9A-Fa-f]{32}", digits):
        return not key and content.startswith(FONTS)
    mask = bytes.fromhex(digits)[::-1] * 2
    head = bytes(a ^ b for a, b in zip(content[:HIDDEN], mask, strict=False))
    return head.startswith(FONTS)
