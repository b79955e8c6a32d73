"""Chapters that a text names by a typed number: `Bab III`, `BAB IV PENUTUP`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.reading.references import from_roman
from publisher.reading.words import ROMAN, folded

_CHAPTER = re.compile(rf"\b(?:Bab|BAB)\s+(?P<number>{ROMAN}|\d{{1,2}})\b(?!\.\d)[.:,]?")


@dataclass(frozen=True, slots=True)
class BabDisebut:
    """following: the words behind it."""

    nomor: int
    start: int
    end: int
    following: tuple[str, ...]

    def says(self, title: tuple[str, ...]) -> bool:
        """Does this title stand right behind it?"""
        return self.following[: len(title)] == title


def bab_disebut(text: str) -> Iterator[BabDisebut]:
    for found in _CHAPTER.finditer(text):
        number = found["number"]
        worth = int(number) if number.isdigit() else from_roman(number)
        following = folded(text[found.end() : found.end() + 200])
        yield BabDisebut(worth, found.start(), found.end("number"), following)
