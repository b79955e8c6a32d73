"""Long tables in the copy that is converted: in pieces, which nobody sees who reads the PDF.

LibreOffice takes the square of a table's rows: 3,000 rows 38 s, in pieces 9 s. A piece begins
with the header where a page of the whole table would, so its pages are those of the whole.
Where that is, a first layout tells: it has the table in pieces as they come, and after each row
a thin one whose bookmark says how far down the page that row reached.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from publisher.word.xml import Element, w

LONG = 1_000  # rows; below that the pieces save less than the first layout costs
MEASURED = 100  # rows of a piece in the first layout
SEPARATOR = "Sela Tabel"  # style of the paragraph between two pieces
STYLE = SEPARATOR.replace(" ", "")
ROW = "_baris_"  # how the bookmarks of rows begin
THIN = 20  # twips
NOT_CUT = ("w:tbl", "w:footnoteReference", "w:footnotePr", "w:sdt")


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table whose rows can be laid out beforehand.

    glued: the row stays with the next one. begins: a piece may begin with it. bottom: of the text
    on its pages, in points.
    """

    number: int
    glued: tuple[bool, ...]
    begins: tuple[bool, ...]
    bottom: float

    def row(self, n: int) -> str:
        """The bookmark in a row, and so on."""
        return f"{ROW}{self.number}_{n}"

    def below(self, n: int) -> str:
        return f"_sela_{self.number}_{n}"

    def above(self, n: int, which: int) -> str:
        return f"_mula_{self.number}_{n}_{which}"


Cuts = Mapping[int, Sequence[int]]
"""Number of a table → the rows that begin its pieces, beside the first."""


def cut_tables(root: Element, cuts: Cuts | None) -> tuple[LongTable, ...]:
    """Cut the long tables of a story. cuts: None to find out where they may be."""
    found: list[LongTable] = []
    ids = max((int(m.get(qn("w:id"))) for m in root.iter(qn("w:bookmarkStart"))), default=0)
    marks = _Marks(ids)
    for table in list(root.find(qn("w:body")).iterchildren(qn("w:tbl"))):
        header, rows = _rows(table)
        if len(rows) < LONG or not header or not _can_be_cut(table, rows):
            continue
        one = _described(table, len(found), rows)
        found.append(one)
        if cuts is not None and one.number not in cuts:
            continue
        for n, row in enumerate(rows):
            marks.put(next(row.iter(qn("w:p"))), one.row(n))
        if cuts is None:
            begins = range(MEASURED, len(rows), MEASURED)
            pieces = _in_pieces(table, header, rows, [n for n in begins if one.begins[n]])
            _measure(pieces, one, rows, marks)
        else:
            _in_pieces(table, header, rows, cuts[one.number])
    return tuple(found)


def separator_style() -> Element:
    style = w("style", type="paragraph", customStyle=1, styleId=STYLE)
    style.append(w("name", val=SEPARATOR))
    ppr, rpr = w("pPr"), w("rPr")
    ppr.append(w("pageBreakBefore"))
    ppr.append(w("spacing", before=0, after=0, line=1, lineRule="exact"))
    rpr.append(w("sz", val=2))
    style.append(ppr)
    style.append(rpr)
    return style


@dataclass(slots=True)
class _Marks:
    last: int

    def put(self, p: Element, name: str) -> None:
        self.last += 1
        start, end = w("bookmarkStart", id=self.last, name=name), w("bookmarkEnd", id=self.last)
        ppr = p.find(qn("w:pPr"))
        if ppr is None:
            p.insert(0, start)
        else:
            ppr.addnext(start)
        start.addnext(end)


def _rows(table: Element) -> tuple[list[Element], list[Element]]:
    """Its header rows, which every page repeats, and the others."""
    rows = list(table.iterchildren(qn("w:tr")))
    count = next((n for n, row in enumerate(rows) if not _has(row, "w:tblHeader")), len(rows))
    return rows[:count], rows[count:]


def _has(row: Element, name: str) -> bool:
    found = row.find(f"{qn('w:trPr')}/{qn(name)}")
    return found is not None and found.get(qn("w:val")) not in ("0", "false")


