"""How a text is written inside a TOML string of a given kind."""

from __future__ import annotations

QUOTES = ('"""', "'''", '"', "'")
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


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
