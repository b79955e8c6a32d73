"""Rules on blanks, signs and capitals, and on words that lost the blank between them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, groupby

from publisher.prose import REF
from publisher.reading import Naskah, Passage
from publisher.reading.quotes import (
    Quotes,
    certain,
    names,
    official,
    own_words,
    plan_words,
    statements,
)
from publisher.reading.sentences import begins_sentence
from publisher.reading.words import Word, plain_words, words
from publisher.vocabulary.findings import INFO
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

_BEFORE = re.compile(r"(?<=[^\s.,;:])\s+([.,;:)!?])(?![.\w\[])")
_AFTER_BRACKET = re.compile(r"\(\s+(?=\w)")
_COMMA = re.compile(r"(?<=[^\W\d_]{2})[.)]?([,;])(?=[^\W\d_]{2})|(?<=\.)(,)(?=[A-Z])")
_COLON = re.compile(r"(?<=[^\W\d_]{3})(:)(?=[^\W\d_]{3})")
_STOP = re.compile(r"(?<=[^\W\d_]{3})(\.)(?=[^\W\d_]{3})")
_HYPHEN = re.compile(
    r"\b(?P<word>[^\W\d_]{2,})(?: +[-–—] *|[-–—] +)(?P=word)\b(?![-–—])", re.IGNORECASE
)
_DEGREE = re.compile(r"\b(?:sangat|amat|cukup|kurang|agak|lebih|tidak|belum)\s+$", re.IGNORECASE)
Found = tuple[Passage, int, int]
FEW = 3  # the usual form of a term stands so many times as often as the other


@rule("ejaan", INFO)
def spasi_salah(naskah: Naskah) -> Iterator[Flaw]:
    """A blank stands before a sign, or none after it.

    Full stop, comma, semicolon and colon stick to the word before them and are
    followed by a blank; a word that is repeated has a hyphen without blanks in it
    (EYD V). Write them so.
    """
    ends = frozenset(map(str, naskah.report.pengetahuan.kata.akhiran_alamat))
    plan = (said.passage for said in plan_words(naskah))
    for passage in chain(naskah.of("narasi", "judul", "singkat"), plan):
        for start, end, right in sorted(_blanks(passage.text, ends)):
            yield Flaw(
                passage.place(start, end),
                message("the blanks at `{signs}` are wrong", signs=passage.text[start:end]),
                message("write `{right}`", right=right),
                certain(passage, start, end, right),
            )


def _blanks(text: str, ends: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    for found in _BEFORE.finditer(text):
        ratio = found[1] == ":" and text[found.start() - 1].isdigit()
        if not ratio:
            yield found.start(), found.end(), found[1]
    for found in _AFTER_BRACKET.finditer(text):
        yield found.start(), found.end(), "("
    for found in _HYPHEN.finditer(text):
        if _DEGREE.search(text, max(0, found.start() - 12), found.start()):
            continue  # `Cukup Baik – Baik`, from one to the other
        first, second = found["word"], found[0][-len(found["word"]) :]
        yield found.start(), found.end(), f"{first}-{second}"
    for pattern in (_COMMA, _COLON, _STOP):
        for found in pattern.finditer(text):
            group = found.lastindex or 1
            start, end = found.start(group), found.end(group)
            if not _is_address(text, start, ends):
                yield start, end, f"{found[group]} "


def _is_address(text: str, at: int, ends: frozenset[str]) -> bool:
    """Whether the run of signs without blanks is an address, a file or a path."""
    start = max(text.rfind(c, max(0, at - 200), at) for c in " \n(") + 1
    run = re.compile(r"[^\s)]*").match(text, max(start, at - 200))
    token = run[0] if run else ""
    last = re.split(r"\W", token.rstrip(".,;:)"))[-1].casefold()
    return any(c in token for c in "@/\\_={}" + REF) or last in ends or token.startswith("www.")


@rule("ejaan", INFO)
def kapital_tak_seragam(naskah: Naskah) -> Iterator[Flaw]:
    """One term is written now with capitals, now without.

    A reader wonders whether both mean the same. Choose one form for the whole
    file; the one that it has most often is proposed. Titles, names and the
    beginnings of sentences are not counted.
    """
    terms = {tuple(t.casefold().split()) for t in naskah.report.pengetahuan.kata.istilah_kapital}
    quotes = official(naskah)
    for _, group in groupby(naskah.of("narasi"), key=lambda p: p.at.path):
        seen: dict[str, list[Found]] = defaultdict(list)
        for passage in group:
            for term, start, end in _terms(passage.text, terms, quotes):
                seen[term].append((passage, start, end))
        yield from _uneven(seen)


def _terms(
    text: str, terms: Collection[tuple[str, ...]], quotes: Quotes
) -> Iterator[tuple[str, int, int]]:
    """Where a term stands in a sentence, outside of names."""
    found = tuple(words(text))
    said = tuple(w.plain for w in found)
    for n in range(len(found) - 1):
        pair = said[n : n + 2]
        if pair in terms and _is_free(text, found, n) and not quotes.hold(said, n, n + 2):
            yield " ".join(pair), found[n].start, found[n + 1].end


def _is_free(text: str, found: Sequence[Word], n: int) -> bool:
    """Whether the two words are a term in a sentence, and no part of a longer name."""
    start, end = found[n].start, found[n + 1].end
    if begins_sentence(text, start) or text[found[n].end : found[n + 1].start] != " ":
        return False
    opens = n > 0 and begins_sentence(text, found[n - 1].start)
    before = found[n - 1].text if n and not opens else ""
    after = found[n + 2].text if n + 2 < len(found) else ""
    near = text[end : end + 3].strip()
    return not (before[:1].isupper() or after[:1].isupper() or near[:1] in ("(", REF, "/"))


def _uneven(seen: dict[str, list[Found]]) -> Iterator[Flaw]:
    for places in seen.values():
        forms: dict[str, list[Found]] = defaultdict(list)
        for passage, start, end in places:
            forms[passage.text[start:end]].append((passage, start, end))
        usual = max(forms, key=lambda form: len(forms[form]))
        for form, where in forms.items():
            if form != usual and len(where) * FEW <= len(forms[usual]):
                passage, start, end = where[0]
                yield Flaw(
                    passage.place(start, end),
                    message("`{form}` is mostly written `{usual}` here", form=form, usual=usual),
                    message("write `{right}`", right=usual),
                    certain(passage, start, end, usual),
                )


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
    report on their own, or where it is longer than any word. Visi, misi, duties of units
    and indicators are read too; names of programs and regulations are not.
    """
    kata = naskah.report.pengetahuan.kata
    halves = _Halves(naskah)
    fine = {w.casefold() for w in (*kata.kapital_di_tengah, *kata.kata_panjang, *kata.tak_baku)}
    plan = plan_words(naskah)
    of_plan = {id(said.passage) for said in plan}
    fine |= {w for p in names(naskah) if id(p) not in of_plan for w in plain_words(p.text)}
    for said in chain(own_words(naskah), statements(naskah), plan):
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


RULES = (
    spasi_salah,
    kapital_tak_seragam,
    kata_menyatu,
)
