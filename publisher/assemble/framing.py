"""Draw a page of a lampiran into a page of the report."""

from __future__ import annotations

from copy import copy
from typing import cast

from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from publisher.assemble.geometry import Box, Matrix, content_box, fit
from publisher.assemble.pages import view_of

DRAWN = Name.Lampiran  # what the drawn page is called among the frame's resources
THROUGH = Name.Tembus  # and how it is drawn where the frame is to be seen through it


def placing(frame: Page, page: Page, room: float | None = None) -> Matrix:
    """Where a page of a lampiran comes to stand in its frame: upright, cropped, centred.

    room: it stands below that height, in points.
    """
    return fit(view_of(page), content_box(view_of(frame).box, room))


def lay_into(frame: Page, page: Page, pdf: Pdf) -> Stream:
    """Draw `page`, of another PDF, into `frame`, a page of `pdf`; returns the drawing."""
    drawing = page.as_form_xobject(handle_transformations=False)
    drawing[Name.BBox] = _array(view_of(page).box)
    drawn = cast(Stream, pdf.copy_foreign(drawing))
    _own_resources(frame)
    frame.add_resource(drawn, Name.XObject, DRAWN)
    frame.contents_add(b"q\n", prepend=True)
    return drawn


def see_through(frame: Page) -> Name:
    """The state in which a scan hides nothing of what the frame itself says, such as DRAF."""
    states = copy(frame.resources.get_dict(Name.ExtGState)) or Dictionary()
    frame.resources[Name.ExtGState] = states
    states[THROUGH] = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    return THROUGH


def show(frame: Page, matrix: Matrix, piece: int | None, state: Name | None = None) -> None:
    """Let the frame show its drawing; as a piece of the frame, by its number, it is a figure.

    state: of the graphics, in which it is drawn.
    """
    numbers = " ".join(f"{number:.5f}" for number in matrix)
    tagged = piece is not None
    before, after = (f"/Figure <</MCID {piece}>> BDC ", " EMC") if tagged else ("", "")
    drawn = f"{f'{state} gs ' if state else ''}{numbers} cm {DRAWN} Do"
    frame.contents_add(f"\nQ\n{before}q {drawn} Q{after}\n".encode("ascii"))


def forget_numbers(pdf: Pdf) -> None:
    """Remove the numbers that tie content to a structure tree: the body has numbers like them."""
    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream):
            for key in (Name.StructParents, Name.StructParent):
                if key in item:
                    del item[key]


def _own_resources(frame: Page) -> None:
    """LibreOffice lets all pages share one dictionary of resources."""
    own = copy(frame.resources)
    own[Name.XObject] = copy(own.get_dict(Name.XObject)) or Dictionary()
    frame.Resources = own


def _array(box: Box) -> Array:
    return Array([box.left, box.bottom, box.right, box.top])
