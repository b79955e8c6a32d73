"""What a sentence claims of one indicator: that it rose, became better, reached its target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.perbandingan import DENIED, THAN
from publisher.reading.periods import years


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
    pasangan: tuple[Nilai, Nilai] | None = None  # from which figure to which, where it says so


_SUBJECT_END = re.compile(r"\)?(?:[^,;:.()\d]|(?:19|20)\d\d){0,45}", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:(?P<up>naik|meningkat|bertambah|melonjak|(?:mengalami|mencatat)\s+(?:kenaikan|peningkatan))|"
    r"(?P<down>turun|menurun|berkurang|merosot|(?:mengalami|mencatat)\s+penurunan)|"
    r"(?P<better>membaik)|(?P<worse>memburuk)|(?P<same>tetap\s+sama|sama\s+dengan\s+tahun|tidak\s+berubah|"
    r"stagnan))\b",
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
    if not k.sebutan and not k.dalam_analisis:
        return
    text = k.passage.text
    for m in _VERB.finditer(text, k.start, k.end):
        who = _who(k, m.start())
        if (
            who is None
            or _NOT_SAID.search(text, k.start, m.start())
            or DENIED.search(text, max(k.start, m.start() - 25), m.start())
        ):
            continue
        n, sure, between = who
        year = _against(k, m.end(), now)
        pair = _from_to(k, m.end()) if m["better"] or m["worse"] else None
        if year == 0 and pair is None:
            continue
        ukuran = re.search(
            r"\b(capaian|target|serapan|realisasi)",
            between + text[max(k.start, m.start() - 30) : m.start()],
            re.I,
        )
        kind = ukuran[1].lower() if ukuran else ""
        jenis: Literal["arah", "mutu", "tetap"] = "mutu" if m["better"] or m["worse"] else "arah"
        if m["same"]:
            jenis = "tetap"
        yield Klaim(*m.span(), n, jenis, bool(m["up"] or m["better"]), year, sure, kind, pair)
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


def _from_to(k: Kalimat, at: int) -> tuple[Nilai, Nilai] | None:
    """A and B of `membaik dari A menjadi B`."""
    text = k.passage.text
    after = [v for v in k.nilai if v.start >= at and v.satuan != "poin"][:2]
    if len(after) < 2 or after[0].satuan != after[1].satuan:
        return None
    first = re.fullmatch(r"[^,;:\d]{0,30}\bdari\s+(?:\w+\s+)?", text[at : after[0].start])
    then = re.fullmatch(r"[^;:]{0,45}\bmenjadi\s+(?:\w+\s+)?", text[after[0].end : after[1].start])
    return (after[0], after[1]) if first and then else None


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
            r"\b(?:daripada|dibanding\w*|terhadap|dengan|pada|untuk|bagi|oleh|dan)\s*(?:capaian\s+)?$",
            before,
            re.I,
        )
        and k.start < last.start - 15
    ):
        return None
    return last.n, last.sure, before[-20:] + between


def _against(k: Kalimat, at: int, now: int) -> int | None:
    """The year that it is compared with; None: the last one; 0: that is not known."""
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


_VS = re.compile(
    r"\b(?:(?P<naik>lebih\s+(?:tinggi|besar|banyak|lama)|di\s?atas|melampaui|melebihi)|"
    r"(?P<turun>lebih\s+(?:rendah|kecil|sedikit|singkat|cepat)|di\s?bawah))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lawan:
    """`text[start:end]` says that the indicator `n` is higher (`tinggi`) than `b`, or lower."""

    start: int
    end: int
    n: int
    tinggi: bool
    b: Nilai
    ukuran: str
    sure: bool


def lawan(k: Kalimat) -> Iterator[Lawan]:
    """`IKM lebih rendah daripada IKM tahun 2023 yang sebesar 86,10`."""
    text = k.passage.text
    for m in _VS.finditer(text, k.start, k.end) if k.nilai else ():
        who = _who(k, m.start())
        b = next((v for v in k.nilai if v.start >= m.end()), None)
        if who is None or b is None or b.kira or b.rentang or b.satuan == "poin" or b.asked:
            continue
        n, sure, between = who
        last = max((s.end for s in k.sebutan if s.end <= m.start()), default=k.start)
        tied = THAN.fullmatch(text, m.end(), b.start)
        behind = re.match(
            r"\s*(?:poin|hari|tahun|bulan)?\s*(?:daripada|dibanding|dari\b)",
            text[b.end : b.end + 20],
        )
        values = any(last <= v.start < m.start() for v in k.nilai)
        if (
            not tied
            or behind
            or values
            or DENIED.search(text, max(k.start, m.start() - 20), m.start())
        ):
            continue
        if _NOT_SAID.search(text, k.start, m.start()):
            continue
        ukuran = re.search(
            r"\b(capaian|target|serapan)", text[max(k.start, last - 60) : m.start()], re.I
        )
        yield Lawan(*m.span(), n, bool(m["naik"]), b, ukuran[1].lower() if ukuran else "", sure)
