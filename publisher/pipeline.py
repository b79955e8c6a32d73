"""The whole build on one page: load → check → tables → word → convert → assemble → publish.

Up to the gate everything is a value and trouble is a finding. After it
everything is a file in a workspace and trouble is an exception; only finished
files reach the output folder, together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import assemble, earlier, evidence
from publisher.checks import check_output, check_report, excused, waived
from publisher.convert import ENGINES, Engine, Worker, stand_ins
from publisher.convert import identity as identity_of
from publisher.load import Read, from_disk, load_report
from publisher.mending import Mending, mend_until_settled
from publisher.paging import Paging, paginate
from publisher.printers.catalog import translate
from publisher.printers.remarks import finding_as_remark, phrases, wants_remark
from publisher.reading import passages, read_report
from publisher.rulebook import RULES
from publisher.staging import put_in_place, refuse_held, workspace
from publisher.tables import compute_tables
from publisher.tables.names import judul
from publisher.tidy import in_use
from publisher.vocabulary.artifacts import PdfFile, Publication, WordFile
from publisher.vocabulary.errors import Overrun, PublisherError, ToolFailed, ToolMissing
from publisher.vocabulary.findings import Finding, blocks, in_file_order
from publisher.vocabulary.keluaran import BuiltPdf, Keluaran, Shrunk
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.report import Report
from publisher.word import (
    Draft,
    compose,
    compose_with_errors,
    inspect_word,
    numbered_names,
    review_copy,
    save_frames,
    template_fonts,
)

ENGINE = "libreoffice"
PASSES = 4  # a second one puts the page numbers in; a third would mean that they moved


@dataclass(frozen=True, slots=True)
class Request:
    content: Path
    out: Path
    template: Path
    engine: str = ENGINE
    strict: bool = False  # warnings stop the build too
    comments: bool = False  # also make the review copy


@dataclass(frozen=True, slots=True)
class Build:
    report: Report | None
    findings: tuple[Finding, ...]
    word: WordFile | None = None  # None: the findings say why
    publication: Publication | None = None
    without_pdf: PublisherError | None = None  # why there is a Word file and no PDF
    review: WordFile | None = None  # may be there without a Word file: it shows the errors
    without_review: PublisherError | None = None  # why it is not, though asked for
    set_aside: tuple[str, ...] = ()  # lampiran, by kunci, for which a page stands that says why
    beside: bool = False  # the earlier Word file is open, and the new one lies beside it


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one run, in the workspace and then in the output folder."""

    word: WordFile
    publication: Publication | None = None
    insertions: tuple[assemble.Insertion, ...] = ()
    without_pdf: PublisherError | None = None
    review: WordFile | None = None
    late: tuple[Finding, ...] = ()  # what became of the lampiran
    measured: BuiltPdf = BuiltPdf(0)
    shrunk: tuple[Shrunk, ...] = ()
    engine_made: tuple[Path, ...] = ()  # PDFs whose fonts are ours
    set_aside: tuple[str, ...] = ()


def check(
    content: Path, template: Path, read: Read = from_disk
) -> tuple[Report | None, tuple[Finding, ...]]:
    """Everything that can be said about the content without making a file."""
    report, findings = load_report(content, read)
    if report is None:
        return None, findings
    found = check_report(read_report(report, numbered_names(template)))
    with _worker() as worker:
        findings = (*findings, *found, *assemble.attachment_findings(report, worker.ask))
    return report, waived(findings, report.laporan.pengecualian, RULES)


def mend(content: Path, template: Path) -> Mending:
    """The content files with every fix that is sure, not written yet; and what remains."""
    return mend_until_settled(lambda read: check(content, template, read))


def _worker() -> Worker:
    """Files of lampiran come from anywhere: they are read in a process of its own."""
    return evidence.foreign_reader()


