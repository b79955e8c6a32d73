"""The body and its lampiran → the one PDF that is submitted.

All of it is done in the body's own file as opened once: what is copied object by object
takes ten times as long, and every cell of a table has a few.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from pikepdf import AccessMode, Name, Pdf

from publisher.assemble.archive import archive
from publisher.assemble.catalog import write_labels, write_outline, write_view
from publisher.assemble.framing import forget_numbers, lay_into, placing, see_through, show
from publisher.assemble.graft import Drawn, Graft
from publisher.assemble.links import carry_links
from publisher.assemble.plan import (
    DocumentInfo,
    Insertion,
    LabelRange,
    OutlineEntry,
    assembled_page,
    first_pages,
)
from publisher.assemble.signature import SignatureSpace, add_signature_field
from publisher.assemble.structure import Structure, add_figure, add_words
from publisher.vocabulary.artifacts import PdfFile, Publication

HELD = 64_000_000  # bytes of lampiran in memory at a time


def join(
    body: PdfFile,
    frames: PdfFile | None,
    insertions: Sequence[Insertion],
    outline: Sequence[OutlineEntry],
    labels: Sequence[LabelRange],
    info: DocumentInfo,
    out: Path,
    signature: SignatureSpace | None = None,
    marked: bool = False,
) -> Publication:
    """Write the publication to `out`, as PDF/A-2b.

    `frames` has one page for every page of every insertion, in their order,
    into which it is drawn. The body keeps its tags, links and destinations.
    signature: where an empty field for an electronic signature comes. marked: the frames
    say something, such as DRAF, that no scan may hide.
    Raises ValueError when the number of frames is another.
    """
    *batches, last = _batches(insertions)
    ours = body.path
    for number, batch in enumerate([*batches, last]):
        with ExitStack() as open_, Pdf.open(ours, access_mode=AccessMode.stream) as pdf:
            if number == 0:
                empty = open_.enter_context(Pdf.open(frames.path)) if frames else None
                _insert_frames(pdf, empty, insertions)
                write_outline(pdf, outline, insertions)
                write_labels(pdf, labels, insertions)
                write_view(pdf, info)
            structure = Structure(pdf)
            for insertion, first in batch:
                draw(insertion, first, structure, marked)
            half, pages = out.with_suffix(f".{number}.pdf"), len(pdf.pages)
            if number == len(batches):
                _sign(structure, signature, insertions)
                structure.close()
                archive(pdf, info, out)
            else:
                structure.close()
                pdf.save(half)
        if ours != body.path:
            ours.unlink()
        ours = half
    return Publication(out, pages)


Placed = tuple[Insertion, int]
"""A lampiran and the page of the publication where it begins."""


def _batches(insertions: Sequence[Insertion]) -> list[list[Placed]]:
    """The library keeps what is copied in memory until it is saved: so much at a time."""
    batches: list[list[Placed]] = [[]]
    held = 0
    for placed in zip(insertions, first_pages(insertions), strict=True):
        pdf = placed[0].prepared.pdf
        held += pdf.path.stat().st_size if pdf else 0
        batches[-1].append(placed)
        if held > HELD:
            batches.append([])
            held = 0
    return batches


def _sign(
    structure: Structure, signature: SignatureSpace | None, insertions: Sequence[Insertion]
) -> None:
    """The field of the signature, on the page where the body has its space."""
    if signature is not None:
        page = assembled_page(signature.page, insertions)
        add_signature_field(structure, structure.pdf.pages[page], signature, later=page + 1)


def _insert_frames(pdf: Pdf, frames: Pdf | None, insertions: Sequence[Insertion]) -> None:
    """Put an empty page behind its divider for every page of a lampiran that needs one."""
    dividers = [i.after for i in insertions for _ in range(i.added)]
    pages = list(frames.pages) if frames else []
    if len(pages) != len(dividers):
        raise ValueError(f"{len(dividers)} lampiran pages, but {len(pages)} frames")
    placed = sorted(zip(dividers, pages, strict=True), key=lambda one: one[0])
    for shift, (after, page) in enumerate(placed, start=1):
        if Name.StructParents in page.obj:  # of another tree than the body's
            del page.obj[Name.StructParents]
        pdf.pages.insert(after + shift, page)


def draw(insertion: Insertion, first: int, structure: Structure, marked: bool = False) -> int:
    """The pages of a lampiran, their links and their structure, from page `first` on.

    Returns the number of pages that brought structure of their own.
    """
    prepared, pdf = insertion.prepared, structure.pdf
    if prepared.pdf is None:
        if not insertion.onto:
            add_words(structure, pdf.pages[first], structure.add_part(prepared.title, first))
        return 0
    with Pdf.open(prepared.pdf.path) as source:
        forget_numbers(source)
        placed, drawn = {}, {}
        for n, page in enumerate(source.pages):
            frame = pdf.pages[first + n]
            placed[page.obj.objgen] = frame, placing(frame, page, None if n else insertion.room)
            drawn[page.obj.objgen] = Drawn(frame, lay_into(frame, page, pdf))
        links = carry_links(source, placed, pdf)
        # The heading above it is read first.
        part = structure.add_part(prepared.title, first + insertion.onto)
        tagged = Graft(source, drawn, links, structure).grow(part)
        count = len(source.pages)
        for n, (frame, matrix) in enumerate(placed.values(), 1):
            is_figure = frame.obj.objgen not in tagged
            piece = structure.free_piece(frame.obj) if is_figure else None
            show(frame, matrix, piece, see_through(frame) if marked else None)
            if piece is not None:
                add_figure(structure, frame, part, _alt(prepared.title, n, count), piece)
    return len(tagged)


def _alt(title: str, page: int, pages: int) -> str:
    return title if pages == 1 else f"{title}, halaman {page} dari {pages}"
