"""Messages in the reader's language, by the gettext catalogs in `locale/`.

The English text is the key. A sentence that a catalog lacks stays English.
"""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from publisher.cache import derived
from publisher.vocabulary.errors import Unfit
from publisher.vocabulary.messages import Language, Message, message
from publisher.vocabulary.values import Rupiah

CATALOGS = Path(__file__).parent.parent / "locale"
KEY: Language = "en"  # the sentences in the code are English: no catalog translates them


# Why the system refused something, in words of ours: its own are in its own language.
_REASONS: dict[int, Message] = {
    errno.EACCES: message("permission denied"),
    errno.EPERM: message("permission denied"),
    errno.EROFS: message("the disk cannot be written to"),
    errno.ENOSPC: message("the disk is full"),
    errno.EDQUOT: message("your share of the disk is used up"),
    errno.EFBIG: message("the file would be larger than is allowed here"),
    errno.EIO: message("the disk is damaged or was taken out"),
    errno.ENOENT: message("no such file or folder"),
    errno.ENOTDIR: message("a part of the path is not a folder"),
    errno.EISDIR: message("it is a folder"),
    errno.EEXIST: message("it exists already"),
    errno.ENOTEMPTY: message("the folder is not empty"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.EBUSY: message("another program uses it"),
    errno.ENOEXEC: message("it is not a program for this system"),
}


def catalog_file(language: Language) -> Path:
    return CATALOGS / language / "LC_MESSAGES" / "publisher.po"


@cache
def _sentences(language: Language) -> Mapping[str, str]:
    if language == KEY:
        return {}
    return derived(
        f"sentences {language}", catalog_file(language).read_bytes(), lambda: _read(language)
    )


def _read(language: Language) -> dict[str, str]:
    # Late, here and below: most runs know the sentences already, and format no figure.
    from babel.messages.pofile import read_po

    with catalog_file(language).open("rb") as file:
        catalog = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in catalog if m.id and m.string and not m.fuzzy}


def translate(message: Message, language: Language) -> str:
    """The sentence with its values, in `language`."""
    # A sentence that is not translated yet is better than none.
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
            return "Rp" + _decimal(int(value), language)
        case Decimal():
            return _decimal(value, language)
        case dt.date():
            from babel.dates import format_date

            return format_date(value, "d MMMM y", locale=language)
        case list() | tuple() | set() | frozenset():
            # A set has no order of its own, and the same findings must print the same.
            items = sorted(value) if isinstance(value, set | frozenset) else value
            return ", ".join(value_as_text(v, language) for v in items)
        case _:
            return printable(str(value))


def _decimal(value: int | Decimal, language: Language) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=language, decimal_quantization=False)


def printable(text: str) -> str:
    """Without control characters: a file's text must not steer the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def shown(path: Path) -> str:
    """Relative to the current folder when inside it; with forward slashes."""
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def reason(refused: OSError) -> Message:
    """The reason alone, without the path."""
    if isinstance(refused, Unfit):
        return refused.said
    unknown = message("the system refused it (error number {number})", number=refused.errno or 0)
    return _REASONS.get(refused.errno or 0, unknown)
