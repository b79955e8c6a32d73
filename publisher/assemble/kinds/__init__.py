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
    ".docx": office,
    ".xlsx": office,
}
"""Suffix, in small letters → the module that knows the kind."""

__all__ = ["KINDS", "Document", "Kind"]
