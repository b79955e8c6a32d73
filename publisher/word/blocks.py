"""A narrative or computed list → paragraphs and real Word lists."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn

from publisher.prose import Block, Marker
from publisher.prose.forms import ListKind
from publisher.vocabulary.values import Asal
from publisher.word.headings import Titles
from publisher.word.inline import Inliner, with_notes
from publisher.word.xml import Element, set_style, w

LIST_STYLES: dict[ListKind, str] = {
    "bullet": "Daftar Butir",
    "decimal": "Daftar Angka",
    "letter": "Daftar Huruf",
    "paren": "Daftar Kurung",
    "decimal_half": "Daftar Angka Kurung",
    "letter_half": "Daftar Huruf Kurung",
}
# What a template from before there were such labels has in their stead.
_IN_STEAD: dict[ListKind, ListKind] = {"decimal_half": "decimal", "letter_half": "letter"}
QUOTATION = ("Kutipan Langsung", "Kutipan")


@dataclass(slots=True)
class Lists:
    """Gives each list its own numbering instance, so that it counts from its own start.

    `styles`: style name → id. The look of a list (signs, indents) is the
    numbering of the template's list styles.
    """

    numbering: Element
    styles: dict[str, str]
    abstract: dict[ListKind, str] = field(default_factory=dict)
    open: list[tuple[ListKind, int, int]] = field(default_factory=list)  # kind, num id, next number

    def close(self) -> None:
        self.open = []

    def number(self, p: Element, marker: Marker, level: int) -> None:
        """Make `p` the next item of the list that is open at `level`, or of a new one."""
        if LIST_STYLES[marker.kind] not in self.styles:
            marker = replace(marker, kind=_IN_STEAD[marker.kind])
        set_style(p, self.styles[LIST_STYLES[marker.kind]])
        num = self._num(marker, level)
        num_pr = p.get_or_add_pPr().get_or_add_numPr()
        num_pr.get_or_add_ilvl().val = level
        num_pr.get_or_add_numId().val = num

    def _num(self, marker: Marker, level: int) -> int:
        # What was indented deeper is over; a later item at that depth begins a list of its own.
        del self.open[level + 1 :]
        if level < len(self.open):
            kind, num, expected = self.open[level]
            if kind == marker.kind and marker.number in (expected, 1 if kind == "bullet" else -1):
                self.open[level] = (kind, num, marker.number + 1)
                return num
            del self.open[level:]
        num = self._new(marker, level)
        self.open += [(marker.kind, num, marker.number + 1)]
        return num

    def _new(self, marker: Marker, level: int) -> int:
        nums = self.numbering.findall(qn("w:num"))
        number = max(int(n.get(qn("w:numId"))) for n in nums) + 1
        num = w("num", numId=number)
        num.append(w("abstractNumId", val=self._abstract_of(marker.kind)))
        # Without it Word goes on counting where the last list of the same look ended.
        override = w("lvlOverride", ilvl=level)
        override.append(w("startOverride", val=marker.number))
        num.append(override)
        # The schema wants every w:num behind the w:abstractNum elements, and together.
        nums[-1].addnext(num)
        return number

    def _abstract_of(self, kind: ListKind) -> str:
        """The abstract numbering that the template's list style of this kind uses."""
        if kind not in self.abstract:
            style = self.styles[LIST_STYLES[kind]]
            for found in self.numbering.findall(qn("w:abstractNum")):
                level = found.find(qn("w:lvl"))
                linked = level.find(qn("w:pStyle")) if level is not None else None
                if linked is not None and linked.get(qn("w:val")) == style:
                    self.abstract[kind] = found.get(qn("w:abstractNumId"))
        return self.abstract[kind]


Insert = Callable[[Block, Element], Iterable[tuple[Element, Asal]] | None]


@dataclass(frozen=True, slots=True)
class Typist:
    """All that it takes to set a narrative."""

    inliner: Inliner
    lists: Lists
    titles: Titles


def expand(
    p: Element,
    blocks: tuple[Block, ...],
    typist: Typist,
    places_of_all: Asal,
    insert: Insert = lambda _block, _p: None,
) -> Iterator[tuple[Element, Asal]]:
    """Replace paragraph `p` by one paragraph per block, in its style and its run's look.

    insert: what stands instead of a paragraph, for a block that only names a picture, table
    or chart. Yields each new paragraph with `places_of_all` and the places of the figures in
    it; what is inserted, with its own.
    """
    first_run = p.find(qn("w:r"))
    rpr = first_run.find(qn("w:rPr")) if first_run is not None else None
    typist.lists.close()
    blocks, notes = with_notes(blocks, places_of_all)
    levels = typist.titles.levels(p, blocks)
    at = p
    for n, block in enumerate(blocks):
        inserted = insert(block, p)
        if inserted is not None:
            typist.lists.close()
            for element, asal in inserted:
                if element.getparent() is None:  # else it lies within what was inserted before
                    at.addnext(element)
                    at = element
                yield element, asal
            continue
        new = w("p")
        at.addnext(new)
        at = new
        if p.pPr is not None:
            new.append(copy.deepcopy(p.pPr))
        look = _look(new, block, levels, rpr, typist)
        places: list[Any] = []
        for r in typist.inliner.inlines(block.inlines, look, new, places, notes):
            new.append(r)
        # "… sebagai berikut:" must not end a page.
        if n + 1 < len(blocks) and _introduces(block, blocks[n + 1]):
            new.get_or_add_pPr().get_or_add_keepNext()
        yield new, tuple(dict.fromkeys((*places_of_all, *places)))
    p.getparent().remove(p)


def _look(
    p: Element, block: Block, levels: Mapping[int, int], rpr: Element | None, typist: Typist
) -> Element | None:
    """Give a paragraph the style of what it is; the look of its runs."""
    lists = typist.lists
    if block.marker:
        lists.number(p, block.marker, block.level)
    elif block.kind == "kutipan":
        lists.close()
        style = next((lists.styles[name] for name in QUOTATION if name in lists.styles), None)
        if style:
            set_style(p, style)
    elif block.kind == "judul":
        lists.close()
        return typist.titles.make(p, levels[block.level], rpr)
    return rpr


def _introduces(block: Block, following: Block) -> bool:
    """Is it the line before a list or a quotation, or an item that has items below it?"""
    if block.kind == "judul" or (following.kind == "kutipan" and block.kind == "paragraf"):
        return True
    below = following.marker is not None
    return below and (block.marker is None or following.level > block.level)
