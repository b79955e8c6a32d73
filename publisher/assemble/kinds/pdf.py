"""PDF files. Form fields and annotations become part of the page, as they look."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pikepdf import Annotation, Dictionary, Name, PasswordError, Pdf, PdfError

from publisher.assemble.figures import incomplete_pictures
from publisher.assemble.limits import PAGES
from publisher.assemble.losses import drop_actions, losses
from publisher.assemble.names import make_names_regular
from publisher.assemble.pages import view_of
from publisher.assemble.trouble import Broken, Exhausting, Locked, Trouble, too_many_pages
from publisher.assemble.visibility import drop_hidden
from publisher.assemble.weight import Overweight, Scales
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

END_MARK = b"%%EOF"
PRINT_ANEW = message("make the PDF again, or print it to a new PDF")
OBJECT = re.compile(rb"\d+ \d+ obj\b")


def inspect(file: Path, at: Place) -> tuple[Finding, ...]:
    with _complaints() as said, _opened(file, at) as pdf:
        listed = _listed_pages(pdf)
        _read_pages(pdf, file, at)
        lost = tuple(losses(pdf, file.name, at))
        incomplete = _incomplete_pictures(pdf, file, at)
        damaged = bool(pdf.get_warnings()) or bool(said) or listed != len(pdf.pages)
    found = _damages(file, at) if damaged else ()
    return (*found, *(_incomplete(incomplete, file.name, at) for _ in range(incomplete > 0)), *lost)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What the library only logs: that it left out pages which are none."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    log, listener = logging.getLogger("pikepdf._core"), Listener(logging.ERROR)
    propagates, log.propagate = log.propagate, False
    log.addHandler(listener)
    try:
        yield said
    finally:
        log.removeHandler(listener)
        log.propagate = propagates


def _listed_pages(pdf: Pdf) -> int:
    """How many pages the file says it has, before the library mends that."""
    pages = pdf.Root.get(Name.Pages)
    count = pages.get(Name.Count) if isinstance(pages, Dictionary) else None
    return count if isinstance(count, int) else -1


def _incomplete_pictures(pdf: Pdf, file: Path, at: Place) -> int:
    try:
        return incomplete_pictures(pdf)
    except Overweight:
        raise Exhausting(
            message("a picture in {file} has too many pixels", file=file.name), PRINT_ANEW, at
        ) from None


def _incomplete(number: int, name: str, at: Place) -> Finding:
    return Broken.rule.found(
        at,
        message("pictures in {file} are damaged or incomplete: {number}", file=name, number=number),
        message("look at its pages; scan them again where something is missing"),
    )


def _damages(file: Path, at: Place) -> tuple[Finding, ...]:
    """Raises Broken where what is missing cannot be told."""
    if _is_cut_off(file.read_bytes()):
        raise Broken(
            message("{file} is incomplete: its end is missing", file=file.name),
            message("copy or download the file again"),
            at,
        )
    return (
        Broken.rule.found(
            at,
            message("{file} is damaged and was repaired", file=file.name),
            message("compare its pages in the report with the original"),
        ),
    )


def ready(file: Path, at: Place, stem: Path) -> PdfFile:
    clean = stem.with_name(stem.name + ".pdf")
    with _opened(file, at) as pdf:
        make_names_regular(pdf)
        drop_hidden(pdf)
        _draw_field_values(pdf)
        pdf.flatten_annotations("all")
        drop_actions(pdf)
        pdf.save(clean)  # and so without the restrictions of an owner's password
    return PdfFile(clean)


@contextmanager
def _opened(file: Path, at: Place) -> Iterator[Pdf]:
    try:
        with Pdf.open(file, suppress_warnings=True) as pdf:
            yield pdf
    except PasswordError:
        raise Locked(
            message("{file} is protected with a password", file=file.name),
            message("save a copy of it without a password"),
            at,
        ) from None
    except (Trouble, MemoryError, OSError):
        raise
    except Exception:  # libraries raise many things on bytes that make no sense
        raise Broken(
            message("{file} is damaged and cannot be repaired", file=file.name),
            message("make the PDF again, or print it to a new PDF"),
            at,
        ) from None


def _is_cut_off(content: bytes) -> bool:
    """Does a damaged file lack its end, or go on after it with objects that nothing lists?"""
    _, mark, rest = content.rpartition(END_MARK)
    return not mark or bool(OBJECT.search(rest))


def _read_pages(pdf: Pdf, file: Path, at: Place) -> None:
    """Raise Trouble unless there are pages, each with a size and a readable content."""
    if not len(pdf.pages):
        raise Broken(message("{file} has no pages", file=file.name), at=at)
    if len(pdf.pages) > PAGES:
        raise too_many_pages(file.name, at)
    scales = Scales()
    for number, page in enumerate(pdf.pages, start=1):
        try:
            view_of(page)
            page.contents_coalesce()
            content = page.Contents.read_bytes() if Name.Contents in page else b""
            scales.weigh(page, content)
        except Overweight:
            raise Exhausting(
                message("page {number} of {file} never ends", number=number, file=file.name),
                PRINT_ANEW,
                at,
            ) from None
        except (PdfError, ValueError, TypeError, AttributeError):
            raise Broken(
                message("page {number} of {file} cannot be read", number=number, file=file.name),
                PRINT_ANEW,
                at,
            ) from None


def _draw_field_values(pdf: Pdf) -> None:
    """Give form fields their looks where the program that filled them left that to the reader."""
    form = pdf.acroform
    if not form.exists:
        return
    form.generate_appearances_if_needed()
    for field in form.fields:
        if field.is_text or field.is_choice:
            for widget in form.get_annotations_for_field(field):
                if _lacks_looks(widget):
                    field.generate_appearance(widget)


def _lacks_looks(widget: Annotation) -> bool:
    return Name.N not in widget.obj.get(Name.AP, {})
