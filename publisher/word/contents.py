"""The table of contents and the lists of tables, figures and lampiran, as real fields.

Word shows the cached entries without a prompt and can still update them. Page
numbers are put in later, when the PDF has told them (`Draft.save`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length
from docx.styles.style import ParagraphStyle

from publisher.word.headings import Entry
from publisher.word.pieces import Contents
from publisher.word.xml import Element, field, field_char, run, w

NUMBERS = 28.35  # points at the right margin that only page numbers stand in
UNKNOWN = "…"  # a page number before any PDF has been made
INSTRUCTIONS = {
    "isi": 'TOC \\o "1-{depth}" \\h \\z \\t "Judul Depan,1,Judul Daftar,1"',
    "tabel": 'TOC \\h \\z \\c "Tabel"',
    "gambar": 'TOC \\h \\z \\c "Gambar"',
    "lampiran": 'TOC \\h \\z \\f L \\t "Judul Lampiran,1,Judul Lampiran di Halaman,1"',
}


# Thousandths of the size: Arial's, whose widths Liberation Sans and Helvetica share.
_WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 667
_BOLD = 1.08  # bold letters are 3 to 7 per cent wider
NO_WIDER = frozenset(
    {"Arial", "Arial Narrow", "Calibri", "Cambria", "Carlito", "Caladea", "Helvetica"}
    | {"Garamond", "Liberation Sans", "Liberation Serif", "Times New Roman"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """Where a contents style sets its titles: everything in points.

    hanging: how much room there is for an entry's number.
    """

    width: float
    hanging: float
    size: float
    bold: bool

    def set(self, title: str) -> str:
        """A title in lines that end before the page numbers."""
        return "\n".join(lines_of(title, self.width, self.size, self.bold))

    def holds(self, number: str) -> bool:
        return width_of(number, self.size, self.bold) < self.hanging


def contents_column(document: Document, style: str, text_width: float) -> Column | None:
    """The column of a contents style; None where its font may be wider than is known."""
    named = document.styles[style]
    assert isinstance(named, ParagraphStyle)
    chain = [named]
    while isinstance(base := chain[-1].base_style, ParagraphStyle):
        chain.append(base)
    fonts = [s.font for s in chain]
    if next((f.name for f in fonts if f.name), None) not in NO_WIDER:
        return None
    forms = [s.paragraph_format for s in chain]
    left = next((f.left_indent for f in forms if f.left_indent is not None), Length(0))
    first = next((f.first_line_indent for f in forms if f.first_line_indent is not None), Length(0))
    size = next((f.size for f in fonts if f.size is not None), None)
    bold = next((f.bold for f in fonts if f.bold is not None), False)
    points = size.pt if size is not None else 11.0
    return Column(text_width - left.pt - NUMBERS, -first.pt, points, bold)


def fill_contents(
    p: Element,
    contents: Contents,
    entries: Iterable[Entry],
    ids: dict[str, str],
    columns: Mapping[str, Column | None],
) -> None:
    """Replace paragraph `p` by the field with its entries.

    ids: style name → id. columns: name of a contents style → its column.
    """
    chosen = [e for e in entries if _belongs(e, contents) and f"toc {e.level}" in ids]
    depth = max(3, *(e.level for e in chosen), 0)
    code = w("r")
    instr = w("instrText")
    instr.text = f" {INSTRUCTIONS[contents.jenis].format(depth=depth)} "
    instr.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code.append(instr)
    opening = [field_char("begin"), code, field_char("separate")]
    at = p
    for n, entry in enumerate(chosen):
        line = _line(entry, contents, ids, columns)
        if n == 0:
            for r in opening:
                line.insert(list(line).index(line.find(qn("w:hyperlink"))), r)
        at.addnext(line)
        at = line
    closing = w("p")
    closing.append(field_char("end"))
    ppr = closing.get_or_add_pPr()
    ppr.get_or_add_pStyle().val = ids["Pemisah"]
    if not chosen:  # a list without anything says so; a blank would look forgotten
        for r in opening:
            closing.insert(list(closing).index(closing[-1]), r)
        closing.insert(list(closing).index(closing[-1]), run("–"))
    at.addnext(closing)
    p.getparent().remove(p)


def _belongs(entry: Entry, contents: Contents) -> bool:
    if contents.jenis == "isi":
        return entry.kind in ("depan", "bab", "subbab")
    return entry.kind == contents.jenis


def _line(
    entry: Entry,
    contents: Contents,
    ids: dict[str, str],
    columns: Mapping[str, Column | None],
) -> Element:
    style = f"toc {entry.level}" if contents.jenis == "isi" else "table of figures"
    p = w("p")
    ppr = p.get_or_add_pPr()
    ppr.get_or_add_pStyle().val = ids[style]
    # The style's right indent keeps titles from the numbers when Word makes the lines anew. Some
    # LibreOffices lose a number beyond it, so these lines have breaks in its stead.
    ppr._insert_ind(w("ind", right=0))
    link = w("hyperlink", anchor=entry.bookmark, history="1")
    link.set(qn("w:tooltip"), entry.label)
    p.append(link)
    # As the heading prints: its style sets capitals, which the entry's does not.
    title = entry.title.upper() if contents.jenis == "isi" and entry.level == 1 else entry.title
    # "BAB II" is no column of its own: its title follows on the same line.
    tabbed = entry.level > 1 or contents.jenis != "isi"
    link.append(run(f"{_set(entry.number, title, tabbed, columns[style])}\t"))
    for r in field(f"PAGEREF {entry.bookmark} \\h", UNKNOWN):
        link.append(r)
    return p


def _set(number: str, title: str, tabbed: bool, column: Column | None) -> str:
    """Number and title; a number that its place does not hold stands in the title's."""
    if number and tabbed and (column is None or column.holds(number)):
        return f"{number}\t{column.set(title) if column else title}"
    whole = f"{number} {title}".strip()
    return column.set(whole) if column else whole


def page_results(root: Element) -> Iterable[tuple[str, Element]]:
    """(bookmark, `w:t` of the cached number) of every PAGEREF in the document."""
    for instr in root.iter(qn("w:instrText")):
        words = (instr.text or "").split()
        if words[:1] != ["PAGEREF"]:
            continue
        # The result stands in the run behind the one that separates it from the instruction.
        result = instr.getparent().getnext()
        while result is not None and result.find(qn("w:t")) is None:
            result = result.getnext()
        if result is not None:
            yield words[1], result.find(qn("w:t"))


def width_of(text: str, size: float, bold: bool) -> float:
    """At most how wide a text is, in points, in a font of NO_WIDER."""
    ems = sum(_LETTERS.get(letter, _OTHER) for letter in text) / 1000
    return ems * size * (_BOLD if bold else 1)


def lines_of(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """A text in lines of at most `width` points; a longer word has a line of its own."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, bold) > width:
            yield line
            longer = word
        line = longer
    yield line
