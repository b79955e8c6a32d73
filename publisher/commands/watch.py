"""`publisher watch`: the Word file and the PDF made anew at each change of the content."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Collection
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands.build import OUT, say_where, size_of
from publisher.commands.console import Console
from publisher.commands.failures import refusal
from publisher.commands.package_data import default_template
from publisher.commands.parser import FOLDER, Parser
from publisher.convert import remove_leftovers, show, staying
from publisher.printers.text import findings_as_text, summary_as_text
from publisher.vocabulary.artifacts import WordFile
from publisher.vocabulary.errors import ContentUnusable, ExitCode, OutputRefused, PublisherError
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.report import Report

if TYPE_CHECKING:
    from publisher.lookout import Lookout
    from publisher.pipeline import Build, Request

Findings = tuple[Finding, ...]
TICK = 1.0  # seconds between two looks whether an output is free again
PUT_OFF = 3  # builds in a row that a further change may cut short: then one is made to its end
RENEWED = 100  # builds, after which the process that reads foreign files is another


class Superseded(Exception):
    """A further change has come: what is being made is old already."""


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
    parser.strict_option()
    parser.option(
        "--open",
        help=message("open the PDF once it is there"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher import pipeline
    from publisher.lookout import Lookout, made_of

    remove_leftovers()
    if not args.content.is_dir():
        raise ContentUnusable(message("there is no folder {path}", path=args.content))
    request = pipeline.Request(args.content, args.out, args.template, strict=args.strict)
    files = made_of(args.content, None, (args.template, default_template()))
    with Lookout(files) as lookout:
        _Watching(request, lookout, console, args.open).go_on()
    return ExitCode.OK


class _Watching:
    """Build after build. show_pdf: open it once it is there."""

    def __init__(
        self, request: Request, lookout: Lookout, console: Console, show_pdf: bool
    ) -> None:
        self.request = request
        self.lookout = lookout
        self.console = console
        self.show_pdf = show_pdf
        self.put_off = 0  # builds in a row that were cut short
        self.began = time.monotonic()  # when the change was noticed that is being built
        self.told: Findings = ()  # of this build
        self.trouble = ""  # of the build before: it is said once
        self.blocked = False  # an output is open or held: nobody need change anything

    def go_on(self) -> None:
        """Until a signal comes."""
        from publisher import evidence

        with staying(self.wanted):
            while True:
                with evidence.keeping_reader():
                    for _ in range(RENEWED):
                        self._once()
                        self._wait()

    def wanted(self) -> None:
        """Raises Superseded where what is being built is old already."""
        if self.lookout.changed and self.put_off < PUT_OFF:
            raise Superseded

    def _once(self) -> None:
        """One build to its end."""
        self.put_off = 0
        while True:
            self.lookout.begin()
            try:
                self._build()
                self.trouble = ""
            except Superseded:
                self.put_off += 1
                self._changed(self.lookout.changed)
                continue
            except BrokenPipeError:  # nobody reads what is said
                raise
            except (PublisherError, OSError) as trouble:
                self._complain(trouble)
            self.console.out.flush()
            return

    def _build(self) -> None:
        from publisher import pipeline
        from publisher.staging import output_folder

        early = pipeline.Early(self._found, self._drafted)
        with output_folder(self.request.out):
            built = pipeline.build(self.request, lambda stage: self.wanted(), early)
        self.blocked = built.beside
        self._tell(built)
        if self.show_pdf and built.publication is not None:
            self.show_pdf = False
            if not show(built.publication.path):
                self.console.say(message("there is no program here that opens the PDF"))

    def _found(self, report: Report | None, findings: Findings) -> None:
        if report is not None:
            from publisher.lookout import made_of

            templates = (self.request.template, default_template())
            self.lookout.look_at(made_of(self.request.content, report, templates))
        self.told = findings
        self._say_findings(findings, findings)

    def _drafted(self, word: WordFile, findings: Findings) -> None:
        self.told += findings
        if findings:
            self.console.write(findings_as_text(findings, self.console.language))
        self._say_after(
            lambda seconds: message(
                "{path} ({size}), {seconds} s after the change; the PDF follows",
                path=word.path,
                size=size_of(word.path),
                seconds=seconds,
            )
        )

    def _tell(self, built: Build) -> None:
        new = tuple(f for f in built.findings if f not in self.told)
        if new:
            self._say_findings(new, built.findings)
        say_where(built, self.console)
        for trouble in (built.without_review, built.without_pdf):
            if trouble is not None:
                self.console.complain(trouble)
        if built.publication is not None:
            self._say_after(
                lambda seconds: message("done {seconds} s after the change", seconds=seconds)
            )

    def _say_findings(self, new: Findings, all_: Findings) -> None:
        said = findings_as_text(new, self.console.language)
        if said:
            self.console.write(said)
        self.console.write(summary_as_text(all_, self.console.language))
        self.console.out.flush()

    def _say_after(self, sentence: Callable[[Decimal], Message]) -> None:
        seconds = round(Decimal(time.monotonic() - self.began), 1)
        self.console.say(sentence(seconds))
        self.console.out.flush()

    def _complain(self, trouble: PublisherError | OSError) -> None:
        stopped = trouble if isinstance(trouble, PublisherError) else refusal(trouble)
        if str(stopped) != self.trouble:
            self.console.complain(stopped)
        self.trouble = str(stopped)
        self.blocked = isinstance(stopped, OutputRefused) and not self._free()

    def _wait(self) -> None:
        """Until a file is another, or an output that was open is free."""
        self.console.note(
            message(
                "watching {number} files of {path}; Ctrl-C ends it",
                number=sum(file.is_file() for file in self.lookout.files),
                path=self.request.content,
            )
        )
        while not (changed := self.lookout.wait(TICK)):
            if self.blocked and self._free():
                self.began = time.monotonic()
                return
        self._changed(changed)

    def _changed(self, files: Collection[Path]) -> None:
        self.began = self.lookout.since
        self.console.say(
            message(
                "{time} changed: {files}",
                time=time.strftime("%H:%M:%S"),
                files=", ".join(sorted(file.name for file in files)),
            )
        )
        self.console.out.flush()

    def _free(self) -> bool:
        """Can the outputs be replaced now?"""
        from publisher import outputs
        from publisher.staging import output_folder

        try:
            with output_folder(self.request.out):
                outputs.refuse_held(self.request.out)
        except PublisherError:
            return False
        return not outputs.word_is_open(self.request.out)
