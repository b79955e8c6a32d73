"""Sums and remainders within a sentence: a whole and its parts, what was left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from publisher.reading.hitungan import OUT_OF, PAGU, SPENT, Salah, slack
from publisher.reading.nilai import Nilai

_SPLIT = re.compile(
    r"[^,;:.()]{0,60}?(?:\([^()]*\)\s*)?(?::|,?\s*(?:yang\s+)?(?:terdiri|terbagi|dibagi|terinci|dirinci|"
    r"tersebar)\s+(?:atas|dari|menjadi|ke\s+dalam|dalam|sebagai\s+berikut:?)|,?\s*(?:yang\s+)?"
    r"(?:meliputi|mencakup|yaitu|yakni)|\s+(?:dibagi|digunakan|dialokasikan)\s+untuk|,?\s*dengan\s+rincian)\s*(?:sebanyak\s+|sejumlah\s+)?"
    r"(?:[^\W\d]+[\s/-]+){0,7}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:\s+\([^()]*\)|[^,;.()\d]){0,90}?(?:[,;]|\b(?:dan|serta|ditambah)\b)"
    r"(?:\s*(?:\([^()]*\)|[^,;:.()\d]){0,80})",
    re.IGNORECASE,
)
_LAST = re.compile(r"[,\s)]\s*(?:dan|serta|sedangkan|ditambah|sementara)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:dan|serta|sedangkan|ditambah|sementara)\b", re.IGNORECASE)
_NOT_PARTS = re.compile(
    r"antara\s+lain|di\s?antaranya|termasuk|masing-masing|\bsetiap\b|\bper\b|rata-rata|dari\s+semula|"
    r"misalnya|terutama|menjadi|\btahun\s+(?:19|20)\d\d|sebagian|target|realisasi",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:lain|lainnya|sisanya|selebihnya|lain-lain)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:seluruhnya|totalnya|total|keseluruhan(?:nya)?|jumlah\s+seluruhnya|jumlahnya|"
    r"bersama-sama|berjumlah)\s+(?:(?:ada|adalah|berjumlah|menjadi|mencapai|sebesar|sebanyak|yaitu|"
    r"memiliki|terdapat)\s+)*$",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    r"\b(?:sisa(?:nya)?|tersisa|menyisakan|selisih(?:nya)?)\b[^\d;:]{0,50}$", re.IGNORECASE
)


# -- sums: a whole and its parts


def jumlah_salah(text: str, start: int, end: int, values: Sequence[Nilai]) -> Iterator[Salah]:
    """A whole of which the parts beside it do not add up."""
    for i, whole in enumerate(values):
        if whole.kira or whole.rentang or whole.satuan == "poin":
            continue
        parts = _split(text, end, values, i) or _out_of(text, start, end, values, i)
        if parts:
            total = sum((p.value for p in parts), Decimal(0))
            spread = sum((slack(p) for p in (whole, *parts)), Decimal(0))
            if abs(total - whole.value) > spread:
                yield Salah("jumlah", whole, total, tuple(parts))
                return
        yield from _added(text, start, values, i)


def _plain(parts: Sequence[Nilai], whole: Nilai) -> bool:
    ok = all(
        p.satuan == whole.satuan and not p.kira and not p.rentang and p.value < whole.value
        for p in parts
    )
    if whole.decimals and not any(p.decimals for p in parts):
        return False  # 862,40 km of roads in 274 pieces
    nouns = {p.benda for p in parts}
    other = len(nouns) == 1 and whole.benda not in nouns and len(parts) > 1
    levels = {
        "desa",
        "kelurahan",
        "kegiatan",
        "sub",
        "indikator",
        "sasaran",
        "program",
        "kecamatan",
    }
    return ok and len(parts) > 1 and not (other and nouns & levels)


def _split(text: str, end: int, values: Sequence[Nilai], i: int) -> list[Nilai]:
    """`T, terdiri atas a, b, dan c`, up to the end of the clause."""
    whole = values[i]
    same = [v for v in values[i + 1 :] if v.satuan == whole.satuan]
    if len(same) < 2 or not _SPLIT.fullmatch(text, whole.end, same[0].start):
        return []
    return _list(text, end, whole, same)


def _list(text: str, end: int, whole: Nilai, same: Sequence[Nilai]) -> list[Nilai]:
    parts = [same[0]]
    closed = False
    for one in same[1:]:
        between = text[parts[-1].end : one.start]
        if closed or len(between) > 160 or not _BETWEEN.fullmatch(_without_brackets(between)):
            return []
        closed = _LAST.search(between) is not None and "," not in _AND.split(between)[-1]
        parts.append(one)
    span = text[whole.end : end]
    if not closed or not _plain(parts, whole) or _NOT_PARTS.search(span):
        return []
    return parts


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text)


def _out_of(text: str, start: int, end: int, values: Sequence[Nilai], i: int) -> list[Nilai]:
    """`Dari T, a …, b …, dan sisanya c`: all parts, where the last is the rest."""
    whole = values[i]
    if not OUT_OF.search(text, max(start, whole.start - 50), whole.start):
        return []
    parts = [v for n, v in enumerate(values) if n != i and v.satuan == whole.satuan]
    if len(parts) < 2 or not _plain(parts, whole) or len({p.value for p in parts}) < 1:
        return []
    last = (
        text[parts[-2].end : parts[-1].start] + text[parts[-1].end : min(end, parts[-1].end + 45)]
    )
    if not _REST.search(last) or re.search(
        r"masing-masing|\bper\b|setiap|menjadi", text[start:end]
    ):
        return []
    return parts


def _added(text: str, start: int, values: Sequence[Nilai], i: int) -> Iterator[Salah]:
    """`a … dan b …, sehingga seluruhnya T`."""
    total = values[i]
    if i < 2 or not _TOTAL.search(text, max(start, total.start - 60), total.start) or total.asked:
        return
    same = [v for v in values[:i] if v.satuan == total.satuan]
    parts = same[-2:]
    if (
        len(same) == 2
        and same == list(values[i - 2 : i])
        and re.fullmatch(
            r"[^,;:.()\d]{0,60}\b(?:dan|ditambah|serta)\b[^,;:.()\d]{0,60}",
            text[parts[0].end : parts[1].start],
        )
        and all(not p.kira and not p.rentang and p.value < total.value for p in parts)
    ):
        added = parts[0].value + parts[1].value
        near = re.search(r"[;]|\bmasing", text[parts[1].end : total.start])
        if added != total.value and not near and max(p.langkah for p in (*parts, total)) == 1:
            yield Salah("jumlah", total, added, tuple(parts), sure=False)


# -- remainders: what was planned less what was used


_BETWEEN_TWO = re.compile(
    r"\b(?:selisih|perbedaan|beda|jarak|kesenjangan)\s+(?:antara\s+)?[^\d;:.]{0,50}$", re.IGNORECASE
)
_IS = re.compile(
    r"[^\d;:.]{0,30}\b(?:adalah|ialah|sebesar|yaitu|yakni|mencapai|sebanyak|hanya)\s+",
    re.IGNORECASE,
)


def _differences(text: str, values: Sequence[Nilai]) -> Iterator[Salah]:
    """`selisih antara A dan B adalah C`."""
    for a, b, c in zip(values, values[1:], values[2:], strict=False):
        joined = re.fullmatch(
            r"[^\d;:.]{0,10}\b(?:dan|dengan|terhadap)\b[^\d;:.]{0,50}", text[a.end : b.start]
        )
        if not joined or not _BETWEEN_TWO.search(text[max(0, a.start - 70) : a.start]):
            continue
        plain = a.satuan == b.satuan and c.satuan in ("poin", a.satuan) and not c.kira
        if plain and _IS.fullmatch(text[b.end : c.start]):
            spread = slack(a) + slack(b) if max(a.langkah, b.langkah) > 1 else Decimal(0)
            if abs(abs(a.value - b.value) - abs(c.value)) > spread and not c.rounds(
                abs(a.value - b.value)
            ):
                yield Salah("selisih", c, abs(a.value - b.value), (a, b))


def _products(text: str, values: Sequence[Nilai]) -> Iterator[Salah]:
    """`tiga kali, masing-masing 25 orang, sehingga pesertanya 75 orang`."""
    for n, each, total in zip(values, values[1:], values[2:], strict=False):
        between, after = text[n.end : each.start], text[each.end : total.start]
        tied = re.fullmatch(r"[^\d;:.]{0,40}\bmasing-masing\b[^\d;:.,]{0,30}", between)
        ends = _TOTAL.search(after) or re.search(r"\b(?:total|seluruh|jumlah)\s*[a-z]*\s+$", after)
        counts = {n.satuan, each.satuan} == {""} or (n.satuan == "" and each.satuan == total.satuan)
        plain = (
            not (n.decimals or n.kira or each.kira or total.kira) and each.satuan == total.satuan
        )
        if tied and ends and counts and plain and n.value * each.value != total.value:
            yield Salah("jumlah", total, n.value * each.value, (n, each), sure=False)


def sisa_salah(text: str, values: Sequence[Nilai]) -> Iterator[Salah]:
    """A remainder that is not what was planned less what was used."""
    yield from _differences(text, values)
    yield from _products(text, values)
    for i, rest in enumerate(values):
        same = [v for v in values[:i] if v.satuan == rest.satuan]
        if len(same) < 2 or rest.asked or rest.kira or rest.satuan == "poin":
            continue
        if not _REMAINS.search(text, same[-1].end, rest.start):
            continue
        a, b = same[-2:]
        first, second = text[max(0, a.start - 60) : a.start], text[a.end : b.start]
        planned = (PAGU.search(first) and SPENT.search(second)) or (
            SPENT.search(first) and re.search(r"\bdari\b", second)
        )
        if len(same) == 2 and planned and not (a.kira or b.kira or a.rentang or b.rentang):
            spread = slack(a) + slack(b) + slack(rest)
            if abs(abs(a.value - b.value) - rest.value) > spread:
                yield Salah("selisih", rest, abs(a.value - b.value), (a, b))
