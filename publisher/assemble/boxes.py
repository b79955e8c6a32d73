"""Characters that a converted PDF shows as boxes, because no installed font has them.

An engine says nothing of them. But it embeds the glyph that stands for what is
missing a second time, under the code of the character: there it can be seen.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]
from pikepdf import Dictionary, Name, Pdf, Stream

MEANS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
BESIDE = re.compile(rb"/ActualText\s*<FEFF((?:[0-9A-Fa-f]{4})+)>")
UNWRITTEN = ("C", "M", "Z")  # classes of characters that need no glyph of their own


def boxes(pdf: Path) -> str:
    """The characters, each once, in the order of their numbers; nothing where all are shown."""
    missing: set[str] = set()
    shown: set[str] = set()
    with _quiet(), Pdf.open(pdf) as opened:
        for item in opened.objects:
            if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font:
                boxed, whole = _of_font(item)
                missing |= boxed
                shown |= whole
    if missing:  # all that a font lacks share one glyph, which is told for the first alone
        missing |= {c for c in _text(pdf) if _is_written(c)} - shown
    return "".join(sorted(missing))


def _of_font(font: Dictionary) -> tuple[set[str], set[str]]:
    """Characters that it shows as boxes, and those that it shows."""
    means = _means(font.get(Name.ToUnicode))
    described = font.get(Name.FontDescriptor)
    file = described.get(Name.FontFile2) if isinstance(described, Dictionary) else None
    codes = _boxed_codes(file.read_bytes()) if isinstance(file, Stream) else frozenset()
    boxed = {text[:1] for code, text in means.items() if code in codes}
    return boxed, {c for code, text in means.items() if code not in codes for c in text}


def _means(table: object) -> dict[int, str]:
    if not isinstance(table, Stream):
        return {}
    pairs = MEANS.findall(table.read_bytes().partition(b"endcodespacerange")[2])
    return {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be", "replace") for a, b in pairs}


def _boxed_codes(file: bytes) -> frozenset[int]:
    """The codes under which the glyph of what is missing stands again."""
    try:
        font = TTFont(io.BytesIO(file), lazy=True)
        glyphs, ends = font.reader["glyf"], font["loca"].locations
        codes = {c: name for table in font["cmap"].tables for c, name in table.cmap.items()}
        numbers = {code: font.getGlyphID(name) for code, name in codes.items()}
    except (TTLibError, KeyError, ValueError, IndexError, AssertionError):
        return frozenset()
    shapes = {n: glyphs[ends[n] : ends[n + 1]] for n in {0, *numbers.values()}}
    if not shapes[0]:  # nothing to be seen: a space looks the same
        return frozenset()
    return frozenset(code for code, n in numbers.items() if n and shapes[n] == shapes[0])


def _text(pdf: Path) -> Iterator[str]:
    """As a reader finds it; and what the engine wrote beside glyphs that stand for several."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield from page.get_textpage().get_text_range()
    with Pdf.open(pdf) as opened:
        for page_ in opened.pages:
            page_.contents_coalesce()
            content = page_.Contents.read_bytes() if Name.Contents in page_ else b""
            for found in BESIDE.findall(content):
                yield from bytes.fromhex(found.decode()).decode("utf-16-be", "ignore")


def _is_written(character: str) -> bool:
    return unicodedata.category(character)[0] not in UNWRITTEN


@contextmanager
def _quiet() -> Iterator[None]:
    """The library warns of dates in fonts that others made."""
    log = logging.getLogger("fontTools")
    before, log.disabled = log.level, True
    try:
        log.setLevel(logging.CRITICAL)
        yield
    finally:
        log.setLevel(before)
        log.disabled = False
