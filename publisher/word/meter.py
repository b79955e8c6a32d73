"""The finished Word file as it is, for the rules on it: whatever the template made of it."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn

from publisher.vocabulary.keluaran import (
    BuiltTable,
    BuiltWord,
    ContentsLine,
    Heading,
    Paper,
)
from publisher.word.gaps import printed_gaps
from publisher.word.headings import numbered_headings
from publisher.word.ranges import printed_text
from publisher.word.xml import NS, Element, is_grid, paragraphs, style_name_of

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def measure_word(document: Document) -> BuiltWord:
    body = document.element.body
    styles = {s.style_id: s.name for s in document.styles}
    headings = {
        p: Heading(kind, level, number, title, _first_bookmark(p))
        for p, kind, level, number, title in numbered_headings(document)
    }
    return BuiltWord(
        tuple(_paper(sect) for sect in body.iter(qn("w:sectPr"))),
        tuple(headings.values()),
        tuple(_contents(body, styles)),
        tuple(
            _table(table, headings.get(table.getprevious()))
            for table in body.iterchildren(qn("w:tbl"))
            if not is_grid(table)
        ),
        tuple(_without_alt(document)),
        tuple(printed_gaps(document)),
    )


def _paper(sect: Element) -> Paper:
    size, margins = sect.find(qn("w:pgSz")), sect.find(qn("w:pgMar"))
    # Word writes a margin as negative where the header may not push the text down.
    sides = (int(margins.get(qn(f"w:{side}"))) for side in ("left", "right", "top", "bottom"))
    return Paper(int(size.get(qn("w:w"))), int(size.get(qn("w:h"))), *map(abs, sides))


def _first_bookmark(p: Element) -> str:
    return next(_bookmarks(p), "")


def _bookmarks(element: Element) -> Iterator[str]:
    return (mark.get(qn("w:name")) for mark in element.iter(qn("w:bookmarkStart")))


def _contents(body: Element, styles: dict[str, str]) -> Iterator[ContentsLine]:
    group, before, list_before = 0, None, ""
    for p in paragraphs(body):
        style = style_name_of(p, styles).casefold()
        if not style.startswith(("toc ", "table of figures")):
            continue
        text, tab, page = printed_text(p).rpartition("\t")
        if not tab:
            continue
        list_here = _list(style, text)
        if before is None or p.getprevious() is not before or list_here != list_before:
            group += 1
        before, list_before = p, list_here
        link = p.find(qn("w:hyperlink"))
        yield ContentsLine(
            "isi" if list_here == "isi" else "lain",
            group,
            " ".join(text.split()),
            page.strip(),
            link.get(qn("w:anchor"), "") if link is not None else "",
        )


def _list(style: str, text: str) -> str:
    """Which list a line is of: the contents, or that of tables, figures, …"""
    if style.startswith("toc "):
        return "isi"
    word = text.split()[0].casefold() if text.split() else ""
    return word if word in ("tabel", "gambar", "lampiran") else "lain"


def _table(table: Element, caption: Heading | None) -> BuiltTable:
    rows = table.findall(qn("w:tr"))
    return BuiltTable(
        caption if caption is not None and caption.kind == "tabel" else None,
        tuple(_bookmarks(table)),
        rows_may_break=not all(_is_set(row, "cantSplit") for row in rows),
        header_repeats=bool(rows) and _is_set(rows[0], "tblHeader"),
    )


def _is_set(row: Element, tag: str) -> bool:
    found = row.find(f"{qn('w:trPr')}/{qn(f'w:{tag}')}")
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _without_alt(document: Document) -> Iterator[str]:
    """The names of pictures that say nothing to who cannot see them."""
    parts = [r.target_part for r in document.part.rels.values() if not r.is_external]
    headers = [p for p in parts if str(p.partname).startswith(("/word/header", "/word/footer"))]
    for part in (document.part, *headers):
        for picture in part.element.iter(f"{{{NS['wp']}}}docPr"):
            is_decorative = next(picture.iter(DECORATIVE), None) is not None
            if not (picture.get("descr") or picture.get("title") or is_decorative):
                yield picture.get("name", "")
