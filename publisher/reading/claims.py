"""What a text claims about how the work went.

By the sentence patterns of `klaim.toml`: what was done and reached. Besides: which program
has the highest absorption, where a figure went, and which category a capaian is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from publisher.reading.names import Mention, NameTree
from publisher.reading.periods import years_alone
from publisher.reading.sentences import Sentence, SentenceReader
from publisher.reading.words import any_word, either
from publisher.vocabulary.pengetahuan.kata import Klaim

Jenis = Literal["terlaksana", "tercapai", "penuh", "kurang", "efisien"]

# No sign between: what stands behind a comma may be said of something else.
_GAP = r"(?:[^.,;:!?]{0,90}?\s)??(?<!yang\s)"
_BREAK = re.compile(r"[,;:](?=\s)")
_TIME = re.compile(r"(?:\b(?:[IVX]+|\d{4})|\ufffc)\s*$")
# Said of one program or unit, or of what the sentence before tells.
_PART = re.compile(
    r"\b(?:Program|Kegiatan|Sub|Seksi|Bidang|Bagian|Desa)\s+[A-Z]|\b(?:tersebut|itu)\b"
)


@dataclass(frozen=True, slots=True)
class Claim:
    jenis: Jenis
    start: int
    end: int


class ClaimReader:
    """The patterns of `klaim`, ready to read any number of texts."""

    def __init__(self, klaim: Klaim, tahun: int, sentences: SentenceReader) -> None:
        self.tahun, self.sentences = tahun, sentences
        groups: dict[str, tuple[str, ...]] = {str(k.nama): k.kata for k in klaim.kelompok}
        self.patterns: dict[Jenis, re.Pattern[str]] = {
            jenis: _either(getattr(klaim, jenis), groups) for jenis in get_args(Jenis)
        }
        self.all_words = any_word(groups["seluruh"])
        self.before = re.compile(
            rf"(?:^|[,;:]\s|{any_word(klaim.awal).pattern})\s*$", re.IGNORECASE
        )
        self.denials = any_word((*klaim.ingkar, *klaim.angan))
        self.denials_of_less = any_word(("tidak ada", "bukan", *klaim.angan))
        self.elsewhere = any_word((*klaim.syarat, *klaim.lain))
        self.bounds = any_word(klaim.batas)
        self.resources = any_word(klaim.sumber_daya)

    def claims(self, text: str) -> Iterator[Claim]:
        """The claims of a text, one of a kind in each sentence."""
        for sentence in self.sentences.sentences(text):
            if not self._of_the_period(sentence.text):
                continue
            for jenis, pattern in self.patterns.items():
                found = next(
                    (m for m in pattern.finditer(sentence.text) if self._meant(jenis, sentence, m)),
                    None,
                )
                if found:
                    start = sentence.start
                    yield Claim(jenis, start + found.start(), start + found.end())

    def _of_the_period(self, text: str) -> bool:
        return (
            years_alone(text) <= {self.tahun}
            and not text.endswith("?")
            and not self.elsewhere.search(text)
        )

    def _meant(self, jenis: Jenis, sentence: Sentence, found: re.Match[str]) -> bool:
        """Not denied, wished for, or said of a part only."""
        text, said = sentence.text, found.group()
        breaks = [b.end() for b in _BREAK.finditer(text, 0, found.start())]
        before = text[breaks[-1] if breaks else 0 : found.start()]
        after = _BREAK.split(text[found.end() :], maxsplit=1)[0]
        if jenis == "kurang":
            return not self.denials_of_less.search(before)
        if self.denials.search(f"{before} {said}") or "kecuali" in text[found.end() :]:
            return False
        if jenis == "penuh":
            return not self.bounds.search(f"{before} {said} {after}")
        if jenis == "efisien":
            return bool(self.resources.search(text))
        if _PART.search(f"{said} {after}"):
            return False
        return not self.all_words.match(said) or bool(
            self.before.search(text[: found.start()]) or _TIME.search(before)
        )


def _either(patterns: Iterable[str], groups: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_pattern(p, groups)})" for p in patterns), re.IGNORECASE)


def _pattern(pattern: str, groups: Mapping[str, tuple[str, ...]]) -> str:
    """`{seluruh} {hal} … selesai` as a regular expression; words are parted by blanks."""
    pieces = [_piece(piece, groups) for piece in pattern.split()]
    return r"(?<!\w)" + "".join(pieces)[: -len(r"\s+")] + r"(?!\w)"


def _piece(piece: str, groups: Mapping[str, tuple[str, ...]]) -> str:
    if piece == "…":
        return _GAP
    name = piece.strip("{}?")
    if not piece.startswith("{") or name not in groups:
        return re.escape(piece) + r"\s+"
    words = either(groups[name])
    return rf"(?:(?:{words})\s+)?" if piece.endswith("?") else rf"(?:{words})\s+"


Arah = Literal["tertinggi", "terendah"]

_OF = re.compile(r"\b(?:serapan|penyerapan|daya serap|persentase realisasi)\w*", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:(?P<high>tertinggi|terbesar|paling tinggi)|(?P<low>terendah|terkecil|paling rendah))\b",
    re.IGNORECASE,
)
# One of several, or the second: no claim that it is the highest of all.
_NOT_THE = re.compile(r"salah satu|\b(?:kedua|ketiga|urutan|bukan|tidak|belum)\b", re.IGNORECASE)
_LEADS_TO = re.compile(r"\b(?:pada|adalah|ialah|yaitu|yakni|oleh|di|dalam)\s+$")
# What was highest last year need not be so in this report.
_BEFORE = re.compile(r"\b(?:tahun|periode|triwulan) (?:lalu|sebelumnya)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:](?=\s)|\b(?:sedangkan|sementara|adapun|dan serapan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Superlative:
    arah: Arah
    name: str
    start: int  # of the name
    end: int


def superlatives(
    sentences: Iterable[Sentence], programs: NameTree, tahun: int
) -> Iterator[Superlative]:
    """Of this year: the name after such a word in its clause, or else the last one before it."""
    for sentence in sentences:
        of_the_year = years_alone(sentence.text) <= {tahun} and not _BEFORE.search(sentence.text)
        if not of_the_year or not _OF.search(sentence.text) or _NOT_THE.search(sentence.text):
            continue
        named = list(programs.mentions(sentence.text))
        breaks = [
            b.start()
            for b in _CLAUSE.finditer(sentence.text)
            if not any(m.start < b.start() < m.end for m in named)
        ]
        for word in _MOST.finditer(sentence.text):
            start = max((b for b in breaks if b < word.start()), default=0)
            end = min((b for b in breaks if b > word.start()), default=len(sentence.text))
            name = _named_by(named, start, word, end)
            if name:
                arah: Arah = "tertinggi" if word["high"] else "terendah"
                at = sentence.start
                yield Superlative(arah, name.name, at + name.start, at + name.end)


def _named_by(named: list[Mention], start: int, word: re.Match[str], end: int) -> Mention | None:
    after = [m for m in named if word.end() <= m.start < end]
    before = [m for m in named if start <= m.start and m.end <= word.start()]
    if before and after and not _LEADS_TO.search(word.string[: after[0].start]):
        return before[-1]  # `Program A dengan serapan tertinggi mengungguli Program B`
    return after[0] if after else before[-1] if before else None


Ukuran = Literal["nilai", "kinerja", "capaian"]

_UP = "meningkat|naik|bertambah|membesar"
_DOWN = "menurun|turun|berkurang|merosot|mengecil"
_BETTER = "membaik"
_WORSE = "memburuk"
_DIRECTION = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>{_BETTER})|(?P<worse>{_WORSE}))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?P<ukuran>capaian|kinerja|realisasi)\b"
    r"(?P<lain>\s+(?:anggaran|belanja|keuangan|fisik|program|kegiatan|pegawai|aparatur|desa)\b)?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[,:]|\b(?:karena|akibat|sehingga|seiring|meski\w*|walau\w*|yang|dan)\b", re.I
)
NEAR = 8  # words between a measure and where it went


@dataclass(frozen=True, slots=True)
class Tren:
    """`text[start:end]` says that something rose or became better (`naik`).

    ukuran: what did. "nilai": the realisasi itself; "capaian": its share of the
    target; "kinerja": good or bad, whichever way the figure goes.
    """

    start: int
    end: int
    naik: bool
    ukuran: Ukuran


def tren(text: str) -> Iterator[Tren]:
    """Each word of a direction in a text that has a measure close before it.

    Without one, or with another clause between them, it may be said of anything.
    """
    subjects = list(_SUBJECT.finditer(text))
    for found in _DIRECTION.finditer(text):
        subject = next((s for s in reversed(subjects) if s.end() <= found.start()), None)
        if subject is None or subject["lain"]:
            continue
        between = text[subject.end() : found.start()]
        if _ELSEWHERE.search(between) or len(between.split()) > NEAR:
            continue
        judged = found.lastgroup in ("better", "worse")
        ukuran = _measure(subject["ukuran"].lower(), judged)
        yield Tren(*found.span(), found.lastgroup in ("up", "better"), ukuran)


def _measure(subject: str, judged: bool) -> Ukuran:
    if subject == "capaian":
        return "capaian"
    return "kinerja" if judged or subject == "kinerja" else "nilai"


@dataclass(frozen=True, slots=True)
class Sebutan:
    """`text[start:end]` names a category, as `kategori Baik` does. nama: as the scale has it."""

    start: int
    end: int
    nama: str


def sebutan_kategori(text: str, names: Sequence[str]) -> Iterator[Sebutan]:
    """Each category of `names` that follows a word like `kategori` or `predikat`.

    Without such a word `baik` is only a word.
    """
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    known = {n.lower(): n for n in names}
    choice = "|".join(re.escape(n) for n in longest_first)
    pattern = re.compile(
        r"\b(?:ber)?(?:kategori|predikat|kriteria)(?:nya)?\s+(?:capaian\s+|kinerja\s+)?"
        rf"(?:adalah\s+|yaitu\s+|yakni\s+)?[\"'“‘(]?(?P<nama>{choice})\b",
        re.IGNORECASE,
    )
    for found in pattern.finditer(text):
        yield Sebutan(*found.span("nama"), known[found["nama"].lower()])


# A wish, a denial or a condition claims nothing.
_TURNED = re.compile(
    r"\b(tidak|tak|belum|bukan|tanpa|agar|supaya|guna|jika|bila|apabila|diharapkan|ditargetkan"
    r"|direncanakan|diupayakan|untuk|akan|seharusnya|hendak|dapat|perlu|harus)\b",
    re.IGNORECASE,
)


def pernyataan(sentence: str) -> bool:
    """No denial, wish, plan or condition turns its meaning round."""
    return _TURNED.search(sentence) is None
