"""A recap of many reports and its template → a draft in Word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn

from publisher.tables.rekapitulasi import Rekapitulasi
from publisher.tables.table import Gabung
from publisher.vocabulary.errors import TemplateUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.word.chart import draw_chart
from publisher.word.composer import CONTENTS_STYLES, GAP_STYLE, LINK_STYLE, NEEDED_STYLES
from publisher.word.contents import contents_column, fill_contents
from publisher.word.draft import Draft
from publisher.word.headings import caption_numbers, mark_entries
from publisher.word.inline import Inliner
from publisher.word.merge import keep_merged_rows, merge_up
from publisher.word.neighbours import keep_neighbours
from publisher.word.numbering import number_by_chapter
from publisher.word.pieces import Chart, Contents
from publisher.word.recap_context import TITLE, recap_context
from publisher.word.render import render
from publisher.word.sections import end_with_last_section, section_of, text_width
from publisher.word.tokens import TOKEN, Ledger
from publisher.word.xml import CM_PER_TWIP, Bookmarks, Element, paragraphs, text_of

PAPER = "A4"


def compose_recap(made: Rekapitulasi, template: Path, paper: str = PAPER) -> Draft:
    """The recap as a Word document whose page numbers are still open.

    Raises TemplateUnusable for a template that cannot be filled.
    """
    ledger = Ledger()
    context = recap_context(made)
    document = render(template, context, paper, ledger)
    ids = {s.name: s.style_id for s in document.styles}
    for needed in NEEDED_STYLES:
        if needed not in ids:
            raise TemplateUnusable(
                message("the template has no style named {style}", style=needed),
                message("start from a copy of the program's own template"),
                whole_file(template),
            )
    place = str(context["perangkat_daerah"]["nama"])
    return _Filling(document, ledger, ids).run(f"{TITLE} {place}".strip(), made.tanggal)


@dataclass(slots=True)
class _Filling:
    """One document on its way from tokens to Word. ids: style name → id."""

    document: Document
    ledger: Ledger
    ids: Mapping[str, str]
    # Each shape of a chart has an id of its own.
    drawings: count[int] = field(default_factory=lambda: count(10_100, 100))

    def run(self, title: str, day: dt.date) -> Draft:
        body = self.document.element.body
        names = {style: name for name, style in self.ids.items()}
        bookmarks = Bookmarks(body)
        inliner = Inliner(
            self.ledger,
            {},
            caption_numbers(body, names, self.ledger, {}),
            self._graphic,
            bookmarks,
            self.ids[LINK_STYLE],
            self.ids.get(GAP_STYLE),
        )
        for story in (body, *self._stories()):
            self._fill(story, inliner)
        number_by_chapter(self.document)
        keep_neighbours(body, names)
        for table in body.iter(qn("w:tbl")):
            keep_merged_rows(table)
        end_with_last_section(body)
        entries = mark_entries(self.document, bookmarks)
        for p in list(paragraphs(body)):
            contents = self.ledger.only_value(text_of(p))
            if isinstance(contents, Contents):
                width = text_width(section_of(p)) / 20
                styles = [s for s in (*CONTENTS_STYLES, "toc 4") if s in self.ids]
                columns = {s: contents_column(self.document, s, width) for s in styles}
                fill_contents(p, contents, entries, dict(self.ids), columns)
        self._properties(title, day)
        return Draft(self.document, entries)

    def _fill(self, story: Element, inliner: Inliner) -> None:
        for p in list(paragraphs(story)):
            text = text_of(p)
            value = self.ledger.only_value(text) if TOKEN.search(text) else text
            if isinstance(value, Gabung):
                merge_up(p)
            elif value is not text and not isinstance(value, Contents):
                inliner.fill(p)

    def _graphic(self, value: object, p: Element) -> Element | None:
        if not isinstance(value, Chart):
            return None
        width = text_width(section_of(p)) * CM_PER_TWIP
        return draw_chart(self.document, value, width, next(self.drawings))

    def _stories(self) -> list[Element]:
        parts = [r.target_part for r in self.document.part.rels.values() if not r.is_external]
        return [p.element for p in parts if p.partname.startswith(("/word/header", "/word/footer"))]

    def _properties(self, title: str, day: dt.date) -> None:
        core = self.document.core_properties
        core.title, core.author, core.subject = title, "", title
        core.language, core.last_modified_by, core.revision = "id-ID", "", 1
        # The recap's own day: the file says nothing of when it was made.
        core.created = core.modified = dt.datetime(day.year, day.month, day.day, 12)
