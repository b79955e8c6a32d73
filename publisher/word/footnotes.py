"""Word's own footnotes: the part that holds them, their marks and their two styles.

Word numbers them through the document, and sets them at the foot of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from publisher.vocabulary.values import Asal
from publisher.word.xml import Element, from_xml, ns, run, w

TEXT, MARK = "footnote text", "footnote reference"
_LINES = (("separator", -1), ("continuationSeparator", 0))  # above the notes of a page
_IDS = {TEXT: "FootnoteText", MARK: "FootnoteReference"}
# What may stand before it in the settings is much; what stands behind it, little.
_BEHIND = frozenset(
    {"endnotePr", "compat", "docVars", "rsids", "mathPr", "themeFontLang", "clrSchemeMapping"}
    | {"shapeDefaults", "decimalSymbol", "listSeparator"}
)


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one document, made when the first is wanted.

    made: the paragraphs of those that were added, with the places of their words.
    """

    document: Document
    root: Element | None = None
    last: int = field(default=0)
    made: list[tuple[Element, Asal]] = field(default_factory=list)

    def add(self) -> tuple[Element, Element]:
        """A new footnote: the run that is its mark, and its paragraph, to be filled."""
        root = self._opened()
        self.last += 1
        note, p = w("footnote", id=self.last), w("p")
        p.get_or_add_pPr().get_or_add_pStyle().val = self._style(TEXT)
        for r in (self._mark(w("footnoteRef")), run(" ")):
            p.append(r)
        note.append(p)
        root.append(note)
        return self._mark(w("footnoteReference", id=self.last)), p

    def _mark(self, mark: Element) -> Element:
        look = w("rPr")
        look.append(w("rStyle", val=self._style(MARK)))
        r = w("r")
        r.append(look)
        r.append(mark)
        return r

    def _opened(self) -> Element:
        if self.root is None:
            self.root = self._existing()
            if self.root is None:
                self.root = self._new()
            ids = (int(n.get(qn("w:id"))) for n in self.root.iter(qn("w:footnote")))
            self.last = max(ids, default=0)
        return self.root

    def _existing(self) -> Element | None:
        """The part of a template that Word has saved, as one whose XML can grow."""
        for relation in self.document.part.rels.values():
            if relation.reltype == RT.FOOTNOTES:
                part = relation.target_part
                root = from_xml(part.blob)
                package = self.document.part.package
                relation._target = XmlPart(part.partname, part.content_type, root, package)
                return root
        return None

    def _new(self) -> Element:
        root = from_xml(f"<w:footnotes {ns('w', 'r')}/>")
        listed = w("footnotePr")
        for kind, ident in _LINES:
            note, p, r = w("footnote", type=kind, id=ident), w("p"), w("r")
            r.append(w(kind))
            p.append(r)
            note.append(p)
            root.append(note)
            listed.append(w("footnote", id=ident))
        package = self.document.part.package
        part = XmlPart(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, root, package)
        self.document.part.relate_to(part, RT.FOOTNOTES)
        settings = self.document.settings.element
        if settings.find(qn("w:footnotePr")) is None:
            behind = (n for n, c in enumerate(settings) if c.tag.rpartition("}")[2] in _BEHIND)
            settings.insert(next(behind, len(settings)), listed)
        return root

    def _style(self, name: str) -> str:
        """The id of Word's own style, which a template from before there were footnotes lacks."""
        for style in self.document.styles:
            if style.name == name:
                return str(style.style_id)
        kind = WD_STYLE_TYPE.PARAGRAPH if name == TEXT else WD_STYLE_TYPE.CHARACTER
        made = self.document.styles.add_style(name, kind, builtin=True)
        made.element.set(qn("w:styleId"), _IDS[name])
        if isinstance(made, ParagraphStyle):
            made.font.size = Pt(9)
            made.paragraph_format.line_spacing = 1
            made.paragraph_format.space_after = Pt(0)
        else:
            made.font.superscript = True
        return _IDS[name]
