"""A lampiran's PDF → one that may be part of a PDF/A-2b file.

What a library can repair is repaired; a page that stays unfit (a font that is
not embedded, a colour without a profile) becomes a picture of itself.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import img2pdf
import pypdfium2
from pikepdf import Dictionary, Name, Object, Pdf, PdfError, pdfa

FLAVOUR = "2b"
DPI = 200  # of a page that becomes a picture: small print stays readable
LARGEST = 20_000_000  # pixels of such a picture


def make_archivable(file: Path) -> tuple[int, ...]:
    """Rewrite a PDF in place. Returns the pages, from 1, that had to become pictures."""
    with quiet_fonts(), Pdf.open(file, allow_overwriting_input=True) as pdf:
        unfit = _unfit_pages(pdf)
        pictures = [(n, _picture(file, n)) for n in unfit]
        for n, picture in pictures:
            _replace(pdf, n, picture)
        pdf.save(file)
    return tuple(n + 1 for n in unfit)


def _unfit_pages(pdf: Pdf) -> list[int]:
    """Pages, from 0, with something that PDF/A-2b does not allow."""
    pages = range(len(pdf.pages))
    if _hides_layers(pdf):
        return list(pages)  # a drawing of a page shows what its layers hide
    pdfa.prepare(pdf, FLAVOUR)
    if pdfa.check(pdf, FLAVOUR).passed:
        return []
    return [n for n in pages if not _is_fit(pdf, n)]


def _is_fit(pdf: Pdf, number: int) -> bool:
    with Pdf.new() as alone:
        try:
            alone.pages.append(pdf.pages[number])
            for key in (Name.AA, Name.Annots):
                if key in alone.pages[0].obj:
                    del alone.pages[0].obj[key]
            pdfa.prepare(alone, FLAVOUR)
            return pdfa.check(alone, FLAVOUR).passed
        except (PdfError, ValueError, TypeError, KeyError):
            return False


def _hides_layers(pdf: Pdf) -> bool:
    layers = pdf.Root.get(Name.OCProperties)
    default: Object | None = layers.get(Name.D) if isinstance(layers, Dictionary) else None
    if not isinstance(default, Dictionary):
        return False
    return bool(len(default.get(Name.OFF) or ())) or default.get(Name.BaseState) == Name.OFF


def _picture(file: Path, number: int) -> bytes:
    """A PDF of one page of the same size, with a picture of the page."""
    document = pypdfium2.PdfDocument(file)
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(DPI / 72, (LARGEST / max(1.0, width * height)) ** 0.5)
        image = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    finally:
        document.close()
    made = io.BytesIO()
    image.save(made, "PNG")
    layout = img2pdf.get_layout_fun(pagesize=(width, height))
    pdf: bytes = img2pdf.convert(made.getvalue(), layout_fun=layout, nodate=True)
    return pdf


def _replace(pdf: Pdf, number: int, picture: bytes) -> None:
    """Put the picture in the place of a page; nothing of the page remains."""
    with Pdf.open(io.BytesIO(picture)) as made:
        pdf.pages.insert(number, made.pages[0])
        del pdf.pages[number + 1]


@contextmanager
def quiet_fonts() -> Iterator[None]:
    """fontTools tells of every odd font in a log that nobody of ours reads."""
    log = logging.getLogger("fontTools")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
