"""Why a TOML text is refused, in plain words.

A cause is a function: what `tomllib` said and where → the problem and its
remedy, or None where it is something else. To add one: write the function and
list it in `CAUSES`; the first that answers is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from publisher.load.positions import LONG_TEXT, SHORT_TEXT, repeated_key
from publisher.vocabulary.messages import NOTHING, Message, message

CURLY = "“”„‟«»‘’‚"
TEXTS = re.compile(
    f"{LONG_TEXT}|#[^\n]*|(?P<long>\"\"\"|''')|{SHORT_TEXT}|(?P<short>[\"'])", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong at `offset`, and its remedy."""

    offset: int
    message: Message
    help: Message = NOTHING


@dataclass(frozen=True, slots=True)
class Spot:
    """Where `tomllib` gave up (an offset into the text), and what it said."""

    text: str
    said: str
    offset: int

    @property
    def before(self) -> str:
        """The line up to the spot."""
        return self.text[self.text.rfind("\n", 0, self.offset) + 1 : self.offset]

    @property
    def after(self) -> str:
        """The line from the spot on."""
        return self.text[self.offset : self.end_of_line].strip()

    @property
    def end_of_line(self) -> int:
        end = self.text.find("\n", self.offset)
        return len(self.text) if end < 0 else end

    @property
    def value(self) -> str:
        """What stands behind the line's `=`, without a comment."""
        return (self.before + self.after).partition("=")[2].partition("#")[0].strip()

    def cause(self, message: Message, help: Message = NOTHING) -> Cause:
        return Cause(self.offset, message, help)


