"""A Windows metafile (EMF, WMF) without what an engine would open within it, or none.

Office files hold many: every chart and signature pasted as a picture. Such a
file is a list of drawing orders, which name nothing outside. But it may carry
pictures and notes of other formats, which an engine opens by their content:
these are emptied, and where one is a picture of EMF+, it must be one of points.
"""

from __future__ import annotations

import struct

from publisher.assemble.sniff import RASTER, raster_kind

EMF_HEADER, EMF_END, EMF_COMMENT = 1, 14, 70
EMF_MARK = b" EMF"
EMF_PLUS = b"EMF+"
DRAWN = frozenset([*range(1, 98), 98, 100, 101, 108, 111, *range(114, 122)]) - {EMF_COMMENT}
"""EMF records that draw or set up drawing; others (profiles, escapes) are emptied."""
OBJECT, PICTURE, BRUSH, PEN = 0x4008, 5, 1, 2  # of EMF+
CONTINUED = 0x8000
POINTS, METAFILE = 1, 2  # kinds of its pictures
UNPACKED, PACKED = 0, 1
PLACEABLE = b"\xd7\xcd\xc6\x9a"
WMF_HEADS = (b"\x01\x00\x09\x00\x00\x01", b"\x01\x00\x09\x00\x00\x03", b"\x02\x00\x09\x00\x00\x03")
WMF_END, WMF_ESCAPE = 0, 0x0626
SMUGGLED = (b"<svg", b"<\0s\0v\0g", b"%PDF-", b"%!PS")


class Foreign(Exception):
    """Not such a file from its beginning to its end, or with something else in it."""


def without_guests(content: bytes) -> bytes | None:
    """The metafile with nothing but drawing orders; None where it is none, or not safe."""
    try:
        if content[40:44] == EMF_MARK and content[:4] == struct.pack("<I", EMF_HEADER):
            made = _emf(content)
        elif content.startswith((PLACEABLE, *WMF_HEADS)):
            made = _wmf(content)
        else:
            return None
    except (Foreign, struct.error):
        return None
    return None if any(mark in made for mark in SMUGGLED) else made


def _emf(content: bytes) -> bytes:
    made, at, run = bytearray(content), 0, -1
    while True:
        kind, size = struct.unpack_from("<II", content, at)
        end = at + size
        if size < 8 or size % 4 or end > len(content):
            raise Foreign
        if kind == EMF_COMMENT and content[at + 12 : at + 16] == EMF_PLUS:
            length = struct.unpack_from("<I", content, at + 8)[0]
            run = _emf_plus(content[at + 16 : min(end, at + 12 + length)], run)
        elif kind not in DRAWN:
            _empty(made, at, end)
        at = end
        if kind == EMF_END:
            return bytes(made[:at])


def _empty(made: bytearray, at: int, end: int) -> None:
    """A comment that says nothing, as long as the record was."""
    if end - at < 12:
        raise Foreign
    made[at:end] = struct.pack("<III", EMF_COMMENT, end - at, end - at - 12) + bytes(end - at - 12)


def _emf_plus(records: bytes, run: int) -> int:
    """`run`: the object whose parts go on in the next record, or -1; so is what is returned."""
    at = 0
    while at + 12 <= len(records):
        kind, flags, size = struct.unpack_from("<HHI", records, at)
        if size < 12 or at + size > len(records):
            raise Foreign
        if kind == OBJECT:
            same = run == flags & ~CONTINUED
            if not same:
                start = 16 if flags & CONTINUED else 12
                _judge(flags >> 8 & 0x7F, records[at + start : at + size])
            run = flags & ~CONTINUED if flags & CONTINUED else -1
        else:
            run = -1
        at += size
    return run


def _judge(kind: int, content: bytes) -> None:
    if kind == PICTURE:
        _judge_picture(content)
    elif kind == BRUSH and struct.unpack_from("<I", content, 4)[0] == 2:
        raise Foreign  # painted with a picture, wherever in it that begins


def _judge_picture(content: bytes) -> None:
    form = struct.unpack_from("<I", content, 4)[0]
    if form == METAFILE:
        if without_guests(content[16:]) is None:
            raise Foreign
    elif form == POINTS:
        packed = struct.unpack_from("<I", content, 24)[0]
        if packed != UNPACKED and raster_kind(content[28:]) not in RASTER:
            raise Foreign


def _wmf(content: bytes) -> bytes:
    made = bytearray(content)
    at = 40 if content.startswith(PLACEABLE) else 18
    if not content[at - 18 : at].startswith(WMF_HEADS):
        raise Foreign
    while True:
        words, function = struct.unpack_from("<IH", content, at)
        end = at + 2 * words
        if words < 3 or end > len(content):
            raise Foreign
        if function == WMF_ESCAPE:
            made[at + 6 : end] = bytes(end - at - 6)
        at = end
        if function == WMF_END:
            return bytes(made[:at])
