"""A finished PDF, read whole by libraries that did not write it, and by the one that did.

What one of them cannot read, or reads only after mending it, some program of a
receiver cannot read at all.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pypdfium2
from pikepdf import Pdf, PdfError
from pypdf import PdfReader

from publisher.assemble.plan import Insertion
from publisher.assemble.proof import owner_of, pages_of_objects
from publisher.vocabulary.artifacts import Publication
from publisher.vocabulary.errors import AttachmentUnusable, Overrun, PublisherError, ToolFailed
from publisher.vocabulary.messages import message

OBJECT = re.compile(r"\(object (\d+) 0")
OFTEN = 1_000  # objects between two signs of life
Step = Callable[[], None]


class Unreadable(Exception):
    """page: from 1; 0 where it is none, or not known which."""

    def __init__(self, page: int, why: str) -> None:
        super().__init__(page, why)
        self.page = page
        self.why = why


def read_whole(file: Path, step: Step = lambda: None) -> None:
    """Read every object, and what each page draws and says. Raises Unreadable."""
    _read_anew(file)
    _read_objects(file, step)
    _read_pages(file, step)


def _read_anew(file: Path) -> None:
    """By the library that wrote it: it reads its own mistakes, but says what it had to mend."""
    try:
        with Pdf.open(file, suppress_warnings=True) as pdf:
            if not len(pdf.objects) or not len(pdf.pages):
                raise Unreadable(0, "no pages")
            said = pdf.get_warnings()
    except PdfError as refused:
        raise Unreadable(0, _in_words(refused)) from None
    if said:
        _, _, why = str(said[0]).partition(str(file))
        where = OBJECT.search(why)
        raise Unreadable(_page_of(file, int(where[1])) if where else 0, why.strip(" :"))


def _read_objects(file: Path, step: Step) -> None:
    number = 0
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with closing(PdfReader(file)) as reader:
            for number in range(1, cast(int, reader.trailer["/Size"])):
                reader.get_object(number)
                if not number % OFTEN:
                    step()
    except MemoryError:
        raise
    except Exception as refused:  # libraries raise many things on what they do not understand
        raise Unreadable(_page_of(file, number), _in_words(refused)) from None
    finally:
        log.setLevel(level)


def _in_words(refused: Exception) -> str:
    return f"{type(refused).__name__}: {refused}"


def _page_of(file: Path, number: int) -> int:
    with Pdf.open(file, suppress_warnings=True) as pdf:
        return pages_of_objects(pdf).get((number, 0), 0)


def _read_pages(file: Path, step: Step) -> None:
    number = 0
    try:
        with closing(pypdfium2.PdfDocument(file)) as pdf:
            for number in range(1, len(pdf) + 1):
                with closing(pdf[number - 1]) as page, closing(page.get_textpage()) as words:
                    words.get_text_range()
                step()
    except (pypdfium2.PdfiumError, ValueError) as refused:
        raise Unreadable(number, _in_words(refused)) from None


def refuse_unreadable(
    publication: Publication,
    insertions: Sequence[Insertion],
    ask: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    """Raise PublisherError where another program could not read the publication."""
    try:
        said = ask({"do": "read", "file": str(publication.path)})
    except Overrun as overrun:
        said = {"unreadable": overrun.what, "page": 0}
    if "unreadable" in said:
        raise _refusal(said["page"], said["unreadable"], insertions)


def _refusal(page: int, why: str, insertions: Sequence[Insertion]) -> PublisherError:
    kunci = owner_of(page, insertions)
    if kunci is not None:
        return AttachmentUnusable(
            message(
                "other programs cannot read page {page} of the finished PDF, which is of the "
                "lampiran `{kunci}` ({why}); nothing was put in place",
                page=page,
                kunci=kunci,
                why=why,
            ),
            message("print the file of this lampiran to a new PDF, and build again"),
        )
    return ToolFailed(
        message(
            "other programs cannot read the finished PDF ({why}, page {page}); nothing was put "
            "in place",
            why=why,
            page=page or "?",
        ),
        message("build again without lampiran to see whether one is the cause; else report this"),
    )
