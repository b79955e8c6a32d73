"""Counts that speak of a part: `tiga dari enam indikator`, `12 kegiatan telah selesai`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.reading.figures import NOUN, as_number, number_words

Role = Literal["whole", "part", "plain", "aim"]

_MOST = 60  # counts of one sentence: more of them are a list, which says nothing of a whole

_FROM = re.compile(
    r"(?:^|(?<=\W))(?<!terdiri )(?<!terbagi )(?<!dibagi )(?<!tersusun )(?<!lebih )(?<!kurang )"
    r"(?:dari|di\s?antara)\s+"
    r"(?:(?:total|jumlah|keseluruhan|seluruh|semua|sejumlah|sebanyak)\s+)*$",
    re.IGNORECASE,
)
# `265 kegiatan dari target 250 kegiatan`: an aim may be missed and exceeded, and it is set by
# whoever sets it: no whole, nor the number of what there is.
_AIM = re.compile(
    r"(?:\b(?:target|sasaran\s+target|kuota|kapasitas|daya\s+tampung|kebutuhan|proyeksi|perkiraan|"
    r"standar|batas|ambang)(?:nya)?\s+(?:(?!dan\b|serta\b|yang\b|dari\b|pada\b)[^\s,;:.]+\s+){0,4}"
    r"|\b(?:dari|daripada|terhadap|melampaui|melebihi)\s+(?:rencana|usulan)(?:nya)?\s+(?:awal\s+)?"
    r"(?:(?:sebanyak|sejumlah|sebesar)\s+)?"
    r"|\b(?:menargetkan|ditargetkan)(?:\s+(?:sebanyak|sejumlah|sebesar|untuk|akan|ada))*\s+)$",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:yang\s+)?(?:telah\s+|sudah\s+)?"
    r"(?:ditargetkan|menjadi\s+target|sebagai\s+target(?:nya)?|target(?:nya)?\b)",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"\b(?:lipat|kali|naik|turun|meningkat|menurun|bertambah|berkurang|berubah|tumbuh|melonjak|"
    r"ditingkatkan|ditambah|dikurangi|lebih\s+(?:banyak|sedikit)|berasal|diperoleh)"
    r"(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?P<comma>,)?\s*(?P<and>dan|serta|dengan)?\s*")
_DONE = re.compile(
    r"\b(?:telah|sudah|baru|berhasil|hanya|masih|sempat|sedang|belum|tidak|sisanya|selebihnya|"
    r"sebagian|lainnya|sebesar-besarnya)\b(?:[\s,]+[^\s,;:.]+){0,2}[\s,]*$",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    r"(?:^|[,;:.]\s+|\b(?:yaitu|atau|maka|bahwa)\s+)(?:sebanyak|sejumlah)\s+$", re.I
)
# Other words right after a count pick some of them out, or say what became of them.
_ENDS = re.compile(
    r"\s*(?:$|[,;:.()])|\s+(?:sebagaimana|sesuai|sebagai|yaitu|yakni|untuk tahun|dan|serta|atau|"
    r"pada (?!seksi|bidang|desa|urusan|program|kegiatan|sasaran)|(?:dalam|di|selama|untuk) "
    r"(?:tahun|triwulan|semester|periode|lingkungan|rencana|renja|dpa|perjanjian|laporan|dokumen|\ufffc|\d)|"
    r"tahun|triwulan|\ufffc|dengan (?!kategori|capaian|predikat|nilai|status|serapan|realisasi|"
    r"hasil|kondisi|tingkat|target|persentase)|"
    r"yang (?:(?:telah|sudah|akan) )?(?:terdiri|terbagi|meliputi|mencakup|memuat|tertuang|"
    r"tercantum|dijabarkan|ditetapkan|direncanakan|disusun|dianggarkan|ada\b|dimiliki|diperjanjikan|"
    r"dirinci)|terdiri|terbagi|meliputi|mencakup|memuat)",
    re.IGNORECASE,
)
# `ber-` and `ter-` mostly make adjectives, which pick some out: `berpolaritas`, `terukur`.
_VERB = re.compile(
    r"\s+(?:telah|sudah|belum|tidak|dapat|hanya|baru|ada|terdapat|sebanyak|masih|"
    r"ber(?:hasil|ada|jalan|akhir|langsung|kurang|tambah)|"
    r"ter(?:ealisasi|capai|laksana|penuhi|serap|lampaui|hambat|golong|masuk|selesaikan|dapat)|"
    r"(?!dinas|digital|disiplin|media|mesin|menengah|merah)(?:di|me)[a-z]{3,}|\d)\b"
)
# `enam indikator tersebut` were counted before, so they need not be all of the report.
_SAME = re.compile(r"\s+(?:tersebut|itu|ini|tadi|dimaksud)\b", re.IGNORECASE)
_COLLECTIVE = re.compile(rf"\bke(?P<words>[a-z]+)\s+(?:{NOUN})(?![\w-])", re.IGNORECASE)
# `3 dari 6 indikator`: the noun follows only once.
_BARE = re.compile(r"(?<![\w.,/-])(?P<digits>\d{1,4})(?:\s*\([^()\d]{3,60}\))?\s*$")
# What becomes another number is no part of it.
_CHANGES = re.compile(r"\bmenjadi\s+(?:\d|[a-z]+\s)", re.IGNORECASE)
_REST = re.compile(r"\b(?:sisanya|selebihnya)\b[\s,]*(?:yaitu|yakni|sebanyak|adalah)?[\s,]*$", re.I)
_SPLIT = re.compile(
    r"\s*(?::|,?\s*(?:yang\s+)?(?:terdiri|terbagi)\s+(?:atas|dari|menjadi)|,?\s*(?:yaitu|yakni))\s*"
    r"(?:sebanyak\s+)?$",
    re.IGNORECASE,
)
# What is only among them, or counted for each, need not add up to the whole.
_AMONG = re.compile(r"di antaranya|termasuk|masing-masing|lainnya|\bper\b|setiap", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """`text[start:end]` counts `value` of `benda`, typed or asked for by name."""

    start: int
    end: int
    value: int
    benda: str


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Parts that do not fit their whole: one that is more than it, or all that do not add up."""

    start: int
    end: int
    parts: int
    whole: int
    all: bool


