"""The finished PDF as it is, for the rules on it: one pass with PDFium over what is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Pdf

from publisher.assemble.destinations import destinations
from publisher.assemble.fonts import fonts_of
from publisher.assemble.forms import form_fields, is_signed
from publisher.assemble.plan import Insertion, assembled_page
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.keluaran import Box, BuiltPage, BuiltPdf, Drawn

TWIPS = 20  # in a point
DEPTH = 5  # drawings within drawings that are looked into
KINDS: Mapping[int, Drawn] = {
    pdfium.FPDF_PAGEOBJ_TEXT: "text",
    pdfium.FPDF_PAGEOBJ_PATH: "line",
    pdfium.FPDF_PAGEOBJ_SHADING: "line",
    pdfium.FPDF_PAGEOBJ_IMAGE: "picture",
    pdfium.FPDF_PAGEOBJ_FORM: "picture",
}


def inspect_pdf(pdf: PdfFile, insertions: Sequence[Insertion]) -> BuiltPdf:
    """What is on each page, where bookmarks lead, and what a receiver may refuse."""
    size = pdf.path.stat().st_size
    try:
        opened = pypdfium2.PdfDocument(pdf.path)
    except pypdfium2.PdfiumError:  # it asks for a password: made by us, it is not damaged
        return BuiltPdf(size, (), encrypted=True)
    with opened, Pdf.open(pdf.path) as read:
        owners = _owners(insertions)
        pages = tuple(
            _page(page, opened.get_page_label(n), owners.get(n, ""))
            for n, page in enumerate(opened)
        )
        return BuiltPdf(
            size,
            pages,
            encrypted=pdfium.FPDF_GetSecurityHandlerRevision(opened) != -1,
            signatures=sum(map(is_signed, form_fields(read))),
            fonts=fonts_of(read),
            landings=destinations(pdf),
        )


def lampiran_sizes(insertions: Sequence[Insertion]) -> dict[str, int]:
    return {
        i.prepared.kunci: i.prepared.pdf.path.stat().st_size
        for i in insertions
        if i.prepared.pdf is not None
    }


def _owners(insertions: Sequence[Insertion]) -> dict[int, str]:
    """Page of the publication → key of the lampiran whose page it is.

    A page that stands for a lampiran which was set aside is ours.
    """
    return {
        assembled_page(insertion.after, insertions) + n: insertion.prepared.kunci
        for insertion in insertions
        if insertion.prepared.pdf is not None
        for n in range(1, len(insertion.prepared.pages) + 1)
    }


def _page(page: pypdfium2.PdfPage, label: str, lampiran: str) -> BuiltPage:
    width, height = (round(side * TWIPS) for side in page.get_size())
    boxes = []
    within = 0
    for thing in page.get_objects(max_depth=DEPTH):
        within += thing.level > 0
        if thing.level == 0 and not lampiran and thing.type in KINDS:
            boxes.append(Box(KINDS[thing.type], *(round(x * TWIPS) for x in thing.get_bounds())))
    page.close()
    return BuiltPage(
        label, width, height, tuple(boxes), lampiran, blank=bool(lampiran) and not within
    )
