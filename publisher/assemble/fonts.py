"""Which fonts a PDF has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf

SUBSET = re.compile(r"^[A-Z]{6}\+")  # before the name of a font of which only a part is embedded


def font_names(files: Iterable[Path]) -> frozenset[str]:
    """The PostScript names of the fonts of these PDFs, such as `LiberationSans-Bold`."""
    names = set()
    for file in files:
        with Pdf.open(file) as pdf:
            for item in pdf.objects:
                if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font:
                    base = item.get(Name.BaseFont)
                    if isinstance(base, Name):
                        names.add(SUBSET.sub("", str(base).removeprefix("/")))
    return frozenset(names)
