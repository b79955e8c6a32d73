"""Pictures and grids of photos, inline, as Word's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Emu

from publisher.vocabulary.artifacts import Illustration
from publisher.vocabulary.sisipan import SELA, Foto, Galeri, Gambar, Ukuran, muat
from publisher.vocabulary.values import Teks, places_of
from publisher.word.studio import Made, Studio
from publisher.word.xml import EMU_PER_CM, GRID, Element, run, w

GAP = 4  # points between a frame and its words
LEAST_SHARE = Decimal("0.5")  # of a column's width: a panorama does not make its row flat
FRAME = "Sel Tengah"
CM_PER_TWIP = Decimal("2.54") / 1440


def gambar(item: Gambar, studio: Studio) -> Iterator[Made]:
    """The picture, its caption, and the lines below."""
    box = item.kotak(studio.width * CM_PER_TWIP)
    p = _picture(item.berkas, box, item.uraian or item.judul, studio)
    below = list(studio.below(item))
    for block, places in ((_kept(p), places_of(item.berkas)), *below):
        if item.samping is not None:
            _beside(block, box[0], item.samping)
        yield block, places
    if item.samping is not None:
        studio.framed.append((below[0][0], studio.name))


def _beside(p: Element, width: Decimal, side: str) -> None:
    """Put a paragraph into the frame at the side that the paragraphs behind it run round.

    Such neighbours are one frame, and stay blocks of the body: their caption is counted and
    listed as every other.
    """
    frame = w(
        "framePr",
        w=int(width / CM_PER_TWIP),
        hSpace=int(SELA / CM_PER_TWIP),
        wrap="around",
        vAnchor="text",
        hAnchor="margin",
        xAlign={"kiri": "left", "kanan": "right"}[side],
        y=1,
    )
    properties = p.get_or_add_pPr()
    before = ("pStyle", "keepNext", "keepLines", "pageBreakBefore")
    at = sum(child.tag in {qn(f"w:{name}") for name in before} for child in properties)
    properties.insert(at, frame)


def galeri(item: Galeri, studio: Studio) -> Iterator[Made]:
    """A table without borders: rows of photos, each with its caption in the same cell."""
    columns = int(item.kolom)
    table = _grid(item, columns, studio.width)
    cells: list[Made] = []
    for n in range(0, len(item.foto), columns):
        row = w("tr")
        properties = w("trPr")
        properties.append(w("cantSplit"))
        row.append(properties)
        photos = item.foto[n : n + columns]
        for foto, box in zip(photos, _boxes(item, photos, studio), strict=True):
            tc, made = _cell(foto, box, item, studio)
            row.append(tc)
            cells += made
        for _ in range(columns - len(photos)):
            row.append(_empty_cell(columns, studio))
        table.append(row)
    # LibreOffice keeps rows together, but not always a table with what stands below it: so the
    # caption is a row of its own.
    for p in table.findall(qn("w:tr"))[-1].iter(qn("w:p")):
        _kept(p)
    below = list(studio.below(item))
    table.append(_row_below(columns, studio, [p for p, _ in below]))
    yield table, ()
    yield from cells
    yield from below


def _row_below(columns: int, studio: Studio, lines: Sequence[Element]) -> Element:
    row, properties = w("tr"), w("trPr")
    properties.append(w("cantSplit"))
    row.append(properties)
    tc, form = w("tc"), w("tcPr")
    form.append(w("tcW", w=studio.width // columns * columns, type="dxa"))
    if columns > 1:
        form.append(w("gridSpan", val=columns))
    tc.append(form)
    for p in lines:
        tc.append(p)
    row.append(tc)
    return row


def _boxes(item: Galeri, photos: Sequence[Foto], studio: Studio) -> list[Ukuran]:
    """The rooms of the photos of one row: they are as high as each other where they can be."""
    width, most = item.kotak(studio.width * CM_PER_TWIP)
    known = [studio.picture(foto.berkas) for foto in photos]
    heights = [muat(p.width, p.height, (width, most))[1] for p in known if p.file]
    height = min(most, max(min(heights, default=most / 3), width * LEAST_SHARE))
    return [(width, height)] * len(photos)


def _cell(foto: Foto, box: Ukuran, item: Galeri, studio: Studio) -> tuple[Element, list[Made]]:
    tc = _empty_cell(int(item.kolom), studio)
    alt = foto.uraian or foto.judul or item.judul
    p = _picture(foto.berkas, box, alt, studio)
    # The style keeps a picture with its caption: here the row does, and LibreOffice would keep
    # the whole table with what follows it.
    p.get_or_add_pPr().get_or_add_keepNext().val = False
    tc.append(p)
    made: list[Made] = [(p, places_of(foto.berkas))]
    if foto.judul is not None:
        words = studio.paragraph("Sel Tengah", run(str(foto.judul)))
        tc.append(words)
        made.append((words, places_of(foto.judul)))
    tc.remove(tc.find(qn("w:p")))
    return tc, made


def _empty_cell(columns: int, studio: Studio) -> Element:
    tc, properties = w("tc"), w("tcPr")
    properties.append(w("tcW", w=studio.width // columns, type="dxa"))
    properties.append(w("vAlign", val="top"))
    tc.append(properties)
    tc.append(studio.paragraph("Sel Tengah"))
    return tc


def _grid(item: Galeri, columns: int, width: int) -> Element:
    table, properties, grid = w("tbl"), w("tblPr"), w("tblGrid")
    properties.append(w("tblW", w=width // columns * columns, type="dxa"))
    properties.append(w("jc", val="center"))
    properties.append(w("tblLayout", type="fixed"))
    margins = w("tblCellMar")
    for side in ("left", "right"):
        margins.append(w(side, w=int(SELA / 2 / CM_PER_TWIP), type="dxa"))
    properties.append(margins)
    properties.append(w("tblCaption", val=GRID))
    properties.append(w("tblDescription", val=str(item.judul)))
    for _ in range(columns):
        grid.append(w("gridCol", w=width // columns))
    table.append(properties)
    table.append(grid)
    return table


def _picture(berkas: Teks, box: Ukuran, alt: Teks, studio: Studio) -> Element:
    """A paragraph with the picture, or a frame that says why there is none."""
    known = studio.picture(berkas)
    if known.file is None:
        return _frame(berkas, known, studio)
    rid, _ = studio.document.part.get_or_add_image(str(known.file))
    width, height = (
        Emu(max(1, int(side * EMU_PER_CM))) for side in muat(known.width, known.height, box)
    )
    inline = CT_Inline.new_pic_inline(studio.ident(), rid, known.file.name, width, height)
    inline.docPr.set("descr", str(alt))
    drawing, element = w("drawing"), w("r")
    drawing.append(inline)
    element.append(drawing)
    return studio.paragraph("Gambar", element)


def _frame(berkas: Teks, known: Illustration, studio: Studio) -> Element:
    why = f": {known.why}" if known.why else ""
    p = studio.paragraph(FRAME, run(f"Gambar {berkas} tidak dapat ditampilkan{why}."))
    borders = w("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(w(side, val="single", sz=4, space=GAP, color="7F7F7F"))
    properties = p.get_or_add_pPr()
    properties.insert_element_before(
        borders,
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )
    return p


def _kept(p: Element) -> Element:
    p.get_or_add_pPr().get_or_add_keepNext().val = True
    return p
