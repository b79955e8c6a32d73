"""Word and Excel files: an engine makes pages of a copy that reaches for nothing outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from publisher.assemble import notices
from publisher.assemble.inert import Copy, inert
from publisher.assemble.kinds.kind import Document
from publisher.assemble.limits import SHEET
from publisher.assemble.package import damaged, written
from publisher.assemble.trouble import Exhausting
from publisher.vocabulary.findings import INFO, WARNING, Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

ROWS, COLUMNS = 50, 9  # of a sheet on one page, about
NAMED = 3  # things outside that a finding names


def inspect(file: Path, at: Place) -> tuple[Finding, ...]:
    copy = inert(file, at)
    _refuse_incomplete(copy, file, at)
    _refuse_endless(copy, file, at)
    return tuple(_findings(copy, file.name, at))


def ready(file: Path, at: Place, stem: Path) -> Document:
    copy = inert(file, at)
    made = stem.with_name(stem.name + copy.suffix)
    written(copy.parts, made)
    return Document(made)


def _refuse_incomplete(copy: Copy, file: Path, at: Place) -> None:
    if not copy.suffix:
        raise damaged(file.name, at)


def _refuse_endless(copy: Copy, file: Path, at: Place) -> None:
    for part, (row, column) in copy.reaches.items():
        pages = -(-row // ROWS) * -(-column // COLUMNS)
        if pages > SHEET and not copy.has_print_areas:
            raise Exhausting(
                message(
                    "{sheet} in {file} reaches to row {row} and column {column}: "
                    "hundreds of thousands of pages",
                    file=file.name,
                    sheet=PurePosixPath(part).stem,
                    row=row,
                    column=column,
                ),
                message("set a print area in Excel, or clear the cells far away"),
                at,
            )


def _findings(copy: Copy, name: str, at: Place) -> Iterator[Finding]:
    if copy.has_macros:
        yield notices.MACROS.found(
            at,
            message("the macros of {file} are not run; its pages are as it was saved", file=name),
            message("nothing to do, unless a macro should have filled in figures"),
        )
    if copy.outside or copy.templates:
        yield _reaching_out(copy, name, at)
    if copy.texts:
        yield notices.FILES.found(
            at,
            message("{file} holds other files; they are not in the report", file=name),
            message("list the files that are needed as lampiran of their own"),
        )
    if copy.links:
        yield _leading_to_files(copy, name, at)
    if copy.unknown or copy.replaced:
        yield _unknown(copy, name, at)
    if copy.has_formulas:
        yield notices.FORMULAS.found(
            at,
            message("formulas of {file} have the size and the font of the report's own", file=name),
            message("nothing to do, unless their look matters: then print the file to a PDF"),
        )
    if copy.objects:
        yield notices.OBJECTS.found(
            at,
            message("objects of other programs in {file} are shown as saved pictures", file=name),
            message("nothing to do, unless a picture is older than its object"),
        )


def _reaching_out(copy: Copy, name: str, at: Place) -> Finding:
    return notices.OUTSIDE.found(
        at,
        message(
            "{file} takes things from outside it, which are not fetched: {things}",
            file=name,
            things=_some(copy.outside + copy.templates),
        ),
        message("in Word or Excel, break the links or put the pictures into the file itself"),
        # Pages look the same without a template.
        severity=WARNING if copy.outside else INFO,
    )


def _leading_to_files(copy: Copy, name: str, at: Place) -> Finding:
    return notices.FILE_LINKS.found(
        at,
        message(
            "links of {file} lead to files or programs, and are not in the report: {targets}",
            file=name,
            targets=_some(copy.links),
        ),
        message("put what a reader needs on the web, or list it as a lampiran of its own"),
    )


def _unknown(copy: Copy, name: str, at: Place) -> Finding:
    return notices.PARTS.found(
        at,
        message(
            "parts of {file} are of no kind that may be shown, and are not in the report: {parts}",
            file=name,
            parts=_some(copy.unknown + copy.replaced),
        ),
        message(
            "compare the pages with the original; where a picture is missing, put it in as PNG "
            "or JPEG, or print the file to a PDF"
        ),
        # What is only replaced is another picture in the same place.
        severity=WARNING if copy.unknown else INFO,
    )


def _some(things: list[str]) -> str:
    shown = ("".join(c if c.isprintable() else "?" for c in one) for one in things)
    named = list(dict.fromkeys(shown))
    return ", ".join(named[:NAMED]) + (", …" if len(named) > NAMED else "")
