"""Several signers: those of the left beside the one of the right, in a table without lines."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from publisher.word.sections import section_of, text_width
from publisher.word.xml import Element, set_style, style_name_of, w

OTHERS, MAIN = "Tanda Tangan Lain", "Tanda Tangan"
LEFT = 4819  # twips: 8.5 cm, where the block of a single signer begins


def pair_signers(body: Element, styles: dict[str, str]) -> None:
    """Put each block of other signers beside the block of the signer that follows it."""
    ids = {name: style for style, name in styles.items()}
    for others, main in list(_blocks(body, styles)):
        width = text_width(section_of(main[0]))
        ending = _ending(main[-1], ids.get("Pemisah"))
        table = _table(width)
        others[0].addprevious(table)
        left, right = table.iter(qn("w:tc"))
        for cell, block in ((left, others), (right, main)):
            for p in block:
                indent = w("ind", left=0, firstLine=0)
                for old in p.pPr.findall(qn("w:ind")):
                    p.pPr.remove(old)
                p.pPr._insert_ind(indent)
                cell.append(p)
        if ending is not None:
            table.addnext(ending)


def _blocks(body: Element, styles: dict[str, str]) -> Iterator[tuple[list[Element], list[Element]]]:
    others: list[Element] = []
    main: list[Element] = []
    for block in [*body, None]:
        name = style_name_of(block, styles) if block is not None and block.tag == qn("w:p") else ""
        if name.startswith(OTHERS) and not main:
            others.append(block)
        elif name.startswith(MAIN) and not name.startswith(OTHERS) and others:
            main.append(block)
        else:
            if others and main:
                yield others, main
            others, main = ([block], []) if name.startswith(OTHERS) else ([], [])


def _ending(last: Element, style: str | None) -> Element | None:
    """What must stand behind the table: the end of a section, or what Word wants there."""
    sect = last.pPr.find(qn("w:sectPr"))
    following = last.getnext()
    if sect is None and following is not None and following.tag == qn("w:p"):
        return None
    p = w("p")
    if style is not None:
        set_style(p, style)
    if sect is not None:
        p.get_or_add_pPr().append(sect)
    return p


def _table(width: int) -> Element:
    columns = (LEFT, max(width - LEFT, 1))
    table, look, grid, row = w("tbl"), w("tblPr"), w("tblGrid"), w("tr")
    look.append(w("tblW", w=sum(columns), type="dxa"))
    look.append(w("tblLayout", type="fixed"))
    margins = w("tblCellMar")
    margins.append(w("left", w=0, type="dxa"))
    margins.append(w("right", w=0, type="dxa"))
    look.append(margins)
    for column in columns:
        grid.append(w("gridCol", w=column))
    unbroken = w("trPr")
    unbroken.append(w("cantSplit"))
    row.append(unbroken)
    for column in columns:
        cell, size = w("tc"), w("tcPr")
        size.append(w("tcW", w=column, type="dxa"))
        cell.append(size)
        row.append(cell)
    for part in (look, grid, row):
        table.append(part)
    return table
