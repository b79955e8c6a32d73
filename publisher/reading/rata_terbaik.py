"""The average capaian that a sentence gives, and which indicator it calls the best or the worst."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.predikat_hasil import sasaran_ke

_MOST = re.compile(
    r"\b(?:(?P<tinggi>tertinggi|terbesar|paling\s+tinggi)|(?P<rendah>terendah|terkecil|"
    r"paling\s+rendah))\b",
    re.IGNORECASE,
)
_NOT_THE = re.compile(
    r"salah\s+satu|\burutan\b|\b(?:kedua|ketiga)\s+(?:tertinggi|terendah)|(?:tertinggi|terendah|"
    r"terbesar|terkecil)\s+ke\w+|\bserapan\b|penyerapan|"
    r"\bprogram\b|anggaran|penurunan|kenaikan|peningkatan|lonjakan|selisih|perbaikan|kemajuan|"
    r"perubahan|\bunsur\b|\bkomponen\b|provinsi|sejak|dalam\s+\w+\s+tahun|realisasi|target",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terbaik:
    """The indicator `n` is said to have the highest (`tinggi`) or lowest capaian, of `sasaran`."""

    kalimat: Kalimat
    start: int
    end: int
    n: int
    tinggi: bool


def terbaik(k: Kalimat) -> Iterator[Terbaik]:
    """Of all indicators: `capaian tertinggi diraih A`, `A …, yang tertinggi di antara semua`."""
    if not re.search(r"\bcapaian", k.text, re.IGNORECASE) or any(m.n is None for m in k.sebutan):
        return
    text = k.passage.text
    for m in _MOST.finditer(text, k.start, k.end):
        clause_start = max(
            [
                k.start,
                *(
                    k.start + b.end()
                    for b in re.finditer(r"[;]|\b(?:sedangkan|sementara|dan)\b", k.text)
                    if k.start + b.end() <= m.start()
                ),
            ]
        )
        clause = text[clause_start : min(k.end, m.end() + 90)]
        if _NOT_THE.search(clause) or re.search(r"\bsasaran\b", k.text, re.I):
            continue
        after = [s for s in k.sebutan if s.start >= m.end() and s.n is not None]
        before = [s for s in k.sebutan if clause_start <= s.start and s.end <= m.start()]
        near = text[m.end() : after[0].start] if after else ""
        if after and not re.search(r"[,;.:]\s(?!yaitu|yakni)|\d", near) and len(near) < 60:
            s = after[0]
        elif (
            before
            and re.search(
                r"\b(?:yang|merupakan|sebagai|menjadi|adalah)\s+(?:capaian\s+)?(?:yang\s+)?$",
                text[clause_start : m.start()],
                re.I,
            )
            and re.match(
                r"\s+(?:di\s?antara|dari)\s+(?:seluruh|semua|\w+\s+indikator)",
                text[m.end() : m.end() + 50],
                re.I,
            )
        ):
            s = before[-1]
        else:
            continue
        if s.n is not None:
            yield Terbaik(k, s.start, s.end, s.n, bool(m["tinggi"]))


_AVERAGE = re.compile(r"\brata\s?-?\s?rata(?:nya)?\b|\brerata\b", re.IGNORECASE)
_OTHER_AVERAGE = re.compile(
    r"serap|anggaran|belanja|keuangan|fisik|provinsi|nasional|kabupaten|\bper\b|kenaikan|penurunan|"
    r"pertumbuhan|hadir|program|kegiatan|realisasi(?!\s+kinerja)|unsur|target|polaritas|menit|"
    r"waktu|hari|"
    r"melampaui|melebihi|melewati|di\s?atas|di\s?bawah|lebih|kurang|nilai\s+(?!capaian)|skor|"
    r"dari\s+tahun|usia",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\blain(?:nya)?\b|\btanpa\b|\bselain\b|\bkecuali\b|\bhanya\s+indikator", re.IGNORECASE
)
_SOME_OF = re.compile(
    r"\bIKU\b|\bsasaran\s+\w+(?:,\s+\w+)*\s+(?:sampai(?:\s+dengan)?|hingga|dan|s\.d\.)\s+ke",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\bterhadap\s+target(?:\s+(?:triwulan(?:\s+[IV]+)?|setahun|tahunan|tahun\s+\d{4}|kinerja|"
    r"yang\s+ditetapkan))?\b|"
    r"\b(?:atas|dari)\s+target\b|\bdibandingkan\s+target\b",
    re.IGNORECASE,
)
_SERIES = re.compile(r"\b(?:berturut-turut|masing-masing|secara\s+berurutan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rata:
    """An average of capaian. sasaran: whose, from 1; None: not said. banyak: of how many
    indicators, where that is said. deret: it is the nth of a series of averages, from 1."""

    nilai: Nilai
    sasaran: int | None
    banyak: int | None
    deret: int | None


def rata_rata(k: Kalimat) -> tuple[Rata, ...]:
    """The averages of capaian in a sentence."""
    text = k.passage.text
    own = [(m.start, m.end) for m in k.sebutan]
    marks = [
        m for m in _AVERAGE.finditer(text, k.start, k.end)
        if not any(a <= m.start() < b for a, b in own)
    ]  # fmt: skip
    found: list[Rata] = []
    at = k.start
    for value in k.nilai if marks else ():
        begin, at = at, value.end if value.satuan == "persen" else at
        before = [m for m in marks if m.start() < value.start]
        if value.satuan != "persen" or not before or value.kira or value.rentang or value.asked:
            continue
        one = _average(k, value, before[-1], begin, bool(found))
        if one is not None:
            found.append(one)
    if len(found) < 2 or not _SERIES.search(k.text):
        return tuple(found)
    if not re.search(r"\bsasaran\b", k.text, re.IGNORECASE):
        return ()  # of years, most often
    return tuple(replace(one, deret=n) for n, one in enumerate(found, 1))


def _average(
    k: Kalimat, value: Nilai, mark: re.Match[str], begin: int, goes_on: bool
) -> Rata | None:
    text = k.passage.text
    first = mark.start() >= begin  # the word stands right before this figure
    start = mark.end() if first else begin
    between = _TOWARDS.sub(" ", text[start : value.start])
    clause = re.split(r"[;]|\b(?:sedangkan|sementara)\b", text[begin : value.start])[-1]
    named = sasaran_ke(between) or (sasaran_ke(clause) if first else [])
    if _OTHER_AVERAGE.search(between) or _NOT_ALL.search(clause) or _SOME_OF.search(clause):
        return None
    ahead = re.split(
        r"[,;]", _TOWARDS.sub(" ", text[max(begin, mark.start() - 24) : mark.start()])
    )[-1]
    if first and not named and _OTHER_AVERAGE.search(ahead):
        return None
    if any(m.n is not None and start <= m.start < value.start for m in k.sebutan):
        return None
    if not first and not named and not (goes_on and _SERIES.search(k.text)):
        return None
    if any(m.n is not None for m in k.sebutan) and not named:
        return None
    counts = [
        v for v in k.nilai if start <= v.start < value.start and v.benda.startswith("indikator")
    ]
    which = named[-1][1] if named else None
    return Rata(value, which, int(counts[-1].value) if counts else None, None)


# -- the best and the worst sasaran, and from where to where the capaian go


@dataclass(frozen=True, slots=True)
class SasaranTerbaik:
    """`text[start:end]` calls the sasaran `n` that of the highest (`tinggi`) or lowest average."""

    start: int
    end: int
    n: int
    tinggi: bool


def sasaran_terbaik(k: Kalimat) -> Iterator[SasaranTerbaik]:
    """`sasaran kedua memperoleh rata-rata capaian tertinggi`"""
    text = k.passage.text
    if not re.search(r"\bcapaian", k.text, re.IGNORECASE):
        return
    for m in _MOST.finditer(text, k.start, k.end):
        begin, end = _clause(text, k, m)
        clause = text[begin:end]
        named = sasaran_ke(clause)
        if len(named) != 1 or "capaian" not in clause.lower() or re.search(
            r"\bserap|efisien|anggaran|\bindikator\b|program|pada\s+sasaran|dalam\s+sasaran|"
            r"kenaikan|penurunan|selisih|kedua\s+ter",
            clause, re.IGNORECASE,
        ):  # fmt: skip
            continue
        yield SasaranTerbaik(*m.span(), named[0][1], bool(m["tinggi"]))


def _clause(text: str, k: Kalimat, m: re.Match[str]) -> tuple[int, int]:
    breaks = re.compile(
        r";|,\s(?!yaitu|yakni|dengan|yang\b)|\b(?:sedangkan|sementara|disusul|diikuti|tetapi|"
        r"karena)\b"
    )
    before = [b.end() for b in breaks.finditer(text, k.start, m.start())]
    after = breaks.search(text, m.end(), k.end)
    return (before[-1] if before else k.start), (after.start() if after else k.end)


_SPREAD = re.compile(
    r"\b(?:berkisar|bervariasi|rentang|kisaran|berada)\b[^;:.\d]{0,40}?\b(?:dari|antara|pada|"
    r"di)?\s*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"[^;:.\d]{0,60}?\b(?:sampai(?:\s+dengan)?|hingga|s\.d\.|dan)\s*|\s*[–-]\s*", re.IGNORECASE
)


def rentang_capaian(k: Kalimat) -> tuple[Nilai, Nilai] | None:
    """`capaian seluruh indikator berkisar dari A sampai B persen`"""
    text = k.passage.text
    if k.dalam_analisis or k.sebutan or sasaran_ke(k.text):
        return None
    for a, b in zip(k.nilai, k.nilai[1:], strict=False):
        lead = text[k.start : a.start]
        about = re.search(r"\bcapaian\b", lead, re.I) and re.search(
            r"\b(?:indikator|kinerja)\b", lead, re.I
        )
        like = b.satuan == "persen" and a.satuan in ("persen", "")
        if about and like and _SPREAD.search(lead) and _TO.fullmatch(text, a.end, b.start):
            if re.search(r"serap|anggaran|sasaran|program|triwulan|kategori", lead, re.IGNORECASE):
                return None
            if any(v.benda.startswith("indikator") for v in k.nilai):
                return None
            return a, b
    return None


def rata(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None
