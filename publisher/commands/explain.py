"""`publisher explain`: what a rule finds, why that matters, and how to mend it."""

from __future__ import annotations

from argparse import Namespace

from publisher.commands.console import Console
from publisher.commands.parser import Parser
from publisher.printers.rules import rule_as_text, rules_as_text
from publisher.vocabulary.errors import ExitCode, PublisherError
from publisher.vocabulary.messages import message

RULE = message("RULE")


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "rule",
        message("the rule's name, as it stands in a finding (when absent: all)"),
        RULE,
        nargs="?",
    )


def run(args: Namespace, console: Console) -> ExitCode:
    # Late: help and mistyped commands need not wait for the PDF libraries.
    from publisher.rulebook import GROUPS, RULES, close_to

    if args.rule is None:
        console.write(rules_as_text(RULES.values(), GROUPS, console.language))
        return ExitCode.OK
    rule = RULES.get(args.rule.strip().lower().replace("_", "-"))
    if rule is None:
        close = close_to(args.rule)
        console.complain(
            PublisherError(
                message("there is no rule named `{rule}`", rule=args.rule),
                message("did you mean `{close}`?", close=close)
                if close
                else message("`publisher explain` lists all rules"),
            )
        )
        return ExitCode.USAGE
    console.write(rule_as_text(rule, GROUPS[rule.group], console.language))
    return ExitCode.OK
