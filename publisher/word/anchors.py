"""Hidden bookmarks that lead each paragraph back to the key it came from.

`_pub_` + 8 hex digits of the key + `_` + 4 digits or more: Word hides names that begin
with `_`, and every editor tried keeps them. A custom XML part says which file
and key each name stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from publisher.vocabulary.places import key_of
from publisher.vocabulary.values import Asal
from publisher.word.xml import Bookmarks, Element, from_xml

ANCHOR = re.compile(r"_pub_[0-9a-f]{8}_")
NAMESPACE = "urn:publisher:anchors"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
ITEM = "{7B0C2D5A-3E51-4C0F-9B7E-5D0A6C1F2E94}"  # Word wants the part to have an identity
PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ds:datastoreItem ds:itemID="'
    f'{ITEM}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def anchor_paragraphs(
    document: Document,
    anchored: Iterable[tuple[Element, Asal]],
    bookmarks: Bookmarks,
    folder: Path,
) -> None:
    """Bookmark each paragraph that has places, and list the names with their keys."""
    lines = []
    # The digest names the key, the number tells apart the paragraphs that print the same one.
    for n, (p, places) in enumerate((p, a) for p, a in anchored if a and _is_printed(p)):
        keys = [key_of(place, folder) for place in places]
        name = f"_pub_{blake2b(keys[0].encode(), digest_size=4).hexdigest()}_{n:04d}"
        bookmarks.round_paragraph(p, name)
        lines.append(f"<a n={quoteattr(name)} k={quoteattr(' '.join(keys))}/>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    xml = f'{head}<anchors xmlns="{NAMESPACE}">{"".join(lines)}</anchors>'
    part = Part(
        # A number that Word's own parts, which begin at 1, will hardly reach.
        PackURI("/customXml/item9.xml"),
        "application/xml",
        xml.encode(),
        document.part.package,
    )
    part.relate_to(_properties(document), f"{CUSTOM_XML}Props")
    document.part.relate_to(part, CUSTOM_XML)


def _properties(document: Document) -> Part:
    return Part(
        PackURI("/customXml/itemProps9.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        PROPERTIES.encode(),
        document.part.package,
    )


def anchored_paragraphs(document: Document) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """The paragraphs of a finished document that have places, with their keys, in its order.

    Those of its body: `anchored_notes` has the footnotes.
    """
    for mark, keys in _anchors(document, document.element.body):
        yield mark.getparent(), keys


def anchored_notes(document: Document) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """The same of its footnotes."""
    for notes in _footnotes(document):
        for mark, keys in _anchors(document, notes):
            yield mark.getparent(), keys


def anchored_keys(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The anchors of a Word file of ours, in its order and then those of its footnotes: the name
    that leads to each in the PDF (see `printed`), and its keys."""
    document = docx.Document(str(file))
    for story in (document.element.body, *_footnotes(document)):
        for mark, keys in _anchors(document, story):
            yield str(first_of_row(mark).get(qn("w:name"))), keys


def is_anchor(mark: Element) -> bool:
    return bool(ANCHOR.match(mark.get(qn("w:name"), "")))


def first_of_row(mark: Element) -> Element:
    """The first anchor in the row of a table that an anchor stands in; itself where in none."""
    row = next(mark.iterancestors(qn("w:tr")), None)
    return mark if row is None else next(first for first in row.iter(mark.tag) if is_anchor(first))


def _footnotes(document: Document) -> Iterator[Element]:
    for relation in document.part.rels.values():
        if relation.reltype == RT.FOOTNOTES:
            yield from_xml(relation.target_part.blob)


def _anchors(document: Document, story: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    keys = {
        a.get("n"): tuple(a.get("k").split(" "))
        for relation in document.part.rels.values()
        if relation.reltype == CUSTOM_XML
        for a in from_xml(relation.target_part.blob).iter(f"{{{NAMESPACE}}}a")
    }
    for mark in story.iter(qn("w:bookmarkStart")):
        if mark.get(qn("w:name")) in keys:
            yield mark, keys[mark.get(qn("w:name"))]


def _is_printed(p: Element) -> bool:
    """In the body or a footnote: what was filled may have been left out since."""
    stories = (qn("w:body"), qn("w:footnote"))
    return p.getparent() is not None and next(p.iterancestors(*stories), None) is not None
