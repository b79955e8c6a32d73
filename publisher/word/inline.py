"""Tokens inside a paragraph → runs in the look of the run that printed them."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from publisher.prose import Block, Inline, Link, Note, Ref, Styled, UnfitFormat, format_value, parse
from publisher.vocabulary.kinerja import Rumus
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.values import Asal, Narasi, Teks, places_of
from publisher.word.footnotes import Footnotes
from publisher.word.formula import formula
from publisher.word.pieces import Formula, Nomor, Rujukan
from publisher.word.tokens import TOKEN, Ledger
from publisher.word.xml import Bookmarks, Element, field, run, w


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a narrative by their keys, and where it is written."""

    blocks: Mapping[str, Block]
    asal: Asal = ()


NO_NOTES = Notes({})


@dataclass(frozen=True, slots=True)
class Inliner:
    """Turns values into runs.

    `names`: the figures that prose may ask for. `numbers`: `tabel.belanja` →
    (bookmark, `Tabel 2.2`) for everything that can be referred to. `graphic`:
    draws a picture into a paragraph, or returns None for what is no picture.
    """

    ledger: Ledger
    names: Mapping[str, Any]
    numbers: Mapping[str, tuple[str, str]]
    graphic: Callable[[Any, Element], Element | None]
    bookmarks: Bookmarks
    link_style: str  # id; LibreOffice drops a link whose run has no character style
    gap_style: str | None = None  # id; without one a gap is in italics
    framed: frozenset[str] = frozenset()  # names whose captions stand in a frame
    footnotes: Footnotes | None = None  # None where Word takes none: in headers and footers

    def fill(self, p: Element) -> Asal:
        """Replace the tokens in a paragraph's own runs; the places they came from."""
        places: list[Any] = []
        for r in list(p.iter(qn("w:r"))):
            # A run without a token may hold a drawing or a field of the template: it stays.
            if not any(TOKEN.search(t.text or "") for t in r.findall(qn("w:t"))):
                continue
            rpr = r.find(qn("w:rPr"))
            for child in r:
                for new in self._of_run_child(child, rpr, p, places):
                    r.addprevious(new)
            r.getparent().remove(r)
        return tuple(dict.fromkeys(places))

    def _of_run_child(
        self, child: Element, rpr: Element | None, p: Element, places: list[Any]
    ) -> Iterable[Element]:
        if child.tag == qn("w:rPr"):
            return
        if child.tag != qn("w:t"):
            holder = w("r")
            if rpr is not None:
                holder.append(copy.deepcopy(rpr))
            holder.append(copy.deepcopy(child))
            yield holder
            return
        for value in self.ledger.split(child.text or ""):
            places += places_of(value)
            yield from self.runs(value, rpr, p, places)

    def runs(
        self, value: Any, rpr: Element | None, p: Element, places: list[Any]
    ) -> Iterable[Element]:
        """The runs that print one value."""
        match value:
            case None:
                yield self._gap(rpr)
            case Narasi():
                printed, notes = with_notes(parse(value), places_of(value))
                for block in printed:
                    yield from self.inlines(block.inlines, rpr, p, places, notes)
            case Nomor():
                yield from self._caption_number(value, rpr)
            case Rujukan():
                yield from self._reference(value.name, rpr)
            case Formula():
                yield from formula(value, rpr)
            case Rumus():
                yield from formula(Formula(value), rpr)
            case str() | int() | Teks():
                text = str(format_value(value))
                yield self._gap(rpr) if text == BELUM_DIISI else run(text, rpr)
            case _:
                drawing = self.graphic(value, p)
                yield drawing if drawing is not None else run(str(format_value(value)), rpr)

    def inlines(
        self,
        inlines: Iterable[Inline],
        rpr: Element | None,
        p: Element,
        places: list[Any],
        notes: Notes = NO_NOTES,
    ) -> Iterable[Element]:
        """The runs of marked-up prose; its figures printed and its references made fields.

        notes: the footnotes of the narrative that it is from.
        """
        for inline in inlines:
            look = _with(rpr, inline.tebal, inline.miring)
            match inline:
                case Styled(text) if text == BELUM_DIISI:  # the whole of what was written
                    yield self._gap(look)
                case Styled(text):
                    yield run(text, look)
                case Note(kunci):
                    mark = self._footnote(notes.blocks.get(kunci), notes.asal)
                    yield mark if mark is not None else run(inline.raw, look)
                case Link(text, alamat):
                    style = with_character_style(look, self.link_style)
                    yield from field(f'HYPERLINK "{alamat}"', text, style)
                case Ref(name) if name in self.numbers:
                    yield from self._reference(name, look)
                case Ref():
                    yield self._figure(inline, look, places)

    def _footnote(self, note: Block | None, asal: Asal) -> Element | None:
        """The mark of a new footnote. A footnote has none of its own: Word takes no such thing."""
        if note is None or self.footnotes is None:
            return None
        mark, p = self.footnotes.add()
        places: list[Any] = list(asal)
        for r in self.inlines(note.inlines, None, p, places):
            p.append(r)
        self.footnotes.made.append((p, tuple(dict.fromkeys(places))))
        return mark

    def _figure(self, ref: Ref, look: Element | None, places: list[Any]) -> Element:
        value = self.names[ref.name]
        places += places_of(value)
        return self._gap(look) if value is None else run(format_value(value, ref.format), look)

    def _gap(self, rpr: Element | None) -> Element:
        """What is not known yet looks the same wherever it is printed."""
        if self.gap_style is None:
            return run(BELUM_DIISI, _with(rpr, miring=True))
        return run(BELUM_DIISI, with_character_style(rpr, self.gap_style))

    def _reference(self, name: str, rpr: Element | None) -> Iterable[Element]:
        """A live reference: a REF field to a caption, a plain link to a divider or chapter.

        Their numbers are list labels, which REF cannot print in lower case. To a caption in a
        frame it is a link too: LibreOffice finds no bookmark in there.
        """
        bookmark, label = self.numbers[name]
        if name.startswith(("lampiran.", "bab.")) or name in self.framed:
            link = w("hyperlink", anchor=bookmark, history="1")
            link.set(qn("w:tooltip"), label)  # PDF/UA asks that a link says where it leads
            link.append(run(label, with_character_style(rpr, self.link_style)))
            yield link
        else:
            yield from field(f"REF {bookmark} \\h", label, rpr)

    def _caption_number(self, nomor: Nomor, rpr: Element | None) -> Iterable[Element]:
        """`Tabel 2.` and a SEQ field, bookmarked so that prose can refer to it."""
        bookmark, label = self.numbers[nomor.name]
        order = re.split(r"[. ]", label)[-1]
        marks = () if nomor.name in self.framed else self.bookmarks.pair(bookmark)
        yield from marks[:1]
        yield run(label.removesuffix(order), rpr)
        # The first of a chapter counts anew; the chapter's own number before it is text.
        reset = " \\r 1" if order == "1" else ""
        yield from field(f"SEQ {nomor.jenis.capitalize()} \\* ARABIC{reset}", order, rpr)
        yield from marks[1:]


