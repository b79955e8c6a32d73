"""Arithmetic that a sentence itself does: shares, sums, changes, remainders.

No table is needed: the figures stand side by side, and the words between them say what one is
of the others. Figures that were rounded give a span, not a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from publisher.reading.nilai import Nilai
from publisher.vocabulary.values import bulat

Hitung = Literal["bagian", "jumlah", "selisih", "laju", "arah"]


@dataclass(frozen=True, slots=True)
class Salah:
    """`salah` is not what the figures of the sentence give. hasil: what they do.

    sure: nothing else can be meant.
    """

    jenis: Hitung
    salah: Nilai
    hasil: Decimal
    dari: tuple[Nilai, ...]
    sure: bool = True


_OF = re.compile(
    r"[^,;:.()]{0,45}?\b(?:dari|terhadap)\s+(?:(?:total|jumlah|keseluruhan|seluruh|semua|sejumlah|"
    r"sebanyak|target|pagu|anggaran|alokasi|sebesar|perkiraan|sasaran|rencana|kebutuhan|nilai|"
    r"keseluruhannya|ketersediaan|plafon)\s+){0,4}",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"[^,;:.()]{0,70}?\s*(?:\(|,?\s*\b(?:atau|setara|yaitu|yakni|sama\s+dengan|berarti|sehingga|"
    r"dengan persentase|persentasenya)\b|=)\s*(?:dengan|setara|sebesar|hanya|sekitar|baru|capaian|"
    r"realisasi|realisasinya|mencapai|sama|serapan|penyerapan|serapannya|tingkat|persentase|"
    r"capaiannya|"
    r"\s)*",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"\s*(?:\(|,?\s*\b(?:atau|yaitu|yakni)\b)\s*(?:sebanyak|sejumlah)?\s*", re.I)
_OR = re.compile(r"[^,;:.()]{0,30}?,?\s*\b(?:atau|yaitu|yakni|setara)\s+(?:sebesar\s+)?", re.I)
_OF_WHOLE = re.compile(
    r"\s+dari\s+(?:(?:total|jumlah|keseluruhan|seluruh|target|pagu|anggaran|alokasi|sebesar|"
    r"nilai|sebanyak|"
    r"rencana|kebutuhan)\s+){0,4}",
    re.IGNORECASE,
)
OUT_OF = re.compile(
    r"\b(?:dari|di\s?antara)\s+(?:(?:total|jumlah|keseluruhan|seluruh|semua|sejumlah|"
    r"sebanyak)\s+)*$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"[^,;:.]{0,70},\s*(?:(?:hanya|baru|sebanyak|terdapat|ada|sudah|telah|sejumlah|hingga|yang|"
    r"terserap|terealisasi|"
    r"direalisasikan|digunakan|diserap|realisasi|realisasinya|sebesar|telah)\s+)*",
    re.IGNORECASE,
)
_BECOMES = re.compile(
    r"[^;:.]{0,60}?\b(?:menjadi|ke(?:\s+angka)?)\s+(?:(?:sebesar|sebanyak|hanya|sekitar)\s+)?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bdari\s+(?:(?:semula|rata-rata|sekitar|hanya|jumlah|angka|nilai|sebesar|sebelumnya|posisi|"
    r"total)\s+)*$",
    re.I,
)
UP = re.compile(
    r"\b(?:naik(?:nya)?|meningkat(?:nya)?|bertambah(?:nya)?|kenaikan(?:nya)?|peningkatan(?:nya)?|"
    r"melonjak|tumbuh|pertumbuhan(?:nya)?|dinaikkan|ditingkatkan|menguat|penambahan|tambahan|"
    r"menaikkan|meningkatkan|ditambah)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:turun(?:nya)?|menurun(?:nya)?|berkurang(?:nya)?|penurunan(?:nya)?|merosot|anjlok|"
    r"diturunkan|dikurangi|pengurangan(?:nya)?|menyusut|memendek|dipersingkat(?:nya)?|dipangkas|"
    r"melandai|menurunkan|susut)\b",
    re.IGNORECASE,
)
PAGU = re.compile(r"\b(?:pagu|anggaran|alokasi|target|dianggarkan)\w*\b", re.IGNORECASE)
SPENT = re.compile(r"\b(?:(?:te)?realisasi\w*|terserap|menyerap|serapan\w*|digunakan)\b", re.I)


def hitungan_salah(
    text: str, start: int, values: Sequence[Nilai], before: Sequence[Nilai]
) -> Iterator[Salah]:
    """What one sentence works out wrongly. before: the figures of the paragraph before it."""
    yield from _shares(text, start, values, before)
    yield from _fractions(text, start, values)
    yield from _changes(text, start, values)


def _span(part: Nilai, whole: Nilai) -> tuple[Decimal, Decimal]:
    """The least and the most percent that two figures give, as far as they were rounded."""
    a, b = slack(part), slack(whole)
    return (part.value - a) * 100 / (whole.value + b), (part.value + a) * 100 / (whole.value - b)


def slack(one: Nilai) -> Decimal:
    """How far off a figure may be that was rounded."""
    if one.langkah > 1:
        return one.langkah
    return Decimal(5).scaleb(-one.decimals - 1) if one.decimals else Decimal(0)


def _is_share(percent: Nilai, part: Nilai, whole: Nilai) -> bool:
    if whole.value <= slack(whole):
        return True
    low, high = _span(part, whole)
    half = Decimal(5).scaleb(-percent.decimals - 1)
    if percent.kira in ("sekitar", "kurang", "lebih"):
        half = max(half * 2, Decimal(3))
    # 4 hari dari target 5 hari is 120 percent where less is better: (2T - R)/T.
    return any(low - half <= v <= high + half for v in (percent.value, 200 - percent.value))


# -- shares: X of Y, or Z percent


def _shares(
    text: str, start: int, values: Sequence[Nilai], before: Sequence[Nilai]
) -> Iterator[Salah]:
    wrong: list[Salah] = []
    wholes: list[Nilai] = []
    loose: list[tuple[Nilai, Nilai]] = []
    for i, percent in enumerate(values):
        if percent.satuan != "persen" or percent.asked or percent.rentang:
            continue
        pair = _pair(text, start, values, i)
        if pair is not None:
            wholes.append(pair[1])
            if not _may_be(text, percent, pair) and not _given(values, i, pair):
                part, whole = pair
                wrong.append(Salah("bagian", percent, part.value * 100 / whole.value, pair))
        elif (
            i
            and values[i - 1].satuan in ("", "rupiah")
            and _THAT_IS.fullmatch(text, values[i - 1].end, percent.start)
        ):
            loose.append((percent, values[i - 1]))
    yield from wrong
    yield from _loose(loose, wholes, [*before, *values])


def _may_be(text: str, percent: Nilai, pair: tuple[Nilai, Nilai]) -> bool:
    """A share; or what is left of it, or the capaian of an indicator of which less is better."""
    part, whole = pair
    if _is_share(percent, part, whole):
        return True
    first = min(part.start, whole.start)
    around = text[max(0, first - 60) : percent.start]
    if re.search(r"\b(?:sisa|menyisakan|kurang|belum)\w*\b", around, re.IGNORECASE):
        rest = replace(part, value=whole.value - part.value)
        if _is_share(percent, rest, whole):
            return True
    against = re.search(r"\btarget", text[max(0, first - 20) : percent.start], re.IGNORECASE)
    turned = replace(part, value=2 * whole.value - part.value)
    return against is not None and _is_share(percent, turned, whole)


def _given(values: Sequence[Nilai], i: int, pair: tuple[Nilai, Nilai]) -> bool:
    """`92,59 persen atau 50 dari 54, sehingga capaiannya 98,50 persen`: another is their share."""
    others = (v for n, v in enumerate(values) if n != i and v.satuan == "persen")
    return any(_is_share(v, *pair) for v in others)


def _loose(
    loose: Sequence[tuple[Nilai, Nilai]], wholes: Sequence[Nilai], known: Sequence[Nilai]
) -> Iterator[Salah]:
    """Counts with their percent, whose whole stands elsewhere: it is that of the others."""
    counts = [n for n in known if n.satuan in ("", "rupiah") and n.value > 0 and not n.asked]
    common = list(wholes) + [
        w for w in counts
        if any(w.value > p.value and w.satuan == p.satuan and _is_share(s, p, w) for s, p in loose)
    ]  # fmt: skip
    for share, part in loose:
        fitting = [
            w for w in (*counts, *wholes) if w.satuan == part.satuan and w.value >= part.value
        ]
        if any(_is_share(share, part, w) for w in fitting):
            continue
        whole = next((w for w in common if w.satuan == part.satuan and w.value > part.value), None)
        if whole is not None:
            sure = whole in wholes
            yield Salah("bagian", share, part.value * 100 / whole.value, (part, whole), sure)


def _pair(text: str, start: int, values: Sequence[Nilai], i: int) -> tuple[Nilai, Nilai] | None:
    """(the part, the whole) that a percentage is said of; None where that is not clear."""
    percent = values[i]
    if i >= 2:
        a, b = values[i - 2], values[i - 1]
        tied = _THAT_IS.fullmatch(text, b.end, percent.start)
        if _alike(a, b) and tied:
            if _OF.fullmatch(text, a.end, b.start):
                return a, b
            lead = text[max(start, a.start - 50) : a.start]
            if OUT_OF.search(lead) and _THEN.fullmatch(text, a.end, b.start):
                return b, a
            if a.satuan == "rupiah" and PAGU.search(lead) and SPENT.search(text, a.end, b.start):
                return b, a
    if i and i + 1 < len(values):
        a, b = values[i - 1], values[i + 1]
        opened = re.fullmatch(r"[^,;:.()]{0,40}\(\s*", text[a.end : percent.start])
        closed = text[percent.end : percent.end + 1] == ")"
        of_it = _OF.fullmatch(text, percent.end + 1, b.start)
        if _alike(a, b) and opened and closed and of_it:
            return a, b
        share_of = _OR.fullmatch(text, a.end, percent.start) and _OF_WHOLE.fullmatch(
            text, percent.end, b.start
        )
        if _alike(a, b) and share_of and a.value <= b.value:
            return a, b
    if i + 2 < len(values):
        a, b = values[i + 1], values[i + 2]
        if (
            _alike(a, b)
            and _AND_THAT.fullmatch(text, percent.end, a.start)
            and _OF.fullmatch(text, a.end, b.start)
        ):
            return a, b
    return None


def _alike(a: Nilai, b: Nilai) -> bool:
    plain = a.satuan == b.satuan and a.satuan in ("", "rupiah")
    whole = not a.rentang and not b.rentang and not a.kira and not b.kira
    return plain and whole and not (a.decimals or b.decimals or a.value < 0)


_FRACTION = re.compile(
    r"\b(?P<kata>dua\s+pertiga|sepertiga|seperempat|tiga\s+perempat|setengah|separuh|"
    r"seperlima)(?:nya)?\b"
    r"(?P<dari>\s+dari\s+(?:(?:total|seluruh|jumlah|sebanyak)\s+)*)?",
    re.IGNORECASE,
)
_WORTH = {
    "dua pertiga": (2, 3), "sepertiga": (1, 3), "seperempat": (1, 4), "tiga perempat": (3, 4),
    "setengah": (1, 2), "separuh": (1, 2), "seperlima": (1, 5),
}  # fmt: skip


def _fractions(text: str, start: int, values: Sequence[Nilai]) -> Iterator[Salah]:
    """`dua pertiga dari 90 nelayan atau 60 orang`."""
    for m in _FRACTION.finditer(text, start, values[-1].end if values else start):
        rest = [v for v in values if v.start >= m.end()]
        rough = re.search(
            r"\b(?:lebih|kurang|hampir|sekitar|dari)\s*(?:dari\s+)?$", text[start : m.start()]
        )
        if rough or not m["dari"] or len(rest) < 2 or rest[0].start != m.end():
            continue
        whole, part = rest[:2]
        tie = r"[^,;:.()\d]{0,40}(?:,?\s*\b(?:atau|yaitu|yakni)\b|\()\s*(?:sebanyak\s+|sekitar\s+)?"
        if _alike(whole, part) and re.fullmatch(tie, text[whole.end : part.start]):
            a, b = _WORTH[" ".join(m["kata"].lower().split())]
            right = whole.value * a / b
            if abs(part.value - right) >= 1:
                yield Salah("jumlah", part, bulat(right), (whole,))


# -- changes: from A to B, and by how much


def _changes(text: str, start: int, values: Sequence[Nilai]) -> Iterator[Salah]:
    for i, (a, b) in enumerate(zip(values, values[1:], strict=False)):
        lead = text[max(start, a.start - 30) : a.start]
        if a.satuan != b.satuan or a.rentang or b.rentang or a.kira or b.kira:
            continue
        if not _FROM.search(lead) or not _BECOMES.fullmatch(text, a.end, b.start):
            continue
        yield from _direction(text, start, values, i, a, b)
        by = [*_by_how_much(text, values, i, a, b)]
        for one in by:
            wrong = _wrong_change(one, a, b)
            if wrong is not None:
                yield wrong


def _direction(
    text: str, start: int, values: Sequence[Nilai], i: int, a: Nilai, b: Nilai
) -> Iterator[Salah]:
    """`naik dari 5 menjadi 4`."""
    begin = max(start, a.start - 90)
    near = re.sub(r",\s*(?:yaitu\s+|yakni\s+|atau\s+)?dari\s[^,]*$", " ", text[begin : a.start])
    clause = re.split(r"[,;:]\s|\b(?:sehingga|karena|walaupun|meskipun|tetapi|namun|dan)\b", near)[
        -1
    ]
    ups, downs = list(UP.finditer(clause)), list(DOWN.finditer(clause))
    denied = re.search(r"\b(?:tidak|belum|bukan|tanpa)\b", clause, re.IGNORECASE)
    if bool(ups) == bool(downs) or denied or a.value == b.value:
        return
    if bool(ups) != (b.value > a.value):
        verb = (ups or downs)[-1]
        at = begin + near.rindex(clause) + verb.start()
        word = Nilai(at, at + len(verb[0]), Decimal(0), 0)
        yield Salah("arah", word, b.value - a.value, (a, b))


_BECAME = re.compile(r"\b(?:menjadi|ke)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _by_how_much(text: str, values: Sequence[Nilai], i: int, a: Nilai, b: Nilai) -> Iterator[Nilai]:
    """The figures right before `dari A` and right after B that say how far it went."""
    first = i - 1
    if i >= 2 and re.fullmatch(
        r"\s*,?\s*(?:\(|atau)\s*", text[values[i - 2].end : values[i - 1].start]
    ):
        first = i - 2
    if (
        i
        and re.fullmatch(
            r"\)?(?:\s+(?:[a-z-]+|\([^()]*\))){0,3}?\s*,?\s*(?:yaitu|"
            r"yakni)?\s*dari\s+(?:\w+\s+){0,2}?",
            text[values[i - 1].end : a.start],
            re.IGNORECASE,
        )
        and (
            UP.search(text, max(0, values[first].start - 40), values[first].start)
            or DOWN.search(text, max(0, values[first].start - 40), values[first].start)
        )
        and not _BECAME.search(text[max(0, values[first].start - 40) : values[first].start])
    ):
        yield from values[first:i]
    rest = values[i + 2 : i + 4]
    at = b.end
    for one in rest:
        tie = re.fullmatch(
            r"[^.;:]{0,50}?(?:,|\(|\batau\b|\byaitu\b|\byakni\b|\bsehingga\b)\s*(?:(?:yaitu|"
            r"yakni|atau|"
            r"tahun\s+ini|ada|terjadi|terdapat|dengan|sehingga|berarti|setara|sama)\s+)*"
            r"(?:(?P<move>[a-z]+)\s+)?(?:(?:sebesar|sebanyak|sekitar|dengan)\s+)*",
            text[at : one.start],
            re.IGNORECASE,
        )
        moved = tie and tie["move"] and (
            UP.fullmatch(tie["move"]) or DOWN.fullmatch(tie["move"])
            or tie["move"].lower() in ("selisih", "membaik", "memburuk", "berselisih")
        )  # fmt: skip
        share = re.match(r"\)?\s+dari\s+\d", text[one.end :])
        plain = tie and not tie["move"] and not share and one.satuan in ("poin", "persen")
        if not moved and not plain:
            return
        yield one
        at = one.end


def _wrong_change(one: Nilai, a: Nilai, b: Nilai) -> Salah | None:
    if one.asked or one.rentang or one.kira in ("lebih", "kurang", "batas"):
        return None
    delta = abs(b.value - a.value)
    spread = slack(a) + slack(b) if max(a.langkah, b.langkah) > 1 else Decimal(0)
    rate = delta * 100 / a.value if a.value else None
    rate_slack = (spread * 100 / a.value if spread else Decimal(0)) if a.value else Decimal(0)
    half = Decimal(5).scaleb(-one.decimals - 1) if one.langkah == 1 else one.langkah
    if one.kira == "sekitar":
        half *= 10
    fits_delta = abs(abs(one.value) - delta) <= spread + half
    if one.satuan == "persen":
        exact_rate = rate is not None and abs(abs(one.value) - rate) <= half + rate_slack
        if a.satuan == "persen":
            return None if exact_rate or fits_delta else Salah("selisih", one, delta, (a, b))
        return None if exact_rate or rate is None else Salah("laju", one, rate, (a, b))
    if one.satuan not in ("poin", a.satuan):
        return None
    if one.satuan == "" and one.benda and a.benda and one.benda[:4] in ("bula", "tahu", "hari"):
        return None if fits_delta or one.benda != a.benda else Salah("selisih", one, delta, (a, b))
    return None if fits_delta else Salah("selisih", one, delta, (a, b))
