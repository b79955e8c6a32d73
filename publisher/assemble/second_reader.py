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
from typing import cast

import pypdfium2
from pikepdf import Pdf, PdfError
from pypdf import PdfReader

from publisher.assemble.plan import Insertion
from publisher.assemble.proof import owner_of, pages_of_objects
from publisher.vocabulary.errors import AttachmentUnusable, PublisherError, ToolFailed
from publisher.vocabulary.keluaran import BuiltPdf
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
    try:
        with Pdf.open(file, suppress_warnings=True) as pdf:
            refuse_mended(pdf, complaints(pdf), file)
    except PdfError as refused:
        raise Unreadable(0, in_words(refused)) from None
    read_objects(file, step)
    _read_pages(file, step)


def complaints(pdf: Pdf) -> list[str]:
    """What the library had to mend, after every object was read. It tells each only once."""
    len(pdf.objects)
    return [str(one) for one in pdf.get_warnings()]


def refuse_mended(pdf: Pdf, said: Sequence[str], file: Path) -> None:
    """The library that wrote it reads its own mistakes, but says what it had to mend."""
    if not len(pdf.objects) or not len(pdf.pages):
        raise Unreadable(0, "no pages")
    if said:
        _, _, why = said[0].partition(str(file))
        where = OBJECT.search(why)
        raise Unreadable(_page_of(file, int(where[1])) if where else 0, why.strip(" :"))


def read_objects(file: Path, step: Step) -> None:
    number = 0
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with closing(PdfReader(file)) as reader:
            for number in range(1, cast(int, reader.trailer["/Size"])):
                reader.get_object(number)
                if not number % OFTEN:
                    reader.resolved_objects.clear()  # it keeps all that it has ever read
                    step()
    except MemoryError:
        raise
    except Exception as refused:  # libraries raise many things on what they do not understand
        raise Unreadable(_page_of(file, number), in_words(refused)) from None
    finally:
        log.setLevel(level)


def in_words(refused: Exception) -> str:
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
        raise Unreadable(number, in_words(refused)) from None


def refuse_unreadable(built: BuiltPdf, insertions: Sequence[Insertion]) -> None:
    """Raise PublisherError where another program could not read the publication."""
    if not built.opens:
        raise _refusal(0, "opens", insertions)
    if built.unreadable:
        raise _refusal(built.unreadable_page, built.unreadable, insertions)


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
