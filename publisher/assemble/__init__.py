"""The body and its lampiran → the one PDF, with outline and page labels."""

from publisher.assemble.attachments import Ask, Convert, attachment_findings, prepare
from publisher.assemble.destinations import destinations
from publisher.assemble.fonts import font_names
from publisher.assemble.join import join
from publisher.assemble.pages import page_count, qpdf_version
from publisher.assemble.paths import locate
from publisher.assemble.plan import (
    DocumentInfo,
    Insertion,
    LabelRange,
    OutlineEntry,
    PageShape,
    Prepared,
)
from publisher.assemble.proof import Violation, bukan_arsip, violations
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
    "Violation",
    "attachment_findings",
    "bukan_arsip",
    "destinations",
    "font_names",
    "join",
    "locate",
    "page_count",
    "prepare",
    "qpdf_version",
    "signature_space",
    "violations",
]
