"""Tables and Word files as plain text, so that a diff of a golden can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from publisher.prose import format_value
from publisher.tables import GABUNG, Tabel
from publisher.vocabulary.kinerja import Rumus


def cell_text(value: Any) -> str:
    if value is GABUNG:
        return "^"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return " ".join(cell_text(v) for v in value)
    if isinstance(value, Rumus):
        return " + ".join(value.pembilang) + " / " + " x ".join(value.penyebut)
    return str(format_value(value))


def table_text(table: Tabel[Any]) -> str:
    rows = [*table.baris, *([table.jumlah] if table.jumlah else [])]
    columns = [f.name for f in fields(rows[0])]
    columns += [name for name, v in vars(type(rows[0])).items() if isinstance(v, property)]
    lines = [" | ".join(columns)]
    lines += [" | ".join(cell_text(getattr(r, name)) for name in columns) for r in rows]
    return "\n".join(lines) + "\n"


def word_outline(path: Path) -> str:
    """One line per paragraph or row: `[style #list] text`, `| cell | ^ |`, `=== landscape`."""
    return "\n".join(_lines(path)) + "\n"


def _lines(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block._tbl.tr_lst:
                yield "| " + " | ".join(_cell(tc) for tc in row.tc_lst) + " |"
        else:
            yield from _paragraph(block)
    yield f"=== {_orientation(document.element.body[-1])}"


def _paragraph(block: Paragraph) -> Iterator[str]:
    text = "".join(_words(block._p)).replace("\n", " / ").strip()
    if text:
        yield f"[{block.style.name if block.style else ''}{_list(block)}] {text}"
    section = block._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        yield f"=== {_orientation(section)}"


def _words(p: Any) -> Iterator[str]:
    for node in p.iter(*map(qn, ("w:t", "w:br", "w:tab", "m:t", "w:drawing", "w:noBreakHyphen"))):
        if node.tag == qn("w:drawing"):
            yield "<drawing>"
        else:
            yield {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}.get(
                node.tag, node.text or ""
            )


def _list(block: Paragraph) -> str:
    ppr = block._p.pPr
    if ppr is None or ppr.numPr is None or ppr.numPr.numId is None:
        return ""
    level = ppr.numPr.ilvl.val if ppr.numPr.ilvl is not None else 0
    return f" #{ppr.numPr.numId.val}.{level}"


def _cell(tc: Any) -> str:
    merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    if merge is not None and merge.get(qn("w:val"), "continue") == "continue":
        return "^"
    return " ".join("".join(_words(p)).strip() for p in tc.p_lst)


def _orientation(section: Any) -> str:
    size = section.find(qn("w:pgSz"))
    return f"{size.get(qn('w:orient')) or 'portrait'} {size.get(qn('w:w'))}x{size.get(qn('w:h'))}"
