"""A text that `tomllib` refuses: where it is broken, and what its author can do.

`tomllib` says where it gave up, and in a few words why; `spot` looks around there. A
cause is a function: spot → the problem and its remedy, or None where it is something
else. The first in `CAUSES` that answers is taken, so the sure ones stand first, and
those that would answer to almost anything last. Causes of texts that do not open or
close are in `quotes`, and what a value without quotes was meant to be is in `bare`.
To add a cause: write the function and list it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from publisher.load.bare import AS_DIGITS, letters_among_digits, remedy_for
from publisher.load.positions import DEEPEST, TooDeep, repeated_key
from publisher.load.quotes import (
    curly_quotes,
    quote_inside_text,
    swallowed_key,
    text_behind_triple_quotes,
    two_quotes,
    unclosed_text,
)
from publisher.load.rules import TOML_RUSAK
from publisher.load.spot import COMMENT, KEY_LINE, Cause, Spot
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import code_point
from publisher.vocabulary.places import Place, Source

POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
LONG_NUMBER = re.compile(r"[\d_]{4000}")


def broken_toml(path: Path, text: str, invalid: Exception) -> Finding:
    """A finding for what `tomllib` raised: TooDeep, TOMLDecodeError or ValueError."""
    cause = _cause(text, invalid)
    place = Place(Source(path, text, {}), (), cause.offset)
    return TOML_RUSAK.found(place, cause.message, cause.help)


def _cause(text: str, invalid: Exception) -> Cause:
    if isinstance(invalid, TooDeep):
        return Cause(
            invalid.offset,
            message("keys or brackets are nested too deeply: more than {number}", number=DEEPEST),
            message("look for a bracket that is not closed, or for a key with too many dots"),
        )
    position = POSITION.search(str(invalid))
    if not position:
        return _beyond_limits(text)
    # Until Python 3.14 the position stands in the message only.
    line, column = position.groups()
    offset = len(text.rstrip()) if line is None else _offset(text, int(line), int(column))
    spot = Spot(text, str(invalid)[: position.start()], offset)
    return next(filter(None, (cause(spot) for cause in CAUSES)))


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1


def _beyond_limits(text: str) -> Cause:
    found = LONG_NUMBER.search(text)
    return Cause(
        found.start() if found else 0,
        message("a number has thousands of digits"),
        message("correct the number, or put it in quotes"),
    )


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


def _letter_for_digit(spot: Spot) -> Cause | None:
    letters = letters_among_digits(spot.value)
    if not letters or not spot.said.startswith(("Expected newline", "Invalid value")):
        return None
    return spot.cause(
        message(
            "`{value}` has a letter among its digits: {letters}",
            value=spot.value,
            letters=letters,
        ),
        message("write the digits 0 and 1: `{value}`", value=spot.value.translate(AS_DIGITS)),
    )


def _strange_number(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Expected newline") or spot.in_brackets:
        return None
    remedy = remedy_for(spot.value)
    said = message("`{value}` is not a number or date as TOML writes it", value=spot.value)
    if remedy and spot.value[:1] in ('"', "'"):
        said = message("more than one value stands here")
    return spot.cause(said, remedy) if remedy else None


def _no_value(spot: Spot) -> Cause | None:
    if spot.said != "Invalid value" or spot.after[:1] not in ("", "#"):
        return None
    following = spot.text[spot.end_of_line :].lstrip()
    if following and not following.startswith(("[", "#")) and not KEY_LINE.match(following):
        return spot.cause(
            message("the quotes that open the text are missing here"),
            message('write """ here, and again on a line of its own below the text'),
        )
    return spot.cause(
        message("a value is missing here"), message("write the value, or delete the line")
    )


def _bare_text(spot: Spot) -> Cause | None:
    if spot.said != "Invalid value":
        return None
    if spot.after.startswith("="):
        return spot.cause(message("`=` stands here twice"), message("delete one of the two"))
    if spot.after.startswith((",", ";")):
        return spot.cause(
            message("a comma stands here without a value before it"), message("delete the comma")
        )
    value = spot.value
    if spot.in_brackets:
        value = re.split(r"[,\]}#]", spot.after)[0].strip() or spot.after
    if value[-1:] in ('"', "'") and value[0] not in "\"'`":
        return spot.cause(
            message("the quote that opens the text is missing here"),
            message("write {quote} in front of the text", quote=value[-1]),
        )
    help = remedy_for(value) or message('put text between straight quotes: "…"')
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


def _comment(spot: Spot) -> Cause | None:
    line = spot.line.lstrip()
    if not COMMENT.match(spot.after) and not COMMENT.match(line):
        return None
    if spot.said.startswith(("Expected newline", "Expected '='", "Invalid statement")):
        return spot.cause(
            message("this is no comment as TOML writes it"), message("begin a comment with #")
        )
    return None


def _pasted_cells(spot: Spot) -> Cause | None:
    if "\t" not in spot.line.strip() or not spot.said.startswith("Expected"):
        return None
    if "=" in spot.line and not spot.before.endswith("\t"):
        return None
    return spot.cause(
        message("several cells of a spreadsheet stand on this line"),
        message("write one cell a line, each as `key = value`"),
    )


