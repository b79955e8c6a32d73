"""Rules as people read them: what is wrong, why it matters, how to mend it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from publisher.printers.catalog import paragraph, translate
from publisher.printers.text import SEVERITIES
from publisher.vocabulary.messages import Language, Message, message
from publisher.vocabulary.rules import Rule

WIDTH = 88  # characters: what is read easily, and fits half a screen


def rule_as_text(rule: Rule, group: Message, language: Language) -> str:
    """The whole explanation, without a newline at the end."""
    facts = [
        message("group: {group} ({about})", group=rule.group, about=group),
        message("severity: {severities}", severities=severities_as_text(rule, language)),
        waiving(rule),
    ]
    head = "\n".join([rule.id, *(f"  {translate(fact, language)}" for fact in facts)])
    said = (paragraph(p, language) for p in rule.paragraphs)
    return "\n\n".join([head, *(_filled(p) for p in said)])


def rules_as_text(rules: Iterable[Rule], groups: Mapping[str, Message], language: Language) -> str:
    """Every rule by group, each with its first sentence."""
    listed = list(rules)
    blocks = []
    for name, about in groups.items():
        lines = [
            f"  {rule.id}\n{_filled(paragraph(rule.paragraphs[0], language), ' ' * 6)}"
            for rule in listed
            if rule.group == name
        ]
        if lines:
            blocks.append("\n".join([f"{name}: {translate(about, language)}", *lines]))
    return "\n\n".join(blocks)


def severities_as_text(rule: Rule, language: Language) -> str:
    return ", ".join(translate(SEVERITIES[s], language) for s in rule.severities)


def waiving(rule: Rule) -> Message:
    """May an author keep what the rule finds?"""
    if not rule.waivable:
        return message("cannot be waived")
    # A rule may be an error in one place and a warning in another, and only the latter be waivable.
    if set(rule.severities) <= set(rule.waivable):
        return message("can be waived in laporan.toml, with a reason")
    return message("can be waived in laporan.toml, with a reason, where it is no error")


def _filled(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
