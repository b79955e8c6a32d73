"""The body and its lampiran → the one PDF, with outline and page labels.

What needs the PDF libraries is imported when it is first asked for: a check needs none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
from publisher.assemble.illustrations import RULES as OF_PICTURES
from publisher.assemble.illustrations import UNSEEN, Pictured, illustration_findings, pictured
from publisher.assemble.limits import FINENESS
from publisher.assemble.notices import NOTICES
from publisher.assemble.paths import locate
from publisher.assemble.plan import (
    DocumentInfo,
    Insertion,
    LabelRange,
    OutlineEntry,
    PageShape,
    Prepared,
)
from publisher.assemble.trouble import TROUBLES, Broken, Exhausting, Unconvertible, Unfilled

if TYPE_CHECKING:
    from publisher.assemble.fonts import font_names
    from publisher.assemble.joining import join
    from publisher.assemble.landings import Destinations, destination_labels, destinations
    from publisher.assemble.meter import lampiran_sizes, measured
    from publisher.assemble.pages import page_count, qpdf_version
    from publisher.assemble.proof import violations
    from publisher.assemble.second_reader import refuse_unreadable
    from publisher.assemble.signature import SignatureSpace, signature_space

_LATE = {
    "font_names": "fonts",
    "join": "joining",
    "Destinations": "landings",
    "destination_labels": "landings",
    "destinations": "landings",
    "lampiran_sizes": "meter",
    "measured": "meter",
    "page_count": "pages",
    "qpdf_version": "pages",
    "violations": "proof",
    "refuse_unreadable": "second_reader",
    "SignatureSpace": "signature",
    "signature_space": "signature",
}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"publisher.assemble.{_LATE[name]}"), name)


RULES = (*(kind.rule for kind in TROUBLES.values()), *NOTICES, *OF_PICTURES)
UNFILLED = Unfilled.rule.id
MOMENTARY = (Broken.rule.id, Exhausting.rule.id, Unconvertible.rule.id, UNSEEN.id)
"""Rules that may find what is the machine's fault today, and not the file's."""

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
    "destinations",
    "font_names",
    "join",
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
