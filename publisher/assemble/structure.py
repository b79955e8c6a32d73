"""The structure tree of the publication: what a screen reader follows.

The body brings a tree; every lampiran becomes a Part of it, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Page,
    Pdf,
    Stream,
    String,
    parse_content_stream,
)

Content = Dictionary | Stream
"""A page, or a drawing: what numbers the pieces of its content."""


class Structure:
    """The tree, open for additions until `close`."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        root = pdf.Root.get(Name.StructTreeRoot)
        if not isinstance(root, Dictionary):
            root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
            pdf.Root[Name.StructTreeRoot] = root
        self.root: Dictionary = root
        self.document = self._document()
        self.numbers = list(numbers_of(root.get(Name.ParentTree)))
        self.next = max((int(key) for key, _ in self.numbers), default=-1) + 1

    def _document(self) -> Dictionary:
        kids = kids_of(self.root)
        if len(kids) == 1 and kids[0].get(Name.S) == Name.Document:
            return cast(Dictionary, kids[0])
        document = self._element(Name.Document, self.root)
        for kid in kids:
            kid[Name.P] = document
        document[Name.K] = Array(kids)
        self.root[Name.K] = Array([document])
        return document

    def _element(self, kind: Object, parent: Dictionary) -> Dictionary:
        return self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent, K=Array()))

    def add(self, kind: Object, parent: Dictionary) -> Dictionary:
        """A new element, the last child of its parent."""
        made = self._element(kind, parent)
        parent.K.append(made)
        return made

    def add_part(self, title: str, first: int) -> Dictionary:
        """A Part, read before what stands on page `first` or later. Pages count from 0."""
        part = self.add_before(Name.Part, first)
        part[Name.T] = String(title)
        return part

    def add_before(self, kind: Object, first: int) -> Dictionary:
        """An element of the document, read before what stands on page `first` or later."""
        made = self._element(kind, self.document)
        pages = {page.obj.objgen: n for n, page in enumerate(self.pdf.pages)}
        kids = kids_of(self.document)
        later = (n for n, kid in enumerate(kids) if _page(kid, pages) >= first)
        at = next(later, len(kids))
        self.document[Name.K] = Array([*kids[:at], made, *kids[at:]])
        return made

    def number(self, content: Content, owners: Mapping[int, Dictionary]) -> None:
        """Tell `content` that its pieces, by their numbers (MCID), belong to these elements."""
        if not owners:
            return
        known = self._pieces(content)
        if known is not None:  # of a page of the body, on which words stand already
            while len(known) <= max(owners):
                known.append(None)
            for n, owner in owners.items():
                known[n] = owner
        else:
            array = Array([owners.get(n) for n in range(max(owners) + 1)])
            content[Name.StructParents] = self.next
            self.numbers.append((self.next, self.pdf.make_indirect(array)))
            self.next += 1

    def free_piece(self, content: Content) -> int:
        """The first number of a piece that none on a page has."""
        known = self._pieces(content)
        return len(known) if known is not None else 0

    def _pieces(self, content: Content) -> Array | None:
        key = content.get(Name.StructParents)
        found = next((value for number, value in self.numbers if number == key), None)
        return found if isinstance(found, Array) else None

    def number_annotation(self, annotation: Dictionary, owner: Dictionary) -> None:
        annotation[Name.StructParent] = self.next
        self.numbers.append((self.next, owner))
        self.next += 1

    def close(self) -> None:
        flat: list[Object | int] = []
        for key, value in self.numbers:
            flat += [key, value]
        self.root[Name.ParentTree] = self.pdf.make_indirect(Dictionary(Nums=Array(flat)))
        self.root[Name.ParentTreeNextKey] = self.next
        _share_attributes(self.pdf)
        self.pdf.Root[Name.MarkInfo] = Dictionary(Marked=True)


def _share_attributes(pdf: Pdf) -> None:
    """Let elements that look the same say so with one object. LibreOffice writes one for each
    cell and paragraph: of a report of long tables they are half of all objects.
    """
    known: dict[bytes, Object] = {}
    for element in pdf.objects:
        if not isinstance(element, Dictionary) or element.get(Name.Type) != Name.StructElem:
            continue
        said = element.get(Name.A)
        if isinstance(said, Dictionary) and said.is_indirect:
            element[Name.A] = _known(said, known)
        elif isinstance(said, Array):
            for n, one in enumerate(said):
                if isinstance(one, Dictionary) and one.is_indirect:
                    said[n] = _known(one, known)


def _known(said: Dictionary, known: dict[bytes, Object]) -> Object:
    return known.setdefault(said.unparse(resolved=True), said)


def add_figure(
    structure: Structure, page: Page, part: Dictionary, alt: str, piece: int
) -> Dictionary:
    """An element for the picture on a page that is marked as this piece of it."""
    figure = structure.add(Name.Figure, part)
    figure[Name.Alt] = String(alt)
    figure[Name.Pg] = page.obj
    figure[Name.K] = Array([piece])
    structure.number(page.obj, {piece: figure})
    return figure


def add_words(structure: Structure, page: Page, part: Dictionary) -> None:
    """Paragraphs for the words that stand on a page of ours, in the order they are drawn."""
    owners = {}
    for step in parse_content_stream(page):
        properties = step.operands[1] if str(step.operator) == "BDC" else None
        if isinstance(properties, Dictionary) and Name.MCID in properties:
            paragraph = structure.add(Name.P, part)
            paragraph[Name.Pg] = page.obj
            paragraph[Name.K] = Array([properties[Name.MCID]])
            owners[int(properties[Name.MCID])] = paragraph
    structure.number(page.obj, owners)


def kids_of(element: Dictionary) -> Sequence[Object]:
    kids = element.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _page(element: Object, pages: Mapping[tuple[int, int], int]) -> int:
    """The first page of an element; -1 where neither it nor its first children say."""
    for _ in range(20):
        if not isinstance(element, Dictionary):
            break
        page = element.get(Name.Pg)
        if page is not None:
            return pages.get(page.objgen, -1)
        kids = [kid for kid in kids_of(element) if isinstance(kid, Dictionary)]
        if not kids:
            break
        element = kids[0]
    return -1


def numbers_of(tree: Object | None, depth: int = 0) -> Iterator[tuple[int, Object]]:
    """The entries of a number tree, in order."""
    if not isinstance(tree, Dictionary) or depth > 20:
        return
    flat = list(tree.get(Name.Nums) or ())
    yield from ((int(key), value) for key, value in zip(flat[::2], flat[1::2], strict=False))
    for kid in tree.get(Name.Kids) or ():
        yield from numbers_of(kid, depth + 1)
