"""What a text claims about how the work went, by the sentence patterns of `klaim.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from publisher.reading.patterns import any_word, either
from publisher.reading.sentences import Sentence, SentenceReader
from publisher.reading.years import years_alone
from publisher.vocabulary.pengetahuan.kata import Klaim

Jenis = Literal["terlaksana", "tercapai", "penuh", "kurang", "efisien"]

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
