"""What the counts of a sentence speak of: all that there are, one program's, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from publisher.reading.figures import Count, counts
from publisher.reading.lexicon import value_of
from publisher.reading.parts import Role, whole_ends
from publisher.reading.placed import Placed, asks_a_count, goes_on, is_count
from publisher.reading.spoken import Frame, State, Subject
from publisher.reading.words import tokens
from publisher.tables.facts import Fact

# `dua program dan tiga kegiatan`: both counts speak of what stands before.
_JOINS = re.compile(r"\s*(?:,|,?\s*(?:dan|serta|dengan))\s*")
_JOINED = re.compile(rf"(?:\s+(?:sub\s)?(?:program|kegiatan|sasaran|indikator))?{_JOINS.pattern}")
_AFTER_REF = re.compile(rf"\s+(?:sub\s)?(?:program|kegiatan|sasaran)(?:{_JOINS.pattern})")
_LETTER = re.compile(r"\s+[^\W\d_]")
# Only where the structure of the office is spoken of are its units counted.
_STRUCTURE = re.compile(r"\b(?:struktur|susunan|bagan|satuan)\s+(?:organisasi|perangkat)", re.I)
_KNOWN_AFTER_UNIT = re.compile(r"\s+(?:dan|yang|pada|dalam|dengan|di|serta|kerja|eselon)\b", re.I)
_CLAUSE = 300  # letters: no clause is longer
# `Program X memuat 3 kegiatan` counts within that program, not in the whole office.
_ONE_PART = re.compile(
    r"(?:(?<!\d )(?<!\) )\b(?:program|kegiatan|seksi|bidang|sub\s?bagian)\s+"
    r"(?!dan\b|serta\b|yang\b|kerja\b|berjumlah\b|terdiri\b|pada\b)[^\W\d_]"
    r"|\b(?:sasaran|misi|tujuan|indikator|unit|urusan)\s+(?:strategis\s+)?"
    r"(?:ini|pertama|terakhir|ke\w+|lain\w*|\d)\b)",
    re.IGNORECASE,
)
# `program tersebut` is one that was named before: its total is not the office's.
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


def meant_by_count(
    frame: Frame,
    state: State,
    here: Placed,
    typed: Count,
    before: list[Placed],
    after: list[Placed],
) -> tuple[Fact, ...]:
    """A count speaks of all that there are only beside another, or after `terdiri atas`."""
    if typed.benda == "unit" and not _of_organisation(frame, here):
        return ()
    role = _role(frame, here)
    if "aim" in frame.roles.values():  # what was done stands beside its target: neither is all
        return ()
    if typed.benda in frame.paragraph.known.measured and not _of_structure(frame, here, before):
        return ()
    following = after[0] if after else None
    subject = (
        _of_whole(frame, state, here, typed)
        if role == "whole"
        else _of_counts(frame, state, here, typed, before, following)
    )
    meant = frame.paragraph.known.by_subject.get((typed.benda, subject, "jumlah"), [])
    if role == "part":  # of all that there are, it may be any number but a greater one
        against_all = "whole" not in frame.roles.values()
        meant = [f for f in meant if against_all and typed.value > value_of(f.value)]
    return tuple(meant)


def _of_organisation(frame: Frame, here: Placed) -> bool:
    """`12 unit komputer` and `sembilan unsur pelayanan` are no units of the office."""
    text = frame.passage.text
    said = text[here.start : here.end].casefold()
    sentence = text[frame.start : frame.end]
    things = _LETTER.match(text, here.end) and not _KNOWN_AFTER_UNIT.match(text, here.end)
    return not things and ("organisasi" in said or _STRUCTURE.search(sentence) is not None)


def _of_structure(frame: Frame, here: Placed, before: list[Placed]) -> bool:
    """Where an indicator is counted in the same noun, only `6 program dan 14 kegiatan` is sure."""
    said = frame.passage.text[here.start : here.end].casefold()
    after = frame.passage.text[here.end : here.end + 40]
    joined = _JOINS.match(after)
    ahead = joined is not None and any(c.start == 0 for c in counts(after[joined.end() :]))
    return "organisasi" in said or ahead or _paired(frame, here, before[-4:], None)


def _role(frame: Frame, here: Placed) -> Role:
    return frame.roles.get(here.start - frame.start, "plain")


def _of_whole(frame: Frame, state: State, here: Placed, typed: Count) -> str:
    """`dari enam program, …` speaks of all, unless of one program's or of those before."""
    after = frame.passage.text[here.end : min(frame.end, here.end + 80)]
    narrowed = state.subject.named or frame.before.node or _of_one_part(frame, here)
    said = typed.benda in frame.before.counted or _of_one_sasaran(frame)
    if frame.elsewhere or said or narrowed or not whole_ends(after):
        return ""
    known = frame.paragraph.known.by_value.get((typed.benda, Decimal(typed.value)), [])
    return "" if known and not any(f.lingkup == "total" for f in known) else "total"


