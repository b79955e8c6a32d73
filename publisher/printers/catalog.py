"""Messages in the reader's language, by the gettext catalogs in `locale/`.

The English text is the key. A sentence that a catalog lacks stays English.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from publisher.printers.paths import shown
from publisher.printers.reasons import reason
from publisher.vocabulary.messages import Language, Message
from publisher.vocabulary.values import Rupiah

LOCALE = Path(__file__).parent.parent / "locale"
KEY: Language = "en"  # the sentences in the code are English: no catalog translates them


def catalog_file(language: Language) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "publisher.po"


@cache
def _sentences(language: Language) -> Mapping[str, str]:
    if language == KEY:
        return {}
    with catalog_file(language).open("rb") as file:
        catalog = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in catalog if m.id and m.string and not m.fuzzy}


def translate(message: Message, language: Language) -> str:
    """The sentence with its values, in `language`."""
    text = _sentences(language).get(message.text, message.text)
    return text.format_map({name: value_as_text(v, language) for name, v in message.values})


def paragraph(text: str, language: Language) -> str:
    """A paragraph of an explanation, in `language`. It has no values: its braces are its own."""
    return _sentences(language).get(text, text)


def value_as_text(value: Any, language: Language) -> str:
    """A value as it stands in a sentence: paths short, lists joined, decimals localised.

    A plain `int` is not grouped: it may be a year or a line.
    """
    match value:
        case Message():
            return translate(value, language)
        case OSError():
            return translate(reason(value), language)
        case Path():
            return shown(value)
        case Rupiah():
            return "Rp" + format_decimal(int(value), locale=language)
        case Decimal():
            return format_decimal(value, locale=language, decimal_quantization=False)
        case dt.date():
            return format_date(value, "d MMMM y", locale=language)
        case list() | tuple() | set() | frozenset():
            items = sorted(value) if isinstance(value, set | frozenset) else value
            return ", ".join(value_as_text(v, language) for v in items)
        case _:
            return printable(str(value))


def printable(text: str) -> str:
    """Without control characters: a file's text must not steer the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