def _can_be_cut(table: Element, rows: Sequence[Element]) -> bool:
    """What is not one row after the other is left whole, and takes its time."""
    floats = table.find(f"{qn('w:tblPr')}/{qn('w:tblpPr')}") is not None
    inside = table.iterdescendants(*map(qn, NOT_CUT))
    plain = next(inside, None) is None and len(table.findall(qn("w:tr"))) == sum(
        1 for one in table if one.tag not in (qn("w:tblPr"), qn("w:tblGrid"))
    )
    return plain and not floats and all(_has(row, "w:cantSplit") for row in rows)


def _described(table: Element, number: int, rows: Sequence[Element]) -> LongTable:
    continued = [any(map(_continues, row.iter(qn("w:vMerge")))) for row in rows]
    sect = next(table.itersiblings(qn("w:sectPr")), None)
    for later in table.itersiblings(qn("w:p")):
        own = later.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if own is not None:
            sect = own
            break
    bottom = sect.find(qn("w:pgMar")).get(qn("w:bottom")) if sect is not None else "0"
    return LongTable(
        number,
        tuple(map(_stays, rows)),
        tuple(not one for one in continued),
        abs(int(bottom)) / 20,
    )


def _continues(merge: Element) -> bool:
    return bool(merge.get(qn("w:val")) != "restart")


def _stays(row: Element) -> bool:
    """With the next one: LibreOffice looks at the first paragraph of the first cell."""
    return next(row.iter(qn("w:p"))).find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def _in_pieces(
    table: Element, header: Sequence[Element], rows: Sequence[Element], begins: Sequence[int]
) -> list[tuple[int, Element]]:
    """Each piece with its first row; the table itself is the first."""
    pieces = [(0, table)]
    for start, end in zip(begins, [*begins, len(rows)][1:], strict=True):
        piece, between, ppr = w("tbl"), w("p"), w("pPr")
        for name in ("w:tblPr", "w:tblGrid"):
            piece.append(copy.deepcopy(table.find(qn(name))))
        piece.extend(_again(row) for row in header)
        piece.extend(rows[start:end])
        ppr.append(w("pStyle", val=STYLE))
        between.append(ppr)
        pieces[-1][1].addnext(between)
        between.addnext(piece)
        pieces.append((start, piece))
    return pieces


def _again(row: Element) -> Element:
    """A row of the header without what stands once in a document."""
    made = copy.deepcopy(row)
    for mark in list(made.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    return made


def _measure(
    pieces: Sequence[tuple[int, Element]],
    one: LongTable,
    rows: Sequence[Element],
    marks: _Marks,
) -> None:
    for start, piece in pieces:
        for which in (0, 1):
            made = _thin(None, len(piece.find(qn("w:tblGrid"))))
            marks.put(made.find(f".//{qn('w:p')}"), one.above(start, which))
            rows[start].addprevious(made)
    for n, row in enumerate(rows):
        after = rows[n + 1] if n + 1 < len(rows) and not one.begins[n + 1] else None
        made = _thin(after, len(row.getparent().find(qn("w:tblGrid"))))
        p = next(c for c in made if c.tag == qn("w:tc") and _open(c)).find(qn("w:p"))
        marks.put(p, one.below(n))
        row.addnext(made)


def _open(cell: Element) -> bool:
    return cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is None


def _thin(after: Element | None, columns: int) -> Element:
    """A row of one point; where cells reach across it into the row `after`, with their parts."""
    row, properties = w("tr"), w("trPr")
    properties.append(w("cantSplit"))
    properties.append(w("trHeight", val=THIN, hRule="exact"))
    row.append(properties)
    for old in after.iterchildren(qn("w:tc")) if after is not None else (None,):
        cell, tcpr = w("tc"), w("tcPr")
        span = old.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") if old is not None else None
        if old is None:
            tcpr.append(w("gridSpan", val=columns))
        elif span is not None:
            tcpr.append(copy.deepcopy(span))
        merge = old.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") if old is not None else None
        if merge is not None and _continues(merge):
            tcpr.append(w("vMerge"))
        p, ppr = w("p"), w("pPr")
        ppr.append(w("spacing", before=0, after=0, line=THIN, lineRule="exact"))
        p.append(ppr)
        cell.append(tcpr)
        cell.append(p)
        row.append(cell)
    return row
