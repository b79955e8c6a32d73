"""The report laid out until its page numbers are right, and joined with its lampiran."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import assemble, evidence
from publisher import word as words
from publisher.cache import Memory
from publisher.convert import Aside
from publisher.paging import Paging, paginate
from publisher.printers.catalog import translate
from publisher.vocabulary.artifacts import PdfFile, Publication, WordFile
from publisher.vocabulary.dokumen import LAPORAN, Dokumen
from publisher.vocabulary.errors import ToolFailed
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.report import Report

PASSES = 4  # a second one puts the page numbers in; a third would mean that they moved
PIECED = 3  # more of them, until long tables are cut where their pages begin


def ignored(word: WordFile) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is built, by what and where. announce: told each stage as it begins."""

    report: Report
    template: Path
    engine: str
    work: Path
    announce: Callable[[str], None]
    inspections: assemble.Inspections  # of the files of the lampiran
    ask: assemble.Ask  # about a file from anywhere
    memory: Memory
    dokumen: Dokumen = LAPORAN
    drafted: Callable[[WordFile], None] = ignored  # told of the Word file before its PDF is made

    @property
    def convert(self) -> assemble.Convert:
        return evidence.converter(self.memory, self.engine)


@dataclass(frozen=True, slots=True)
class Layout:
    """The report as converted once. paging: what the page numbers in it should have been.

    settled: they are those that it has. frames: the pages around those of the lampiran.
    marked: all pages say DRAF.
    """

    word: WordFile
    body: PdfFile
    frames: PdfFile | None
    paging: Paging
    settled: bool = False
    marked: bool = False


@contextmanager
def begun(job: Job, draft: words.Draft) -> Iterator[assemble.Convert]:
    """What converts for `settle`, which has begun already where the pages of the report are not
    known at all: its first layout needs no lampiran, and is made while these become pages.
    """
    if is_known(job.memory, job.report.folder, job.template):
        yield job.convert
        return
    folder = job.work / "dahulu"
    folder.mkdir()
    _, printed, _ = _saved(job, draft, None, None, folder)
    data = printed.read_bytes()
    with Aside(lambda: job.convert([printed], folder / "pdf")) as early:

        def convert(documents: Sequence[Path], to: Path) -> tuple[PdfFile, ...]:
            if len(documents) != 1 or documents[0].read_bytes() != data:
                return job.convert(documents, to)
            (made,) = early.result()
            return (PdfFile(made.path.rename(to / made.path.name)),)

        yield convert


def settle(
    job: Job,
    draft: words.Draft,
    prepared: Sequence[assemble.Prepared],
    convert: assemble.Convert | None = None,
) -> Layout:
    """Convert again and again, each time with the page numbers that the last time gave.

    That they do not settle is no trouble here: the layout says so. It could go on for ever,
    where a longer number breaks a line that moves a page that shortens the number.
    """
    paged = _pager(job, draft, prepared)
    last = _last_places(job)
    known = _predicted(paged, draft, last)
    pieces, left, more = words.Pieces(), PASSES, PIECED
    while left:
        saved = _saved(job, draft, known, pieces.cuts, job.work)
        if known is not None and pieces.cuts is None:
            job.drafted(saved[0])
        word, body, frames, tables = _converted(job, draft, known, saved, convert or job.convert)
        places = assemble.destinations(body)
        first = pieces.cuts is None
        pieces, whole = pieces.seen(tables, places)
        if first:
            places = assemble.Destinations(pieces.foreseen(places.pages), places.tops)
        paging = paged(places)
        settled = whole and paging == known
        layout = Layout(word, body, frames, paging, settled, words.is_marked(draft))
        if layout.settled:
            break
        known = paging
        left, more = (left, more - 1) if not whole and more else (left - 1, more)
    if layout.settled and pieces.cuts:
        assemble.join_pieces(layout.body, words.SEPARATOR, words.ROW)
    if layout.settled and (last is None or (last.pages, last.tops) != (places.pages, places.tops)):
        job.memory.keep(_layout_key(job), json.dumps([places.pages, places.tops]).encode())
    return layout


def foreseen(
    job: Job, draft: words.Draft, prepared: Sequence[assemble.Prepared]
) -> tuple[WordFile, bool]:
    """The Word file with the page numbers of the last layout; and whether there was one."""
    known = _predicted(_pager(job, draft, prepared), draft, _last_places(job))
    numbers, starts = (known.numbers, known.starts) if known else ({}, {})
    return draft.save(job.work / job.dokumen.word, numbers, starts), known is not None


Pager = Callable[[assemble.Destinations], Paging]


def _pager(job: Job, draft: words.Draft, prepared: Sequence[assemble.Prepared]) -> Pager:
    """Places → page numbers, for the draft with room for the first pages of its lampiran."""
    lampiran = job.report.laporan.lampiran
    instead = {one.kunci: _placeholder(one, one.instead) for one in prepared if one.instead}
    words.fit_first_pages(draft.document, _first_pages(job.report, prepared, instead))

    def paged(places: assemble.Destinations) -> Paging:
        rooms = {str(one.kunci): words.room_of(str(one.kunci)) for one in lampiran}
        open_ = {key: places.top(name) for key, name in rooms.items() if name in places}
        return paginate(draft.entries, places, lampiran, prepared, instead, open_)

    return paged


