"""Report, tables and a Word template → an editable .docx, and the empty pages for attachments."""

from publisher.word.compose import compose, compose_with_errors
from publisher.word.draft import Draft, Frame, save_frames
from publisher.word.fonts import template_fonts
from publisher.word.headings import Entry
from publisher.word.inspection import inspect_word
from publisher.word.render import numbered_names
from publisher.word.review import review_copy

__all__ = [
    "Draft",
    "Entry",
    "Frame",
    "compose",
    "compose_with_errors",
    "inspect_word",
    "numbered_names",
    "review_copy",
    "save_frames",
    "template_fonts",
]
