"""The body and its lampiran → the one PDF, with outline and page labels."""

from publisher.assemble.attachments import Ask, Convert, attachment_findings, prepare
from publisher.assemble.destinations import destinations
from publisher.assemble.join import join
from publisher.assemble.pages import page_count
from publisher.assemble.paths import locate
from publisher.assemble.plan import (
    DocumentInfo,
    Insertion,
    LabelRange,
    OutlineEntry,
    PageShape,
    Prepared,
)
from publisher.assemble.signature import SignatureSpace, signature_space

__all__ = [
    "Ask",
    "Convert",
    "DocumentInfo",
    "Insertion",
    "LabelRange",
    "OutlineEntry",
    "PageShape",
    "Prepared",
    "SignatureSpace",
    "attachment_findings",
    "destinations",
    "join",
    "locate",
    "page_count",
    "prepare",
    "signature_space",
]
