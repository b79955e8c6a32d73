"""The files of one build, made in its work folder: the Word file, its PDF, the review copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import assemble
from publisher import word as words
from publisher.convert import stand_ins
from publisher.layout import Job, Layout, begun, foreseen, join, settle
from publisher.printers.catalog import translate
from publisher.printers.remarks import finding_as_remark, phrases, wants_remark
from publisher.reading import passages
from publisher.tables import compute_tables
from publisher.tables.named_figures import judul_laporan
from publisher.vocabulary.artifacts import Illustrated, Illustration, PdfFile, Publication, WordFile
from publisher.vocabulary.errors import Overrun, PublisherError, ToolFailed, ToolMissing
from publisher.vocabulary.findings import Finding, leaves_open
from publisher.vocabulary.keluaran import BuiltPdf, Keluaran, Shrunk, StandIn
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import key_of
from publisher.vocabulary.report import Report

WORDS = 1_500_000  # bytes of a long report without its pictures


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one build, in its work folder and then in the output folder."""

    word: WordFile | None = None
    publication: Publication | None = None
    without_pdf: PublisherError | None = None  # why there is a Word file and no PDF
    review: WordFile | None = None  # may be there without a Word file: it shows the errors
    without_review: PublisherError | None = None  # why it is not, though asked for
    layout: Layout | None = None  # that of the publication
    measured: BuiltPdf = BuiltPdf(0)  # the publication as it is
    shrunk: tuple[Shrunk, ...] = ()  # scans that were made smaller
    set_aside: tuple[str, ...] = ()  # lampiran, by kunci, for which a page stands that says why
    findings: tuple[Finding, ...] = ()  # what became of the lampiran
    numbered: bool = True  # page numbers were known for the Word file

    @property
    def files(self) -> tuple[Path, ...]:
        made = (self.word, self.publication, self.review)
        return tuple(file.path for file in made if file is not None)

    def moved(self, folder: Path) -> Made:
        """The same files under the same names in another folder."""
        word, pdf, review = self.word, self.publication, self.review
        return replace(
            self,
            word=word and WordFile(folder / word.path.name),
            publication=pdf and Publication(folder / pdf.path.name, pdf.pages),
            review=review and WordFile(folder / review.path.name),
        )


def make(job: Job, draft: words.Draft) -> Made:
    """The Word file, and where it can be made the PDF of exactly that file with all lampiran."""
    try:
        return _with_pdf(job, draft)
    except ToolMissing as missing:
        return Made(draft.save(job.work / job.dokumen.word, {}, {}), without_pdf=missing)


def _with_pdf(job: Job, draft: words.Draft) -> Made:
    job.announce("attachments")
    with begun(job, draft) as convert:
        prepared = _prepared(job)
        findings = tuple(finding for one in prepared for finding in one.findings)
        job.announce("pdf")
        layout = settle(job, draft, prepared, convert)
    if not layout.settled:
        return Made(layout.word, without_pdf=_unsettled(), findings=findings)
    job.announce("assemble")
    publication, shrunk = _within_budget(job, layout)
    return Made(
        layout.word,
        publication,
        layout=layout,
        measured=_measured(job, publication, layout),
        shrunk=shrunk,
        set_aside=tuple(one.kunci for one in prepared if one.instead),
        findings=findings,
    )


def make_word(job: Job, draft: words.Draft) -> Made:
    """The Word file alone, with the page numbers of the last layout where there was one."""
    job.announce("attachments")
    try:
        prepared = _prepared(job)
    except ToolMissing:  # nobody can say how many pages they have
        return Made(draft.save(job.work / job.dokumen.word, {}, {}), numbered=False)
    word, numbered = foreseen(job, draft, prepared)
    return Made(
        word,
        set_aside=tuple(one.kunci for one in prepared if one.instead),
        findings=tuple(finding for one in prepared for finding in one.findings),
        numbered=numbered,
    )


