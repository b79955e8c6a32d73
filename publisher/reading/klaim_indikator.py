"""What a sentence claims of one indicator: that it rose, became better, reached its target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.reading.indikator import Sebutan
from publisher.reading.kalimat_berangka import PRONOUN, Kalimat
from publisher.reading.kata_ucapan import FILLERS
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


# Between a name and what is said of it: figures (#) may stand there, and nothing else.
_SUBJECT_END = re.compile(
    r"\)?[^,;:.()#]{0,45}(?:#[^,;:.()#]{0,25}[,)]?\s*(?:(?:atau|dan|yang\s+berarti|berarti|artinya|ini|itu)\s+)*)"
    r"{0,2}[^,;:.()#]{0,25}",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    r"\b(?:jumlah|sehingga|karena|dan|yang|dengan|oleh|kepada|untuk|program|kegiatan|unsur|daripada|responden|"
    r"anggaran|belanja|pagu)\b",
    re.IGNORECASE,
)
_UP = (
    r"naik|meningkat|bertambah|melonjak|tumbuh|terangkat|"
    r"(?:mengalami|mencatat)\s+(?:kenaikan|peningkatan)"
)
_DOWN = r"turun|menurun|berkurang|merosot|anjlok|menyusut|(?:mengalami|mencatat)\s+penurunan"
_BETTER = (
    r"(?<!tidak )(?<!belum )(?:membaik|lebih\s+baik)|menunjukkan\s+perbaikan|mengalami\s+perbaikan"
)
_WORSE = r"memburuk|lebih\s+buruk|mengalami\s+kemunduran"
_SAME = (
    r"tetap\s+(?:sama|seperti|dibanding\w*|sebagaimana)|sama\s+(?:dengan|seperti)\s+(?:(?:capaian|realisasi|hasil|"
    r"nilai)\s+)?tahun|tidak\s+berubah|stagnan|tetap(?=\s*(?:,|\.|dan\b))"
)
_SLOWER, _QUICKER = (
    r"melambat|memanjang|lebih\s+lambat",
    r"memendek|dipercepat|lebih\s+(?:cepat|singkat)",
)
_VERB = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>{_BETTER})|(?P<worse>{_WORSE})|(?P<same>{_SAME})|"
    rf"(?P<slower>{_SLOWER})|(?P<quicker>{_QUICKER}))(?!\w)",
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


# Before a name and what is said of it, these change nothing; `pencetakan KTP-el` is another thing.
HEADS = FILLERS | {
    "bahwa", "maka", "namun", "tetapi", "sehingga", "karena", "sebab", "adapun", "capaian",
    "realisasi", "nilai", "angka", "indeks", "skor", "rasio", "cakupan", "jumlah", "persentase",
    "tingkat", "sedangkan", "sementara", "walaupun", "meskipun", "sebaliknya", "yakni", "yaitu",
    "bila", "jika", "hanya", "perolehan",
}  # fmt: skip


def klaim(k: Kalimat, now: int) -> Iterator[Klaim]:
    """Plain claims of one indicator; none where the sentence wishes, or speaks of several years."""
    if not k.sebutan and k.pokok is None:
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
        pair = _from_to(k, m.start(), m.end()) if m["better"] or m["worse"] else None
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
        rises = bool(m["up"] or m["better"] or m["slower"])
        yield Klaim(*m.span(), n, jenis, rises, year, sure, kind, pair)
    for m in _REACH.finditer(text, k.start, k.end):
        who = _who(k, m.start())
        rest = m["rest"] or text[m.end() : min(k.end, m.end() + 30)].split(",")[0]
        if who is None or _OTHER_GOAL.search(rest) or _NOT_SAID.search(text, k.start, m.start()):
            continue
        n, sure, between = who
        if re.search(r"tahun\s+(?:lalu|sebelumnya|lampau)", between, re.I) or _earlier(
            between, now
        ):
            continue
        over = bool(m["over"]) or (m["done"] or "").lower() == "terlampaui"
        no = bool(m["no"] or m["no2"])
        yield Klaim(
            *m.span(), n, "terlampaui" if over and not no else "target", not no, None, sure, ""
        )


def _earlier(words: str, now: int) -> bool:
    return any(y.tahun < now for y in years(words))


def _from_to(k: Kalimat, start: int, end: int) -> tuple[Nilai, Nilai] | None:
    """A and B of `membaik dari A menjadi B`, or of `dari A menjadi B, yang berarti membaik`."""
    after = [v for v in k.nilai if v.start >= end and v.satuan != "poin"][:2]
    before = [v for v in k.nilai if v.end <= start and v.satuan != "poin"][-2:]
    for pair, since in ((after, end), (before, k.start)):
        if len(pair) == 2 and pair[0].satuan == pair[1].satuan:
            a, b = pair
            if _moves(k, a, b, since):
                return a, b
    return None


def _moves(k: Kalimat, a: Nilai, b: Nilai, since: int) -> bool:
    text = k.passage.text
    first = re.search(r"\bdari\s+(?:\w+\s+)?$", text[since : a.start])
    then = re.fullmatch(r"[^;:]{0,45}\bmenjadi\s+(?:\w+\s+)?", text[a.end : b.start])
    return first is not None and then is not None


_HEAD = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)\s+$")


def _who(k: Kalimat, at: int) -> tuple[int, bool, str] | None:
    """(the indicator right before, if that is sure, what stands between)"""
    text = k.passage.text
    names = [m for m in k.sebutan if m.end <= at]
    taken_up = _taken_up(k, at, names[-1] if names else None)
    if taken_up is not None or not names:
        return taken_up
    last = names[-1]
    between = text[last.end : at]
    if last.n is None or not _goes_on(k, last.end, at):
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
    head = _HEAD.search(before)
    sure = last.sure and (head is None or head["word"].lower() in HEADS)
    return last.n, sure, before[-20:] + between


def _goes_on(k: Kalimat, since: int, at: int) -> bool:
    """Does nothing but figures stand between a name and what is said of it?"""
    text, bare, begin = k.passage.text, "", since
    for v in (v for v in k.nilai if since <= v.start and v.end <= at):
        bare += text[begin : v.start] + "#"
        begin = v.end
    bare += text[begin:at]
    bare = re.sub(r"\b(?:19|20)\d\d\b", "", bare)
    if not _SUBJECT_END.fullmatch(bare):
        return False
    return (
        _SOMETHING_ELSE.search(
            re.split(r"#(?:[^#,]{0,25},?\s*(?:dan|yang\s+berarti)\s)?", bare)[-1]
        )
        is None
    )


def _taken_up(k: Kalimat, at: int, last: Sebutan | None) -> tuple[int, bool, str] | None:
    """The indicator that `nilai tersebut`, `indeks ini` stands for, right before; or none named."""
    text, since = k.passage.text, last.end if last else k.start
    pronouns = list(PRONOUN.finditer(text, since, at))
    n = last.n if last else k.pokok
    if n is None or (not pronouns and (last is not None or not k.dalam_analisis)):
        return None
    end = pronouns[-1].end() if pronouns else since
    if _OF_ALL.search(text, since, at) or not _goes_on(k, end, at):
        return None
    if not pronouns and re.search(r"\w", text[since:at]):
        return None
    return n, last is None or last.sure, text[pronouns[-1].start() if pronouns else since : at]


_OF_ALL = re.compile(
    r"\b(?:serapan\w*|anggaran|rata-rata\s+capaian|program|kegiatan|unsur)\b", re.I
)


_LAST_YEAR = re.compile(r"tahun\s+(?:lalu|sebelumnya|lampau)", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:(?:di)?banding\w*|daripada|dari|terhadap|sejak|seperti|sama\s+dengan|sebagaimana)\b",
    re.I,
)
_ANOTHER = re.compile(
    r"[;:]|\b(?:sedangkan|sementara|tetapi|namun|walaupun|meskipun|padahal|lalu|kemudian)\b"
)


def _against(k: Kalimat, at: int, now: int) -> int | None:
    """The year that it is compared with; None: the last one; 0: that is not known."""
    behind = _ANOTHER.split(k.passage.text[at : k.end])[0]
    front = _COMPARED.search(k.passage.text, k.start, at)
    before = k.passage.text[front.start() : at] if front else ""
    for words in (behind, before, k.text):
        spoken = [y for y in years(words) if y.joined not in ("-", "–", "—")]
        named = {y.tahun for y in spoken} - {now}
        if len(named) == 1:
            first = next(y for y in spoken if y.tahun in named)
            compared = words is not behind or _COMPARED.search(words, 0, first.start)
            return next(iter(named)) if compared else 0
        if named:
            return 0
        if _LAST_YEAR.search(words):
            return now - 1
    last = str(k.passage.at.keys[-1])
    plain = last == "tahun_lalu" and not re.search(r"triwulan|semester|target", k.text, re.I)
    return None if plain else 0


_MORE = r"lebih\s+(?:tinggi|besar|banyak|lama)|di\s?atas|melampaui|melebihi"
_LESS = r"lebih\s+(?:rendah|kecil|sedikit)|di\s?bawah"
_VS = re.compile(
    rf"\b(?:(?P<naik>{_MORE}|{_UP}|{_SLOWER})|(?P<turun>{_LESS}|{_DOWN}|{_QUICKER})|(?P<mutu>{_BETTER})|"
    rf"(?P<buruk>{_WORSE}))(?!\w)",
    re.IGNORECASE,
)
_AGAINST_B = re.compile(
    r"\s*(?:daripada|(?:di)?banding(?:kan)?|dari|terhadap)\b(?:\s+dengan)?|\s+(?=target|rata-rata|standar|batas|ambang)",
    re.IGNORECASE,
)
_NOT_B = re.compile(
    r"\bdengan\s+(?:capaian|realisasi|nilai|kategori|selisih|hasil)\b|\bdan\s+(?![A-Z])|\bsehingga\b"
)


@dataclass(frozen=True, slots=True)
class Lawan:
    """`text[start:end]` says that the indicator `n` is higher (`tinggi`) than `b`, or lower.

    mutu: better or worse, which its polarity turns round. selisih: by so much.
    """

    start: int
    end: int
    n: int
    tinggi: bool
    b: Nilai
    ukuran: str
    sure: bool
    mutu: bool = False
    selisih: Nilai | None = None


def lawan(k: Kalimat) -> Iterator[Lawan]:
    """`IKM lebih rendah daripada IKM tahun 2023 yang sebesar 86,10`."""
    text = k.passage.text
    for m in _VS.finditer(text, k.start, k.end) if k.nilai else ():
        who = _who(k, m.start())
        if who is None or DENIED.search(text, max(k.start, m.start() - 20), m.start()):
            continue
        by, b = _by_and_b(k, m)
        if b is None or b.kira or b.rentang or b.satuan == "poin" or b.asked:
            continue
        if _NOT_SAID.search(text, k.start, m.start()):
            continue
        n, sure, between = who
        ukuran = re.search(
            r"\b(capaian|target|serapan)", text[max(k.start, m.start() - 60) : m.start()], re.I
        )
        kind = ukuran[1].lower() if ukuran else ""
        tinggi = bool(m["naik"] or m["mutu"])
        yield Lawan(*m.span(), n, tinggi, b, kind, sure, bool(m["mutu"] or m["buruk"]), by)


def _by_and_b(k: Kalimat, m: re.Match[str]) -> tuple[Nilai | None, Nilai | None]:
    """(by how much, what it is compared with)"""
    text, at = k.passage.text, m.end()
    after = [v for v in k.nilai if v.start >= m.end()]
    by: Nilai | None = None
    if after and re.fullmatch(
        r"\s+(?:sebesar\s+|sebanyak\s+|selama\s+)?", text[at : after[0].start]
    ):
        compared = re.match(
            r"\s*(?:\w+\s+)?(?:daripada|(?:di)?banding|dari\b|terhadap)", text[after[0].end :][:40]
        )
        if compared:
            by, at, after = after[0], after[0].end, after[1:]
        elif m["naik"] is None or not re.match(r"di|mel", m[0], re.I):
            return None, None
    if not after:
        return by, None
    between = text[at : after[0].start]
    moved = re.match(r"[^,;:]{0,45}\bmenjadi\b", text[after[0].end : after[0].end + 60])
    straight = re.match(r"di|mel|lebih", m[0], re.I) is not None
    tied = THAN.fullmatch(text, at, after[0].start) and not _NOT_B.search(between) and not moved
    referred = straight or _AGAINST_B.match(re.sub(r"^\s*\w+(?=\s+(?:dari|daripada))", "", between))
    return (by, after[0]) if tied and referred else (by, None)
