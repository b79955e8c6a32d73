"""WordprocessingML by short names, and the few moves that every pass makes."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn

EMU_PER_CM = 360_000
CM_PER_TWIP = 2.54 / 1440
LISTED = re.compile(r'\s*TC "(.*)" \\f L \\l 1\s*')
# The hyphen of an abbreviation: KTP-el, PBB-P2, COVID-19, e-SAKIP. No line ends behind it.
WITHIN = re.compile(
    r"(?<=[A-Z]{2})-(?=(?:[a-z]{1,3}|[A-Z]{0,2}\d{1,2})(?![A-Za-z0-9]))"
    r"|(?<=\b[ei])-(?=[A-Z]{2})"
)
Element = Any  # lxml's element classes carry no types

NS = {
    **nsmap,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


def ns(*prefixes: str) -> str:
    """Namespace declarations for a literal piece of XML."""
    return " ".join(f'xmlns:{p}="{NS[p]}"' for p in prefixes)


def w(tag: str, **attributes: str | int) -> Element:
    """`<w:tag w:name="value"/>`"""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


_SIGNS = {qn("w:noBreakHyphen"): "-"}


def text_of(p: Element) -> str:
    """The text of a paragraph's own runs, line breaks as spaces."""
    parts = []
    for node in p.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:noBreakHyphen")):
        parts.append(node.text or "" if node.tag == qn("w:t") else _SIGNS.get(node.tag, " "))
    return "".join(parts)


def run(text: str, rpr: Element | None = None) -> Element:
    """A run; tabs and line breaks in `text` become Word's own."""
    element = w("r")
    if rpr is not None:
        element.append(copy.deepcopy(rpr))
    for n, line in enumerate(text.split("\n")):
        if n:  # Word shows neither of the two as written in a text
            element.append(w("br"))
        for m, part in enumerate(line.split("\t")):
            if m:
                element.append(w("tab"))
            for k, piece in enumerate(WITHIN.split(part)):
                if k:
                    element.append(w("noBreakHyphen"))
                if piece:
                    t = w("t")
                    t.text = piece
                    t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                    element.append(t)
    return element


def field(instruction: str, result: str, rpr: Element | None = None) -> list[Element]:
    """A complex field with its cached result, as runs."""
    code = w("r")
    if rpr is not None:
        code.append(copy.deepcopy(rpr))
    instr = w("instrText")
    instr.text = f" {instruction} "
    instr.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code.append(instr)
    return [
        field_char("begin", rpr),
        code,
        field_char("separate", rpr),
        run(result, rpr),
        field_char("end", rpr),
    ]


def listed_field(label: str) -> list[Element]:
    """Word's field for what no heading says and the list of lampiran names all the same."""
    instruction = 'TC "' + label.replace('"', "”") + '" \\f L \\l 1'
    begin, code, _, _, end = field(instruction, "")
    return [begin, code, end]


def listed_label(p: Element) -> str | None:
    """What a field of `listed_field` in a paragraph names."""
    words = (LISTED.fullmatch(code.text or "") for code in p.iter(qn("w:instrText")))
    return next((found[1] for found in words if found), None)


def field_char(kind: str, rpr: Element | None = None) -> Element:
    element = w("r")
    if rpr is not None:
        element.append(copy.deepcopy(rpr))
    element.append(w("fldChar", fldCharType=kind))
    return element


def style_name_of(p: Element, names: dict[str, str]) -> str:
    """The name of a paragraph's style; `names` maps style ids to names."""
    ppr = p.pPr
    style = ppr.pStyle.val if ppr is not None and ppr.pStyle is not None else ""
    return names.get(style, "Normal")


def set_style(p: Element, style_id: str) -> None:
    p.get_or_add_pPr().get_or_add_pStyle().val = style_id


def paragraphs(root: Element) -> Iterator[Element]:
    yield from root.iter(qn("w:p"))


GRID = "Galeri"  # the title of a table that only puts pictures side by side


def is_grid(table: Element) -> bool:
    """Does the table only put pictures side by side? It has no columns that a header names."""
    title = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
    return title is not None and title.get(qn("w:val")) == GRID


class Bookmarks:
    """Hands out bookmark ids, each once in a document."""

    def __init__(self, root: Element) -> None:
        # The template has bookmarks too, and an id is of one in the whole document.
        ids = [int(b.get(qn("w:id"), 0)) for b in root.iter(qn("w:bookmarkStart"))]
        self._next = max(ids, default=0)

    def pair(self, name: str) -> tuple[Element, Element]:
        """A new bookmark's start and end."""
        self._next += 1
        return w("bookmarkStart", id=self._next, name=name), w("bookmarkEnd", id=self._next)

    def round(self, first: Element, last: Element, name: str) -> None:
        """Put a bookmark round two siblings and all between."""
        start, end = self.pair(name)
        first.addprevious(start)
        last.addnext(end)

    def round_paragraph(self, p: Element, name: str) -> None:
        """Put a bookmark round all of a paragraph's content, empty or not."""
        # Behind the properties: Word takes them as a paragraph's first child only.
        content = [c for c in p if c.tag != qn("w:pPr")]
        if not content:
            p.append(run(""))
            content = [p[-1]]
        self.round(content[0], content[-1], name)


def from_xml(xml: str | bytes) -> Element:
    return parse_xml(xml)


def in_body(p: Element) -> bool:
    """Not in a cell, a text box, or a header: there an item has no room, and no number."""
    return p.getparent() is not None and p.getparent().tag == qn("w:body")
