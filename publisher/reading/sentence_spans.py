"""Where each sentence of a text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.prose import REF

_END = re.compile(rf"(?<=[.!?;])[\"”’)]*\s+(?=[\"“(]?[A-Z{REF}])")
_SHORTENED = re.compile(r"\b(?:[A-Z]|Kab|Kec|Kel|Jl|No|Dr|Drs|Ir|Tk|Sdr|Bpk|Rp|Prov|dll|dsb)\.$")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence; the stop after an abbreviation ends none."""
    start = 0
    for found in _END.finditer(text):
        if not _SHORTENED.search(text, max(start, found.start() - 6), found.start()):
            yield start, found.start()
            start = found.end()
    if start < len(text):
        yield start, len(text)