def collectives(text: str) -> Iterator[Counted]:
    """`keenam program`, `kedua indikator`: all those that were spoken of."""
    for found in _COLLECTIVE.finditer(text):
        value = as_number(found["words"])
        if value:
            benda = next(
                name for name, said in found.groupdict().items() if said and name != "words"
            )
            yield Counted(found.start(), found.end(), value, benda)


def roles(text: str, counted: Sequence[Counted]) -> dict[int, Role]:
    """What each count of one sentence is, by where it starts."""
    if len(counted) > _MOST:
        return {c.start: "part" for c in counted}
    found: dict[int, Role] = {}
    wholes: set[str] = set()
    aims = {c.start for c in counted if is_aim(text, c.start, c.end)}
    for n, here in enumerate(counted):
        if here.start in found:
            continue
        if here.start in aims:
            found[here.start] = "aim"
        elif _is_from(text, here):
            chain = _chain(text, counted[n:])
            found |= {c.start: "whole" for c in chain}
            wholes |= {c.benda for c in chain}
        else:
            group = _joined(text, [c for c in counted[n:] if c.start not in aims])
            part = bool(wholes) or _is_part(text, group)
            found |= {c.start: "part" if part else "plain" for c in group}
    for n, here in enumerate(counted):
        again = any(c.benda == here.benda for c in counted[:n])
        ahead = any(c.benda == here.benda for c in counted[n + 1 :])
        if found[here.start] == "plain" and (
            again or here.benda in wholes or (ahead and not _is_split(text, counted, n))
        ):
            found[here.start] = "part"
    return found


def is_aim(text: str, start: int, end: int) -> bool:
    """Is the count at `text[start:end]` a target, a quota, or the like?"""
    before = _AIM.search(text, max(0, start - 80), start)
    return before is not None or _AIMED.match(text, end) is not None


def whole_ends(after: str) -> bool:
    """Are all of them meant: `dari enam program, …`, not `dari delapan kegiatan penunjang`?"""
    if _SAME.match(after):
        return False
    return bool(_ENDS.match(after) or _VERB.match(after))


def mismatches(text: str, counted: Sequence[Counted]) -> Iterator[Mismatch]:
    """What one sentence says of parts and their whole, where both cannot be."""
    found = roles(text, counted)
    if _CHANGES.search(text) or len(counted) > _MOST:
        return
    for n, whole in enumerate(counted):
        same = [c for c in counted if _is_part_of(text, c, whole, counted, found)]
        if found[whole.start] == "whole":
            bare = _bare_before(text, whole)
            parts = [*([bare] if bare else []), *same]
            more = next((c for c in parts if c.value > whole.value), None)
            if more is not None:
                yield Mismatch(more.start, more.end, more.value, whole.value, False)
            elif _adds_up_to_all(text, same):
                yield from _unequal(same, whole)
        elif _is_split(text, counted, n) and _only_parts(text, counted[n + 1 :], whole):
            yield from _unequal(same, whole)


