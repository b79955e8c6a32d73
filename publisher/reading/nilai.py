"""Every number of a sentence that measures or counts, whatever its unit and spelling.

`97,32 persen`, `97.32%`, `5,90 per 1.000`, `Rp1,2 miliar`, `30 Puskesmas`, `empat hari`,
`sembilan puluh koma lima persen`, and figures asked for by name. Years, numbers of
regulations, tables and the like are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from publisher.reading import Passage
from publisher.reading.figures import KELIPATAN, amounts, as_number, number_words
from publisher.reading.periods import BULAN
from publisher.reading.placed import references
from publisher.vocabulary.values import Bilangan, Desimal, Rupiah, bulat

Satuan = Literal["persen", "poin", "rupiah", ""]
Kira = Literal["", "sekitar", "lebih", "kurang", "batas"]

_NUMBER = re.compile(
    r"(?<![\w.,/])(?<!\d[-–])(?P<minus>[-−]|minus\s)?"
    r"(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\w/]|[.,]\d|-[^\W\d])"
    r"(?:\s*\((?P<words>[a-z][a-z\s-]{2,80})\))?"
)
_UNIT = re.compile(
    r"\s*(?P<poin>(?:%|persen)[\s-]*poin\b|poin(?:\s+(?:%|per\s?sen(?:tase)?\b))?)"
    r"|\s*(?P<persen>%|per\s?sen\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s+(ribu|juta|miliar|milyar)\b", re.IGNORECASE)
_POWER = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9}
_KOMA = re.compile(
    r"\s+koma((?:\s+(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))+)\b", re.I
)
_DIGIT = {
    "nol": "0", "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6",
    "tujuh": "7", "delapan": "8", "sembilan": "9",
}  # fmt: skip
# A number that names one of a row, or a date: it measures nothing.
_NAMES_ONE = re.compile(
    r"(?:\b(?:nomor|no\.?|pasal|ayat|huruf|bab|lampiran|tabel|gambar|grafik|bagan|triwulan|tw|"
    r"semester|tanggal|misi|tujuan|halaman|hlm\.?|golongan|gol\.?|eselon|level|kelas|tipe|versi|rt|"
    r"rw|km|pukul|jam|jalan|jl\.?|kode|nip|butir|edisi|seri|minggu|pekan|ke|tahap|romawi|iso|"
    r"kav\.?|blok|lantai|covid|per|dikali(?:kan)?|kali|pangkat)|\bke-?|\()\s*\(?$",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\s+(?:{'|'.join(BULAN)})\b", re.IGNORECASE)
_ROUGHLY: tuple[tuple[Kira, str], ...] = (
    ("batas", r"minimal|maksimal|sekurang-kurangnya|sebanyak-banyaknya|sedikitnya|"
     r"setidaknya|paling\s+(?:sedikit|banyak|tinggi|rendah|lama|lambat|kurang|besar)|"
     r"tidak\s+(?:kurang|lebih)\s+dari"),
    ("lebih", r"lebih\s+dari|di\s?atas|lebih|mulai\s+dari"),
    ("kurang", r"kurang\s+dari|di\s?bawah|hampir|mendekati|tidak\s+sampai|belum\s+sampai|"
     r"nyaris"),
    ("sekitar", r"sekitar|kira-kira|kurang\s+lebih|lebih\s+kurang|±|kisaran|antara|rata-rata\s+"
     r"sekitar"),
)  # fmt: skip
_ROUGH = re.compile(
    r"(?:^|(?<=\W))(?:"
    + "|".join(f"(?P<{kira}>{words})" for kira, words in _ROUGHLY)
    + r")\s+(?:angka\s+|sebesar\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:[-–—]|s\.d\.|s/d|sampai\s+dengan|hingga)\s?\d", re.IGNORECASE)
_IN_RANGE = re.compile(
    r"\d\s?(?:[-–—]|s\.d\.|s/d)\s?$|\d\s*(?:%|persen)?\s+(?:sampai\s+dengan|hingga)\s$", re.I
)
_NOUN = re.compile(r"\s+([a-zA-Z]+(?:-[a-z]+)?)")
_ARTICLE = re.compile(r"(?:salah\s+|\bke)$", re.IGNORECASE)
# Parts, not counts: their words are no numbers of something.
_FRACTION = re.compile(
    r"\b(?:dua\s+pertiga|sepertiga|seperempat|tiga\s+perempat|setengah|separuh|seperlima|"
    r"satu-satunya|satu\s+sama\s+lain|satu\s+per\s+satu)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Nilai:
    """`text[start:end]` of the passage is `value`, to so many `decimals`.

    satuan: "" for a bare number or a count; benda: the word behind it, in small letters.
    langkah: what its last digit stands for. kira: said roughly, or as a bound. rentang: one
    end of a range. worded: in words. asked: by name, and right by construction.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    satuan: Satuan = ""
    benda: str = ""
    langkah: Decimal = Decimal(1)
    kira: Kira = ""
    rentang: bool = False
    worded: bool = False
    asked: bool = False

    def rounds(self, exact: Decimal) -> bool:
        """Whether it is `exact`, to the digits that were written."""
        if self.langkah > 1:
            return abs(self.value - exact) < self.langkah
        return self.value == exact or self.value == bulat(exact, self.decimals)

    def near(self, exact: Decimal) -> bool:
        """Whether it may be `exact` that was worked out from rounded figures."""
        last = Decimal(15 if self.decimals else 5).scaleb(-self.decimals - 1)
        last *= max(self.langkah, Decimal(1))
        return self.rounds(exact) or abs(self.value - exact) <= last


