"""The pictures within a PDF: are they all there, and of a size that can be shown?"""

from __future__ import annotations

import zlib

from pikepdf import Array, Name, Object, Pdf, PdfError, Stream

from publisher.assemble.limits import PIXELS, STREAM
from publisher.assemble.weight import Overweight

LOOKED_INTO = 20_000_000  # bytes of a packed picture; larger ones would take too long
SPACES = {Name.DeviceGray: 1, Name.DeviceRGB: 3, Name.DeviceCMYK: 4}
START, END = b"\xff\xd8", b"\xff\xd9"  # of a JPEG


def incomplete_pictures(pdf: Pdf) -> int:
    """How many end before they should. Raises Overweight where one has too many pixels."""
    return sum(
        _is_incomplete(item)
        for item in pdf.objects
        if isinstance(item, Stream) and item.get(Name.Subtype) == Name.Image
    )


def _is_incomplete(image: Stream) -> bool:
    width, height = _number(image.get(Name.Width)), _number(image.get(Name.Height))
    if width * height > PIXELS:
        raise Overweight
    filters = image.get(Name.Filter)
    names = list(filters) if isinstance(filters, Array) else [filters]
    try:
        raw = image.read_raw_bytes()
        if names == [Name.DCTDecode]:
            return not raw.startswith(START) or END not in raw
        if names in ([None], [Name.FlateDecode]):
            return _unpacked(raw, names[0]) < _expected(image, width, height)
    except (PdfError, ValueError, TypeError, zlib.error):
        return True
    return False


def _expected(image: Stream, width: int, height: int) -> int:
    """Bytes of the rows, at least; 0 where that cannot be told."""
    is_mask = bool(image.get(Name.ImageMask))
    if is_mask or isinstance(image.get(Name.ColorSpace), Array):
        components = 1
    else:
        space = image.get(Name.ColorSpace)
        components = SPACES.get(space, 0) if isinstance(space, Name) else 0
    bits = 1 if is_mask else _number(image.get(Name.BitsPerComponent))
    return (width * components * bits + 7) // 8 * height


def _unpacked(raw: bytes, packing: Object | None) -> int:
    if packing is None or len(raw) > LOOKED_INTO:
        return len(raw) if packing is None else STREAM
    return len(zlib.decompressobj().decompress(raw, STREAM))


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
