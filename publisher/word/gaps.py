"""Where a gap that belongs to a key is printed: "belum diisi", which has no anchor of its own."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.word.merge import grid_column, grid_span
from publisher.word.ranges import printed_text
from publisher.word.xml import Element, paragraphs

NEAR = 6  # paragraphs after a key's own in which its gap may be printed


def near_gaps(p: Element, word: str) -> Iterator[Element]:
    """The paragraphs near `p` that print a gap of the key named `word`.

    In a table a cell of the same row, under a header that says the word; else
    one of the next paragraphs, which says it or nothing else.
    """
    row = next(p.iterancestors(qn("w:tr")), None)
    if row is None:
        yield from (q for q in _from_here_on(p) if _is_gap_of(printed_text(q), word))
        return
    for cell in row.iterchildren(qn("w:tc")):
        gap = next((q for q in paragraphs(cell) if printed_text(q).strip() == BELUM_DIISI), None)
        if gap is not None and word.casefold() in _header(row, cell):
            yield gap


def _is_gap_of(text: str, word: str) -> bool:
    """`belum diisi`, `(pangkat belum diisi)`"""
    return text.strip(" ()") in (BELUM_DIISI, f"{word} {BELUM_DIISI}")


def _from_here_on(p: Element) -> Iterator[Element]:
    yield p
    for n, following in enumerate(p.itersiblings(qn("w:p"))):
        if n == NEAR:
            return
        yield following


def _header(row: Element, cell: Element) -> str:
    """All that the header rows say above a cell."""
    column = grid_column(cell)
    heads = (
        head
        for above in row.getparent().iterchildren(qn("w:tr"))
        if above.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for head in above.iterchildren(qn("w:tc"))
    )
    over = (h for h in heads if grid_column(h) <= column < grid_column(h) + grid_span(h))
    return " ".join(printed_text(p) for h in over for p in paragraphs(h)).casefold()
