"""Rules on how words are spelled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from publisher.reading import Naskah, Passage
from publisher.reading.quotes import Quotes
from publisher.reading.words import Word, begins_sentence, plain_words, words
from publisher.vocabulary.findings import Finding, info
from publisher.vocabulary.messages import message

LONGEST = 3  # words in one entry of the list
LONG = 22  # letters; longer words are rare, and most are two
STEM = 18  # letters of the longest word without its prefixes and suffixes
GLUED = 5  # letters that each half of a glued word has at least
_AFFIXES = re.compile(
    r"^(?:memper|diper|ketidak(?:ber|ter)?|ketaker|keber|keter|peng|peny|pem|pen|per|pe|meng|meny"
    r"|mem|men|me|ber|ter|di|ke|se)?(?P<stem>.+?)(?:kannya|annya|nya|kan|an|i|lah)?$"
)


def official(naskah: Naskah) -> Quotes:
    """The official texts of the report; passages are read when somebody asks."""
    office = naskah.report.laporan.perangkat_daerah
    names = (str(office.nama), str(office.kabupaten))
    return Quotes(text for text in (*names, *(p.text for p in naskah.of("resmi"))))


def own_words(naskah: Naskah) -> Iterator[Passage]:
    """The passages whose words are the author's own: no official texts, no names of people."""
    names = ("perangkat_daerah", "penanda_tangan")
    return (
        p for p in naskah.of("narasi", "judul", "singkat") if p.at.keys[:1] not in _heads(names)
    )


def _heads(names: Sequence[str]) -> tuple[tuple[str], ...]:
    return tuple((name,) for name in names)


def certain(passage: Passage, start: int, end: int, right: str) -> str | None:
    """`right`, where nothing but these letters is written at the place (no markup, no escapes)."""
    written = passage.place(start, end).words
    return right if re.sub(r"\s+", " ", written) == passage.text[start:end] else None


def kata_tak_baku(naskah: Naskah) -> Iterator[Finding]:
    """A word is not spelled as the dictionary has it.

    Official reports keep to KBBI and EYD V. Write the word that is proposed; an
    office adds words in pengetahuan/kata.toml. Names of programs, units and
    regulations stay as they are, and are not examined.
    """
    wrong, quotes = naskah.report.pengetahuan.kata.tak_baku, official(naskah)
    for passage in own_words(naskah):
        found = tuple(words(passage.text))
        said = tuple(w.plain for w in found)
        for first, last, right in _in_list(passage.text, found, said, wrong):
            if quotes.hold(said, first, last):
                continue
            start, end = found[first].start, found[last - 1].end
            better = _in_case(passage.text, start, found[first:last], right)
            yield info(
                "kata-tak-baku",
                passage.place(start, end),
                message("`{word}` is not the standard spelling", word=passage.text[start:end]),
                message("write `{right}`", right=better),
                certain(passage, start, end, better),
            )


def _in_list(
    text: str, found: Sequence[Word], said: Sequence[str], wrong: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """Runs of one to three words that the list has: the first, one past the last, what is right."""
    n = 0
    while n < len(found):
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


def kata_ganda(naskah: Naskah) -> Iterator[Finding]:
    """The same word stands twice in a row.

    It is a slip of the hand (`yang yang`), or a repetition that takes a hyphen
    (`langkah-langkah`, EYD V). Remove one, or join both with a hyphen.
    """
    known, quotes = naskah.report.pengetahuan.kata, official(naskah)
    fine = {w.casefold() for w in known.ganda_wajar}
    for passage in own_words(naskah):
        found = tuple(words(passage.text))
        said = tuple(w.plain for w in found)
        for n, (a, b) in enumerate(zip(found, found[1:], strict=False)):
            between = passage.text[a.end : b.start]
            if a.plain != b.plain or len(a.text) < 2 or between.strip() or a.plain in fine:
                continue
            if f"{a.plain} {a.plain}" in known.tak_baku or quotes.hold(said, n, n + 2):
                continue
            needless = a.plain in known.ganda_berlebih
            yield info(
                "kata-ganda",
                passage.place(a.start, b.end),
                message("`{word}` stands twice in a row", word=a.text),
                message("remove one of them")
                if needless
                else message("remove one of them, or join both with a hyphen"),
                certain(passage, a.start, b.end, a.text) if needless else None,
            )


def kata_menyatu(naskah: Naskah) -> Iterator[Finding]:
    """Two words are written as one.

    A blank was lost (`KecamatanJatiroto`), mostly where text was copied from a
    PDF. Write them apart. A word is taken for two only where both stand in this
    report on their own.
    """
    kata = naskah.report.pengetahuan.kata
    count = Counter(w for p in naskah.passages for w in plain_words(p.text))
    fine = {w.casefold() for w in (*kata.kapital_di_tengah, *kata.kata_panjang, *kata.tak_baku)}
    fine |= {w for p in naskah.of("resmi") for w in plain_words(p.text)}
    bound = frozenset(map(str, kata.bentuk_terikat))
    for passage in own_words(naskah):
        for word in words(passage.text):
            if len(word.text) < 2 * GLUED or word.plain in fine or _in_address(passage.text, word):
                continue
            apart = _apart(word.text, count, bound)
            if apart or _too_long(word.plain):
                yield info(
                    "kata-menyatu",
                    passage.place(word.start, word.end),
                    message("`{word}` looks like several words", word=word.text),
                    message("write `{right}`", right=apart)
                    if apart
                    else message("write the words apart, with a blank between them"),
                    certain(passage, word.start, word.end, apart) if apart else None,
                )


def _in_address(text: str, word: Word) -> bool:
    return text[word.start - 1 : word.start] in tuple("@/#._") or text[word.end : word.end + 1] in (
        tuple("@/_")
    )


def _apart(word: str, count: Counter[str], bound: frozenset[str]) -> str:
    """The word in two, where this report has both; a capital inside says where to cut."""
    capitals = [m.start() for m in re.finditer(r"(?<=[a-z])[A-Z](?=[a-z])", word)]
    for n in capitals or range(GLUED, len(word) - GLUED + 1):
        left, right = word[:n], word[n:]
        often = 1 if capitals else 2
        if min(len(left), len(right)) < (3 if capitals else GLUED) or left.casefold() in bound:
            continue
        if min(count[left.casefold()], count[right.casefold()]) >= often:
            return f"{left} {right}"
    return ""


def _too_long(word: str) -> bool:
    stem = _AFFIXES.match(word)
    return len(word) > LONG and "-" not in word and stem is not None and len(stem["stem"]) > STEM