def make_alone(job: Job, draft: words.Draft, title: str) -> Made:
    """A document without lampiran and without numbers that a first layout must tell."""
    word = draft.save(job.work / job.dokumen.word, {}, {})
    folder = job.work / "pdf"
    folder.mkdir(exist_ok=True)
    job.announce("pdf")
    try:
        printed, _ = words.printed_copy(word, job.work / "cetak" / word.path.name)
        (body,) = job.convert([printed.path], folder)
    except ToolMissing as missing:
        return Made(word, without_pdf=missing)
    job.announce("assemble")
    laporan, out = job.report.laporan, job.work / job.dokumen.pdf
    office = laporan.perangkat_daerah
    info = assemble.DocumentInfo(
        f"{title} {office.nama}",
        str(office.nama),
        f"{title} {office.kabupaten}",
        "id-ID",
        laporan.tanggal_berkas,
    )
    publication = assemble.join(body, None, (), (), (), info, out)
    return Made(word, publication, measured=_read_back(job, publication, "", (), body))


def illustrated(job: Job) -> Illustrated:
    """The pictures of cover and narrative fit for print, and coarse enough to be sent."""
    if not any(job.report.berkas_gambar()):
        return Illustrated()
    folder, room = job.work / "gambar", _room_for_pictures(job.report)
    folder.mkdir(exist_ok=True)
    teks = words.width_of_text(job.template, job.report.laporan.kertas.ukuran)
    found: list[assemble.Pictured] = []
    dpi = 0
    for level, (fine, _) in enumerate(assemble.FINENESS):
        found = list(assemble.pictured(job.report, folder, job.ask, level, teks))
        dpi = fine if level else 0
        if sum(one.made[0].stat().st_size for one in found if one.made) <= room:
            break
    made = {
        str(one.place): Illustration(*one.made)
        if one.made
        else Illustration(None, why=translate(one.why, "id") if one.why else "")
        for one in found
    }
    return Illustrated(made, dpi)


