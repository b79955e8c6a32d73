"""An empty list that its own items contradict: `program = []`, and `[[program]]` further down.

TOML refuses such a file, but it says only one thing: the list has begun. Its line is read as if
it were blank, and told, and a fix takes it away. Nothing else of the file is read otherwise.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from publisher.load.positions import spans_of
from publisher.vocabulary.places import Keys, Span

_EMPTY = re.compile(r"\[\s*\]")
_LETTER = re.compile(r"[^\r\n]")
_REST = re.compile(r"[ \t]*(\r?\n|$)?")


def parsed(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """What `text` says. Raises ValueError (TOMLDecodeError) where it is no TOML."""
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError:
        again = _blanked(text)
        if again == text:
            raise
    return tomllib.loads(again, parse_float=parse_float)


def leftovers(text: str, spans: Mapping[Keys, Span]) -> Iterator[Keys]:
    """The lists that are written as empty on a line of their own, and begun below."""
    for keys, span in spans.items():
        below = spans.get((*keys, 0))
        begun = below is not None and below.start > span.end and text.startswith("[[", below.start)
        if begun and _EMPTY.fullmatch(text, span.start, span.end) and _alone(text, span):
            yield keys


def line_of(text: str, span: Span) -> tuple[int, int]:
    """Where the statement of a leftover begins and ends: its whole line, a remark behind it not."""
    rest = _REST.match(text, span.end)
    end = rest.end() if rest else span.end
    alone = rest is not None and rest[1] is not None
    return (text.rfind("\n", 0, span.key) + 1 if alone else span.key), end


def _alone(text: str, span: Span) -> bool:
    """Not one of several between braces."""
    before = text[text.rfind("\n", 0, span.key) + 1 : span.key]
    end = text.find("\n", span.end)
    after = text[span.end : end if end >= 0 else len(text)].strip()
    return not before.strip() and (not after or after.startswith("#"))


def _blanked(text: str) -> str:
    """The same letters at the same places, but for the leftovers, which are blanks."""
    spans = spans_of(text)
    for keys in list(leftovers(text, spans)):
        span = spans[keys]
        blank = _LETTER.sub(" ", text[span.key : span.end])
        text = text[: span.key] + blank + text[span.end :]
    return text