class ForgivingInliner(Inliner):
    """Prints a figure that cannot be printed as it was asked for: `{anggaran.totla}`."""

    def _figure(self, ref: Ref, look: Element | None, places: list[Any]) -> Element:
        try:
            return Inliner._figure(self, ref, look, places)
        except (KeyError, UnfitFormat):
            return run(ref.raw, look)


def with_notes(blocks: Iterable[Block], asal: Asal) -> tuple[tuple[Block, ...], Notes]:
    """What is printed where the narrative is, and its footnotes. asal: where it is written."""
    printed, notes = [], dict[str, Block]()
    for block in blocks:
        if block.kind == "catatan":
            notes.setdefault(block.kunci, block)
        else:
            printed.append(block)
    return tuple(printed), Notes(notes, asal)


def with_character_style(rpr: Element | None, style_id: str) -> Element:
    """Run properties with a character style, unless they have one."""
    out = copy.deepcopy(rpr) if rpr is not None else w("rPr")
    if out.find(qn("w:rStyle")) is None:
        out.insert(0, w("rStyle", val=style_id))
    return out


def _with(rpr: Element | None, tebal: bool = False, miring: bool = False) -> Element | None:
    """Run properties with bold or italic added."""
    if not (tebal or miring):
        return rpr
    out = copy.deepcopy(rpr) if rpr is not None else w("rPr")
    # python-docx's own insertion: the schema fixes the order of these elements.
    if tebal:
        out._insert_b(w("b")) if out.find(qn("w:b")) is None else None
    if miring:
        out._insert_i(w("i")) if out.find(qn("w:i")) is None else None
    return out
