"""The links of a lampiran: they go on leading where they led."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pikepdf import Array, Dictionary, Name, NameTree, Object, Page, Pdf, String

from publisher.assemble.actions import address, is_rectangle
from publisher.assemble.geometry import Matrix

Objgen = tuple[int, int]
Placed = Mapping[Objgen, tuple[Page, Matrix]]
"""A page of the lampiran → the page of the publication it was drawn on, and how."""


def carry_links(source: Pdf, placed: Placed, pdf: Pdf) -> dict[Objgen, Dictionary]:
    """Links of the lampiran's pages → the same on the pages that they were drawn on.

    Web addresses and links within the lampiran live; a link that starts a
    program or opens another file does not.
    """
    carried = {}
    targets = _named(source)
    for page in source.pages:
        frame, matrix = placed[page.obj.objgen]
        listed = page.get(Name.Annots)
        for old in listed if isinstance(listed, Array) else ():
            action = _action(old, targets, placed)
            if isinstance(old, Dictionary) and action is not None:
                new = pdf.make_indirect(_link(old, matrix, frame, action))
                _annotations(frame).append(new)
                carried[old.objgen] = new
    return carried


def _annotations(frame: Page) -> Array:
    if Name.Annots not in frame.obj:
        frame.obj[Name.Annots] = Array()
    return cast(Array, frame.obj[Name.Annots])


def _link(old: Dictionary, matrix: Matrix, frame: Page, action: Dictionary) -> Dictionary:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, P=frame.obj, F=4)  # 4: is printed
    link[Name.Rect] = _moved(old.get(Name.Rect), matrix)
    link[Name.Border] = Array([0, 0, 0])
    for key, value in action.items():
        link[key] = value
    return link


def _moved(rectangle: Object | None, matrix: Matrix) -> Array:
    """The upright rectangle round the corners' new places."""
    a, b, c, d, e, f = matrix
    x1, y1, x2, y2 = (float(number) for number in rectangle or (0, 0, 0, 0))
    corners = [(x, y) for x in (x1, x2) for y in (y1, y2)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return Array([round(n, 3) for n in (min(across), min(up), max(across), max(up))])


def _action(old: Object, targets: Mapping[str, Object], placed: Placed) -> Dictionary | None:
    """What the new link says beside its place; None where it leads nowhere that we keep."""
    if not isinstance(old, Dictionary) or old.get(Name.Subtype) != Name.Link:
        return None
    if not is_rectangle(old.get(Name.Rect)):
        return None
    action = old.get(Name.A)
    web = address(action)
    if web is not None:
        return Dictionary(A=Dictionary(S=Name.URI, URI=String(web)), Contents=String(web))
    target = old.get(Name.Dest)
    if isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
        target = action.get(Name.D)
    destination = _destination(_resolved(target, targets), placed)
    return Dictionary(Dest=destination) if destination is not None else None


def _resolved(target: Object | None, targets: Mapping[str, Object]) -> Object | None:
    if isinstance(target, String | Name):
        target = targets.get(str(target).removeprefix("/"))
    if isinstance(target, Dictionary):
        target = target.get(Name.D)
    return target


def _destination(target: Object | None, placed: Placed) -> Array | None:
    if not isinstance(target, Array) or not len(target) or not isinstance(target[0], Dictionary):
        return None
    there = placed.get(target[0].objgen)
    return Array([there[0].obj, Name.Fit]) if there else None


def _named(source: Pdf) -> Mapping[str, Object]:
    named = {}
    for name, target in (source.Root.get_dict(Name.Dests) or Dictionary()).items():
        named[name.removeprefix("/")] = target
    tree = (source.Root.get_dict(Name.Names) or Dictionary()).get(Name.Dests)
    if isinstance(tree, Dictionary):
        named.update(NameTree(tree).items())
    return named
