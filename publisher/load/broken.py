"""A text that `tomllib` refuses: where it is broken, and what its author can do."""

from __future__ import annotations

import re
from pathlib import Path

from publisher.load.causes import CAUSES
from publisher.load.positions import DEEPEST, TooDeep
from publisher.load.rules import TOML_RUSAK
from publisher.load.spot import Cause, Spot
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import message
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
