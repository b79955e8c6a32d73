"""Texts that a TOML file does not open or close as it should: a cause each, for `broken`."""

from __future__ import annotations

import re

from publisher.load.spot import CURLY, KEY_LINE, LONG_QUOTES, LOOK_BACK, TEXTS, Cause, Spot
from publisher.vocabulary.messages import message


def curly_quotes(spot: Spot) -> Cause | None:
    opened = spot.after[:1] and spot.after[0] in CURLY
    closed = spot.said.startswith("Illegal") and spot.before.rstrip()[-1:] in tuple(CURLY)
    if not opened and not closed:
        return None
    said = message("typographic quotes cannot begin or end a text")
    if re.fullmatch(f"([{CURLY}])\\1\\1", spot.after):
        return spot.cause(said, message('type three straight quotes: """'))
    return spot.cause(
        said, message('type straight quotes, "…"; typographic ones may stand inside the text')
    )


def swallowed_key(spot: Spot) -> Cause | None:
    """A long text without its end goes on to the next one, whose beginning then closes it."""
    for text in TEXTS.finditer(spot.text):
        if text.start() >= spot.offset:
            return None
        quotes = text[0][:3] if text.lastgroup is None else text["long"]
        if quotes not in LONG_QUOTES:
            continue
        end = len(spot.text) if text.lastgroup else text.end()
        opener = KEY_LINE.search(spot.text, text.start() + 3, end)
        closed_by_opener = spot.text[: text.end()].rpartition("\n")[2]
        if opener and (text.lastgroup or KEY_LINE.fullmatch(closed_by_opener)):
            return _never_closed(spot, text.start(), opener if text.lastgroup else None, text.end())
    return None


def _never_closed(spot: Spot, start: int, next_key: re.Match[str] | None, end: int) -> Cause:
    at = next_key.start() if next_key else end
    line = spot.text.count("\n", 0, at) + 1
    return Cause(
        start,
        message("the text that begins here has no closing quotes"),
        message(
            "write {quotes} on a line of its own above line {line}, where the next key begins",
            quotes=spot.text[start : start + 3],
            line=line,
        ),
    )


def unclosed_text(spot: Spot) -> Cause | None:
    if spot.said not in ("Unterminated string", "Illegal character '\\n'", 'Expected "\'"'):
        return None
    opening = next((m.start() for m in TEXTS.finditer(spot.text) if m.lastgroup), spot.offset)
    return Cause(
        opening,
        message("the text that begins here has no closing quote"),
        message('close it with the quote that opened it; text of several lines needs """ twice'),
    )


def text_behind_triple_quotes(spot: Spot) -> Cause | None:
    quotes = spot.before.rstrip()[-3:]
    if not spot.said.startswith("Expected newline") or quotes not in LONG_QUOTES:
        return None
    return spot.cause(
        message("more text stands behind the closing {quotes}", quotes=quotes),
        message(
            "move it above the {quotes}; if these should open a text, close the text above them "
            "with {quotes}",
            quotes=quotes,
        ),
    )


def two_quotes(spot: Spot) -> Cause | None:
    """`key = ""` above lines of text, or `key = ""text""`."""
    remedy = message(
        'one quote opens and closes a text of one line, and three (""") one of several lines'
    )
    if spot.said.startswith("Expected newline") and re.search(r"""=\s*(""|'')$""", spot.before):
        return spot.cause(message("the text is closed again where it begins"), remedy)
    above = re.compile(r"""=[ \t]*(""|'')[ \t\r]*\n\s*\Z""").search(
        spot.text,
        max(0, spot.offset - len(spot.before) - LOOK_BACK),
        spot.offset - len(spot.before),
    )
    if not above or KEY_LINE.match(spot.before + spot.after):
        return None
    return Cause(above.start(1), message("the text is closed again where it begins"), remedy)


def quote_inside_text(spot: Spot) -> Cause | None:
    quote = spot.before.rstrip()[-1:]
    inside = quote in ('"', "'") and quote in spot.after and spot.after[0] not in ",;\"'"
    if not spot.said.startswith(("Expected newline", "Unclosed")) or not inside:
        return None
    said = message("a quote inside the text ends it too early")
    if quote == "'":
        return spot.cause(said, message('put the whole text between double quotes: "…"'))
    return spot.cause(
        said, message('write `\\"` for a quote inside the text, or typographic quotes: “…”')
    )
