"""What can be told of a .docx or .xlsx without an office program."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

# The prefix of the namespace is free: `<m:oMath>` in Word, `<oMath>` is legal.
FORMULA = re.compile(rb"<(?:[\w.-]+:)?oMath[\s/>]")

# RuntimeError: an encrypted member; NotImplementedError: an unknown compression.
UNREADABLE = (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)


def is_package(file: Path) -> bool:
    """Is it a whole Office Open XML package, whatever its name says?"""
    try:
        with zipfile.ZipFile(file) as package:
            return "[Content_Types].xml" in package.namelist() and package.testzip() is None
    except UNREADABLE:
        return False


def has_formula(docx: Path) -> bool:
    """Does the Word file hold an equation (OMML)?"""
    with zipfile.ZipFile(docx) as package:
        parts = [n for n in package.namelist() if n.startswith("word/") and n.endswith(".xml")]
        return any(FORMULA.search(package.read(part)) for part in parts)
