"""What a form leaves for a person to fill in: dots, lines, `XX`, `[isi …]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.reading.words import ANY_ROMAN, either
from publisher.vocabulary.pengetahuan.kata import Isian

_SIGNS = (
    r"(?<!\.)\.{4,}",  # dots of a form
    r"(?:\.\s){3,}\.",
    r"…[\s.…]*…",
    r"(?<![^\s(/.])(?:…|\.{3})(?![^\s).,;:/])",  # an ellipsis that stands for a word
    r"(?<!\w)_{2,}(?!\w)",
    r"(?<!\w)(?:20)?xx+(?!\w)",
    r"(?<!\w)(?:20XX|X{4,})(?!\w)",
    r"\bXX+(?=[.,]XXX|\s?%)",
    r"(?<=Nomor )XX+\b|(?<=Rp)X+\b|(?<=sebesar )XX+\b|(?<=sebanyak )XX+\b|(?<=tanggal )XX+\b",
    r"(?<![^\s(])<[^\W\d_](?:[^<>\n]{0,40}[^\s<>])?>(?![\w<])",
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
# What leads a reader of a typed contents to the page: a year, or a number behind a colon, is
# that of a form.
_TITLE = re.compile(r"[^\W\d_][^\n:]*$")
_PAGE = re.compile(rf"[ \t]*(?:\d{{1,3}}|(?i:{ANY_ROMAN}))[ \t]*$", re.MULTILINE)
_SERIES = re.compile(r"[,;]\s*$")


@dataclass(frozen=True, slots=True)
class Placeholder:
    start: int
    end: int


class PlaceholderReader:
    """The signs and the words of `isian`, ready to read any number of texts."""

    def __init__(self, isian: Isian) -> None:
        words, asks = either(isian.kata), either(isian.ajakan)
        own = (
            rf"(?<!\w)(?:{words})(?!\w)",
            rf"\((?:{asks})\b[^()]*\)",
            rf"\[(?:{asks}|(?:di)?isi)\b[^\[\]]*\]",
        )
        self.pattern = re.compile("|".join((*_SIGNS, *(f"(?i:{p})" for p in own))))

    def placeholders(self, text: str) -> Iterator[Placeholder]:
        """Each. An ellipsis inside a quotation, or of a series (`1, 2, …`), is none."""
        quotes = [q.span() for q in _QUOTED.finditer(text)]
        for found in self.pattern.finditer(text):
            ellipsis = found.group() in ("…", "...")
            quoted = any(a < found.start() < b for a, b in quotes)
            series = quoted or _SERIES.search(text[: found.start()][-4:])
            if not (ellipsis and series) and not _leads_to_a_page(found):
                yield Placeholder(found.start(), found.end())


def _leads_to_a_page(found: re.Match[str]) -> bool:
    """`BAB I PENDAHULUAN ..... i`: the dots of a line that ends with a page number."""
    if found[0].strip(".… \t"):
        return False
    before = found.string[max(0, found.start() - 200) : found.start()]
    return bool(_TITLE.search(before) and _PAGE.match(found.string, found.end()))
