"""Lampiran and their files, made in the test that needs them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pypdfium2
from pikepdf import Array, Dictionary, Name, Page, Pdf
from PIL import Image

from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.places import Place, Source, Span

COLOURS = {"red": "1 0 0", "green": "0 1 0", "blue": "0 0 1", "black": "0 0 0"}
A4 = (0, 0, 595.276, 841.89)


def lampiran(*files: str, folder: Path = Path()) -> tuple[Lampiran, ...]:
    """One lampiran to a file; each `berkas` stands on a line of its own, from line 1."""
    text = "".join(f"berkas = {file!r}\n" for file in files)
    starts = [text.index(f"berkas = {file!r}\n") for file in files]
    spans = {
        ("lampiran", n, "berkas"): Span(start, start + 9, start + 9)
        for n, start in enumerate(starts)
    }
    at = Place(Source(folder / "laporan.toml", text, spans)) / "lampiran"
    return tuple(
        Lampiran.model_validate(
            {"at": at / n, "kunci": f"berkas_{n}", "judul": f"Judul {n}", "berkas": file}
        )
        for n, file in enumerate(files)
    )


QUARTERS = ("red", "green", "blue", "black")


def quarters(page: Page, box: Sequence[float], corners: Sequence[str] = QUARTERS) -> None:
    """Paint the quarters of `box`: upper left, upper right, lower left, lower right."""
    left, bottom, right, top = box
    w, h = (right - left) / 2, (top - bottom) / 2
    spots = ((left, bottom + h), (left + w, bottom + h), (left, bottom), (left + w, bottom))
    paint = [
        f"{COLOURS[colour]} rg {x} {y} {w} {h} re f"
        for colour, (x, y) in zip(corners, spots, strict=True)
    ]
    page.contents_add("\n".join(paint).encode())


def pdf_page(
    out: Path,
    media: Sequence[float] = A4,
    crop: Sequence[float] | None = None,
    rotate: int = 0,
    corners: Sequence[str] = QUARTERS,
) -> Path:
    """A PDF of one page: four colours in what is seen, magenta in what is cropped away."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(10, 10))
        page.MediaBox = Array(list(media))
        left, bottom, right, top = media
        page.contents_add(f"1 0 1 rg {left} {bottom} {right} {top} re f".encode())
        quarters(page, crop or media, corners)
        if crop:
            page.CropBox = Array(list(crop))
        if rotate:
            page.Rotate = rotate
        pdf.save(out)
    return out


def filled_form(out: Path) -> Path:
    """A form whose one field has a value and no looks: a bar of sixteen letters M."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T="nama",
                V="M" * 16,
                DA="/Helv 20 Tf 0 g",
                Rect=Array([100, 600, 500, 640]),
                F=4,
            )
        )
        page.Annots = Array([field])
        resources = Dictionary(Font=Dictionary(Helv=font))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=resources, DA="/Helv 0 Tf 0 g")
        pdf.save(out)
    return out


def workbook(out: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Program", 1])
    book.save(out)
    return out


def word_file(out: Path) -> Path:
    """Enough of a Word file to be told as one."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", relations)
        package.writestr("word/document.xml", f'<w:document xmlns:w="{space}"/>')
    return out


def picture(size: tuple[int, int] = (200, 300)) -> Image.Image:
    """Red, green / blue, black."""
    image = Image.new("RGB", size, "black")
    w, h = size[0] // 2, size[1] // 2
    image.paste("red", (0, 0, w, h))
    image.paste("lime", (w, 0, size[0], h))
    image.paste("blue", (0, h, w, size[1]))
    return image


def picture_bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    made = io.BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def render(pdf: Path, page: int = 0, scale: float = 1) -> Image.Image:
    """The page as a reader sees it: one pixel to a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=scale).to_pil().convert("RGB")


def ink_box(image: Image.Image) -> tuple[int, int, int, int]:
    """Left, upper, right and lower edge of all that is not white."""
    grey = image.convert("L").point(lambda value: 255 if value < 250 else 0)
    box = grey.getbbox()
    assert box, "the page is blank"
    return box


def corners(image: Image.Image) -> tuple[str, ...]:
    """The colours in the quarters of the inked part: upper left to lower right."""
    left, upper, right, lower = ink_box(image)
    w, h = right - left, lower - upper
    spots = [(left + w * x // 4, upper + h * y // 4) for y in (1, 3) for x in (1, 3)]
    return tuple(_name(image.getpixel(spot)) for spot in spots)


def _name(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    names = {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (0, 0, 0): "black"}
    return names.get(tuple(round(value / 255) for value in pixel), str(pixel))
