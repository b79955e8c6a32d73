"""Words that lost the blank between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from publisher.checks.official_words import certain, names, own_words, statements
from publisher.reading import Naskah
from publisher.reading.words import Word, plain_words
from publisher.vocabulary.findings import INFO
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

LONG = 22  # letters; longer words are rare, and most are two
STEM = 18  # letters of the longest word without its prefixes and suffixes
GLUED = 5  # letters that each half of a glued word has at least
SURE = 16  # letters of a glued word whose halves need to stand in the report only once
LONGEST = 80  # letters that two words can have together; each cut costs its whole length
_AFFIXES = re.compile(
    r"^(?:memper|diper|ketidak(?:ber|ter)?|ketaker|keber|keter|peng|peny|pem|pen|per|pe|meng|meny"
    r"|mem|men|me|ber|ter|di|ke|se)?(?P<stem>.+?)(?:kannya|annya|nya|kan|an|i|lah)?$"
)


@rule("ejaan", INFO)
def kata_menyatu(naskah: Naskah) -> Iterator[Flaw]:
    """Two words are written as one.

    A blank was lost (`KecamatanJatiroto`), mostly where text was copied from a
    PDF. Write them apart. A word is taken for two only where both stand in this
    report on their own, or where it is longer than any word. Visi, misi and duties
    of units are read too; names of programs, regulations and indicators are not.
    """
    kata = naskah.report.pengetahuan.kata
    halves = _Halves(naskah)
    fine = {w.casefold() for w in (*kata.kapital_di_tengah, *kata.kata_panjang, *kata.tak_baku)}
    fine |= {w for p in names(naskah) for w in plain_words(p.text)}
    for said in chain(own_words(naskah), statements(naskah)):
        passage = said.passage
        for word, plain in zip(said.words, said.plain, strict=True):
            if len(plain) < 2 * GLUED or plain in fine or _in_address(passage.text, word):
                continue
            apart = halves.of(word.text)
            if apart or _too_long(plain):
                right = apart[0] if len(apart) == 1 else ""
                yield Flaw(
                    passage.place(word.start, word.end),
                    message("`{word}` looks like several words", word=word.text),
                    message("write `{right}`", right=right)
                    if right
                    else message("write the words apart, with a blank between them"),
                    certain(passage, word.start, word.end, right) if right else None,
                )


def _in_address(text: str, word: Word) -> bool:
    return text[word.start - 1 : word.start] in tuple("@/#._") or text[word.end : word.end + 1] in (
        tuple("@/_")
    )


class _Halves:
    """The words of a report, by which one word is seen to be two."""

    def __init__(self, naskah: Naskah) -> None:
        self.count = Counter(w for p in naskah.passages for w in plain_words(p.text))
        self.bound = frozenset(map(str, naskah.report.pengetahuan.kata.bentuk_terikat))

    def of(self, word: str) -> list[str]:
        """The ways to write it as two words; a capital inside says where to cut."""
        if len(word) > LONGEST:
            return []
        capitals = [m.start() for m in re.finditer(r"(?<=[a-z])[A-Z](?=[a-z])", word)]
        cuts = capitals or range(GLUED, len(word) - GLUED + 1)
        often = 1 if capitals or len(word) >= SURE else 2
        least = 3 if capitals else GLUED
        return [
            f"{word[:n]} {word[n:]}"
            for n in cuts
            if min(n, len(word) - n) >= least and self._both(word[:n], word[n:], often)
        ]

    def _both(self, left: str, right: str, often: int) -> bool:
        left, right = left.casefold(), right.casefold()
        return (
            left not in self.bound
            and self.count[right] >= often
            and max(self.count[left], self._without_nya(left)) >= often
        )

    def _without_nya(self, word: str) -> int:
        """`masyarakatnya` is known where `masyarakat` is; nothing but a word follows `nya`."""
        return self.count[word.removesuffix("nya")] if word.endswith("nya") else 0


def _too_long(word: str) -> bool:
    if len(word) <= LONG or "-" in word:
        return False
    stem = _AFFIXES.match(word)
    return stem is not None and len(stem["stem"]) > STEM


RULES = (kata_menyatu,)
