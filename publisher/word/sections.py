"""Paper and sections of the template: sizes, and the table widths that follow them."""

from __future__ import annotations

from docx.oxml.ns import qn

from publisher.word.template import PAPERS
from publisher.word.xml import Element, w


def set_paper(body: Element, paper: str) -> None:
    """Give every section the paper's size, and its tables the width that this leaves.

    Margins stay as the template has them. Tables keep their share of the text width.
    """
    width, height = PAPERS[paper]
    pending: list[Element] = []
    for block in body:
        if block.tag == qn("w:tbl"):
            pending.append(block)
        sect = (
            block if block.tag == qn("w:sectPr") else block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        )
        if sect is None:
            continue
        before = text_width(sect)
        size = sect.find(qn("w:pgSz"))
        wide = size.get(qn("w:orient")) == "landscape"
        size.set(qn("w:w"), str(height if wide else width))
        size.set(qn("w:h"), str(width if wide else height))
        # A section's properties stand behind its content: the tables before it are those it holds.
        after = text_width(sect)
        for table in pending:
            scale_table(table, after / before)
        pending = []


def set_contents_tabs(styles: Element, width: int) -> None:
    """Put the right tab of the contents styles at the right margin, `width` twips away."""
    for style in styles.iter(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name.startswith("toc ") or name in ("table of figures", "Sampul Lambang"):
            for tab in style.iter(qn("w:tab")):
                if tab.get(qn("w:val")) == "right":
                    tab.set(qn("w:pos"), str(width))


def text_width(sect: Element) -> int:
    """Width between the margins of a section, in twips."""
    size, margins = sect.find(qn("w:pgSz")), sect.find(qn("w:pgMar"))
    left, right = (int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
    return int(size.get(qn("w:w"))) - left - right


def text_height(sect: Element) -> int:
    """Height between the margins of a section, in twips."""
    size, margins = sect.find(qn("w:pgSz")), sect.find(qn("w:pgMar"))
    top, bottom = (abs(int(margins.get(qn(f"w:{side}")))) for side in ("top", "bottom"))
    return int(size.get(qn("w:h"))) - top - bottom


def scale_table(table: Element, factor: float) -> None:
    if factor == 1:
        return
    for tag in ("w:gridCol", "w:tcW", "w:tblW"):
        for element in table.iter(qn(tag)):
            if element.get(qn("w:type"), "dxa") == "dxa":
                element.set(qn("w:w"), str(round(int(element.get(qn("w:w"))) * factor)))


def section_of(p: Element) -> Element:
    """The section properties that hold for a paragraph of the body."""
    block = p
    while block.getparent() is not None and block.getparent().tag != qn("w:body"):
        block = block.getparent()
    # The nearest section end from here on; the last section's is the body's own.
    while block is not None:
        if block.tag == qn("w:sectPr"):
            return block
        sect = block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if sect is not None:
            return sect
        block = block.getnext()
    raise LookupError("the body has no section properties")


def end_with_last_section(body: Element) -> None:
    """Make the last section that a paragraph ends the body's own: no empty page follows it."""
    own, last = body[-1], body[-2]
    sect = last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if own.tag != qn("w:sectPr") or sect is None:
        return
    body.replace(own, sect)
    is_empty = last.find(qn("w:r")) is None
    # Word wants a paragraph behind a table.
    after_table = last.getprevious() is not None and last.getprevious().tag == qn("w:tbl")
    if is_empty and not after_table:
        body.remove(last)


def turn(sect: Element) -> None:
    """Make a section landscape, on the same paper."""
    size = sect.find(qn("w:pgSz"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")


def start_at(sect: Element, number: int) -> None:
    """Let a section's page numbers start at `number`."""
    numbers = sect.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = w("pgNumType")
        sect.find(qn("w:pgMar")).addnext(numbers)
    numbers.set(qn("w:start"), str(number))
