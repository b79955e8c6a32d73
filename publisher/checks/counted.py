"""What the counts of a sentence speak of: all that there are, one program's, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from publisher.checks.lexicon import Lexicon
from publisher.checks.placed import Placed, asks_a_count, goes_on, is_count
from publisher.reading import Passage
from publisher.reading.counts import Count, counts
from publisher.reading.parts import Role, whole_ends
from publisher.vocabulary.report import Report

_WORD = re.compile(r"[^\W_]+")
_JOINS = re.compile(r"\s*(?:,|,?\s*(?:dan|serta|dengan))\s*")
_JOINED = re.compile(rf"(?:\s+(?:sub\s)?(?:program|kegiatan|sasaran|indikator))?{_JOINS.pattern}")
_AFTER_REF = re.compile(rf"\s+(?:sub\s)?(?:program|kegiatan|sasaran)(?:{_JOINS.pattern})")
_LETTER = re.compile(r"\s+[^\W\d_]")
_CLAUSE = 300  # letters: no clause is longer
_ONE_PART = re.compile(
    r"(?:(?<!\d )(?<!\) )\b(?:program|kegiatan|seksi|bidang|sub\s?bagian)\s+"
    r"(?!dan\b|serta\b|yang\b|kerja\b|berjumlah\b|terdiri\b|pada\b)[^\W\d_]"
    r"|\b(?:sasaran|misi|tujuan|indikator|unit|urusan)\s+(?:strategis\s+)?"
    r"(?:ini|pertama|terakhir|ke\w+|lain\w*|\d)\b)",
    re.IGNORECASE,
)
_THAT_ONE = re.compile(
    r"\b(?P<noun>sasaran|indikator|urusan)\s+(?:strategis\s+)?(?:itu|tersebut)\b", re.IGNORECASE
)
_OF_ITSELF = re.compile(
    r"\b(?:rencana kerja|renja|pengukuran(?: kinerja)?|perjanjian kinerja|laporan|LKj\w*|DPA)"
    r"(?:nya)?\b",
    re.IGNORECASE,
)
_ORDINARY = (
    "berdasarkan", "sesuai", "sebagaimana", "sementara", "kemudian", "selanjutnya", "misi",
    "kecamatan", "dinas", "badan", "kantor", "diukur", "dicapai", "diwujudkan", "dijabarkan",
)  # fmt: skip


@dataclass(slots=True)
class Counting:
    """A sentence as far as it was read, for its counts.

    nodes_before: the sentences before name a program. said: what they count.
    names_office: where the office is asked for by name.
    """

    passage: Passage
    start: int
    end: int
    known: Lexicon
    report: Report
    nodes_before: bool
    said: frozenset[str]
    subjects: tuple[str, ...] = ()
    sure: bool = False  # of the subject
    named: bool = False  # a program or a kind of belanja was named
    after_foreign: bool = False  # the word right before is unknown
    last: Placed | None = None
    own: bool = False  # it names the office, its report or a period
    elsewhere: bool = False  # it speaks of something else, not only of a part
    roles: dict[int, Role] = field(default_factory=dict)  # of its counts, by where they start in it
    names_office: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def role(self, here: Placed) -> Role:
        return self.roles.get(here.start - self.start, "plain")

    def of_whole(self, here: Placed, typed: Count) -> str:
        """`dari enam program, …` speaks of all, unless of one program's or of those before."""
        after = self.passage.text[here.end : min(self.end, here.end + 80)]
        narrowed = self.named or self.nodes_before or self._of_one_part(here)
        said = typed.benda in self.said
        if self.elsewhere or said or narrowed or not whole_ends(after):
            return ""
        known = self.known.by_value.get((typed.benda, Decimal(typed.value)), [])
        return "" if known and not any(f.lingkup == "total" for f in known) else "total"

    def of_counts(
        self, here: Placed, typed: Count, before: list[Placed], following: Placed | None
    ) -> str:
        text = self.passage.text
        paired = self._paired(here, before[-4:], following)
        led = self.last is not None and self.last.means("memuat") and not self.after_foreign
        known_next = following is not None and not text[here.end : following.start].strip()
        ends = not _LETTER.match(text, here.end) or (known_next and goes_on(following))
        done = self.own and self.role(here) == "part" and typed.benda != "kegiatan"
        of_tree = typed.benda not in ("unit", "misi")
        if not ends or not (paired or led or done) or (of_tree and self._of_others(here, before)):
            return ""
        if typed.benda == "unit" and "organisasi" not in text.casefold():
            return ""
        return self._counted_subject(here, before, paired, typed.benda == "misi")

    def _of_others(self, here: Placed, before: list[Placed]) -> bool:
        """`Rapat evaluasi membahas 3 program`: the clause begins with something unknown."""
        text, at = self.passage.text, here.start
        for other in reversed(before):
            if is_count(other) and _JOINED.fullmatch(text, other.end, at):
                at = other.start
        nearest = max(self.start, at - _CLAUSE)
        clause = max(nearest, *(text.rfind(sign, nearest, at) + 1 for sign in ",;"))
        clause = nearest if self.passage.marker else clause
        strange = list(self._strange(clause, at, before))
        own = strange and self._speaks_of_itself(clause, strange[0])
        return len(strange) > (2 if own else 0) and not self.named

    def _strange(self, start: int, end: int, placed: list[Placed]) -> Iterator[int]:
        """Where unknown words stand that are none of the report itself."""
        text = self.passage.text
        known = [(p.start, p.end) for p in placed]
        known += [m.span() for m in _OF_ITSELF.finditer(text, start, end)]
        for word in _WORD.finditer(text, start, end):
            inside = any(a <= word.start() < b for a, b in known)
            if not inside and word[0].casefold() not in _ORDINARY:
                yield word.start()

    def _speaks_of_itself(self, start: int, end: int) -> bool:
        """The words up to `end` name the office or its report."""
        text = self.passage.text[start:end]
        office = str(self.report.laporan.perangkat_daerah.nama)
        return (
            office.casefold() in text.casefold()
            or _OF_ITSELF.search(text) is not None
            or any(start <= at < end for at in self.names_office)
        )

    def _of_one_part(self, here: Placed) -> bool:
        """`Program penunjang memuat 8 kegiatan`: one of them is spoken of, not by its full name."""
        text = self.passage.text
        that = _THAT_ONE.search(text, self.start, here.start)
        said = that and that["noun"].casefold() in self.said
        return bool(that and not said) or bool(_ONE_PART.search(text, self.start, here.start))

    def _counted_subject(self, here: Placed, before: list[Placed], paired: bool, misi: bool) -> str:
        if self.elsewhere or any(p.means("bagian") for p in before):
            return ""
        if not self.named and self._of_one_part(here):
            return ""
        if self.named:
            return self.subjects[0] if self.sure and len(self.subjects) == 1 else ""
        alone = paired or ((self.own or misi) and self.passage.marker is None)
        return "total" if alone and not self.nodes_before else ""

    def _paired(self, here: Placed, before: list[Placed], following: Placed | None) -> bool:
        """`6 program dan 14 kegiatan`: the levels of one tree, or sasaran and their indicators."""
        text = self.passage.text
        for other in before:
            pattern = _AFTER_REF if asks_a_count(other) else _JOINS
            if is_count(other) and pattern.fullmatch(text, other.end, here.start):
                return True
        joined = _JOINS.match(text, here.end)
        ahead = list(counts(text[joined.end() : joined.end() + 40])) if joined else []
        return following is not None and any(c.start == 0 for c in ahead)
