"""The body and its lampiran → the one PDF that is submitted.

Each library does what it does best: pikepdf draws lampiran pages into their
frames and packs the result, pypdf assembles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from pikepdf import ObjectStreamMode, Page, Pdf
from pypdf import PdfReader, PdfWriter

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
    framed = _draw(frames, insertions, out.with_suffix(".lampiran.pdf"))
    writer = PdfWriter(clone_from=body.path)
    if framed is not None:
        _insert(writer, PdfReader(framed), insertions)
    write_outline(writer, outline, insertions)
    write_labels(writer, labels, insertions)
    write_info(writer, info)
    writer.write(out)
    if framed is not None:
        framed.unlink()
    _pack(out)
    return Publication(out, len(writer.pages))


def _draw(frames: PdfFile | None, insertions: Sequence[Insertion], out: Path) -> Path | None:
    """The frames with the lampiran's pages drawn into them; None where there are none."""
    # The sources stay open until the end: pikepdf copies their streams when it saves.
    with ExitStack() as open_files:
        pages = list(_lampiran_pages(insertions, open_files))
        pdf = open_files.enter_context(Pdf.open(frames.path) if frames else Pdf.new())
        if len(pages) != len(pdf.pages):
            raise ValueError(f"{len(pages)} lampiran pages, but {len(pdf.pages)} frames")
        if not pages:
            return None
        forget_structure(pdf)
        for frame, page in zip(pdf.pages, pages, strict=True):
            lay_into(frame, page, pdf)
        pdf.save(out)
    return out


def _lampiran_pages(insertions: Sequence[Insertion], open_files: ExitStack) -> Iterator[Page]:
    for insertion in insertions:
        source = open_files.enter_context(Pdf.open(insertion.prepared.pdf.path))
        forget_structure(source)
        yield from source.pages


def _insert(writer: PdfWriter, framed: PdfReader, insertions: Sequence[Insertion]) -> None:
    """Put every framed page behind its divider."""
    dividers = (i.after for i in insertions for _ in i.prepared.pages)
    placed = sorted(zip(dividers, framed.pages, strict=True), key=lambda one: one[0])
    for shift, (after, page) in enumerate(placed, start=1):
        writer.insert_page(page, after + shift)


def _pack(out: Path) -> None:
    """Object streams make a tagged PDF a third as large; the id depends on the content alone."""
    with Pdf.open(out, allow_overwriting_input=True) as pdf:
        pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
