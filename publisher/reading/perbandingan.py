"""What a sentence compares: a figure with another beside it, an indicator with its target, its
last year, or another place; and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.ucapan import Ucapan

Arah = Literal["naik", "turun", "tetap"]

_HIGHER = r"lebih\s+(?:tinggi|besar|banyak|lama|panjang|lambat)|di\s?atas|melampaui|melebihi|unggul"
_LOWER = r"lebih\s+(?:rendah|kecil|sedikit|singkat|cepat|pendek|ringan)|di\s?bawah|tertinggal"
_CUE = re.compile(
    rf"\b(?:(?P<naik>{_HIGHER})|(?P<turun>{_LOWER})|(?P<tetap>sama\s+dengan|sama\s+besar\s+dengan))\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:(?P<naik>naik|meningkat|bertambah|melonjak|tumbuh|dinaikkan)|"
    r"(?P<turun>turun|menurun|berkurang|merosot|anjlok|memendek|menyusut)|"
    r"(?P<tetap>tetap|tidak\s+berubah|stagnan|sama\s+dengan|bertahan))\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:tidak|belum|bukan|tanpa|jangan)\b", re.IGNORECASE)
# Between a figure and the comparison nothing else may become the subject.
_TIE = re.compile(
    r"(?:\s+(?:per\s+[\d.]+\s+)?[a-z]+(?:\s+[a-z]+){0,2})??\s*\)?,?\s*(?:(?:yang|atau|masih|sudah|juga|"
    r"sedikit|jauh|telah|berada|dan|ini|itu|tersebut|namun|tetap|lagi|tetapi|justru|yakni|hanya|pun|"
    r"hampir|kini|artinya|berarti)\s+)*",
    re.IGNORECASE,
)
THAN = re.compile(
    r"\s*(?:(?:daripada|dibanding(?:kan)?|dari|terhadap|dengan|bila|jika|apabila|kalau)\s+)*"
    r"(?:(?:[^\W\d][\w/-]*|(?:19|20)\d\d)[\s(]+){0,14}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Banding:
    """`text[start:end]` says that `a` is `arah` of `b`, though it is not; selisih: by so much."""

    start: int
    end: int
    a: Nilai
    b: Nilai
    selisih: Nilai | None = None


def banding_salah(k: Kalimat) -> Iterator[Banding]:
    """Two figures of one sentence, compared the wrong way, or by a wrong difference."""
    if len(k.nilai) < 2:
        return
    text = k.passage.text
    plain = [v for v in k.nilai if not v.rentang]
    for cue in _CUE.finditer(text, k.start, k.end):
        found = _operands(text, plain, cue.start(), cue.end())
        if found is None:
            continue
        a, by, b = found
        if a.kira or b.kira or (a.asked and b.asked) or DENIED.search(text, a.end, cue.start()):
            continue
        yield from _judged(text, cue, a, by, b)
    yield from _moved(text, k, plain)


def _judged(
    text: str, cue: re.Match[str], a: Nilai, by: Nilai | None, b: Nilai
) -> Iterator[Banding]:
    arah = cue.lastgroup
    right = {"naik": a.value > b.value, "turun": a.value < b.value, "tetap": a.value == b.value}
    if not right[str(arah)]:
        yield Banding(cue.start(), cue.end(), a, b)
    elif by is not None and not _is_difference(by, a, b):
        yield Banding(by.start, by.end, a, b, by)


def _is_difference(by: Nilai, a: Nilai, b: Nilai) -> bool:
    delta = abs(a.value - b.value)
    slack = max(a.langkah, b.langkah) if max(a.langkah, b.langkah) > 1 else Decimal(0)
    if abs(abs(by.value) - delta) <= slack or by.rounds(delta) or by.kira:
        return True
    rate = delta * 100 / b.value if b.value else None
    return by.satuan == "persen" and rate is not None and by.near(rate)


_AMOUNT = re.compile(r"\s+(?:sebesar\s+|sebanyak\s+|selama\s+|sekitar\s+)?$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s*(?:\w+\s+){0,2}(?:daripada|(?:di)?banding\w*|dari|terhadap)\b", re.I)
# What is counted there is no measure: `Dua indikator melampaui target`.
_COUNTED = frozenset(["indikator", "sasaran", "program", "kegiatan", "di", "dari", "lainnya"])
_OTHER_SUBJECT = re.compile(
    r"\b(?:dan|serta)\s+(?![A-Z])|\b(?:sedangkan|sementara|tetapi|namun|sehingga|karena|lainnya)\b"
)
_REFERRED = re.compile(
    r"\b(?:daripada|(?:di)?banding(?:kan)?|terhadap|dari\s+(?:target|tahun))\b", re.IGNORECASE
)


def _operands(
    text: str, values: Sequence[Nilai], start: int, end: int
) -> tuple[Nilai, Nilai | None, Nilai] | None:
    """(a, by how much, b): `5,90, lebih tinggi 0,70 poin daripada target 5,20`."""
    before = [v for v in values if v.end <= start]
    after = [v for v in values if v.start >= end]
    if not before or not after:
        return None
    by: Nilai | None = None
    more = text[start : start + 5].lower() == "lebih"
    if after[0].satuan == "poin" or (more and _AMOUNT.match(text[end : after[0].start])):
        by, after = after[0], after[1:]
        if not after or not _OF_WHAT.match(text[by.end :][:50]):
            return None
    b = after[0]
    if by is None and _is_by_how_much(text, before, start, b):
        by, before = before[-1], before[:-1]
        if not before or not re.fullmatch(r"[^;:.\d]{0,30},\s*", text[before[-1].end : by.start]):
            return None
    a = before[-1]
    at = by.end if by is not None and by.start >= end else end
    tied = by is not None and by.end <= start or _TIE.fullmatch(text, a.end, start) is not None
    between = text[at : b.start]
    if a.satuan != b.satuan or a.satuan == "poin" or not tied or _OTHER_SUBJECT.search(between):
        return None
    if not THAN.fullmatch(text, at, b.start) or _is_referred_to(text, before, a):
        return None
    counts = a.satuan == "" and not (a.decimals or b.decimals) and bool(a.benda and b.benda)
    if a.benda in _COUNTED or (
        counts and a.benda != b.benda and a.benda not in ("lebih", "di", "melampaui")
    ):
        return None
    return a, by, b


def _is_by_how_much(text: str, before: Sequence[Nilai], start: int, b: Nilai) -> bool:
    """`27 lebih banyak daripada 900`, `dua menit di atas 40`: it is the difference itself."""
    a = before[-1]
    plain = re.fullmatch(r"\s+(?:[a-z]+\s+)?", text[a.end : start])
    said = re.search(
        r"\b(?:sebesar|sebanyak|mencapai|adalah|ialah|yaitu|yakni)\s+$", text[: a.start]
    )
    return bool(plain) and not said and 0 < a.value * 2 < b.value


def _is_referred_to(text: str, before: Sequence[Nilai], a: Nilai) -> bool:
    """Was something compared with it already? Then another figure is the subject."""
    begin = before[-2].end if len(before) > 1 else max(0, a.start - 90)
    lead = re.split(r"[;.]\s|\b(?:sedangkan|sementara|sehingga)\b", text[begin : a.start])[-1]
    return _REFERRED.search(lead) is not None or _CUE.search(lead) is not None


def _moved(text: str, k: Kalimat, values: Sequence[Nilai]) -> Iterator[Banding]:
    """`97,39 persen, naik 1,25 poin dibandingkan dengan tahun 2023 sebesar 96,14 persen`."""
    for i in range(1, len(values) - 1):
        a, by, b = values[i - 1 : i + 2]
        units = a.satuan == b.satuan and by.satuan in ("poin", "persen", a.satuan)
        if not units or a.kira or b.kira or _is_referred_to(text, values[:i], a):
            continue
        m = re.fullmatch(
            r"[^,;:.()\d]{0,30}\)?,?\s*(?:atau|yang|dan|sehingga|berarti|yakni|yaitu|tercatat|\s)*"
            r"(?P<verb>naik|meningkat|bertambah|tumbuh|turun|menurun|berkurang|merosot)\s+(?:sebesar\s+|"
            r"sebanyak\s+)?",
            text[a.end : by.start],
            re.IGNORECASE,
        )
        behind = re.match(
            r"[^,;:.\d]{0,12}?(?:(?:jika|bila|apabila)\s+)?(?:di)?banding(?:kan)?\b|\s*[^,;:.\d]{0,10}\b(?:dari|"
            r"daripada)\b",
            text[by.end : b.start],
            re.IGNORECASE,
        )
        apart = text[by.end : b.start]
        if (
            not m
            or not behind
            or "menjadi" in apart
            or re.search(r"[;.]\s|,\s(?!yaitu|yakni)", apart)
        ):
            continue
        up = m["verb"].lower() in ("naik", "meningkat", "bertambah", "tumbuh")
        if a.value != b.value and up != (a.value > b.value):
            at = a.end + m.start("verb")
            yield Banding(at, at + len(m["verb"]), a, b)
        elif not _is_difference(by, a, b):
            yield Banding(by.start, by.end, a, b, by)


_FAR = re.compile(
    r"\b(?P<lebih>(?:lebih\s+)?(?:(?P<tinggi>tinggi|besar|banyak|lama|naik|meningkat|bertambah|tumbuh|melambat)|"
    r"(?:rendah|kecil|sedikit|cepat|singkat|turun|menurun|berkurang|merosot|memendek)))"
    r"\s+(?:sebesar\s+|sebanyak\s+|selama\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Jauh:
    """`text[start:end]`: higher or lower by `selisih` than `b`; of what, need not be said."""

    start: int
    end: int
    tinggi: bool
    selisih: Nilai
    b: Nilai


def jauh(k: Kalimat) -> Iterator[Jauh]:
    """`Dibandingkan dengan IKM kabupaten sebesar 86,94, nilai kecamatan lebih tinggi 1,21 poin`."""
    text = k.passage.text
    for b, by in zip(k.nilai, k.nilai[1:], strict=False):
        lead = text[b.end : by.start]
        m = _FAR.search(lead)
        compared = re.search(
            r"banding|terhadap|daripada", text[max(k.start, b.start - 90) : b.start], re.I
        )
        apart = re.search(r"[;.]\s|\b(?:sedangkan|sementara)\b", lead)
        if (
            not m
            or not compared
            or apart
            or by.satuan not in ("poin", b.satuan)
            or by.kira
            or b.kira
        ):
            continue
        tail = text[by.end : by.end + 30]
        if re.match(r"\s*(?:\w+\s+)?(?:daripada|dibanding|dari\b|terhadap)", tail):
            continue
        yield Jauh(b.end + m.start("lebih"), b.end + m.end("lebih"), bool(m["tinggi"]), by, b)


# -- by how much: a difference of figures that the report knows


def selisih(said: Sequence[Ucapan]) -> Iterator[Ucapan]:
    """The figures that say by how many points something differs."""
    for u in said:
        if u.nilai.satuan == "poin" and not u.nilai.kira and not u.nilai.rentang and u.asing == 0:
            yield u
