"""DRAF on every page: behind the text as Word's own watermark, and in words at the head."""

from __future__ import annotations

import copy

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

from publisher.word.draft import Draft
from publisher.word.xml import Element, from_xml, run, w

MARK = "DRAF"
TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
KINDS = ("default", "first", "even")
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Word knows its watermarks by this name, so that Design > Watermark > Remove takes it away.
SHAPE = (
    f"<w:r {WORD} {VML}><w:rPr><w:noProof/></w:rPr><w:pict>"
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>'
    '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" '
    'alt="DRAF" style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:120pt;'
    "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e6e6e6" stroked="f">'
    '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" '
    'string="DRAF"/></v:shape></w:pict></w:r>'
)


def mark_as_draft(draft: Draft) -> None:
    """Put DRAF on every page of the draft, whatever headers its template has."""
    document = draft.document
    _give_every_section_headers(document)
    headers = [
        relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype == RT.HEADER
    ]
    for number, part in enumerate(sorted(headers, key=lambda p: str(p.partname)), 1):
        _mark(part.element, number)


def is_marked(draft: Draft) -> bool:
    """Does it say DRAF on its pages?"""
    parts = (r.target_part for r in draft.document.part.rels.values() if not r.is_external)
    headers = (p for p in parts if str(p.partname).startswith("/word/header"))
    return any(text.get("string") == MARK for p in headers for text in p.element.iter(TEXTPATH))


def _give_every_section_headers(document: Document) -> None:
    """Each section names its own headers: pages that were laid out without one get an empty one.

    The pages of lampiran are made of one section alone, and would lose what it inherits.
    """
    current: dict[str, str] = {}
    empty = ""
    for sect in document.element.body.iter(qn("w:sectPr")):
        own = {r.get(qn("w:type")): r for r in sect.findall(qn("w:headerReference"))}
        current |= {kind: r.get(qn("r:id")) for kind, r in own.items()}
        for kind in KINDS:
            if kind not in current:
                empty = empty or _empty_header(document)
                current[kind] = empty
            if kind not in own:
                reference = w("headerReference", type=kind)
                reference.set(qn("r:id"), current[kind])
                sect.insert(0, reference)


def _empty_header(document: Document) -> str:
    part, rid = document.part.add_header_part()  # type: ignore[no-untyped-call]
    for child in list(part.element):
        part.element.remove(child)
    part.element.append(w("p"))
    return str(rid)


def _mark(header: Element, number: int) -> None:
    last = header.findall(qn("w:p"))[-1:] or [w("p")]
    if last[0].getparent() is None:
        header.append(last[0])
    last[0].append(from_xml(SHAPE.format(number=number, spid=2048 + number)))
    header.insert(0, _words())


def _words() -> Element:
    """A frame of its own place at the top of the page: no line of the header moves."""
    p, properties = w("p"), w("pPr")
    properties.append(
        w(
            "framePr",
            w=1400,
            hSpace=0,
            wrap="around",
            vAnchor="page",
            hAnchor="margin",
            xAlign="right",
            y=170,
        )
    )
    properties.append(w("spacing", before=0, after=0))
    properties.append(w("jc", val="right"))
    p.append(properties)
    look = w("rPr")
    for child in (w("b"), w("color", val="7F7F7F"), w("sz", val=22)):
        look.append(child)
    p.append(run(MARK, copy.deepcopy(look)))
    return p
