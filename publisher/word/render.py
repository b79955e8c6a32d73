"""Run the template: its tags replaced by tokens, in Jinja's sandbox."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml.etree import LxmlError

from publisher.prose import FORMATS, UnfitFormat, format_value
from publisher.tables import Gabung, TakAda
from publisher.vocabulary.errors import TemplateUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.word.allowance import Excess
from publisher.word.reader import UNREADABLE
from publisher.word.sandbox import Sandbox, inside
from publisher.word.sections import set_contents_tabs, set_paper, text_width
from publisher.word.template import template_texts, unreadable
from publisher.word.tokens import Ledger

UNREADABLE_XML = (zipfile.BadZipFile, OSError, LxmlError, OpcError)
# Of the tags: what they ask for is not there, cannot be, or is no Python either.
FAULTS = (
    *(TemplateError, TypeError, AttributeError, LookupError),
    *(ArithmeticError, ValueError, SyntaxError, AssertionError, UnfitFormat),
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_PLACE = re.compile(r"^(?:p|tr|tc|r)(?=\s)")  # what docxtpl repeats: a paragraph, a row, a cell


def render(template: Path, context: Mapping[str, Any], paper: str, ledger: Ledger) -> Document:
    """The template on its paper, filled with tokens of `ledger`.

    Raises TemplateUnusable, with the paragraph at fault, for a broken file, a
    broken tag, an unknown name, what the sandbox forbids, or what goes beyond its limits.
    """
    filled = _opened(template, paper)
    sandbox = Sandbox(ledger, {name: _filter(name) for name in FORMATS})
    try:
        filled.render(dict(context), sandbox)
    except (Excess, RecursionError, MemoryError) as excess:
        raise _too_much(template, sandbox.tag_of(excess)) from excess
    except UNREADABLE_XML as broken:
        raise unreadable(template) from broken
    except FAULTS as broken:
        raise _at_paragraph(template, broken, sandbox.tag_of(broken)) from broken
    document: Document = filled.docx
    return document


def _opened(template: Path, paper: str) -> DocxTemplate:
    try:
        filled = DocxTemplate(template)
        filled.init_docx()
        body = filled.docx.element.body
        # Before the tags are run: tables of loops are still one row each, and soon scaled.
        set_paper(body, paper)
        first = next(body.iter("{*}sectPr"))
        set_contents_tabs(filled.docx.styles.element, text_width(first))
    except UNREADABLE as broken:
        raise unreadable(template) from broken
    return filled


def _filter(name: str) -> Any:
    def apply(value: Any) -> Any:
        # No format turns a gap or a merged cell into text: they print as what they are.
        if isinstance(value, Gabung | TakAda) or value is None:
            return value
        return format_value(value, name)

    return apply


def _too_much(template: Path, tag: tuple[str, int] | None) -> TemplateUnusable:
    number, text = _paragraph_of(template, tag) or (0, "")
    problem = (
        message(
            "a tag of the template asks for more than a report can hold, "
            "in paragraph {number}: {paragraph}",
            number=number,
            paragraph=text,
        )
        if number
        else message("the tags of the template ask for more than a report can hold")
    )
    return TemplateUnusable(
        problem,
        message(
            "look for a loop, a macro or a calculation without end; docs/templat.md has the limits"
        ),
        whole_file(template),
    )


def _paragraph_of(template: Path, tag: tuple[str, int] | None) -> tuple[int, str] | None:
    """Number and text of the paragraph that a tag stands in, of several the same the nth."""
    same = [
        (number, text.strip())
        for number, text in enumerate(template_texts(template), 1)
        for found in _TAG.findall(text)
        if tag and inside(_PLACE.sub("", found[2:]).lstrip("-+")) == tag[0]
    ]
    return same[min(tag[1], len(same) - 1)] if tag and same else None


def _at_paragraph(
    template: Path, broken: Exception, tag: tuple[str, int] | None
) -> TemplateUnusable:
    """Where the tag itself is not known: the paragraph whose tag holds the word at fault."""
    words = re.findall(r"'([\w. ]+)'", str(broken))
    tags = [(n, t) for n, t in enumerate(template_texts(template), 1) if _TAG.search(t)]
    at = _paragraph_of(template, tag)
    for word in reversed(words):
        for number, text in [(n, t) for n, t in tags if at is None or n == at[0]] or tags:
            if any(re.search(rf"\b{re.escape(word)}\b", t) for t in _TAG.findall(text)):
                return TemplateUnusable(
                    message(
                        "the template uses `{word}`, which is unknown or not allowed, "
                        "in paragraph {number}: {paragraph}",
                        word=word,
                        number=number,
                        paragraph=text.strip(),
                    ),
                    message("correct the tag in Word, or see docs/templat.md for the names"),
                    whole_file(template),
                )
    return TemplateUnusable(
        message(
            "a tag of the template is broken, in paragraph {number}: {paragraph} ({reason})",
            number=at[0],
            paragraph=at[1],
            reason=str(broken),
        )
        if at
        else message("a tag of the template is broken: {reason}", reason=str(broken)),
        message("look for an unclosed {{{{ or {{%, or a tag without its end"),
        whole_file(template),
    )
