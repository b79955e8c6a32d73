"""The comments of a Word file as text: which words each one stands at, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import docx
from docx.oxml.ns import qn

_SIGNS = {qn("w:br"): "\n", qn("w:tab"): "\t"}


@dataclass(frozen=True)
class Note:
    title: str
    words: str
    lines: tuple[str, ...]


def notes(path: Path) -> list[Note]:
    """Every comment in the order of the comments part."""
    document = docx.Document(str(path))
    words: dict[str, str] = {}
    running: set[str] = set()
    for node in document.element.body.iter():
        ident = node.get(qn("w:id"))
        if node.tag == qn("w:commentRangeStart"):
            running.add(ident)
            words[ident] = ""
        elif node.tag == qn("w:commentRangeEnd"):
            running.discard(ident)
        elif node.tag == qn("w:t") or node.tag in _SIGNS:
            for one in running:
                words[one] += _SIGNS.get(node.tag, node.text or "")
    return [
        Note(
            comment.paragraphs[0].text,
            words[str(comment.comment_id)],
            tuple(p.text for p in comment.paragraphs[1:]),
        )
        for comment in document.comments
    ]


def notes_text(path: Path) -> str:
    """`peringatan[belum-diisi] → belum diisi`, and what it says below."""
    return "".join(
        f"{note.title} → {note.words}\n" + "".join(f"    {line}\n" for line in note.lines)
        for note in notes(path)
    )