_SCALED = re.compile(r"\b(ribu|juta|miliar|milyar|triliun|trilyun)\b", re.IGNORECASE)


def dalam_satuan(value: Nilai, satuan: str) -> Nilai:
    """An amount as a unit such as `Miliar Rupiah` counts it: Rp912,35 miliar is 912,35."""
    scaled = _SCALED.search(satuan)
    if value.satuan != "rupiah" or scaled is None:
        return value
    power = KELIPATAN[scaled[1].lower()]
    step = value.langkah.scaleb(-power)
    decimals = max(0, -int(step.normalize().as_tuple().exponent))
    exact = value.value.scaleb(-power)
    return replace(value, value=exact, decimals=decimals, langkah=max(Decimal(1), step))


def nilai(passage: Passage, figures: Mapping[str, Any]) -> tuple[Nilai, ...]:
    """Those of a passage, in order."""
    text = passage.text
    found: list[Nilai] = []
    taken: set[int] = set()
    for reader in (
        _money(text),
        _asked(passage, figures),
        _digits(text),
        _words(text),
        _all_of(text),
    ):
        for one in reader:
            letters = range(one.start, one.end)
            if taken.isdisjoint(letters):
                taken.update(letters)
                found.append(one)
    return tuple(_in_place(text, n) for n in sorted(found, key=lambda n: n.start))


def _in_place(text: str, one: Nilai) -> Nilai:
    """With what stands around it: its noun, whether it is rough, or an end of a range."""
    before = text[max(0, one.start - 40) : one.start]
    rough = _ROUGH.search(before)
    kira: Kira = "" if rough is None else next(k for k, _ in _ROUGHLY if rough[k])
    noun = _NOUN.match(text, one.end)
    ranged = bool(_RANGE.match(text, one.end) or _IN_RANGE.search(before))
    benda = noun[1].lower() if noun and not one.satuan else ""
    return replace(one, benda=benda, kira=kira, rentang=one.rentang or ranged)


def _money(text: str) -> Iterator[Nilai]:
    for a in amounts(text):
        if a.spelling != "polos":
            yield Nilai(a.start, a.end, a.value, 0, "rupiah", langkah=a.rounded)


