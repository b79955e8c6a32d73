"""Rules on number and year of regulations, and on how many a text says that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import DamerauLevenshtein

from publisher.checks.peraturan import Key, Known, cited
from publisher.reading import Naskah, Passage
from publisher.reading.figures import number_words
from publisher.reading.regulations import Regulation
from publisher.reading.titles import title_begins, words_of
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule

LONG = 3  # words from which on a title is no other regulation's by chance
_NATIONAL = ("undang-undang", "peraturan pemerintah", "peraturan presiden", "peraturan menteri")
_CHANGES = re.compile(r"\b(?:perubahan|diubah|mengubah|perbaikan)\b", re.IGNORECASE)
_KINDS = {
    "peraturan perundang-undangan": "",
    "undang-undang": "undang-undang",
    "peraturan pemerintah": "peraturan pemerintah",
    "peraturan presiden": "peraturan presiden",
    "peraturan menteri": "peraturan menteri",
    "peraturan daerah": "peraturan daerah",
    "peraturan bupati": "peraturan bupati",
    "peraturan wali kota": "peraturan wali kota",
    "peraturan gubernur": "peraturan gubernur",
}
_SAID = "|".join(kind.replace(" ", r"\s+") for kind in _KINDS)
_KIND = re.compile(
    rf"\s+(?:buah\s+)?(?P<kind>{_SAID}|perpres|perda|perbup|dasar\s+hukum)"
    r"(?!\s+(?:nomor|no\b|pengganti|pelaksana))\b",
    re.IGNORECASE,
)
_SAME = {"perpres": "peraturan presiden", "perda": "peraturan daerah", "perbup": "peraturan bupati"}
_DIGITS = re.compile(r"(?<![\w.,/])\d{1,2}(?![\w.,/])")


@rule("hukum", WARNING, INFO)
def nomor_peraturan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A regulation has the title of another number or year, or nearly the number of a known one.

    A reader looks it up by number and finds something else. Compare with the regulation:
    correct number, year and form, or the title. What an office adds in
    pengetahuan/peraturan.toml and its own list are known too.
    """
    known = Known(naskah)
    titles, shared = _by_title(known, known.listed, known.shared), _by_title(known, known.shared)
    for p in naskah.report.pendahuluan.peraturan:
        key = known.key(p.bentuk, p.nomor, p.tahun)
        if p.tentang and key not in known.shared:
            right = _named(shared, p.tentang, key)
            if right:
                yield _flaw(p.place / "nomor", _said(key), right, right not in known.unconfirmed)
    for passage, found in cited(naskah):
        if found.year is None:
            continue
        key = known.key(found.form, found.number, found.year)
        if key in known.shared or key in known.listed or key in known.replaced:
            continue
        if any(_family(key) == _family(k) and key[1:] == k[1:] for k in known.listed):
            continue  # `Perda Nomor 1 Tahun 2024`, listed with its kabupaten
        right = _right(passage, found, key, titles, known)
        sure = right is not None
        if right is None and not found.title:
            right, sure = _by_subject(naskah, passage, found, key, known)
        if right:
            at = passage.place(found.start, found.number_end)
            yield _flaw(at, _said(key), right, sure and right not in known.unconfirmed)


def _family(key: Key) -> str:
    """The form without whose it is: a Perda of any daerah."""
    return next((f for f in _LOCAL if key[0].startswith(f)), key[0])


_LOCAL = (
    "peraturan daerah", "peraturan bupati", "peraturan wali kota", "peraturan gubernur",
    "keputusan bupati", "keputusan wali kota", "keputusan gubernur", "keputusan kepala",
)  # fmt: skip
_SUBJECTS = (
    ("jangka menengah", r"\bRPJMD\b|\bvisi\b|\bmisi\b"),
    ("rencana strategis", r"\brenstra\b|rencana\s+strategis"),
    (
        "susunan organisasi",
        r"susunan\s+organisasi|tugas\s+dan\s+fungsi|\btugas\b|kedudukan|"
        r"tata\s+kerja",
    ),
    ("anggaran pendapatan", r"\bAPBD\b|anggaran"),
    ("penjabaran", r"penjabaran"),
    ("rencana kerja", r"\brenja\b|\bRKPD\b|rencana\s+kerja"),
    ("indikator kinerja", r"\bIKU\b|indikator\s+kinerja"),
)


def _by_subject(
    naskah: Naskah, passage: Passage, found: Regulation, key: Key, known: Known
) -> tuple[Key | None, bool]:
    """A known regulation of the same form, and of the same number or year, that is about what the
    sentence is about. (the regulation, whether that is sure)"""
    first, last = naskah.sentences.around(passage.text, found.start, found.end)
    around = f"{passage.text[first : found.start]} {passage.text[found.end : last]}"
    if _CHANGES.search(around) and _family(key) not in _LOCAL:
        return None, False
    organisation = passage.at.path.name == "organisasi.toml"
    close: list[tuple[Key, bool]] = []
    for source in (known.listed, known.shared):
        for other, title in source.items():
            same = _family(key) == _family(other)
            if same and (other[1] == key[1]) != (other[2] == key[2]):
                own = organisation and "susunan organisasi" in title.lower()
                about = own or _about(title, around)
                if about:
                    close.append((other, about))
    sure = [c for c in close if c[1]]
    chosen = sure or close
    return (chosen[0][0], bool(sure)) if len({c[0] for c in chosen}) == 1 else (None, False)