def _room_for_pictures(report: Report) -> int:
    """Bytes: what the lampiran leave, and most of all in any case, for scans can be shrunk too."""
    limit = int(report.laporan.batas_ukuran * 1_000_000)
    named = (one.berkas for one in report.laporan.lampiran if one.berkas is not None)
    files = (report.folder / str(name).replace("\\", "/") for name in named)
    attached = sum(file.stat().st_size for file in files if file.is_file())
    return max(limit * 6 // 10, limit - WORDS - attached)


def _prepared(job: Job) -> tuple[assemble.Prepared, ...]:
    lampiran, folder = job.report.laporan.lampiran, job.work / "lampiran"
    return assemble.prepare(
        lampiran, job.report.folder, folder, job.convert, job.ask, job.inspections
    )


def _unsettled() -> ToolFailed:
    return ToolFailed(
        message("the page numbers do not settle: each conversion gives other ones; no PDF is made"),
        message(
            "the Word file is kept: its contents are right once you press Ctrl+A and then F9 in "
            "Word; simplify the page layout of the template, or report this with the template"
        ),
    )


def _within_budget(job: Job, layout: Layout) -> tuple[Publication, tuple[Shrunk, ...]]:
    """The publication; where it is over `batas_ukuran`, its scans are made smaller first."""
    publication = _joined(job, layout)
    excess = publication.path.stat().st_size - int(job.report.laporan.batas_ukuran * 1_000_000)
    if excess <= 0:
        return publication, ()
    prepared = [insertion.prepared for insertion in layout.paging.insertions]
    shrunk = assemble.shrink_to(prepared, excess, job.ask)
    if shrunk:
        publication = _joined(job, layout)
    return publication, shrunk


def _joined(job: Job, layout: Layout) -> Publication:
    laporan, paging = job.report.laporan, layout.paging
    office, title = laporan.perangkat_daerah, judul_laporan(laporan)
    info = assemble.DocumentInfo(
        f"{title} {office.nama}",
        str(office.nama),
        f"{title} {office.kabupaten}",
        "id-ID",
        laporan.tanggal_berkas,
    )
    return join(
        job,
        layout.body,
        layout.frames,
        paging.insertions,
        paging.outline,
        paging.labels,
        info,
        job.work / job.dokumen.pdf,
        _signature(job.report, layout.body),
        layout.marked,
    )


def _signature(report: Report, body: PdfFile) -> assemble.SignatureSpace | None:
    settings, signer = report.laporan.tanda_tangan, report.laporan.penanda_tangan
    if not settings.kolom:
        return None
    tooltip = f"Tanda tangan elektronik {signer.jabatan}"
    return assemble.signature_space(
        body, str(signer.nama_lengkap), str(settings.tanda or ""), tooltip
    )


def _measured(job: Job, made: Publication, layout: Layout) -> BuiltPdf:
    """The publication as it is. Raises PublisherError where other programs cannot read it."""
    tanda = str(job.report.laporan.tanda_tangan.tanda or "")
    return _read_back(job, made, tanda, layout.paging.insertions, layout.body)


def _read_back(
    job: Job, made: Publication, tanda: str, insertions: Sequence[assemble.Insertion], body: PdfFile
) -> BuiltPdf:
    try:
        found = assemble.measured(made.path, job.ask, tanda, insertions, body.path)
    except Overrun as overrun:
        found = BuiltPdf(0, unreadable=overrun.what)
    assemble.refuse_unreadable(found, insertions)
    return found


def as_measured(
    job: Job,
    draft: words.Draft,
    made: Made,
    layout: Layout,
    out: Path,
    dpi: int = 0,
    found: Sequence[Finding] = (),
) -> Keluaran:
    """What the rules on finished files look at. out: where these will be; dpi: of the pictures;
    found: what is known to be wrong, waived or not.
    """
    laporan = job.report.laporan
    return Keluaran(
        job.report,
        out / layout.word.path.name,
        out / job.dokumen.pdf,
        words.measure_word(draft.document),
        made.measured,
        assemble.lampiran_sizes(layout.paging.insertions),
        job.template,
        made.shrunk,
        _stand_ins(job, layout.word),
        laporan.batas_ukuran,
        str(laporan.tanda_tangan.tanda or ""),
        dpi,
        bool(leaves_open(found)),
        frozenset(key_of(f.at, job.report.folder) for f in found),
    )


def alone_as_measured(
    job: Job, draft: words.Draft, made: Made, out: Path, found: Sequence[Finding]
) -> Keluaran:
    """The same of a document without lampiran and without a layout of its own."""
    return Keluaran(
        job.report,
        out / job.dokumen.word,
        out / job.dokumen.pdf,
        words.measure_word(draft.document),
        made.measured,
        template=job.template,
        draf=bool(leaves_open(found)),
        told=frozenset(key_of(f.at, job.report.folder) for f in found),
    )


def _stand_ins(job: Job, word: WordFile) -> Mapping[str, StandIn]:
    fonts = sorted(words.template_fonts(word.path))
    found = job.memory.known(
        "stand-ins", fonts, lambda: {n: (s.family, s.is_twin) for n, s in stand_ins(fonts).items()}
    )
    return {name: StandIn(family, is_twin) for name, (family, is_twin) in found.items()}


def with_review(job: Job, made: Made, findings: Sequence[Finding]) -> Made:
    """What is made, and a copy of the Word file with a comment for each finding.

    Without a Word file the content has errors, and the copy shows them where they stand.
    """
    try:
        word = made.word or _word_with_errors(job)
    except PublisherError as unusable:  # worse than that: then the findings alone must do
        return replace(made, without_review=unusable)
    report, language = job.report, job.report.laporan.bahasa
    # The template last, wherever it lies: the same content gives the same bytes.
    ordered = sorted(findings, key=lambda f: not f.at.path.is_relative_to(report.folder))
    remarks = [finding_as_remark(f, report.folder, language) for f in ordered if wants_remark(f)]
    out, texts = job.work / job.dokumen.tinjauan, passages(report)
    copy = words.review_copy(word, remarks, phrases(language), texts, report.folder, out)
    return replace(made, review=copy)


def _word_with_errors(job: Job) -> WordFile:
    tables = compute_tables(job.report)
    pictures = illustrated(job).made
    draft = words.compose_with_errors(job.report, tables, job.template, pictures=pictures)
    return draft.save(job.work / job.dokumen.word, {}, {})