def _asked(passage: Passage, figures: Mapping[str, Any]) -> Iterator[Nilai]:
    for at, ref in references(passage):
        value = figures.get(ref.name)
        if not isinstance(value, Rupiah | Bilangan | Desimal):
            continue
        satuan: Satuan = ""
        if isinstance(value, Rupiah):
            satuan = "rupiah"
        elif isinstance(value, Desimal):
            satuan = "persen"
        if not ref.name.startswith(("laporan.", "visi.")):
            places = 2 if isinstance(value, Desimal) else 0
            yield Nilai(at, at + 1, Decimal(value), places, satuan, asked=True)


def _digits(text: str) -> Iterator[Nilai]:
    for m in _NUMBER.finditer(text):
        value, decimals = _value(m["n"])
        at, to = m.start("n"), m.end()
        unit = _UNIT.match(text, m.end())
        satuan: Satuan = ""
        if unit:
            satuan, to = ("persen" if unit["persen"] else "poin"), unit.end()
        if _no_measure(text, m, satuan):
            continue
        step = Decimal(1)
        times = _TIMES.match(text, to) if not unit else None
        if times:
            power = _POWER[times[1].lower()]
            value, to = value.scaleb(power), times.end()
            step, decimals = Decimal(1).scaleb(power - decimals), 0
        if m["minus"] and not re.search(r"[\d%]\s?$", text[max(0, m.start() - 2) : m.start()]):
            value, at = -value, m.start()
        yield Nilai(at, to, value, decimals, satuan, langkah=step)


def _no_measure(text: str, m: re.Match[str], satuan: str) -> bool:
    """A year, a date, or the number of something."""
    number = m["n"]
    if not satuan and re.fullmatch(r"(?:19|20)\d\d", number):
        return True
    before = text[max(0, m.start() - 14) : m.start()]
    marker = before.endswith("(") and text[m.end() : m.end() + 1] == ")"
    named = _NAMES_ONE.search(before)
    if (marker and not satuan) or (named and named[0].strip() != "("):
        return True
    return _MONTH.match(text, m.end()) is not None


def _value(number: str) -> tuple[Decimal, int]:
    """A dot parts thousands where three digits follow it each time; else it is a decimal sign."""
    if "," in number:
        plain = number.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", number):
        plain = number.replace(".", "")
    else:
        plain = number
    return Decimal(plain), len(plain.partition(".")[2])


_ALL_OF = re.compile(
    r"\b[Kk]e(?P<n>dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?P<belas>\s+belas)?"
    r"(?=\s+(?:indikator|sasaran|program|kegiatan|desa|seksi|bidang|misi|unit)\b)"
)


def _all_of(text: str) -> Iterator[Nilai]:
    """`ketiga indikator`: all three of them; not `indikator ketiga`."""
    for m in _ALL_OF.finditer(text):
        value = as_number(m["n"] + (m["belas"] or ""))
        if value is not None:
            yield Nilai(m.start(), m.end(), Decimal(value), 0, worded=True)


def _words(text: str) -> Iterator[Nilai]:
    fractions = {n for m in _FRACTION.finditer(text) for n in range(m.start(), m.end())}
    for w in number_words(text):
        before = text[max(0, w.start - 12) : w.start]
        named = _NAMES_ONE.search(before)
        names = named is not None and named[0].strip() != "("
        if w.start in fractions or _ARTICLE.search(before) or names:
            continue
        value, decimals, to = Decimal(w.value), 0, w.end
        koma = _KOMA.match(text, to)
        if koma:
            rest = "".join(_DIGIT[d.lower()] for d in koma[1].split())
            value, decimals, to = Decimal(f"{w.value}.{rest}"), len(rest), koma.end()
        unit = _UNIT.match(text, to)
        satuan: Satuan = ("persen" if unit["persen"] else "poin") if unit else ""
        yield Nilai(w.start, unit.end() if unit else to, value, decimals, satuan, worded=True)
