"""Where the report is signed electronically: an empty field above the name of who signs.

The template's last signature block has a bookmark in its space. The field
reaches from there to the nearest lines above and below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pikepdf import Array, Dictionary, Name, Page, String

from publisher.assemble.geometry import Box
from publisher.assemble.landings import destination_name, named_targets
from publisher.assemble.structure import Structure
from publisher.vocabulary.artifacts import PdfFile

BOOKMARK = "_pub_ttd"
FIELD = "ttd_penanda_tangan"
WIDTH = 170.0  # points: 6 cm, what a visible BSrE signature takes
REACH = 45.0  # points from the bookmark to where the field ends at the most
LEAST = 24.0  # lower than this the space is none: then half of REACH, whatever stands there
GAP = 2.0  # points between the field and the lines round it
EDGE = 28.0  # points that a field keeps from the edge of the page


@dataclass(frozen=True, slots=True)
class SignatureSpace:
    """A rectangle on a page of the body; pages count from 0."""

    page: int
    box: Box
    tooltip: str


def signature_space(body: PdfFile, signer: str, tag: str, tooltip: str) -> SignatureSpace | None:
    """The space of the last signature block, by its bookmark or else by the name below it.

    tag: the sign that is printed in the space for the signing service, or nothing.
    """
    with closing(pypdfium2.PdfDocument(body.path)) as pdf:
        spot = _bookmarked(body) or _above_name(pdf, signer)
        if spot is None:
            return None
        number, x, y = spot
        page = pdf[number]
        lines = [line for line, text in _lines(page) if text.strip() not in ("", tag)]
        return SignatureSpace(number, _free(x, y, lines, page.get_size()), tooltip)


def _bookmarked(body: PdfFile) -> tuple[int, float, float] | None:
    """Page and upper left corner of the bookmark."""
    target = named_targets(body).get(destination_name(BOOKMARK))
    if target is None or target.left is None or target.top is None:
        return None
    return target.page, target.left, target.top


def _above_name(pdf: pypdfium2.PdfDocument, signer: str) -> tuple[int, float, float] | None:
    """Just above where the name stands last."""
    for number in reversed(range(len(pdf))):
        found = [line for line, text in _lines(pdf[number]) if signer and signer in text]
        if found:
            return number, found[-1].left, found[-1].top + REACH / 2
    return None


def _lines(page: pypdfium2.PdfPage) -> Iterator[tuple[Box, str]]:
    with closing(page.get_textpage()) as text:
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            if top - bottom > 1:
                yield Box(left, bottom, right, top), text.get_text_bounded(left, bottom, right, top)


def _free(x: float, y: float, lines: Sequence[Box], size: tuple[float, float]) -> Box:
    """The free rectangle round a point, within the page."""
    width, height = size
    left = min(max(x, EDGE), max(EDGE, width - EDGE - WIDTH))
    beside = [line for line in lines if line.left < left + WIDTH and line.right > left]
    below = [line.top for line in beside if line.top <= y]
    above = [line.bottom for line in beside if line.bottom > y]
    bottom = max([y - REACH, *(edge + GAP for edge in below)])
    top = min([y + REACH, *(edge - GAP for edge in above)])
    if top - bottom < LEAST:
        bottom, top = y - REACH / 2, y + REACH / 2
    bottom = min(max(bottom, EDGE), height - EDGE - LEAST)
    top = max(min(top, height - EDGE), bottom + LEAST)
    return Box(left, bottom, min(left + WIDTH, width - EDGE), top)


def add_signature_field(
    structure: Structure, page: Page, space: SignatureSpace, later: int
) -> None:
    """An unsigned field. It is read before what stands on page `later` or after it."""
    pdf, box = structure.pdf, space.box
    empty = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, round(box.width, 2), round(box.height, 2)]),
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(FIELD),
            TU=String(space.tooltip),
            F=4,  # is printed
            P=page.obj,
            Rect=Array([round(n, 2) for n in (box.left, box.bottom, box.right, box.top)]),
            AP=Dictionary(N=empty),
        )
    )
    if Name.Annots not in page.obj:
        page.obj[Name.Annots] = Array()
    page.obj[Name.Annots].append(field)
    form = pdf.Root.get(Name.AcroForm)
    others = list(form.get(Name.Fields) or ()) if isinstance(form, Dictionary) else []
    pdf.Root[Name.AcroForm] = Dictionary(Fields=Array([*others, field]))
    _tell_structure(structure, page, field, space.tooltip, later)


def _tell_structure(
    structure: Structure, page: Page, field: Dictionary, tooltip: str, later: int
) -> None:
    paragraph = structure.add_before(Name.P, later)
    form = structure.add(Name.Form, paragraph)
    form[Name.Alt] = String(tooltip)
    form[Name.Pg] = page.obj
    form[Name.K] = Array([Dictionary(Type=Name.OBJR, Obj=field, Pg=page.obj)])
    structure.number_annotation(field, form)
