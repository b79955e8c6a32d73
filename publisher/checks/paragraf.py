"""Rules on paragraphs: none broken in two, nothing left to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.placeholders import PlaceholderReader
from publisher.reading.words import tokens
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

_ENDS = tuple('.:?!;…)]"”’' + REF)
_TITLE = 6  # words that a line of its own may have without a stop: a title, a label


@rule("prosa", ERROR)
def isian_tertinggal(naskah: Naskah) -> Iterator[Flaw]:
    """Something of a draft is still to be filled in: dots, a line, `XX`, `[isi …]`.

    It prints as it stands, and shows that nobody has read the page. Write what
    belongs there; what is not known yet is written "belum diisi" at its key.
    """
    reader = PlaceholderReader(naskah.report.pengetahuan.isian)
    for passage in naskah.passages:
        for found in reader.placeholders(passage.text):
            yield Flaw(
                passage.place(found.start, found.end),
                message(
                    "`{words}` is still to be filled in",
                    words=passage.text[found.start : found.end],
                ),
                message("write what belongs here"),
            )


@rule("prosa", WARNING)
def paragraf_terputus(naskah: Naskah) -> Iterator[Flaw]:
    """A paragraph ends without a full stop or another closing sign.

    Mostly a blank line came into the middle of a sentence, and the report
    breaks it in two. Join the two parts, or close the sentence.
    """
    for narrative in naskah.narratives():
        for passage, follows in zip_longest(narrative, narrative[1:]):
            if _is_open(passage) and not _is_title(passage, follows):
                yield Flaw(
                    passage.place(*_last_word(passage.text)),
                    message("the paragraph ends without a closing sign"),
                    message("take out the blank line in the middle of the sentence")
                    if follows is not None and not follows.marker
                    else message("close the sentence, or end it with a colon before a list"),
                )


@rule("prosa", INFO)
def paragraf_kecil(naskah: Naskah) -> Iterator[Flaw]:
    """A paragraph begins with a small letter.

    A sentence begins with a capital. Write the first word with one, or join the
    paragraph to the one before.
    """
    for narrative in naskah.narratives():
        for n, passage in enumerate(narrative):
            if not passage.marker and _begins_small(passage.text) and _stands_alone(narrative, n):
                first = next(tokens(passage.text))
                at = passage.place(first.start, first.end)
                yield Flaw(
                    at,
                    message("the paragraph begins with a small letter"),
                    message("begin it with a capital, or join it to the one before"),
                    first.text[:1].upper() + first.text[1:] if at.words == first.text else None,
                )


def _is_open(passage: Passage) -> bool:
    text = passage.text.rstrip()
    return (
        not passage.marker
        and not text.endswith(_ENDS)
        and sum(1 for _ in tokens(text)) > _TITLE
        and not text.isupper()
    )


def _is_title(passage: Passage, follows: Passage | None) -> bool:
    """All in bold, as a title is, unless a small letter goes on with it."""
    return passage.tebal and (follows is None or not _begins_small(follows.text))


def _last_word(text: str) -> tuple[int, int]:
    *_, last = tokens(text)
    return last.start, last.end


def _begins_small(text: str) -> bool:
    """Not for a sign such as `x` or a name such as `e-SAKIP`."""
    first = text.split(" ", 1)[0].rstrip(".,:;")
    return len(first) > 1 and first.isalpha() and first.islower()


def _stands_alone(narrative: Sequence[Passage], n: int) -> bool:
    """It does not go on with a list or with a sentence that is still open."""
    if n == 0:
        return True
    before = narrative[n - 1]
    return not before.marker and before.text.rstrip().endswith((".", "?", "!"))


RULES = (isian_tertinggal, paragraf_terputus, paragraf_kecil)
