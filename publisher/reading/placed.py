"""What stands in a sentence, in its order, and whether it speaks of the time of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.prose import REF, Ref
from publisher.reading import Passage
from publisher.reading.figures import AFTER_NUMBER, Amount, Count, words_in_brackets
from publisher.reading.lexicon import Meaning, Typed
from publisher.reading.names import Phrases
from publisher.reading.parts import Counted, collectives
from publisher.reading.periods import Period, periods, years
from publisher.reading.sentences import Sentence
from publisher.tables.facts import Fact
from publisher.vocabulary.laporan import Laporan

Item = Typed | Period | Ref | tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """`text[start:end]` is `item`; an amount's words in brackets belong to it."""

    start: int
    end: int
    item: Item

    def means(self, *kata: str) -> bool:
        """Is it a phrase of one of these kinds?"""
        return isinstance(self.item, tuple) and any(m.kata in kata for m in self.item)


def by_sentence(
    passage: Passage,
    typed: list[Typed],
    phrases: Phrases[Meaning],
    sentences: Iterable[Sentence],
) -> Iterator[tuple[int, int, list[Placed]]]:
    """(start, end, what stands in it) of each sentence."""
    placed = _in_order(passage, typed, phrases)
    n = 0
    for sentence in sentences:
        first = n
        while n < len(placed) and placed[n].start < sentence.end:
            n += 1
        yield sentence.start, sentence.end, placed[first:n]


def references(passage: Passage) -> Iterator[tuple[int, Ref]]:
    """Where each figure that is asked for by name stands."""
    stands = (n for n, letter in enumerate(passage.text) if letter == REF)
    return zip(stands, passage.refs, strict=False)


def _in_order(passage: Passage, typed: list[Typed], phrases: Phrases[Meaning]) -> list[Placed]:
    """None within another: a figure goes before a period, and that before a phrase."""
    layers: tuple[list[Placed], ...] = (
        [Placed(t.start, _end(passage.text, t), t) for t in typed],
        [Placed(n, n + 1, ref) for n, ref in references(passage)],
        [Placed(p.start, p.end, p) for p in periods(passage.text)],
        [Placed(p.start, p.end, p.value) for p in phrases.find(passage.text)],
    )
    ranked = ((rank, placed) for rank, layer in enumerate(layers) for placed in layer)
    taken: list[tuple[int, Placed]] = []
    for rank, placed in sorted(ranked, key=lambda x: (x[1].start, x[0], -x[1].end)):
        while taken and taken[-1][1].end > placed.start and taken[-1][0] > rank:
            taken.pop()
        if not taken or taken[-1][1].end <= placed.start:
            taken.append((rank, placed))
    return [placed for _, placed in taken]


def _end(text: str, typed: Typed) -> int:
    words = words_in_brackets(text, typed.end) if isinstance(typed, Amount) else None
    return words.end if words else typed.end


def names_a_node(placed: Placed) -> bool:
    return isinstance(placed.item, tuple) and any(
        m.kata == "lingkup" and not m.value.startswith("belanja:") for m in placed.item
    )


def of_budget(placed: Placed) -> bool:
    item = placed.item
    if isinstance(item, Ref):
        return item.name.startswith(("anggaran.", "serapan."))
    return isinstance(item, tuple) and any(
        m.kata == "anggaran"
        or (m.kata == "besaran" and m.value in ("pagu", "realisasi", "sisa"))
        or (m.kata == "lingkup" and not m.value.startswith(("unit:", "sasaran:", "indikator:")))
        for m in item
    )


def names_the_kabupaten(placed: Sequence[Placed]) -> bool:
    """Does the sentence name the kabupaten other than right after the office?"""
    names = [p.item.name if isinstance(p.item, Ref) else "" for p in placed]
    return any(
        name in ("perangkat_daerah.kabupaten", "perangkat_daerah.pemerintah")
        and (n == 0 or names[n - 1] != "perangkat_daerah.nama")
        for n, name in enumerate(names)
    )


def is_a_quarter(placed: Placed) -> bool:
    if isinstance(placed.item, Ref):
        return placed.item.name in ("laporan.periode", "laporan.triwulan")
    return isinstance(placed.item, Period) and placed.item.triwulan is not None


def goes_on(placed: Placed | None) -> bool:
    """Does it leave the count before it whole? `14 kegiatan yang …` may be some of them."""
    return placed is not None and (
        not isinstance(placed.item, tuple) or placed.means("penghubung", "memuat")
    )


def asks_a_count(placed: Placed) -> bool:
    return isinstance(placed.item, Ref) and ".jumlah_" in placed.item.name


def is_count(placed: Placed) -> bool:
    return isinstance(placed.item, Count) or asks_a_count(placed)


def counted_things(
    sentence: str, start: int, placed: Iterable[Placed], by_name: Mapping[str, Fact]
) -> list[Counted]:
    """The counts of a sentence that begins at `start`, typed or asked for, as they stand in it."""
    found = list(collectives(sentence))
    for here in placed:
        at, end = here.start - start, here.end - start
        fact = by_name.get(here.item.name) if isinstance(here.item, Ref) else None
        if isinstance(here.item, Count):
            found.append(Counted(at, end, here.item.value, here.item.benda))
        elif fact is not None and fact.benda and fact.value is not None:
            noun = AFTER_NUMBER.match(sentence, end)
            found.append(Counted(at, noun.end() if noun else end, int(fact.value), fact.benda))
    return sorted(found, key=lambda c: c.start)


# The year behind a number belongs to the regulation, and says nothing of the figures.
_OF_REGULATION = re.compile(r"\b(?:nomor|no\.?)\s+\S{1,25}\s+(?:tahun|th\.?)\s*$", re.IGNORECASE)


def speaks_of_other_times(
    text: str, start: int, end: int, placed: Sequence[Placed], laporan: Laporan
) -> bool:
    """Does `text[start:end]` name another year, or another part of the year?

    The year of a regulation is none, nor are those of a span of years.
    """
    spans = [p for p in placed if isinstance(p.item, Period) and p.item.tahun_akhir is not None]
    for year in years(text, start, end):
        own = year.joined or year.tahun == int(laporan.tahun)
        inside = any(p.start <= year.start < p.end for p in spans)
        if not own and not inside and not year_of_regulation(text, year.start):
            return True
    return any(isinstance(p.item, Period) and other_part(p.item, laporan) for p in placed)


def year_of_regulation(text: str, at: int) -> bool:
    """Is the year at `at` part of `Nomor 6 Tahun 2018`?"""
    return _OF_REGULATION.search(text, max(0, at - 40), at) is not None


def other_part(period: Period, laporan: Laporan) -> bool:
    """Another quarter or half of the year than the one that the report covers."""
    quarter = int(laporan.triwulan or 4)
    if period.triwulan is not None and period.triwulan != quarter:
        return True
    return period.semester is not None and period.semester * 2 != quarter


def names_itself(sentence: str, placed: Sequence[Placed], laporan: Laporan) -> bool:
    """Does a sentence name the office, its report, or a point in time?"""
    return str(laporan.perangkat_daerah.nama).casefold() in sentence.casefold() or any(
        (isinstance(p.item, Period) and p.item.tahun_akhir is None)
        or (isinstance(p.item, Ref) and p.item.name.startswith(("laporan.", "perangkat_daerah.")))
        for p in placed
    )
