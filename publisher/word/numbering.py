"""What Word prints before headings: read from the template's list, and set as the office asks."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from publisher.prose.formats import huruf, romawi
from publisher.vocabulary.susunan import Penomoran
from publisher.word.xml import Element, style_name_of, w

FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": romawi,
    "lowerRoman": lambda n: romawi(n).lower(),
    "upperLetter": lambda n: huruf(n).upper(),
    "lowerLetter": huruf,
    "none": lambda n: "",
}
# Of the second heading level and those below it: (format, text).
STYLES: Mapping[Penomoran, Sequence[tuple[str, str]]] = {
    "huruf": (
        ("upperLetter", "%2."),
        ("decimal", "%3."),
        ("lowerLetter", "%4)"),
        ("decimal", "(%5)"),
    ),
    "desimal": tuple(("decimal", ".".join(f"%{m}" for m in range(1, n + 1))) for n in range(2, 6)),
    "angka": (
        ("decimal", "%2."),
        ("lowerLetter", "%3."),
        ("decimal", "%4)"),
        ("lowerLetter", "%5)"),
    ),
}
# Room for `1.10` and `1.10.1`, in twips: (of the headings, and where contents set them).
WIDE = ((2, 680), (3, 907), (4, 1134), (5, 1361))
CONTENTS = (("toc 2", 454, 567), ("toc 3", 1021, 794))


@dataclass(frozen=True, slots=True)
class Level:
    format: str
    text: str
    plain: bool  # every number in it as 1, 2, 3, whatever its own level prints


USUAL = (
    Level("upperRoman", "BAB %1", False),
    Level("upperLetter", "%2.", False),
    Level("decimal", "%3.", False),
    Level("lowerLetter", "%4)", False),
    Level("decimal", "(%5)", False),
)


@dataclass(frozen=True, slots=True)
class HeadingNumbers:
    """levels: of the headings, from the first."""

    levels: tuple[Level, ...] = USUAL

    @classmethod
    def of(cls, document: Document) -> HeadingNumbers:
        """As the template's heading styles count; where they do not count, as is usual."""
        read = tuple(_read(level) for level in _levels(document))
        return cls((*read, *USUAL[len(read) :]))

    def number(self, counts: Sequence[int]) -> str:
        """The number of a heading; counts: of its level and all above, from the first."""
        own = self.levels[len(counts) - 1]
        text = own.text
        for n, count in enumerate(counts):
            form = "decimal" if own.plain else self.levels[n].format
            text = text.replace(f"%{n + 1}", FORMATS.get(form, str)(count) if count else "0")
        return text.strip()


def set_numbering(document: Document, penomoran: Penomoran) -> None:
    """Let the headings below chapters count as the office asks."""
    for n, (level, (form, text)) in enumerate(
        zip(_levels(document)[1:], STYLES[penomoran], strict=False), 2
    ):
        level.find(qn("w:numFmt")).set(qn("w:val"), form)
        level.find(qn("w:lvlText")).set(qn("w:val"), text)
        for old in level.findall(qn("w:isLgl")):
            level.remove(old)
        if penomoran == "desimal":
            # `BAB II` counts in roman numbers, and its sections 2.1, 2.2.
            after = level.find(qn("w:pStyle"))
            after.addnext(w("isLgl"))
            _widen(level, dict(WIDE).get(n, 0))
    if penomoran == "desimal":
        _widen_contents(document)


