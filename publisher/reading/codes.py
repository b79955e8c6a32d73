"""Numbers that name something: codes of programs and accounts, and the NIP of officials."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.vocabulary.anggaran import KODE

# Not beside a letter, stroke or further digit: dates, amounts and numbers of letters look alike.
_CODE = re.compile(r"(?<![\w.,/-])\d(?:\.\d{1,4}){2,7}(?![\w/-]|[.,]\d)")
_PROGRAM = re.compile(r"\d\.\d\d\.\d\d(?:\.|$)")
_ACCOUNT = re.compile(r"[1-9]\.\d(?:\.\d\d){1,3}(?:\.\d{4})?")


@dataclass(frozen=True, slots=True)
class Code:
    """`text[start:end]` is the code `kode`; broken: no program can have it."""

    start: int
    end: int
    kode: str
    jenis: Literal["program", "akun"]
    broken: bool = False

    @property
    def parts(self) -> tuple[int, ...]:
        """Its numbers without the zeros before them: the same for `2.06` and `02.6`."""
        return tuple(int(part) for part in self.kode.split("."))


def codes(text: str) -> Iterator[Code]:
    """Every code in `text`. Amounts, dates, and numbers of sections are none."""
    for found in _CODE.finditer(text):
        kode = found[0]
        if _PROGRAM.match(kode):
            broken = re.fullmatch(KODE, kode) is None
            yield Code(found.start(), found.end(), kode, "program", broken)
        elif _ACCOUNT.fullmatch(kode) and kode.count(".") >= 3:
            yield Code(found.start(), found.end(), kode, "akun")


_LABELLED = re.compile(
    r"(?P<label>\bN\.?I\.?P\b\.?)(?P<gap>\s*:?\s*)(?P<number>\d+(?:[ .\u00a0-]\d+)*)", re.IGNORECASE
)
_BARE = re.compile(
    r"(?<![\w.,])(?:19|20)\d{6}(?P<gap>[ .]?)\d{6}[ .]?[12][ .]?\d{3}(?![\w]|[.,]\d)"
)

SHORTEST = 10  # fewer digits behind "NIP" are some other number


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP as it was typed; label and gap: what stands before its digits, from `start`."""

    start: int
    end: int
    text: str
    label: str
    gap: str
    digits: str

    @property
    def is_sound(self) -> bool:
        """18 digits that begin with a date of birth."""
        return len(self.digits) == 18 and lahir(self.digits) is not None


def nips(text: str) -> Iterator[Nip]:
    """Each NIP with its label, and each bare number that has the build of one."""
    end = 0
    for found in sorted(
        (*_LABELLED.finditer(text), *_BARE.finditer(text)), key=lambda m: (m.start(), -m.end())
    ):
        if found.start() >= end:
            nip = _nip(found)
            if len(nip.digits) >= SHORTEST:
                end = nip.end
                yield nip


def _nip(found: re.Match[str]) -> Nip:
    named = found.groupdict()
    number = _first_18(named["number"]) if "number" in named else found[0]
    start = found.start("number") if "number" in named else found.start()
    return Nip(
        found.start(),
        start + len(number),
        found.string[found.start() : start + len(number)],
        named.get("label") or "",
        named["gap"] if "label" in named else "",
        re.sub(r"\D", "", number),
    )


def _first_18(number: str) -> str:
    """Up to the group in which the eighteenth digit is the last; else all of it."""
    for group in re.finditer(r"\d+", number):
        if len(re.sub(r"\D", "", number[: group.end()])) == 18:
            return number[: group.end()]
    return number


def lahir(digits: str) -> dt.date | None:
    """The date of birth that a NIP begins with; None where it is no date."""
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def berkelompok(digits: str) -> str:
    """`19680407 198903 1 006` (Peraturan BKN 22/2007)."""
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
