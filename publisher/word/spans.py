"""A span of the body, filled anew: each block keeps the paper and header that it had."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from docx.oxml.ns import qn
from lxml import etree

from publisher.word.sections import section_of
from publisher.word.xml import Element, set_style, w


class Spans:
    """The blocks of the body from `first` to right before `end`."""

    def __init__(self, first: Element, end: Element, ending: str | None) -> None:
        """ending: id of the style of a paragraph that is there for the end of a section only."""
        self.ending = ending
        self.body = first.getparent()
        self.first, self.end = first, end
        self.blocks = _between(first, end)
        self.after = section_of(end)
        self.begins = section_of(first)
        self.sections = self._sections()
        self.enders = {b for b in self.blocks if _own_section(b) is not None}
        self.closed = _own_section(self.blocks[-1]) is not None

    def fill(self, order: Sequence[Element]) -> None:
        """Replace the span by these blocks: some of its own, and new ones.

        A new section begins where the paper or the header changes; a new block has
        those of the block before it.
        """
        sections = self._sections_of(order)
        for block in self.blocks:
            self.body.remove(block)
        kept = [(b, s) for b, s in zip(order, sections, strict=True) if not _only_ends(b)]
        first = True
        for n, (block, section) in enumerate(kept):
            _take_section(block)
            self.end.addprevious(block)
            following = kept[n + 1][1] if n + 1 < len(kept) else self.after
            last = n + 1 == len(kept)
            if _look(section) == _look(following) and not (last and self.closed):
                continue
            self._end_section(block, section, first)
            first = False

    def _sections_of(self, order: Sequence[Element]) -> list[Element]:
        sections: list[Element] = []
        for block in order:
            before = sections[-1] if sections else self.begins
            sections.append(self.sections.get(block, self._portrait(before)))
        return sections

    def _portrait(self, before: Element) -> Element:
        """Of a new block: a wide sheet is of its table alone."""
        wide = before.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
        return self.begins if wide else before

    def _end_section(self, block: Element, section: Element, first: bool) -> None:
        new = copy.deepcopy(section)
        numbers = new.find(qn("w:pgNumType"))
        if numbers is not None and numbers.get(qn("w:start")) is not None:
            del numbers.attrib[qn("w:start")]
        opening = self.begins.find(qn("w:pgNumType"))
        if first and opening is not None:  # the first page counts as it did
            if numbers is None:
                numbers = w("pgNumType")
                new.find(qn("w:pgMar")).addnext(numbers)
            new.replace(numbers, copy.deepcopy(opening))
        holder = block
        # Not into any paragraph: one that prints a narrative becomes several of its kind.
        if block not in self.enders:
            holder = w("p")
            if self.ending is not None:
                set_style(holder, self.ending)
            block.addnext(holder)
        holder.get_or_add_pPr().append(new)

    def _sections(self) -> dict[Element, Element]:
        """The section of each block, found from the end."""
        found: dict[Element, Element] = {}
        current = self.after
        for block in reversed(self.blocks):
            own = _own_section(block)
            current = current if own is None else own
            found[block] = current
        return found


def _between(first: Element, end: Element) -> list[Element]:
    blocks = [first]
    while (following := blocks[-1].getnext()) is not None and following is not end:
        blocks.append(following)
    return blocks


def _own_section(block: Element) -> Element | None:
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _only_ends(block: Element) -> bool:
    """Is it a paragraph that is there for the end of a section only?"""
    return _own_section(block) is not None and block.find(qn("w:r")) is None


def _take_section(block: Element) -> None:
    own = _own_section(block)
    if own is not None:
        own.getparent().remove(own)


def _look(section: Element) -> bytes:
    """What tells two sections apart; not where their page numbers start."""
    plain = copy.deepcopy(section)
    for numbers in plain.findall(qn("w:pgNumType")):
        plain.remove(numbers)
    return bytes(etree.tostring(plain, method="c14n"))
