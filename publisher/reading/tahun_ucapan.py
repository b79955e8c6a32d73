"""Of which year a figure of a sentence is: by the year beside it, or by what the sentence says."""

from __future__ import annotations

import re
from bisect import bisect_left

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.periods import years
from publisher.reading.placed import year_of_regulation

_LAST_YEAR = re.compile(r"\btahun\s+(?:lalu|sebelumnya|lampau|kemarin|silam)\b", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    r"[^\S\n]*(?:per\s+[\d.]+\s+)?\)?[^\S\n]*(?:(?!(?:dan|serta|sedangkan|sementara|target|realisasi|capaian|"
    r"menjadi|daripada|dibanding\w*|dari|terhadap)\b)[a-z]+\)?[^\S\n]+){0,4}?\(?(?:(?:pada|di|untuk|dalam|per)\s+)?(?:akhir\s+)?(?:tahun\s+)"
    r"?(?:anggaran\s+)?(?P<year>(?:19|20)\d\d)(?![\w–-]|[.,]\d)",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:di)?banding(?:kan)?\b|\bterhadap\b|\bdaripada\b", re.IGNORECASE)


def tahun_dari(
    k: Kalimat, value: Nilai, begin: int, tahun: int
) -> tuple[int | None, frozenset[int]]:
    """(the year of a figure, None where that is not sure; the years that the sentence names)"""
    text = k.passage.text
    named = [
        y for y in years(text, k.start, k.end)
        if y.joined not in ("-", "–", "—") and not year_of_regulation(text, y.start)
    ]  # fmt: skip
    others = frozenset(y.tahun for y in named)
    if _LAST_YEAR.search(k.text):
        others |= {tahun - 1}
    following = bisect_left([v.start for v in k.nilai], value.end)
    until = k.nilai[following].start if following < len(k.nilai) else k.end
    tail = text[value.end : until]
    after = _YEAR_AFTER.match(tail)
    if after and not re.search(r"[,;:]", after[0]):
        return int(after["year"]), others
    if re.match(r"[^,;:]{0,20}\btahun\s+(?:lalu|sebelumnya|lampau)\b", tail):
        return tahun - 1, others
    earlier = _YEAR_AFTER.match(text, begin, value.start) if begin > k.start else None
    taken = earlier.end() if earlier and not re.search(r"[,;:]", earlier[0]) else begin
    near = [y for y in named if taken <= y.start < value.start]
    if near:
        compared = _COMPARED.search(text, max(k.start, near[-1].start - 35), near[-1].start)
        return (None if compared else near[-1].tahun), others
    if _LAST_YEAR.search(text, begin, value.start):
        compared = _COMPARED.search(text, begin, value.start)
        return (None if compared else tahun - 1), others
    if re.search(r"\btahun\s+(?:ini|berjalan|laporan)\b", text[begin : value.start], re.I):
        return tahun, others
    return (tahun if others <= {tahun} else None), others
