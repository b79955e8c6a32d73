"""What a sentence says became of indicators: reached, missed, of a category, above a limit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai

Hasil = Literal[
    "tercapai", "terlampaui", "tepat", "meleset", "membaik", "memburuk", "kategori", "polaritas",
    "ambang",
]  # fmt: skip

_NO = r"(?:belum|tidak|gagal|tak)\s+(?:(?:dapat|berhasil|sepenuhnya|mampu|sempat)\s+)?"
_TARGET = r"(?:\s+(?:target(?:nya)?|seluruh\s+target|100(?:,0+)?\s*(?:%|persen)))?"
_PREDICATES: tuple[tuple[Hasil, str], ...] = (
    ("meleset", rf"{_NO}(?:mencapai(?:nya)?|memenuhi(?:nya)?|tercapai|terpenuhi|melampaui)\b|"
     r"\b(?:masih\s+)?(?:berada\s+)?di\s?bawah\s+(?:target|100)|meleset|"
     r"kurang\s+dari\s+(?:target|100)|"
     r"\btidak\s+sesuai\s+target|\bbelum$|\bbelum\b(?=\s*[.,;]|\s*$)|\btidak\b(?=\s*[.,;]|\s*$)"),
    ("tercapai", r"\b(?:mencapai|memenuhi)\s*(?:target\s*)?(?:atau|dan|/|maupun|bahkan|serta)\s*"
     r"(?:bahkan\s+)?(?:melampaui|melebihi)|\b(?:melampaui|melebihi)\s*(?:atau|/|"
     r"maupun)\s*(?:memenuhi|mencapai)|"
     r"\b100\s*(?:%|persen)\s+(?:atau\s+lebih|ke\s+atas)"),
    ("terlampaui", r"\b(?:melampaui|melebihi)\b|\bterlampaui\b|\bdi\s?atas\s+(?:target|100)|"
     r"\blebih\s+dari\s+100"),
    ("tepat", r"\btepat\s+(?:mencapai|sama|pada|sesuai|100|memenuhi)|\bsama\s+dengan\s+target|"
     r"\bpersis\b|\btepat\s+target"),
    ("tercapai", r"\b(?:mencapai|memenuhi)(?:nya)?\b(?!\s+(?:batas|angka|nilai|kategori|predikat|"
    r"rata|\d))|"
     r"\b(?:tercapai|terpenuhi)\b|"
     r"\bsesuai\s+(?:dengan\s+)?target|\bberhasil\b(?=\s*[.,;]|\s*$)"),
)  # fmt: skip
_PREDICATE = [(name, re.compile(words, re.IGNORECASE)) for name, words in _PREDICATES]
PREDICATE_OF: dict[str, re.Pattern[str]] = {
    name: re.compile("|".join(w for n, w in _PREDICATES if n == name), re.IGNORECASE)
    for name, _ in _PREDICATES
}
_MOVES: tuple[tuple[Hasil, str], ...] = (
    ("membaik", r"\b(?:membaik|lebih\s+baik)\b"),
    ("memburuk", r"\b(?:memburuk|lebih\s+buruk)\b"),
)
_MOVE = [(name, re.compile(words, re.IGNORECASE)) for name, words in _MOVES]
PREDICATE_OF |= dict(_MOVE)
_POLARITY = re.compile(r"\bber?polaritas\s+(?P<arah>negatif|positif)", re.IGNORECASE)
FILL = frozenset(
    [
        "indikator", "indikatornya", "kinerja", "utama", "sasaran", "strategis", "yang", "telah",
        "sudah", "berhasil", "mampu", "dapat", "masih", "hanya", "di", "antaranya", "iku", "baru",
        "justru", "juga", "itu", "tersebut", "lainnya", "lain", "ada", "sisanya", "selebihnya",
        "dengan", "capaian", "capaiannya", "bahkan", "dinyatakan", "berada", "realisasinya",
        "realisasi", "nilai", "tahun", "ini", "pada", "dari", "ikk", "dapat", "target",
        "targetnya", "kami", "lagi", "dalam", "perjanjian", "memperoleh", "memiliki", "mempunyai",
        "mencatat", "mencatatkan", "meraih", "menunjukkan", "antaranya", "mendapat", "mendapatkan",
        "rata", "yaitu", "yakni", "secara", "ternyata", "ditetapkan", "individu", "program",
    ]
)  # fmt: skip
VERBS = frozenset(
    ("mencapai", "melampaui", "belum", "tidak", "memenuhi", "tercapai", "berkategori", "melebihi",
     "berpolaritas", "tepat", "di", "gagal", "termasuk", "membaik", "memburuk", "kategori",
     "predikat",
     "berpredikat", "tergolong", "masuk", "kriteria", "berkriteria")
)  # fmt: skip
STOP = re.compile(
    r"[;:]|,\s(?!yang\b)|\.\s|\b(?:sedangkan|sementara|serta|tetapi|namun|adapun)\b"
    r"|\bdan\s+(?=\d|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se)",
    re.IGNORECASE,
)
NOUNS = {"indikator": ("indikator", "iku"), "sasaran": ("sasaran",)}
NOUN = {
    "indikator": re.compile(r"\bindikator(?:nya)?\b|\bIKU\b", re.IGNORECASE),
    "sasaran": re.compile(r"\bsasaran\b", re.IGNORECASE),
}
INDICATOR = re.compile(r"\bindikator(?:nya)?\b|\bIKU\b", re.IGNORECASE)
LISTED = re.compile(
    r"\b(?:adalah|ialah|yaitu|yakni|meliputi|antara\s+lain|terdiri\s+atas)\b|:", re.I
)


@dataclass(frozen=True, slots=True)
class Ambang:
    """A capaian above or below `batas` percent. termasuk: the limit itself too."""

    batas: Decimal
    atas: bool
    termasuk: bool

    def memuat(self, capaian: Decimal) -> bool:
        if capaian == self.batas:
            return self.termasuk
        return (capaian > self.batas) == self.atas


@dataclass(frozen=True, slots=True)
class Bagian:
    """A share in percent, as it is written to so many decimals; banding: `>` more than it."""

    persen: Decimal
    desimal: int
    banding: Literal["=", ">", "<"] = "="

    def memuat(self, ada: int, semua: int) -> bool:
        share = Decimal(ada) * 100 / semua
        if self.banding == "=":
            return abs(share - self.persen) <= Decimal(6).scaleb(-self.desimal - 1)
        return share > self.persen if self.banding == ">" else share < self.persen


@dataclass(frozen=True, slots=True)
class Ucapnya:
    """What became of them. kata: the category, the polarity, or the limit in words."""

    hasil: Hasil
    kata: str
    ambang: Ambang | None = None


_LIMIT = re.compile(
    r"(?P<lead>.*?)\b(?P<word>di\s?atas|lebih\s+dari|lebih\s+tinggi\s+dari(?:pada)?|melebihi|"
    r"melampaui|melewati|di\s?bawah|"
    r"kurang\s+dari|lebih\s+rendah\s+dari(?:pada)?|paling\s+sedikit|minimal|sekurang-kurangnya|"
    r"paling\s+rendah|"
    r"tidak\s+kurang\s+dari|tidak\s+sampai)\s+(?:angka\s+|sebesar\s+)?",
    re.IGNORECASE | re.DOTALL,
)
_BELOW = re.compile(r"bawah|^kurang|lebih\s+rendah|tidak\s+sampai", re.IGNORECASE)
_LEAST = re.compile(r"paling|minimal|sekurang|tidak\s+kurang", re.IGNORECASE)


def ambang_disebut(k: Kalimat, value: Nilai, names: Sequence[str]) -> Ucapnya | None:
    """`tiga sasaran mempunyai rata-rata capaian di atas 99 persen`"""
    after = next((v for v in k.nilai if v.start >= value.end and v.satuan == "persen"), None)
    if after is None or after.asked:
        return None
    m = _LIMIT.fullmatch(k.passage.text, value.end, after.start)
    if m is None or not re.search(r"\bcapaian|\brata-rata", m["lead"], re.IGNORECASE):
        return None
    lead = re.sub(
        r"\b(?:dari|di\s?antara)\s+\w+\s+(?=indikator|sasaran)|\brata-rata\b|\bcapaiannya\b",
        " ",
        m["lead"],
    )
    if re.search(r"[,;:.]", lead) or not hanya_pengisi(SCOPE.sub(" ", lead)):
        return None
    low = _BELOW.search(m["word"]) is not None
    limit = Ambang(after.value, not low, _LEAST.search(m["word"]) is not None)
    return Ucapnya(
        "ambang", f"{' '.join(m['word'].split())} {k.passage.text[after.start : after.end]}", limit
    )


SCOPE = re.compile(r"\b(?:pada|dalam|dari)\s+sasaran\s+(?:strategis\s+)?\w+", re.IGNORECASE)


def predikat(clause: str, names: Sequence[str]) -> tuple[Hasil, str, int] | None:
    choice = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) or "(?!)"
    category = re.search(
        rf"\b(?:ber|dengan\s+|masuk\s+(?:dalam\s+)?|termasuk\s+(?:dalam\s+)?|"
        rf"tergolong\s+(?:dalam\s+)?)?"
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


def hanya_pengisi(text: str) -> bool:
    return all(w.lower() in FILL for w in re.findall(r"[^\W\d_]+", text))


_ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan")
_NTH = re.compile(
    rf"\bsasaran(?:\s+strategis)?\s+(?:(?P<kata>{'|'.join(_ORDINALS)}|kesatu)|"
    rf"(?:ke-?\s?)?(?P<angka>[1-9])\b"
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
