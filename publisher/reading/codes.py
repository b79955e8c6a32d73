"""Codes in a text: of programs (`7.01.01.2.06.09`) and of accounts (`5.1.02.01.01.0024`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.vocabulary.anggaran import KODE

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
