"""Why a TOML text is refused, in plain words.

A cause is a function: what `tomllib` said and where → the problem and its
remedy, or None where it is something else. To add one: write the function and
list it in `CAUSES`; the first that answers is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from publisher.load.bare import AS_DIGITS, letters_among_digits, remedy_for
from publisher.load.positions import LONG_TEXT, SHORT_TEXT, repeated_key
from publisher.vocabulary.messages import NOTHING, Message, message
from publisher.vocabulary.nodes import code_point

CURLY = "“”„‟«»‘’‚"
TEXTS = re.compile(
    f"{LONG_TEXT}|#[^\n]*|(?P<long>\"\"\"|''')|{SHORT_TEXT}|(?P<short>[\"'])", re.DOTALL
)
TOKENS = re.compile(rf"{TEXTS.pattern}|[\[\]{{}}]", re.DOTALL)
LONG_QUOTES = ('"""', "'''")
KEY_LINE = re.compile(r"^[ \t]*[A-Za-z0-9_-]+[ \t]*=[ \t]*(?:[\"'\[{\d].*)?$", re.MULTILINE)
COMMENT = re.compile(r"//|--|/\*|<!--|;\s*\S|%|'(?!')\s")
LOOK_BACK = 1000  # characters


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

    @property
    def line(self) -> str:
        return self.text[self.offset - len(self.before) : self.end_of_line]

    @property
    def open_bracket(self) -> int | None:
        """Where the innermost `[` or `{` opens that is still open at the spot."""
        opened: list[int] = []
        for token in TOKENS.finditer(self.text, 0, self.offset):
            if token[0] in ("[", "{"):
                opened.append(token.start())
            elif token[0] in ("]", "}") and opened:
                opened.pop()
        return opened[-1] if opened else None

    @property
    def in_brackets(self) -> bool:
        return self.open_bracket is not None

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
    said = message("typographic quotes cannot begin or end a text")
    if re.fullmatch(f"([{CURLY}])\\1\\1", spot.after):
        return spot.cause(said, message('type three straight quotes: """'))
    return spot.cause(
        said, message('type straight quotes, "…"; typographic ones may stand inside the text')
    )


def _swallowed_key(spot: Spot) -> Cause | None:
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


def _two_quotes(spot: Spot) -> Cause | None:
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


def _quote_inside_text(spot: Spot) -> Cause | None:
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
    _swallowed_key,
    _curly_quotes,
    _unclosed_text,
    _text_behind_triple_quotes,
    _old_line_ends,
    _invisible,
    _two_quotes,
    _quote_inside_text,
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
