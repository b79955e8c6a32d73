"""Report, tables and a Word template → an editable .docx, and the empty pages for attachments."""

from publisher.word.anchors import anchored_keys
from publisher.word.composer import compose, compose_with_errors
from publisher.word.dividers import FirstPage, fit_first_pages, room_of
from publisher.word.draft import Draft, Frame, save_frames
from publisher.word.headings import Entry
from publisher.word.meter import measure_word
from publisher.word.outline import numbered_in_order, template_outline
from publisher.word.review import review_copy
from publisher.word.template import numbered_names, template_fonts, width_of_text
from publisher.word.watermark import is_marked, mark_as_draft

__all__ = [
    "Draft",
    "Entry",
    "FirstPage",
    "Frame",
    "anchored_keys",
    "compose",
    "compose_with_errors",
    "fit_first_pages",
    "is_marked",
    "mark_as_draft",
    "measure_word",
    "numbered_in_order",
    "numbered_names",
    "review_copy",
    "room_of",
    "save_frames",
    "template_fonts",
    "template_outline",
    "width_of_text",
]
