"""Narrative: light markup and figures by name, as the secretary types them."""

from publisher.prose.formats import FORMATS, UnfitFormat, format_value
from publisher.prose.markup import REF, Block, Marker, Plain, Ref, Styled, parse, read, write

__all__ = [
    "FORMATS",
    "REF",
    "Block",
    "Marker",
    "Plain",
    "Ref",
    "Styled",
    "UnfitFormat",
    "format_value",
    "parse",
    "read",
    "write",
]
