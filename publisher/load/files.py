"""One content file: bytes → a table whose values know their places, or findings."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from publisher.load.broken import broken_toml
from publisher.load.leftover import leftovers, parsed
from publisher.load.positions import spans_of
from publisher.load.rules import BUKAN_UTF8, DAFTAR_TELAH_DIISI, KUNCI_TAK_DIKENAL
from publisher.regular import contents
from publisher.vocabulary.errors import ContentUnusable
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place, Source, whole_file
from publisher.vocabulary.values import Bilangan, Desimal, Teks

Table = dict[str, Any]
Read = Callable[[Path], bytes]
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MARKS = {  # the first bytes of what people save under the name of a content file
    b"PK\x03\x04": message("a document of Word or Excel, or a ZIP"),
    b"\xd0\xcf\x11\xe0": message("a document of an old Word or Excel"),
    b"{\\rtf": message("a document in RTF"),
    b"%PDF": message("a PDF"),
}
CHAPTERS = (
    *("laporan", "pengantar", "pendahuluan", "visi-misi", "perencanaan", "akuntabilitas"),
    *("penutup", "susunan"),
)
LARGEST_CHAPTER = 2  # MB: seven hundred pages, and rules read every word
LARGEST = 16  # MB of one file: ten thousand rows of budget are four


def from_disk(path: Path) -> bytes:
    """What a file holds. Raises FileNotFoundError and other OSErrors."""
    return contents(path, LARGEST_CHAPTER if path.stem in CHAPTERS else LARGEST)


def read_table(path: Path, read: Read = from_disk) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table that a file holds, with an `at` (its Place) in it and in every table below.

    Text and numbers are Teks, Bilangan and Desimal that know their place. The
    text keeps the file's line ends; values have `\\n` only.

    Raises FileNotFoundError, and ContentUnusable where the file cannot be read.
    """
    text, findings = read_text(path, read)
    if text is None:
        return None, findings
    try:
        spans = spans_of(text)  # first: it refuses what would take `tomllib` minutes
        data = parsed(text, parse_float=_decimal)
        place = Place(Source(path, text, spans))
        return placed(data, place), (*_own_at(data, place), *_begun(place))
    except ValueError as invalid:  # TOMLDecodeError is a ValueError
        return None, (broken_toml(path, text, invalid),)


def read_text(path: Path, read: Read = from_disk) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file in UTF-8, or the finding that says why it is none. Raises as above."""
    raw = _bytes_of(path, read).removeprefix(codecs.BOM_UTF8)
    foreign = _foreign(path, raw)
    if foreign is not None:
        return None, (foreign,)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as invalid:
        return None, (_not_utf8(path, raw, invalid.start),)


def _bytes_of(path: Path, read: Read) -> bytes:
    try:
        return read(path)
    except FileNotFoundError:
        raise
    except OSError as failed:
        raise ContentUnusable(
            message("`{path}` cannot be read: {reason}", path=path, reason=failed),
            at=whole_file(path),
        ) from failed


def _foreign(path: Path, raw: bytes) -> Finding | None:
    """What is no plain text at all, or text of an encoding with zeros between its letters."""
    kind = next((kind for mark, kind in MARKS.items() if raw.startswith(mark)), None)
    if kind is not None:
        said = message("the file is no plain text, but {kind}", kind=kind)
        return BUKAN_UTF8.found(whole_file(path), said, _AS_TEXT)
    # UTF-16 without its mark is known by the zeros; a single NUL in UTF-8 is no reason.
    if raw.startswith(UTF16) or raw.count(0) * 4 >= len(raw) > 0:
        return _utf16(path)
    return None


def _not_utf8(path: Path, raw: bytes, start: int) -> Finding:
    before = raw[:start].decode("utf-8")
    text = before + raw[start:].decode("utf-8", "replace")
    return BUKAN_UTF8.found(
        Place(Source(path, text, {}), (), len(before)),
        message(
            "the file is not saved as UTF-8: byte {byte}, in Windows' own encoding `{character}`",
            byte=f"0x{raw[start]:02X}",
            character=raw[start : start + 1].decode("cp1252", "replace"),
        ),
        _AS_UTF8,
    )


def _utf16(path: Path) -> Finding:
    return BUKAN_UTF8.found(
        whole_file(path), message("the file is saved as UTF-16, not UTF-8"), _AS_UTF8
    )


_AS_TEXT = message(
    "write its words in a text editor (Notepad, VS Code) and save them under this name"
)
_AS_UTF8 = message('save it again as UTF-8 (in Notepad: "Save as", Encoding: UTF-8)')


def _decimal(text: str) -> Decimal:
    """Money and measures must not pass through float: 2400.50 stays 2400.50."""
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of twenty digits: no number that we can hold
        return Decimal("NaN")


def placed(value: Any, place: Place) -> Any:
    """The same data, where every table and value knows its place."""
    match value:
        case dict():
            return {k: placed(v, place / k) for k, v in value.items()} | {"at": place}
        case list():
            return [placed(v, place / n) for n, v in enumerate(value)]
        case str():
            return Teks(value, (place,))
        case int() if not isinstance(value, bool):
            return Bilangan(value, (place,))
        case Decimal():
            return Desimal(value, (place,))
    return value


def _begun(place: Place) -> Iterator[Finding]:
    """Lines that call a list empty that has items further down."""
    source = place.source
    for keys in leftovers(source.text, source.spans):
        span, first = source.spans[keys], Place(source, (*keys, 0))
        yield DAFTAR_TELAH_DIISI.found(
            Place(source, keys, span.key, span.end),
            message(
                "`{line}` is left over: the list begins on line {number}",
                line=source.text[span.key : span.end],
                number=first.line,
            ),
            message("delete this line; --fix does it. It is read as if it were not there"),
            "",
        )


def _own_at(value: Any, place: Place) -> Iterator[Finding]:
    """A key `at` of the author's own is unknown everywhere, but hidden by our `at`."""
    if isinstance(value, dict):
        if "at" in value:
            yield KUNCI_TAK_DIKENAL.found(place / "at", message("unknown key `{name}`", name="at"))
        for key, inner in value.items():
            yield from _own_at(inner, place / key)
    if isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _own_at(inner, place / n)