def build(request: Request, announce: Callable[[str], None]) -> Build:
    """Make laporan.docx, laporan.pdf and their manifest in `request.out`.

    announce: told each stage as it begins. Raises PublisherError; earlier
    outputs are then unchanged. Without LibreOffice, or where page numbers do not
    settle, the Word file alone is made.
    """
    refuse_held(request.out / earlier.PDF)
    if in_use(request.out / earlier.WORD):
        announce("beside")
    announce("check")
    report, findings = check(request.content, request.template)
    if report is None:
        return Build(None, findings)
    with workspace() as work:
        if any(blocks(f, request.strict) for f in findings):
            if not request.comments:
                return Build(report, findings)
            announce("comments")
            return _only_review(request, report, findings, work)
        announce("tables")
        tables = compute_tables(report)
        announce("word")
        draft = compose(report, tables, request.template)
        try:
            made = _pdf(report, draft, request, work, announce)
        except ToolMissing as missing:
            made = Made(draft.save(work / "laporan.docx", {}, {}), without_pdf=missing)
        findings = in_file_order(
            {*findings, *excused(made.late, report.laporan.pengecualian, RULES)}
        )
        if made.publication is not None:
            announce("inspect")
            output = _inspect(report, draft, made, made.publication, request)
            findings = in_file_order({*findings, *output})
        if request.comments:
            announce("comments")
            made = replace(made, review=_review(report, findings, made.word, work))
        announce("publish")
        made, told = _placed(report, made, request)
        findings = in_file_order({*findings, *excused(told, report.laporan.pengecualian, RULES)})
    return Build(
        report,
        findings,
        made.word,
        made.publication,
        made.without_pdf,
        made.review,
        set_aside=made.set_aside,
        beside=made.word.path.name == earlier.BESIDE,
    )


def _inspect(
    report: Report, draft: Draft, made: Made, pdf: Publication, request: Request
) -> tuple[Finding, ...]:
    """What is wrong with the finished files, which will be in the output folder."""
    out, template = request.out, request.template
    keluaran = Keluaran(
        report,
        out / made.word.path.name,
        out / pdf.path.name,
        inspect_word(draft.document),
        made.measured,
        assemble.lampiran_sizes(made.insertions),
        template,
        made.shrunk,
        stand_ins(template_fonts(made.word.path)),
        report.laporan.batas_ukuran,
        str(report.laporan.tanda_tangan.tanda or ""),
    )
    found = excused(check_output(keluaran), report.laporan.pengecualian, RULES)
    return in_file_order(found)


def _placed(report: Report, made: Made, request: Request) -> tuple[Made, tuple[Finding, ...]]:
    """The files in the output folder, all or none, and what became of those that were there."""
    out = request.out
    opened = in_use(out / earlier.WORD)
    if opened:
        made = replace(made, word=WordFile(made.word.path.rename(_beside(made.word.path))))
    files = [f.path for f in (made.word, made.publication, made.review) if f is not None]
    found = earlier.look(out, files, dt.date.today())
    described = _described(report, made, request, files, found)
    placed = put_in_place([*files, described], out, found.copies, found.gone)
    where = dict(zip(files, placed, strict=False))
    pdf, review = made.publication, made.review
    made = replace(
        made,
        word=WordFile(where[made.word.path]),
        publication=Publication(where[pdf.path], pdf.pages) if pdf else None,
        review=WordFile(where[review.path]) if review else None,
    )
    told = (earlier.is_open(out / earlier.WORD, opened),) if opened else ()
    return made, (*told, *found.findings)


def _beside(word: Path) -> Path:
    return word.with_name(earlier.BESIDE)


def _described(
    report: Report, made: Made, request: Request, files: Sequence[Path], found: earlier.Earlier
) -> Path:
    """The manifest: of the publication, or the earlier one with what is made now."""
    if made.publication is None:
        return evidence.note_outputs(found.manifest, files, found.others, made.word.path.parent)
    return evidence.write_manifest(
        report,
        request.template,
        files,
        made.publication,
        made.measured.violations,
        identity_of(request.engine),
        made.engine_made,
        found.others,
    )


def _only_review(
    request: Request, report: Report, findings: tuple[Finding, ...], work: Path
) -> Build:
    """The review copy alone: it shows the errors where they stand."""
    try:
        draft = compose_with_errors(report, compute_tables(report), request.template)
    except PublisherError as unusable:
        return Build(report, findings, without_review=unusable)
    review = _review(report, findings, draft.save(work / "laporan.docx", {}, {}), work)
    found = earlier.look(request.out, [review.path], dt.date.today())
    noted = evidence.note_outputs(found.manifest, [review.path], found.others, work)
    placed, _ = put_in_place([review.path, noted], request.out, found.copies)
    findings = in_file_order({*findings, *found.findings})
    return Build(report, findings, review=WordFile(placed))


