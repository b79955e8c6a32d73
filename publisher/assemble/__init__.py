"""The body and its lampiran → the one PDF, with outline and page labels.

Each part is imported when it is first asked for: a check needs none of the PDF libraries, and
the process that uses them needs nothing of the report.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publisher.assemble.attachments import (
        Ask,
        Convert,
        Inspections,
        attachment_findings,
        inspected,
        prepare,
        why_unread,
    )
    from publisher.assemble.budget import shrink_to
    from publisher.assemble.fonts import font_names
    from publisher.assemble.illustrations import Pictured, illustration_findings, pictured
    from publisher.assemble.joining import join
    from publisher.assemble.landings import (
        Destinations,
        destination_labels,
        destination_name,
        destinations,
    )
    from publisher.assemble.limits import FINENESS
    from publisher.assemble.meter import lampiran_sizes, measured
    from publisher.assemble.pages import page_count, qpdf_version
    from publisher.assemble.paths import locate
    from publisher.assemble.pieces import join_pieces
    from publisher.assemble.plan import (
        DocumentInfo,
        Insertion,
        LabelRange,
        OutlineEntry,
        PageShape,
        Prepared,
    )
    from publisher.assemble.proof import violations
    from publisher.assemble.rules import MOMENTARY, RULES, UNFILLED
    from publisher.assemble.second_reader import refuse_unreadable
    from publisher.assemble.signature import SignatureSpace, signature_space

_PARTS = {
    "attachments": (
        "Ask",
        "Convert",
        "Inspections",
        "attachment_findings",
        "inspected",
        "prepare",
        "why_unread",
    ),
    "budget": ("shrink_to",),
    "fonts": ("font_names",),
    "illustrations": (
        "Pictured",
        "illustration_findings",
        "pictured",
    ),
    "joining": ("join",),
    "landings": (
        "Destinations",
        "destination_labels",
        "destination_name",
        "destinations",
    ),
    "limits": ("FINENESS",),
    "meter": (
        "lampiran_sizes",
        "measured",
    ),
    "pages": (
        "page_count",
        "qpdf_version",
    ),
    "paths": ("locate",),
    "pieces": ("join_pieces",),
    "plan": (
        "DocumentInfo",
        "Insertion",
        "LabelRange",
        "OutlineEntry",
        "PageShape",
        "Prepared",
    ),
    "proof": ("violations",),
    "rules": (
        "MOMENTARY",
        "RULES",
        "UNFILLED",
    ),
    "second_reader": ("refuse_unreadable",),
    "signature": (
        "SignatureSpace",
        "signature_space",
    ),
}
_LATE = {name: part for part, names in _PARTS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"publisher.assemble.{_LATE[name]}"), name)


__all__ = [
    "shrink_to",
    "Ask",
    "RULES",
    "UNFILLED",
    "Convert",
    "Destinations",
    "FINENESS",
    "MOMENTARY",
    "DocumentInfo",
    "Insertion",
    "Inspections",
    "illustration_findings",
    "inspected",
    "pictured",
    "LabelRange",
    "OutlineEntry",
    "Pictured",
    "PageShape",
    "Prepared",
    "SignatureSpace",
    "attachment_findings",
    "destination_labels",
    "destination_name",
    "destinations",
    "font_names",
    "join",
    "join_pieces",
    "lampiran_sizes",
    "locate",
    "measured",
    "page_count",
    "prepare",
    "qpdf_version",
    "refuse_unreadable",
    "signature_space",
    "violations",
    "why_unread",
]
