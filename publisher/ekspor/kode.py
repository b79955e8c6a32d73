"""Codes of SKPD, programs and accounts, however a file has cut, padded or glued them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

SKPD = re.compile(r"\d\.\d\d\.\d\.\d\d\.\d\.\d\d\.\d\d\.\d{4}")
GLUED = re.compile(r"\s*((?:\d+|X)(?:\.\d+)+)\.?\s+(?=\D)(.*)", re.DOTALL)
LEVELS = {1: "urusan", 2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}


def joined(pieces: Iterable[str]) -> str:
    """The pieces of a code that stands in several cells: `7.`, `01.`, `2.01` → `7.01.2.01`.

    A piece that a spreadsheet took for a number has lost its noughts; `tidied` puts them back.
    """
    parts = [p for piece in pieces for p in re.split(r"[.\s]+", piece.strip()) if p]
    return ".".join(parts)


@lru_cache(maxsize=20_000)  # an export says each code a thousand times
def tidied(code: str) -> str:
    """A code of the tree or an account in its official form; other text as it is, trimmed.

    >>> tidied(" 7.01.01.02.01.1 "), tidied("5.1.02.01.01.24"), tidied("7.01.1")
    ('7.01.01.2.01.01', '5.1.02.01.01.0024', '7.01.01')
    """
    parts = [p for p in re.split(r"[.\s]+", code.strip()) if p]
    if not parts or not all(p.isdigit() or p == "X" * len(p) for p in parts):
        return code.strip()
    if is_account(code):
        widths = (1, 1, 2, 2, 2, 4)
        return ".".join(p.zfill(w) for p, w in zip(parts, widths, strict=False))
    if len(parts) > 6:
        return ".".join(parts)
    if len(parts) >= 4:
        parts[3] = parts[3].lstrip("0") or "0"
    widths = (1, 2, 2, 1, 2, 2)
    return ".".join(p.zfill(w) for p, w in zip(parts, widths, strict=False))


@lru_cache(maxsize=20_000)
def is_account(code: str) -> bool:
    """`5.1…`: its second part has one digit, where that of a bidang has two (`5.02`)."""
    parts = [p for p in re.split(r"[.\s]+", code.strip()) if p]
    if not 1 <= len(parts) <= 6 or parts[0] not in ("4", "5", "6"):
        return False
    return len(parts) > 1 and len(parts[1]) == 1


@lru_cache(maxsize=20_000)
def level(code: str) -> str | None:
    """`program`, `kegiatan`, `sub_kegiatan`, `bidang` or `urusan`; None for what is none."""
    parts = code.split(".")
    if is_account(code) or not all(p.isdigit() or set(p) == {"X"} for p in parts):
        return None
    return LEVELS.get(len(parts))


@lru_cache(maxsize=20_000)
def unglued(text: str) -> tuple[str, str]:
    """Code and name of a cell that holds both; ("", name) where it holds the name alone.

    >>> unglued("7.01.01.2.01.01  Penyusunan Dokumen")
    ('7.01.01.2.01.01', 'Penyusunan Dokumen')
    """
    found = GLUED.match(text)
    name = " ".join((found[2] if found else text).split())
    return (tidied(found[1]) if found else ""), name


def parent(code: str) -> str:
    """The code one level up: of a sub kegiatan its kegiatan, of a kegiatan its program."""
    parts = code.split(".")
    return ".".join(parts[: {6: 5, 5: 3}.get(len(parts), len(parts) - 1)])


def below(code: str, other: str) -> bool:
    """Is `other` the code itself, or one under it?"""
    return other == code or other.startswith(code + ".")


@lru_cache(maxsize=20_000)
def without_skpd(code: str) -> str:
    """A code without the SKPD's that some programs put before it."""
    found = SKPD.match(code)
    return code[found.end() :].lstrip(".- ") if found and found.end() < len(code) else code
