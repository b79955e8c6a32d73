"""What a sentence says of many indicators at once: how many reached their target, which, and
the average, the best and the worst capaian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai

Hasil = Literal[
    "tercapai", "terlampaui", "tepat", "meleset", "membaik", "memburuk", "kategori", "polaritas"
]

_NO = r"(?:belum|tidak|gagal|tak)\s+(?:(?:dapat|berhasil|sepenuhnya|mampu|sempat)\s+)?"
_TARGET = r"(?:\s+(?:target(?:nya)?|seluruh\s+target|100(?:,0+)?\s*(?:%|persen)))?"
_PREDICATES: tuple[tuple[Hasil, str], ...] = (
    ("meleset", rf"{_NO}(?:mencapai(?:nya)?|memenuhi(?:nya)?|tercapai|terpenuhi|melampaui)\b|"
     r"\b(?:masih\s+)?(?:berada\s+)?di\s?bawah\s+(?:target|100)|meleset|kurang\s+dari\s+(?:target|100)|"
     r"\btidak\s+sesuai\s+target|\bbelum$|\bbelum\b(?=\s*[.,;]|\s*$)|\btidak\b(?=\s*[.,;]|\s*$)"),
    ("tercapai", r"\b(?:mencapai|memenuhi)\s*(?:target\s*)?(?:atau|dan|/|maupun|bahkan|serta)\s*"
     r"(?:bahkan\s+)?(?:melampaui|melebihi)|\b(?:melampaui|melebihi)\s*(?:atau|/|maupun)\s*(?:memenuhi|mencapai)|"
     r"\b100\s*(?:%|persen)\s+(?:atau\s+lebih|ke\s+atas)"),
    ("terlampaui", r"\b(?:melampaui|melebihi)\b|\bterlampaui\b|\bdi\s?atas\s+(?:target|100)|"
     r"\blebih\s+dari\s+100"),
    ("tepat", r"\btepat\s+(?:mencapai|sama|pada|sesuai|100|memenuhi)|\bsama\s+dengan\s+target|"
     r"\bpersis\b|\btepat\s+target"),
    ("tercapai", r"\b(?:mencapai|memenuhi)(?:nya)?\b|\b(?:tercapai|terpenuhi)\b|"
     r"\bsesuai\s+(?:dengan\s+)?target|\bberhasil\b(?=\s*[.,;]|\s*$)"),
)  # fmt: skip
_PREDICATE = [(name, re.compile(words, re.IGNORECASE)) for name, words in _PREDICATES]
_MOVES: tuple[tuple[Hasil, str], ...] = (
    ("membaik", r"\b(?:membaik|lebih\s+baik)\b"),
    ("memburuk", r"\b(?:memburuk|lebih\s+buruk)\b"),
)
_MOVE = [(name, re.compile(words, re.IGNORECASE)) for name, words in _MOVES]
_POLARITY = re.compile(r"\bber?polaritas\s+(?P<arah>negatif|positif)", re.IGNORECASE)
_FILL = frozenset(
    [
        "indikator", "indikatornya", "kinerja", "utama", "sasaran", "strategis", "yang", "telah",
        "sudah", "berhasil", "mampu", "dapat", "masih", "hanya", "di", "antaranya", "iku", "baru",
        "justru", "juga", "itu", "tersebut", "lainnya", "lain", "ada", "sisanya", "selebihnya",
        "dengan", "capaian", "capaiannya", "bahkan", "dinyatakan", "berada", "realisasinya",
        "realisasi", "nilai", "tahun", "ini", "pada", "dari", "ikk", "dapat", "target",
        "targetnya", "kami", "lagi", "dalam", "perjanjian",
    ]
)  # fmt: skip
_VERBS = frozenset(
    ("mencapai", "melampaui", "belum", "tidak", "memenuhi", "tercapai", "berkategori", "melebihi",
     "berpolaritas", "tepat", "di", "gagal", "termasuk", "membaik", "memburuk")
)  # fmt: skip
_STOP = re.compile(
    r"[;:]|,\s(?!yang\b)|\.\s|\b(?:sedangkan|sementara|serta|tetapi|namun|adapun)\b"
    r"|\bdan\s+(?=\d|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se)",
    re.IGNORECASE,
)
NOUNS = {"indikator": ("indikator", "iku"), "sasaran": ("sasaran",)}
_NOUN = {
    "indikator": re.compile(r"\bindikator(?:nya)?\b|\bIKU\b", re.IGNORECASE),
    "sasaran": re.compile(r"\bsasaran\b", re.IGNORECASE),
}
_INDICATOR = re.compile(r"\bindikator(?:nya)?\b|\bIKU\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:adalah|ialah|yaitu|yakni|meliputi|antara\s+lain|terdiri\s+atas)\b|:", re.I
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


def banyak(
    k: Kalimat, names: Sequence[str], sasaran: int | None, noun: str = "indikator"
) -> Iterator[Banyak]:
    """The counts of `noun` in a sentence. sasaran: that the sentence speaks of."""
    if not k.nilai or not _NOUN[noun].search(k.sekitar):
        return
    whole = _whole(k, noun)
    split = bool(re.search(r"\bmelampaui|melebihi|terlampaui", k.text, re.IGNORECASE))
    for i, value in enumerate(k.nilai):
        if value.satuan or value.decimals or value.value > 200 or value is whole:
            continue
        if not _counts(k, value, whole, noun):
            continue
        said = _predicate(k, i, value, names) or _category_before(k, i, value, names)
        if said is not None:
            yield Banyak(
                k, value, said[0], said[1], int(whole.value) if whole else None, sasaran, split
            )


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


def _counts(k: Kalimat, value: Nilai, whole: Nilai | None, noun: str) -> bool:
    """Does it count them, by its noun or because the sentence counts nothing else?"""
    text = k.passage.text
    after = text[value.end : value.end + 40].lower()
    if value.benda.startswith(NOUNS[noun]):
        return True
    if re.match(r"\s+(?:dari|di\s?antara)\s", after) and whole is not None:
        return True
    others = [v for v in k.nilai if v is not whole and v.benda.startswith(NOUNS[noun])]
    bare = value.benda in _FILL or value.benda in _VERBS
    return bare and bool(whole or others)


def _predicate(k: Kalimat, i: int, value: Nilai, names: Sequence[str]) -> tuple[Hasil, str] | None:
    text = k.passage.text
    rest = text[value.end : k.end]
    ahead = re.match(
        r"\s+(?:dari|di\s?antara)\s+[^,;:.]{0,40}?(?:indikator|iku|sasaran)(?:nya)?\b", rest, re.I
    )
    rest = rest[ahead.end() :] if ahead else rest
    stop = _STOP.search(rest)
    clause = re.sub(r"\([^()]*\)", " ", rest[: stop.start()] if stop else rest)
    found = _first(clause, names)
    if found is None or not _only_fillers(clause[: found[2]]):
        return None
    return found[0], found[1]


# Words that say how many without a number.
_EVERY = re.compile(
    r"\b(?P<semua>seluruhnya|semuanya|keduanya|ketiganya|keempatnya|(?:seluruh|semua)\s+(?=indikator|sasaran))"
    r"|\b(?P<satu>satu-satunya)\s+(?=indikator|sasaran)"
    r"|\b(?P<nol>tidak\s+(?:ada|satu\s+pun|terdapat)(?:\s+satu\s+pun)?)\s+(?=indikator|sasaran)",
    re.IGNORECASE,
)
ALL = Decimal(-1)


def tanpa_bilangan(
    k: Kalimat, names: Sequence[str], sasaran: int | None, noun: str = "indikator"
) -> Iterator[Banyak]:
    """`seluruh indikator …`, `satu-satunya indikator …`: the value of the first is `ALL`."""
    text = k.passage.text
    whole = _whole(k, noun)
    for m in _EVERY.finditer(text, k.start, k.end):
        follows = text[m.end() : m.end() + 20].lower().lstrip()
        of_both = m[0].lower().endswith("tiganya") or m[0].lower() in ("keduanya", "keempatnya")
        counted = whole is not None or (of_both and sasaran and noun in k.text.lower())
        if not follows.startswith(noun) and (not counted or noun != "indikator"):
            continue
        value = ALL if m["semua"] else Decimal(1) if m["satu"] else Decimal(0)
        one = Nilai(m.start(), m.end(), value, 0)
        rest = re.sub(rf"^\s*{noun}(?:nya)?", "", text[m.end() : k.end])
        stop = _STOP.search(rest)
        found = _first(rest[: stop.start()] if stop else rest, names)
        clause = rest[: found[2]] if found else ""
        if found is not None and _only_fillers(_SCOPE.sub(" ", clause)):
            dari = int(whole.value) if whole else None
            yield Banyak(k, one, found[0], found[1], dari, sasaran, False)


_SCOPE = re.compile(r"\b(?:pada|dalam|dari)\s+sasaran\s+(?:strategis\s+)?\w+", re.IGNORECASE)


def _category_before(
    k: Kalimat, i: int, value: Nilai, names: Sequence[str]
) -> tuple[Hasil, str] | None:
    """`Kategori Sangat Baik diraih lima indikator`."""
    begin = k.nilai[i - 1].end if i else k.start
    lead = k.passage.text[begin : value.start]
    choice = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) or "(?!)"
    m = re.search(
        rf"\b(?:kategori|predikat|kriteria)\s+[\"“']?(?P<nama>(?i:{choice}))\b[\"”']?\s*(?::|(?:(?:diraih|diperoleh|"
        r"dicapai|dimiliki|terdapat|oleh|pada|sebanyak|berjumlah|ada|ditempati|disandang|hanya|diberikan|"
        r"kepada|untuk|adalah)\s+)*)\s*$",
        lead, re.IGNORECASE,
    )  # fmt: skip
    return ("kategori", {n.lower(): n for n in names}[m["nama"].lower()]) if m else None


def _first(clause: str, names: Sequence[str]) -> tuple[Hasil, str, int] | None:
    choice = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) or "(?!)"
    category = re.search(
        rf"\b(?:ber|dengan\s+|masuk\s+(?:dalam\s+)?|termasuk\s+(?:dalam\s+)?|tergolong\s+(?:dalam\s+)?)?"
        rf"(?:kategori|predikat|kriteria|tergolong|termasuk)\s+[\"“']?(?P<nama>(?i:{choice}))\b",
        clause, re.IGNORECASE,
    )  # fmt: skip
    found: list[tuple[Hasil, str, int]] = []
    if category:
        known = {n.lower(): n for n in names}
        found.append(("kategori", known[category["nama"].lower()], category.start()))
    bare = re.match(rf"\s*(?:indikator\s+)?(?P<nama>{choice})(?!\w)", clause)
    if bare:
        found.append(("kategori", bare["nama"], bare.start("nama")))
    polarity = _POLARITY.search(clause)
    if polarity:
        found.append(("polaritas", polarity["arah"].lower(), polarity.start()))
    for name, pattern in (*_PREDICATE, *_MOVE):
        m = pattern.search(clause)
        if m:
            found.append((name, "", m.start()))
    if not found:
        return None
    return min(found, key=lambda f: f[2])


def _only_fillers(text: str) -> bool:
    return all(w.lower() in _FILL for w in re.findall(r"[^\W\d_]+", text))


_ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan")
_NTH = re.compile(
    rf"\bsasaran(?:\s+strategis)?\s+(?:(?P<kata>{'|'.join(_ORDINALS)}|kesatu)|(?:ke-?\s?)?(?P<angka>[1-9])\b"
    r"|(?P<romawi>I{1,3}|IV|VI{0,3})\b)",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def sasaran_ke(text: str) -> list[tuple[int, int]]:
    """(where, which) of each sasaran that is named by its number."""
    found: list[tuple[int, int]] = []
    for m in _NTH.finditer(text):
        if m["kata"]:
            word = m["kata"].lower()
            found.append((m.start(), 1 if word == "kesatu" else _ORDINALS.index(word) + 1))
        elif m["angka"]:
            found.append((m.start(), int(m["angka"])))
        else:
            found.append((m.start(), _ROMAN[m["romawi"].lower()]))
    return found


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
    mark = _LISTED.search(text)
    while mark is not None:
        head, at = text[: mark.start()], k.start + mark.end()
        named = [m for m in k.sebutan if m.start >= at and m.n is not None]
        clean = not any(m.n is None for m in k.sebutan if m.start >= at)
        first = text[mark.end() : named[0].start - k.start] if named else "…"
        if named and clean and len(first) < 40 and _INDICATOR.search(head):
            clause = re.split(r"[;]|\b(?:sedangkan|sementara|adapun)\b", head)[-1]
            said = _about(clause, names)
            if said is not None:
                yield from _each(k, named, said)
            return
        mark = _LISTED.search(text, mark.end())


def _about(clause: str, names: Sequence[str]) -> tuple[Hasil, str] | None:
    m = list(_INDICATOR.finditer(clause))
    tail = clause[m[-1].end() :] if m else clause
    found = _first(tail, names)
    if found is None and m:
        found = _first(clause[: m[-1].start()], names)
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
