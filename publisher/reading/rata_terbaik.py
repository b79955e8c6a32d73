"""The average capaian that a sentence gives, and which indicator it calls the best or the worst."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai

_MOST = re.compile(
    r"\b(?:(?P<tinggi>tertinggi|terbesar|paling\s+tinggi)|(?P<rendah>terendah|terkecil|paling\s+rendah))\b",
    re.IGNORECASE,
)
_NOT_THE = re.compile(
    r"salah\s+satu|\burutan\b|\b(?:kedua|ketiga)\s+(?:tertinggi|terendah)|\bserapan\b|penyerapan|"
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


_OTHER_AVERAGE = re.compile(
    r"berturut|masing-masing|serap|anggaran|belanja|keuangan|fisik|provinsi|nasional|\bper\b|kenaikan|"
    r"penurunan|pertumbuhan|hadir|program|kegiatan|realisasi|unsur|target|lain\b|lainnya|tanpa|selain|"
    r"kecuali|polaritas|menit|waktu|melampaui|melebihi|di\s?atas|di\s?bawah|lebih|kurang",
    re.IGNORECASE,
)


def rata_rata(k: Kalimat) -> Iterator[Nilai]:
    """The averages of capaian in a sentence."""
    text = k.passage.text
    at = k.start
    for value in k.nilai:
        lead = text[at : value.start]
        at = at if value.benda.startswith("indikator") or value.worded else value.end
        if value.satuan != "persen" or value.kira or value.rentang or value.asked:
            continue
        clause = re.split(r"[;]|\b(?:sedangkan|sementara|dengan\s+serapan)\b", lead)[-1]
        if not re.search(r"\brata\s?-?\s?rata|\brerata\b", clause, re.IGNORECASE):
            continue
        if _OTHER_AVERAGE.search(clause):
            continue
        yield value


def rata(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None
