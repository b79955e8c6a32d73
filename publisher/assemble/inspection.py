"""The finished PDF as it is, for the rules on it: one pass with PDFium over what is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from publisher.assemble.destinations import destinations
from publisher.assemble.plan import Insertion, assembled_page
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.keluaran import Box, BuiltFont, BuiltPage, BuiltPdf, Drawn

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
    with opened:
        owners = _owners(insertions)
        fonts = _Fonts()
        pages = tuple(
            _page(page, opened.get_page_label(n), owners.get(n, ""), fonts.of_page(n))
            for n, page in enumerate(opened)
        )
        return BuiltPdf(
            size,
            pages,
            encrypted=pdfium.FPDF_GetSecurityHandlerRevision(opened) != -1,
            signatures=_signatures(opened),
            fonts=fonts.built(),
            landings=destinations(pdf),
        )


def _signatures(opened: pypdfium2.PdfDocument) -> int:
    """Signatures that somebody gave; a field that waits for one is none."""
    fields = range(max(0, pdfium.FPDF_GetSignatureCount(opened)))
    found = (pdfium.FPDF_GetSignatureObject(opened, n) for n in fields)
    return sum(pdfium.FPDFSignatureObj_GetContents(one, None, 0) > 0 for one in found)


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


class _Fonts:
    """The fonts met so far, by name and whether the file holds them, with their pages."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, bool], dict[int, None]] = {}
        self._known: dict[int, tuple[str, bool]] = {}
        self._page = 0

    def of_page(self, page: int) -> _Fonts:
        self._page = page
        self._known = {}  # PDFium may hand out the same address again on another page
        return self

    def meet(self, text: pypdfium2.PdfObject) -> None:
        if pdfium.FPDFTextObj_GetTextRenderMode(text) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            return  # what a scanner recognised behind its picture
        font = pdfium.FPDFTextObj_GetFont(text)
        address = ctypes.addressof(font.contents) if font else 0
        if address and address not in self._known:
            self._known[address] = _font(font)
            self._pages.setdefault(self._known[address], {})[self._page] = None

    def built(self) -> tuple[BuiltFont, ...]:
        return tuple(
            BuiltFont(name, embedded, tuple(pages))
            for (name, embedded), pages in sorted(self._pages.items())
        )


def _font(font: ctypes._Pointer[pdfium.fpdf_font_t__]) -> tuple[str, bool]:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    _, plus, rest = name.partition("+")
    return rest if plus else name, pdfium.FPDFFont_GetIsEmbedded(font) != 0


def _page(page: pypdfium2.PdfPage, label: str, lampiran: str, fonts: _Fonts) -> BuiltPage:
    width, height = (round(side * TWIPS) for side in page.get_size())
    boxes = []
    within = 0
    for thing in page.get_objects(max_depth=DEPTH):
        within += thing.level > 0
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            fonts.meet(thing)
        if thing.level == 0 and not lampiran and thing.type in KINDS:
            boxes.append(Box(KINDS[thing.type], *(round(x * TWIPS) for x in thing.get_bounds())))
    page.close()
    return BuiltPage(
        label, width, height, tuple(boxes), lampiran, blank=bool(lampiran) and not within
    )
