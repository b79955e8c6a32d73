"""The one reader of sentences: where each of a text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.prose import REF
from publisher.reading.words import either
from publisher.vocabulary.pengetahuan import Pengetahuan

# A capital, or a figure that is asked for, begins the next sentence; a digit may go on with
# this one (`thn. 2020`), and a doubtful stop had better join two sentences than cut one.
_END = re.compile(rf"(?:[.!?…;]+[\"”’')\]]*)(?=\s+[\"“‘'(\[]*[A-Z{REF}])|\n\s*\n")
_INITIALS = r"[A-Z](?:\.\s?[A-Z][A-Za-z]{0,4})*|[a-z](?:\.[a-z])+"
_LOOK_BACK = 40  # letters: no abbreviation with the word before it is longer
_LOOK_ROUND = 2000  # letters to each side: no sentence of a report is longer


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is `[start:end]` of the passage, without the blanks around it."""

    text: str
    start: int
    end: int


class SentenceReader:
    """Reads with the abbreviations that the program and the office know."""

    def __init__(self, known: Pengetahuan) -> None:
        singkatan = known.singkatan
        degrees = (str(gelar)[:-1] for gelar in known.kepegawaian.gelar if gelar.endswith("."))
        never = either((*map(str, singkatan.tak_mengakhiri), *degrees))
        label = either(map(str, singkatan.sebelum_huruf))
        self._never = re.compile(rf"(?<![\w.])(?:{never})$", re.IGNORECASE)
        self._maybe = re.compile(
            rf"(?<![\w.])(?:{either(map(str, singkatan.dapat_mengakhiri))})$", re.IGNORECASE
        )
        self._initials = re.compile(rf"(?<![\w.])(?P<whole>{_INITIALS})$")
        self._labelled = re.compile(rf"(?<!\w)(?:{label})\s+\w$", re.IGNORECASE)
        self._next = re.compile(rf"\s+(?:{never})\.", re.IGNORECASE)

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences of a text, in order; together they are all of it but the blanks."""
        start = 0
        for end in (*self._ends(text, 0, len(text)), len(text)):
            piece = text[start:end]
            if piece.strip():
                first = start + len(piece) - len(piece.lstrip())
                yield Sentence(piece.strip(), first, first + len(piece.strip()))
            start = end

    def around(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Where the sentence begins and ends that holds `text[start:end]`."""
        first, last = max(0, start - _LOOK_ROUND), min(len(text), end + _LOOK_ROUND)
        for at in self._ends(text, first, last):
            if at <= start:
                first = at
            elif at >= end:
                last = at
                break
        return first, last

    def _ends(self, text: str, start: int, last: int) -> Iterator[int]:
        """One past the sign that ends each sentence but the last one."""
        for found in _END.finditer(text, start, last):
            plain_stop = found[0].rstrip("\"”’')]") == "."
            if plain_stop and self._goes_on(text, start, found.start(), found.end()):
                continue
            start = found.end()
            yield start

    def _goes_on(self, text: str, start: int, stop: int, end: int) -> bool:
        """Does the sentence from `start` go on behind a full stop?"""
        before = text[max(start, stop - _LOOK_BACK) : stop]
        if re.fullmatch(r"\s*(?:\d{1,3}|[A-Za-z])", text[start:stop] if stop - start < 9 else ""):
            return True  # the number of an item
        initials = self._initials.search(before)
        # The I of Lampiran I or Triwulan I is a number, not an initial: a sentence may end there.
        if initials and len(initials["whole"]) == 1 and self._labelled.search(before):
            return False
        if initials or self._never.search(before):
            return True
        return bool(self._maybe.search(before)) and self._next.match(text, end) is not None


def begins_sentence(text: str, at: int) -> bool:
    """Nothing, or the end of a sentence, stands before; quotes and brackets open one too."""
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in ".!?:;(\"“‘'[–—"
