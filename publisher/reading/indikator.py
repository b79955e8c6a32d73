"""Where a text speaks of an indicator: by its name, a piece of it, or an abbreviation.

Nothing is listed: the names of the report tell which words single out one indicator. A name
of a program, a unit or the like that has the same words is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.reading import Naskah, once
from publisher.reading.names import Phrases
from publisher.reading.words import Word, folded, tokens
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.kinerja import Indikator, Sasaran

# Words that say how something is measured, but not what.
_MEASURES = frozenset(
    [
        "persentase", "prosentase", "jumlah", "angka", "nilai", "indeks", "tingkat", "cakupan",
        "rata", "rasio", "proporsi", "banyaknya", "capaian", "prevalensi", "hasil", "skor",
        "predikat", "target", "realisasi", "indikator", "kinerja", "kasus", "lama", "waktu",
        "total", "volume", "laju",
    ]
)  # fmt: skip
# Words of half of all reports of an office: alone they single out nothing.
_COMMON = frozenset(
    [
        "desa", "kelurahan", "kecamatan", "kabupaten", "kota", "masyarakat", "penduduk",
        "keluarga", "pelayanan", "layanan", "dokumen", "kegiatan", "program", "perangkat",
        "daerah", "pemerintah", "pemerintahan", "pegawai", "aparatur", "orang", "warga", "rumah",
        "tangga", "kesehatan", "pendidikan", "publik", "kepala", "seksi", "bidang", "dinas",
        "badan", "kantor", "laporan", "data", "standar", "administrasi", "pembangunan",
        "pengelolaan", "penyelenggaraan", "pelaksanaan", "kualitas", "mutu",
    ]
)  # fmt: skip
_LINKS = frozenset(
    [
        "yang", "dan", "atau", "di", "ke", "dari", "pada", "dalam", "untuk", "dengan", "oleh",
        "terhadap", "per", "atas", "bagi", "serta", "secara", "sesuai", "adalah", "telah",
        "sudah", "para", "suatu", "tahun", "sebagai",
    ]
)  # fmt: skip
# What stands before a name and says that it is one of something else.
_OTHER_KIND = re.compile(
    r"\b(?:program|kegiatan|sub\s?kegiatan|subkegiatan|bidang|seksi|sub\s?bagian|subbag|bagian|"
    r"dinas|badan|unit|misi|sasaran|tujuan|dokumen|laporan|aplikasi|tabel|pagu|anggaran|belanja|"
    r"jenis|variabel|unsur|komponen)\s+(?:strategis\s+)?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*$")
_WEAK = _MEASURES | _COMMON
_ENOUGH = Decimal("1.5")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Sebutan:
    """`text[start:end]` speaks of the indicator `n`; None: of one of several, or of another thing.

    sure: by its whole name, an abbreviation, or most of its words.
    """

    start: int
    end: int
    n: int | None
    sure: bool = False


class NamaIndikator:
    """The names of the indicators, ready to be found in any text."""

    def __init__(self, names: Sequence[str], others: Phrases[str]) -> None:
        self.others = others
        self.words: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.weight: list[Decimal] = []
        self.short: dict[str, set[int]] = defaultdict(set)
        for n, name in enumerate(names):
            for at, word in enumerate(folded(name)):
                if word not in _LINKS:
                    self.words[word][n].append(at)
            self.weight.append(sum((_worth(w) for w in set(folded(name))), Decimal(0)))
            for word in _abbreviations(name):
                self.short[word].add(n)

    def find(self, text: str) -> tuple[Sebutan, ...]:
        """All of them, in order; none overlaps another."""
        taken = [(f.start, f.end) for f in self.others.find(text)]
        found = [Sebutan(a, b, None) for a, b in taken]
        covered = {n for a, b in taken for n in range(a, b)}
        said = list(tokens(text))
        at = 0
        while at < len(said):
            mention, length = self._at(text, said, at, covered)
            if mention is not None:
                found.append(mention)
            at += max(1, length)
        return tuple(sorted(found, key=lambda s: s.start))

    def _at(
        self, text: str, said: list[Word], at: int, covered: set[int]
    ) -> tuple[Sebutan | None, int]:
        first = said[at]
        if first.start in covered:
            return None, 1
        if first.text in self.short:
            ns = self.short[first.text]
            only = next(iter(ns)) if len(ns) == 1 else None
            return Sebutan(first.start, first.end, only, only is not None), 1
        if self._key(first.plain) not in self.words:
            return None, 1
        cands, length, worth = self._run(said, at, covered)
        if length == 0:
            return None, 1
        before = text[max(0, first.start - 30) : first.start]
        lead = said[at - 1].plain if at else ""
        if lead in _MEASURES - {"indikator", "kinerja"} and lead not in self.words:
            worth += _HALF
        if worth < _ENOUGH:
            return None, length
        start, end = first.start, said[at + length - 1].end
        if _OTHER_KIND.search(before) or _longer_name(text, end, said, at + length):
            return Sebutan(start, end, None), length
        if len(cands) > 1:
            return Sebutan(start, end, None), length
        n = next(iter(cands))
        return Sebutan(start, end, n, worth * 2 > self.weight[n]), length

    def _key(self, word: str) -> str:
        """A word as the names have it: `berstatus` is `status`, `indeksnya` is `indeks`."""
        if word in self.words or len(word) < 6:
            return word
        bare = [word[len(p) :] for p in ("ber", "ter", "di") if word.startswith(p)]
        bare += [word[:-3]] if word.endswith("nya") else []
        return next((b for b in bare if b in self.words), word)

    def _run(
        self, said: list[Word], at: int, covered: set[int]
    ) -> tuple[dict[int, int], int, Decimal]:
        """(the indicators that the words from `at` on may name, how many words, their worth)"""
        head = self._key(said[at].plain)
        cands = {n: places[0] for n, places in self.words[head].items()}
        length, worth, seen, gap = 1, _worth(head), {head}, 0
        content = head not in _WEAK
        for k in range(at + 1, min(len(said), at + 40)):
            word = self._key(said[k].plain)
            if said[k].start in covered:
                break
            if word in _LINKS:
                gap += 1
                if gap > 2:
                    break
                continue
            known = self.words.get(word, {})
            further = {
                n: next((p for p in known[n] if p > last), -1)
                for n, last in cands.items()
                if n in known
            }
            further = {n: p for n, p in further.items() if p >= 0}
            if not further:
                break
            cands, length, gap = further, k - at + 1, 0
            worth += _worth(word) if word not in seen else 0
            content = content or word not in _WEAK
            seen.add(word)
        return (cands, length, worth) if content else (cands, 0, worth)


def _worth(word: str) -> Decimal:
    if word in _LINKS:
        return Decimal(0)
    return _HALF if word in _WEAK or len(word) < 3 else Decimal(1)


def _longer_name(text: str, end: int, said: list[Word], after: int) -> bool:
    """A capitalised word right behind goes on with another name: `Pelayanan Ibu Hamil`."""
    if after >= len(said) or text[end : said[after].start] != " ":
        return False
    word = said[after].text
    return (
        word[:1].isupper()
        and not _SHORT.match(word)
        and text[end - 1].isalpha()
        and (said[after - 1].text[:1].isupper())
        and word.lower() not in ("tahun", "kabupaten", "kota", "kecamatan", "dinas", "badan")
    )


def _abbreviations(name: str) -> Iterator[str]:
    """In the name, in brackets or not, and by its first letters: IKM, AKB, SAKIP, UCI."""
    known = [w.text for w in tokens(name) if _SHORT.match(w.text)]
    yield from known
    bare = re.sub(r"\([^)]*\)", " ", name)
    letters = "".join(w.text[0] for w in tokens(bare) if w.plain not in _LINKS).upper()
    if 3 <= len(letters) <= 6:
        yield letters


@dataclass(frozen=True, slots=True)
class Daftar:
    """The indicators of a report, in its order, each with its sasaran."""

    indikator: tuple[Indikator, ...]
    sasaran: tuple[Sasaran, ...]
    nama: NamaIndikator

    def n(self, ind: Indikator) -> int:
        return next(n for n, one in enumerate(self.indikator) if one is ind)


@once
def daftar_indikator(naskah: Naskah) -> Daftar:
    report = naskah.report
    pairs = [(s, i) for s in report.kinerja.sasaran for i in s.indikator]
    others: list[str] = [str(simpul.nama) for _, simpul in semua_simpul(report.anggaran)]
    others += [str(s.nama) for s in report.kinerja.sasaran]
    others += [str(u.nama) for u in report.organisasi.unit]
    office = report.laporan.perangkat_daerah
    others += [office.nama, f"{office.nama} {office.kabupaten}"]
    names = [str(i.nama) for _, i in pairs]
    own = {folded(name) for name in names}
    phrases = Phrases((name, "") for name in others if folded(name) not in own)
    return Daftar(
        tuple(i for _, i in pairs), tuple(s for s, _ in pairs), NamaIndikator(names, phrases)
    )
