"""What each amount, percentage and count that is typed into a narrative speaks of.

A sentence is read from left to right. Its words name a subject (`Belanja
Operasi`, a program, the whole budget) and a measure (`pagu`, `terealisasi`); a
figure speaks of the last of each. It does so surely only where every word
between is known to change nothing, and the sentence speaks of no other year, no
part, no threshold. Where that is not sure, an amount of many digits still tells
by itself which figure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from publisher.reading import Naskah, Passage, once
from publisher.reading.counted import meant_by_count
from publisher.reading.figures import (
    Amount,
    Count,
    Percent,
    amounts,
    counts,
    percents,
    words_in_brackets,
)
from publisher.reading.lexicon import Typed, lexicon, sort_of, value_of
from publisher.reading.placed import Placed, by_sentence, names_a_node
from publisher.reading.spoken import (
    Before,
    Distance,
    Frame,
    Paragraph,
    State,
    Subject,
    frame,
    passed,
    read_word,
)
from publisher.reading.words import folded
from publisher.tables.facts import Besaran, Fact
from publisher.vocabulary.places import Place
from publisher.vocabulary.values import bulat

_RANGE = re.compile(r"\s?[-–]\s?(?:Rp|\d)")
_SHARE = re.compile(r"[,(]|\b(?:yaitu|yakni|atau|setara)\b")
_LETTER = re.compile(r"\s+[^\W\d_]")
# `Rp4 dari pagu Rp5`: what stands before `dari` was spent, whatever was named last.
_OUT_OF = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:atau|setara)\s+[\d.,]+\s*(?:%|persen)\s*)?dari\s+"
    r"(?:(?:total|pagu|alokasi|anggaran|plafon|sebesar|senilai)\w*\s+)*(?:Rp|\ufffc)",
    re.IGNORECASE,
)
# `72,50 persen terhadap target triwulan`: of another target than that of the tables, perhaps.
_AGAINST = re.compile(r"\s*(?:terhadap|dari|atas)\s+(?:\w+\s+)?target", re.IGNORECASE)
_NEW_SUBJECT = re.compile(r"(?:\b(?:sedangkan|sementara(?:\s+itu)?|adapun|sebaliknya)|;)\s+$", re.I)
_BACK = 40  # what stands before a count in its sentence: no enumeration is longer


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed figure in its sentence.

    equal: the computed figures that it equals, as far as the words tell. meant:
    the figures that the sentence surely speaks of. outside: the sentence speaks
    of something else. near_budget: a word of the budget stands before it.
    stage_named: the paragraph names a stage of the budget.
    """

    passage: Passage
    typed: Typed
    equal: tuple[Fact, ...]
    meant: tuple[Fact, ...]
    outside: bool
    near_budget: bool
    stage_named: bool
    stage: str = ""  # that the words right before it name
    known: bool = False  # some figure of the report has this value
    in_force: tuple[str, ...] = ()  # the subjects whose figure of the stage in force is known
    fits: bool = True  # its words do not speak of another measure than `equal`

    @property
    def end(self) -> int:
        """A count without its noun; an amount with its words in brackets, where they agree."""
        typed = self.typed
        if isinstance(typed, Count):
            return typed.number_end
        is_amount = isinstance(typed, Amount)
        words = words_in_brackets(self.passage.text, typed.end) if is_amount else None
        return words.end if words and words.unit and words.value == typed.value else typed.end

    @property
    def at(self) -> Place:
        return self.passage.place(self.typed.start, self.end)

    @property
    def words(self) -> str:
        """What was typed, a count with its noun."""
        return self.passage.text[self.typed.start : max(self.typed.end, self.end)]


@once
def readings(naskah: Naskah) -> tuple[Reading, ...]:
    """Every typed figure of the narratives, in their order."""
    return tuple(r for passage in naskah.of("narasi") for r in _of_passage(passage, naskah))


