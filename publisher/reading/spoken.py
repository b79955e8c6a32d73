"""What the words of a sentence speak of, as far as they were read: whose figure, and which.

Each part is a small value that never changes; every word that stands in the sentence
makes the next state of it. What holds for the sentence as a whole is read before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from publisher.prose import Ref
from publisher.reading import Passage
from publisher.reading.lexicon import Lexicon, Meaning
from publisher.reading.parts import Role, roles
from publisher.reading.periods import Period
from publisher.reading.placed import (
    Placed,
    counted_things,
    is_a_quarter,
    names_itself,
    names_the_kabupaten,
    of_budget,
    speaks_of_other_times,
)
from publisher.tables.facts import Besaran
from publisher.vocabulary.report import Report

_CONTRASTS = ("sedangkan", "sementara", "sementara itu", "adapun", "sebaliknya")
_UP_TO = ("sampai dengan", "hingga", "sampai", "s.d.", "s/d", "akhir")
# Figures asked for that print words: what follows them is said of something else.
_PRINT_WORDS = ("daftar.", "visi.", "misi.", "penanda_tangan.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """staged: it names a stage of the budget."""

    passage: Passage
    staged: bool
    known: Lexicon
    report: Report


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before tell: whether one names a program or the like; what they count."""

    node: bool = False
    counted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole sentence, whatever its words say one by one.

    own: it names the office, its report or a period. elsewhere: it speaks of something
    else, not only of a part. outside: of either. quarterly: it names a quarter. roles: of
    its counts, by where they start in it. names_office: where the office is asked for.
    """

    paragraph: Paragraph
    start: int
    end: int
    before: Before
    own: bool
    elsewhere: bool
    outside: bool
    quarterly: bool
    roles: Mapping[int, Role]
    names_office: tuple[int, ...]

    @property
    def passage(self) -> Passage:
        return self.paragraph.passage


def frame(
    paragraph: Paragraph, start: int, end: int, placed: Sequence[Placed], before: Before
) -> Frame:
    text, laporan = paragraph.passage.text, paragraph.report.laporan
    last = placed[-1].end
    elsewhere = (
        any(p.means("luar") and not p.means("bagian") for p in placed)
        or speaks_of_other_times(text, start, last, placed, laporan)
        or names_the_kabupaten(placed)
    )
    sentence = text[start:end]
    counted = counted_things(sentence, start, placed, paragraph.known.by_name)
    return Frame(
        paragraph,
        start,
        end,
        before,
        own=names_itself(text[start:last], placed, laporan),
        elsewhere=elsewhere,
        outside=elsewhere or any(p.means("luar") for p in placed),
        quarterly=any(is_a_quarter(p) for p in placed),
        roles=roles(sentence, counted),
        names_office=tuple(p.start for p in placed if _is_office(p)),
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figure it is.

    sure: no other can be meant. named: a program or a kind of belanja was named; node: a
    program, kegiatan or line of belanja was.
    """

    names: tuple[str, ...] = ()
    sure: bool = False
    named: bool = False
    node: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Which figure of it.

    fresh: a subject, measure or stage was named since the last amount. own: it was named since
    its subject was. named: all that the sentence has named so far.
    """

    besaran: Besaran | None = None
    tahap: str = ""
    fresh: bool = True
    own: bool = True
    named: frozenset[Besaran] = frozenset()


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands right before: `seluruh`, `dari`. share: where `dari jumlah anggaran` ends."""

    whole: bool = False
    dari: bool = False
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Distance:
    """Unknown words since what was known.

    foreign: since the subject or the last figure. gap: since a word of the budget; None:
    there was none. near: the word right before is unknown.
    """

    foreign: int = 0
    gap: int | None = None
    near: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A sentence as far as it was read. contrast: `sedangkan` was, and nothing known since."""

    subject: Subject = Subject()
    measure: Measure = Measure()
    lead: Lead = Lead()
    distance: Distance = Distance()
    outside: bool = False
    last: Placed | None = None
    contrast: bool = False


def passed(state: State, unknown: int) -> State:
    """So many words on that say nothing known."""
    far = state.distance
    gap = None if far.gap is None else far.gap + unknown
    if unknown and state.contrast:  # `sedangkan program teknis …`: of another than before
        state = replace(state, subject=replace(state.subject, sure=False))
    return replace(state, distance=Distance(far.foreign + unknown, gap, bool(unknown)))


def read_word(state: State, here: Placed, frame: Frame) -> State:
    """What is spoken of once a phrase, a figure asked for or a period was read."""
    if isinstance(here.item, Ref):
        state = _reference(state, here.item, frame)
    elif isinstance(here.item, Period):
        state = _period(state, here, here.item, frame)
    elif isinstance(here.item, tuple):
        state = _phrase(state, here, here.item, frame)
    if of_budget(here):
        state = replace(state, distance=replace(state.distance, gap=0))
    return state


def _phrase(state: State, here: Placed, meanings: tuple[Meaning, ...], frame: Frame) -> State:
    subjects = tuple(m.value for m in meanings if m.kata == "lingkup")
    if subjects:
        return replace(
            state,
            subject=_named(state, subjects),
            measure=replace(state.measure, fresh=True, own=False),
            distance=replace(state.distance, foreign=0),
            contrast=False,
        )
    kinds: dict[str, str] = {m.kata: m.value for m in meanings}
    dari = frame.passage.text[here.start : here.end].casefold() == "dari"
    said = frame.passage.text[here.start : here.end].casefold()
    state = replace(
        state,
        measure=_measure(state, kinds, dari),
        contrast=(state.contrast or said in _CONTRASTS) and "besaran" not in kinds,
    )
    if "anggaran" in kinds:
        state = _whole_budget(state, here, frame)
    unknown = not kinds.keys() - {"luar", "masa_lain"}
    lead, far = state.lead, state.distance
    whole = "seluruh" in kinds
    return replace(
        state,
        lead=Lead(whole, dari or (lead.dari and whole), lead.share),
        distance=replace(far, foreign=far.foreign + unknown),
    )


def _named(state: State, subjects: tuple[str, ...]) -> Subject:
    """`Program X memiliki pagu belanja operasi Rp5`: of the program, but only that kind."""
    before, of_belanja = state.subject, [s.startswith("belanja:") for s in subjects]
    within = before.node and all(of_belanja)
    node = before.node or not any(of_belanja)
    return Subject(subjects, not state.distance.near and not within, True, node)


def _measure(state: State, kinds: Mapping[str, str], dari: bool) -> Measure:
    """`terealisasi Rp5 dari Rp8`: what follows `dari` is measured otherwise."""
    before = state.measure
    besaran = cast(Besaran, kinds["besaran"]) if "besaran" in kinds else before.besaran
    if "besaran" in kinds and _heads(state, besaran):
        besaran = before.besaran
    named = before.named | {besaran} if "besaran" in kinds and besaran else before.named
    return Measure(
        None if dari and "besaran" not in kinds else besaran,
        kinds.get("tahap", before.tahap),
        before.fresh or bool(kinds.keys() & {"besaran", "tahap", "anggaran"}),
        before.own or "besaran" in kinds,
        named,
    )


def _heads(state: State, besaran: Besaran | None) -> bool:
    """`sisa pagu`, `capaian target`: of two measures in a row the first is meant."""
    last = state.last
    if state.distance.near or last is None or not last.means("besaran"):
        return False
    first = state.measure.besaran
    return (besaran == "pagu" and first in ("sisa", "selisih", "realisasi")) or (
        besaran == "target" and first == "capaian"
    )


def _whole_budget(state: State, here: Placed, frame: Frame) -> State:
    """`jumlah anggaran`: of all, unless a program was spoken of. `anggaran` alone: perhaps."""
    subject, lead = state.subject, state.lead
    measure = replace(state.measure, besaran=state.measure.besaran or "pagu")
    state = replace(state, measure=measure)
    if subject.names and not lead.whole and not lead.dari:
        return state
    if subject.named and not lead.dari:
        return replace(state, subject=replace(subject, names=(), sure=False))
    alone = frame.passage.marker is None and not frame.before.node
    sure = not state.distance.near and alone and (lead.whole or frame.own)
    return replace(
        state,
        subject=replace(subject, names=("total",), sure=sure),
        lead=replace(lead, share=here.end if lead.dari else None),
        distance=replace(state.distance, foreign=0),
    )


def _reference(state: State, ref: Ref, frame: Frame) -> State:
    """A figure that is asked for tells what the sentence speaks of."""
    fact = frame.paragraph.known.by_name.get(ref.name)
    subject, far = state.subject, state.distance
    measure = replace(state.measure, fresh=fact is None or fact.besaran in ("persen", "jumlah"))
    if ref.name.startswith("serapan."):
        subject = replace(subject, names=(), named=True, sure=False)
    elif fact is None or fact.benda:
        far = replace(far, foreign=far.foreign + ref.name.startswith(_PRINT_WORDS))
    else:
        named = subject.named or fact.lingkup != "total"
        subject = Subject((fact.lingkup,), True, named, subject.node)
        far = replace(far, foreign=0)
        besaran = fact.besaran if fact.besaran != "persen" else "realisasi"
        measure = replace(measure, besaran=besaran)
    return replace(state, subject=subject, measure=measure, distance=far)


def _period(state: State, here: Placed, period: Period, frame: Frame) -> State:
    """A later quarter alone is not the sum up to its end."""
    before = frame.passage.text[max(0, here.start - 20) : here.start].rstrip().lower()
    alone = period.triwulan is not None and period.triwulan > 1
    if not alone or before.endswith(_UP_TO):
        return state
    far = state.distance
    return replace(state, distance=replace(far, foreign=far.foreign + 1, gap=None))


def _is_office(placed: Placed) -> bool:
    return isinstance(placed.item, Ref) and placed.item.name == "perangkat_daerah.nama"
