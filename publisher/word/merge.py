"""Cells that continue the cell above them, as Word's vertical merge; and cells with a colour."""

from __future__ import annotations

from docx.oxml.ns import qn

from publisher.word.xml import Element, w

KEPT_ROWS = 6  # more rows may well be more than a page
SMALL_TABLE = 10  # rows, header rows included


def merge_up(p: Element) -> None:
    """Empty paragraph `p` and merge its cell with the one above; outside a table just empty it."""
    for r in p.findall(qn("w:r")):
        p.remove(r)
    tc = p.getparent()
    if tc.tag != qn("w:tc"):
        return
    above = _cell_above(tc)
    if above is None:
        return
    # Only the first cell of a merge restarts it: the one above may itself continue.
    if _merge_of(above) is None:
        _set_merge(above, "restart")
    _set_merge(tc, "continue")


AFTER_SHADING = tuple(
    f"w:{name}" for name in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
)


def shade(p: Element, colour: str) -> None:
    """Fill the cell that `p` stands in, if it stands in one. colour: six hexadecimal digits."""
    tc = p.getparent()
    if tc.tag != qn("w:tc"):
        return
    properties = tc.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shading = w("shd", val="clear", color="auto", fill=colour.upper())
    properties.insert_element_before(shading, *AFTER_SHADING)


def keep_merged_rows(table: Element) -> None:
    """Keep a small table on one page; of a long one the last two rows and merged rows."""
    rows = list(table.iterchildren(qn("w:tr")))
    small = len(rows) <= SMALL_TABLE
    continued = [n > 0 and (small or _continues(row)) for n, row in enumerate(rows)]
    if rows:
        continued[-1] = len(rows) > 1  # a row of totals never stands alone on a page
    n = 0
    while n < len(rows):
        end = n + 1
        while end < len(rows) and continued[end]:
            end += 1
        if small or 1 < end - n <= KEPT_ROWS:
            # The last row is kept with nothing: the next group may begin a page.
            for row in rows[n : end - 1]:
                for p in row.iter(qn("w:p")):
                    p.get_or_add_pPr().get_or_add_keepNext()
        n = end


def _continues(row: Element) -> bool:
    return any(m.get(qn("w:val")) == "continue" for m in row.iter(qn("w:vMerge")))


def _cell_above(tc: Element) -> Element | None:
    """The cell of the row before that starts at the same grid column."""
    column = grid_column(tc)
    row = next(tc.getparent().itersiblings(qn("w:tr"), preceding=True), None)
    if row is None:
        return None
    at = 0
    for cell in row.iterchildren(qn("w:tc")):
        if at == column:
            return cell
        at += grid_span(cell)
    return None


def grid_column(tc: Element) -> int:
    """The grid column at which a cell starts, from 0."""
    return sum(grid_span(c) for c in tc.itersiblings(qn("w:tc"), preceding=True))


def grid_span(tc: Element) -> int:
    span = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return int(span.get(qn("w:val"))) if span is not None else 1


def _merge_of(tc: Element) -> Element | None:
    return tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")


def _set_merge(tc: Element, value: str) -> None:
    properties = tc.get_or_add_tcPr()
    old = properties.find(qn("w:vMerge"))
    if old is not None:
        properties.remove(old)
    properties._insert_vMerge(w("vMerge", val=value))
