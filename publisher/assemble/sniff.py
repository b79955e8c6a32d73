"""What a file really is, told by its first bytes. Suffixes are often wrong."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from pathlib import Path

OLD_OFFICE = "DOC/XLS"
SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"II+\0", "TIFF"),  # larger than 4 GB, or written as if
    (0, b"MM\0+", "TIFF"),
    (0, b"GIF8", "GIF"),
    (8, b"WEBP", "WEBP"),
    (4, b"ftyphei", "HEIC"),  # photos of telephones
    (4, b"ftypmif1", "HEIC"),
    (0, b"BM", "BMP"),
    (0, b"Rar!", "RAR"),
    (0, b"{\\rtf", "RTF"),
    (0, bytes.fromhex("D0CF11E0A1B11AE1"), OLD_OFFICE),  # and every encrypted DOCX or XLSX
)
PACKAGES: tuple[tuple[bytes, str], ...] = (
    (b"wordprocessingml.document.main+xml", "DOCX"),
    (b"spreadsheetml.sheet.main+xml", "XLSX"),
    (b"presentationml.presentation.main+xml", "PPTX"),
    (b"ms-word.document.macroEnabled.main+xml", "DOCM"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "XLSM"),
    (b"ms-excel.sheet.binary", "XLSB"),
)
UNKNOWN = ""
UNREADABLE = (
    EOFError,
    RuntimeError,  # of an encrypted part, as NotImplementedError of an unknown compression
    NotImplementedError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a damaged ZIP raises, beside OSError."""


def real_kind(file: Path) -> str:
    """The usual short name of the kind ("PDF", "DOCX", "HTML"), or `UNKNOWN`."""
    with file.open("rb") as opened:
        head = opened.read(1024)
    if b"%PDF-" in head:  # readers allow some bytes before it
        return "PDF"
    for offset, signature, kind in SIGNATURES:
        if head.startswith(signature, offset):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _package_kind(file)
    return _text_kind(head)


def _package_kind(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as package:
            if "[Content_Types].xml" not in package.namelist():
                return "ODF" if "mimetype" in package.namelist() else "ZIP"
            types = package.read("[Content_Types].xml")
    except UNREADABLE:
        return UNKNOWN
    return next((kind for mark, kind in PACKAGES if mark in types), "ZIP")


def _text_kind(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    if b"\0" in head:
        return UNKNOWN
    try:
        # A character may be cut at the end of `head`: an incremental decoder waits for the rest.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return UNKNOWN
    return "TXT"


RASTER = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
"""Pictures that are made of points."""


def raster_kind(content: bytes) -> str:
    """The kind of a picture made of points, or `UNKNOWN`."""
    found = (
        kind for offset, signature, kind in SIGNATURES if content.startswith(signature, offset)
    )
    kind = next(found, UNKNOWN)
    return kind if kind in RASTER else UNKNOWN
