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

_HIGHER = r"lebih\s+(?:tinggi|besar|banyak|lama|panjang)|di\s?atas|melampaui|melebihi|unggul"
_LOWER = r"lebih\s+(?:rendah|kecil|sedikit|singkat|cepat|pendek)|di\s?bawah|tertinggal"
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
_DENIED = re.compile(r"\b(?:tidak|belum|bukan|tanpa|jangan)\b", re.IGNORECASE)
# Between a figure and the comparison nothing else may become the subject.
_TIE = re.compile(
    r"(?:\s+(?:per\s+[\d.]+\s+)?[a-z]+(?:\s+[a-z]+){0,2})??\s*\)?,?\s*(?:(?:yang|atau|masih|sudah|juga|"
    r"sedikit|jauh|telah|berada|dan|ini|itu|tersebut|namun|tetap|lagi|tetapi|justru|yakni|hanya|pun|"
    r"hampir|kini|artinya|berarti)\s+)*",
    re.IGNORECASE,
)
_THAN = re.compile(
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
    text = k.passage.text
    plain = [v for v in k.nilai if not v.rentang]
    for cue in _CUE.finditer(text, k.start, k.end):
        found = _operands(text, plain, cue.start(), cue.end())
        if found is None:
            continue
        a, by, b = found
        if a.kira or b.kira or (a.asked and b.asked) or _DENIED.search(text, a.end, cue.start()):
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


def _operands(
    text: str, values: Sequence[Nilai], start: int, end: int
) -> tuple[Nilai, Nilai | None, Nilai] | None:
    """(a, by how much, b): `5,90, lebih tinggi 0,70 poin daripada target 5,20`."""
    before = [v for v in values if v.end <= start]
    after = [v for v in values if v.start >= end]
    if not before or not after:
        return None
    a, by = before[-1], None
    if after[0].satuan == "poin" or re.match(
        r"\s+(?:sebesar\s+|sebanyak\s+)?$", text[end : after[0].start]
    ):
        if len(after) > 1 and re.match(
            r"\s*(?:\w+\s+)?(?:daripada|dibanding|dari|terhadap)", text[after[0].end :][:40]
        ):
            by, after = after[0], after[1:]
        elif after[0].satuan == "poin":
            return None
    b = after[0]
    at = by.end if by is not None else end
    if a.satuan != b.satuan or a.satuan == "poin" or not _TIE.fullmatch(text, a.end, start):
        return None
    if not _THAN.fullmatch(text, at, b.start):
        return None
    counts = a.satuan == "" and not (a.decimals or b.decimals) and bool(a.benda and b.benda)
    if counts and a.benda != b.benda and a.benda not in ("lebih", "di", "melampaui"):
        return None
    return a, by, b


def _moved(text: str, k: Kalimat, values: Sequence[Nilai]) -> Iterator[Banding]:
    """`97,39 persen, naik 1,25 poin dibandingkan dengan tahun 2023 sebesar 96,14 persen`."""
    for i in range(1, len(values) - 1):
        a, by, b = values[i - 1 : i + 2]
        if (
            a.satuan != b.satuan
            or by.satuan not in ("poin", "persen", a.satuan)
            or a.kira
            or b.kira
        ):
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


# -- an indicator as the subject


@dataclass(frozen=True, slots=True)
class Klaim:
    """`text[start:end]` says where an indicator `n` went, or how it stands to its target.

    jenis: "arah" (naik True or False), "mutu" (became better or worse), "tetap", or "target"
    (naik: it was reached). tahun: against which year; None: the one before.
    """

    start: int
    end: int
    n: int
    jenis: Literal["arah", "mutu", "tetap", "target", "terlampaui"]
    naik: bool
    tahun: int | None
    sure: bool
    ukuran: str


_SUBJECT_END = re.compile(r"[^,;:.()\d]{0,45}", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:(?P<up>naik|meningkat|bertambah|melonjak)|(?P<down>turun|menurun|berkurang|merosot)|"
    r"(?P<better>membaik)|(?P<worse>memburuk))\b",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"\b(?P<no>(?:belum|tidak|gagal|tak)\s+(?:(?:dapat|berhasil|sepenuhnya|mampu|pernah|juga|lagi|sempat|bisa)"
    r"\s+)*)?(?:(?P<over>melampaui|"
    r"melebihi)|(?P<met>mencapai|memenuhi))\s+target(?:nya)?\b(?P<rest>[^,;.]{0,40})"
    r"|\btarget(?:nya)?\s+(?P<no2>(?:belum|tidak|gagal)\s+)?(?:dapat\s+)?(?P<done>tercapai|terpenuhi|terlampaui)\b",
    re.IGNORECASE,
)
_OTHER_GOAL = re.compile(
    r"akhir|renstra|rpjmd|rpjmn|nasional|provinsi|spm|sdgs|jangka|triwulan|tahun\s+20|itu|sebesar|\d",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\b(?:agar|supaya|jika|apabila|bila|diharapkan|akan|direncanakan|diupayakan|untuk|hendak|perlu|harus|"
    r"seharusnya|bukan|meskipun|walaupun|mengapa|apakah|dapat|dalam\s+rangka|guna|upaya|target)\b",
    re.IGNORECASE,
)


def klaim(k: Kalimat, now: int) -> Iterator[Klaim]:
    """Plain claims of one indicator; none where the sentence wishes, or speaks of several years."""
    text = k.passage.text
    for m in _VERB.finditer(text, k.start, k.end):
        who = _who(k, m.start())
        if (
            who is None
            or _NOT_SAID.search(text, k.start, m.start())
            or _DENIED.search(text, max(k.start, m.start() - 25), m.start())
        ):
            continue
        n, sure, between = who
        year = _against(k, m.end(), now)
        if year == 0:
            continue
        ukuran = re.search(
            r"\b(capaian|target|serapan|realisasi)",
            between + text[max(k.start, m.start() - 30) : m.start()],
            re.I,
        )
        kind = ukuran[1].lower() if ukuran else ""
        jenis: Literal["arah", "mutu"] = "mutu" if m["better"] or m["worse"] else "arah"
        yield Klaim(*m.span(), n, jenis, bool(m["up"] or m["better"]), year, sure, kind)
    for m in _REACH.finditer(text, k.start, k.end):
        who = _who(k, m.start())
        rest = m["rest"] or text[m.end() : min(k.end, m.end() + 30)].split(",")[0]
        if who is None or _OTHER_GOAL.search(rest) or _NOT_SAID.search(text, k.start, m.start()):
            continue
        n, sure, _ = who
        over = bool(m["over"]) or (m["done"] or "").lower() == "terlampaui"
        no = bool(m["no"] or m["no2"])
        yield Klaim(
            *m.span(), n, "terlampaui" if over and not no else "target", not no, None, sure, ""
        )


def _who(k: Kalimat, at: int) -> tuple[int, bool, str] | None:
    """(the indicator right before, if that is sure, what stands between)"""
    text = k.passage.text
    names = [m for m in k.sebutan if m.end <= at]
    if not names:
        if k.pokok is None or k.sebutan or not k.dalam_analisis:
            return None
        head = text[k.start : at]
        plain = re.fullmatch(
            r"(?:[^,;:.]{0,40},\s*)?(?:(?:capaian|realisasi|nilai|angka|persentase|indikator|kinerja|hasil)(?:nya|"
            r"\s+(?:indikator\s+)?(?:ini|tersebut|itu))?|indikator\s+(?:ini|tersebut))\s+(?:(?:juga|telah|sudah|"
            r"masih|kembali|terus|berhasil|mampu|tahun\s+\d{4}|tahun\s+ini)\s+)*",
            head,
            re.IGNORECASE,
        )
        return (k.pokok, True, head) if plain else None
    last = names[-1]
    between = text[last.end : at]
    if (
        last.n is None
        or not _SUBJECT_END.fullmatch(between)
        or re.search(
            r"\b(?:jumlah|sehingga|karena|dan|yang|dengan|oleh|kepada|untuk|program|kegiatan|unsur|daripada)\b",
            between,
            re.I,
        )
    ):
        return None
    before = text[max(k.start, last.start - 40) : last.start]
    if (
        re.search(
            r"\b(?:daripada|dibanding\w*|terhadap|dengan|pada|untuk|bagi|oleh|dan|,)\s*(?:capaian\s+)?$",
            before,
            re.I,
        )
        and k.start < last.start - 15
    ):
        return None
    return last.n, last.sure, before[-20:] + between


def _against(k: Kalimat, at: int, now: int) -> int | None:
    """The year that it is compared with; None: the last one; 0: that is not known."""
    from publisher.reading.periods import years

    named = {y.tahun for y in years(k.text) if y.joined not in ("-", "–", "—")} - {now}
    if len(named) == 1:
        return next(iter(named))
    if named:
        return 0
    if re.search(r"tahun\s+(?:lalu|sebelumnya|lampau)", k.text, re.IGNORECASE):
        return now - 1
    last = str(k.passage.at.keys[-1])
    return (
        None
        if last == "tahun_lalu" and not re.search(r"triwulan|semester|target", k.text, re.I)
        else 0
    )


# -- by how much: a difference of figures that the report knows


def selisih(said: Sequence[Ucapan]) -> Iterator[Ucapan]:
    """The figures that say by how many points something differs."""
    for u in said:
        if u.nilai.satuan == "poin" and not u.nilai.kira and not u.nilai.rentang and u.asing == 0:
            yield u
