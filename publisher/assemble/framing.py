"""Draw a page of a lampiran into a page of the report."""

from __future__ import annotations

from copy import copy

from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from publisher.assemble.geometry import Box, content_box, fit
from publisher.assemble.pages import view_of

DRAWN = Name.Lampiran  # what the drawn page is called among the frame's resources


def lay_into(frame: Page, page: Page, pdf: Pdf) -> None:
    """Draw `page`, of another PDF, upright and cropped into `frame`, a page of `pdf`."""
    view = view_of(page)
    drawing = page.as_form_xobject(handle_transformations=False)
    drawing[Name.BBox] = _array(view.box)
    matrix = fit(view, content_box(view_of(frame).box))
    numbers = " ".join(f"{number:.5f}" for number in matrix)
    _own_resources(frame)
    frame.add_resource(pdf.copy_foreign(drawing), Name.XObject, DRAWN)
    frame.contents_add(b"q\n", prepend=True)
    frame.contents_add(f"\nQ\nq {numbers} cm {DRAWN} Do Q\n".encode("ascii"))


def forget_structure(pdf: Pdf) -> None:
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