def _of_one_sasaran(frame: Frame) -> bool:
    """What stands under a sasaran or an indicator counts those of that sasaran, perhaps."""
    at = frame.passage.at
    return at.path.stem == "kinerja" and at.keys[:1] == ("sasaran",)


def _of_counts(
    frame: Frame,
    state: State,
    here: Placed,
    typed: Count,
    before: list[Placed],
    following: Placed | None,
) -> str:
    text = frame.passage.text
    paired = _paired(frame, here, before[-4:], following)
    led = state.last is not None and state.last.means("memuat") and not state.distance.near
    known_next = following is not None and not text[here.end : following.start].strip()
    ends = not _LETTER.match(text, here.end) or (known_next and goes_on(following))
    done = frame.own and _role(frame, here) == "part" and typed.benda != "kegiatan"
    of_tree = typed.benda not in ("unit", "misi")
    if (
        not ends
        or not (paired or led or done)
        or (of_tree and _of_others(frame, state, here, before))
    ):
        return ""
    return _counted_subject(frame, state.subject, here, before, paired, typed.benda == "misi")


def _of_others(frame: Frame, state: State, here: Placed, before: list[Placed]) -> bool:
    """`Rapat evaluasi membahas 3 program`: the clause begins with something unknown."""
    text, at = frame.passage.text, here.start
    for other in reversed(before):
        if is_count(other) and _JOINED.fullmatch(text, other.end, at):
            at = other.start
    nearest = max(frame.start, at - _CLAUSE)
    clause = max(nearest, *(text.rfind(sign, nearest, at) + 1 for sign in ",;"))
    clause = nearest if frame.passage.marker else clause
    strange = list(_strange(frame, clause, at, before))
    own = strange and _speaks_of_itself(frame, clause, strange[0])
    return len(strange) > (2 if own else 0) and not state.subject.named


def _strange(frame: Frame, start: int, end: int, placed: list[Placed]) -> Iterator[int]:
    """Where unknown words stand that are none of the report itself."""
    text = frame.passage.text
    known = [(p.start, p.end) for p in placed]
    known += [m.span() for m in _OF_ITSELF.finditer(text, start, end)]
    for word in tokens(text[start:end]):
        at = start + word.start
        if word.plain not in _ORDINARY and not any(a <= at < b for a, b in known):
            yield at


def _speaks_of_itself(frame: Frame, start: int, end: int) -> bool:
    """The words up to `end` name the office or its report."""
    text = frame.passage.text[start:end]
    office = str(frame.paragraph.report.laporan.perangkat_daerah.nama)
    return (
        office.casefold() in text.casefold()
        or _OF_ITSELF.search(text) is not None
        or any(start <= at < end for at in frame.names_office)
    )


def _of_one_part(frame: Frame, here: Placed) -> bool:
    """`Program penunjang memuat 8 kegiatan`: one of them is spoken of, not by its full name."""
    text = frame.passage.text
    that = _THAT_ONE.search(text, frame.start, here.start)
    said = that and that["noun"].casefold() in frame.before.counted
    return bool(that and not said) or bool(_ONE_PART.search(text, frame.start, here.start))


def _counted_subject(
    frame: Frame, subject: Subject, here: Placed, before: list[Placed], paired: bool, misi: bool
) -> str:
    if frame.elsewhere or any(p.means("bagian") for p in before):
        return ""
    if not subject.named and _of_one_part(frame, here):
        return ""
    if subject.named:
        return subject.names[0] if subject.sure and len(subject.names) == 1 else ""
    alone = paired or ((frame.own or misi) and frame.passage.marker is None)
    return "total" if alone and not frame.before.node else ""


def _paired(frame: Frame, here: Placed, before: list[Placed], following: Placed | None) -> bool:
    """`6 program dan 14 kegiatan`: the levels of one tree, or sasaran and their indicators."""
    text = frame.passage.text
    for other in before:
        pattern = _AFTER_REF if asks_a_count(other) else _JOINS
        if is_count(other) and pattern.fullmatch(text, other.end, here.start):
            return True
    joined = _JOINS.match(text, here.end)
    ahead = list(counts(text[joined.end() : joined.end() + 40])) if joined else []
    return following is not None and any(c.start == 0 for c in ahead)
