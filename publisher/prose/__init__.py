"""Narrative: light markup and figures by name, as the secretary types them."""

from publisher.prose.formats import FORMATS, UnfitFormat, format_value
from publisher.prose.forms import (
    REF,
    Block,
    Inline,
    Link,
    Mark,
    Marker,
    Note,
    Plain,
    Ref,
    Styled,
    Typed,
)
from publisher.prose.markup import parse, read, typed_items, write

__all__ = [
    "FORMATS",
    "REF",
    "Block",
    "Inline",
    "Link",
    "Mark",
    "Marker",
    "Note",
    "Plain",
    "Ref",
    "Styled",
    "Typed",
    "UnfitFormat",
    "format_value",
    "parse",
    "read",
    "typed_items",
    "write",
]
