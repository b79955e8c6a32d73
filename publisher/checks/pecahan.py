"""Rules on figures that a sentence itself lets one compare: sums, and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.prose import format_value
from publisher.prose.formats import rupiah, terbilang
from publisher.reading import Naskah, Passage
from publisher.reading.figures import (
    Amount,
    BracketedWords,
    amounts,
    counts,
    percents,
    words_in_brackets,
)
from publisher.reading.lexicon import lexicon
from publisher.reading.parts import Mismatch, mismatches
from publisher.reading.placed import Placed, asks_a_count, counted_things, references
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

_CONSISTS = re.compile(r"\b(?:terdiri|terbagi|dibagi)\s+(?:atas|dari|menjadi|ke\s+dalam)\b", re.I)
_ANOTHER_MEASURE = re.compile(
    r"realisasi|terealisasi|terserap|serapan|sisa|selisih|antara lain|di antaranya|\ufffc|"
    r"masing-masing|\bper\b|sebagian", re.I,
)  # fmt: skip
_BETWEEN = re.compile(r"[\s,]*(?:\([^()]*\))?[\s,]*(?:yang\s+)?")
_LAST = re.compile(r"[\s,(]*(?:[\d.,]+\s?%[\s,)]*)?(?:dan|serta|&|ditambah)\b", re.I)
_NUMBER = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:\.\d{3})+|\d+)(?=\s*\([a-z])", re.I)


@rule("angka", ERROR)
def jumlah_pecahan_salah(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence splits an amount into parts that do not add up to it.

    `Rp10 terdiri atas A Rp6 dan B Rp5` contradicts itself; whoever reads it
    with care will add the parts up. Correct the amount that is wrong.
    """
    for passage in naskah.of("narasi"):
        found = list(amounts(passage.text))
        if len(found) < 3:
            continue
        n = 0
        for sentence in naskah.sentences_of(passage):
            first = n
            while n < len(found) and found[n].start < sentence.end:
                n += 1
            yield from _sums(passage, found[first:n], sentence.start, sentence.end)


@rule("angka", WARNING)
def bagian_melebihi(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence counts more in a part than in the whole, or parts that do not add up to it.

    `Dari enam indikator, tujuh telah tercapai` cannot be, nor can four of six
    and a rest of three. Correct the number that is wrong. Where the words mean
    something else, the sentence may stay: say so in a waiver.
    """
    known = lexicon(naskah)
    for passage in naskah.of("narasi"):
        typed = list(counts(passage.text))
        if not typed and not any(asks_a_count(Placed(0, 0, ref)) for ref in passage.refs):
            continue
        things = [Placed(t.start, t.end, t) for t in typed]
        things += [Placed(at, at + 1, ref) for at, ref in references(passage)]
        things.sort(key=lambda p: p.start)
        n = 0
        for sentence in naskah.sentences_of(passage):
            start, first = sentence.start, n
            while n < len(things) and things[n].start < sentence.end:
                n += 1
            counted = [
                c
                for c in counted_things(sentence.text, start, things[first:n], known.by_name)
                if c.benda not in known.measured  # what is measured may exceed what was planned
            ]
            for found in mismatches(sentence.text, counted):
                yield _mismatch(passage, start + found.start, start + found.end, found)


def _mismatch(passage: Passage, start: int, end: int, found: Mismatch) -> Flaw:
    said, whole = passage.text[start:end], format_value(found.whole)
    return Flaw(
        passage.place(start, end),
        message("{total} is split into parts that add up to {added}", total=said, added=found.parts)
        if found.all
        else message(
            "{said} of {whole} cannot be: a part is not more than its whole", said=said, whole=whole
        ),
        message(
            "correct the number that is wrong; if the sentence means something else, leave it "
            "and give the reason in `[[pengecualian]]`"
        ),
    )


def _sums(passage: Passage, found: list[Amount], start: int, end: int) -> Iterator[Flaw]:
    marks = list(_CONSISTS.finditer(passage.text, start, end))
    if len(marks) != 1:
        return
    before = [a for a in found if a.end <= marks[0].start()]
    parts = _parts(passage.text, [a for a in found if a.start >= marks[0].end()], marks[0].end())
    if not before or not parts or any(a.rounded != 1 for a in (before[-1], *parts)):
        return
    total, added = before[-1], sum(int(a.value) for a in parts)
    of_total = _BETWEEN.fullmatch(passage.text, total.end, marks[0].start())
    if of_total and added != total.value:
        yield Flaw(
            passage.place(total.start, total.end),
            message(
                "{total} is split into parts that add up to {added}",
                total=passage.text[total.start : total.end],
                added=rupiah(added),
            ),
            message("correct the amount that is wrong"),
        )


def _parts(text: str, found: list[Amount], at: int) -> list[Amount]:
    """The amounts up to the one after `dan`; none where the sentence measures something else."""
    parts: list[Amount] = []
    for amount in found:
        if _ANOTHER_MEASURE.search(text, at, amount.start):
            return []
        parts.append(amount)
        if len(parts) > 1 and _LAST.match(text, parts[-2].end):
            return parts
        at = amount.end
    return []


@rule("angka", ERROR)
def terbilang_salah(naskah: Naskah) -> Iterator[Flaw]:
    """A number in words says another number than the digits before it.

    `14 (lima belas)` leaves open which is meant; in contracts and budgets the
    words would count. Correct whichever is wrong, or ask for the figure by
    name with the format `angka_terbilang` or `rupiah_terbilang`.
    """
    for passage in naskah.of("narasi", "judul", "singkat"):
        for digits, value, words in _in_both(naskah, passage):
            if value != words.value:
                yield Flaw(
                    passage.place(words.start, words.end),
                    message(
                        "the words say {words}, but the digits before them {digits}",
                        words=format_value(words.value),
                        digits=digits,
                    ),
                    message(
                        "correct the number that is wrong; {digits} in words is `{right}`",
                        digits=digits,
                        right=terbilang(value),
                    ),
                )


def _in_both(naskah: Naskah, passage: Passage) -> Iterator[tuple[str, int, BracketedWords]]:
    """(digits, their value, the words in brackets after them)"""
    text = passage.text
    if "(" not in text:
        return
    money = [a for a in amounts(text) if a.spelling != "polos"]
    taken = [(a.start, a.end) for a in money] + [(p.start, p.end) for p in percents(text)]
    for amount in money:
        words = words_in_brackets(text, amount.end)
        if words and amount.value == int(amount.value):
            yield text[amount.start : amount.end], int(amount.value), words
    covered = {at for start, end in taken for at in range(start, end)}
    for found in _NUMBER.finditer(text):
        words = words_in_brackets(text, found.end())
        if words and found.start() not in covered:
            yield found[0], int(found[0].replace(".", "")), words
    for at, ref in references(passage):
        words, value = words_in_brackets(text, at + 1), naskah.figures.get(ref.name)
        if words and isinstance(value, int):
            yield str(format_value(value)), int(value), words


RULES = (jumlah_pecahan_salah, bagian_melebihi, terbilang_salah)
