"""A template, opened and read: what `template` knows of it."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from publisher.word.template import Told
from publisher.word.xml import in_body, style_name_of

UNREADABLE = (KeyError, ValueError, OSError, zipfile.BadZipFile, LxmlError, OpcError)


def told_by(data: bytes) -> Told | None:
    """None where it is no Word file that can be read."""
    try:
        document = docx.Document(io.BytesIO(data))
        return {
            "paragraphs": _paragraphs(document),
            "styles": [s.name or "" for s in document.styles],
            "margins": _margins(document),
        }
    except UNREADABLE:
        return None


def _paragraphs(document: Document) -> list[tuple[str, str, bool]]:
    stories = [document.element.body]
    for rel in document.part.rels.values():
        if rel.reltype.endswith(("/header", "/footer")):
            stories.append(rel.target_part.element)
    styles = {s.style_id: s.name or "" for s in document.styles}
    return [
        ("".join(t.text or "" for t in p.iter("{*}t")), style_name_of(p, styles), in_body(p))
        for story in stories
        for p in story.iter("{*}p")
    ]


def _margins(document: Document) -> list[int]:
    upright = (
        margins
        for margins in document.element.body.iter(qn("w:pgMar"))
        if margins.getparent().find(f"{qn('w:pgSz')}[@{qn('w:orient')}='landscape']") is None
    )
    return [sum(int(m.get(qn(f"w:{side}"), 0)) for side in ("left", "right")) for m in upright]
