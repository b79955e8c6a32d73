"""Narrative: light markup and figures by name, as the secretary types them."""

from publisher.prose.formats import FORMATS, UnfitFormat, format_value
from publisher.prose.markup import Block, Marker, Ref, Span, parse, write

__all__ = [
    "FORMATS",
    "Block",
    "Marker",
    "Ref",
    "Span",
    "UnfitFormat",
    "format_value",
    "parse",
    "write",
]
