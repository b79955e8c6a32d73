"""The table of contents and the lists of tables, figures and lampiran, as real fields.

Word shows the cached entries without a prompt and can still update them. Page
numbers are put in later, when the PDF has told them (`Draft.save`).
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn

from publisher.word.headings import Entry
from publisher.word.pieces import Contents
from publisher.word.xml import Element, field, field_char, run, w

UNKNOWN = "…"  # a page number before any PDF has been made
INSTRUCTIONS = {
    "isi": 'TOC \\o "1-3" \\h \\z \\t "Judul Depan,1,Judul Daftar,1"',
    "tabel": 'TOC \\h \\z \\c "Tabel"',
    "gambar": 'TOC \\h \\z \\c "Gambar"',
    "lampiran": 'TOC \\h \\z \\t "Judul Lampiran,1"',
}


def fill_contents(
    p: Element, contents: Contents, entries: Iterable[Entry], ids: dict[str, str]
) -> None:
    """Replace paragraph `p` by the field with its entries. `ids`: style name → id."""
    chosen = [e for e in entries if _belongs(e, contents)]
    code = w("r")
    instr = w("instrText")
    instr.text = f" {INSTRUCTIONS[contents.jenis]} "
    instr.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code.append(instr)
    opening = [field_char("begin"), code, field_char("separate")]
    at = p
    for n, entry in enumerate(chosen):
        line = _line(entry, contents, ids)
        if n == 0:
            for r in opening:
                line.insert(list(line).index(line.find(qn("w:hyperlink"))), r)
        at.addnext(line)
        at = line
    closing = w("p")
    closing.append(field_char("end"))
    ppr = closing.get_or_add_pPr()
    ppr.get_or_add_pStyle().val = ids["Pemisah"]
    if not chosen:
        for r in opening:
            closing.insert(list(closing).index(closing[-1]), r)
        closing.insert(list(closing).index(closing[-1]), run("–"))
    at.addnext(closing)
    p.getparent().remove(p)


def _belongs(entry: Entry, contents: Contents) -> bool:
    if contents.jenis == "isi":
        return entry.kind in ("depan", "bab", "subbab")
    return entry.kind == contents.jenis


def _line(entry: Entry, contents: Contents, ids: dict[str, str]) -> Element:
    style = f"toc {entry.level}" if contents.jenis == "isi" else "table of figures"
    p = w("p")
    p.get_or_add_pPr().get_or_add_pStyle().val = ids[style]
    link = w("hyperlink", anchor=entry.bookmark, history="1")
    link.set(qn("w:tooltip"), entry.label)
    p.append(link)
    spaced = entry.level > 1 or contents.jenis != "isi"
    separator = "\t" if spaced and entry.number else " "
    title = entry.title.upper() if contents.jenis == "isi" and entry.level == 1 else entry.title
    number = f"{entry.number}{separator}" if entry.number else ""
    link.append(run(f"{number}{title}\t"))
    for r in field(f"PAGEREF {entry.bookmark} \\h", UNKNOWN):
        link.append(r)
    return p


def page_results(root: Element) -> Iterable[tuple[str, Element]]:
    """(bookmark, `w:t` of the cached number) of every PAGEREF in the document."""
    for instr in root.iter(qn("w:instrText")):
        words = (instr.text or "").split()
        if words[:1] != ["PAGEREF"]:
            continue
        result = instr.getparent().getnext()
        while result is not None and result.find(qn("w:t")) is None:
            result = result.getnext()
        if result is not None:
            yield words[1], result.find(qn("w:t"))
