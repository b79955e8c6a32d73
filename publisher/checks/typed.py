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
from dataclasses import dataclass
from decimal import Decimal

from publisher.checks.counted import Counting
from publisher.checks.lexicon import Lexicon, Meaning, Typed, lexicon, sort_of, value_of
from publisher.checks.other_times import names_itself, speaks_of_other_times
from publisher.checks.placed import (
    Placed,
    by_sentence,
    counted_things,
    is_a_quarter,
    names_a_node,
    names_the_kabupaten,
    of_budget,
)
from publisher.prose import Ref
from publisher.reading import Naskah, Passage, once
from publisher.reading.amounts import Amount, amounts
from publisher.reading.counts import Count, counts
from publisher.reading.parts import roles
from publisher.reading.percents import Percent, percents
from publisher.reading.periods import Period
from publisher.tables.facts import Besaran, Fact
from publisher.vocabulary.values import bulat

_WORD = re.compile(r"[^\W_]+")
_UP_TO = ("sampai dengan", "hingga", "sampai", "s.d.", "s/d", "akhir")
_RANGE = re.compile(r"\s?[-–]\s?(?:Rp|\d)")
_SHARE = re.compile(r"[,(]|\b(?:yaitu|yakni|atau|setara)\b")
_LETTER = re.compile(r"\s+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed figure in its sentence.

    equal: the computed figures that it equals, as far as the words tell. meant:
    the figures that the sentence surely speaks of. outside: the sentence speaks
    of something else. about_budget: it has words of the budget. stage_named: the
    paragraph names a stage of the budget.
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


@once
def readings(naskah: Naskah) -> tuple[Reading, ...]:
    """Every typed figure of the narratives, in their order."""
    return tuple(_readings(naskah))


def _readings(naskah: Naskah) -> Iterator[Reading]:
    known = lexicon(naskah)
    for passage in naskah.of("narasi"):
        text = passage.text
        typed: list[Typed] = [*amounts(text), *percents(text), *counts(text)]
        if typed:
            yield from _of_passage(passage, typed, known, naskah)


def _of_passage(
    passage: Passage, typed: list[Typed], known: Lexicon, naskah: Naskah
) -> Iterator[Reading]:
    sentences = list(by_sentence(passage, typed, known.phrases, naskah.sentences))
    staged = any(p.means("tahap") for _, _, inside in sentences for p in inside)
    staged = staged or any(ref.name == "anggaran.tahap" for ref in passage.refs)
    before: list[Placed] = []
    said: set[str] = set()
    for start, end, inside in sentences:
        if any(isinstance(p.item, Amount | Percent | Count) for p in inside):
            nodes_before = any(names_a_node(p) for p in before)
            sentence = _Sentence(
                passage,
                start,
                end,
                known,
                naskah.report,
                nodes_before,
                frozenset(said),
                staged=staged,
            )
            yield from sentence.read(inside)
        said |= {p.item.benda for p in inside if isinstance(p.item, Count)}
        before = inside if not before else [p for p in (*before, *inside) if names_a_node(p)][:1]


@dataclass(slots=True)
class _Sentence(Counting):
    """A sentence as far as it was read."""

    staged: bool = False
    node: bool = False  # a program, kegiatan or line of belanja was
    besaran: Besaran | None = None
    tahap: str = ""
    foreign: int = 0  # unknown words since the subject or the last figure
    whole: bool = False  # `jumlah`, `seluruh` stand right before
    dari: bool = False  # so does `dari`
    fresh: bool = True  # a subject, measure or stage was named since the last amount
    share: int | None = None  # where `dari jumlah anggaran` ends
    outside: bool = False
    gap: int | None = None  # unknown words since a word of the budget; None: there was none
    quarterly: bool = False  # the sentence names a quarter

    def read(self, placed: list[Placed]) -> Iterator[Reading]:
        laporan, text = self.report.laporan, self.passage.text
        end = placed[-1].end
        self.elsewhere = any(p.means("luar") and not p.means("bagian") for p in placed)
        self.elsewhere |= speaks_of_other_times(text, self.start, end, placed, laporan)
        self.elsewhere |= names_the_kabupaten(placed)
        self.outside = self.elsewhere or any(p.means("luar") for p in placed)
        self.own = names_itself(text[self.start : end], placed, laporan)
        by_name = self.known.by_name
        self.roles = roles(self.text, counted_things(self.text, self.start, placed, by_name))
        self.names_office = tuple(p.start for p in placed if _is_office(p))
        self.quarterly = any(is_a_quarter(p) for p in placed)
        at = self.start
        for n, here in enumerate(placed):
            between = _WORD.findall(text, at, here.start)
            self.foreign += len(between)
            self.gap = None if self.gap is None else self.gap + len(between)
            self.after_foreign = bool(between)
            following = placed[n + 1] if n + 1 < len(placed) else None
            if isinstance(here.item, Count):
                yield self._counted(here, here.item, placed[max(0, n - 40) : n], following)
            elif isinstance(here.item, Amount | Percent):
                yield self._measured(here, here.item)
            else:
                self._word(here)
                self.gap = 0 if of_budget(here) else self.gap
                self.share = here.end if self.share == 0 else self.share
            at, self.last = here.end, here

    def _word(self, here: Placed) -> None:
        if isinstance(here.item, Ref):
            self._reference(here.item)
        elif isinstance(here.item, Period):
            self._period(here, here.item)
        elif isinstance(here.item, tuple):
            self._phrase(here, here.item)

    def _phrase(self, here: Placed, meanings: tuple[Meaning, ...]) -> None:
        subjects = tuple(m.value for m in meanings if m.kata == "lingkup")
        if subjects:
            # `Program X memiliki pagu belanja operasi Rp5`: of the program, but only that kind.
            within = self.node and all(s.startswith("belanja:") for s in subjects)
            self.node = self.node or not any(s.startswith("belanja:") for s in subjects)
            self.subjects, self.named, self.fresh = subjects, True, True
            self.sure, self.foreign = not self.after_foreign and not within, 0
            return
        kinds = {m.kata: m.value for m in meanings}
        self.fresh = self.fresh or bool(kinds.keys() & {"besaran", "tahap", "anggaran"})
        if self._words(here) == "dari":
            self.besaran = None  # `terealisasi Rp5 dari Rp8`: what follows is measured otherwise
        if "besaran" in kinds:
            self.besaran = kinds["besaran"]  # type: ignore[assignment]
        self.tahap = kinds.get("tahap", self.tahap)
        if "anggaran" in kinds:
            self._whole_budget()
        self.whole = "seluruh" in kinds
        self.dari = self._words(here) == "dari" or (self.dari and self.whole)
        self.foreign += not kinds.keys() - {"luar", "masa_lain"}

    def _whole_budget(self) -> None:
        """`jumlah anggaran`: of all, unless a program was spoken of. `anggaran` alone: perhaps."""
        self.besaran = self.besaran or "pagu"
        of_all = self.dari
        if self.subjects and not self.whole and not of_all:
            return
        if self.named and not of_all:
            self.subjects, self.sure = (), False
            return
        alone = self.passage.marker is None and not self.nodes_before
        self.subjects, self.foreign, self.share = ("total",), 0, 0 if of_all else None
        self.sure = not self.after_foreign and alone and (self.whole or self.own)

    def _reference(self, ref: Ref) -> None:
        """A figure that is asked for tells what the sentence speaks of."""
        fact = self.known.by_name.get(ref.name)
        self.fresh = fact is None or fact.besaran in ("persen", "jumlah")
        if ref.name.startswith("serapan."):
            self.subjects, self.named, self.sure = (), True, False
        elif fact is None or fact.benda:
            self.foreign += ref.name.startswith(("daftar.", "visi.", "misi.", "penanda_tangan."))
        else:
            self.subjects, self.sure, self.foreign = (fact.lingkup,), True, 0
            self.named = self.named or fact.lingkup != "total"
            self.besaran = fact.besaran if fact.besaran != "persen" else "realisasi"

    def _period(self, here: Placed, period: Period) -> None:
        """A later quarter alone is not the sum up to its end."""
        before = self.passage.text[max(0, here.start - 20) : here.start].rstrip().lower()
        alone = period.triwulan is not None and period.triwulan > 1
        if alone and not before.endswith(_UP_TO):
            self.foreign, self.gap = self.foreign + 1, None

    def _measured(self, here: Placed, typed: Amount | Percent) -> Reading:
        meant = self._meant(here, typed)
        equal = self._equal(typed, meant)
        self.outside = self.outside or self._is_a_share(here)
        stage, self.tahap, self.share = self.tahap, "", None
        ours = {"realisasi": ("realisasi", "persen")}.get(self.besaran or "", (self.besaran,))
        fits = self.besaran is None or any(f.besaran in ours for f in equal)
        self._go_on_from(typed, equal, bool(meant))
        reading = self._reading(typed, equal, meant, stage, fits)
        self.gap = None
        return reading

    def _reading(
        self,
        typed: Typed,
        equal: tuple[Fact, ...],
        meant: tuple[Fact, ...],
        stage: str = "",
        fits: bool = True,
    ) -> Reading:
        return Reading(
            self.passage,
            typed,
            equal,
            meant,
            self.outside,
            self.gap == 0,
            self.staged,
            stage,
            (sort_of(typed), Decimal(typed.value)) in self.known.by_value,
            tuple(f.lingkup for f in equal if self._known_in_force(typed, f)),
            fits,
        )

    def _known_in_force(self, typed: Typed, fact: Fact) -> bool:
        same = self.known.by_subject.get((sort_of(typed), fact.lingkup, fact.besaran), [])
        tahap = self.report.anggaran.tahap
        return any(f.tahap == tahap and f.value is not None and not f.part for f in same)

    def _meant(self, here: Placed, typed: Amount | Percent) -> tuple[Fact, ...]:
        """The figures that the words surely speak of."""
        sure = self.sure and not self.foreign and not self.outside and len(self.subjects) == 1
        text = self.passage.text
        ranged = text[max(0, here.start - 2) : here.start].strip() in ("-", "–")
        ranged = ranged or _RANGE.match(text, here.end) is not None
        bare = isinstance(typed, Amount) and typed.spelling == "polos"
        pieces = bare and _LETTER.match(text, here.end) is not None
        again = isinstance(typed, Amount) and not self.fresh  # one measure has one amount
        if self.besaran in ("target", "capaian") and self.quarterly:
            return ()
        if not sure or ranged or pieces or again or self._is_a_share(here) or self.besaran is None:
            return ()
        subject = (sort_of(typed), self.subjects[0], self._measure(typed))
        found = self.known.by_subject.get(subject, [])
        if self.tahap and any(f.tahap == self.tahap for f in found):
            found = [f for f in found if f.tahap == self.tahap]
        if any(f.value is None and f.tahap in (None, self._stage()) and not f.part for f in found):
            return ()
        return tuple(f for f in found if f.value is not None)

    def _is_a_share(self, here: Placed) -> bool:
        """`10% dari total anggaran, yaitu Rp5`: an amount worked out in the sentence."""
        text = self.passage.text
        return bool(self.share and _SHARE.search(text, self.share, here.start))

    def _stage(self) -> str:
        return self.tahap or self.report.anggaran.tahap

    def _measure(self, typed: Amount | Percent) -> Besaran:
        """A percentage of realisasi is a share of the pagu, but that of an indicator is itself."""
        assert self.besaran is not None
        if isinstance(typed, Amount) or self.subjects[0].startswith("indikator:"):
            return self.besaran
        return "persen" if self.besaran == "realisasi" else "jumlah"

    def _equal(self, typed: Amount | Percent, meant: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """The figures that it equals: of those meant, else of those that the words allow."""
        if meant:
            return tuple(f for f in meant if equals(typed, f))
        same = self.known.by_value.get((sort_of(typed), typed.value), [])
        allowed = [f for f in same if f.lingkup in self.subjects]
        if isinstance(typed, Percent) and typed.value in (0, 100):
            return ()
        if not allowed and not _telling(typed):
            return ()
        same = allowed or same
        return tuple([f for f in same if f.besaran == self.besaran] or same)

    def _go_on_from(self, typed: Typed, equal: tuple[Fact, ...], meant: bool) -> None:
        """What follows speaks of the same subject, if it is known which that is."""
        self.foreign, self.fresh = 0, self.fresh and isinstance(typed, Percent)
        subjects = tuple(dict.fromkeys(f.lingkup for f in equal))
        self.sure = meant or len(subjects) == 1
        if len(subjects) == 1:
            self.subjects = subjects
            if equal[0].besaran in ("realisasi", "pagu", "sisa"):
                self.besaran = equal[0].besaran

    def _counted(
        self, here: Placed, typed: Count, before: list[Placed], following: Placed | None
    ) -> Reading:
        """A count speaks of all that there are only beside another, or after `terdiri atas`."""
        role = self.role(here)
        subject = (
            self.of_whole(here, typed)
            if role == "whole"
            else self.of_counts(here, typed, before, following)
        )
        meant = self.known.by_subject.get((typed.benda, subject, "jumlah"), [])
        if role == "part":  # of all that there are, it may be any number but a greater one
            against_all = "whole" not in self.roles.values()
            meant = [f for f in meant if against_all and typed.value > value_of(f.value)]
        equal = tuple(f for f in meant if f.value == typed.value)
        return self._reading(typed, equal, tuple(meant))

    def _words(self, placed: Placed) -> str:
        return self.passage.text[placed.start : placed.end].casefold()


def equals(typed: Typed, fact: Fact) -> bool:
    """To the digit that was typed."""
    value = value_of(fact.value)
    if isinstance(typed, Percent):
        exact = fact.exact if fact.exact is not None else value
        return typed.value in (value, bulat(exact, typed.decimals))
    if isinstance(typed, Amount) and typed.rounded > 1:
        return abs(value - typed.value) < typed.rounded
    return value == typed.value


def _is_office(placed: Placed) -> bool:
    return isinstance(placed.item, Ref) and placed.item.name == "perangkat_daerah.nama"


def _telling(typed: Amount | Percent) -> bool:
    """An amount of many digits, which nobody types by chance."""
    digits = str(int(abs(typed.value))).rstrip("0")
    return isinstance(typed, Amount) and typed.rounded == 1 and len(digits) >= 5
