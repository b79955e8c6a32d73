"""Words of a narrative → the characters of the paragraph that prints it. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from publisher.prose import REF
from publisher.reading import Passage
from publisher.vocabulary.places import Place
from publisher.vocabulary.quoting import offsets_in


def raw_offsets(at: Place) -> tuple[int, ...]:
    """Where each character of the text at a place stands in its file."""
    span = at.source.span_of(at.keys)
    return tuple(
        span.start + offset for offset in offsets_in(at.source.text[span.start : span.end])
    )


def letters_at(passage: Passage, at: Place, raw: Sequence[int]) -> tuple[int, int] | None:
    """The letters of a passage that stand at a place's words; None where there are none."""
    offsets = passage.offsets
    if at.offset is None or not offsets or offsets[-1] >= len(raw):
        return None
    end = at.offset + 1 if at.end is None else at.end
    if raw[offsets[0]] >= end:
        return None
    first = bisect_left(offsets, at.offset, key=raw.__getitem__)
    # A figure's name begins before the words meant where these are its format alone.
    if passage.text[first - 1 : first] == REF and at.offset < _end_of_ref(passage, first, raw):
        first -= 1
    last = bisect_left(offsets, end, key=raw.__getitem__)
    return (first, last) if first < last else None


def _end_of_ref(passage: Passage, after: int, raw: Sequence[int]) -> int:
    """Where the figure's name before letter `after` ends in the file."""
    ref = passage.refs[passage.text.count(REF, 0, after) - 1]
    return raw[passage.offsets[after - 1]] + len(ref.raw)


def printed_letters(
    text: str, printed: str, start: int, end: int, boundaries: Sequence[int]
) -> tuple[int, int] | None:
    """Where `text[start:end]` stands in `printed`, where values stand for its REFs.

    None where `printed` is another text. A value and what follows it are runs of
    their own, so that `boundaries` tell where a value ends.

    >>> printed_letters(f"pagu {REF} naik", "pagu Rp5 naik", 5, 6, [0, 5, 8, 13])
    (5, 8)
    """
    begins = _begins(text.split(REF), printed, boundaries)
    if begins is None:
        return None
    stops = [n for n, letter in enumerate(text) if letter == REF]
    at = [_where(letter, stops, begins, text) for letter in (start, end)]
    return at[0], at[1]


def _where(letter: int, stops: Sequence[int], begins: Sequence[int], text: str) -> int:
    """Where a letter of the text, or the end after its last one, is printed."""
    part = bisect_left(stops, letter)
    after = stops[part - 1] + 1 if part else 0
    return begins[part] + letter - after


def _begins(parts: list[str], printed: str, boundaries: Sequence[int]) -> list[int] | None:
    """Where each part of a text begins in print."""
    first = printed.find(parts[0])
    # A template may print a name in capitals.
    if first < 0 and len(parts) == 1:
        folded = printed.casefold()
        first = folded.find(parts[0].casefold()) if len(folded) == len(printed) else -1
    if first < 0:
        return None
    begins, at = [first], first + len(parts[0])
    for n, part in enumerate(parts[1:], 2):
        # The last part ends where the text does, so that it need not be looked for.
        found = (
            len(printed) - len(part) if n == len(parts) else _next(part, printed, at, boundaries)
        )
        if found < at or not printed.startswith(part, found):
            return None
        begins.append(found)
        at = found + len(part)
    return begins


def _next(part: str, printed: str, at: int, boundaries: Sequence[int]) -> int:
    """Where a part that follows a value begins: where a run does, and the value is not empty."""
    for boundary in boundaries[bisect_left(boundaries, at + 1) :]:
        if printed.startswith(part, boundary):
            return boundary
    return -1
