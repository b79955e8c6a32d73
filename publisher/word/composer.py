"""Report, tables and template → a draft in Word."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Cm

from publisher.prose import Block, parse
from publisher.prose.formats import romawi
from publisher.regular import contents, leads_out
from publisher.tables import Berwarna, Gabung, Tabel, figure_names
from publisher.tables.named_figures import judul_laporan
from publisher.vocabulary.artifacts import Illustration
from publisher.vocabulary.errors import TemplateUnusable, Unfit
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.report import Report
from publisher.vocabulary.susunan import Templat
from publisher.vocabulary.values import Asal, Narasi, places_of
from publisher.word.anchors import anchor_paragraphs
from publisher.word.arrange import arrange
from publisher.word.blocks import LIST_STYLES, Insert, Lists, Typist, expand
from publisher.word.chart import draw_chart
from publisher.word.contents import contents_column, fill_contents
from publisher.word.context import template_context
from publisher.word.cover import draw_picture
from publisher.word.dividers import begin_lampiran
from publisher.word.draft import Draft
from publisher.word.footnotes import Footnotes
from publisher.word.headings import Titles, caption_numbers, landing, mark_entries
from publisher.word.inline import ForgivingInliner, Inliner
from publisher.word.merge import keep_merged_rows, merge_up, shade
from publisher.word.neighbours import keep_neighbours, set_out
from publisher.word.numbering import number_by_chapter, set_numbering
from publisher.word.organisation_chart import draw_organisation
from publisher.word.outline import template_outline
from publisher.word.pieces import Chart, Contents, ItemList, Logo, OrganisationChart, Picture
from publisher.word.placement import is_placement
from publisher.word.render import render
from publisher.word.sections import end_with_last_section, section_of, text_width
from publisher.word.signatures import pair_signers
from publisher.word.sisipan import MAKERS
from publisher.word.studio import Studio, shown
from publisher.word.tokens import TOKEN, Ledger
from publisher.word.turned import Stood, space_after, turn_sheets, turned_width
from publisher.word.xml import (
    CM_PER_TWIP,
    Bookmarks,
    Element,
    in_body,
    is_grid,
    paragraphs,
    style_name_of,
    text_of,
    w,
)

LINK_STYLE = "Rujukan"
GAP_STYLE = "Belum Diisi"
CONTENTS_STYLES = ("toc 1", "toc 2", "toc 3", "table of figures")
DEEP_CONTENTS = "toc 4"  # of headings within narratives
NEEDED_STYLES = (
    LINK_STYLE,
    *(LIST_STYLES[kind] for kind in ("bullet", "decimal", "letter", "paren")),
    *("Sel", "Pemisah", "Heading 1"),
    *CONTENTS_STYLES,
)
LONGEST_PROPERTY = 255  # characters that Word takes
LARGEST_LOGO = 20  # MB
NO_PICTURES: Mapping[str, Illustration] = {}


def compose(
    report: Report,
    tables: Mapping[str, Tabel[Any] | None],
    template: Path,
    title: str = "",
    pictures: Mapping[str, Illustration] = NO_PICTURES,
) -> Draft:
    """The report as a Word document whose page numbers are still open.

    title: of another document of the same data. pictures: by where their `berkas` is written;
    a frame stands for each that is not among them. Raises TemplateUnusable for a template
    that cannot be filled.
    """
    return _composed(report, tables, template, Inliner, title, pictures)


def compose_with_errors(
    report: Report,
    tables: Mapping[str, Tabel[Any] | None],
    template: Path,
    pictures: Mapping[str, Illustration] = NO_PICTURES,
) -> Draft:
    """The same of a report whose prose may ask for what does not exist, to be read, not sent."""
    return _composed(report, tables, template, ForgivingInliner, "", pictures)


def _composed(
    report: Report,
    tables: Mapping[str, Tabel[Any] | None],
    template: Path,
    inliner: type[Inliner],
    title: str,
    pictures: Mapping[str, Illustration],
) -> Draft:
    ledger = Ledger()
    context = template_context(report, tables)
    document = render(template, context, report.laporan.kertas.ukuran, ledger)
    title = title or judul_laporan(report.laporan)
    return Composer(document, ledger, report, tables, template, inliner, title, pictures).run()


@dataclass(slots=True)
class Composer:
    """One document on its way from tokens to Word."""

    document: Document
    ledger: Ledger
    report: Report
    tables: Mapping[str, Tabel[Any] | None]
    template: Path
    inliner: type[Inliner]
    title: str
    pictures: Mapping[str, Illustration]
    drawings: int = 0
    placed: set[str] = field(default_factory=set)  # of one's own items, those that stand
    stood: list[Stood] = field(default_factory=list)
    framed: list[tuple[Element, str]] = field(default_factory=list)  # captions, and their names

    def run(self) -> Draft:
        body = self.document.element.body
        names = {s.style_id: s.name for s in self.document.styles}
        ids = {name: style_id for style_id, name in names.items()}
        for needed in NEEDED_STYLES:
            if needed not in ids:
                raise self._without_style(needed)
        susunan = self.report.susunan
        templat = template_outline(self.template) if susunan.diatur else Templat()
        if susunan.penomoran:
            set_numbering(self.document, susunan.penomoran)
        chapters = arrange(self.document, susunan, templat, self.ledger)
        bookmarks = Bookmarks(body)
        # Before anything is filled: a reference may stand far ahead of the caption that it names.
        own = self.report.sisipan.menurut_nama()
        captions = caption_numbers(body, names, self.ledger, own)
        numbers = captions | self._attachment_numbers()
        numbers |= _chapter_numbers(body, names, chapters)
        footnotes = Footnotes(self.document)
        inliner = self.inliner(
            self.ledger,
            figure_names(self.report),
            numbers,
            self._graphic,
            bookmarks,
            ids[LINK_STYLE],
            ids.get(GAP_STYLE),
            frozenset(name for name, item in own.items() if getattr(item, "samping", None)),
            footnotes,
        )
        lists = Lists(self.document.part.numbering_part.element, ids)
        typist = Typist(inliner, lists, Titles(names))
        anchored = self._fill(body, typist)
        _mark_chapters(body, chapters, bookmarks)
        for story in self._stories():
            self._fill(story, replace(typist, inliner=replace(inliner, footnotes=None)))
        number_by_chapter(self.document)
        pair_signers(body, names)
        keep_neighbours(body, names)
        # Once the cells are merged: only then is known which rows belong together.
        for table in body.iter(qn("w:tbl")):
            if not is_grid(table):  # that may be longer than a page
                keep_merged_rows(table)
        turn_sheets(self.document, self.stood, inliner)
        space_after(self.stood, names, ids)
        set_out(self.document, names)
        for caption, name in self.framed:
            bookmarks.round_paragraph(landing(caption), numbers[name][0])
        end_with_last_section(body)
        # The contents last, when every heading has its final words.
        entries = mark_entries(self.document, bookmarks)
        self._place_references(body, entries, bookmarks)
        for p, kind in self._contents(body):
            width = text_width(section_of(p)) / 20
            styles = (s for s in (*CONTENTS_STYLES, DEEP_CONTENTS) if s in ids)
            columns = {s: contents_column(self.document, s, width) for s in styles}
            fill_contents(p, kind, entries, ids, columns)
        anchored += footnotes.made
        anchor_paragraphs(self.document, anchored, bookmarks, self.report.folder)
        begin_lampiran(self.document, self.report.laporan, entries, bookmarks)
        self._properties()
        return Draft(self.document, entries)

    def _fill(self, story: Element, typist: Typist) -> list[tuple[Element, Asal]]:
        """Replace every token of a story; the new paragraphs with the places of their text."""
        anchored: list[tuple[Element, Asal]] = []
        for p in list(paragraphs(story)):
            text = text_of(p)
            if not TOKEN.search(text):
                continue
            try:
                anchored += self._filled(p, self.ledger.only_value(text), typist)
            except KeyError as unknown:
                raise self._unnumbered(str(unknown.args[0])) from unknown
        return anchored

    def _filled(self, p: Element, value: Any, typist: Typist) -> list[tuple[Element, Asal]]:
        """What becomes of a paragraph that prints values; `value`: the one that is all of it."""
        match value:
            case Contents():
                return []
            case Gabung():
                merge_up(p)
                return []
            case Berwarna():
                shade(p, value.warna)
                return [(p, typist.inliner.fill(p))]
            case Narasi():
                places, blocks = places_of(value), parse(value)
                inserting = self._inserting(typist.inliner)
                return list(expand(p, blocks, typist, places, inserting))
            case ItemList():
                places, blocks = places_of(*value.places), value.blocks
                return list(expand(p, blocks, typist, places))
            case _:
                return [(p, typist.inliner.fill(p))]

    def _inserting(self, inliner: Inliner) -> Insert:
        """Makes the item that a block names, each the first time that it is named."""
        own, ids = self.report.sisipan.menurut_nama(), self._style_ids()

        def insert(block: Block, p: Element) -> Iterable[tuple[Element, Asal]] | None:
            name = block.only_name
            if not is_placement(block, own) or not in_body(p) or name in self.placed:
                return None
            if own[name].judul:  # what has no number may stand twice
                self.placed.add(name)
            section = section_of(p)
            studio = Studio(
                *(self.document, self.report, inliner, ids, text_width(section)),
                *(self._new_drawing, name, self.tables, partial(turned_width, section), self.stood),
                *(self.pictures, self.framed),
            )
            return MAKERS[type(own[name])](own[name], studio)

        return insert

    def _style_ids(self) -> dict[str, str]:
        return {s.name: s.style_id for s in self.document.styles}

    def _new_drawing(self) -> int:
        self.drawings += 100  # each shape of a chart has an id of its own
        return 10_000 + self.drawings

    def _without_style(self, name: str) -> TemplateUnusable:
        return TemplateUnusable(
            message("the template has no style named {style}", style=name),
            message("make the style in Word, or start from a copy of the program's own template"),
            whole_file(self.template),
        )

    def _unnumbered(self, name: str) -> TemplateUnusable:
        return TemplateUnusable(
            message("prose refers to `{name}`, which this template does not number", name=name),
            message("add the caption to the template, or remove the reference"),
            whole_file(self.template),
        )

    def _contents(self, body: Element) -> list[tuple[Element, Contents]]:
        found = ((p, self.ledger.only_value(text_of(p))) for p in list(paragraphs(body)))
        return [(p, value) for p, value in found if isinstance(value, Contents)]

    def _attachment_numbers(self) -> dict[str, tuple[str, str]]:
        return {
            f"lampiran.{lampiran.kunci}": (_divider(lampiran.kunci), f"Lampiran {romawi(n)}")
            for n, lampiran in enumerate(self.report.laporan.lampiran, 1)
        }

    def _place_references(self, body: Element, entries: Any, bookmarks: Bookmarks) -> None:
        """Bookmark each divider under the name that references to its lampiran use."""
        dividers = [e.bookmark for e in entries if e.kind == "lampiran"]
        marks = {m.get(qn("w:name")): m for m in body.iter(qn("w:bookmarkStart"))}
        for bookmark, lampiran in zip(dividers, self.report.laporan.lampiran, strict=False):
            mark = marks[bookmark]
            if _divider(lampiran.kunci) in marks:
                continue  # two lampiran of one key: an error that the review copy shows
            marks[_divider(lampiran.kunci)] = mark
            start, end = bookmarks.pair(_divider(lampiran.kunci))
            mark.addprevious(start)
            mark.getparent().append(end)

    def _stories(self) -> list[Element]:
        parts = [r.target_part for r in self.document.part.rels.values() if not r.is_external]
        return [p.element for p in parts if p.partname.startswith(("/word/header", "/word/footer"))]

    def _graphic(self, value: Any, p: Element) -> Element | None:
        if not isinstance(value, OrganisationChart | Chart | Logo | Picture):
            return None
        ident = self._new_drawing()
        if isinstance(value, Logo):
            return self._picture(value, ident, p)
        if isinstance(value, Picture):
            known = shown(self.pictures, value.berkas)
            return draw_picture(self.document, value, known, ident, p)
        if isinstance(value, OrganisationChart):
            style = self.document.styles["Sel"].style_id
            return draw_organisation(value, section_of(p), ident, style)
        width = text_width(section_of(p)) * CM_PER_TWIP
        return draw_chart(self.document, value, width, ident)

    def _picture(self, logo: Logo, ident: int, p: Element) -> Element:
        try:
            picture = io.BytesIO(_own(logo.file, self.report.folder))
            rid, image = self.document.part.get_or_add_image(picture)
            width, height = image.scaled_dimensions(None, Cm(logo.height_cm))
        except (OSError, UnrecognizedImageError, ZeroDivisionError) as broken:
            raise TemplateUnusable(
                message("the logo {file} cannot be read", file=logo.file.name),
                message("use a PNG or JPEG picture inside the report's folder"),
                whole_file(logo.file),
            ) from broken
        part = self._part_of(p)
        # A relationship is of one part: that of the body says nothing to a header.
        if part is not self.document.part:
            rid = part.relate_to(self.document.part.related_parts[rid], RT.IMAGE)
        inline = CT_Inline.new_pic_inline(ident, rid, logo.file.name, width, height)
        inline.docPr.set("descr", logo.alt)
        element, drawing = w("r"), w("drawing")
        drawing.append(inline)
        element.append(drawing)
        return element

    def _part_of(self, p: Element) -> Any:
        """The part that a paragraph stands in: a header's picture is the header's own."""
        root = p.getroottree().getroot()
        for relation in self.document.part.rels.values():
            if not relation.is_external and getattr(relation.target_part, "element", None) is root:
                return relation.target_part
        return self.document.part

    def _properties(self) -> None:
        laporan = self.report.laporan
        core = self.document.core_properties
        core.title = f"{self.title} {laporan.perangkat_daerah.nama}"[:LONGEST_PROPERTY]
        core.author = str(laporan.perangkat_daerah.nama)[:LONGEST_PROPERTY]
        core.subject = f"{self.title} {laporan.perangkat_daerah.kabupaten}"[:LONGEST_PROPERTY]
        core.language = "id-ID"
        core.last_modified_by = core.author
        core.created = core.modified = _at_noon(laporan.tanggal_berkas)
        core.revision = 1


def _own(file: Path, folder: Path) -> bytes:
    """Raises OSError: a logo from elsewhere would print what its author never saw."""
    if leads_out(file, folder):
        raise Unfit(message("it lies outside the report's folder"), file)
    return contents(file, LARGEST_LOGO)


def _divider(kunci: str) -> str:
    """The bookmark of a lampiran's divider page."""
    return f"_Ref_lampiran_{kunci}"


def _chapter_numbers(
    body: Element, names: dict[str, str], chapters: Mapping[str, Element]
) -> dict[str, tuple[str, str]]:
    headings = (p for p in paragraphs(body) if style_name_of(p, names) == "Heading 1")
    order = {p: f"Bab {romawi(n)}" for n, p in enumerate(headings, 1)}
    return {f"bab.{kunci}": (_chapter(kunci), order[p]) for kunci, p in chapters.items()}


def _mark_chapters(body: Element, chapters: Mapping[str, Element], bookmarks: Bookmarks) -> None:
    """Bookmark each chapter that prose links to."""
    wanted = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    for kunci, heading in chapters.items():
        if _chapter(kunci) in wanted:
            bookmarks.round_paragraph(heading, _chapter(kunci))


def _chapter(kunci: str) -> str:
    """The bookmark of a chapter that is referred to."""
    return f"_Ref_bab_{kunci}"


def _at_noon(day: dt.date) -> dt.datetime:
    """The report's own date: the file says nothing of when it was built."""
    return dt.datetime(day.year, day.month, day.day, 12)
