"""Comment ranges: a stretch of a paragraph's text, its runs split at the edges."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from publisher.word.xml import Element, run, w

MARKS = tuple(
    qn(f"w:{tag}")
    for tag in ("pPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)


@dataclass(frozen=True, slots=True)
class Segment:
    """What a range holds all of or nothing of, unless it is one run: a field, a link, a formula."""

    first: Element
    last: Element
    text: str

    @property
    def is_run(self) -> bool:
        return self.first is self.last and bool(self.first.tag == qn("w:r"))


def segments(p: Element) -> Iterator[Segment]:
    """A paragraph's content, without its bookmarks and comments."""
    field: list[Element] = []
    depth = 0
    for child in p:
        if child.tag in MARKS or child.find(qn("w:commentReference")) is not None:
            continue
        kinds = [c.get(qn("w:fldCharType")) for c in child.findall(qn("w:fldChar"))]
        # Fields nest: only the outermost end ends the segment.
        depth += kinds.count("begin") - kinds.count("end")
        field.append(child)
        if depth <= 0:
            yield Segment(field[0], field[-1], "".join(map(_text, field)))
            field, depth = [], 0
    if field:  # a field that ends in another paragraph, as the contents do
        yield Segment(field[0], field[-1], "".join(map(_text, field)))


def printed_text(p: Element) -> str:
    """What a reader sees of a paragraph's own text; line breaks and tabs as such."""
    return "".join(segment.text for segment in segments(p))


def boundaries(p: Element) -> list[int]:
    """Where each segment of the text begins, and where the last one ends."""
    stops = [0]
    for segment in segments(p):
        stops.append(stops[-1] + len(segment.text))
    return stops


def mark_range(p: Element, start: int, end: int, ident: int) -> None:
    """Put comment `ident` at the characters `start` to `end`; at all of `p` if that is nothing."""
    chosen = list(_chosen(p, start, end)) or list(segments(p))
    if not chosen:
        p.append(run(""))
        chosen = list(segments(p))
    first, last = chosen[0].first, chosen[-1].last
    # The order that Word writes: start, text, end, reference.
    first.addprevious(w("commentRangeStart", id=ident))
    reference = w("r")
    properties = w("rPr")
    properties.append(w("rStyle", val="CommentReference"))
    reference.append(properties)
    reference.append(w("commentReference", id=ident))
    last.addnext(reference)
    last.addnext(w("commentRangeEnd", id=ident))


def _chosen(p: Element, start: int, end: int) -> Iterator[Segment]:
    """The segments within a stretch, unless it is empty; a run across its edge is split."""
    if start >= end:
        return
    for edge in (start, end):
        at = 0
        for segment in list(segments(p)):
            if segment.is_run and at < edge < at + len(segment.text):
                _split(segment.first, edge - at)
            at += len(segment.text)
    at = 0
    for segment in segments(p):
        if at < end and at + len(segment.text) > start:
            yield segment
        at += len(segment.text)


def _split(r: Element, at: int) -> None:
    """Make two runs of one, in the same look: the characters before `at`, and the rest."""
    after = copy.deepcopy(r)
    _keep(r, 0, at)
    _keep(after, at, len(_text(after)) + 1)
    r.addnext(after)


def _keep(r: Element, begin: int, end: int) -> None:
    """Of a run, leave the characters `begin` to `end`, and what else stands among them."""
    at = 0
    for child in [c for c in r if c.tag != qn("w:rPr")]:
        letters = _letters(child)
        part = letters[max(begin - at, 0) : max(end - at, 0)]
        stays = bool(part) if letters else begin <= at < end
        at += len(letters)
        if not stays:
            r.remove(child)
        elif child.tag == qn("w:t"):
            child.text = part
            child.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _text(child: Element) -> str:
    """The text of a run, a link or a formula; not that of a drawing's boxes."""
    runs = [child] if child.tag == qn("w:r") else child.iter(qn("w:r"))
    return "".join(_letters(node) for r in runs for node in r)


def _letters(node: Element) -> str:
    if node.tag == qn("w:t"):
        return node.text or ""
    return {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}.get(node.tag, "")
