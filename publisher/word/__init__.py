"""Report, tables and a Word template → an editable .docx, and the empty pages for attachments.

What writes Word files is imported when it is first asked for: a check needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from publisher.word.outline import numbered_in_order, template_outline
from publisher.word.template import numbered_names, template_fonts, width_of_text

if TYPE_CHECKING:
    from publisher.word.anchors import anchored_keys
    from publisher.word.composer import compose, compose_with_errors
    from publisher.word.dividers import FirstPage, fit_first_pages, room_of
    from publisher.word.draft import Draft, Frame, save_frames
    from publisher.word.headings import Entry
    from publisher.word.long_tables import ROW, SEPARATOR, Cuts, LongTable
    from publisher.word.meter import measure_word
    from publisher.word.printed import printed_copy
    from publisher.word.recap import compose_recap
    from publisher.word.recap_book import recap_workbook
    from publisher.word.review import review_copy
    from publisher.word.row_pages import Pieces
    from publisher.word.watermark import is_marked, mark_as_draft

_LATE = {
    "Draft": "draft",
    "Cuts": "long_tables",
    "Entry": "headings",
    "FirstPage": "dividers",
    "Frame": "draft",
    "anchored_keys": "anchors",
    "compose": "composer",
    "compose_recap": "recap",
    "compose_with_errors": "composer",
    "fit_first_pages": "dividers",
    "LongTable": "long_tables",
    "Pieces": "row_pages",
    "ROW": "long_tables",
    "SEPARATOR": "long_tables",
    "is_marked": "watermark",
    "mark_as_draft": "watermark",
    "measure_word": "meter",
    "printed_copy": "printed",
    "recap_workbook": "recap_book",
    "review_copy": "review",
    "room_of": "dividers",
    "save_frames": "draft",
}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"publisher.word.{_LATE[name]}"), name)


__all__ = [
    "Cuts",
    "LongTable",
    "Pieces",
    "ROW",
    "SEPARATOR",
    "Draft",
    "Entry",
    "FirstPage",
    "Frame",
    "anchored_keys",
    "compose",
    "compose_recap",
    "compose_with_errors",
    "fit_first_pages",
    "is_marked",
    "mark_as_draft",
    "measure_word",
    "numbered_in_order",
    "numbered_names",
    "printed_copy",
    "recap_workbook",
    "review_copy",
    "room_of",
    "save_frames",
    "template_fonts",
    "template_outline",
    "width_of_text",
]
