"""A Word or Excel file → its parts, without macros and without what would be fetched.

An office program opens links without asking: a picture on a server, a template
on a share. A report is made of the files in its folder, and of nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from publisher.assemble.markup import Part, Unwell
from publisher.assemble.package import damaged, opened, read
from publisher.vocabulary.places import Place

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MACROS = re.compile(r"(^|/)vba[^/]*$", re.IGNORECASE)
LIVE = ("connections", "queryTable")  # data from servers
WITHIN = ("package", "oleObject", "control")  # documents of other programs, which it would open
XML = (".xml", ".rels", ".svg")
PLAIN_TYPES = (
    (
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ),
    (
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ),
)
OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^>]*PartName\s*=\s*[\"']([^\"']*)[\"'][^>]*/>")
TYPES = "[Content_Types].xml"


@dataclass
class Copy:
    """parts: what an engine is given. The rest: what was found and is not there any more."""

    parts: dict[str, bytes] = field(default_factory=dict)
    has_macros: bool = False
    main: str = ""  # the part that everything else belongs to
    outside: list[str] = field(default_factory=list)
    templates: list[str] = field(default_factory=list)  # whose styles the file holds itself
    texts: list[str] = field(default_factory=list)  # in other formats, HTML or RTF
    objects: list[str] = field(default_factory=list)  # of other programs
    reaches: dict[str, tuple[int, int]] = field(default_factory=dict)
    sheets: int = 0
    print_areas: int = 0

    @property
    def has_print_areas(self) -> bool:
        return self.print_areas >= max(1, self.sheets)


def inert(file: Path, at: Place) -> Copy:
    """Raises Trouble when the package is damaged, or made to hurt."""
    copy = Copy()
    try:
        with opened(file, at) as package:
            for info in package.infolist():
                _take(copy, info.filename, read(package, info, at))
    except Unwell:
        raise damaged(file.name, at) from None
    if copy.has_macros:
        copy.parts[TYPES] = OVERRIDE.sub(_kept_override, copy.parts[TYPES])
    return copy


def _take(copy: Copy, name: str, content: bytes) -> None:
    if MACROS.search(name):
        copy.has_macros = True
        return
    if name.lower().endswith(XML):
        content = _markup(copy, name, content)
    copy.parts[name] = content


def _markup(copy: Copy, name: str, content: bytes) -> bytes:
    part = Part(content)
    copy.outside += part.outside
    if part.is_changed:
        content = part.content
    if name.endswith(".rels"):
        return _relations(copy, name, part.source)
    if name == TYPES:
        for macro, plain in PLAIN_TYPES:
            content = content.replace(macro, plain)
    if part.reach != (0, 0) and "/worksheets/" in name:
        copy.sheets += 1
        copy.reaches[name] = part.reach
    copy.print_areas += content.count(b"_xlnm.Print_Area")
    return content


def _relations(copy: Copy, name: str, content: bytes) -> bytes:
    root = ElementTree.fromstring(content)
    for relation in list(root):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if name == "_rels/.rels" and kind == "officeDocument":
            copy.main = target.removeprefix("/")
        if _is_dropped(copy, name, kind, target, relation.get("TargetMode") == "External"):
            root.remove(relation)
    ElementTree.register_namespace("", RELATIONS)
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True))


def _is_dropped(copy: Copy, part: str, kind: str, target: str, is_outside: bool) -> bool:
    if is_outside and kind != "hyperlink":
        (copy.templates if kind == "attachedTemplate" else copy.outside).append(target)
    elif kind in LIVE:
        copy.outside.append(target)
    elif kind == "aFChunk":
        copy.texts.append(target)
    elif kind in WITHIN and not is_outside:
        copy.objects += [] if "/charts/" in part else [target]  # a chart brings its own values
    else:
        return bool(MACROS.search(target)) or "vba" in kind.lower()
    return True


def _kept_override(found: re.Match[bytes]) -> bytes:
    return b"" if MACROS.search(found[1].decode("utf-8", "replace")) else found[0]
