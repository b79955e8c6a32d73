"""The body and its lampiran → the one PDF that is submitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from pikepdf import ObjectStreamMode, Page, Pdf

from publisher.assemble.catalog import write_info, write_labels, write_outline
from publisher.assemble.framing import forget_structure, lay_into
from publisher.assemble.plan import DocumentInfo, Insertion, LabelRange, OutlineEntry
from publisher.vocabulary.artifacts import PdfFile, Publication


def join(
    body: PdfFile,
    frames: PdfFile | None,
    insertions: Sequence[Insertion],
    outline: Sequence[OutlineEntry],
    labels: Sequence[LabelRange],
    info: DocumentInfo,
    out: Path,
) -> Publication:
    """Write the publication to `out`.

    `frames` has one page for every page of every insertion, in their order,
    into which it is drawn. The body keeps its tags, links and destinations.
    Raises ValueError when the number of frames is another.
    """
    # The sources stay open until the end: pikepdf copies their streams when it saves.
    with ExitStack() as open_files:
        pdf = open_files.enter_context(Pdf.open(body.path))
        frame_pages = open_files.enter_context(Pdf.open(frames.path)) if frames else Pdf.new()
        _insert(pdf, frame_pages, insertions, open_files)
        write_outline(pdf, outline, insertions)
        write_labels(pdf, labels, insertions)
        write_info(pdf, info)
        pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return Publication(out, len(pdf.pages))


def _insert(pdf: Pdf, frames: Pdf, insertions: Sequence[Insertion], open_files: ExitStack) -> None:
    pages = list(_lampiran_pages(insertions, open_files))
    if len(pages) != len(frames.pages):
        raise ValueError(f"{len(pages)} lampiran pages, but {len(frames.pages)} frames")
    forget_structure(frames)
    framed = [
        (after, page, frame) for (after, page), frame in zip(pages, frames.pages, strict=True)
    ]
    framed.sort(key=lambda one: one[0])
    for shift, (after, page, frame) in enumerate(framed, start=1):
        pdf.pages.insert(after + shift, frame)
        lay_into(pdf.pages[after + shift], page, pdf)


def _lampiran_pages(
    insertions: Sequence[Insertion], open_files: ExitStack
) -> Iterator[tuple[int, Page]]:
    """Every page, and the body page after which it goes."""
    for insertion in insertions:
        source = open_files.enter_context(Pdf.open(insertion.prepared.pdf.path))
        forget_structure(source)
        for page in source.pages:
            yield insertion.after, page
