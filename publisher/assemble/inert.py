"""A Word or Excel file → a copy of what may be shown of it, and nothing that would be fetched.

An office program opens links without asking: a picture on a server, a template
on a share, a drawing that shows a file of the disk. A report is made of the files
in its folder, and of nothing else. So nothing is taken over because it looks
harmless: from the main part on, what a part refers to is followed, and what is
known to be fit for its place is written anew, under a name and a type of ours.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from publisher.assemble import parts
from publisher.assemble.addresses import is_web
from publisher.assemble.markup import HEAD, Part, Unwell
from publisher.assemble.media import FONT_TYPE, TYPES, is_font, picture
from publisher.assemble.package import damaged, key_of, opened, read
from publisher.vocabulary.places import Place

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
PLAIN = re.compile(r"(\w[\w-]*(\.[\w-]+)*/)*\w[\w-]*(\.[\w-]+)*", re.ASCII)
DEEPEST = 20  # parts that lead to parts; a chart in a drawing in a sheet is the fourth
ROOT = ""  # what the package itself refers to


class Relation(NamedTuple):
    number: str
    type: str
    target: str
    is_outside: bool

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


@dataclass
class Copy:
    """parts: what an engine is given. The rest: what was found and is not there any more."""

    parts: dict[str, bytes] = field(default_factory=dict)
    suffix: str = ""  # of a file with such a main part; nothing where there is none
    has_macros: bool = False
    has_formulas: bool = False  # of Word
    outside: list[str] = field(default_factory=list)
    templates: list[str] = field(default_factory=list)  # whose styles the file holds itself
    texts: list[str] = field(default_factory=list)  # in other formats, HTML or RTF
    objects: list[str] = field(default_factory=list)  # of other programs
    links: list[str] = field(default_factory=list)  # that lead to files
    unknown: list[str] = field(default_factory=list)  # of no kind that may be shown
    replaced: list[str] = field(default_factory=list)  # of those, with a picture beside them
    reaches: dict[str, tuple[int, int]] = field(default_factory=dict)
    sheets: int = 0
    print_areas: int = 0

    @property
    def has_print_areas(self) -> bool:
        return self.print_areas >= max(1, self.sheets)


def inert(file: Path, at: Place) -> Copy:
    """Raises Trouble when the package is damaged, or made to hurt."""
    try:
        with opened(file, at) as package:
            return _Walk(package, at).copied()
    except Unwell:
        raise damaged(file.name, at) from None


class _Walk:
    """From part to part, along the relationships; each part is taken once."""

    def __init__(self, package: zipfile.ZipFile, at: Place) -> None:
        self.package = package
        self.at = at
        self.infos = {key_of(i.filename): i for i in package.infolist() if not i.is_dir()}
        self.copy = Copy()
        self.types: dict[str, str] = {}
        self.taken: dict[tuple[str, str], str | None] = {}  # key and kind → its name in the copy
        self.known: set[str] = set()  # keys that something refers to
        self.depth = 0

    def copied(self) -> Copy:
        kept = [r for r in self._relations(ROOT) if not r.is_outside]
        self._write_relations(ROOT, list(self._followed(ROOT, kept, Part(b"<x/>"))))
        self._know_the_left_out()
        self.copy.unknown += sorted(
            info.filename
            for key, info in self.infos.items()
            if key not in self.known and key != "[content_types].xml" and not key.endswith(".rels")
        )
        self.copy.parts["[Content_Types].xml"] = self._content_types()
        return self.copy

    # Relationships

    def _relations(self, source: str) -> list[Relation]:
        folder, name = posixpath.split(source)
        info = self.infos.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if info is None:
            return []
        root = ElementTree.fromstring(Part(read(self.package, info, self.at)).content)
        found: dict[str, Relation] = {}
        for one in root.iter():
            if one.tag.rpartition("}")[2] == "Relationship" and one.get("Id"):
                mode = one.get("TargetMode", "Internal") != "Internal"
                made = Relation(one.get("Id", ""), one.get("Type", ""), one.get("Target", ""), mode)
                found.setdefault(made.number, made)
        return list(found.values())

    def _followed(self, source: str, listed: list[Relation], part: Part) -> Iterator[Relation]:
        """The relationships that stay, each with its target in the copy."""
        for one in listed:
            if one.kind == parts.LINKS:
                if self._may_lead(one, part):
                    yield one._replace(is_outside=True)
            elif one.is_outside:
                is_template = one.kind == "attachedTemplate"
                (self.copy.templates if is_template else self.copy.outside).append(one.target)
            else:
                key = self._key(source, one.target)
                name = self._taken(key, one, part) if key is not None else None
                if name is not None:
                    yield one._replace(target=f"/{name}")

    def _may_lead(self, one: Relation, part: Part) -> bool:
        """A link that is clicked; one that something of the part would fetch is none."""
        if one.number in part.held:
            self.copy.outside.append(one.target)
        elif one.target.startswith("#") or is_web(one.target):
            return True
        else:
            self.copy.links.append(one.target)
        return False

    def _key(self, source: str, target: str) -> str | None:
        """The part that a target means: from the root or from its source; None where there is
        none."""
        plain = unquote(target.partition("#")[0]).replace("\\", "/")
        joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), plain))
        key = key_of(joined)
        return key if key in self.infos else None

    def _write_relations(self, name: str, kept: list[Relation]) -> None:
        if not kept:
            return
        mode = ' TargetMode="External"'
        lines = "".join(
            f"<Relationship Id={quoteattr(one.number)} Type={quoteattr(one.type)}"
            f" Target={quoteattr(one.target)}{mode if one.is_outside else ''}/>"
            for one in kept
        )
        folder, last = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{last}.rels")
        written = f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'
        self.copy.parts[where] = HEAD + written.encode()

    # Parts

    def _taken(self, key: str, by: Relation, source: Part) -> str | None:
        """The name of the part in the copy; None where it does not come along."""
        self.known.add(key)
        if (key, by.kind) not in self.taken and self.depth < DEEPEST:
            self.taken[key, by.kind] = None  # a part that leads back to itself
            self.depth += 1
            self.taken[key, by.kind] = self._take(key, by, source)
            self.depth -= 1
        return self.taken.get((key, by.kind))

    def _take(self, key: str, by: Relation, source: Part) -> str | None:
        name = self.infos[key].filename
        if by.kind == parts.PICTURES:
            return self._take_picture(key, by, source)
        if by.kind == parts.FONTS:
            content = self._content(key)
            if is_font(content, source.keys.get(by.number, "")):
                return self._kept(f"fonts/{len(self.taken)}.odttf", content, FONT_TYPE)
            self.copy.unknown.append(name)
        elif by.kind == parts.BOOKS:
            self.copy.outside += self._named_by(key) or [name]
        elif by.kind in parts.LIVE:
            self.copy.outside.append(name)
        elif by.kind in parts.TEXTS:
            self.copy.texts.append(name)
        elif by.kind in parts.WITHIN:
            # A chart brings its own values.
            self.copy.objects += [] if source.root[1] == "chartSpace" else [name]
        elif by.kind in parts.MACROS or "vba" in by.kind.lower():
            self.copy.has_macros = True
        elif by.kind not in parts.UNSEEN:
            return self._take_markup(key, by.kind)
        return None

    def _take_picture(self, key: str, by: Relation, source: Part) -> str | None:
        made = picture(self._content(key))
        if made is not None:
            kind, content = made
            return self._kept(f"media/{len(self.taken)}.{kind.lower()}", content, TYPES[kind])
        is_replaced = by.number in source.replaced - source.held
        (self.copy.replaced if is_replaced else self.copy.unknown).append(self.infos[key].filename)
        return None

    def _take_markup(self, key: str, kind: str) -> str | None:
        name = self.infos[key].filename
        content = self._content(key)
        if not any(shown == kind for shown, _ in parts.SHOWN):
            self.copy.unknown.append(name)
            return None
        part = Part(content)
        type_ = parts.SHOWN.get((kind, part.root[1]))
        if type_ is None or not _is_of_office(part):
            self.copy.unknown.append(name)
            return None
        kept = self._kept(self._name(key), b"", _of_family(type_, part))
        self._note(kind, kept, part)
        self.copy.parts[kept] = part.content
        listed = self._relations(key)
        self._write_relations(kept, list(self._followed(key, listed, part)))
        return kept

    def _note(self, kind: str, name: str, part: Part) -> None:
        self.copy.outside += part.outside
        self.copy.links += part.links
        self.copy.print_areas += part.print_areas
        self.copy.has_formulas |= part.has_formulas
        if kind == "officeDocument" and not self.copy.suffix:
            self.copy.suffix = parts.MAINS[part.root[1]][1]
        if kind == "worksheet" and part.reach != (0, 0):
            self.copy.sheets += 1
            self.copy.reaches[name] = part.reach

    def _named_by(self, key: str) -> list[str]:
        """The other workbook of an external link, or what else it calls."""
        called = Part(self._content(key)).outside
        return [*(one.target for one in self._relations(key) if one.is_outside), *called]

    def _know_the_left_out(self) -> None:
        """Parts that only a part refers to which was left out are left out with it."""
        left = list(self.known)
        while left:
            source = left.pop()
            for one in self._relations(source):
                there = None if one.is_outside else self._key(source, one.target)
                if there is not None and there not in self.known:
                    self.known.add(there)
                    left.append(there)

    def _content(self, key: str) -> bytes:
        return read(self.package, self.infos[key], self.at)

    def _name(self, key: str) -> str:
        """Its own, unless a program could take it for something else."""
        name = self.infos[key].filename.lstrip("/")
        plain = PLAIN.fullmatch(name) and not key.endswith(".rels") and name not in self.copy.parts
        return name if plain else f"parts/{len(self.taken)}.xml"

    def _kept(self, name: str, content: bytes, type_: str) -> str:
        self.copy.parts[name] = content
        self.types[name] = type_
        return name

    def _content_types(self) -> bytes:
        lines = "".join(
            f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(type_)}/>"
            for name, type_ in self.types.items()
        )
        default = f'<Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>'
        xml = '<Default Extension="xml" ContentType="application/xml"/>'
        return HEAD + f'<Types xmlns="{CONTENT_TYPES}">{default}{xml}{lines}</Types>'.encode()


def _is_of_office(part: Part) -> bool:
    space, root = part.root
    return space.startswith(parts.SPACES) or (root == "xml" and not space)


def _of_family(type_: str, part: Part) -> str:
    """Both families have comments, and call them alike."""
    is_excel = parts.EXCEL in part.root[0]
    return type_.replace(parts.WORD, parts.EXCEL) if is_excel else type_