def _repeated(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Cannot"):
        return None
    repeat = repeated_key(spot.text[: spot.end_of_line])
    if repeat is None:
        return spot.cause(message("this key is written twice"), message("keep one of the two"))
    keys, first, again = repeat
    key = ".".join(k for k in keys if isinstance(k, str))
    line = spot.text.count("\n", 0, first) + 1
    said = message("`{key}` is written twice: it already stands on line {line}", key=key, line=line)
    if spot.before.lstrip().startswith("["):
        help = message(
            "keep one; where there are several of a kind, each begins `[[{key}]]`", key=key
        )
        return Cause(again, said, help)
    return Cause(again, said, message("keep one of the two"))


def _repeated_in_braces(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Duplicate inline"):
        return None
    key = spot.said.partition("'")[2].rstrip("'")
    said = message("`{key}` is written twice between the same braces", key=key)
    return spot.cause(said, message("keep one of the two"))


def _curly_quotes(spot: Spot) -> Cause | None:
    opened = spot.after[:1] and spot.after[0] in CURLY
    closed = spot.said.startswith("Illegal") and spot.before.rstrip()[-1:] in tuple(CURLY)
    if not opened and not closed:
        return None
    return spot.cause(
        message("typographic quotes cannot begin or end a text"),
        message('type straight quotes, "…"; typographic ones may stand inside the text'),
    )


def _unclosed_text(spot: Spot) -> Cause | None:
    if spot.said not in ("Unterminated string", "Illegal character '\\n'", 'Expected "\'"'):
        return None
    opening = next((m.start() for m in TEXTS.finditer(spot.text) if m.lastgroup), spot.offset)
    return Cause(
        opening,
        message("the text that begins here has no closing quote"),
        message('close it with the quote that opened it; text of several lines needs """ twice'),
    )


def _text_behind_triple_quotes(spot: Spot) -> Cause | None:
    quotes = spot.before.rstrip()[-3:]
    if not spot.said.startswith("Expected newline") or quotes not in ('"""', "'''"):
        return None
    return spot.cause(
        message("more text stands behind the closing {quotes}", quotes=quotes),
        message(
            "if these {quotes} should open a text, close the text above them with {quotes}",
            quotes=quotes,
        ),
    )


def _quote_inside_text(spot: Spot) -> Cause | None:
    quote = spot.before.rstrip()[-1:]
    inside = quote in ('"', "'") and quote in spot.after
    if not spot.said.startswith(("Expected newline", "Unclosed")) or not inside:
        return None
    return spot.cause(
        message("a quote inside the text ends it too early"),
        message('write `\\"` for a quote inside the text, or typographic quotes: “…”'),
    )


def _strange_number(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Expected newline"):
        return None
    found = next((help for form, help in _NUMBERS if re.fullmatch(form, spot.value)), None)
    said = message("`{value}` is not a number or date as TOML writes it", value=spot.value)
    return spot.cause(said, found) if found else None


_NUMBERS = (
    (r"\d\.\d\d(\.\d+)+", message('put a code in quotes: `"7.01.01.2.06"`')),
    (
        r"-?\d{1,3}([.,]\d{3})+([.,]\d+)?(,-)?",
        message("write an amount without Rp and dots: `2_000_000` or `2000000`"),
    ),
    (r"-?\d+,\d+", message("write a decimal point, not a comma: `91.67`")),
    (r"-?\d+(\.\d+)?\s*%", message("write the number without the percent sign: `91.67`")),
    (
        r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[/.]\d{1,2}[/.]\d{1,2}",
        message("write a date as year-month-day: `2023-06-30`"),
    ),
    (r"0\d+", message('put a code in quotes, `"007"`; a number has no zero in front')),
    (r"\d[\d.,]*\s+\w.*", message('put text in quotes: `"4 Dokumen"`; a number stands alone')),
)


def _no_value(spot: Spot) -> Cause | None:
    if spot.said != "Invalid value" or spot.after[:1] not in ("", "#"):
        return None
    return spot.cause(
        message("a value is missing here"), message("write the value, or delete the line")
    )


def _bare_text(spot: Spot) -> Cause | None:
    if spot.said != "Invalid value":
        return None
    value = re.split(r"[,\]}#]", spot.after)[0].strip() or spot.after
    if value.lower() in ("true", "false"):
        help = message("write `{value}` in small letters", value=value.lower())
    elif re.match(r"Rp\.?\s*\d", value):
        help = message("write an amount without Rp and dots: `2_000_000` or `2000000`")
    else:
        help = message('put text between straight quotes: "…"')
    return spot.cause(message("`{value}` is text without quotes", value=value), help)


def _no_such_date(spot: Spot) -> Cause | None:
    if spot.said != "Invalid date or datetime":
        return None
    said = message("`{value}` is no date of the calendar", value=spot.after)
    return spot.cause(said, message("write a date as year-month-day: `2023-06-30`"))


def _backslash(spot: Spot) -> Cause | None:
    if not spot.said.startswith(("Unescaped", "Invalid hex", "Escaped")):
        return None
    return Cause(
        spot.text.rfind("\\", 0, spot.offset),
        message("a backslash inside the text begins a special sign that does not exist"),
        message("write `/` in the name of a file, or `\\\\` for a backslash in text"),
    )


def _no_equals(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Expected '='"):
        return None
    said = message("no `=` stands behind the key")
    if spot.after.startswith(":"):
        return spot.cause(said, message("write `=` instead of `:`"))
    return spot.cause(
        said,
        message('write `key = "text"`; a key has `_` where words have a blank between them'),
    )


def _brackets(spot: Spot) -> Cause | None:
    if not spot.said.startswith(("Expected ']", "Invalid initial character")):
        return None
    return spot.cause(
        message("the name of a table is not complete"),
        message("write `[name]`, or `[[name]]` where there are several of a kind, on its own line"),
    )


def _list(spot: Spot) -> Cause | None:
    if spot.said != "Unclosed array":
        return None
    return spot.cause(
        message("a list is not closed, or a comma is missing in it"),
        message("put a comma between the items and `]` behind the last"),
    )


def _braces(spot: Spot) -> Cause | None:
    if spot.said != "Unclosed inline table":
        return None
    return spot.cause(
        message("a `{{` is not closed on its line, or a comma is missing behind it"),
        message("write the keys on lines of their own below `[name]`"),
    )


def _control_character(spot: Spot) -> Cause | None:
    if not spot.said.startswith(("Illegal character", "Found invalid character")):
        return None
    code = f"U+{ord(spot.text[spot.offset]):04X}"
    said = message("an invisible control character ({code}) stands here", code=code)
    return spot.cause(said, message("delete it and type the place again"))


def _behind_the_value(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Expected newline"):
        return None
    return spot.cause(
        message("something stands behind the value: `{rest}`", rest=spot.after),
        message("end the line after the value, put text in quotes, and begin a comment with #"),
    )


def _something_else(spot: Spot) -> Cause:
    return spot.cause(
        message("this line cannot be read"),
        message('a line is `key = value`, `[name]`, or part of a text between """ and """'),
    )


CAUSES: tuple[Callable[[Spot], Cause | None], ...] = (
    _repeated,
    _repeated_in_braces,
    _curly_quotes,
    _unclosed_text,
    _text_behind_triple_quotes,
    _quote_inside_text,
    _strange_number,
    _no_value,
    _bare_text,
    _no_such_date,
    _backslash,
    _no_equals,
    _brackets,
    _list,
    _braces,
    _control_character,
    _behind_the_value,
    _something_else,
)
