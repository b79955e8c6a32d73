"""What belongs together on a page: who signs, the title and the source line of a table."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from publisher.word.columns import TWIPS_PER_POINT, Letters, fit_columns
from publisher.word.contents import lines_of, width_of
from publisher.word.sections import section_of, text_width
from publisher.word.signatures import MAIN
from publisher.word.xml import Element, is_grid, style_name_of, text_of

SOURCE = "Sumber"
CLEAR = "80"  # twips between a table's border and the line below it
STEP = 4.0  # points
AIR = 1.02  # of the width, for letters that are a little wider than is known
SHORT = 400  # letters; a longer paragraph may leave its beginning on the page before


def keep_neighbours(body: Element, styles: dict[str, str]) -> None:
    """Keep the end of the text with who signs it, and the line above a table with the table."""
    for block in body:
        before = block.getprevious()
        if before is None or before.tag != qn("w:p"):
            continue
        if _signs(block, styles) and not _signs(before, styles):
            _keep(before)
        elif block.tag == qn("w:tbl") and not is_grid(block) and text_of(before).strip():
            before.get_or_add_pPr().get_or_add_keepNext()


def _signs(block: Element, styles: dict[str, str]) -> bool:
    """A line of a signature, or the table that puts two beside each other."""
    first = block if block.tag == qn("w:p") else next(block.iter(qn("w:p")), None)
    return first is not None and style_name_of(first, styles).startswith(MAIN)


def _keep(last: Element) -> None:
    """Keep the last paragraph of the text with what follows; a short one whole."""
    properties = last.get_or_add_pPr()
    properties.get_or_add_keepNext()
    if len(text_of(last)) < SHORT:
        properties.get_or_add_keepLines()


def set_out(document: Document, styles: dict[str, str]) -> None:
    """Columns, source lines and titles where the words that they have now ask for it."""
    fit_columns(document)
    align_sources(document.element.body, styles)
    balance_titles(document)


TITLES = ("Sampul ", "Judul Lampiran", "Judul Isi Lampiran")


def balance_titles(document: Document) -> None:
    """Narrow a centred title of several lines, so that its last is no single word.

    By indents, not by breaks: the words stay what they are, and Word sets them anew.
    """
    letters = Letters(document)
    for p in document.element.body.iterchildren(qn("w:p")):
        # A break before the title is that behind its number, which has a line of its own.
        text = text_of(p).strip()
        broken = sum(1 for _ in p.iter(qn("w:br"))) > text_of(p).startswith(" ")
        if broken or not text or not letters.name_of(p).startswith(TITLES):
            continue
        width = text_width(section_of(p)) / TWIPS_PER_POINT
        size, bold, caps = letters.of(p)
        text = text.upper() if caps else text
        side = (width - balanced(text, width, size, bold)) / 2
        if side > 1:
            indent = p.get_or_add_pPr().get_or_add_ind()
            for name in ("left", "right"):
                indent.set(qn(f"w:{name}"), str(int(side * TWIPS_PER_POINT)))


def balanced(text: str, width: float, size: float, bold: bool) -> float:
    """The least width, in points, in which a text has no more lines than in `width`."""
    lines = len(list(lines_of(text, width, size, bold)))
    if lines < 2:
        return width
    narrow = width
    while narrow > STEP and len(list(lines_of(text, narrow - STEP, size, bold))) == lines:
        narrow -= STEP
        if max(width_of(word, size, bold) for word in text.split()) > narrow:
            return width
    return min(width, narrow * AIR)


def align_sources(body: Element, styles: dict[str, str]) -> None:
    """Let the source line of a table begin where the table begins, a little below its border.

    It may be longer than a narrow table is wide; the table's last row stays on its page.
    """
    for table, p in _sources(body, styles):
        jc = table.find(f"{qn('w:tblPr')}/{qn('w:jc')}")
        width = sum(int(c.get(qn("w:w"))) for c in table.iter(qn("w:gridCol")))
        room = text_width(section_of(p)) - width
        centred = jc is not None and jc.get(qn("w:val")) == "center"
        properties = p.get_or_add_pPr()
        properties.jc_val = WD_ALIGN_PARAGRAPH.LEFT
        indent = properties.get_or_add_ind()
        side = max(room // 2, 0) if centred else 0
        for name, value in (("left", side), ("right", 0), ("firstLine", 0)):
            indent.set(qn(f"w:{name}"), str(value))
        properties.get_or_add_spacing().set(qn("w:before"), CLEAR)
        for last in list(table.iterchildren(qn("w:tr")))[-1:]:
            for q in last.iter(qn("w:p")):
                q.get_or_add_pPr().get_or_add_keepNext()


def _sources(body: Element, styles: dict[str, str]) -> Iterator[tuple[Element, Element]]:
    for table in body.iterchildren(qn("w:tbl")):
        following = table.getnext()
        if is_grid(table) or following is None or following.tag != qn("w:p"):
            continue
        if style_name_of(following, styles) == SOURCE:
            yield table, following
