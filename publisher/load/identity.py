"""Give a `laporan.toml` to another office; comments, order and layout stay."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, String, Table


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report, of which year. None keeps what the file says."""

    nama: str | None = None
    kabupaten: str | None = None
    tahun: int | None = None


def with_identity(text: str, identity: Identity) -> str:
    """The text of `laporan.toml` under another identity, wherever its strings name the old one.

    The date keeps its distance from the year reported on. `text` must be valid.
    """
    document: Any = tomlkit.parse(text)
    office, year = document["perangkat_daerah"], int(document["tahun"])
    words = {
        **_changed(office["nama"], identity.nama),
        **_changed(office["kabupaten"], identity.kabupaten),
        **_changed(_place(office["kabupaten"]), _place(identity.kabupaten or "")),
        **_changed(f"Tahun {year}", f"Tahun {identity.tahun}" if identity.tahun else None),
    }
    if words:
        _replace_words(document, words)
    if identity.tahun:
        document["tahun"] = identity.tahun
        document["tanggal"] = _moved(document["tanggal"], identity.tahun - year)
    return tomlkit.dumps(document)


def _changed(old: str, new: str | None) -> dict[str, str]:
    return {str(old): new} if new else {}


def _place(kabupaten: str) -> str:
    """`Lumajang` of `Kabupaten Lumajang`."""
    return re.sub(r"^(Kabupaten|Kota)\s+", "", kabupaten)


def _moved(date: dt.date, years: int) -> dt.date:
    year = date.year + years
    return dt.date(year, date.month, min(date.day, calendar.monthrange(year, date.month)[1]))


def _replace_words(table: Any, words: Mapping[str, str]) -> None:
    """In every string of a table and below it, all at once: a new name may hold an old one."""
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    for key, value in list(table.items()):
        if isinstance(value, Table):
            _replace_words(value, words)
        elif isinstance(value, AoT | Array):
            for entry in value:
                if isinstance(entry, Table):
                    _replace_words(entry, words)
        elif isinstance(value, String) and pattern.search(value):
            table[key] = pattern.sub(lambda found: words[found[0]], value)
