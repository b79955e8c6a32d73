"""The body and its lampiran → the one PDF, with outline and page labels."""

from publisher.assemble.attachments import Ask, Convert, attachment_findings, prepare, why_unread
from publisher.assemble.budget import Shrunk, berkas_diperkecil, shrink_to
from publisher.assemble.destinations import destinations
from publisher.assemble.facts import Facts, facts_from
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
from publisher.assemble.preflight import Limits, could_not_be_read, preflight
from publisher.assemble.proof import Violation, bukan_arsip, violations
from publisher.assemble.rules import RULES
from publisher.assemble.second_reader import refuse_unreadable
from publisher.assemble.signature import SignatureSpace, signature_space
from publisher.assemble.unfonted import huruf_tak_ada

__all__ = [
    "Shrunk",
    "berkas_diperkecil",
    "shrink_to",
    "Ask",
    "RULES",
    "Convert",
    "DocumentInfo",
    "Facts",
    "Insertion",
    "LabelRange",
    "Limits",
    "OutlineEntry",
    "PageShape",
    "Prepared",
    "SignatureSpace",
    "Violation",
    "attachment_findings",
    "bukan_arsip",
    "could_not_be_read",
    "destinations",
    "facts_from",
    "font_names",
    "huruf_tak_ada",
    "join",
    "locate",
    "page_count",
    "preflight",
    "prepare",
    "qpdf_version",
    "refuse_unreadable",
    "signature_space",
    "violations",
    "why_unread",
]
