"""What a sentence says of many indicators at once: how many reached their target, which, and
the average, the best and the worst capaian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.predikat_hasil import (
    FILL,
    INDICATOR,
    LISTED,
    NOUN,
    NOUNS,
    PREDICATE_OF,
    SCOPE,
    STOP,
    VERBS,
    Ambang,
    Bagian,
    Hasil,
    Ucapnya,
    ambang_disebut,
    hanya_pengisi,
    predikat,
)


@dataclass(frozen=True, slots=True)
class Banyak:
    """So many indicators (`nilai`) are said to be `hasil`. kata: the category, or the polarity.

    dari: of how many, where that is said. sasaran: of which sasaran, from 1; None: not said;
    0: of one, but which is not known.
    """

    kalimat: Kalimat
    nilai: Nilai
    hasil: Hasil
    kata: str
    dari: int | None
    sasaran: int | None
    tepat_terpisah: bool  # the sentence counts those that exceeded the target by themselves
    ambang: Ambang | None = None  # of "ambang"
    bagian: Bagian | None = None  # not so many, but such a share of them


def banyak(
    k: Kalimat, names: Sequence[str], sasaran: int | None, noun: str = "indikator"
) -> Iterator[Banyak]:
    """The counts of `noun` in a sentence. sasaran: that the sentence speaks of."""
    if not k.nilai or not NOUN[noun].search(k.sekitar):
        return
    if re.search(r"\b(?:kini|sekarang|semula)\b", k.text, re.IGNORECASE):
        return  # of two times
    whole = _whole(k, noun)
    dari = int(whole.value) if whole else None
    split = bool(re.search(r"\bmelampaui|melebihi|terlampaui", k.text, re.IGNORECASE))
    for i, value in enumerate(k.nilai):
        if value.satuan == "persen":
            said = _predicate(k, value, names) if _counts_share(k, value, noun) else None
            if said is not None and said.hasil != "ambang":
                share = Bagian(value.value, value.decimals)
                yield Banyak(k, value, said.hasil, said.kata, dari, sasaran, False, bagian=share)
            continue
        if value.satuan or value.decimals or value.value > 200 or value is whole:
            continue
        if not _counts(k, i, value, whole, noun):
            continue
        said = _predicate(k, value, names) or _said_before(k, i, value, names, noun)
        if said is not None:
            of = dari if dari is not None else _out_of(k, value)
            yield Banyak(k, value, said.hasil, said.kata, of, sasaran, split, ambang=said.ambang)


def _counts_share(k: Kalimat, value: Nilai, noun: str) -> bool:
    """`60 persen indikator`, `60 persen dari sepuluh indikator`; no share of a count beside it."""
    behind = re.match(rf"\s+(?:dari\s+(?:\w+\s+){{0,2}})?{noun}", k.passage.text[value.end : k.end])
    return behind is not None and not value.kira and not value.rentang


def _out_of(k: Kalimat, value: Nilai) -> int | None:
    """N of `8 dari 10`."""
    after = next((v for v in k.nilai if v.start >= value.end), None)
    if after is None or after.satuan or after.decimals:
        return None
    tied = re.fullmatch(r"\s+dari\s+", k.passage.text[value.end : after.start])
    return int(after.value) if tied else None


def _whole(k: Kalimat, noun: str) -> Nilai | None:
    """N of `dari N indikator`."""
    text = k.passage.text
    for value in k.nilai:
        before = text[max(k.start, value.start - 40) : value.start]
        if value.benda.startswith(NOUNS[noun]) and re.search(
            r"\b(?:dari|di\s?antara)\s+(?:(?:total|seluruh|semua|sebanyak|jumlah|ke)\s*)*$",
            before,
            re.I,
        ):
            return value
    return None


def _counts(k: Kalimat, i: int, value: Nilai, whole: Nilai | None, noun: str) -> bool:
    """Does it count them, by its noun or because the sentence counts nothing else?"""
    text = k.passage.text
    after = text[value.end : value.end + 40].lower()
    if value.benda.startswith(NOUNS[noun]):
        return True
    if noun == "sasaran" and "indikator" in k.text.lower():
        return False
    if re.match(r"\s+(?:dari|di\s?antara)\s", after) and (whole is not None or _apposed(k, value)):
        return True
    if re.match(r"\s+di\s?antaranya\b", after) and not k.nilai[:i]:
        return noun == "indikator" and noun in k.sekitar.lower()
    others = [v for v in k.nilai if v is not whole and v.benda.startswith(NOUNS[noun])]
    begin = k.nilai[i - 1].end if i else k.start
    led = NOUN[noun].search(text, begin, value.start) is not None
    if led and _QUALIFIED.search(text, begin, value.start):
        return False
    bare = value.benda in FILL or value.benda in VERBS or not value.benda
    return bare and bool(whole or others or led)


_QUALIFIED = re.compile(
    r"\b(?:dari|di\s?antara)\s+(?:\w+\s+){0,2}(?:indikator|sasaran)\s+(?!tersebut|itu|ini|"
    r"yang\s+di|kinerja|utama|sasaran|"
    r"strategis)\w+",
    re.IGNORECASE,
)


_OF_SOME = re.compile(r"\b(?:dengan|terhadap|atas|bagi|untuk|oleh|kepada)\s+(?:\w+\s+)?$")


def _apposed(k: Kalimat, value: Nilai) -> bool:
    """`…, yaitu enam, …`"""
    before = k.passage.text[max(k.start, value.start - 12) : value.start]
    return re.search(r",\s*(?:yaitu|yakni|tepatnya)\s+$", before) is not None


def _predicate(k: Kalimat, value: Nilai, names: Sequence[str]) -> Ucapnya | None:
    text = k.passage.text
    rest = text[value.end : k.end]
    lead = text[k.start : value.start]
    if re.match(r"\s+\w+(?:\s+kinerja)?\s+yang\b", rest) and _OF_SOME.search(lead):
        return None  # some of them, which are spoken of for another reason
    ahead = re.match(
        r"\s+(?:dari|di\s?antara)\s+[^,;:.]{0,40}?(?:indikator|iku|sasaran)(?:nya)?\b", rest, re.I
    ) or (re.match(r"(?:\s+dari\s+\w+)?\s*,", rest) if _apposed(k, value) else None)
    rest = rest[ahead.end() :] if ahead else rest
    stop = STOP.search(rest)
    clause = SCOPE.sub(" ", re.sub(r"\([^()]*\)", " ", rest[: stop.start()] if stop else rest))
    above = ambang_disebut(k, value, names)
    if above is not None:
        return above
    found = predikat(clause, names)
    if found is None or not hanya_pengisi(clause[: found[2]]):
        return None
    return Ucapnya(found[0], found[1])


_LINK = re.compile(
    r"(?:\s+(?:ada|sebanyak|berjumlah|adalah|ialah|hanya|yaitu|yakni|baru|sejumlah|terdapat|pada|"
    r"oleh|dicapai|"
    r"diraih|dialami|masih|tercatat|mencapai|itu|tersebut|tinggal|untuk|dengan|jumlah|jumlahnya|di|"
    r"target(?:nya)?|yang|telah|ditetapkan))*\s*:?\s*$",
    re.IGNORECASE,
)


def _said_before(
    k: Kalimat, i: int, value: Nilai, names: Sequence[str], noun: str
) -> Ucapnya | None:
    """`Indikator yang mencapai target ada lima`, `target tercapai pada lima indikator`."""
    category = _category_before(k, i, value, names)
    if category is not None:
        return Ucapnya(*category)
    begin = k.nilai[i - 1].end if i else k.start
    lead = k.passage.text[begin : value.start]
    stops = [
        m.end()
        for m in re.finditer(
            r"[;:]|,\s(?!yang\b)|\b(?:sedangkan|sementara|dan|serta|tetapi)\b", lead
        )
    ]
    clause = lead[stops[-1] :] if stops else lead
    about = NOUN[noun].search(clause) or re.search(r"\btarget\b|\byang\b", clause, re.IGNORECASE)
    if re.search(r"\b(?:untuk|guna|agar|dalam\s+rangka)\b", clause, re.IGNORECASE):
        return None
    found = predikat(clause, names)
    if found is None or not about or found[0] in ("kategori", "polaritas"):
        return None
    word = PREDICATE_OF[found[0]].search(clause, found[2])
    behind = clause[word.end() :] if word else "x y"
    return Ucapnya(found[0], found[1]) if _LINK.fullmatch(" " + behind.lstrip()) else None


# Words that say how many without a number.
_EVERY = re.compile(
    r"\b(?P<semua>seluruhnya|semuanya|keduanya|ketiganya|keempatnya|kelimanya|keenamnya|"
    r"(?<!dari )(?:seluruh|semua)\s+(?=indikator|sasaran))"
    r"|\b(?P<satu>satu-satunya)\s+(?=indikator|sasaran)"
    r"|\b(?P<nol>(?:tidak|belum)\s+(?:ada|satu\s+pun|terdapat)(?:\s+satu\s+pun)?)\s+(?=indikator|"
    r"sasaran)"
    r"|\b(?P<lebih>sebagian\s+besar|mayoritas|lebih\s+dari\s+(?:separuh|"
    r"setengah))\s+(?=(?:dari\s+)?(?:\w+\s+){0,2}(?:indikator|sasaran))"
    r"|\b(?P<kurang>sebagian\s+kecil|kurang\s+dari\s+(?:separuh|"
    r"setengah))\s+(?=(?:dari\s+)?(?:\w+\s+){0,2}(?:indikator|sasaran))"
    r"|(?<!dari )\b(?P<separuh>separuh|"
    r"setengah)(?:nya)?\s+(?=(?:dari\s+)?(?:\w+\s+){0,2}(?:indikator|sasaran))",
    re.IGNORECASE,
)
ALL = Decimal(-1)
_NUMBERED = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5, "keenamnya": 6}


def tanpa_bilangan(
    k: Kalimat, names: Sequence[str], sasaran: int | None, noun: str = "indikator"
) -> Iterator[Banyak]:
    """`seluruh indikator …`, `satu-satunya indikator …`: the value of the first is `ALL`."""
    text = k.passage.text
    whole = _whole(k, noun)
    for m in _EVERY.finditer(text, k.start, k.end):
        share = m["lebih"] or m["kurang"] or m["separuh"]
        follows = text[m.end() : m.end() + 20].lower().lstrip()
        known = _NUMBERED.get(m[0].lower())
        counted = whole is not None or (known and sasaran and noun in k.sekitar.lower())
        if not share and not follows.startswith(noun) and (not counted or noun != "indikator"):
            continue
        value = ALL if m["semua"] else Decimal(1) if m["satu"] else Decimal(0)
        one = Nilai(m.start(), m.end(), value, 0)
        rest = text[m.end() : k.end]
        if share:
            head = re.match(rf"(?:dari\s+)?(?:\w+\s+){{0,2}}{noun}(?:nya)?", rest, re.IGNORECASE)
            if head is None or re.search(r"\blain(?:nya)?\b", rest[:60]):
                continue
            rest = rest[head.end() :]
        found = ambang_disebut(k, one, names) if not share else None
        rest = re.sub(rf"^\s*{noun}(?:nya)?", "", rest)
        stop = STOP.search(rest)
        first = predikat(rest[: stop.start()] if stop else rest, names)
        if found is None and first is not None and hanya_pengisi(SCOPE.sub(" ", rest[: first[2]])):
            found = Ucapnya(first[0], first[1])
        if found is None:
            continue
        part = (
            Bagian(Decimal(50), 0, ">" if m["lebih"] else "<" if m["kurang"] else "=")
            if share
            else None
        )
        dari = int(whole.value) if whole else known
        yield Banyak(k, one, found.hasil, found.kata, dari, sasaran, False, found.ambang, part)


def _category_before(
    k: Kalimat, i: int, value: Nilai, names: Sequence[str]
) -> tuple[Hasil, str] | None:
    """`Kategori Sangat Baik diraih lima indikator`."""
    begin = k.nilai[i - 1].end if i else k.start
    lead = k.passage.text[begin : value.start]
    choice = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) or "(?!)"
    m = re.search(
        rf"\b(?:kategori|predikat|kriteria)\s+[\"“']?(?P<nama>(?i:{choice}))\b[\"”']?\s*(?::|"
        rf"(?:(?:diraih|diperoleh|"
        r"dicapai|dimiliki|terdapat|oleh|pada|sebanyak|berjumlah|ada|ditempati|disandang|hanya|"
        r"diberikan|"
        r"kepada|untuk|adalah)\s+)*)\s*$",
        lead, re.IGNORECASE,
    )  # fmt: skip
    return ("kategori", {n.lower(): n for n in names}[m["nama"].lower()]) if m else None


# -- lists of those that reached their target or not, and superlatives


@dataclass(frozen=True, slots=True)
class Disebut:
    """The indicators `n` are said to be `hasil`, as all of them or some."""

    kalimat: Kalimat
    start: int
    end: int
    n: int
    hasil: Hasil
    kata: str


def yang_disebut(k: Kalimat, names: Sequence[str]) -> Iterator[Disebut]:
    """`Indikator yang belum mencapai target adalah A, B, dan C`."""
    text = k.text
    mark = LISTED.search(text)
    while mark is not None:
        head, at = text[: mark.start()], k.start + mark.end()
        named = [m for m in k.sebutan if m.start >= at and m.n is not None]
        clean = not any(m.n is None for m in k.sebutan if m.start >= at)
        first = text[mark.end() : named[0].start - k.start] if named else "…"
        if named and clean and len(first) < 40 and INDICATOR.search(head):
            clause = re.split(r"[;]|\b(?:sedangkan|sementara|adapun)\b", head)[-1]
            said = _about(clause, names)
            if said is not None:
                yield from _each(k, named, said)
            return
        mark = LISTED.search(text, mark.end())


def _about(clause: str, names: Sequence[str]) -> tuple[Hasil, str] | None:
    m = list(INDICATOR.finditer(clause))
    tail = clause[m[-1].end() :] if m else clause
    found = predikat(tail, names)
    if found is None and m:
        found = predikat(clause[: m[-1].start()], names)
    return (found[0], found[1]) if found else None


def _each(k: Kalimat, named: Sequence[object], said: tuple[Hasil, str]) -> Iterator[Disebut]:
    text = k.passage.text
    end = named[0].start  # type: ignore[attr-defined]
    for m in named:
        between = text[end : m.start]  # type: ignore[attr-defined]
        if re.search(
            r"[;.]\s|\b(?:sedangkan|sementara|tetapi|namun|walau|meski|daripada|karena)\b", between
        ):
            return
        yield Disebut(k, m.start, m.end, m.n, *said)  # type: ignore[attr-defined]
        end = m.end  # type: ignore[attr-defined]
