"""The program's own TOML files: read as an office's are, but taken apart only once."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from publisher.cache import derived
from publisher.load.files import Table, placed
from publisher.load.positions import spans_of
from publisher.vocabulary.places import Place, Source, Span


def read_shared(path: Path) -> Table:
    """The table of a file that is as it should be; its values know their places."""
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    told = derived("toml", raw, lambda: _told(text))
    spans = {tuple(keys): Span(*numbers) for keys, numbers in told["spans"]}
    return placed(_from_json(told["data"]), Place(Source(path, text, spans)))  # type: ignore[no-any-return]


def _told(text: str) -> dict[str, Any]:
    spans = [[list(keys), [s.key, s.start, s.end]] for keys, s in spans_of(text).items()]
    return {"data": _as_json(tomllib.loads(text, parse_float=Decimal)), "spans": spans}


def _as_json(value: Any) -> Any:
    """JSON knows neither exact numbers nor dates; a list that begins with null tells of one."""
    match value:
        case dict():
            return {key: _as_json(inner) for key, inner in value.items()}
        case list():
            return [_as_json(inner) for inner in value]
        case Decimal():
            return [None, "angka", str(value)]
        case dt.date():
            return [None, "tanggal", value.isoformat()]
    return value


def _from_json(value: Any) -> Any:
    match value:
        case dict():
            return {key: _from_json(inner) for key, inner in value.items()}
        case [None, "angka", number]:
            return Decimal(number)
        case [None, "tanggal", day]:
            return dt.date.fromisoformat(day)
        case list():
            return [_from_json(inner) for inner in value]
    return value