def _of_passage(passage: Passage, naskah: Naskah) -> Iterator[Reading]:
    text, known = passage.text, lexicon(naskah)
    typed: list[Typed] = [*amounts(text), *percents(text), *counts(text)]
    if not typed:
        return
    sentences = list(by_sentence(passage, typed, known.phrases, naskah.sentences_of(passage)))
    staged = any(p.means("tahap") for _, _, placed in sentences for p in placed)
    staged = staged or any(ref.name == "anggaran.tahap" for ref in passage.refs)
    paragraph, before = Paragraph(passage, staged, known, naskah.report), Before()
    for start, end, placed in sentences:
        if any(isinstance(p.item, Typed) for p in placed):
            yield from _of_sentence(frame(paragraph, start, end, placed, before), placed)
        before = Before(
            before.node or any(names_a_node(p) for p in placed),
            before.counted | {p.item.benda for p in placed if isinstance(p.item, Count)},
        )


def _of_sentence(whole: Frame, placed: list[Placed]) -> Iterator[Reading]:
    state, at = State(outside=whole.outside), whole.start
    for n, here in enumerate(placed):
        state = passed(state, len(folded(whole.passage.text[at : here.start])))
        if isinstance(here.item, Count):
            before, after = placed[max(0, n - _BACK) : n], placed[n + 1 : n + 2]
            meant = meant_by_count(whole, state, here, here.item, before, after)
            equal = tuple(f for f in meant if f.value == here.item.value)
            yield _reading(whole, state, here.item, equal, meant)
            if _NEW_SUBJECT.search(
                whole.passage.text, max(whole.start, here.start - 20), here.start
            ):
                state = replace(state, subject=Subject(named=True, node=True))
        elif isinstance(here.item, Amount | Percent):
            reading = _measured(whole, state, here, here.item)
            yield reading
            state = _after(state, reading, here.item)
        else:
            state = read_word(state, here, whole)
        at, state = here.end, replace(state, last=here)


def _measured(whole: Frame, state: State, here: Placed, typed: Amount | Percent) -> Reading:
    share = _is_a_share(whole, state, here)
    meant = () if share else _meant(whole, state, here, typed)
    equal = _equal(whole, state, typed, meant)
    besaran = state.measure.besaran
    ours = ("realisasi", "persen") if besaran == "realisasi" else (besaran,)
    fits = besaran is None or any(f.besaran in ours for f in equal)
    state = replace(state, outside=state.outside or share)
    return replace(
        _reading(whole, state, typed, equal, meant), stage=state.measure.tahap, fits=fits
    )


def _reading(
    whole: Frame, state: State, typed: Typed, equal: tuple[Fact, ...], meant: tuple[Fact, ...]
) -> Reading:
    return Reading(
        whole.passage,
        typed,
        equal,
        meant,
        outside=state.outside,
        near_budget=state.distance.gap == 0,
        stage_named=whole.paragraph.staged,
        known=(sort_of(typed), Decimal(typed.value)) in whole.paragraph.known.by_value,
        in_force=tuple(f.lingkup for f in equal if _known_in_force(whole, typed, f)),
    )


def _known_in_force(whole: Frame, typed: Typed, fact: Fact) -> bool:
    subject = (sort_of(typed), fact.lingkup, fact.besaran)
    same = whole.paragraph.known.by_subject.get(subject, [])
    tahap = whole.paragraph.report.anggaran.tahap
    return any(f.tahap == tahap and f.value is not None and not f.part for f in same)


def _meant(whole: Frame, state: State, here: Placed, typed: Amount | Percent) -> tuple[Fact, ...]:
    """The figures that the words surely speak of."""
    subject, besaran, tahap = state.subject, state.measure.besaran, state.measure.tahap
    sure = subject.sure and not state.distance.foreign and len(subject.names) == 1
    if not sure or besaran is None or state.outside or _is_a_piece(whole, here, typed):
        return ()
    if isinstance(typed, Amount) and not state.measure.fresh:  # one measure has one amount
        return ()
    if besaran in ("target", "capaian") and whole.quarterly:
        return ()
    name = subject.names[0]
    if name.startswith("indikator:") and _is_aside(whole, state, here):
        return ()
    found = [
        fact
        for measure in _measures_meant(whole, state, here, besaran)
        for fact in whole.paragraph.known.by_subject.get(
            (sort_of(typed), name, _measure_of(typed, name, measure)), []
        )
    ]
    if tahap and any(f.tahap == tahap for f in found):
        found = [f for f in found if f.tahap == tahap]
    in_force = tahap or whole.paragraph.report.anggaran.tahap
    if any(f.value is None and f.tahap in (None, in_force) and not f.part for f in found):
        return ()
    return tuple(f for f in found if f.value is not None)


