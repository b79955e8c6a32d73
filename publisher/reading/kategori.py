"""Categories and predicates in words: which figure each is said of, and limits of the scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.ucapan import Ucapan
from publisher.vocabulary.kinerja import Skala

_CUE = (
    r"(?:(?:ber|di)?kategori(?:kan|nya)?|(?:ber)?predikat(?:nya)?|(?:ber)?kriteria(?:nya)?|"
    r"tergolong|digolongkan|termasuk|masuk|dinilai|dinyatakan|berada\s+pada\s+(?:kategori|tingkat)|"
    r"kualifikasi)"
)
_FILL = (
    r"(?:\s+(?:kategori|kriteria|predikat|capaian|kinerja|kinerjanya|masih|tetap|adalah|yaitu|yakni|"
    r"dalam|ke|sebagai|juga|tersebut|ini|dengan|hanya|sudah|telah|mencapai|menjadi|berada|pada|"
    r"golongan|kelompok|dan))*"
)
_BEHIND = r"(?:%|persen)\s*(?:\(|,?\s*atau\s+|[;,]\s+(?=[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\)))"
_NO_SCALE = re.compile(
    r"\bmutu\b|\bIKM\b|\bSKM\b|kepuasan|\bsakip\b|\bakip\b|evaluasi|akreditasi|\bIPM\b|\bindeks\b|"
    r"reformasi|inovasi|layak\s+anak|\bopini\b|\bserapan\b|penyerapan|maturitas|spip|zona",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"\b(?:AA|A|BB|B|CC|C|D)\s*(?:\(|atau\s|/)\s*$")
_TURNED = re.compile(
    r"\b(?:bukan|tidak|belum|agar|supaya|jika|apabila|bila|diharapkan|target|untuk\s+mencapai|"
    r"menuju|sebelumnya|semula|lalu|dari\s+kategori|naik\s+dari|minimal|paling\s+rendah)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kategori:
    """`text[start:end]` names the step `nama` of the scale."""

    start: int
    end: int
    nama: str
    clause: str  # what stands before it, from the last break of the sentence
    disangkal: bool


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    choice = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?:\b{_CUE}{_FILL}|{_BEHIND})\s*[\"'“‘(]?(?P<nama>(?i:{choice}))\b(?!\s+(?:dari|daripada))",
        re.IGNORECASE,
    )


def kategori_disebut(k: Kalimat, names: Sequence[str]) -> Iterator[Kategori]:
    """The categories that a sentence gives something."""
    known = {n.lower(): n for n in names}
    if not known:
        return
    text = k.passage.text
    for m in _pattern(tuple(known)).finditer(text, k.start, k.end):
        at, end = m.span("nama")
        breaks = [
            b.end() for b in re.finditer(r"[;]|\b(?:sedangkan|sementara)\b", text[k.start : at])
        ]
        clause = text[k.start + (breaks[-1] if breaks else 0) : at]
        if _LETTERED.search(text[max(0, at - 8) : at]) or not m["nama"][0].isupper():
            continue
        near = clause[-45:]
        yield Kategori(
            at,
            end,
            known[m["nama"].lower()],
            clause,
            _turned(near, text[end : min(k.end, end + 40)]),
        )


def _turned(before: str, after: str) -> bool:
    """Is it denied, wished for, or of another time?"""
    denied = re.match(
        r"[\"'”’)]?\s+(?:belum|tidak|akan|diharapkan|ditargetkan)\b", after, re.IGNORECASE
    )
    return bool(_TURNED.search(before) or denied or re.search(r"\blalu\b|sebelumnya", after))


def tentang_lain(k: Kategori) -> bool:
    """Is it of another scale than that of the capaian?"""
    return _NO_SCALE.search(k.clause) is not None


def nilai_dari(u: Sequence[Ucapan], k: Kategori) -> Ucapan | None:
    """The percentage right before or right behind, that the category is said of."""
    text = u[0].kalimat.passage.text if u else ""
    before = [x for x in u if x.nilai.end <= k.start]
    if before:
        last = before[-1]
        between = text[last.nilai.end : k.start]
        tied = re.fullmatch(r"[;,]\s*", between) or not re.search(
            r"[;.]|\b(?:sedangkan|sementara|namun|tetapi|karena)\b", between
        )
        if tied and len(between) < 90 and last.nilai.satuan == "persen":
            return last
    after = next((x for x in u if x.nilai.start >= k.end), None)
    if (
        after is not None
        and after.nilai.satuan == "persen"
        and re.fullmatch(
            r"[\"'”’)]?\s*(?:\(|,?\s*(?:dengan|karena|sebab|yaitu)\s+)(?:(?:rata-rata|capaian|nilai|tingkat|"
            r"capaiannya|kinerja|sebesar|mencapai|hanya|tersebut)\s+){0,4}",
            text[k.end : after.nilai.start],
            re.IGNORECASE,
        )
    ):
        return after
    return None


def tingkat(nilai: Decimal, skala: Skala) -> str | None:
    """The step that holds a capaian."""
    from publisher.tables.capaian import dibatasi
    from publisher.vocabulary.values import Desimal

    kept = dibatasi(Desimal(nilai), skala)
    return next((str(s.nama) for s in skala.kategori if kept is not None and s.memuat(kept)), None)


# -- limits of the scale


@dataclass(frozen=True, slots=True)
class Batas:
    """A limit that a sentence gives the step `nama`, and the right ones."""

    nilai: Nilai
    nama: str
    benar: tuple[Decimal, ...]


def batas_salah(k: Kalimat, skala: Skala) -> Iterator[Batas]:
    """The limits that are none of those of the scale."""
    names = [str(s.nama) for s in skala.kategori]
    if len(names) < 2 or not re.search(
        r"kategori|skala|predikat|rentang|dinyatakan|tergolong|capaian", k.text, re.I
    ):
        return
    choice = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    text = k.passage.text
    found = [
        (m.start(), m.end(), m[0])
        for m in re.finditer(rf"(?<!\w)(?:{choice})(?!\w)", text[k.start : k.end])
    ]
    found = [(k.start + a, k.start + b, n) for a, b, n in found]
    values = [
        v
        for v in k.nilai
        if v.satuan in ("persen", "")
        and (v.satuan or v.benda not in ("kategori", "indikator", "tingkat", "kelas"))
    ]
    if len({n for _, _, n in found}) < 2 or len(values) < len(found) - 1:
        return
    if _NO_SCALE.search(k.text) or not _speaks_of_limits(k.text):
        return
    ahead = values[0].start < found[0][0]
    for i, (start, end, name) in enumerate(found):
        low = (found[i - 1][1] if i else k.start) if ahead else end
        high = start if ahead else (found[i + 1][0] if i + 1 < len(found) else k.end)
        allowed = _limits(skala, name)
        for v in values:
            if low <= v.start < high and not any(_near(v.value, x) for x in allowed):
                yield Batas(v, name, allowed)


def _speaks_of_limits(text: str) -> bool:
    return bool(
        re.search(
            r"sampai|hingga|–|\d\s?-\s?\d|di\s?atas|di\s?bawah|lebih\s+dari|kurang\s+dari|≥|≤|>|<|antara|"
            r"paling\s+(?:rendah|sedikit|tinggi|banyak)|minimal|ke\s+atas",
            text,
            re.IGNORECASE,
        )
    )


def _limits(skala: Skala, name: str) -> tuple[Decimal, ...]:
    steps = list(skala.kategori)
    n = next(i for i, s in enumerate(steps) if str(s.nama) == name)
    lower = steps[n].batas
    upper = steps[n - 1].batas if n else None
    found = [Decimal(x) for x in (lower, upper) if x is not None]
    if n == 0:
        found += [Decimal(100), *([Decimal(skala.batas_atas)] if skala.batas_atas else [])]
    if n == len(steps) - 1:
        found.append(Decimal(0))
    return tuple(found)


def _near(said: Decimal, limit: Decimal) -> bool:
    return said in (
        limit, limit - 1, limit - Decimal("0.1"), limit - Decimal("0.01"),
        limit + Decimal("0.01"), limit + Decimal("0.1"), limit + 1,
    )  # fmt: skip


# -- predicates that a regulation fixes

_SAKIP = (("AA", 90), ("A", 80), ("BB", 70), ("B", 60), ("CC", 50), ("C", 30))  # above these
_IKM = (("A", "88.31"), ("B", "76.61"), ("C", "65.00"), ("D", "25.00"))  # from these on
_LETTER = re.compile(
    r"\b(?:mutu(?:nya)?\s+(?:[a-zA-Z]+\s+){1,5}[\d.,]+\s+(?:adalah|ialah|tergolong|berada\s+pada)|predikat|kategori|mutu(?:nya)?(?:\s+(?:unit\s+)?(?:pelayanan|layanan)(?:nya)?)?|bernilai|berpredikat|nilai\s+mutu|"
    r"berkategori|tergolong|memperoleh|mendapat)\s+(?:(?:sudah|masih|tetap|adalah|juga|tergolong|dengan|nilai|telah|menjadi|"
    r"baru|kategori|predikat|berada|pada)\s+)*[\"“(]?(?P<huruf>AA|BB|CC|A|B|C|D)\b(?![\w-]|\.\w)"
    r"(?!\s+(?:mensyaratkan|dimulai|memerlukan|minimal|membutuhkan|bila|jika|apabila|yang|adalah|yaitu|"
    r"berada|baru|diberikan|harus|akan))"
)


@dataclass(frozen=True, slots=True)
class Predikat:
    """A letter that a sentence gives a value, and the right one. aturan: that fixes it."""

    start: int
    end: int
    huruf: str
    benar: str
    nilai: Decimal
    aturan: str


def _range_before(k: Kalimat, at: int) -> tuple[Nilai, Nilai] | None:
    """`di atas 70 sampai dengan 80 berpredikat`: the two limits."""
    values = [v for v in k.nilai if v.end <= at]
    if len(values) < 2:
        return None
    a, b = values[-2:]
    text = k.passage.text
    joined = re.fullmatch(
        r"\s*(?:sampai\s+dengan|hingga|s\.d\.|s/d|[–-]|dan)\s*", text[a.end : b.start]
    )
    return (a, b) if joined and a.value < b.value <= 100 and at - b.end < 40 else None


def menyebut_predikat(k: Kalimat) -> bool:
    """Does it give anything a letter?"""
    return _LETTER.search(k.passage.text, k.start, k.end) is not None


def predikat_salah(k: Kalimat, sakip: Decimal | None, ikm: Decimal | None) -> Iterator[Predikat]:
    """SAKIP by PermenPANRB 88/2021, IKM by 14/2017. sakip, ikm: of the indicator spoken of."""
    wished = re.search(r"\b(?:untuk|guna|agar)\s+(?:dapat\s+)?(?:me|ber)\w+", k.text, re.I)
    if wished and re.search(r"\b(?:harus|perlu)\b", k.text, re.I):
        return
    for m in _LETTER.finditer(k.passage.text, k.start, k.end):
        service = re.search(r"\bmutu\b|\bIKM\b|\bSKM\b|kepuasan", k.text, re.IGNORECASE)
        about = re.search(
            r"\bsakip\b|\bakip\b|akuntabilitas\s+kinerja|evaluasi|\b88\b", k.text, re.I
        )
        if bool(service) == bool(about) and not (sakip is not None or ikm is not None):
            continue
        of_ikm = bool(service) or (not about and ikm is not None and sakip is None)
        values = [
            v
            for v in k.nilai
            if v.satuan in ("", "poin") and v.decimals and not v.rentang and not v.kira
        ]
        values = [v for v in values if 25 <= v.value <= 100]
        other_year = re.search(r"\b(?:19|20)\d\d\b|\blalu\b|sebelumnya", k.text)
        known = (ikm if of_ikm else sakip) if not other_year else None
        limits = _range_before(k, m.start())
        if limits is not None:
            middle = (limits[0].value + limits[1].value) / 2
            right = _of_ikm(middle) if of_ikm else _of_sakip(middle)
            if right and right != m["huruf"]:
                law = "PermenPANRB 14/2017" if of_ikm else "PermenPANRB 88/2021"
                yield Predikat(*m.span("huruf"), m["huruf"], right, middle, law)
            continue
        own = _in_clause(k, m.start())
        value = (
            own
            if own is not None
            else values[0].value
            if len({v.value for v in values}) == 1
            else known
            if not values
            else None
        )
        if value is None:
            continue
        right = _of_ikm(value) if of_ikm else _of_sakip(value)
        if right and right != m["huruf"]:
            law = "PermenPANRB 14/2017" if of_ikm else "PermenPANRB 88/2021"
            yield Predikat(*m.span("huruf"), m["huruf"], right, value, law)


def _in_clause(k: Kalimat, at: int) -> Decimal | None:
    """The only value that the clause of a letter has before it."""
    text = k.passage.text[k.start : at]
    breaks = [b.end() for b in re.finditer(r"[;]|\b(?:sedangkan|sementara|adapun|tetapi)\b", text)]
    begin = k.start + breaks[-1] if breaks else None
    if begin is None:
        return None
    found = [
        v
        for v in k.nilai
        if begin <= v.start and v.end <= at and not v.satuan and 25 <= v.value <= 100
    ]
    return found[0].value if len(found) == 1 and not found[0].kira else None


def _of_sakip(value: Decimal) -> str:
    return next((letter for letter, above in _SAKIP if value > above), "D")


def _of_ikm(value: Decimal) -> str:
    return next((letter for letter, least in _IKM if value >= Decimal(least)), "")
