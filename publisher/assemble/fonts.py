"""Which fonts a PDF has: one meter for `build`, `preflight` and the manifest.

A font that is not in the file matters where words are seen in it: what a scanner
recognised lies invisible behind its picture (ISO 19005-2, 6.2.11.4.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pikepdf import (
    Array,
    ContentScope,
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Pdf,
    PdfError,
    Stream,
    parse_content_stream,
)

from publisher.vocabulary.keluaran import BuiltFont

SUBSET = re.compile(r"^[A-Z]{6}\+")  # before the name of a font of which only a part is embedded
FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
OPERATORS = "q Q Tf Tr gs Tj TJ ' \""
SHOW = ("Tj", "TJ", "'", '"')
UNSEEN = (3, 7)  # modes of text that paint nothing

Kind = tuple[str, bool, bool]
"""Of a font: its name, whether the file holds it, and whether only in part."""


def font_names(files: Iterable[Path]) -> frozenset[str]:
    """The PostScript names of the fonts of these PDFs, such as `LiberationSans-Bold`."""
    names = set()
    for file in files:
        with Pdf.open(file) as pdf:
            for item in pdf.objects:
                if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font:
                    names.add(_name(item))
    return frozenset(names - {""})


def fonts_of(pdf: Pdf) -> tuple[BuiltFont, ...]:
    """The fonts that pages can use; one that is not embedded, where visible text is set in it.

    Each has the name that the file gives it, and its pages, from 0.
    """
    pages: dict[Kind, dict[int, None]] = {}
    known: dict[tuple[int, int], tuple[Kind, ...]] = {}
    for number, page in enumerate(pdf.pages):
        for scope in page.content_scopes():
            for kind in _kinds(scope, known):
                pages.setdefault(kind, {})[number] = None
    return tuple(
        BuiltFont(name, embedded, tuple(numbers), in_part)
        for (name, embedded, in_part), numbers in sorted(pages.items())
    )


def _kinds(scope: ContentScope, known: dict[tuple[int, int], tuple[Kind, ...]]) -> Iterator[Kind]:
    fonts = scope.resources.get(Name.Font) if scope.resources is not None else None
    listed = list(fonts.values()) if isinstance(fonts, Dictionary) else []
    kinds = [_kind(font) for font in listed if isinstance(font, Dictionary)]
    yield from (kind for kind in kinds if kind[1])
    if all(embedded for _, embedded, _ in kinds) and not _states(scope):
        return
    key = scope.content.objgen
    if key not in known:
        known[key] = tuple(kind for kind in map(_kind, _shown(scope)) if not kind[1])
    yield from known[key]


def _states(scope: ContentScope) -> bool:
    """Are there states of graphics, which may name a font too?"""
    states = scope.resources.get(Name.ExtGState) if scope.resources is not None else None
    return isinstance(states, Dictionary) and any(
        isinstance(state, Dictionary) and Name.Font in state for state in states.values()
    )


def _shown(scope: ContentScope) -> list[Dictionary]:
    """The fonts of the visible text that a content shows."""
    resources = scope.resources if scope.resources is not None else Dictionary()
    font, mode = None, 0
    kept: list[tuple[Dictionary | None, int]] = []
    shown: list[Dictionary] = []
    for operator, operand in _steps(scope):
        if operator == "q":
            kept.append((font, mode))
        elif operator == "Q" and kept:
            font, mode = kept.pop()
        elif operator == "Tr":
            mode = operand if isinstance(operand, int) else 0
        elif operator == "Tf":
            font = _resource(resources, Name.Font, operand)
        elif operator == "gs":
            font = _of_state(_resource(resources, Name.ExtGState, operand)) or font
        elif operator in SHOW and font is not None and mode not in UNSEEN:
            shown.append(font)
    return shown


def _steps(scope: ContentScope) -> Iterator[tuple[str, object]]:
    try:
        steps = parse_content_stream(scope.content, OPERATORS)
    except (PdfError, ValueError, TypeError):
        return
    for step in steps:
        if not isinstance(step, ContentStreamInlineImage):
            yield str(step.operator), step.operands[0] if len(step.operands) else None


def _resource(resources: Dictionary, kind: Name, name: object) -> Dictionary | None:
    listed = resources.get(kind)
    found = listed.get(name) if isinstance(listed, Dictionary) and isinstance(name, Name) else None
    return found if isinstance(found, Dictionary) else None


def _of_state(state: Dictionary | None) -> Dictionary | None:
    setting = state.get(Name.Font) if state is not None else None
    font = setting[0] if isinstance(setting, Array) and len(setting) else None
    return font if isinstance(font, Dictionary) else None


def _kind(font: Dictionary) -> Kind:
    described = _described(font)
    if font.get(Name.Subtype) == Name.Type3:
        return "", True, True  # drawn in the file itself, letter by letter
    return _name(described), _is_embedded(described), bool(SUBSET.match(_text(described)))


def _described(font: Dictionary) -> Dictionary:
    below = font.get(Name.DescendantFonts)
    first = below[0] if isinstance(below, Array) and len(below) else None
    return first if isinstance(first, Dictionary) else font


def _is_embedded(font: Dictionary) -> bool:
    descriptor = font.get(Name.FontDescriptor)
    return isinstance(descriptor, Dictionary) and any(
        isinstance(descriptor.get(key), Stream) for key in FILES
    )


def _name(font: Dictionary) -> str:
    return SUBSET.sub("", _text(font))


def _text(font: Dictionary) -> str:
    base: Object | None = font.get(Name.BaseFont)
    try:
        return str(base).removeprefix("/") if isinstance(base, Name) else ""
    except UnicodeDecodeError:
        return "?"
