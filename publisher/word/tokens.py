"""Printed values as tokens: what a template prints stays a value until the XML is a tree.

Jinja's `finalize` puts each printed value into a ledger and prints a token of
private-use characters in its place. So nothing needs escaping, a narrative can
become paragraphs, and every run knows the places that its text came from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Undefined

TOKEN = re.compile("\ue000(\\d+)\ue001")


@dataclass(slots=True)
class Ledger:
    """The printed values of one rendering, by number."""

    values: list[Any] = field(default_factory=list)

    def put(self, value: Any) -> str:
        """The token of a value. Raises UndefinedError for a name that does not exist."""
        if isinstance(value, Undefined):
            return str(value)  # a StrictUndefined raises here
        if type(value) is str and TOKEN.search(value):
            return value  # what a macro has printed
        self.values.append(value)
        return f"\ue000{len(self.values) - 1}\ue001"

    def get(self, token: re.Match[str]) -> Any:
        return self.values[int(token[1])]

    def split(self, text: str) -> list[Any]:
        """Plain text and values in the order of `text`; empty text left out."""
        parts: list[Any] = []
        at = 0
        for token in TOKEN.finditer(text):
            parts += [text[at : token.start()]] if token.start() > at else []
            parts.append(self.get(token))
            at = token.end()
        return [*parts, text[at:]] if at < len(text) else parts

    def only_value(self, text: str) -> Any | None:
        """The value that is all of `text`, if there is just one."""
        token = TOKEN.fullmatch(text.strip())
        return self.get(token) if token else None