def _no_equals(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Expected '='"):
        return None
    said = message("no `=` stands behind the key")
    if spot.after.startswith(":"):
        return spot.cause(said, message("write `=` instead of `:`"))
    if spot.in_brackets:
        return spot.cause(
            message("between braces stands `key = value`"),
            message("write a list between square brackets: `[5, 10]`"),
        )
    if spot.after[:1] in ('"', "'"):
        return spot.cause(said, message("write `=` between the key and its text"))
    name, equals, _ = spot.line.partition("=")
    if equals and re.fullmatch(r"[\w -]+", name.strip()):
        return spot.cause(
            message("the key `{name}` has a blank in it", name=name.strip()),
            message("write `{name} = …`", name="_".join(name.split())),
        )
    return spot.cause(
        message("this line is no `key = value`"),
        message(
            'if it belongs to the text above, put all of that between """ and """; '
            "if it is a comment, begin it with #"
        ),
    )


def _brackets(spot: Spot) -> Cause | None:
    line = spot.line.strip()
    opens = spot.said.startswith(("Expected ']", "Invalid initial character"))
    if not opens and not re.fullmatch(r"[({<][\w .]+[)}>]", line):
        return None
    name = "_".join(re.sub(r"[^\w. -]", " ", line).split())
    header = f"[[{name}]]" if line.startswith("[[") else f"[{name}]"
    return spot.cause(
        message("the name of a table is not complete"),
        message(
            "write `{header}`, or `[[{name}]]` where there are several of a kind, on its own line",
            header=header,
            name=name,
        )
        if name and header[1] != "["
        else message("write `[[{name}]]` on its own line", name=name or "nama"),
    )


def _list(spot: Spot) -> Cause | None:
    if spot.said != "Unclosed array":
        return None
    opening = spot.open_bracket
    if opening is not None and "\n" in spot.text[opening : spot.offset]:
        line = spot.text.count("\n", 0, spot.offset) + 1
        return Cause(
            opening,
            message("the list that begins here is not closed, or a comma is missing in it"),
            message(
                "put a comma between the items and `]` behind the last, above line {line}",
                line=line,
            ),
        )
    return spot.cause(
        message("a list is not closed, or a comma is missing in it"),
        message("put a comma between the items and `]` behind the last"),
    )


def _braces(spot: Spot) -> Cause | None:
    if spot.said != "Unclosed inline table":
        return None
    return spot.cause(
        message("a `{{` is not closed on its line, or a comma is missing behind it"),
        message("write `}}` behind the last value, on the same line, and commas between them"),
    )


def _old_line_ends(spot: Spot) -> Cause | None:
    if spot.text[spot.offset : spot.offset + 1] != "\r":
        return None
    return spot.cause(
        message("the lines of this file end as on an old Mac (CR alone)"),
        message("save it again with line ends of Windows (CRLF) or Unix (LF)"),
    )


def _invisible(spot: Spot) -> Cause | None:
    """Blanks and marks that come along from Word or the web."""
    at = spot.text[spot.offset : spot.offset + 1]
    if not at or at.isprintable() or at in " \t\r\n" or ord(at) < ord(" "):
        return None
    return spot.cause(
        message("an invisible character ({code}) stands here", code=code_point(at)),
        message("delete it, and type a plain blank where one is wanted"),
    )


def _control_character(spot: Spot) -> Cause | None:
    if not spot.said.startswith(("Illegal character", "Found invalid character")):
        return None
    said = message(
        "an invisible control character ({code}) stands here",
        code=code_point(spot.text[spot.offset]),
    )
    return spot.cause(said, message("delete it and type the place again"))


def _behind_the_value(spot: Spot) -> Cause | None:
    if not spot.said.startswith("Expected newline"):
        return None
    rest = spot.after
    if rest in (",", ";", "."):
        return spot.cause(
            message("a line does not end with `{sign}`", sign=rest), message("delete it")
        )
    if spot.line.lstrip().startswith("["):
        return spot.cause(
            message("something stands behind the name of the table: `{rest}`", rest=rest),
            message("write it on the next line as `key = value`, or as a comment with #"),
        )
    if re.match(r"[,;]\s*[\w-]+\s*=", rest):
        return spot.cause(
            message("two keys stand on one line"), message("write each key on its own line")
        )
    return spot.cause(
        message("something stands behind the value: `{rest}`", rest=rest),
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
    swallowed_key,
    curly_quotes,
    unclosed_text,
    text_behind_triple_quotes,
    _old_line_ends,
    _invisible,
    two_quotes,
    quote_inside_text,
    _letter_for_digit,
    _strange_number,
    _no_value,
    _bare_text,
    _no_such_date,
    _backslash,
    _comment,
    _pasted_cells,
    _no_equals,
    _brackets,
    _list,
    _braces,
    _control_character,
    _behind_the_value,
    _something_else,
)