def _measures_meant(
    whole: Frame, state: State, here: Placed, besaran: Besaran
) -> tuple[Besaran, ...]:
    """The measure named last; one named before the subject may be another by now."""
    if state.measure.own or state.subject.names[0].startswith("indikator:"):
        return (besaran,)
    named: set[Besaran] = {*state.measure.named, besaran}
    if _OUT_OF.match(whole.passage.text, here.end):
        return tuple(dict.fromkeys(("realisasi", *sorted(named))))
    return (besaran, *sorted(named - {besaran}))


def _is_aside(whole: Frame, state: State, here: Placed) -> bool:
    """`yang melampaui target adalah X (104%)`: not said to be its target."""
    text = whole.passage.text
    in_brackets = text[here.start - 1 : here.start] == "(" and not state.measure.own
    return in_brackets or _AGAINST.match(text, here.end) is not None


def _is_a_piece(whole: Frame, here: Placed, typed: Amount | Percent) -> bool:
    """One end of a range, or a bare number of pieces: `1.000.000 lembar`."""
    text = whole.passage.text
    ranged = text[max(0, here.start - 2) : here.start].strip() in ("-", "–")
    bare = isinstance(typed, Amount) and typed.spelling == "polos"
    pieces = bare and _LETTER.match(text, here.end) is not None
    return ranged or pieces or _RANGE.match(text, here.end) is not None


def _is_a_share(whole: Frame, state: State, here: Placed) -> bool:
    """`10% dari total anggaran, yaitu Rp5`: an amount worked out in the sentence."""
    share = state.lead.share
    return bool(share and _SHARE.search(whole.passage.text, share, here.start))


def _measure_of(typed: Amount | Percent, subject: str, besaran: Besaran) -> Besaran:
    """A percentage of realisasi is a share of the pagu, but that of an indicator is itself."""
    if isinstance(typed, Amount) or subject.startswith("indikator:"):
        return besaran
    return "persen" if besaran == "realisasi" else "jumlah"


def _equal(
    whole: Frame, state: State, typed: Amount | Percent, meant: tuple[Fact, ...]
) -> tuple[Fact, ...]:
    """The figures that it equals: of those meant, else of those that the words allow."""
    if meant:
        return tuple(f for f in meant if equals(typed, f))
    same = whole.paragraph.known.by_value.get((sort_of(typed), typed.value), [])
    allowed = [f for f in same if f.lingkup in state.subject.names]
    if isinstance(typed, Percent) and typed.value in (0, 100):
        return ()
    if not allowed and not _telling(typed):
        return ()
    same = allowed or same
    return tuple([f for f in same if f.besaran == state.measure.besaran] or same)


def _after(state: State, reading: Reading, typed: Amount | Percent) -> State:
    """What follows speaks of the same subject, if it is known which that is."""
    subject, measure = state.subject, state.measure
    subjects = tuple(dict.fromkeys(f.lingkup for f in reading.equal))
    one = len(subjects) == 1
    besaran = reading.equal[0].besaran if one else None
    same = besaran if besaran in ("realisasi", "pagu", "sisa") else measure.besaran
    return replace(
        state,
        subject=replace(
            subject, names=subjects if one else subject.names, sure=bool(reading.meant) or one
        ),
        measure=replace(
            measure, besaran=same, tahap="", fresh=measure.fresh and isinstance(typed, Percent)
        ),
        lead=replace(state.lead, share=None),
        distance=Distance(near=state.distance.near),
        outside=reading.outside,
    )


def equals(typed: Typed, fact: Fact) -> bool:
    """To the digit that was typed."""
    value = value_of(fact.value)
    if isinstance(typed, Percent):
        exact = fact.exact if fact.exact is not None else value
        return typed.value in (value, bulat(exact, typed.decimals))
    if isinstance(typed, Amount) and typed.rounded > 1:
        return abs(value - typed.value) < typed.rounded
    return value == typed.value


def _telling(typed: Amount | Percent) -> bool:
    """An amount of many digits, which nobody types by chance."""
    digits = str(int(abs(typed.value))).rstrip("0")
    return isinstance(typed, Amount) and typed.rounded == 1 and len(digits) >= 5
