"""Every rule there is, wherever it is found: its group, what it means, how severe it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from types import CodeType
from typing import Any

from publisher import assemble, checks, load
from publisher.convert import huruf_diganti
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import ANY, NONE, Rule, Severities

GROUPS: dict[str, Message] = {
    "berkas": message("files that cannot be read as they are"),
    "angka": message("figures that do not agree"),
    "kode": message("codes of programs and accounts"),
    "pejabat": message("officials, signatures and dates"),
    "prosa": message("what the narrative says and asks for"),
    "struktur": message("parts that are missing or in the wrong place"),
    "organisasi": message("units, tasks and functions"),
    "hukum": message("regulations and how they are cited"),
    "ejaan": message("spelling and wording"),
    "lampiran": message("files of the lampiran"),
    "keluaran": message("the finished files"),
    "pengecualian": message("waivers"),
}
"""Every group in the order of the pages that list them, and what it is about."""


def _of_checks() -> Iterator[Rule]:
    groups: dict[str, tuple[Callable[..., Any], ...]] = {
        **checks.GROUPS,
        checks.OUTPUT_GROUP: checks.OUTPUT_CHECKS,
    }
    for group, functions in groups.items():
        for function in functions:
            yield Rule(
                function.__name__.replace("_", "-"),
                group,
                function.__doc__ or "",
                severities(function),
                NONE if function in checks.UNWAIVABLE else ANY,
                function.__module__,
                late=group == checks.OUTPUT_GROUP,
            )


def severities(function: Callable[..., Any]) -> Severities:
    """Those that the function and its helpers can give: which of their names they use."""
    inside = function.__globals__
    seen: set[CodeType] = set()
    named: set[str] = set()
    ahead: list[CodeType] = [function.__code__]
    while ahead:
        code = ahead.pop()
        if code in seen:
            continue
        seen.add(code)
        named.update(code.co_names)
        ahead += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
        ahead += [
            inside[name].__code__
            for name in code.co_names
            if getattr(inside.get(name), "__module__", None) == function.__module__
            and hasattr(inside[name], "__code__")
        ]
    tables = [inside[name] for name in named if isinstance(inside.get(name), dict)]
    told = [value for table in tables for value in table.values() if isinstance(value, Severity)]
    return tuple(
        severity
        for severity in Severity
        if severity.value in named or severity.name in named or severity in told
    )


def _sorted(rules: list[Rule]) -> Mapping[str, Rule]:
    order = list(GROUPS)
    return {rule.id: rule for rule in sorted(rules, key=lambda r: (order.index(r.group), r.id))}


def _fonts() -> Rule:
    told = (Severity.WARNING, Severity.INFO)
    about = huruf_diganti.__doc__ or ""
    return Rule("huruf-diganti", "keluaran", about, told, ANY, huruf_diganti.__module__, True)


_EDITED = """
An output file is not as the program made it: somebody edited or signed it since.

A build makes laporan.docx, laporan.pdf and the review copy anew from the content, so
that what was typed, commented or signed in them would be lost. The file as it was is
kept beside, with the day in its name; an earlier copy is never replaced. Edits that
shall stay belong into the content files. A file that no manifest knows is kept too.
"""
_OPEN = """
laporan.docx is open in Word or LibreOffice while the report is built.

It cannot be replaced, or the open window would later write over the new one. The PDF
and the manifest are made, and the new Word file lies beside as `laporan (baru).docx`;
the next build after the file was closed puts everything in its place. Whether a file is
open is known from the lock file beside it (`~$…`, `.~lock…#`); one that is older than a
day is taken for a leftover of a crash.
"""


def _earlier() -> Iterator[Rule]:
    for id, about in (("hasil-disunting", _EDITED), ("hasil-terbuka", _OPEN)):
        yield Rule(id, "keluaran", about, (Severity.WARNING,), ANY, __name__, late=True)


RULES: Mapping[str, Rule] = _sorted(
    [*load.RULES, *_of_checks(), *assemble.RULES, *checks.RULES, _fonts(), *_earlier()],
)
"""By id; in the order of the groups."""


def close_to(id: str) -> str | None:
    """The rule that somebody may have meant."""
    return next(iter(get_close_matches(id.lower().replace("_", "-"), RULES, n=1)), None)
