"""The kinds of lampiran files. To add one: a module like `pdf`, and its suffixes below."""

from __future__ import annotations

from publisher.assemble.kinds import image, office, pdf
from publisher.assemble.kinds.kind import Document, Kind

KINDS: dict[str, Kind] = {
    ".pdf": pdf,
    ".jpg": image,
    ".jpeg": image,
    ".png": image,
    ".tif": image,
    ".tiff": image,
    ".gif": image,
    ".bmp": image,
    ".webp": image,
    ".docx": office,
    ".xlsx": office,
    ".docm": office,
    ".xlsm": office,
}
"""Suffix, in small letters → the module that knows the kind."""

NAMES = {suffix: suffix.removeprefix(".").upper() for suffix in KINDS} | {
    ".jpg": "JPEG",
    ".tif": "TIFF",
}
"""Suffix → the name of its kind, as `sniff` tells it."""

__all__ = ["KINDS", "NAMES", "Document", "Kind"]
