"""Which words are Indonesian: roots of the dictionary with the affixes that they may have.

The roots are those of the library Sastrawi. Its stemmer answers what a word comes from, whatever
its form; here a word must have a form that the affixes allow, else `pelaksananan` would pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 3  # letters of a root that affixes may stand around
STRONG = 5  # letters of a root from which on a derived word is no slip by chance
NEAREST = 5  # letters of a root that a slip may be told from
_CLITIC = re.compile(r"(?:nya|lah|kah|pun|ku|mu)$")
_VOWEL = "aiueo"
# Prefix: the letters that a root may have lost behind it, the suffixes that go with it, and the
# letters that a root behind it begins with (nothing: any).
_VERB, _NOUN = ("kan", "i"), ("an",)
_PREFIXES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("meny", "s", _VERB, ""), ("menge", "", _VERB, "bctplrs"), ("meng", "k", _VERB, "aiueoghkxq"),
    ("mem", "p", _VERB, "bfpvm"), ("men", "t", _VERB, "cdjtszr"), ("me", "", _VERB, "lmnrwy"),
    ("di", "", _VERB, ""), ("ter", "", _VERB, ""), ("te", "", _VERB, "rlb"),
    ("peny", "s", _NOUN, ""), ("penge", "", _NOUN, "bctplrs"), ("peng", "k", _NOUN, "aiueoghkxq"),
    ("pem", "p", _NOUN, "bfpvm"), ("pen", "t", _NOUN, "cdjtszr"), ("pel", "", _NOUN, "a"),
    ("per", "", ("an", "kan", "i"), ""), ("pe", "", _NOUN, "lmnrwy"), ("pe", "", (), ""),
    ("ber", "", ("an", "kan"), ""), ("bel", "", (), "a"), ("be", "", ("an",), "rk"),
    ("ke", "", _NOUN, ""), ("se", "", _NOUN, ""),
)  # fmt: skip
_INNER = frozenset(("per", "ber", "ter", "ke", "se", "pe", "pem", "pen", "peng", "bel"))
_BARE = ("an", "kan", "i", "isasi", "wan")
_BY_LETTER = {c: tuple(x for x in _PREFIXES if x[0][0] == c) for c in "mdtpbks"}
_BOUND = (
    "antar", "pasca", "non", "multi", "sub", "pra", "maha", "swa", "tuna", "anti", "inter", "semi",
    "mikro", "makro", "super", "eks", "dwi", "tri", "catur", "panca", "purna", "ekstra", "infra",
    "intra", "ultra", "tele", "auto", "bio", "geo", "hidro", "sosio",
)  # fmt: skip


class Kamus:
    """roots: of the dictionary. more: words that are right as they stand. short: roots of three
    and four letters that reports have time and again."""

    def __init__(
        self, roots: Collection[str], more: Collection[str] = (), short: Collection[str] = ()
    ) -> None:
        self._roots, self._short = roots, frozenset(short)
        self._more = frozenset(more)
        self._known: dict[str, int] = {}

    def kenal(self, word: str) -> int:
        """2: it is a word, in small letters; 1: it may be one, of a short root; 0: not known."""
        if word not in self._known:
            parts = [p for p in word.split("-") if p]
            self._known[word] = min((self._single(p) for p in parts), default=0)
        return self._known[word]

    def _single(self, word: str) -> int:
        if "ananan" in word:
            return 0
        if word in self._more or word in self._roots:
            return 2
        best = self._derived(word)
        bare = _CLITIC.sub("", word)
        if best < 2 and bare != word and len(bare) > 2:
            whole = bare in self._more or bare in self._roots
            best = max(best, 2 if whole else self._derived(bare))
        return best if best == 2 else max(best, self._bound(word))

    def _bound(self, word: str) -> int:
        rests = (word[len(p) :] for p in _BOUND if word.startswith(p) and len(word) > len(p) + 3)
        return max((self._of_root(r) or self._derived(r) for r in rests), default=0)

    def _of_root(self, stem: str) -> int:
        if len(stem) < SHORTEST or not (stem in self._roots or stem in self._more):
            return 0
        return 2 if len(stem) >= STRONG or stem in self._short else 1

    def _derived(self, word: str) -> int:
        """How surely it is a root with affixes that go together."""
        best = max((self._of_root(word[: -len(s)]) for s in _BARE if word.endswith(s)), default=0)
        for outer, rest, suffixes in _without_prefix(word):
            if best == 2:
                return 2
            best = max(best, self._of_root(rest))
            stems = [rest, *(rest[: -len(s)] for s in suffixes if rest.endswith(s))]
            for stem in stems:
                best = max(best, self._of_root(stem))
                if outer not in _INNER or outer in ("ber", "ke", "per", "pe", "se"):
                    best = max(best, self._inner(stem))
        return best

    def _inner(self, stem: str) -> int:
        best = 0
        for inner, rest, _ in _without_prefix(stem):
            if inner in _INNER:
                best = max(best, self._of_root(rest))
        return best

    def dekat(self, word: str, usual: Mapping[str, Collection[str]]) -> str | None:
        """The word of which it is one letter off; None where that is no one word for sure.

        usual: those that reports have, by their first two letters.
        """
        near = process.extract(
            word, usual.get(word[:2], ()), scorer=OSA.distance, score_cutoff=1, limit=2
        )
        if near:
            return str(near[0][0]) if len(near) == 1 else None
        weak = self.kenal(word) == 1
        found = {w for w in _slips(word, doubled=weak) if self._single(w) == 2}
        if not found and not weak:
            found = {w for w, _, _ in self._near_roots(word)}
        return next(iter(found)) if len(found) == 1 else None

    def _near_roots(self, word: str) -> list[tuple[str, float, int]]:
        if len(word) < NEAREST + 2:
            return []
        buckets = _buckets_of(frozenset(self._roots))
        bucket = [w for n in (-1, 0, 1) for w in buckets.get((word[0], len(word) + n), ())]
        return [
            (str(w), float(d), n)
            for w, d, n in process.extract(
                word, bucket, scorer=OSA.distance, score_cutoff=1, limit=2
            )
        ]


def menurut_awal(words: Iterable[str]) -> Mapping[str, Collection[str]]:
    """Words by their first two letters, as `Kamus.dekat` asks for them."""
    found: dict[str, list[str]] = defaultdict(list)
    for w in sorted(set(words)):
        found[w[:2]].append(w)
    return found


@lru_cache(maxsize=2)
def _buckets_of(roots: frozenset[str]) -> Mapping[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for w in sorted(roots):
        if len(w) >= NEAREST:
            found[w[0], len(w)].append(w)
    return found


def _slips(word: str, doubled: bool) -> Iterator[str]:
    """What the hand meant: a letter too many, one not doubled, or two that changed places."""
    for n in range(1, len(word)):
        if word[n] != word[n - 1]:
            if word[n - 1] in "gk":
                yield word[:n] + word[n - 1] + word[n:]  # one that was not doubled
            if n + 1 < len(word) and not doubled:
                yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]
        if not doubled:
            yield word[:n] + word[n + 1 :]  # one too many


def _without_prefix(word: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for prefix, lost, suffixes, begins in _BY_LETTER.get(word[:1], ()):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            rest = word[len(prefix) :]
            if not begins or rest[0] in begins:
                yield prefix, rest, suffixes
            if lost and rest[0] in _VOWEL:
                yield prefix, lost + rest, suffixes


@lru_cache(maxsize=1)
def kata_dasar() -> frozenset[str]:
    """The roots of the dictionary: some 30,000."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # nothing but `check` needs it

    return frozenset(w for w in StemmerFactory().get_words() if w.isalpha())
