"""A checklist as text for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from publisher.printers.catalog import translate
from publisher.vocabulary.checklist import Line, Verdict
from publisher.vocabulary.messages import Language, Message, message

VERDICTS: dict[Verdict, Message] = {
    Verdict.OK: message("good"),
    Verdict.WARNING: message("warning"),
    Verdict.ERROR: message("error"),
}


def checklist_as_text(lines: Sequence[Line], language: Language) -> str:
    """Verdict, subject and detail in columns, with each remedy on a line below."""
    # The words differ in length by language, so that the columns are measured, not set.
    words = {verdict: translate(said, language) for verdict, said in VERDICTS.items()}
    width = max(map(len, words.values()))
    subjects = [translate(line.subject, language) for line in lines]
    wide = max(map(len, subjects), default=0)
    printed = []
    for line, subject in zip(lines, subjects, strict=True):
        detail = translate(line.detail, language)
        printed.append(f"{words[line.verdict]:<{width}}  {subject:<{wide}}  {detail}".rstrip())
        if line.help.text:
            remedy = translate(message("help: {remedy}", remedy=line.help), language)
            printed.append(" " * (width + 2) + "= " + remedy)
    return "\n".join(printed)


def checklist_as_json(lines: Sequence[Line], language: Language) -> str:
    """An array of objects; `check` and `verdict` are the same words in every language."""
    return json.dumps(
        [
            {
                "check": line.key,
                "verdict": line.verdict.value,
                "subject": translate(line.subject, language),
                "detail": translate(line.detail, language),
                "help": translate(line.help, language) if line.help.text else "",
                "rules": list(line.rules),
            }
            for line in lines
        ],
        ensure_ascii=False,
        indent=2,
    )
