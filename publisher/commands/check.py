"""`publisher check`: what is wrong with the content, without making a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from publisher.cache import Reply
from publisher.commands import again
from publisher.commands.console import Console
from publisher.commands.parser import Parser
from publisher.convert import remove_leftovers
from publisher.printers.diff import diff_of
from publisher.printers.json import findings_as_json
from publisher.printers.sarif import findings_as_sarif
from publisher.printers.text import findings_as_text, summary_as_text
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import Finding, blocks, leaves_open
from publisher.vocabulary.messages import Language, message
from publisher.vocabulary.rules import Rule

if TYPE_CHECKING:
    from publisher.mending import Mending

MORE_LATER = message(
    "what the report says was not looked at yet: mend these errors first, more may be found then"
)
Rules = Mapping[str, Rule]


def add_arguments(parser: Parser) -> None:
    parser.content_argument()
    parser.template_option()
    parser.strict_option()
    parser.option(
        "--format",
        help=message(
            "how to print the findings: text for people, json or sarif (2.1.0) for programs"
        ),
        choices=tuple(FORMATS),
        default="text",
    )
    parser.option(
        "--fix",
        help=message("mend in the files what is certain, show it, and say what remains"),
        action="store_true",
    )
    parser.option(
        "--dry-run",
        help=message("show what --fix would change, and change nothing"),
        action="store_true",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    remove_leftovers()
    if args.fix or args.dry_run:
        return _checked(args, console)[0]
    asked = again.asked(args, console, (args.template,))
    state = again.state_of(asked)
    known = again.known(asked, state)
    if known is not None:
        console.out.write(known.parts[0])
        return ExitCode(known.code)
    heard, words = again.listening(console)
    code, lasting = _checked(args, heard)
    if lasting:
        again.remember(asked, state, Reply((words.getvalue(),), code))
    return code


def _checked(args: Namespace, console: Console) -> tuple[ExitCode, bool]:
    """The exit code, and whether the same files would give the same again."""
    # Late: help, mistyped commands and what is known already need not wait for the libraries.
    from publisher import pipeline
    from publisher.mending import rewrite
    from publisher.rulebook import MOMENTARY, RULES

    if args.fix or args.dry_run:
        mending = pipeline.mend(args.content, args.template)
        report = mending.report
        # Judged as mended, then written: what is said remains is what remains.
        if not args.dry_run:
            rewrite(mending.before, mending.after)
        findings = mending.now if args.dry_run else mending.then
        _say_what_changed(mending, args.dry_run, _beside(console, args.format))
    else:
        report, findings = pipeline.check(args.content, args.template)
    console.write(FORMATS[args.format](findings, console.language, RULES))
    if report is None and args.format == "text" and kept_from_reading(findings):
        console.say(MORE_LATER)
    blocked = any(blocks(f, args.strict) for f in findings)
    code = ExitCode.FINDINGS if blocked or leaves_open(findings) else ExitCode.OK
    return code, not any(f.rule in MOMENTARY for f in findings)


def kept_from_reading(findings: Sequence[Finding]) -> bool:
    """Is one of them of a file that cannot be read as a report, so that no rule looked at it?"""
    from publisher.load import RULES as OF_LOADING

    return any(blocks(f) and f.rule in {rule.id for rule in OF_LOADING} for f in findings)


def _beside(console: Console, format: str) -> Console:
    """Where to speak of the change: a program that reads the findings must see nothing else."""
    return console if format == "text" else Console(console.language, console.err, console.err)


def _say_what_changed(mending: Mending, only_shown: bool, console: Console) -> None:
    for path, before in mending.before.items():
        console.write_styled(diff_of(path, before, mending.after[path]))
    if not mending.after:
        console.say(message("nothing can be mended without a person"))
        return
    words, files = mending.words, len(mending.after)
    console.say(
        message("places to mend: {words}, files to change: {files}", words=words, files=files)
        if only_shown
        else message("places mended: {words}, files changed: {files}", words=words, files=files)
    )


def _as_text(findings: Sequence[Finding], language: Language, rules: Rules) -> str:
    parts = [findings_as_text(findings, language), summary_as_text(findings, language)]
    return "\n".join(filter(None, parts))


FORMATS: dict[str, Callable[[Sequence[Finding], Language, Rules], str]] = {
    "text": _as_text,
    "json": findings_as_json,
    "sarif": findings_as_sarif,
}
