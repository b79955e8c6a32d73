"""A text and how it is written inside a TOML string: from the one to the other, and back."""

from __future__ import annotations

import re

QUOTES = ('"""', "'''", '"', "'")
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}

# What is not one letter for one character. tomllib reads a Windows line end as \n.
_LINE_END = re.compile("\r\n")
_ESCAPED = re.compile(
    r"\r\n|\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?P<gap>[ \t]*\r?\n[ \t\r\n]*)|.)", re.DOTALL
)


def quote_of(token: str) -> str | None:
    """The quotation marks that open a raw value; None where it is no string."""
    return next((q for q in QUOTES if token.startswith(q)), None)


def written(text: str, quote: str, line_end: str = "\n") -> str | None:
    """`text` as it stands between `quote`s; None where such a string cannot hold it.

    >>> written('a "b"', '"')
    'a \\\\"b\\\\"'
    """
    long = len(quote) == 3
    if quote[0] == "'":
        return _literal(text, long, line_end)
    return "".join(line_end if c == "\n" and long else _escaped(c, long) for c in text)


def _literal(text: str, long: bool, line_end: str) -> str | None:
    # Even in a long one a quotation mark is refused: it may meet two others.
    allowed = "\t\n" if long else "\t"
    if "'" in text or any(_control(c) and c not in allowed for c in text):
        return None
    return text.replace("\n", line_end)


def _escaped(character: str, long: bool) -> str:
    if character == "\t" and long:
        return character
    if character in _NAMED:
        return _NAMED[character]
    return f"\\u{ord(character):04X}" if _control(character) else character


def _control(character: str) -> bool:
    return ord(character) < 32 or ord(character) == 127


def offsets_in(token: str) -> tuple[int, ...]:
    """Where each character of a TOML string stands in its raw token, and where the last one ends.

    Nothing for a token that is no string.

    >>> offsets_in('"a\\\\tb"')
    (1, 2, 4, 5)
    """
    quote = quote_of(token)
    if quote is None or len(token) < 2 * len(quote):
        return ()
    at, stop = len(quote), len(token) - len(quote)
    if len(quote) == 3:  # a line end behind the opening quotes is none of the text
        at += 2 if token.startswith("\r\n", at) else token.startswith("\n", at)
    unlike = _ESCAPED if quote[0] == '"' else _LINE_END
    offsets: list[int] = []
    for found in unlike.finditer(token, at, stop):  # what stands between is letter for letter
        offsets += range(at, found.start())
        if found[0] == "\r\n":
            offsets.append(found.start() + 1)
        elif found["gap"] is None:
            offsets.append(found.start())
        at = found.end()
    return (*offsets, *range(at, stop), stop)
