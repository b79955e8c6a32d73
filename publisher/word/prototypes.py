"""New headings and narratives that look as the template's own do."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml.ns import qn

from publisher.vocabulary.values import Narasi
from publisher.word.tokens import Ledger
from publisher.word.xml import Element, run, set_style, style_name_of, text_of, w

_HERE = "#"
HEADINGS = tuple(f"Heading {n}" for n in range(1, 10))


@dataclass(slots=True)
class Prototypes:
    """headings: one of each level as the template sets it. body: a narrative's paragraph."""

    styles: dict[str, str]  # id → name
    headings: dict[int, Element]
    body: Element | None

    @classmethod
    def of(
        cls, parts: Iterable[list[Element]], styles: dict[str, str], ledger: Ledger
    ) -> Prototypes:
        found = cls(styles, {}, None)
        for p in (e for part in parts for e in part if e.tag == qn("w:p")):
            level = found.level_of(p)
            if level:
                found.headings.setdefault(level, copy.deepcopy(p))
            elif found.body is None and isinstance(ledger.only_value(text_of(p)), Narasi):
                found.body = copy.deepcopy(p)
        return found

    def level_of(self, element: Element) -> int:
        """Of a heading; 0 of all else."""
        if element.tag != qn("w:p"):
            return 0
        name = style_name_of(element, self.styles)
        return HEADINGS.index(name) + 1 if name in HEADINGS else 0

    def title(self, level: int, token: str) -> Element:
        """A new heading, with the line breaks before its words that the template's have."""
        deepest = max(n for n, name in enumerate(HEADINGS, 1) if name in self.styles.values())
        level = min(level, deepest)
        model = self.headings.get(level)
        p = w("p")
        if model is None:
            self._style(p, level)
            p.append(run(token))
            return p
        if model.pPr is not None:
            p.append(copy.deepcopy(model.pPr))
            _without_section(p)
        for r in model.iter(qn("w:r")):
            text = r.find(qn("w:t"))
            if text is not None:
                p.append(run(token, r.find(qn("w:rPr"))))
                for lead in reversed(list(text.itersiblings(qn("w:br"), preceding=True))):
                    p[-1].find(qn("w:t")).addprevious(copy.deepcopy(lead))
                return p
            p.append(copy.deepcopy(r))
        p.append(run(token))
        return p

    def moved(self, heading: Element, level: int) -> Element:
        """The same heading at another level; none is deeper than the template's styles."""
        new = self.title(level, _HERE)
        here = next(r for r in new.iterchildren(qn("w:r")) if text_of_run(r) == _HERE)
        for r in [r for r in heading.iter(qn("w:r")) if r.find(qn("w:t")) is not None]:
            words = copy.deepcopy(r)
            for lead in words.findall(qn("w:br")):
                words.remove(lead)
            new.append(words)
        for text in here.findall(qn("w:t")):
            here.remove(text)
        return new

    def narrative(self, token: str) -> Element:
        p = w("p")
        rpr = None
        if self.body is not None:
            if self.body.pPr is not None:
                p.append(copy.deepcopy(self.body.pPr))
                _without_section(p)
            first = self.body.find(qn("w:r"))
            rpr = first.find(qn("w:rPr")) if first is not None else None
        p.append(run(token, rpr))
        return p

    def _style(self, p: Element, level: int) -> None:
        ids = {name: style for style, name in self.styles.items()}
        style = ids.get(f"Heading {level}")
        if style is not None:
            set_style(p, style)


def text_of_run(r: Element) -> str:
    return "".join(t.text or "" for t in r.findall(qn("w:t")))


def _without_section(p: Element) -> None:
    for sect in p.pPr.findall(qn("w:sectPr")):
        p.pPr.remove(sect)
