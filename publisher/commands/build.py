"""`publisher build`: the Word file and the PDF."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.cache import Reply
from publisher.commands import again
from publisher.commands.check import MORE_LATER, kept_from_reading
from publisher.commands.console import Console
from publisher.commands.package_data import default_template, template_of
from publisher.commands.parser import FOLDER, Parser
from publisher.commands.progress import progress
from publisher.commands.why import reasons
from publisher.convert import remove_leftovers
from publisher.printers.text import findings_as_text, summary_as_text
from publisher.vocabulary.dokumen import DOKUMEN, LAPORAN, REVIU, Dokumen
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import any_errors, blocks, leaves_open
from publisher.vocabulary.messages import Message, message

if TYPE_CHECKING:
    from publisher.pipeline import Build

OUT = Path("build")
NUMBERED = message(
    "no PDF was made (--word); the page numbers in the Word file are those of the last build"
)
UNNUMBERED = message(
    "no PDF was made (--word); no page numbers are known yet, so the Word file has none: "
    "build once without --word"
)


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.option(
        "--out",
        help=message("the folder for laporan.docx and laporan.pdf (when absent: build)"),
        metavar=FOLDER,
        type=Path,
        default=OUT,
    )
    parser.template_option()
    parser.option(
        "--document",
        help=message("what to make of the content (when absent: laporan)"),
        choices=tuple(DOKUMEN),
        default=LAPORAN.nama,
    )
    parser.strict_option()
    parser.option(
        "--fresh",
        help=message("make everything anew, also what earlier runs made of the same files"),
        action="store_true",
    )
    parser.option(
        "--why",
        help=message("say what had to be made anew, and what has changed since the last build"),
        action="store_true",
    )
    parser.option(
        "--word",
        help=message("write the Word file alone, with the page numbers of the last build"),
        action="store_true",
    )
    parser.option(
        "--comments",
        help=message("also write a review copy with a comment at each finding"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    remove_leftovers()  # of killed runs, before this one needs their room on the disk
    dokumen = DOKUMEN[args.document]
    template = template_of(dokumen.nama, args.template)
    asked = again.asked(args, console, (template,), args.out, dokumen)
    # Of a review sheet the answer depends on the report that lies beside it.
    state = again.state_of(asked) if dokumen is not REVIU else None
    known = None if args.fresh else again.known(asked, state)
    if known is not None:
        return _repeat(known, args.why, console)
    heard, words = again.listening(console)
    code, parts, lasting = _built(args, template, dokumen, heard, words)
    if lasting:
        again.remember(asked, state, Reply(parts, code))
    return code


def _repeat(known: Reply, why: bool, console: Console) -> ExitCode:
    console.note(message("nothing has changed since the last build: its files stay as they are"))
    findings, rest = known.parts
    console.out.write(findings)
    if why:
        for line in reasons((), ()):
            console.say(line)
    console.out.write(rest)
    return ExitCode(known.code)


def _built(
    args: Namespace, template: Path, dokumen: Dokumen, console: Console, words: StringIO
) -> tuple[ExitCode, tuple[str, str], bool]:
    """The exit code, what was said before and after the reasons, and whether the same files
    would give the same again.
    """
    # Late: a build that changes nothing need not wait for the PDF libraries.
    from publisher import pipeline
    from publisher.commands.changes import changed_since
    from publisher.rulebook import MOMENTARY
    from publisher.staging import output_folder

    request = pipeline.Request(
        args.content,
        args.out,
        template,
        strict=args.strict,
        comments=args.comments,
        dokumen=dokumen,
        numbered_by=default_template(),
        fresh=args.fresh,
        word_alone=args.word,
    )
    changes = changed_since(request) if args.why else ()
    with output_folder(args.out), progress(console) as announce:
        result = pipeline.build(request, announce)
    said = findings_as_text(result.findings, console.language)
    if said:
        console.write(said)
    findings = words.getvalue()
    if args.why:
        for line in reasons(result.done, changes):
            console.say(line)
    before = len(words.getvalue())
    say_where(result, console)
    if args.word and result.word is not None:
        console.say(NUMBERED if result.numbered else UNNUMBERED)
    console.write(summary_as_text(result.findings, console.language))
    _say_what_is_old(result, args.out, dokumen, console)
    parts = findings, words.getvalue()[before:]
    whole = None not in (result.word, result.publication) and result.without_review is None
    momentary = any(f.rule in MOMENTARY for f in result.findings) or result.beside
    return _code(result, args.strict, console), parts, whole and not momentary


def _code(result: Build, strict: bool, console: Console) -> ExitCode:
    # What was made is said before what was not: the files are there all the same.
    if result.without_review is not None:
        console.complain(result.without_review)
    if result.without_pdf is not None:
        console.complain(result.without_pdf)
        return result.without_pdf.exit_code
    if result.word is None or any(blocks(f, strict) for f in result.findings):
        return ExitCode.FINDINGS
    if result.beside:
        return ExitCode.BESIDE
    if result.set_aside:
        return ExitCode.SET_ASIDE
    return ExitCode.DRAFT if leaves_open(result.findings) else ExitCode.OK


def say_where(result: Build, console: Console) -> None:
    if result.review is not None:
        path = result.review.path
        console.say(message("{path} ({size})", path=path, size=size_of(path)))
    if result.report is None and kept_from_reading(result.findings):
        console.say(MORE_LATER)
    if result.word is None:
        console.say(
            message("only the review copy was written: the content has errors")
            if result.review
            else message("nothing was written: the content has errors")
            if any_errors(result.findings)
            else message("nothing was written: with --strict warnings stop the build too")
        )
        return
    open_parts = leaves_open(result.findings)
    if open_parts:
        console.say(
            message(
                "every page says DRAF: obligatory parts still open: {number}", number=open_parts
            )
        )
    word, pdf = result.word, result.publication
    if result.set_aside:
        console.say(message("attachments set aside: {names}", names=", ".join(result.set_aside)))
    console.say(message("{path} ({size})", path=word.path, size=size_of(word.path)))
    if pdf is not None:
        console.say(
            message(
                "{path} ({pages} pages, {size})",
                path=pdf.path,
                pages=pdf.pages,
                size=size_of(pdf.path),
            )
        )


def _say_what_is_old(result: Build, out: Path, dokumen: Dokumen, console: Console) -> None:
    """A file beside new ones that this build did not make."""
    review = out / dokumen.tinjauan
    unmade = result.word is not None and result.publication is None
    old = [out / dokumen.pdf] if unmade else []
    old += [out / dokumen.word] if result.beside else []
    old += [review] if result.word is not None and result.review is None else []
    for earlier in old:
        if earlier.exists():
            console.say(message("{path} is from an earlier build", path=earlier))


def size_of(file: Path) -> Message:
    """In kB below one MB: upload limits are given in MB."""
    bytes_ = file.stat().st_size
    if bytes_ < 1_000_000:  # and whole ones upwards: a file of 300 bytes is not 0 kB
        return message("{number} kB", number=-(-bytes_ // 1000))
    return message("{number} MB", number=round(Decimal(bytes_) / 1_000_000, 1))
