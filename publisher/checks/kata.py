"""Rules on how words are spelled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from publisher.checks.official_words import (
    certain,
    duty_words,
    official,
    official_but_duties,
    official_names,
    own_words,
    statements,
)
from publisher.reading import Naskah, once
from publisher.reading.words import Word, begins_sentence
from publisher.vocabulary.findings import INFO
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

__all__ = ["certain", "kata_ganda", "kata_tak_baku", "official"]

LONGEST = 3  # words in one entry of the list


@rule("ejaan", INFO)
def kata_tak_baku(naskah: Naskah) -> Iterator[Flaw]:
    """A word is not spelled as the dictionary has it.

    Official reports keep to KBBI and EYD V. Write the word that is proposed; an
    office adds words in pengetahuan/kata.toml. Names of programs, units and
    regulations, visi and misi stay as they are, and are not examined; duties of
    units are.
    """
    wrong, firsts = naskah.report.pengetahuan.kata.tak_baku, _first_words(naskah)
    quotes = official_but_duties(naskah)
    for text in chain(own_words(naskah), duty_words(naskah)):
        passage, found = text.passage, text.words
        for first, last, right in _in_list(passage.text, found, text.plain, wrong, firsts):
            if quotes.hold(text.plain, first, last):
                continue
            start, end = found[first].start, found[last - 1].end
            better = _in_case(passage.text, start, found[first:last], right)
            yield Flaw(
                passage.place(start, end),
                message("`{word}` is not the standard spelling", word=passage.text[start:end]),
                message("write `{right}`", right=better),
                certain(passage, start, end, better),
            )


@once
def _first_words(naskah: Naskah) -> frozenset[str]:
    return frozenset(key.split()[0] for key in naskah.report.pengetahuan.kata.tak_baku)


def _in_list(
    text: str,
    found: Sequence[Word],
    said: Sequence[str],
    wrong: Mapping[str, str],
    firsts: Collection[str],
) -> Iterator[tuple[int, int, str]]:
    """Runs of one to three words that the list has: the first, one past the last, what is right."""
    n = 0
    while n < len(found):
        if said[n] not in firsts and said[n].removesuffix("nya") not in firsts:
            n += 1
            continue
        for size in range(min(LONGEST, len(found) - n), 0, -1):
            right = _right(text, found[n : n + size], " ".join(said[n : n + size]), wrong)
            if right:
                yield n, n + size, right
                n += size - 1
                break
        n += 1


def _right(text: str, run: Sequence[Word], key: str, wrong: Mapping[str, str]) -> str:
    if any(text[a.end : b.start].strip() for a, b in zip(run, run[1:], strict=False)):
        return ""  # a sign stands between
    right = wrong.get(key)
    if right is None and key.endswith("nya"):
        stem = wrong.get(key.removesuffix("nya"))
        right = f"{stem}nya" if stem else None
    joins = right is not None and len(run) > 1 and not {" ", "-"} & set(right)
    if joins and run[-1].text[0].isupper() and not run[-1].text.isupper():
        return ""  # `Antar Waktu`, a name
    return right or ""


def _in_case(text: str, start: int, run: Sequence[Word], right: str) -> str:
    """`right` in the letters of what it replaces: PROSENTASE, Prosentase, prosentase."""
    old = "".join(w.text for w in run)
    if old.isupper() and len(old) > 1:
        return right.upper()
    if not old[0].isupper():
        return right
    if begins_sentence(text, start) or right.startswith(("di ", "ke ", "per ")):
        return right[:1].upper() + right[1:]
    return " ".join(w[:1].upper() + w[1:] for w in right.split())


@rule("ejaan", INFO)
def kata_ganda(naskah: Naskah) -> Iterator[Flaw]:
    """The same word stands twice in a row.

    It is a slip of the hand (`yang yang`), or a repetition that takes a hyphen
    (`langkah-langkah`, EYD V). Remove one, or join both with a hyphen.
    """
    known, quotes = naskah.report.pengetahuan.kata, official_names(naskah)
    fine = {w.casefold() for w in known.ganda_wajar}
    for text in chain(own_words(naskah), statements(naskah)):
        passage, found = text.passage, text.words
        for n in _doubled(text.plain):
            a, b = found[n], found[n + 1]
            between = passage.text[a.end : b.start]
            if len(a.text) < 2 or between.strip() or a.plain in fine:
                continue
            if f"{a.plain} {a.plain}" in known.tak_baku or quotes.hold(text.plain, n, n + 2):
                continue
            needless = a.plain in known.ganda_berlebih
            yield Flaw(
                passage.place(a.start, b.end),
                message("`{word}` stands twice in a row", word=a.text),
                message("remove one of them")
                if needless
                else message("remove one of them, or join both with a hyphen"),
                certain(passage, a.start, b.end, a.text) if needless else None,
            )


def _doubled(said: Sequence[str]) -> Iterator[int]:
    """Where a word is that of the next one."""
    return (n for n in range(len(said) - 1) if said[n] == said[n + 1])


RULES = (kata_tak_baku, kata_ganda)
