"""The structure of a lampiran, rebuilt in the publication.

No library merges two trees. The content of a lampiran's page lies in a drawing
there, so each piece is named by the drawing and its number in it (ISO 32000-1,
14.7.4.2), and the elements are made anew: nothing of a damaged tree is copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from publisher.assemble.structure import Structure, kids_of

Objgen = tuple[int, int]

DEPTH = 60  # levels of a tree; deeper ones are damaged, or made to hurt
ELEMENTS = 100_000  # of one lampiran
PIECES = 100_000  # the highest number of a piece that is believed
TEXTS = (Name.Alt, Name.ActualText, Name.Lang, Name.T, Name.E)
KINDS = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2
    H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference
    BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
STANDARD = frozenset(f"/{name}" for name in KINDS.split())


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a page of a lampiran went."""

    frame: Page
    drawing: Stream


class Graft:
    """One lampiran's tree on its way into the publication."""

    def __init__(
        self,
        source: Pdf,
        drawn: Mapping[Objgen, Drawn],
        annotations: Mapping[Objgen, Dictionary],
        structure: Structure,
    ) -> None:
        self.drawn = drawn
        self.annotations = annotations  # of the source → those that were carried over
        self.structure = structure
        tree = source.Root.get(Name.StructTreeRoot)
        self.tree = tree if isinstance(tree, Dictionary) else Dictionary()
        roles = self.tree.get(Name.RoleMap)
        self.roles = roles if isinstance(roles, Dictionary) else Dictionary()
        self.seen: set[Objgen] = set()
        self.owners: dict[Objgen, dict[int, Dictionary]] = {}
        self.contents: dict[Objgen, Stream] = {}
        self.frames: set[Objgen] = set()

    def grow(self, part: Dictionary) -> set[Objgen]:
        """Add the tree below `part`. Returns the frames on which something has structure."""
        for kid in kids_of(self.tree):
            self._element(kid, part, None, 0)
        for key, owners in self.owners.items():
            self.structure.number(self.contents[key], owners)
        return self.frames

    def _element(self, old: Object, parent: Dictionary, page: Object | None, depth: int) -> None:
        if not isinstance(old, Dictionary) or depth > DEPTH or len(self.seen) > ELEMENTS:
            return
        if old.is_indirect:
            if old.objgen in self.seen:
                return
            self.seen.add(old.objgen)
        new = self.structure.add(self._kind(old.get(Name.S)), parent)
        _copy_words(old, new)
        page = old.get(Name.Pg, page)
        for kid in kids_of(old):
            self._kid(kid, new, page, depth)

    def _kid(self, kid: Object, new: Dictionary, page: Object | None, depth: int) -> None:
        if isinstance(kid, int):
            self._piece(kid, page, None, new)
        elif isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.MCR:
            number = kid.get(Name.MCID)
            if isinstance(number, int):
                self._piece(number, kid.get(Name.Pg, page), kid.get(Name.Stm), new)
        elif isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.OBJR:
            self._annotation(kid.get(Name.Obj), new)
        else:
            self._element(kid, new, page, depth + 1)

    def _piece(self, number: int, page: Object | None, stm: Object | None, new: Dictionary) -> None:
        drawn = self.drawn.get(page.objgen) if isinstance(page, Dictionary) else None
        if drawn is None or not 0 <= number < PIECES:
            return
        content = drawn.drawing
        if isinstance(stm, Stream):
            content = cast(Stream, self.structure.pdf.copy_foreign(stm))
        key = content.objgen
        if number in self.owners.setdefault(key, {}):
            return  # a piece has one owner
        self.owners[key][number] = new
        self.contents[key] = content
        self.frames.add(drawn.frame.obj.objgen)
        new.K.append(Dictionary(Type=Name.MCR, Pg=drawn.frame.obj, Stm=content, MCID=number))

    def _annotation(self, old: Object | None, new: Dictionary) -> None:
        carried = self.annotations.get(old.objgen) if isinstance(old, Dictionary) else None
        if carried is not None and Name.StructParent not in carried:
            new.K.append(Dictionary(Type=Name.OBJR, Obj=carried, Pg=carried.P))
            self.structure.number_annotation(carried, new)

    def _kind(self, name: Object | None) -> Name:
        """The standard kind that a name stands for; a Div where it stands for none."""
        for _ in range(10):
            if not isinstance(name, Name) or str(name) in STANDARD:
                break
            name = self.roles.get(name)
        return name if isinstance(name, Name) and str(name) in STANDARD else Name.Div


def _copy_words(old: Dictionary, new: Dictionary) -> None:
    for key in TEXTS:
        text = old.get(key)
        if isinstance(text, String):
            new[key] = String(str(text))
    attributes = _plain(old.get(Name.A), 0)
    if attributes is not None:
        new[Name.A] = attributes


def _plain(value: Object | None, depth: int) -> Object | None:
    """A copy of attributes, as far as they are plain values."""
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, Dictionary) and not isinstance(value, Stream) and depth < 4:
        pairs = ((key, _plain(inner, depth + 1)) for key, inner in value.items())
        return Dictionary({key: inner for key, inner in pairs if inner is not None})
    if isinstance(value, Array) and depth < 4:
        return Array([_plain(inner, depth + 1) for inner in value])
    if isinstance(value, Name):
        return Name(str(value))
    if isinstance(value, String):
        return String(str(value))
    return value if not isinstance(value, Dictionary | Array | Stream) else None
