"""How each lampiran begins: behind a page of its own, under a heading on its first, or bare."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from publisher.vocabulary.laporan import Lampiran, Laporan, Pemisah
from publisher.word.headings import Entry
from publisher.word.sections import section_of, turn
from publisher.word.xml import Bookmarks, Element, listed_field, run, style_name_of, text_of, w

DIVIDER, ON_PAGE, OWN_TITLE = "Judul Lampiran", "Judul Lampiran di Halaman", "Judul Isi Lampiran"
HEAD = 850  # twips from the edge: where the pages of files begin too
HEADER = 283


def room_of(kunci: str) -> str:
    """The bookmark of what is left of the page on which a lampiran's first page is laid."""
    return f"_Ruang_lampiran_{kunci}"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What a page that bears a lampiran's heading has to hold; lines: instead of the file."""

    landscape: bool
    lines: tuple[str, ...] = ()


def begin_lampiran(
    document: Document, laporan: Laporan, entries: Iterable[Entry], bookmarks: Bookmarks
) -> None:
    """Give each divider the form that the report asks for.

    A divider that shares its section with other text stays as the template has it.
    """
    dividers = [e for e in entries if e.kind == "lampiran"]
    marked = {
        mark.get(qn("w:name")): mark.getparent()
        for mark in document.element.body.iter(qn("w:bookmarkStart"))
    }
    begun = _Dividers(document, bookmarks)
    for number, (entry, lampiran) in enumerate(
        zip(dividers, laporan.lampiran, strict=False), start=1
    ):
        begun.begin(marked[entry.bookmark], number, entry, lampiran, laporan.pemisah(lampiran))


@dataclass(slots=True)
class _Dividers:
    document: Document
    bookmarks: Bookmarks
    counted: int = 0  # by the numbers that are printed
    list_id: int | None = None  # where they do not begin with the first

    def begin(
        self, p: Element, number: int, entry: Entry, lampiran: Lampiran, form: Pemisah
    ) -> None:
        end = _end_of_own_section(p)
        if form == "halaman" or end is None or (lampiran.isi and end.tag == qn("w:sectPr")):
            self._count(p, number)
            return
        if lampiran.isi is not None:
            _join_next(p, end)
        else:
            self._leave_room(p, end, str(lampiran.kunci))
        if form == "judul":
            if lampiran.isi is not None:
                _drop_same_title(self.document, p, entry.title)
            p.pPr.pStyle.val = _on_page(self.document)
            self._count(p, number)
        else:
            _make_bare(self.document, p, entry.label)

    def _leave_room(self, p: Element, end: Element, kunci: str) -> None:
        """The file's first page comes below the heading, which stands where such pages begin."""
        room = w("p")
        room.get_or_add_pPr().get_or_add_pStyle().val = _style_id(self.document, "Pemisah")
        room.append(run(" "))  # LibreOffice leaves out an empty paragraph before the next section
        p.addnext(room)
        self.bookmarks.round_paragraph(room, room_of(kunci))
        if end is p:
            room.pPr.append(p.pPr.find(qn("w:sectPr")))
        margins = section_of(room).find(qn("w:pgMar"))
        margins.set(qn("w:top"), str(HEAD))
        margins.set(qn("w:header"), str(HEADER))

    def _count(self, p: Element, number: int) -> None:
        """A lampiran without a heading counts too: the next heading says the right number."""
        self.counted += 1
        if self.counted != number:
            self.counted, self.list_id = number, _list_from(self.document, number)
        if self.list_id is not None:
            num = p.get_or_add_pPr().get_or_add_numPr()
            num.get_or_add_ilvl().val = 0
            num.get_or_add_numId().val = self.list_id


def fit_first_pages(document: Document, pages: Mapping[str, FirstPage]) -> None:
    """Turn the pages that wide lampiran are laid on, and write what stands for one set aside.

    pages: by the `kunci` of the lampiran; those that have a page of their own are left.
    """
    names = {room_of(kunci): page for kunci, page in pages.items()}
    for mark in list(document.element.body.iter(qn("w:bookmarkStart"))):
        page = names.get(mark.get(qn("w:name")))
        if page is None:
            continue
        room = mark.getparent()
        if page.landscape:
            turn(section_of(room))
        for n, line in enumerate(page.lines):
            p = document.add_paragraph(line, OWN_TITLE if n == 0 else "Isi")._p
            room.addprevious(p)


def _end_of_own_section(p: Element) -> Element | None:
    """What ends the section that a divider stands in alone; None where it is not alone."""
    before = p.getprevious()
    if before is not None and _section(before) is None:
        return None
    block = p
    while _section(block) is None:
        block = block.getnext()
        if block is None or block.tag == qn("w:tbl") or text_of(block).strip():
            return None
    return block


def _section(block: Element) -> Element | None:
    if block.tag == qn("w:sectPr"):
        return block
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _join_next(p: Element, end: Element) -> None:
    """The divider becomes the first line of the section that follows it."""
    if end is p:
        p.pPr.remove(p.pPr.find(qn("w:sectPr")))
    else:
        end.getparent().remove(end)


def _drop_same_title(document: Document, p: Element, title: str) -> None:
    """The heading says what the sheet's own title says."""
    names = {s.style_id: s.name or "" for s in document.styles}
    own = p.getnext()
    while own is not None and own.tag != qn("w:p"):
        own = own.getnext()
    said = " ".join(text_of(own).split()) if own is not None else ""
    if own is not None and style_name_of(own, names) == OWN_TITLE and _same(said, title):
        own.getparent().remove(own)


def _same(said: str, title: str) -> bool:
    return said.casefold() == title.casefold()


def _make_bare(document: Document, p: Element, label: str) -> None:
    """Nothing is printed; a field of Word's keeps the line of the list of lampiran."""
    for child in list(p):
        if child.tag not in (qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:pPr")):
            p.remove(child)
    kept = p.pPr.find(qn("w:sectPr"))
    p.remove(p.pPr)
    properties = p.get_or_add_pPr()
    properties.get_or_add_pStyle().val = _style_id(document, "Pemisah")
    if kept is not None:
        properties.append(kept)
    at = [c for c in p if c.tag == qn("w:bookmarkStart")][-1]
    for piece in listed_field(label):
        at.addnext(piece)
        at = piece


def _on_page(document: Document) -> str:
    """The style of a heading above a lampiran: the template's own, or made of its others."""
    styles = document.styles
    if ON_PAGE not in {s.name for s in styles}:
        made = styles.add_style(ON_PAGE, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(made, ParagraphStyle)
        made.base_style = styles[DIVIDER]
        made.font.size = Pt(12)
        form = made.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(8), 1.15
        form.keep_with_next = True
    return str(styles[ON_PAGE].style_id)


def _style_id(document: Document, name: str) -> str:
    return str(document.styles[name].style_id)


def _list_from(document: Document, number: int) -> int | None:
    """A list like that of the dividers that begins with `number`; None where they have none."""
    used = document.styles[DIVIDER].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if used is None:
        return None
    root = document.part.numbering_part.element
    nums: Sequence[Element] = root.findall(qn("w:num"))
    own = next(n for n in nums if n.get(qn("w:numId")) == used.get(qn("w:val")))
    new = max(int(n.get(qn("w:numId"))) for n in nums) + 1
    num = w("num", numId=new)
    num.append(copy.deepcopy(own.find(qn("w:abstractNumId"))))
    override = w("lvlOverride", ilvl=0)
    override.append(w("startOverride", val=number))
    num.append(override)
    nums[-1].addnext(num)
    return new