def _is_part_of(
    text: str, part: Counted, whole: Counted, counted: Sequence[Counted], found: Mapping[int, Role]
) -> bool:
    """Of the same things, with no other whole between: `… ; lima dari sepuluh indikator`."""
    if part == whole or part.benda != whole.benda or found[part.start] in ("whole", "aim"):
        return False
    nouns = [text[c.start : c.end].casefold().split()[-1] for c in (part, whole)]
    if whole.benda == "unit" and nouns[0] != nouns[1]:  # `unit` and `unsur` are two things
        return False
    first, last = sorted((part.start, whole.start))
    return not any(found[c.start] == "whole" and first < c.start < last for c in counted)


def _unequal(parts: Sequence[Counted], whole: Counted) -> Iterator[Mismatch]:
    total = sum(c.value for c in parts)
    if total != whole.value:
        yield Mismatch(whole.start, whole.end, total, whole.value, True)


def _is_from(text: str, here: Counted) -> bool:
    """Not where it grew `dari 2 unit`, or is so many times as many."""
    found = _FROM.search(text, max(0, here.start - 60), here.start)
    return found is not None and not _GREW.search(text, max(0, found.start() - 40), found.start())


def _joined(text: str, counted: Sequence[Counted]) -> list[Counted]:
    """The first and those that are counted with it: `6 program, 14 kegiatan, dan …`."""
    group = [counted[0]]
    for here in counted[1:]:
        join = _JOIN.fullmatch(text, group[-1].end, here.start)
        if not join or not (join["comma"] or join["and"]):
            break
        if here.benda in {c.benda for c in group}:
            break
        group.append(here)
    return group


def _chain(text: str, counted: Sequence[Counted]) -> list[Counted]:
    """The wholes after one `dari`: more than one only where `dan` joins the last of them."""
    group = _joined(text, counted)
    while len(group) > 1:
        join = _JOIN.fullmatch(text, group[-2].end, group[-1].start)
        after = re.match(r"\s*,|\s+(?:yang|tersebut|itu|ini)\b|\s*$", text[group[-1].end :])
        if join and join["and"] and after:
            return group
        group.pop()
    return group


def _is_part(text: str, group: Sequence[Counted]) -> bool:
    first, last = group[0], group[-1]
    before = text[max(0, first.start - 60) : first.start]
    done = _DONE.search(before) or _SO_MANY.search(before)
    return bool(done) or not _ENDS.match(text, last.end)


def _is_split(text: str, counted: Sequence[Counted], n: int) -> bool:
    """`6 program yang terdiri atas` and then programs again."""
    here = counted[n]
    following = counted[n + 1] if n + 1 < len(counted) else None
    return (
        following is not None
        and following.benda == here.benda
        and _SPLIT.fullmatch(text, here.end, following.start) is not None
    )


def _only_parts(text: str, after: Sequence[Counted], whole: Counted) -> bool:
    """Nothing else is counted, and the sentence ends with the last of at least two."""
    ends = after and "," not in text[after[-1].end :]
    same = all(c.benda == whole.benda for c in after)
    return bool(ends and same and len(after) > 1 and not _AMONG.search(text, whole.end))


def _adds_up_to_all(text: str, parts: Sequence[Counted]) -> bool:
    """The last of them is called the rest."""
    if len(parts) < 2 or _AMONG.search(text, parts[0].start):
        return False
    return _REST.search(text, max(0, parts[-1].start - 40), parts[-1].start) is not None


def _bare_before(text: str, whole: Counted) -> Counted | None:
    """The number without a noun in `tiga dari enam indikator`."""
    mark = _FROM.search(text, max(0, whole.start - 60), whole.start)
    before = text[: mark.start()] if mark else ""
    digits = _BARE.search(before)
    if digits:
        at, end = digits.span("digits")
        return Counted(at, end, int(digits["digits"]), "")
    words = [w for w in number_words(before) if not before[w.end :].strip()]
    word = words[-1] if words else None
    return Counted(word.start, word.end, word.value, "") if word else None