def _first_pages(
    report: Report, prepared: Sequence[assemble.Prepared], instead: Mapping[str, tuple[str, ...]]
) -> Mapping[str, words.FirstPage]:
    """Of the lampiran that begin on a page of the Word file; a bare one says there what it is."""
    bare = {
        str(one.kunci) for one in report.laporan.lampiran if report.laporan.pemisah(one) == "tidak"
    }
    return {
        one.kunci: words.FirstPage(
            one.pages[0].landscape,
            (
                *((one.title,) if one.instead and one.kunci in bare else ()),
                *instead.get(one.kunci, ()),
            ),
        )
        for one in prepared
    }


def is_known(memory: Memory, folder: Path, template: Path) -> bool:
    """Was the report laid out before, whatever has changed in it since?"""
    return memory.fetch(_key(memory, folder, template)) is not None


def _key(memory: Memory, folder: Path, template: Path) -> str | None:
    """Of a report, not of what is in it: most changes of a report leave its pages as they were."""
    return memory.key("layout", str(folder.resolve()), str(template.resolve()))


def _layout_key(job: Job) -> str | None:
    return _key(job.memory, job.report.folder, job.template)


def _last_places(job: Job) -> assemble.Destinations | None:
    data = job.memory.fetch(_layout_key(job))
    return assemble.Destinations(*json.loads(data)) if data else None


def _predicted(
    paged: Pager, draft: words.Draft, last: assemble.Destinations | None
) -> Paging | None:
    """The page numbers that the report has if its pages are as the last time, and each new heading
    is on the page of the one before it.
    """
    if last is None:
        return None
    places, page = assemble.Destinations(last.pages, last.tops), 0
    for entry in draft.entries:
        page = places.pages.setdefault(assemble.destination_name(entry.bookmark), page)
    try:
        return paged(places)
    except ToolFailed:
        return None


def _converted(
    job: Job,
    draft: words.Draft,
    paging: Paging | None,
    saved: Saved,
    convert: assemble.Convert,
) -> tuple[WordFile, PdfFile, PdfFile | None, tuple[words.LongTable, ...]]:
    """The draft with the page numbers known so far, and its PDF; the frames once they are known."""
    word, printed, tables = saved
    documents = [printed]
    if paging is not None and paging.frames:
        file = job.work / "halaman-lampiran.docx"
        documents.append(words.save_frames(draft, paging.frames, file).path)
    folder = job.work / "pdf"
    folder.mkdir(exist_ok=True)
    body, *frames = convert(documents, folder)
    return word, body, frames[0] if frames else None, tables


Saved = tuple[WordFile, Path, tuple[words.LongTable, ...]]


def _saved(
    job: Job,
    draft: words.Draft,
    paging: Paging | None,
    cuts: words.Cuts | None,
    folder: Path,
) -> Saved:
    """The draft in `folder`, with what is known of its pages; the copy that is converted, and
    its long tables.
    """
    numbers, starts = (paging.numbers, paging.starts) if paging else ({}, {})
    word = draft.save(folder / job.dokumen.word, numbers, starts)
    printed, tables = words.printed_copy(word, folder / "cetak" / word.path.name, cuts)
    return word, printed.path, tables


def _placeholder(one: assemble.Prepared, why: Message) -> tuple[str, ...]:
    """What the page says that stands for a lampiran which has no file or could not become pages."""
    lines: tuple[Message, ...] = (
        message("this attachment could not be included"),
        message("reason: {why}", why=why),
        message("the original file is to be submitted separately, or the report built again"),
    )
    if any(found.rule == assemble.UNFILLED for found in one.findings):
        lines = (
            message("this attachment is not filled in yet"),
            message("its file was not there when this report was made"),
        )
    said = [translate(line, "id") for line in lines]
    return tuple(line[:1].upper() + line[1:] + ("." if n else "") for n, line in enumerate(said))


def join(
    job: Job,
    body: PdfFile,
    frames: PdfFile | None,
    insertions: Sequence[assemble.Insertion],
    outline: Sequence[assemble.OutlineEntry],
    labels: Sequence[assemble.LabelRange],
    info: assemble.DocumentInfo,
    out: Path,
    signature: assemble.SignatureSpace | None,
    marked: bool = False,
) -> Publication:
    """As `assemble.join`, where these very files were not joined before."""
    pages = [replace(i, prepared=replace(i.prepared, pdf=None, findings=())) for i in insertions]
    files = [body, frames, *(i.prepared.pdf for i in insertions)]
    key = job.memory.key(
        "join",
        repr((pages, outline, labels, info, signature, marked)),
        *(file.path.read_bytes() if file else b"" for file in files),
    )
    known = job.memory.fetch(key)
    if known is None:
        job.memory.did("join", out)
        made = assemble.join(
            body, frames, insertions, outline, labels, info, out, signature, marked
        )
        job.memory.keep(key, made.pages.to_bytes(4, "big") + out.read_bytes())
        return made
    out.write_bytes(known[4:])
    return Publication(out, int.from_bytes(known[:4], "big"))
