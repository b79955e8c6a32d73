"""`publisher verify`: is a PDF what the content builds? And where not: what differs."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.commands.console import Console
from publisher.commands.package_data import default_template, template_of
from publisher.commands.parser import FILE, Parser
from publisher.commands.preflight import LARGEST_PDF, refuse_unfit_pdf
from publisher.printers.text import finding_as_text
from publisher.regular import contents
from publisher.vocabulary.dokumen import Dokumen, dokumen_dari
from publisher.vocabulary.errors import ExitCode, Overrun, ToolMissing
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.messages import Message, message


def add_arguments(parser: Parser) -> None:
    parser.argument("file", message("the PDF to look at"), FILE, type=Path)
    parser.content_argument()
    parser.template_option()
    parser.option(
        "--rebuild",
        help=message("build in any case, even where the manifest says that nothing changed"),
        action="store_true",
    )


@dataclass(frozen=True, slots=True)
class Case:
    """A PDF, the content that it should come from, and the manifest beside it."""

    file: Path
    content: Path
    template: Path
    dokumen: Dokumen
    manifest: Mapping[str, Any] | None

    @property
    def recorded(self) -> Mapping[str, Any]:
        """SHA-256 and size of the PDF that the manifest was written for."""
        outputs: Mapping[str, Any] = self.manifest["keluaran"] if self.manifest else {}
        return outputs.get(self.dokumen.pdf) or {}


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher import manifest, staging

    refuse_unfit_pdf(args.file)
    dokumen = dokumen_dari(args.file.name)
    found = manifest.read_manifest(args.file.with_name(dokumen.manifes))
    template = template_of(dokumen.nama, args.template)
    case = Case(args.file, args.content, template, dokumen, found)
    with staging.workspace() as work:
        if found is not None and not args.rebuild:
            changed = manifest.changed_inputs(found, case.content, case.template)
            if not changed and _is_recorded(case, work, console):
                return ExitCode.OK
        return _by_building(case, work, console)


def _is_recorded(case: Case, work: Path, console: Console) -> bool:
    """By the manifest alone: its inputs are unchanged; is this the PDF of it?"""
    size = case.recorded.get("ukuran")
    data = contents(case.file, LARGEST_PDF)
    if not isinstance(size, int) or _sha256(data[:size]) != case.recorded.get("sha256"):
        return False
    if len(data) > size and not _only_signed(case, data[:size], work, console):
        return False
    console.say(
        message(
            "{file} is what {content} builds, by its manifest: no input changed since",
            file=case.file,
            content=case.content,
        )
    )
    _list(message("other versions than then:"), _other_versions(case), console)
    return True


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _only_signed(case: Case, built: bytes, work: Path, console: Console) -> bool:
    """What was added behind the built file leaves every page as it was."""
    before = work / "sebelum.pdf"
    before.write_bytes(built)
    difference = _difference(before, case.file)
    if difference is None or difference["page"]:
        return False
    added = case.file.stat().st_size - len(built)
    console.say(
        message(
            "{number} bytes were added behind it, as an electronic signature does; "
            "its pages are unchanged",
            number=added,
        )
    )
    return True


def _by_building(case: Case, work: Path, console: Console) -> ExitCode:
    from publisher import pipeline

    request = pipeline.Request(
        case.content,
        work / "hasil",
        case.template,
        dokumen=case.dokumen,
        numbered_by=default_template(),
        beside=case.file.parent,
        fresh=True,  # what is remembered proves nothing
    )
    result = pipeline.build(request, lambda stage: None)
    if result.without_pdf is not None:
        raise result.without_pdf
    if result.publication is None:
        errors = [f for f in result.findings if f.severity is Severity.ERROR]
        for finding in errors:
            console.write(finding_as_text(finding, console.language))
        console.say(message("the content has errors: it builds no PDF now"))
        return ExitCode.FINDINGS
    built, given = result.publication.path.read_bytes(), contents(case.file, LARGEST_PDF)
    same = given == built
    if not same and given.startswith(built):
        same = _only_signed(case, built, work, console)
    if same:
        console.say(
            message(
                "{file} is what {content} builds, byte for byte",
                file=case.file,
                content=case.content,
            )
        )
        return ExitCode.OK
    _say_what_differs(case, result.publication.path, console)
    return ExitCode.FINDINGS


def _say_what_differs(case: Case, built: Path, console: Console) -> None:
    console.say(
        message("{file} is not what {content} builds now", file=case.file, content=case.content)
    )
    _say_what_changed(case, console)
    difference = _difference(case.file, built)
    if difference is None:
        console.say(message("its pages cannot be compared: the file cannot be read"))
        return
    then, now = difference["pages"]
    if then != now:
        console.say(message("it has {then} pages; now there are {now}", then=then, now=now))
    if difference["page"]:
        console.say(message("the first page that differs: {page}", page=difference["page"]))
        for label, words in (
            (message("in the file"), difference["then"]),
            (message("built now"), difference["now"]),
        ):
            if words:
                console.say(message("  {label}: {words}", label=label, words=words))
    elif then == now:
        console.say(
            message("all pages look the same; what differs is what no page shows, such as tags")
        )


def _say_what_changed(case: Case, console: Console) -> None:
    from publisher import manifest

    if case.manifest is None:
        console.say(
            message(
                "no {name} of today stands beside it: what changed since cannot be told",
                name=case.dokumen.manifes,
            )
        )
        return
    if _sha256(contents(case.file, LARGEST_PDF)) != case.recorded.get("sha256"):
        console.say(message("it is not the file that its manifest was written for"))
    changed = manifest.changed_inputs(case.manifest, case.content, case.template)
    _list(message("inputs that changed since its manifest was written:"), changed, console)
    _list(message("other versions than then:"), _other_versions(case), console)


def _other_versions(case: Case) -> tuple[Message, ...]:
    from publisher import convert, evidence, manifest
    from publisher.pipeline import ENGINE

    if case.manifest is None:
        return ()
    try:
        engine = convert.engine_version(ENGINE)
    except ToolMissing as missing:
        return (missing.message,)
    fonts = evidence.fonts(case.manifest["huruf"])
    return (
        *manifest.other_versions(case.manifest, evidence.versions(engine)),
        *manifest.other_fonts(case.manifest, fonts),
    )


def _list(head: Message, items: Iterable[Message], console: Console) -> None:
    lines = list(items)
    if lines:
        console.say(head)
        for line in lines:
            console.say(message("  - {line}", line=line))


def _difference(file: Path, other: Path) -> dict[str, Any] | None:
    """Where two PDFs differ; None where one cannot be read. It may be from anywhere."""
    from publisher.evidence import foreign_reader

    question = {"do": "compare", "file": str(file.resolve()), "other": str(other.resolve())}
    try:
        with foreign_reader() as worker:
            said = worker.ask(question)
    except Overrun:
        return None
    return said if "page" in said else None
