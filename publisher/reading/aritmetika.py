"""Arithmetic of a sentence by what its words announce, in whatever order the figures stand.

A word announces a figure as a change, a remainder or a total (`bertambah`, `sisanya`,
`seluruhnya`). Every pair, or run, of the like figures around is tried; where none gives it, it is
wrong. What is compared with something that has no figure here is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from publisher.reading.hitungan import DOWN, OUT_OF, UP, Salah, slack
from publisher.reading.nilai import Nilai

MOST = 8  # like figures of a sentence: more are a list, of which pairs say nothing
_FILL = (
    r"(?:\s+(?:sebesar|sebanyak|sejumlah|sekitar|hanya|tinggal|masih|lagi|adalah|ialah|yaitu|yakni|"
    r"mencapai|berjumlah|ada|dengan|pula|juga|sampai|hingga|dana|anggaran|anggarannya|"
    r"cadangan|kas|pagu|keduanya|itu|tersebut|pada|akhir|tahun|sudah|telah|terdapat|nilai|nilainya|"
    r"minus|realisasinya|produksi|jumlah|hampir|nyata|setara|senilai))*\s+$"
)
_CHANGE = re.compile(
    r"\b(?P<word>naik|turun|meningkat|menurun|bertambah|berkurang|ditambah|dikurangi|dinaikkan|"
    r"diturunkan|"
    r"(?:ke|pe|pen)?(?:naikan|turunan|ningkatan)(?:nya)?|penambahan(?:nya)?|pengurangan(?:nya)?|"
    r"tambahan|"
    r"berselisih|selisih(?:nya)?|terpaut|kurang|kekurangan(?:nya)?|kelebihan(?:nya)?|terlampaui|"
    r"tumbuh|"
    r"sisa(?:nya)?|tersisa|menyisakan|dipersingkat|susut|menyusut|melonjak|merosot|defisit|"
    r"surplus|deviasi(?:nya)?|silpa)" + _FILL,
    re.IGNORECASE,
)
_REST = re.compile(r"sisa", re.IGNORECASE)
# Of points these say how far a target still is, and its share in percent often stands beside.
_TO_GO = re.compile(r"kurang|lebih|tambah|dinaikkan|diturunkan|naikan|ingkatan", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r";|\b(?:karena|sebab|akibat|walaupun|meskipun|seiring|padahal|tetapi|namun)\b", re.IGNORECASE
)
_RATE = re.compile(
    r"[^,;:.()\d]{0,30}(?:\(|,?\s*\b(?:atau|yaitu|yakni|setara)\b)\s*", re.IGNORECASE
)
_AGAINST = re.compile(
    r"[^,;.()]{0,40}?\b(?:dari|dibanding(?:kan)?|daripada|terhadap|ketimbang|"
    r"sejak)\b(?P<what>[^;.]*)",
    re.IGNORECASE,
)
_OPENS_AGAINST = re.compile(
    r"\b(?:di|jika\s+di|bila\s+di|apabila\s+di|kalau\s+di)?(?:banding(?:kan)?|terhadap)\b[^,]*,",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:(?:ke)?seluruh(?:an)?nya|totalnya|total|jumlah\s+seluruhnya|jumlahnya|bersama-sama|"
    r"berjumlah|semuanya|"
    r"keseluruhan|jika\s+dijumlahkan|apabila\s+dijumlahkan|gabungan(?:nya)?|secara\s+kumulatif)\s+"
    r"(?:(?:ada|adalah|ialah|berjumlah|menjadi|mencapai|sebesar|sebanyak|yaitu|yakni|memiliki|"
    r"terdapat|"
    r"anggaran|anggarannya|pagu|belanja|realisasi|pendapatan|kebutuhan|penerimaan|terpasang|"
    r"diterbitkan|"
    r"pegawai|peserta|dipasang|dibangun|tersedia|terdata|senilai|produksi|luas|panjang)\s+)*$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:kedua|ketiga|keempat|kelima)(?:nya|\s+\w+(?:\s+\w+)?\s+(?:itu|tersebut|ini))?\b|"
    r"bersama-sama|"
    r"\bsemuanya\b|\bseluruhnya\b",
    re.IGNORECASE,
)
_THAT_NUMBER = re.compile(
    r"^\W*(?:dari|di\s?antara)\s+(?:total|jumlah|angka|nilai|"
    r"keseluruhan)\s+(?:\w+\s+)?(?:tersebut|itu|dimaksud)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"[\s,;]*(?:\b(?:dan|serta|ditambah|sedangkan|sementara)\b)?[^;.]{0,110}")
# One word of each set for each part: together they are the whole.
_COMPLEMENTS: tuple[tuple[str, ...], ...] = (
    (r"laki-laki|pria", r"perempuan|wanita"),
    (r"\bPNS\b|pegawai\s+negeri", r"PPPK|non\s?-?ASN|honor|kontrak|CPNS|\bTHL\b|THK|sukarela|"
    r"harian"),
    (
        r"\bASN\b|\bPNS\b",
        r"non\s?-?\s?ASN|non\s?-?\s?PNS|honor|kontrak|\bTHL\b|harian\s+lepas|sukarela",
    ),
    (
        r"selesai|tuntas|disetujui|diterima|diterbitkan|dipenuhi|tertangani|ditangani|terpasang|"
        r"lulus|tepat\s+waktu|"
        r"mencapai|menyampaikan|terlayani|layak|baik|aktif|sudah|telah",
        r"\bbelum\b|\bmasih\b|ditolak|terlambat|dikembalikan|batal|\btidak\b|dalam\s+proses|"
        r"gagal|rusak|sisanya|"
        r"selebihnya|lainnya|nonaktif|tertunda|putus|dibatalkan|ditunda|diproses",
    ),
    (r"", r"sisanya|selebihnya|lainnya|\blain\b|\bmasih\b|\bbelum\b"),
)  # fmt: skip
_COMPLEMENT = [[re.compile(one, re.IGNORECASE) for one in pair] for pair in _COMPLEMENTS]
_PERSONS = frozenset(
    [
        "orang", "pegawai", "aparatur", "personel", "peserta", "petani", "jiwa", "responden", "asn",
        "pns", "pppk", "nelayan", "warga", "siswa", "guru", "perempuan", "laki-laki", "pria",
        "wanita",
        "penduduk", "kader", "petugas", "penyuluh", "dokter", "perawat", "bidan", "sarjana",
    ]
)  # fmt: skip
UNITS = frozenset(
    [
        "ton", "kuintal", "kilogram", "hektare", "ha", "kilometer", "km", "meter", "hari", "jam",
        "menit", "bulan", "tahun", "minggu", "desa", "kelurahan", "kecamatan", "program",
        "kegiatan",
        "sub", "subkegiatan", "indikator", "sasaran", "dokumen", "unit", "kali", "kelompok",
        "paket",
        "kasus", "kejadian", "ekor", "liter", "lembar", "buah", "titik", "lokasi", "laporan",
        "perangkat", "permohonan", "usulan", "aduan", "pengaduan", "layanan", "izin", "puskesmas",
        "sekolah", "rumah", "keluarga", "orang", "misi", "angkatan", "kk", "kendaraan", "kapal",
        "seksi", "bidang", "rambu", "ruas", "jenis", "rt", "rw", "gapoktan", "koperasi", "kios",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rangka:
    """A sentence, its figures, and those of the sentence right before it."""

    text: str
    start: int
    end: int
    nilai: tuple[Nilai, ...]
    sebelum: tuple[Nilai, ...]
    awal: tuple[Nilai, ...] = ()  # of the sentences before, as far as one looks back

    def lead(self, i: int) -> str:
        """What stands between a figure and the one before it."""
        return self.text[self.nilai[i - 1].end if i else self.start : self.nilai[i].start]

    def tail(self, one: Nilai) -> str:
        return self.text[one.end : self.end]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def aritmetika_salah(r: Rangka) -> Iterator[Salah]:
    """Changes, remainders, totals and parts that the figures around do not give."""
    yield from _changes(r)
    yield from _totals(r)
    yield from _parts(r)
    yield from _shares_of_before(r)
    yield from _each(r)
    yield from _explicit(r)
    yield from _moved_from(r)
    yield from _percent_parts(r)


def _noun(one: Nilai) -> str:
    if one.benda in _PERSONS:
        return "orang"
    return one.benda if one.benda in UNITS else ""


def _like(a: Nilai, b: Nilai) -> bool:
    """Two figures of one measure, as far as their units say."""
    if a.asked and b.asked or a.rentang or b.rentang or a.satuan != b.satuan:
        return False
    first, second = _noun(a), _noun(b)
    return bool(a.satuan) or not (first and second and first != second)


def _plain(one: Nilai) -> bool:
    return not one.rentang and one.kira in ("", "sekitar") and one.value >= 0


def _fits(one: Nilai, exact: Decimal, *others: Nilai) -> bool:
    """Whether it may be `exact`, worked out from others that may be rounded."""
    spread = sum((slack(o) for o in others), Decimal(0))
    half = one.langkah if one.langkah > 1 else Decimal(5).scaleb(-one.decimals - 1)
    if one.kira == "sekitar":
        half *= 10
    if one.decimals == 0 and one.langkah == 1 and all(o.decimals == 0 for o in others):
        half = Decimal("0.5") if one.satuan in ("persen", "poin") else Decimal(0)
    return abs(abs(one.value) - abs(exact)) <= half + spread


# -- changes and remainders


def _changes(r: Rangka) -> Iterator[Salah]:
    for i, one in enumerate(r.nilai):
        cue = _CHANGE.search(r.lead(i)) if _plain(one) and not one.asked else None
        if cue is None or one.satuan == "persen" and _bare_rate(r, i):
            continue
        rate = _rate(r, i)
        skip = {one.start} | ({rate.start} if rate else set())
        here = _operands(r, i, skip)
        before = [v for v in r.sebelum if _operand(one, v)]
        if len(here) > MOST:
            continue
        yield from _changed(r, one, rate, cue["word"], here, before)


def _bare_rate(r: Rangka, i: int) -> bool:
    """`naik 5 persen` beside no other percentages is a rate, which `hitungan` reads."""
    return not any(v.satuan == "persen" for n, v in enumerate(r.nilai) if n != i)


def _operands(r: Rangka, i: int, skip: set[int]) -> list[Nilai]:
    """The figures of its clause that a change may be of: none that is a change itself."""
    one = r.nilai[i]
    breaks = [m.end() for m in _OTHER_CLAUSE.finditer(r.text, r.start, one.start)]
    begin = breaks[-1] if breaks else r.start
    bracketed = _bracketed(r.text, r.start, one)
    found = [
        v
        for n, v in enumerate(r.nilai)
        if v.start not in skip
        and v.start >= begin
        and _operand(one, v)
        and _CHANGE.search(r.lead(n)) is None
        and (bracketed or not _bracketed(r.text, r.start, v))
    ]
    return found if len({v.satuan for v in found}) < 2 else []


def _bracketed(text: str, start: int, one: Nilai) -> bool:
    return text.count("(", start, one.start) > text.count(")", start, one.start)


def _operand(one: Nilai, v: Nilai) -> bool:
    if v.kira not in ("", "sekitar") or v.rentang:
        return False
    if one.satuan == "poin":
        return v.satuan == "persen" or v.satuan == "" and v.decimals > 0
    return _like(one, v) and (one.satuan != "" or not v.benda.startswith(("tahun", "bulan")))


def _rate(r: Rangka, i: int) -> Nilai | None:
    """The percentage right behind a change: `naik 5 unit atau 4 persen`."""
    if i + 1 == len(r.nilai) or r.nilai[i].satuan in ("persen", "poin"):
        return None
    behind = r.nilai[i + 1]
    tied = _RATE.fullmatch(r.text, r.nilai[i].end, behind.start)
    return behind if tied and behind.satuan == "persen" and _plain(behind) else None


def _changed(
    r: Rangka,
    one: Nilai,
    rate: Nilai | None,
    word: str,
    here: Sequence[Nilai],
    before: Sequence[Nilai],
) -> Iterator[Salah]:
    pairs = [
        (a, b)
        for a, b in combinations((*here, *before[-MOST:]), 2)
        if a.satuan == b.satuan and _gives(one, a, b)
    ]
    if pairs:
        yield from _wrong_rate(one, rate, word, pairs)
        return
    rest = _REST.search(word) is not None
    whole = max(here, key=lambda v: v.value, default=None)
    if len(here) > 1 and _fits(one, sum((v.value for v in here), Decimal(0)), *here):
        return
    if whole is not None and len(here) > 2:
        others = sum((v.value for v in here if v is not whole), Decimal(0))
        if _fits(one, whole.value - others, *here):
            return
    if one.satuan == "poin" and _TO_GO.search(word):
        return
    if _unnamed(r, one, rate, here):
        yield from _rate_alone(one, rate, here)
        return
    if len(here) == 2 and _says_both(r, here):
        yield Salah(
            "selisih", one, abs(here[0].value - here[1].value), (here[0], here[1]), sure=True
        )
    elif len(here) == 2 or (len(here) > 2 and rest):
        a, b = sorted(here, key=lambda v: v.value, reverse=True)[:2]
        yield Salah("selisih", one, a.value - b.value, (a, b), sure=False)
    elif len(here) == 1 and len(before) == 1 and (_THAT_NUMBER.search(r.words) or rest):
        a, b = before[0], here[0]
        if a.value > b.value:
            sure = _THAT_NUMBER.search(r.words) is not None
            yield Salah("selisih", one, a.value - b.value, (a, b), sure)


def _gives(one: Nilai, a: Nilai, b: Nilai) -> bool:
    return _fits(one, a.value - b.value, a, b)


def _says_both(r: Rangka, here: Sequence[Nilai]) -> bool:
    """Is it clear that the two are compared: planned and done, before and after?"""
    words = r.words
    return bool(
        re.search(
            r"\b(?:semula|menjadi|dari|murni|perubahan|tahun\s+lalu|sebelumnya)\b", words, re.I
        )
        and re.search(r"\b(?:menjadi|tahun\s+ini|setelah|sebelumnya|lalu|dari)\b", words, re.I)
        or re.search(r"\b(?:target|rencana|pagu|anggaran|alokasi|dianggarkan)", words, re.I)
        and re.search(
            r"\b(?:(?:te)?realisasi|terpasang|tercapai|terserap|digunakan|dipenuhi|baru|hanya)",
            words,
            re.I,
        )
        or re.search(r"\b(?:antara|dikurangi|dikurang)\b", words, re.I)
    )


def _unnamed(r: Rangka, one: Nilai, rate: Nilai | None, here: Sequence[Nilai]) -> bool:
    """Is it compared with what has no figure in the sentence?"""
    last = rate or one
    against = _AGAINST.match(r.text, last.end, r.end)
    if against:
        cut = re.split(r",\s|\b(?:menjadi|sehingga|karena|sedangkan)\b", against["what"])[0]
        at = against.start("what")
        behind = [v for v in here if at <= v.start < at + len(cut) + 40]
        now = [v for v in here if v not in behind and (v.start < one.start or _became(r, v))]
        return not behind or not any(not _is_against(r, v) for v in now)
    opening = _OPENS_AGAINST.search(r.text, r.start, one.start)
    if opening:
        inside = [v for v in here if opening.start() <= v.start < opening.end()]
        rest = [v for v in here if opening.end() <= v.start < one.start or _became(r, v)]
        return not inside or not rest
    return False


def _is_against(r: Rangka, v: Nilai) -> bool:
    """Is it what another figure is compared with?"""
    lead = r.text[max([r.start, *(o.end for o in r.nilai if o.end <= v.start)]) : v.start]
    return (
        re.search(
            r"\b(?:di)?banding\w*|\bdaripada\b|\bterhadap\b|\bsejak\b|\bdari\s+(?:\w+\s+){0,2}$",
            lead,
            re.I,
        )
        is not None
    )


def _became(r: Rangka, v: Nilai) -> bool:
    return (
        re.search(
            r"\b(?:menjadi|dari)\s+(?:\w+\s+)?$", r.text[max(r.start, v.start - 24) : v.start]
        )
        is not None
    )


def _wrong_rate(
    one: Nilai, rate: Nilai | None, word: str, pairs: Sequence[tuple[Nilai, Nilai]]
) -> Iterator[Salah]:
    """A percentage beside a change: of what it was before, or of the whole that is left over."""
    if rate is None:
        return
    for a, b in pairs:
        low, high = sorted((a, b), key=lambda v: v.value)
        bases = (
            [high]
            if DOWN.search(word) or _REST.search(word)
            else [low]
            if UP.search(word)
            else [low, high]
        )
        if any(
            base.value and _fits(rate, one.value * 100 / base.value, *_loose(one, base))
            for base in bases
        ):
            return
        if "target" in word.lower():
            return
    a, b = pairs[0]
    low, high = sorted((a, b), key=lambda v: v.value)
    base = high if DOWN.search(word) or _REST.search(word) else low
    if base.value:
        yield Salah("bagian", rate, one.value * 100 / base.value, (one, base), sure=len(pairs) == 1)


def _loose(one: Nilai, base: Nilai) -> tuple[Nilai, ...]:
    """Figures in juta and miliar are rounded; a share of them is so little more that it is not."""
    return ()


def _rate_alone(one: Nilai, rate: Nilai | None, here: Sequence[Nilai]) -> Iterator[Salah]:
    """`realisasi A, naik D atau P persen dari tahun lalu`: of A - D."""
    if rate is None or len(here) != 1:
        return
    now = here[0].value
    bases = [b for b in (now - one.value, now + one.value, now) if b > 0]
    if bases and not any(_fits(rate, one.value * 100 / b) for b in bases):
        yield Salah("bagian", rate, one.value * 100 / bases[0], (one, here[0]), sure=False)


# -- totals


def _totals(r: Rangka) -> Iterator[Salah]:
    for i, total in enumerate(r.nilai):
        if not _plain(total) or total.kira or total.asked or total.satuan == "poin":
            continue
        if not _TOTAL.search(r.text, max(r.start, total.start - 60), total.start):
            continue
        named = _named_parts(r, total)
        here = [v for v in r.nilai[:i] if _part_of(total, v, named)]
        far = _BACK.search(r.text, r.start, total.start) if len(here) < 2 else None
        parts = (
            here
            if len(here) >= 2
            else [v for v in r.sebelum if _part_of(total, v, named)]
            if far
            else []
        )
        if not 2 <= len(parts) <= MOST or any(_runs(total, parts)):
            continue
        if total.value <= max(p.value for p in parts) or _some(r, parts, total):
            continue
        own = [p for p in parts if p.benda in named] if named else parts
        used = own if len(own) >= 2 else parts
        sure = len(parts) == 2 or bool(named) and len(own) == len(named)
        yield Salah("jumlah", total, sum((p.value for p in used), Decimal(0)), tuple(used), sure)


def _named_parts(r: Rangka, total: Nilai) -> tuple[str, ...]:
    """`404 desa dan kelurahan`: both nouns."""
    m = re.match(r"\s+(\w+)(?:\s+(?:dan|serta|maupun)\s+|/)(\w+)", r.tail(total))
    both = (m[1].lower(), m[2].lower()) if m else ()
    return both if both and both[0] in UNITS and both[1] in UNITS else ()


def _part_of(total: Nilai, v: Nilai, named: Sequence[str]) -> bool:
    if v.satuan != total.satuan or v.rentang or v.kira or v.value <= 0:
        return False
    if named:
        return v.benda in named
    return _like(total, v)


def _runs(total: Nilai, parts: Sequence[Nilai]) -> Iterator[bool]:
    """Whether a run of two or more of them adds up to it."""
    for a in range(len(parts)):
        for b in range(a + 2, len(parts) + 1):
            run = parts[a:b]
            yield _fits(total, sum((p.value for p in run), Decimal(0)), *run)


def _some(r: Rangka, parts: Sequence[Nilai], total: Nilai) -> bool:
    between = r.text[parts[0].start : total.start] if parts[0].start < total.start else r.words
    return bool(
        re.search(r"antara\s+lain|di\s?antaranya|masing-masing|setiap|\bper\b|termasuk|"
        r"dari\s+semula|rata-rata|"
                  r"target|menjadi\s+(?!total|seluruh)", between, re.IGNORECASE)
    )  # fmt: skip


# -- parts that are the whole together


def _parts(r: Rangka) -> Iterator[Salah]:
    """`Dari 50 usulan, 47 disetujui dan 5 ditolak`; `142 orang, 79 laki-laki dan 73 perempuan`."""
    counts = [v for v in r.nilai if v.satuan in ("", "rupiah") and not v.rentang and not v.asked]
    if not counts or any(v.kira for v in counts) or len(counts) > MOST:
        return
    whole, parts = _whole(r, counts)
    if whole is None or len(parts) < 2 or re.search(
        r"masing-masing|\bsetiap\b|\bper\b|antara\s+lain|rata-rata|\btahun\s+(?:lalu|sebelumnya)|"
        r"\bmenjadi\b|"
        r"termasuk|\bpoin\b|\btarget", r.words, re.IGNORECASE
    ):  # fmt: skip
        return
    clauses = _clauses(r, parts)
    out_of = OUT_OF.search(r.text, max(r.start, whole.start - 50), whole.start) is not None
    if not _complement(clauses, out_of) or any(p.value > whole.value for p in parts):
        return
    total = sum((p.value for p in parts), Decimal(0))
    if not _fits(whole, total, *parts):
        yield Salah(
            "jumlah",
            whole if whole.start >= r.start else parts[-1],
            total,
            tuple(parts),
            len(parts) == 2,
        )


def _whole(r: Rangka, counts: Sequence[Nilai]) -> tuple[Nilai | None, list[Nilai]]:
    ordered = sorted(enumerate(counts), key=lambda one: -one[1].value)
    for n, v in ordered:
        lead = r.text[max(r.start, v.start - 50) : v.start]
        if OUT_OF.search(lead) and v.value > 1:
            parts = [
                c for c in counts if c is not v and c.satuan == v.satuan and _alike_parts(v, c)
            ]
            return v, parts
        begins = re.search(
            r"\b(?:berjumlah|sebanyak|jumlah\s+\w+|memiliki|mempunyai|terdapat|didukung|"
            r"ada)\b[^,;]*$",
            lead,
            re.I,
        )
        if n == 0 and begins and re.match(r"[^,;:.\d]{0,40},", r.tail(v)):
            parts = [c for c in counts[1:] if c.satuan == v.satuan and _alike_parts(v, c)]
            return v, parts
    before = [v for v in r.sebelum if v.satuan == "" and v.value > 1 and not v.kira]
    linked = _THAT_NUMBER.search(r.words) or re.search(
        r"\bdi\s?antaranya\b|^menurut\s+(?:jenis|status)", r.words, re.I
    )
    if linked and before:
        first = before[0]
        return first, [c for c in counts if c.satuan == "" and _alike_parts(first, c)]
    return None, []


def _alike_parts(whole: Nilai, part: Nilai) -> bool:
    a, b = _noun(whole), _noun(part)
    return not (a and b and a != b)


def _clauses(r: Rangka, parts: Sequence[Nilai]) -> list[str]:
    """What stands with each part: from the figure before it to the figure behind."""
    found: list[str] = []
    for n, p in enumerate(parts):
        begin = parts[n - 1].end if n else r.start
        stop = parts[n + 1].start if n + 1 < len(parts) else r.end
        behind = re.split(r"[,;]|\bdan\b|\bserta\b|\bsedangkan\b", r.text[p.end : stop])[0]
        ahead = re.split(r"[,;]|\bdan\b", r.text[begin : p.start])[-1]
        found.append(f"{ahead} {behind}")
    return found


def _complement(clauses: Sequence[str], out_of: bool) -> bool:
    """Do they leave nothing over? out_of: the whole is named as such (`dari 50 usulan`)."""
    for one, other in _COMPLEMENT:
        if not one.pattern:
            if out_of and other.search(clauses[-1]):
                return True
            continue
        of_one, of_other = (
            [bool(one.search(c)) for c in clauses],
            [bool(other.search(c)) for c in clauses],
        )
        if (
            any(of_one)
            and any(of_other)
            and all(a or b for a, b in zip(of_one, of_other, strict=True))
        ):
            return not all(of_other)
    return False


# -- a share of what the sentence before counted


def _shares_of_before(r: Rangka) -> Iterator[Salah]:
    """`Dari jumlah itu, X atau P persen …`"""
    if not _THAT_NUMBER.search(r.words):
        return
    for part, share in zip(r.nilai, r.nilai[1:], strict=False):
        if share.satuan != "persen" or part.satuan not in ("", "rupiah") or not _plain(share):
            continue
        if not _RATE.fullmatch(r.text, part.end, share.start) or part.kira:
            continue
        if re.match(r"\)?\s+(?:dari|terhadap)\b", r.tail(share)):
            continue
        wholes = [
            w
            for w in r.sebelum
            if w.satuan == part.satuan and w.value >= part.value and w.value > 0
        ]
        every = [
            w
            for w in (*r.awal, *wholes, *r.nilai)
            if w.satuan == part.satuan and w.value > part.value
        ]
        if not wholes or any(
            _fits(share, part.value * 100 / w.value, *_both(part, w)) for w in every
        ):
            continue
        yield Salah(
            "bagian", share, part.value * 100 / wholes[0].value, (part, wholes[0]), len(wholes) == 1
        )


def _both(part: Nilai, whole: Nilai) -> tuple[Nilai, ...]:
    """A rounded figure in miliar gives a span of shares, which is small beside a percentage."""
    if part.langkah > 1 or whole.langkah > 1:
        span = (part.langkah + whole.langkah) * 100 / whole.value
        return (Nilai(0, 0, Decimal(0), 0, langkah=span),) if span > 1 else ()
    return ()


# -- so many times so much


def _each(r: Rangka) -> Iterator[Salah]:
    """`empat angkatan, masing-masing 25 peserta, sehingga seluruhnya 100`, and averages of such."""
    if not re.search(
        r"\bmasing-masing\b|\brata-rata\b[^.;]*\b(?:setiap|per|tiap)\b", r.words, re.IGNORECASE
    ):
        return
    plain = [
        v
        for v in r.nilai
        if v.satuan in ("", "rupiah") and not v.kira and not v.rentang and v.value > 0
    ]
    if len(plain) != 3 or len(r.nilai) != 3 or any(v.decimals for v in plain):
        return
    small = sorted(plain, key=lambda v: v.value * (1 if v.satuan == "" else 10**6))
    a, b, total = small
    money = [v for v in plain if v.satuan]
    each = next(
        (
            v
            for v in plain
            if re.search(
                r"(?:masing-masing|rata-rata)\s*(?:\w+\s+){0,2}$",
                r.text[max(r.start, v.start - 40) : v.start],
                re.I,
            )
        ),
        None,
    )
    if (
        each is None
        or each is total
        or len(money) == 1
        or (total.satuan == "" and _noun(total) != _noun(each))
    ):
        return
    if _noun(a if each is b else b) == _noun(each):
        return
    product = a.value * b.value
    if not _fits(total, product, a, b):
        yield Salah("jumlah", total, product, (a, b), sure=False)


# -- arithmetic in words, and a figure that came from another

_DOES = re.compile(
    r"[^,;:.\d]{0,60}?\b(?P<word>dikurangi?|minus|ditambah|dibagi|dikali(?:kan)?)(?:\s+(?:dengan|"
    r"oleh))?"
    r"[^,;:.\d]{0,50}",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"[^;:.\d]{0,60}?(?:,|=|\b(?:sama\s+dengan|adalah|yaitu|yakni|menjadi|menghasilkan|diperoleh|"
    r"sehingga|"
    r"hasilnya|atau|didapat)\b)[^;:.\d]{0,50}",
    re.IGNORECASE,
)
_IS_FROM = re.compile(
    r"\s*(?:,|\()?\s*(?:yaitu|yakni|dari|hasil|berasal\s+dari|adalah|\()\s*[^,;:.\d]{0,50}", re.I
)


def _explicit(r: Rangka) -> Iterator[Salah]:
    """`100,22 persen dikurangi 96,00 persen`, and the figure before or behind that it gives."""
    for i, (a, b) in enumerate(zip(r.nilai, r.nilai[1:], strict=False)):
        m = _DOES.fullmatch(r.text, a.end, b.start)
        if m is None or a.kira or b.kira or a.rentang or b.rentang:
            continue
        behind = r.nilai[i + 2] if i + 2 < len(r.nilai) else None
        before = r.nilai[i - 1] if i else None
        if behind is not None and _RESULT.fullmatch(r.text, b.end, behind.start):
            result = behind
        elif before is not None and _IS_FROM.fullmatch(r.text, before.end, a.start):
            result = before
        else:
            continue
        right = _worked_out(m["word"].lower(), a, b, result)
        if right is not None and _plain(result) and not _fits(result, right, a, b):
            jenis: Literal["selisih", "jumlah", "bagian"] = (
                "bagian" if m["word"].lower() == "dibagi" else
                "selisih" if m["word"].lower().startswith(("dikurang", "minus")) else "jumlah"
            )  # fmt: skip
            yield Salah(
                jenis, result, right, (a, b), sure=result.satuan == a.satuan or jenis != "jumlah"
            )


def _worked_out(word: str, a: Nilai, b: Nilai, result: Nilai) -> Decimal | None:
    like = a.satuan == b.satuan and result.satuan in (
        a.satuan,
        "poin" if a.satuan == "persen" else a.satuan,
    )
    if word.startswith(("dikurang", "minus")):
        return a.value - b.value if like else None
    if word == "ditambah":
        return a.value + b.value if like else None
    if word == "dibagi":
        share = result.satuan == "persen" and a.satuan == b.satuan and b.value > 0
        return a.value * 100 / b.value if share else None
    return (
        a.value * b.value
        if "" in (a.satuan, b.satuan) and result.satuan in (a.satuan, b.satuan)
        else None
    )


_FROM = re.compile(
    r"(?:\s+[a-z/]+){0,3}\s*,?\s*(?:atau\s+|yang\s+)?(?P<word>naik|turun|meningkat|menurun|"
    r"bertambah|berkurang|"
    r"melonjak|merosot)\s+dari\s+(?:(?:angka|nilai|posisi|semula|jumlah|tahun\s+(?:lalu|"
    r"sebelumnya)\s+sebesar)\s+)*",
    re.IGNORECASE,
)


def _moved_from(r: Rangka) -> Iterator[Salah]:
    """`40 aduan, turun dari 52 pada tahun sebelumnya`."""
    for now, was in zip(r.nilai, r.nilai[1:], strict=False):
        m = _FROM.fullmatch(r.text, now.end, was.start)
        if m is None or now.satuan != was.satuan or now.kira or was.kira or now.value == was.value:
            continue
        if re.match(r"[^;.]{0,60}\b(?:menjadi|ke)\b", r.tail(was)) or _CHANGE.search(
            r.text[max(r.start, now.start - 40) : now.start]
        ):
            continue
        if bool(UP.fullmatch(m["word"])) != (now.value > was.value):
            at = m.start("word")
            yield Salah(
                "arah", Nilai(at, m.end("word"), Decimal(0), 0), now.value - was.value, (was, now)
            )


def _percent_parts(r: Rangka) -> Iterator[Salah]:
    """`60 persen …, 25 persen …, dan lainnya 25 persen`: more or less than all."""
    shares = [v for v in r.nilai if v.satuan == "persen"]
    if (
        len(shares) < 2
        or len(shares) != len(r.nilai)
        or any(v.kira or v.rentang or v.asked for v in shares)
    ):
        return
    clauses = _clauses(r, shares)
    rest = re.search(r"\b(?:lain-lain|lainnya|sisanya|selebihnya)\b", clauses[-1], re.I)
    total = sum((v.value for v in shares), Decimal(0))
    if (
        rest is None
        and not _complement(clauses, False)
        or re.search(
            r"capaian|target|serap|naik|turun|tahun\s+lalu|dibanding|rata-rata|masing",
            r.words,
            re.I,
        )
    ):
        return
    if abs(total - 100) > Decimal("0.05") * len(shares) and total > 50:
        yield Salah(
            "jumlah", shares[-1], 100 - (total - shares[-1].value), tuple(shares[:-1]), sure=False
        )