def _review(report: Report, findings: Sequence[Finding], word: WordFile, work: Path) -> WordFile:
    """A copy of the Word file with a comment for each finding."""
    language = report.laporan.bahasa
    # The template last, wherever it lies: the same content gives the same bytes.
    ordered = sorted(findings, key=lambda f: not f.at.path.is_relative_to(report.folder))
    remarks = [finding_as_remark(f, report.folder, language) for f in ordered if wants_remark(f)]
    out = work / "laporan-tinjauan.docx"
    return review_copy(word, remarks, phrases(language), passages(report), report.folder, out)


def _pdf(
    report: Report, draft: Draft, request: Request, work: Path, announce: Callable[[str], None]
) -> Made:
    """The Word file with its page numbers, and the PDF of exactly that file with all lampiran."""
    engine = ENGINES[request.engine]
    announce("attachments")
    attachments = work / "lampiran"
    attachments.mkdir()
    lampiran = report.laporan.lampiran
    with _worker() as worker:
        prepared = assemble.prepare(
            lampiran, report.folder, attachments, engine.convert, worker.ask
        )
    instead = {p.kunci: _placeholder(p.instead) for p in prepared if p.instead}
    late = tuple(finding for p in prepared for finding in p.findings)
    announce("pdf")
    paging: Paging | None = None
    word = WordFile(work / "laporan.docx")
    for _ in range(PASSES):
        word, body, frames = _convert(draft, paging, engine, work)
        found = paginate(draft.entries, assemble.destinations(body), lampiran, prepared, instead)
        if paging is not None and found == paging:
            announce("assemble")
            publication, shrunk = _within_budget(report, body, frames, paging, work)
            measured = _measured(report, publication, body, paging)
            engine_made = [*work.glob("pdf/*.pdf"), *attachments.glob("converted/*.pdf")]
            return Made(
                word,
                publication,
                paging.insertions,
                late=late,
                measured=measured,
                shrunk=shrunk,
                engine_made=tuple(engine_made),
                set_aside=tuple(one.kunci for one in prepared if one.instead),
            )
        paging = found
    unsettled = ToolFailed(
        message("the page numbers do not settle: each conversion gives other ones; no PDF is made"),
        message(
            "the Word file is kept: its contents are right once you press Ctrl+A and then F9 in "
            "Word; simplify the page layout of the template, or report this with the template"
        ),
    )
    return Made(word, without_pdf=unsettled, late=late)


def _measured(report: Report, made: Publication, body: PdfFile, paging: Paging) -> BuiltPdf:
    """The publication as it is. Raises PublisherError where other programs cannot read it."""
    tanda, insertions = str(report.laporan.tanda_tangan.tanda or ""), paging.insertions
    try:
        with _worker() as worker:
            measured = assemble.measured(made.path, worker.ask, tanda, insertions, body.path)
    except Overrun as overrun:
        measured = BuiltPdf(0, unreadable=overrun.what)
    assemble.refuse_unreadable(measured, insertions)
    return measured


def _within_budget(
    report: Report, body: PdfFile, frames: PdfFile | None, paging: Paging, work: Path
) -> tuple[Publication, tuple[Shrunk, ...]]:
    """The publication; where it is over `batas_ukuran`, its scans are made smaller first."""
    publication = _join(report, body, frames, paging, work)
    excess = publication.path.stat().st_size - int(report.laporan.batas_ukuran * 1_000_000)
    if excess <= 0:
        return publication, ()
    with _worker() as worker:
        prepared = [insertion.prepared for insertion in paging.insertions]
        shrunk = assemble.shrink_to(prepared, excess, worker.ask)
    if shrunk:
        publication = _join(report, body, frames, paging, work)
    return publication, shrunk


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
        body,
        frames,
        paging.insertions,
        paging.outline,
        paging.labels,
        info,
        work / "laporan.pdf",
        _signature(report, body),
    )


def _signature(report: Report, body: PdfFile) -> assemble.SignatureSpace | None:
    settings, signer = report.laporan.tanda_tangan, report.laporan.penanda_tangan
    if not settings.kolom:
        return None
    tooltip = f"Tanda tangan elektronik {signer.jabatan}"
    return assemble.signature_space(
        body, str(signer.nama_lengkap), str(settings.tanda or ""), tooltip
    )
