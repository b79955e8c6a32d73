"""Rules on footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby

from publisher.prose import Mark
from publisher.reading import Naskah, Passage
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule


@rule("prosa", ERROR)
def catatan_kaki_tak_ada(naskah: Naskah) -> Iterator[Flaw]:
    """The mark of a footnote has no text: `[^1]` without a paragraph `[^1]: …`.

    The report would print the mark as it is typed. Write the text in a paragraph of
    its own in the same narrative, `[^1]: Sumber data …`, or take the mark out. In the
    text of a footnote, and in a text that is no narrative, no footnote can stand.
    """
    for passages in _texts(naskah):
        texts = {p.catatan for p in passages if p.catatan}
        for passage, mark in _marks(passages):
            if passage.catatan:
                yield Flaw(
                    _at(passage, mark),
                    message("a footnote stands in the text of a footnote"),
                    message("write what it says in the same footnote"),
                )
            elif mark.kunci not in texts:
                close = get_close_matches(mark.kunci, texts, n=1)
                yield Flaw(
                    _at(passage, mark),
                    message("the footnote `{key}` has no text", key=mark.kunci),
                    message("did you mean `{close}`?", close=f"[^{close[0]}]")
                    if close
                    else message(
                        "write it in a paragraph of its own in the same narrative: `{form}`",
                        form=f"[^{mark.kunci}]: …",
                    ),
                )


@rule("prosa", WARNING)
def catatan_kaki_tak_dipakai(naskah: Naskah) -> Iterator[Flaw]:
    """The text of a footnote has no mark, or another text has the same key before it.

    It is printed nowhere. Put the mark, `[^1]`, behind the word that it belongs to, in
    the same narrative; give each footnote a key of its own; or take the text out.
    """
    for passages in _texts(naskah):
        used = {m.kunci for p, m in _marks(passages) if not p.catatan}
        seen: set[str] = set()
        for passage in passages:
            key = passage.catatan
            if key and (key not in used or key in seen):
                yield Flaw(
                    passage.place(0, len(passage.text)),
                    message("there is another footnote `{key}` before it", key=key)
                    if key in seen
                    else message("no word has the footnote `{key}`", key=key),
                    message("give it a key of its own")
                    if key in seen
                    else message("put `{mark}` behind the word that it is for", mark=f"[^{key}]"),
                )
            seen.add(key)


def _texts(naskah: Naskah) -> Iterator[list[Passage]]:
    """The passages of each text, together."""
    for _, passages in groupby(naskah.passages, key=lambda p: (p.at.path, p.at.keys)):
        yield list(passages)


def _marks(passages: list[Passage]) -> Iterator[tuple[Passage, Mark]]:
    return ((p, mark) for p in passages for mark in p.marks)


def _at(passage: Passage, mark: Mark) -> Place:
    return passage.at.at_characters(mark.at, mark.end)


RULES = (catatan_kaki_tak_ada, catatan_kaki_tak_dipakai)
