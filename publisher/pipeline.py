"""The whole build on one page: load → check → tables → word → convert → assemble → publish.

Up to the gate everything is a value and trouble is a finding. After it
everything is a file in a workspace and trouble is an exception; only finished
files reach the output folder, together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publisher import assemble
from publisher.checks import check_report
from publisher.convert import ENGINES, Engine, Worker
from publisher.load import load_report
from publisher.paging import Paging, paginate
from publisher.printers.catalog import translate
from publisher.reading import read_report
from publisher.staging import put_in_place, workspace
from publisher.tables import compute_tables
from publisher.tables.names import judul
from publisher.vocabulary.artifacts import PdfFile, Publication, WordFile
from publisher.vocabulary.errors import PublisherError, ToolFailed, ToolMissing
from publisher.vocabulary.findings import Finding, any_errors, in_file_order
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.report import Report
from publisher.word import Draft, compose, numbered_names, save_frames

ADDRESSABLE = 4_000_000_000  # bytes that the reader of lampiran may ask for
PASSES = 4  # a second one puts the page numbers in; a third would mean that they moved


@dataclass(frozen=True, slots=True)
class Request:
    content: Path
    out: Path
    template: Path
    engine: str = "libreoffice"


@dataclass(frozen=True, slots=True)
class Build:
    report: Report | None
    findings: tuple[Finding, ...]
    word: WordFile | None = None  # None: the findings say why
    publication: Publication | None = None
    without_pdf: PublisherError | None = None  # why there is a Word file and no PDF
    set_aside: tuple[str, ...] = ()  # lampiran, by kunci, for which a page stands that says why


def check(content: Path, template: Path) -> tuple[Report | None, tuple[Finding, ...]]:
    """Everything that can be said about the content without making a file."""
    report, findings = load_report(content)
    if report is not None:
        found = check_report(read_report(report, numbered_names(template)))
        with _worker() as worker:
            findings = (*findings, *found, *assemble.attachment_findings(report, worker.ask))
    return report, in_file_order(findings)


def _worker() -> Worker:
    """Files of lampiran come from anywhere: they are read in a process of its own."""
    return Worker("publisher.assemble.worker", [str(ADDRESSABLE)])


def build(request: Request, announce: Callable[[str], None]) -> Build:
    """Make laporan.docx and laporan.pdf in `request.out`.

    announce: told each stage as it begins. Raises PublisherError; earlier
    outputs are then unchanged. Without LibreOffice the Word file alone is made.
    """
    announce("check")
    report, findings = check(request.content, request.template)
    if report is None or any_errors(findings):
        return Build(report, findings)
    announce("tables")
    tables = compute_tables(report)
    announce("word")
    draft = compose(report, tables, request.template)
    with workspace() as work:
        try:
            word, publication, prepared = _pdf(
                report, draft, ENGINES[request.engine], work, announce
            )
        except ToolMissing as missing:
            word = draft.save(work / "laporan.docx", {}, {})
            (placed,) = put_in_place([word.path], request.out)
            return Build(report, findings, WordFile(placed), None, missing)
        announce("publish")
        placed, pdf = put_in_place([word.path, publication.path], request.out)
    findings = in_file_order({*findings, *(f for one in prepared for f in one.findings)})
    aside = tuple(one.kunci for one in prepared if one.instead)
    finished = Publication(pdf, publication.pages)
    return Build(report, findings, WordFile(placed), finished, set_aside=aside)


def _pdf(
    report: Report, draft: Draft, engine: Engine, work: Path, announce: Callable[[str], None]
) -> tuple[WordFile, Publication, tuple[assemble.Prepared, ...]]:
    """The Word file with its page numbers, the PDF of exactly that file with all lampiran, and
    what became of these."""
    engine.version()
    announce("attachments")
    attachments = work / "lampiran"
    attachments.mkdir()
    lampiran = report.laporan.lampiran
    with _worker() as worker:
        prepared = assemble.prepare(
            lampiran, report.folder, attachments, engine.convert, worker.ask
        )
    instead = {p.kunci: _placeholder(p.instead) for p in prepared if p.instead}
    announce("pdf")
    paging: Paging | None = None
    for _ in range(PASSES):
        word, body, frames = _convert(draft, paging, engine, work)
        found = paginate(draft.entries, assemble.destinations(body), lampiran, prepared, instead)
        if paging is not None and found == paging:
            announce("assemble")
            return word, _join(report, body, frames, paging, work), prepared
        paging = found
    raise ToolFailed(
        message("the page numbers do not settle: each conversion gives other ones"),
        message("simplify the page layout of the template, or report this with the template"),
    )


def _placeholder(why: Message) -> tuple[str, ...]:
    """What the page says that stands for a lampiran which could not become pages."""
    lines = (
        message("this attachment could not be included"),
        message("reason: {why}", why=why),
        message("the original file is to be submitted separately, or the report built again"),
    )
    said = [translate(line, "id") for line in lines]
    return tuple(line[:1].upper() + line[1:] + ("." if n else "") for n, line in enumerate(said))


def _convert(
    draft: Draft, paging: Paging | None, engine: Engine, work: Path
) -> tuple[WordFile, PdfFile, PdfFile | None]:
    """The draft with the page numbers known so far, converted; the frames once they are known."""
    numbers, starts = (paging.numbers, paging.starts) if paging else ({}, {})
    word = draft.save(work / "laporan.docx", numbers, starts)
    documents = [word.path]
    if paging is not None and paging.frames:
        documents.append(save_frames(draft, paging.frames, work / "halaman-lampiran.docx").path)
    folder = work / "pdf"
    folder.mkdir(exist_ok=True)
    body, *frames = engine.convert(documents, folder)
    return word, body, frames[0] if frames else None


def _join(
    report: Report, body: PdfFile, frames: PdfFile | None, paging: Paging, work: Path
) -> Publication:
    office = report.laporan.perangkat_daerah
    title = judul(report.laporan)
    info = assemble.DocumentInfo(
        f"{title} {office.nama}",
        str(office.nama),
        f"{title} {office.kabupaten}",
        "id-ID",
        report.laporan.tanggal,
    )
    return assemble.join(
        body, frames, paging.insertions, paging.outline, paging.labels, info, work / "laporan.pdf"
    )
