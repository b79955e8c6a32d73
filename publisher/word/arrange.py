"""The chapters and sections of a filled template, put in the order of `susunan.toml`.

A mark of the template (`pieces.Batas`, on a line of its own) says where a part begins; it goes on
to the next mark. The parts are moved before any heading or caption is numbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn

from publisher.reading.susunan import Letak, bab_tersusun, depan_tersusun
from publisher.vocabulary.susunan import Susunan, Templat
from publisher.vocabulary.values import Narasi
from publisher.word.pieces import Batas
from publisher.word.prototypes import HEADINGS, Prototypes
from publisher.word.spans import Spans
from publisher.word.tokens import Ledger
from publisher.word.xml import Element, style_name_of, text_of

Parts = dict[tuple[str, str], list[Element]]


def arrange(
    document: Document, susunan: Susunan, templat: Templat, ledger: Ledger
) -> dict[str, Element]:
    """Move the parts; the marks go. Returns the heading of each chapter that has a key."""
    body = document.element.body
    styles = {s.style_id: s.name for s in document.styles}
    marks = list(_marks(body, ledger))
    chapters = _chapter_headings(marks, styles)
    if susunan.diatur and marks:
        work = _Arrangement(document, ledger, templat, styles)
        if susunan.depan:
            work.front(susunan, marks)
        if susunan.bab:
            chapters = work.chapters(susunan, marks)
    for p, _ in marks:
        if p.getparent() is not None:
            p.getparent().remove(p)
    return chapters


def _marks(body: Element, ledger: Ledger) -> Iterator[tuple[Element, Batas]]:
    for p in body.iterchildren(qn("w:p")):
        value = ledger.only_value(text_of(p))
        if isinstance(value, Batas):
            yield p, value


def _chapter_headings(
    marks: Iterable[tuple[Element, Batas]], styles: dict[str, str]
) -> dict[str, Element]:
    found = ((mark.kunci, _heading_after(p, styles)) for p, mark in marks if mark.jenis == "bab")
    return {kunci: heading for kunci, heading in found if heading is not None}


def _heading_after(p: Element, styles: dict[str, str]) -> Element | None:
    following = p.getnext()
    while following is not None:
        if following.tag == qn("w:p") and style_name_of(following, styles) == HEADINGS[0]:
            return following
        following = following.getnext()
    return None


def _parts(marks: list[tuple[Element, Batas]], end: Element, kinds: tuple[str, ...]) -> Parts:
    """What stands from each mark of these kinds to the next mark, or to `end`."""
    parts: Parts = {}
    for n, (p, mark) in enumerate(marks):
        if mark.jenis not in kinds:
            continue
        last = marks[n + 1][0] if n + 1 < len(marks) else end
        held = parts.setdefault((mark.jenis, mark.kunci), [])
        at = p.getnext()
        while at is not None and at is not last and at is not end:
            held.append(at)
            at = at.getnext()
    return parts


@dataclass(slots=True)
class _Arrangement:
    document: Document
    ledger: Ledger
    templat: Templat
    styles: dict[str, str]
    headings: dict[str, Element] = field(default_factory=dict)

    @property
    def ending(self) -> str | None:
        return next((i for i, name in self.styles.items() if name == "Pemisah"), None)

    def front(self, susunan: Susunan, marks: list[tuple[Element, Batas]]) -> None:
        """What stands before the first chapter."""
        front = [p for p, mark in marks if mark.jenis == "depan"]
        end = next((p for p, mark in marks if mark.jenis == "bab"), None)
        if not front or end is None:
            return
        parts = _parts(marks, end, ("depan",))
        asked = depan_tersusun(susunan, self.templat)
        order = [e for b in asked for e in parts.get(("depan", b.kunci), ())]
        Spans(front[0], end, self.ending).fill(order)

    def chapters(self, susunan: Susunan, marks: list[tuple[Element, Batas]]) -> dict[str, Element]:
        """All from the first chapter to the lampiran; the headings of those that have a key."""
        first = next((p for p, mark in marks if mark.jenis == "bab"), None)
        if first is None:
            return {}
        body = self.document.element.body
        ends = (p for p, mark in marks if mark.jenis == "lampiran")
        end = next(ends, None)
        end = body[-1] if end is None else end
        parts = _parts(marks, end, ("bab", "bagian", "lembar", "akhir"))
        span = Spans(first, end, self.ending)
        prototypes = Prototypes.of(parts.values(), self.styles, self.ledger)
        order = [
            element
            for bab in bab_tersusun(susunan, self.templat)
            for letak in bab.semua()
            for element in self._placed(letak, parts, prototypes)
        ]
        span.fill(order)
        _drop_unused_headers(self.document)
        return self.headings

    def _placed(self, letak: Letak, parts: Parts, prototypes: Prototypes) -> list[Element]:
        ruas, elements = letak.ruas, self._of_template(letak, parts, prototypes)
        if letak.bagian is None and ruas is not None and ruas.judul is not None:
            title = prototypes.title(letak.tingkat, self.ledger.put(ruas.judul))
            elements = [title]
        if ruas is not None and ruas.isi is not None and elements:
            elements.append(prototypes.narrative(self.ledger.put(Narasi(ruas.isi, ruas.isi.asal))))
        if letak.bagian is not None and letak.tingkat == 1 and elements:
            self.headings[letak.bagian.kunci] = elements[0]
        return elements

    def _of_template(self, letak: Letak, parts: Parts, prototypes: Prototypes) -> list[Element]:
        """The elements of a part, under its own title and at its own level."""
        bagian = letak.bagian
        if bagian is None:
            return []
        title = letak.ruas.judul if letak.ruas else None
        shift = letak.tingkat - bagian.tingkat if bagian.tingkat else 0
        placed: list[Element] = []
        for element in parts.get((bagian.jenis, bagian.kunci), []):
            level = prototypes.level_of(element)
            if level and title is not None:
                element = prototypes.title(letak.tingkat, self.ledger.put(title))
                title = None  # only the first: those below it keep theirs
            elif level and shift:
                element = prototypes.moved(element, level + shift)
            placed.append(element)
        return placed


def _drop_unused_headers(document: Document) -> None:
    """A header of sheets that are left out would name a table that is nowhere."""
    used = {
        reference.get(qn("r:id"))
        for sect in document.element.body.iter(qn("w:sectPr"))
        for reference in sect.iterchildren(qn("w:headerReference"), qn("w:footerReference"))
    }
    for rid, relation in list(document.part.rels.items()):
        if relation.reltype.endswith(("/header", "/footer")) and rid not in used:
            del document.part.rels[rid]
