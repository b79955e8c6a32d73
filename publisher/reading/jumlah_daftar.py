"""Numbers that announce a list: `empat kendala:` before the items, or within the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.lists import Daftar
from publisher.reading.nilai import Nilai

MOST = 40  # items that anybody counts in words before a list
_ENDS = re.compile(
    r"(?:[:.]|\b(?:sebagai\s+)?berikut(?:\s+ini)?\s*[:.]?|\b(?:yaitu|yakni|meliputi|adalah|ialah|"
    r"mencakup)"
    r"\s*:?|di\s+bawah\s+ini\s*[:.]?)\s*$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"antara\s+lain|di\s?antaranya|misalnya|terutama|seperti|masing-masing|setiap|"
    r"tersebut\s*[:.]?\s*$",
    re.IGNORECASE,
)
_OTHER_NOUN = frozenset(
    [
        "tahun", "bulan", "hari", "minggu", "jam", "menit", "triwulan", "semester", "orang",
        "jiwa", "kali", "rupiah", "juta", "miliar", "kilometer", "hektare", "pasal", "ayat", "km",
        "m", "persen", "poin", "lembar", "eksemplar",
    ]
)  # fmt: skip
_SAID_BEFORE = re.compile(r"\s+(?:\S+\s+){0,3}?(?:tersebut|itu|tadi|di\s?atas|dimaksud)\b", re.I)
_NOT_OF_ALL = re.compile(r"\b(?:dari|per|ke|setiap|tiap|selama|dalam|untuk)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Terhitung:
    """A number of a sentence, and how many items there are. sure: they follow right behind."""

    kalimat: Kalimat
    nilai: Nilai
    ada: int
    sure: bool


def sebelum_daftar(k: Kalimat, daftar: Daftar) -> Terhitung | None:
    """The number that the sentence right before a list announces, if it is another."""
    text = k.passage.text
    counts = [v for v in k.nilai if _is_count(v) or _bare_at_end(text, v, k)]
    if not counts or not _ENDS.search(k.text) or _SOME.search(k.text):
        return None
    one = counts[-1]
    tail = text[one.end : k.end]
    before = text[max(k.start, one.start - 12) : one.start]
    words = len(re.findall(r"\w+", tail))
    named_again = _SAID_BEFORE.match(tail) and not _THESE.fullmatch(tail)
    if one is not k.nilai[-1] or named_again or _NOT_OF_ALL.search(before):
        return None
    here = len(daftar.items)
    same = {here, len(list(daftar.flat()))}
    if int(one.value) in same or words > 14 or one.value < 2 or here < 2:
        return None
    return Terhitung(k, one, here, sure=words <= 6 and ":" in tail or words <= 4)


# `Keempat program tersebut adalah:` announces its list like any other.
_THESE = re.compile(
    r"\s+(?:\S+\s+){1,3}?(?:tersebut|itu|dimaksud)\s+(?:adalah|ialah|yaitu|yakni|meliputi|"
    r"terdiri\s+(?:atas|dari)|"
    r"sebagai\s+berikut|antara\s+lain)(?:\s+sebagai\s+berikut)?\s*[:.]\s*",
    re.IGNORECASE,
)


def _bare_at_end(text: str, v: Nilai, k: Kalimat) -> bool:
    """`Upaya yang dilakukan ada tiga:`."""
    led = re.search(
        r"\b(?:ada|sebanyak|berjumlah|yaitu)\s+$", text[max(k.start, v.start - 14) : v.start]
    )
    bare = v.satuan == "" and not v.decimals and not v.kira and 1 <= v.value <= MOST
    return bool(bare and led and text[v.end : k.end].strip() in (":", ".", ", yaitu:", "yaitu:"))


def _is_count(v: Nilai) -> bool:
    plain = v.satuan == "" and not v.decimals and not v.kira and not v.rentang
    return plain and 1 <= v.value <= MOST and bool(v.benda) and v.benda not in _OTHER_NOUN


# -- lists within a sentence

_OPENS = re.compile(
    r"(?P<noun>(?:\s+[^\W\d][\w/-]*){0,7}?),?\s*(?:\([^()]*\)\s*)?(?::|,?\s*\b(?:yaitu|yakni|"
    r"meliputi|adalah|"
    r"ialah|terdiri\s+atas|terdiri\s+dari|mencakup)\b:?)\s+"
)
_MARK = re.compile(r"\(?(?<![\w.])(?:[1-9]|1\d|[a-j])\)\s")
_STOP = re.compile(
    r",?\s+(?:sehingga|karena|sedangkan|sementara|yang\s+(?:semuanya|seluruhnya|masing-masing)|"
    r"agar|dengan\s+"
    r"(?:total|jumlah)|serta\s+didukung|namun|tetapi)\b|[;.]\s",
)
_ONE = re.compile(r"\b(?:seorang|sebuah|selembar|sisanya|selebihnya|lainnya)\b", re.IGNORECASE)
_AND = re.compile(r",\s*(?:dan|serta|maupun)\s+")


def di_dalam(k: Kalimat) -> Iterator[Terhitung]:
    """`tiga tahap, yaitu a, b, dan c`; known names are one item whatever signs they have."""
    text = k.passage.text
    for i, one in enumerate(k.nilai):
        if not (_is_count(one) or _is_bare(text, k, one)) or one.value < 2:
            continue
        before = text[max(k.start, one.start - 12) : one.start]
        opened = _OPENS.match(text, one.end, k.end)
        if not opened or _NOT_OF_ALL.search(before) or _SOME.search(k.text):
            continue
        if any(v.start < opened.end() for v in k.nilai[i + 1 :]) or _SAID_BEFORE.match(
            opened["noun"] + " "
        ):
            continue
        rest = text[opened.end() : k.end].rstrip(" .")
        if any(v.start >= opened.end() for v in k.nilai) or _ONE.search(rest):
            continue  # parts with their numbers
        found = _items(k, rest, opened.end())
        if found is not None and found[0] != int(one.value):
            yield Terhitung(k, one, *found)


def _is_bare(text: str, k: Kalimat, v: Nilai) -> bool:
    """`Kendala utama ada empat, yaitu …`"""
    led = re.search(r"\b(?:ada|sebanyak|berjumlah)\s+$", text[max(k.start, v.start - 12) : v.start])
    plain = v.satuan == "" and not v.decimals and not v.kira and 1 <= v.value <= MOST
    return bool(led and plain and re.match(r",?\s*(?:yaitu|yakni|:)", text[v.end : k.end]))


def _items(k: Kalimat, rest: str, at: int) -> tuple[int, bool] | None:
    """(how many items, whether that is sure)"""
    marks = _MARK.findall(rest)
    if len(marks) > 1:
        return len(marks), True
    whole = _masked(k, rest, at)
    if ";" in whole:
        return len([p for p in re.split(r"\s*;\s*", whole) if p.strip()]), True
    stop = _STOP.search(whole)
    whole = whole[: stop.start()] if stop else whole
    last = list(_AND.finditer(whole))
    if len(last) != 1:
        plain = re.fullmatch(r"[^,]{3,60}\s(?:dan|serta)\s[^,]{3,60}", whole)
        single = plain and len(re.findall(r"\b(?:dan|serta)\b", whole)) == 1
        return (2, False) if single and not re.search(r"\d", whole) else None
    head, tail = whole[: last[0].start()], whole[last[0].end() :]
    if "," in tail or re.search(r"\d", whole) or "," not in head and len(head.split()) > 12:
        return None
    items = [*head.split(","), tail]
    if any(not p.strip() or len(p.split()) > 14 for p in items):
        return None
    if any(re.match(r"\s*(?:yang|di|pada|dengan|untuk|serta|dan)\b", p) for p in items[1:-1]):
        return None
    return len(items), False


def _masked(k: Kalimat, rest: str, at: int) -> str:
    """Known names and what is in brackets as one word."""
    letters = list(rest)
    for m in k.sebutan:
        for n in range(max(m.start, at) - at, min(m.end, at + len(rest)) - at):
            if 0 <= n < len(letters) and letters[n] in ",;":
                letters[n] = " "
    return re.sub(r"\([^()]*\)", "", "".join(letters))


# -- numbers of units

_KINDS = (
    ("UPT", r"upt[d]?\b|unit\s+pelaksana\s+teknis"),
    ("seksi", r"seksi"), ("sub bagian", r"sub\s?-?bagian|subbag"), ("bidang", r"bidang"),
    ("bagian", r"bagian"),
)  # fmt: skip


def jenis_unit(name: str) -> str:
    """`Seksi Pemerintahan` is a seksi; nothing where the name says no kind."""
    return next((kind for kind, words in _KINDS if re.match(rf"(?:{words})\b", name, re.I)), "")


def unit_terhitung(k: Kalimat) -> Iterator[tuple[Nilai, str]]:
    """`empat seksi`, of an organisation: (the number, the kind)."""
    if not re.search(
        r"terdiri|membawah|dibantu|memiliki|mempunyai|susunan|struktur|dengan", k.text, re.I
    ):
        return
    for v in k.nilai:
        kind = jenis_unit(k.passage.text[v.end : v.end + 20].strip())
        if (
            kind
            and _is_count(v)
            and not re.search(
                r"\b(?:dari|setiap)\s+$", k.passage.text[max(k.start, v.start - 10) : v.start], re.I
            )
        ):
            yield v, kind
