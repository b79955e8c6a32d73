"""The whole run on one page: load → check → tables → word → convert → assemble → inspect → publish.

Up to the gate everything is a value and trouble is a finding. After it
everything is a file in a workspace and trouble is an exception; only finished
files reach the output folder, together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from publisher import evidence, layout, outputs, word
from publisher.assemble import (
    Ask,
    Inspections,
    attachment_findings,
    illustration_findings,
    inspected,
)
from publisher.cache import Done, Memory
from publisher.checks import check_output, check_print, check_report
from publisher.layout import Job
from publisher.load import Read, from_disk, load_report
from publisher.making import (
    Made,
    alone_as_measured,
    as_measured,
    illustrated,
    make,
    make_alone,
    make_word,
    with_review,
)
from publisher.mending import Mending, mend_until_settled
from publisher.reading import read_report
from publisher.rulebook import RULES
from publisher.staging import workspace
from publisher.tables import compute_tables
from publisher.tables.perjanjian import judul_dokumen
from publisher.tables.reviu import lembar_reviu
from publisher.vocabulary.artifacts import Publication, WordFile
from publisher.vocabulary.dokumen import LAPORAN, REVIU, Dokumen
from publisher.vocabulary.errors import PublisherError
from publisher.vocabulary.findings import Finding, blocks, leaves_open
from publisher.vocabulary.report import Report
from publisher.waivers import waived

if TYPE_CHECKING:
    from publisher.succession import Plan, Wanted

ENGINE = "libreoffice"
Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Request:
    content: Path
    out: Path
    template: Path
    engine: str = ENGINE
    strict: bool = False  # warnings stop the build too
    comments: bool = False  # also make the review copy
    dokumen: Dokumen = LAPORAN
    numbered_by: Path | None = None  # for another document: the report's template
    fresh: bool = False  # nothing of what earlier runs made is used
    word_alone: bool = False  # with the page numbers of the last layout, and no PDF
    beside: Path | None = None  # where the report lies that it tells pages of; None: in `out`


@dataclass(frozen=True, slots=True)
class Build:
    """What a run found and made; each file as in `Made`, but in the output folder."""

    report: Report | None
    findings: Findings
    word: WordFile | None = None  # None: the findings say why
    publication: Publication | None = None
    without_pdf: PublisherError | None = None
    review: WordFile | None = None
    without_review: PublisherError | None = None
    set_aside: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()  # what earlier runs had not done already
    beside: bool = False  # the earlier Word file is open, and the new one lies beside it
    pages: Mapping[str, str] | None = None  # of a review sheet: those of the report's places
    numbered: bool = True  # page numbers were known for the Word file


@dataclass(frozen=True, slots=True)
class Early:
    """Whom to tell before a build is done.

    found: told what the checks found. drafted: told of the Word file that is in the output
    folder, or beside an open one, and of what became of the earlier, before the PDF is made.
    """

    found: Callable[[Report | None, Findings], None]
    drafted: Callable[[WordFile, Findings], None]


def check(content: Path, template: Path, read: Read = from_disk) -> tuple[Report | None, Findings]:
    """Everything that can be said about the content without making a file."""
    with evidence.questions(evidence.memory()) as ask:
        report, found, _ = _look(content, template, ask, read)
    return report, _judged(report, found)


def mend(content: Path, template: Path) -> Mending:
    """The content files with every fix that is sure, not written yet; and what remains."""
    return mend_until_settled(lambda read: check(content, template, read))


def succeed(content: Path, template: Path, wanted: Wanted) -> tuple[Plan | None, Findings]:
    """What the report of the next period takes over; nothing is written.

    None, and the findings that say why, where the content makes no report.
    """
    # Late: it brings what writes TOML, which nothing else here needs.
    from publisher.succession import following, next_report, period_of, stands

    report, found = load_report(content)
    if report is None:
        return None, found
    new = following(period_of(report.laporan), wanted)
    of_text = check_report(read_report(report, word.numbered_names(template)))
    covered = (
        [f for f in waived((*found, *of_text), (one,), RULES) if f.alasan is not None]
        for one in report.laporan.pengecualian
    )
    standing = [stands(findings, report, new) for findings in covered]
    return next_report(report, new, standing), found


def build(request: Request, announce: Callable[[str], None], early: Early | None = None) -> Build:
    """Make laporan.docx, laporan.pdf and their manifest in `request.out`.

    announce: told each stage as it begins. early: of one who waits for the Word file of a report,
    which then comes before the PDF. Raises PublisherError; earlier
    outputs are then unchanged. Without LibreOffice, or where page numbers do not
    settle, the Word file alone is made.
    """
    outputs.refuse_held(request.out, request.dokumen)
    if outputs.word_is_open(request.out, request.dokumen):
        announce("beside")
    announce("check")
    memory = evidence.memory(request.fresh)
    unknown = not layout.is_known(memory, request.content, request.template)
    with evidence.questions(memory, soon=unknown) as ask:
        if request.dokumen is LAPORAN:
            built = _build_report(request, announce, memory, ask, early)
        else:
            built = _build_document(request, announce, memory, ask)
    return replace(built, done=tuple(memory.done))


def _build_report(
    request: Request,
    announce: Callable[[str], None],
    memory: Memory,
    ask: Ask,
    early: Early | None,
) -> Build:
    report, found, inspections = _look(request.content, request.template, ask)
    findings = _judged(report, found)
    stopped = any(blocks(f, request.strict) for f in findings)
    if early is not None:
        early.found(report, findings)
    if report is None or (stopped and not request.comments):
        return Build(report, findings)
    with workspace() as work:
        job = Job(
            report, request.template, request.engine, work, announce, inspections, ask, memory
        )
        if early is not None:
            job = replace(job, drafted=_drafting(job, request.out, early))
        made = Made()
        if not stopped:
            announce("tables")
            tables = compute_tables(report)
            announce("word")
            pictures = illustrated(job)
            draft = word.compose(report, tables, request.template, pictures=pictures.made)
            if leaves_open(findings):
                word.mark_as_draft(draft)
            made = make_word(job, draft) if request.word_alone else make(job, draft)
            of_files = _look_at_files(job, draft, made, request.out, pictures.dpi, findings)
            found = (*found, *made.findings, *of_files)
        if request.comments:
            announce("comments")
            made = with_review(job, made, _judged(report, found))
        if made.files:
            announce("publish")
            made, of_earlier = outputs.publish(job, made, request.out)
            found = (*found, *of_earlier)
    return Build(
        report,
        _judged(report, found, whole=made.publication is not None),
        made.word,
        made.publication,
        made.without_pdf,
        made.review,
        made.without_review,
        made.set_aside,
        beside=made.word is not None and made.word.path.name == request.dokumen.beside,
        numbered=made.numbered,
    )


def _drafting(job: Job, out: Path, early: Early) -> Callable[[WordFile], None]:
    """Puts the Word file into `out` while the PDF is still to be made."""

    def drafted(file: WordFile) -> None:
        made = out / job.dokumen.word
        if made.is_file() and made.read_bytes() == file.path.read_bytes():
            return
        alone = replace(job, work=job.work / "awal")
        alone.work.mkdir(exist_ok=True)
        copy = WordFile(alone.work / file.path.name)
        copyfile(file.path, copy.path)
        placed, of_earlier = outputs.publish(alone, Made(copy), out)
        if placed.word is not None:
            early.drafted(placed.word, of_earlier)

    return drafted


def _build_document(
    request: Request, announce: Callable[[str], None], memory: Memory, ask: Ask
) -> Build:
    """Another document of the same data. What is wrong with files that it does not print stays."""
    dokumen, template = request.dokumen, request.numbered_by or request.template
    report, found = load_report(request.content)
    if report is not None:
        numbered = word.numbered_names(template, report)
        found += check_report(read_report(report, numbered, word.numbered_names(template)))
        found = tuple(f for f in found if f.at.path.stem in dokumen.berkas)
    findings = _judged(report, found)
    if report is None or any(blocks(f, request.strict) for f in findings):
        return Build(report, findings)
    with workspace() as work:
        job = Job(
            report, request.template, request.engine, work, announce, {}, ask, memory, dokumen
        )
        announce("tables")
        tables, title = compute_tables(report), judul_dokumen(report, dokumen.nama)
        pages = None
        if dokumen is REVIU:
            beside = request.beside or request.out
            pages = evidence.printed_pages(beside, request.content, template)
            tables["checklist_reviu"] = lembar_reviu(report, pages or {})
        announce("word")
        draft = word.compose(report, tables, request.template, title)
        if leaves_open(findings):
            word.mark_as_draft(draft)
        made = make_alone(job, draft, title)
        of_file = check_print(alone_as_measured(job, draft, made, request.out, findings))
        found = (*found, *of_file)
        announce("publish")
        made, of_earlier = outputs.publish(job, made, request.out)
    return Build(
        report,
        _judged(report, (*found, *of_earlier)),
        made.word,
        made.publication,
        made.without_pdf,
        beside=made.word is not None and made.word.path.name == dokumen.beside,
        pages=pages,
    )


def _judged(report: Report | None, found: Findings, whole: bool = False) -> Findings:
    """What every stage so far found, in file order; the author's waivers apply to all of it."""
    waivers = report.laporan.pengecualian if report else ()
    return waived(found, waivers, RULES, whole)


def _look(
    content: Path, template: Path, ask: Ask, read: Read = from_disk
) -> tuple[Report | None, Findings, Inspections]:
    """What is wrong with the content and the files of its lampiran, and what these are."""
    report, found = load_report(content, read)
    if report is None:
        return None, found, {}
    numbered = word.numbered_in_order(template, report)
    known = read_report(
        report, numbered, word.numbered_names(template), word.template_outline(template)
    )
    of_text = check_report(known)
    inspections = inspected(report, ask)
    teks = word.width_of_text(template, report.laporan.kertas.ukuran)
    of_pictures = tuple(illustration_findings(report, ask, teks))
    of_files = (*attachment_findings(inspections), *of_pictures)
    return report, (*found, *of_text, *of_files), inspections


def _look_at_files(
    job: Job, draft: word.Draft, made: Made, out: Path, dpi: int, findings: Findings
) -> Iterator[Finding]:
    """What is wrong with the finished files, which will be in `out`."""
    pdf, pages = made.publication, made.layout
    if pdf is None or pages is None:
        return
    job.announce("inspect")
    yield from check_output(as_measured(job, draft, made, pages, out, dpi, findings))
