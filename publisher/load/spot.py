"""Where `tomllib` gave a text up, and what stands around there: what `broken` and `quotes` ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.load.positions import LONG_TEXT, SHORT_TEXT
from publisher.vocabulary.messages import NOTHING, Message

CURLY = "“”„‟«»‘’‚"
# Closed texts and comments are taken whole, so that a quote found alone opens one never closed.
TEXTS = re.compile(
    f"{LONG_TEXT}|#[^\n]*|(?P<long>\"\"\"|''')|{SHORT_TEXT}|(?P<short>[\"'])", re.DOTALL
)
TOKENS = re.compile(rf"{TEXTS.pattern}|[\[\]{{}}]", re.DOTALL)
LONG_QUOTES = ('"""', "'''")
KEY_LINE = re.compile(r"^[ \t]*[A-Za-z0-9_-]+[ \t]*=[ \t]*(?:[\"'\[{\d].*)?$", re.MULTILINE)
COMMENT = re.compile(r"//|--|/\*|<!--|;\s*\S|%|'(?!')\s")
LOOK_BACK = 1000  # characters: a file may be one line of megabytes


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