def _about(title: str, words: str) -> bool:
    """Do they share the subject, or two words of the title that say what it is about?"""
    low = title.lower()
    if any(t in low and re.search(pattern, words, re.IGNORECASE) for t, pattern in _SUBJECTS):
        return True
    content = {w for w in words_of(low) if len(w) > 5} - _COMMON
    said = {w.lower() for w in re.findall(r"[^\W\d_]+", words)}
    return len(content & said) >= 2


_COMMON = frozenset(
    [
        "daerah", "tentang", "pedoman", "pelaksanaan", "penyelenggaraan", "peraturan", "perubahan",
        "negara", "pemerintah", "instansi", "kabupaten", "tahun", "petunjuk", "teknis", "republik",
        "indonesia", "pembentukan",
    ]
)  # fmt: skip


def _flaw(at: Place, said: str, right: Key, sure: bool) -> Flaw:
    return Flaw(
        at,
        message("{said} is not known; {right} is", said=said, right=_said(right)),
        message("compare with the regulation: perhaps {right} is meant", right=_said(right)),
        severity=WARNING if sure else INFO,
    )


def _said(key: Key) -> str:
    return f"{key[0].title()} Nomor {key[1]} Tahun {key[2]}"


def _by_title(known: Known, *sources: Mapping[Key, str]) -> Mapping[str, tuple[Key, ...]]:
    """Title in small letters → the regulations that have it, those that hold first."""
    titles: dict[str, list[Key]] = {}
    for source in sources:
        for key, title in source.items():
            titles.setdefault(" ".join(words_of(title)).casefold(), []).append(key)
    return {
        title: tuple(sorted(keys, key=lambda key: key in known.replaced))
        for title, keys in titles.items()
    }


def _right(
    passage: Passage,
    found: Regulation,
    key: Key,
    titles: Mapping[str, tuple[Key, ...]],
    known: Known,
) -> Key | None:
    if found.title:
        rest = passage.text[found.title_start : found.title_start + 400]
        whole = next((t for t in titles if t.count(" ") >= LONG and title_begins(rest, t)), "")
        return _named(titles, whole or found.title, key)
    around = passage.text[max(0, found.start - 60) : found.number_end + 60]
    if not key[0].startswith(_NATIONAL) or _CHANGES.search(around):
        return None
    return next((other for other in known.listed if _nearly(key, other)), None)


def _named(titles: Mapping[str, tuple[Key, ...]], title: str, key: Key) -> Key | None:
    """Another regulation of this title: of the same form, or of the same number and year."""
    keys = titles.get(" ".join(words_of(title)).casefold(), ())
    if key in keys:
        return None
    return next((k for k in keys if k[0] == key[0] or k[1:] == key[1:]), None)


def _nearly(key: Key, other: Key) -> bool:
    """One digit apart, or two digits swapped, in the number or the year alone."""
    if key[0] != other[0] or (key[1] != other[1]) == (key[2] != other[2]):
        return False
    ours, theirs = (key[1], other[1]) if key[1] != other[1] else (str(key[2]), str(other[2]))
    return (
        len(ours) > 1
        and len(ours) == len(theirs)
        and DamerauLevenshtein.distance(ours, theirs) == 1
    )


@rule("hukum", WARNING)
def banyak_peraturan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A text says how many regulations the list has, and it has another number of them.

    The list stands right below. Count again, or write no number.
    """
    listed = [str(p.bentuk).casefold().split() for p in naskah.report.pendahuluan.peraturan]
    if not listed:
        return
    for passage in naskah.of("narasi"):
        if passage.at.keys[:1] != ("dasar_hukum",):
            continue
        for start, end, value, kind in _counted(passage.text):
            prefix = _KINDS[kind].split()
            count = sum(words[: len(prefix)] == prefix for words in listed)
            if value != count:
                yield Flaw(
                    passage.place(start, end),
                    message(
                        "the list has {count} {kind}, not {value}",
                        count=count,
                        kind=kind,
                        value=value,
                    ),
                    message("count the list below again, or write no number"),
                )


def _counted(text: str) -> Iterator[tuple[int, int, int, str]]:
    numbers = [(n.start, n.end, n.value) for n in number_words(text)]
    numbers += [(m.start(), m.end(), int(m[0])) for m in _DIGITS.finditer(text)]
    for start, end, value in sorted(numbers):
        brackets = re.match(r"\s*\([^()]*\)", text[end:])
        at = end + (brackets.end() if brackets else 0)
        found = _KIND.match(text, at)
        if found:
            said = " ".join(found["kind"].casefold().split())
            kind = (
                "peraturan perundang-undangan" if said == "dasar hukum" else _SAME.get(said, said)
            )
            yield start, end, value, kind


RULES = (nomor_peraturan_berbeda, banyak_peraturan_berbeda)