def number_by_chapter(document: Document) -> None:
    """Give the sections of each chapter a list of their own, where their numbers begin with its.

    Word prints `2.1` below `BAB II` by itself (isLgl); LibreOffice prints `II.1`.
    """
    levels = _levels(document)
    if not any(level.find(qn("w:isLgl")) is not None for level in levels):
        return
    styles = {s.style_id: s.name or "" for s in document.styles}
    names = [f"Heading {n}" for n in range(1, len(levels) + 1)]
    chapter, numbers = 0, ""
    for p in document.element.body.iterchildren(qn("w:p")):
        name = style_name_of(p, styles)
        if name not in names:
            continue
        if name == names[0]:
            chapter, numbers = chapter + 1, ""
        elif chapter and not is_unnumbered(p):
            numbers = numbers or _list_of_chapter(levels[0].getparent(), chapter)
            num_pr = p.get_or_add_pPr().get_or_add_numPr()
            num_pr.get_or_add_ilvl().val = names.index(name)
            num_pr.get_or_add_numId().val = int(numbers)


def is_unnumbered(p: Element) -> bool:
    """Word's way to say that a paragraph has not the number of its style: list 0."""
    num = p.pPr.numPr if p.pPr is not None else None
    return num is not None and num.numId is not None and num.numId.val == 0


def _list_of_chapter(abstract: Element, chapter: int) -> str:
    """The id of a list like that of the headings, with the number of a chapter as text."""
    root = abstract.getparent()
    own = copy.deepcopy(abstract)
    for tag in ("w:nsid", "w:tmpl", "w:name", "w:styleLink"):
        for child in own.findall(qn(tag)):
            own.remove(child)
    for level in own.iter(qn("w:lvl")):
        linked = [*level.findall(qn("w:pStyle")), *level.findall(qn("w:isLgl"))]
        for child in linked:
            level.remove(child)
        text = level.find(qn("w:lvlText"))
        if text is not None and len(linked) == 2:
            text.set(qn("w:val"), text.get(qn("w:val")).replace("%1", str(chapter)))
    abstracts, nums = root.findall(qn("w:abstractNum")), root.findall(qn("w:num"))
    own_id = 1 + max(int(a.get(qn("w:abstractNumId"))) for a in abstracts)
    own.set(qn("w:abstractNumId"), str(own_id))
    abstracts[-1].addnext(own)
    number = 1 + max(int(n.get(qn("w:numId"))) for n in nums)
    num = w("num", numId=number)
    num.append(w("abstractNumId", val=own_id))
    nums[-1].addnext(num)
    return str(number)


def _widen(level: Element, room: int) -> None:
    indent = level.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if indent is not None and int(indent.get(qn("w:hanging"), 0)) < room:
        more = room - int(indent.get(qn("w:hanging"), 0))
        indent.set(qn("w:left"), str(int(indent.get(qn("w:left"), 0)) + more))
        indent.set(qn("w:hanging"), str(room))


def _widen_contents(document: Document) -> None:
    for name, left, hanging in CONTENTS:
        style = next((s.element for s in document.styles if s.name == name), None)
        indent = style.find(f"{qn('w:pPr')}/{qn('w:ind')}") if style is not None else None
        if indent is None:
            continue
        indent.set(qn("w:left"), str(left + hanging))
        indent.set(qn("w:hanging"), str(hanging))
        for tab in indent.getparent().iter(qn("w:tab")):
            if tab.get(qn("w:val")) == "left":
                tab.set(qn("w:pos"), str(left + hanging))


def _levels(document: Document) -> list[Element]:
    """The list levels of Heading 1, Heading 2, …, as far as they are of one list."""
    ids = {s.name: s.style_id for s in document.styles}
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return []
    linked = {
        level.find(qn("w:pStyle")).get(qn("w:val")): level
        for level in root.iter(qn("w:lvl"))
        if level.find(qn("w:pStyle")) is not None
    }
    found: list[Element] = []
    for n in range(1, 10):
        level = linked.get(ids.get(f"Heading {n}", ""))
        if level is None or (found and level.getparent() is not found[0].getparent()):
            break
        found.append(level)
    return found


def _read(level: Element) -> Level:
    form, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
    return Level(
        form.get(qn("w:val")) if form is not None else "decimal",
        text.get(qn("w:val")) if text is not None else "",
        level.find(qn("w:isLgl")) is not None,
    )
