"""How much a page draws. Drawings may draw others: ten lines can ask for a milliard of them.

Readers hang on such a page, and on one that draws itself, so that it must not
come into a report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

from pikepdf import Array, Dictionary, Name, Object, Page, PdfError, Stream

from publisher.assemble.limits import CONTENT, DRAWINGS, NESTING

Objgen = tuple[int, int]
USE = re.compile(
    rb"/([^\s/<>\[\](){}%]+)\s+(?:(Do)|(gs)|(scn|SCN)|[-+.\d]+\s+(Tf))(?=[\s/<>\[\](){}%]|$)"
)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
PLACES = {2: Name.XObject, 3: Name.ExtGState, 4: Name.Pattern, 5: Name.Font}


class Overweight(Exception):
    """The page draws too much, or itself."""


class Scales:
    """Weighs pages of one PDF; what several pages draw is weighed once."""

    def __init__(self) -> None:
        self._known: dict[Objgen, int] = {}
        self._open: set[Objgen] = set()

    def weigh(self, page: Page, content: bytes) -> None:
        """Raises Overweight."""
        if len(content) > CONTENT:
            raise Overweight
        resources = page.obj.get(Name.Resources)  # those of a parent are copied to pages
        self._drawn(content, resources)
        for look in _looks(page):
            self._form(look, resources)

    def _drawn(self, content: bytes, resources: Object | None) -> int:
        total = 0
        for (name, place), times in _uses(content).items():
            for drawn in _found(resources, PLACES[place], name):
                total += times * self._form(drawn, resources)
        if total > DRAWINGS:
            raise Overweight
        return total

    def _form(self, form: Stream, inherited: Object | None) -> int:
        key = form.objgen
        if key in self._open or len(self._open) > NESTING:
            raise Overweight
        if key not in self._known:
            self._open.add(key)
            content = b"" if form.get(Name.Subtype) == Name.Image else _content(form)
            self._known[key] = 1 + self._drawn(content, form.get(Name.Resources, inherited))
            self._open.discard(key)
        return self._known[key]


def _uses(content: bytes) -> Counter[tuple[bytes, int]]:
    return Counter((found[1], found.lastindex or 2) for found in USE.finditer(content))


def _found(resources: Object | None, place: Name, name: bytes) -> Iterator[Stream]:
    """The streams that are drawn when the resource is used."""
    entries = resources.get(place) if isinstance(resources, Dictionary) else None
    if not isinstance(entries, Dictionary):
        return
    plain = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)
    entry = entries.get("/" + plain.decode("utf-8", "replace"))
    if isinstance(entry, Stream):
        yield entry
    elif isinstance(entry, Dictionary):
        yield from _within(entry)


def _within(entry: Dictionary) -> Iterator[Stream]:
    """A soft mask's drawing, or the glyphs of a font that are drawings."""
    mask, glyphs = entry.get(Name.SMask), entry.get(Name.CharProcs)
    if isinstance(mask, Dictionary) and isinstance(mask.get(Name.G), Stream):
        yield cast(Stream, mask[Name.G])
    if isinstance(glyphs, Dictionary):
        yield from (glyph for glyph in glyphs.values() if isinstance(glyph, Stream))


def _looks(page: Page) -> Iterator[Stream]:
    """Of annotations, which become part of the page."""
    annotations = page.obj.get(Name.Annots)
    for annotation in annotations if isinstance(annotations, Array) else ():
        looks = annotation.get(Name.AP) if isinstance(annotation, Dictionary) else None
        normal = looks.get(Name.N) if isinstance(looks, Dictionary) else None
        if isinstance(normal, Stream):
            yield normal
        elif isinstance(normal, Dictionary):
            yield from (look for look in normal.values() if isinstance(look, Stream))


def _content(form: Stream) -> bytes:
    try:
        content = form.read_bytes()
    except (PdfError, ValueError):
        return b""
    if len(content) > CONTENT:
        raise Overweight
    return content
