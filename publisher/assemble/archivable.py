"""A lampiran's PDF → one that may be part of a PDF/A-2b file.

What a library can repair is repaired; a page that stays unfit (a font that is
not embedded, a colour without a profile) becomes a picture of itself.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import img2pdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, pdfa
from PIL import Image

FLAVOUR = "2b"
DPI = 200  # of a page that becomes a picture: small print stays readable
LARGEST = 20_000_000  # pixels of such a picture
SMALL_PNG = 500_000  # bytes; a picture that needs more is a photograph
SIDES = (3.0, 14_400.0)  # of a page in PDF/A, in points
INVERTING = (Name.AllOff, Name.AnyOff)  # what is seen where a layer is not

Step = Callable[[], None]
"""Called after each page: a sign of life."""


def make_archivable(file: Path, step: Step = lambda: None) -> tuple[int, ...]:
    """Rewrite a PDF in place. Returns the pages, from 1, that had to become pictures."""
    with quiet_fonts(), Pdf.open(file, allow_overwriting_input=True) as pdf:
        unfit = _unfit_pages(pdf, step)
        for n in unfit:
            _replace(pdf, n, _picture(file, n))
            step()
        pdf.save(file)
    return tuple(n + 1 for n in unfit)


def make_pictures(file: Path, step: Step = lambda: None) -> tuple[int, ...]:
    """Rewrite a PDF in place, every page as a picture of itself."""
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        numbers = range(len(pdf.pages))
        for n in numbers:
            _replace(pdf, n, _picture(file, n))
            step()
        for key in (Name.StructTreeRoot, Name.OCProperties, Name.AcroForm):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.save(file)
    return tuple(n + 1 for n in numbers)


def _unfit_pages(pdf: Pdf, step: Step) -> list[int]:
    """Pages, from 0, with something that PDF/A-2b does not allow."""
    pages = range(len(pdf.pages))
    if _hides_layers(pdf):
        return list(pages)  # a drawing of a page shows what its layers hide
    pdfa.prepare(pdf, FLAVOUR)
    if pdfa.check(pdf, FLAVOUR).passed:
        return []
    return [n for n in pages if not _is_fit(pdf, n, step)]


def _is_fit(pdf: Pdf, number: int, step: Step) -> bool:
    step()
    with Pdf.new() as alone:
        try:
            alone.pages.append(pdf.pages[number])
            for key in (Name.AA, Name.Annots):
                if key in alone.pages[0].obj:
                    del alone.pages[0].obj[key]
            pdfa.prepare(alone, FLAVOUR)
            return pdfa.check(alone, FLAVOUR).passed
        except MemoryError:
            raise
        except Exception:  # what the validator stumbles over is no archive either
            return False


def _hides_layers(pdf: Pdf) -> bool:
    layers = pdf.Root.get(Name.OCProperties)
    default: Object | None = layers.get(Name.D) if isinstance(layers, Dictionary) else None
    if not isinstance(default, Dictionary):
        return False
    off, automatic = default.get(Name.OFF), default.get(Name.AS)
    listed = any(isinstance(one, Array) and len(one) for one in (off, automatic))
    return listed or default.get(Name.BaseState) == Name.OFF or any(map(_inverts, pdf.objects))


def _inverts(item: Object) -> bool:
    if not isinstance(item, Dictionary) or item.get(Name.Type) != Name.OCMD:
        return False
    return Name.VE in item or item.get(Name.P) in INVERTING


class Undrawable(Exception):
    """A page, from 1, that no picture can be made of."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _picture(file: Path, number: int) -> bytes:
    """A PDF of one page of the same size, with a picture of the page. Raises Undrawable."""
    try:
        return _drawn(file, number)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        raise Undrawable(number + 1) from None


def _drawn(file: Path, number: int) -> bytes:
    document = pypdfium2.PdfDocument(file)
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(DPI / 72, (LARGEST / max(1.0, width * height)) ** 0.5)
        image = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    finally:
        document.close()
    layout = img2pdf.get_layout_fun(pagesize=(_side(width), _side(height)))
    pdf: bytes = img2pdf.convert(_packed(image), layout_fun=layout, nodate=True)
    return pdf


def _packed(image: Image.Image) -> bytes:
    """Without loss as long as that is small: letters are, photographs are not."""
    made = io.BytesIO()
    image.save(made, "PNG")
    if made.tell() > SMALL_PNG:
        made = io.BytesIO()
        image.save(made, "JPEG", quality=85)
    return made.getvalue()


def _side(points: float) -> float:
    return min(max(points, SIDES[0]), SIDES[1])


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
